"""What a batch costs: against annotations (`losses`), and against what teachers say of the same windows (`taught`)."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional as F

from detente.reading.labels import POINTERS

from . import data

SURE = 0.3
"""From this probability of its teachers on, a token's act is learnt from them."""


def collate(batch: list[data.Example]) -> dict[str, torch.Tensor]:
    longest = max(len(example.window.ids) for example in batch)

    def stack(rows: list[np.ndarray], fill: int) -> torch.Tensor:
        return torch.tensor(np.stack([np.pad(row, (0, longest - len(row)), constant_values=fill) for row in rows]))

    return {
        "ids": stack([e.window.ids for e in batch], 1),
        "cases": stack([e.window.cases for e in batch], 0),
        "mask": stack([np.ones(len(e.window.ids), dtype=np.int64) for e in batch], 0),
        "anchor": stack([e.anchor for e in batch], data.IGNORE),
        "mention": stack([e.mention for e in batch], data.IGNORE),
    }


def losses(
    out: dict[str, torch.Tensor], batch: list[data.Example], t: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """One number a head, each a mean over what the batch holds for it."""
    found: dict[str, torch.Tensor] = {}
    if (t["anchor"] != data.IGNORE).any():
        found["anchor"] = (
            F.cross_entropy(
                out["anchor"].flatten(0, 1), t["anchor"].flatten(), ignore_index=data.IGNORE, label_smoothing=0.02
            )
            * 3
        )
        found["mention"] = F.cross_entropy(
            out["mention"].flatten(0, 1), t["mention"].flatten(), ignore_index=data.IGNORE
        )
    acts = [(b, anchor) for b, example in enumerate(batch) for anchor in example.anchors]
    if acts:
        rows = torch.tensor([b for b, _ in acts]), torch.tensor([a.at for _, a in acts])
        for head, weight in (("stance", 0.5), ("modality", 0.5), ("voice", 0.2), ("mode", 0.3)):
            right = torch.tensor([getattr(a, head) for _, a in acts])
            found[head] = weight * F.cross_entropy(out[head][rows], right)
        for side, name in enumerate(("start", "end")):
            scores = out[name][rows[0], :, rows[1]]  # [acts, spans, T]
            scores = scores.masked_fill(t["mask"][rows[0]].unsqueeze(1) == 0, -1e4)
            right = torch.tensor([[span[side] for span in a.spans] for _, a in acts])
            found[name] = F.cross_entropy(scores.flatten(0, 1), right.flatten())
    asks = [(b, *ask) for b, example in enumerate(batch) for ask in example.asks]
    if asks:
        at = (
            torch.tensor([ask[0] for ask in asks]),
            torch.tensor([ask[2] for ask in asks]),
            torch.tensor([ask[1] for ask in asks]),
        )
        scores = out["pointer"][at]  # [asks, T]
        right, weight = torch.zeros_like(scores), t["mask"][at[0]].float()
        for i, (_, _, _, positive, neutral) in enumerate(asks):
            right[i, positive] = 1
            weight[i, neutral] = 0
        found["pointer"] = (F.binary_cross_entropy_with_logits(scores, right, reduction="none") * weight).sum() / len(
            asks
        )
    links = [(b, *link) for b, example in enumerate(batch) for link in example.links if link[2]]
    if links:
        rows = torch.tensor([link[0] for link in links]), torch.tensor([link[1] for link in links])
        scores = out["link"][rows]
        allowed, right = torch.full_like(scores, -1e4), torch.full_like(scores, -1e4)
        for i, (_, _, positive, candidates) in enumerate(links):
            allowed[i, [0, *candidates]] = 0
            right[i, positive or [0]] = 0
        found["link"] = 0.5 * (torch.logsumexp(scores + allowed, 1) - torch.logsumexp(scores + right, 1)).mean()
    paired = [(b, *example.pair) for b, example in enumerate(batch) if example.pair]
    if paired:
        scores = torch.stack([pair_scores(out, t["mask"], b, s, r) for b, s, r, _ in paired])
        right = torch.tensor([p[3] for p in paired])
        found["pair"] = 0.5 * F.cross_entropy(scores, right) + 0.2 * F.relu(-torch.logsumexp(scores, 1)).mean()
    return found


def pair_scores(out: dict[str, torch.Tensor], mask: torch.Tensor, b: int, actor: int, recipient: int) -> torch.Tensor:
    """Log score of each type between two marked tokens, summed over the anchors that could say it."""
    anchors = F.log_softmax(out["anchor"][b], -1)[:, 1:]
    points = F.logsigmoid(out["pointer"][b])
    tie = points[POINTERS.index("actor"), :, actor] + points[POINTERS.index("recipient"), :, recipient]
    tie = tie.masked_fill(mask[b] == 0, -1e4)
    return torch.logsumexp(anchors + tie.unsqueeze(1), 0)


def said(outs: list[dict[str, torch.Tensor]], mask: torch.Tensor) -> dict[str, torch.Tensor]:
    """What several teachers say together: the mean of their probabilities for every head (of `link`, whose choices
    differ by row, the mean score)."""
    outs = [unpadded(out, mask) for out in outs]
    together = {}
    for name in ("anchor", "mention", "stance", "modality", "voice", "mode", "start", "end"):
        together[name] = torch.stack([out[name].softmax(-1) for out in outs]).mean(0)
    together["pointer"] = torch.stack([out["pointer"].sigmoid() for out in outs]).mean(0)
    together["link"] = torch.stack([out["link"] for out in outs]).mean(0)
    return together


def unpadded(out: dict[str, torch.Tensor], mask: torch.Tensor) -> dict[str, torch.Tensor]:
    """Scores under which no span begins or ends in the padding."""
    nothing = (mask == 0)[:, None, None]
    return out | {name: out[name].masked_fill(nothing, -1e4) for name in ("start", "end")}


def taught(
    out: dict[str, torch.Tensor], teachers: dict[str, torch.Tensor], batch: list[data.Example], mask: torch.Tensor
) -> dict[str, torch.Tensor]:
    """One number a head: how far the student is from its teachers, where they see words, acts and mentions."""

    def soft(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        return -(wanted * F.log_softmax(scores, -1)).sum(-1).mean()

    out, longest = unpadded(out, mask), mask.shape[1]
    first, inside = (
        torch.tensor(np.stack([np.pad(flags, (0, longest - len(flags))) for flags in rows]))
        for rows in (
            [e.window.first & (e.window.sentence >= 0) for e in batch],
            [e.window.sentence >= 0 for e in batch],
        )
    )
    found = {
        "anchor": 3 * soft(out["anchor"][first], teachers["anchor"][first]),
        "mention": soft(out["mention"][inside], teachers["mention"][inside]),
    }
    rows = torch.nonzero(first & (teachers["anchor"][..., 0] < 1 - SURE), as_tuple=True)
    if len(rows[0]):
        for head, weight in (("stance", 0.5), ("modality", 0.5), ("voice", 0.2), ("mode", 0.3)):
            found[head] = weight * soft(out[head][rows], teachers[head][rows])
        for name in ("start", "end"):
            found[name] = soft(out[name][rows[0], :, rows[1]], teachers[name][rows[0], :, rows[1]])
    asked = [(b, ask[1], ask[0]) for b, example in enumerate(batch) for ask in example.asks]
    asked += [(int(b), role, int(at)) for b, at in zip(*rows, strict=True) for role in range(POINTERS.index("speaker"))]
    if asked:
        at = tuple(torch.tensor(column) for column in zip(*set(asked), strict=True))
        each = F.binary_cross_entropy_with_logits(out["pointer"][at], teachers["pointer"][at], reduction="none")
        found["pointer"] = (each * inside[at[0]]).sum() / len(set(asked))
    links = []
    for b, mentions in enumerate(teachers["mention"].argmax(-1) == 1):
        at = torch.nonzero(mentions & inside[b]).flatten()
        for n in range(1, len(at)):
            allowed = torch.cat([torch.zeros(1, dtype=at.dtype), at[:n]])
            links.append(soft(out["link"][b, at[n], allowed], teachers["link"][b, at[n], allowed].softmax(-1)))
    if links:
        found["link"] = 0.5 * torch.stack(links).mean()
    return found
