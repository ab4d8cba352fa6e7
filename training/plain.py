"""The yardstick for `classify`: a plain fine-tune of the base encoder on PLV itself, in five folds.

    python -m training.plain ../shared/data/plv/plv_train.jsonl --base mpnet

Marks stand in the text as words; the mean of the marked spans goes into one linear layer. Nothing of it ships. Each
fold's answers are kept in training/checkpoints/plain-BASE, so that a run that was stopped goes on with the next fold.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random

import numpy as np
import torch
from benchmarks.accuracy.plv import QUAD, figures, show
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel

from detente.reading.classify import unmarked
from detente.reading.encoder import WEIGHTS

HERE = pathlib.Path(__file__).resolve().parent
TYPES = list(QUAD)
FOLDS = 5
EPOCHS = 3
"""Over about 840 sentences a fold; five epochs take an hour and a half in all."""


class Plain(nn.Module):
    def __init__(self, base: pathlib.Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.out = nn.Linear(2 * self.encoder.config.hidden_size, len(TYPES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, sides: torch.Tensor) -> torch.Tensor:
        """`sides` [B, 2, T] marks the tokens of the actor and of the recipient."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = sides @ hidden / sides.sum(-1, keepdim=True).clamp(min=1)
        return self.out(pooled.flatten(1))


def encoded(tokenizer: Tokenizer, marked: str) -> tuple[list[int], list[int], list[int]]:
    """Token ids, and the indexes of the tokens that begin an actor and a recipient."""
    text, actors, recipients = unmarked(marked)
    found = tokenizer.encode(text)
    where = [
        [i for i, (a, b) in enumerate(found.offsets) if any(a <= at < max(b, a + 1) for at in offsets) and b > a]
        for offsets in (actors, recipients)
    ]
    return found.ids, where[0], where[1]


def batch_of(rows: list[tuple[list[int], list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(ids) for ids, _, _ in rows)
    ids = torch.ones(len(rows), longest, dtype=torch.long)
    mask, sides = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), 2, longest)
    for i, (tokens, actors, recipients) in enumerate(rows):
        ids[i, : len(tokens)] = torch.tensor(tokens)
        mask[i, : len(tokens)] = 1
        sides[i, 0, actors or [0]] = 1
        sides[i, 1, recipients or [0]] = 1
    return ids, mask, sides


def batches(rows: list, train: list[int], size: int, seed: str) -> list[list[int]]:
    """Sentences of like length together, in a random order that `seed` fixes: half the time goes into padding else."""
    rng = random.Random(seed)
    order = sorted(rng.sample(train, len(train)), key=lambda i: len(rows[i][0]) // 8)
    found = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def answers(base: pathlib.Path, rows: list, gold: list[int], train: list[int], test: list[int], seed: int) -> list[int]:
    torch.manual_seed(seed)
    model = Plain(base)
    epochs, size = EPOCHS, 16
    steps = epochs * -(-len(train) // size)
    optimizer = torch.optim.AdamW(model.parameters(), lr=6e-5, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * steps), (steps - s) / steps))
    for epoch in range(epochs):
        for chosen in batches(rows, train, size, f"{seed}:{epoch}"):
            loss = F.cross_entropy(model(*batch_of([rows[i] for i in chosen])), torch.tensor([gold[i] for i in chosen]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    model.eval()
    with torch.no_grad():
        return [int(model(*batch_of([rows[i]])).argmax()) for i in test]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--base", default="mpnet")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--record", action="store_true", help="keep the figures in reader.json, for the model card")
    given = parser.parse_args()
    base, folder = HERE / "base" / given.base, HERE / "checkpoints" / f"plain-{given.base}"
    folder.mkdir(parents=True, exist_ok=True)
    data = [json.loads(line) for line in given.file.read_text(encoding="utf-8").splitlines()]
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = [encoded(tokenizer, row["marked_sentence"]) for row in data]
    gold = [TYPES.index(row["gold_root"]) for row in data]
    fold_of = np.random.default_rng(given.seed).permutation(len(data)) % FOLDS
    said = [0] * len(data)
    for fold in range(FOLDS):
        kept = folder / f"fold{fold}.json"
        test = [i for i in range(len(data)) if fold_of[i] == fold]
        if not kept.exists():
            train = [i for i in range(len(data)) if fold_of[i] != fold]
            kept.write_text(json.dumps(answers(base, rows, gold, train, test, given.seed + fold)))
            print(f"fold {fold} done", flush=True)
        for i, answer in zip(test, json.loads(kept.read_text()), strict=True):
            said[i] = answer
    pairs = [(TYPES[g], TYPES[s]) for g, s in zip(gold, said, strict=True)]
    show(pairs)
    if given.record:
        path = WEIGHTS / "reader.json"
        about = json.loads(path.read_text(encoding="utf-8"))
        about["plain"] = {name: round(value, 3) for name, value in figures(pairs).items()}
        path.write_text(json.dumps(about, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
