"""Trains a reader; resumes from its last checkpoint.

    python -m training.train --base mpnet --layers 8 --epochs 4 --name accurate

Checkpoints go to training/checkpoints/NAME, after every epoch and every `--save-every` steps. Killed, the same
command goes on where it was. Figures of the held-out reports are printed after each epoch.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import time

import numpy as np
import torch
from tokenizers import Tokenizer

from detente.reading.windows import Windows

from . import data
from .losses import collate, losses, said, taught
from .model import ReaderModel

HERE = pathlib.Path(__file__).resolve().parent


def batches(windows: list[data.Example], pairs: list[data.Example], size: int, seed: str) -> list[list[data.Example]]:
    """One epoch's batches in a random order that `seed` fixes; the short marked pairs go four times as many a batch."""
    rng = random.Random(seed)
    found = []
    for examples, many in ((windows, size), (pairs, 4 * size)):
        order = rng.sample(examples, len(examples))
        found += [order[i : i + many] for i in range(0, len(order), many)]
    rng.shuffle(found)
    return found


def watch(model: ReaderModel, held: list[data.Example], size: int) -> dict[str, float]:
    """Figures on held-out windows: anchors found and typed, roles and links right given the right anchors."""
    model.eval()
    hit = found = real = typed = stance = asked = pointed = linked = links = span_right = spans = 0
    with torch.no_grad():
        for i in range(0, len(held), size):
            batch = held[i : i + size]
            t = collate(batch)
            out = model(t["ids"], t["cases"], t["mask"])
            for b, example in enumerate(batch):
                guess = out["anchor"][b].argmax(-1).numpy()[: len(example.anchor)]
                known = example.anchor != data.IGNORE
                found += int(((guess > 0) & known).sum())
                real += int((example.anchor > 0).sum())
                both = (guess > 0) & (example.anchor > 0)
                hit += int(both.sum())
                typed += int((guess[both] == example.anchor[both]).sum())
                for a in example.anchors:
                    stance += int(out["stance"][b, a.at].argmax()) == a.stance
                    for r, (s, e) in enumerate(a.spans):
                        if s:
                            spans += 1
                            span_right += (
                                int(out["start"][b, r, a.at].argmax()) == s
                                and int(out["end"][b, r, a.at].argmax()) == e
                            )
                for at, role, positive, neutral in example.asks:
                    if role < 2:
                        asked += 1
                        chosen = set(torch.nonzero(out["pointer"][b, role, at] > 0).flatten().tolist()) - set(neutral)
                        pointed += chosen == set(positive)
                for at, positive, candidates in example.links:
                    if candidates:
                        links += 1
                        allowed = [0, *candidates]
                        linked += allowed[int(out["link"][b, at, allowed].argmax())] in (positive or [0])
    model.train()
    p, r = hit / max(found, 1), hit / max(real, 1)
    return {
        "anchor_p": p, "anchor_r": r, "anchor_f1": 2 * p * r / max(p + r, 1e-9), "type": typed / max(hit, 1),
        "stance": stance / max(real, 1), "pointer": pointed / max(asked, 1), "span": span_right / max(spans, 1),
        "link": linked / max(links, 1),
    }  # fmt: skip


