"""Checkpoint → ONNX with integer arithmetic in the package.

    python -m training.export --name accurate [--out src/detente/weights] [--float]

The vocabulary loses the tokens of scripts that the reader does not read (their text becomes [UNK]), then the weights
become integers (training/integers.py), and ``reader.json`` is written with labels, checksums and calibration (kept
where there is one; training/calibrate.py makes it).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import shutil
import unicodedata
from unittest.mock import patch

import torch
from torch.nn import functional as F
from torch.onnx import symbolic_helper
from transformers.models.mpnet.modeling_mpnet import MPNetSelfAttention

from detente.reading import labels
from detente.reading.encoder import CHECKED, WEIGHTS

from .integers import integers
from .model import OUTPUTS, ReaderModel
from .train import HERE


class Exported(torch.nn.Module):
    """The model with its outputs in the order of OUTPUTS, for one window without padding."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, cases: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model(ids, cases, torch.ones_like(ids))
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


class Attention(torch.autograd.Function):
    """Attention of one window as one node of onnxruntime's, which needs neither a mask nor the heads laid out anew."""

    @staticmethod
    def forward(_, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, bias: torch.Tensor, heads: int) -> torch.Tensor:  # noqa: ANN001
        q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).flatten(-2)

    @staticmethod
    def symbolic(g, q, k, v, bias, heads: int):  # noqa: ANN001, ANN205  torch's own graph types
        nothing = symbolic_helper._optional_input_placeholder_tensor(g)
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, nothing, nothing, bias, num_heads_i=heads)


def attention(
    layer: MPNetSelfAttention, hidden: torch.Tensor, mask: torch.Tensor, bias: torch.Tensor, **_: object
) -> tuple[torch.Tensor]:
    """How an MPNet layer's attention is exported: one window has no padding to mask."""
    asked = Attention.apply(layer.q(hidden), layer.k(hidden), layer.v(hidden), bias, layer.num_attention_heads)
    return (layer.o(asked),)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=pathlib.Path, default=WEIGHTS)
    parser.add_argument("--float", action="store_true", help="do not quantise (to compare)")
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
    axes = {name: {0: "batch", 1: "tokens"} for name in ("ids", "cases", *OUTPUTS[:7])}
    axes |= {name: {0: "batch", 2: "tokens", 3: "tokens_again"} for name in ("pointer", "start", "end")}
    axes |= {"link": {0: "batch", 1: "tokens", 2: "tokens_again"}}
    with torch.no_grad(), patch.object(MPNetSelfAttention, "forward", attention):
        torch.onnx.export(
            Exported(model), (ids, torch.zeros_like(ids)), str(plain), dynamo=False, do_constant_folding=False,
            input_names=["ids", "cases"], output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
    target = given.out / "reader.onnx"
    if given.float:
        shutil.copy(plain, target)
    else:
        integers(plain, target)
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
