"""The shipped weights → a checkpoint to go on from, for whoever has none.

    python -m training.recover [--name shipped]
    python -m training.train --start shipped --name better …

The rounding to integers is all that is lost; rows of the vocabulary that the export pruned come from the base encoder.
"""

from __future__ import annotations

import argparse
import json

import torch

from detente.reading.encoder import WEIGHTS

from .integers import matrices
from .model import ReaderModel
from .train import HERE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="shipped", help="folder of the checkpoint, under training/checkpoints")
    given = parser.parse_args()
    settings = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))["training"]
    base = HERE / "base" / settings["base"]
    model = ReaderModel(base, settings["layers"])
    state = model.state_dict()
    values = {name.removeprefix("model."): found for name, found in matrices(WEIGHTS / "reader.onnx").items()}
    values = {name: found for name, found in values.items() if name in state}
    embedding = next(name for name in state if name.endswith("word_embeddings.weight"))
    whole = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    kept = json.loads((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    rows = [whole[token] for token, _ in sorted(kept.items(), key=lambda pair: pair[1])]
    table = state[embedding].clone()
    table[rows] = torch.tensor(values.pop(embedding))
    model.load_state_dict({embedding: table} | {name: torch.tensor(v.copy()) for name, v in values.items()})
    folder = HERE / "checkpoints" / given.name
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "step": 0}, folder / "state.pt")
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    print(folder)


if __name__ == "__main__":
    main()
