"""Checkpoint → int8 ONNX in the package.

    python -m training.export --name accurate [--out src/detente/weights] [--float]

The vocabulary loses the tokens of scripts that the reader does not read (their text becomes [UNK]), then the weights
become int8, a scale a column, and ``reader.json`` is written with labels, checksums and calibration (kept where there is
one; training/calibrate.py makes it).

Weights alone are int8; the arithmetic stays float. Quantising the activations too (onnxruntime's dynamic int8) cost
eight points of who-what-whom on a processor without VNNI; see `--dynamic`, kept to measure that again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import shutil
import unicodedata

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from detente.reading import labels
from detente.reading.encoder import CHECKED, WEIGHTS

from .model import OUTPUTS, ReaderModel
from .train import HERE


class Exported(torch.nn.Module):
    """The model with its outputs in the order of OUTPUTS."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model(ids, cases, mask)
        return tuple(out[name] for name in OUTPUTS)


def pruned(tokenizer: dict, model: ReaderModel) -> dict:
    """Drops the vocabulary's tokens in other scripts than Latin, from the tokenizer's JSON and the embedding."""
    vocabulary = tokenizer["model"]["vocab"]
    special = {token["id"] for token in tokenizer["added_tokens"]}
    keep = [
        (token, at) for token, at in sorted(vocabulary.items(), key=lambda pair: pair[1])
        if at in special or (_latin(token) and not token.startswith("[unused"))
    ]  # fmt: skip
    embedding = model.encoder.get_input_embeddings()
    rows = [at for _, at in keep]
    padding = rows.index(embedding.padding_idx) if embedding.padding_idx in rows else None
    model.encoder.set_input_embeddings(
        torch.nn.Embedding.from_pretrained(embedding.weight.data[rows].clone(), padding_idx=padding)
    )
    new = {token: i for i, (token, _) in enumerate(keep)}
    tokenizer["model"]["vocab"] = new
    for token in tokenizer["added_tokens"]:
        token["id"] = new[token["content"]]
    processor = tokenizer["post_processor"]
    if "special_tokens" in processor:
        for name, token in processor["special_tokens"].items():
            token["ids"] = [new[name]]
    for key in ("sep", "cls"):
        if key in processor:
            processor[key][1] = new[processor[key][0]]
    return tokenizer


def _latin(token: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in token)


LEAST = 10_000
"""Entries of the smallest matrix that becomes int8: biases and norms weigh nothing and matter."""


def int8_weights(plain: pathlib.Path, target: pathlib.Path) -> None:
    """Every large matrix of a float model as int8 with a DequantizeLinear behind it: a scale a column, a row for
    tables of embeddings. onnxruntime undoes it once, when the model is loaded."""
    model = onnx.load(plain)
    graph = model.graph
    tables = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    kept, added, undo = [], [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < LEAST:
            kept.append(tensor)
            continue
        axis = 0 if tensor.name in tables else 1
        scale = np.maximum(np.abs(values).max(1 - axis), 1e-8) / 127
        small = np.round(values / np.expand_dims(scale, 1 - axis)).astype(np.int8)
        added.append(numpy_helper.from_array(small, f"{tensor.name}.int8"))
        added.append(numpy_helper.from_array(scale.astype(np.float32), f"{tensor.name}.scale"))
        names = [f"{tensor.name}.int8", f"{tensor.name}.scale"]
        undo.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    del graph.initializer[:]
    graph.initializer.extend([*kept, *added])
    nodes = [*undo, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=pathlib.Path, default=WEIGHTS)
    parser.add_argument("--float", action="store_true", help="do not quantise (to compare)")
    parser.add_argument("--dynamic", action="store_true", help="quantise activations too (to compare)")
    given = parser.parse_args()
    folder = HERE / "checkpoints" / given.name
    settings = json.loads((folder / "settings.json").read_text())
    base = HERE / "base" / settings["base"]
    model = ReaderModel(base, settings["layers"])
    state = torch.load(folder / "state.pt", weights_only=True)
    model.load_state_dict(state["model"])
    tokenizer = pruned(json.loads((base / "tokenizer.json").read_text(encoding="utf-8")), model)
    model.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(100, 1000, (1, 48))
    plain = folder / "float.onnx"
    axes = {name: {0: "batch", 1: "tokens"} for name in ("ids", "cases", "mask", *OUTPUTS[:7])}
    axes |= {name: {0: "batch", 2: "tokens", 3: "tokens_again"} for name in ("pointer", "start", "end")}
    axes |= {"link": {0: "batch", 1: "tokens", 2: "tokens_again"}}
    with torch.no_grad():
        torch.onnx.export(
            Exported(model), (ids, torch.zeros_like(ids), torch.ones_like(ids)), str(plain), dynamo=False,
            input_names=["ids", "cases", "mask"], output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17,
        )  # fmt: skip
    target = given.out / "reader.onnx"
    if given.float:
        shutil.copy(plain, target)
    elif given.dynamic:
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    else:
        int8_weights(plain, target)
    (given.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    about = given.out / "reader.json"
    before = json.loads(about.read_text(encoding="utf-8")) if about.exists() else {}
    calibration = before.get(
        "calibration", {"weights": {"anchor": 1, "type": 1, "actor": 1, "recipient": 1}, "bias": 0, "threshold": 0.3}
    )
    written = {
        "name": given.name,
        "base": settings["base"],
        "training": settings | {"step": state["step"]},
        "labels": {name: getattr(labels, name) for name in CHECKED},
        "calibration": calibration,
        "sha256": {
            n: hashlib.sha256((given.out / n).read_bytes()).hexdigest() for n in ("reader.onnx", "tokenizer.json")
        },
        **{name: before[name] for name in ("plain", "agreement") if name in before},  # these measure no weights
    }
    about.write_text(json.dumps(written, indent=1), encoding="utf-8")
    print({name: f"{(given.out / name).stat().st_size / 1e6:.1f} MB" for name in ("reader.onnx", "tokenizer.json")})


if __name__ == "__main__":
    main()