def run(model: ReaderModel, t: dict[str, torch.Tensor], bf16: bool) -> dict[str, torch.Tensor]:
    """Scores of a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        out = model(t["ids"], t["cases"], t["mask"])
    return out


def checkpoint(name: str) -> ReaderModel:
    """The model of a checkpoint, ready to be asked."""
    folder = HERE / "checkpoints" / name
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    model = ReaderModel(HERE / "base" / settings["base"], settings["layers"])
    model.load_state_dict(torch.load(folder / "state.pt", weights_only=True)["model"])
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="mpnet", help="folder under training/base")
    parser.add_argument("--layers", type=int, help="keep so many of the encoder's layers")
    parser.add_argument("--freeze", type=int, default=0, help="leave so many of the lowest layers as they are")
    parser.add_argument("--start", help="begin with the weights of this earlier checkpoint")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=4, help="windows a step")
    parser.add_argument(
        "--rate", type=float, default=5e-5, help="learning rate of the encoder; heads take eight times it"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--name", required=True)
    parser.add_argument("--reports", type=int, help="train on so many reports only (learning curve)")
    parser.add_argument("--teachers", nargs="*", default=[], help="checkpoints to learn from beside the annotations")
    parser.add_argument("--unlabelled", type=int, default=0, help="so many articles more, known to the teachers alone")
    parser.add_argument(
        "--bf16", action="store_true", help="16-bit arithmetic: three times faster where the CPU has it"
    )
    parser.add_argument("--save-every", type=int, default=100)
    given = parser.parse_args()
    random.seed(given.seed), np.random.seed(given.seed), torch.manual_seed(given.seed)

    base = HERE / "base" / given.base
    folder = HERE / "checkpoints" / given.name
    folder.mkdir(parents=True, exist_ok=True)
    cutter = Windows(Tokenizer.from_file(str(base / "tokenizer.json")))
    reports = data.sources()
    train_reports = [s for s in reports if not data.held_out(s.id)][: given.reports]
    train = [e for s in train_reports for e in data.examples(s, cutter)]
    train += [e for s in data.unlabelled(given.unlabelled) for e in data.bare(s, cutter)]
    held = [e for s in reports if data.held_out(s.id) for e in data.examples(s, cutter)]
    pairs = data.pairs(cutter)
    per_epoch = len(batches(train, pairs, given.batch, ""))
    steps = per_epoch * given.epochs
    model = ReaderModel(base, given.layers)
    if given.freeze:
        model.freeze(given.freeze)
    if given.start:
        model.load_state_dict(torch.load(HERE / "checkpoints" / given.start / "state.pt", weights_only=True)["model"])
    teachers = [checkpoint(name) for name in given.teachers]
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    distance = list(model.pairs.distance.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith(("encoder.", "pairs.distance."))]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": given.rate},
            {"params": heads, "lr": 8 * given.rate},
            # A bias moves by its rate at each step: at the heads' rate it would not get anywhere in an epoch.
            {"params": distance, "lr": 200 * given.rate},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.08 * steps), max(0.0, (steps - step) / (0.92 * steps)))
    )
    done = 0
    if (folder / "state.pt").exists():
        state = torch.load(folder / "state.pt", weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
        for _ in range(done):
            schedule.step()
        print(f"resumed at step {done}")
    print(
        f"{len(train_reports)} reports, {len(train)} windows, {len(pairs)} pairs, {len(held)} windows held out, {steps} steps",
        flush=True,
    )
    (folder / "settings.json").write_text(json.dumps(vars(given) | {"train_reports": len(train_reports)}))

    model.train()
    began, sums = time.time(), {}
    for step in range(done, steps):
        if step == done or step % per_epoch == 0:
            epoch = batches(train, pairs, given.batch, f"{given.seed}:{step // per_epoch}")
        batch = epoch[step % per_epoch]
        t = collate(batch)
        out = run(model, t, given.bf16)
        parts = losses(out, batch, t)
        if teachers and not batch[0].pair:
            with torch.no_grad():
                wanted = said([run(teacher, t, given.bf16) for teacher in teachers], t["mask"])
            parts |= {f"{name}, taught": part for name, part in taught(out, wanted, batch, t["mask"]).items()}
        loss = sum(parts.values())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for name, part in parts.items():
            sums.setdefault(name, []).append(float(part.detach()))
        last = (step + 1) % per_epoch == 0
        if (step + 1) % 25 == 0 or last:
            means = {name: round(sum(values) / len(values), 3) for name, values in sums.items()}
            print(f"step {step + 1}/{steps} {(time.time() - began) / (step + 1 - done):.2f} s/step {means}", flush=True)
            sums = {}
        if (step + 1) % given.save_every == 0 or last:
            torch.save(
                {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, folder / "new.pt"
            )
            (folder / "new.pt").replace(folder / "state.pt")
        if last:
            print({k: round(v, 3) for k, v in watch(model, held, given.batch).items()}, flush=True)


if __name__ == "__main__":
    main()
