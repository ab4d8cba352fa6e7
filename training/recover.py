"""The shipped weights → a checkpoint to go on from, for whoever has none.

    python -m training.recover [--name shipped]
    python -m training.train --start shipped --name better …

The rounding to int8 is all that is lost; rows of the vocabulary that the export pruned come from the base encoder.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from detente.reading.encoder import WEIGHTS

from .model import ReaderModel
from .train import HERE


def shipped() -> dict[str, np.ndarray]:
    """The shipped tensors by their name in the torch module, matrices of linear layers turned as torch has them.

    The graph keeps the names of biases but not of the matrices that stand before them: a matrix is called after the
    bias that is added to its product.
    """
    graph = onnx.load(WEIGHTS / "reader.onnx").graph
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            small, scale = (found.pop(name) for name in node.input)
            axis = node.attribute[0].i
            found[node.output[0]] = small.astype(np.float32) * np.expand_dims(scale, 1 - axis)
    adds = {name: node for node in graph.node if node.op_type == "Add" for name in node.input}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in found:
            (bias,) = [name for name in adds[node.output[0]].input if name.endswith(".bias")]
            found[bias.removesuffix("bias") + "weight"] = found.pop(node.input[1]).T
    return {name.removeprefix("model."): values for name, values in found.items() if name.startswith("model.")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="shipped", help="folder of the checkpoint, under training/checkpoints")
    given = parser.parse_args()
    settings = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))["training"]
    base = HERE / "base" / settings["base"]
    model = ReaderModel(base, settings["layers"])
    state = model.state_dict()
    values = shipped()
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
