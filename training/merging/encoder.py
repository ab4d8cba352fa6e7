"""The untouched MiniLM sentence encoder as int8 ONNX → src/detente/merging/weights.

    python -m training.base minilm
    python -m training.merging.encoder

It measures how alike statements and stories are; fine-tuning would take that from it (DESIGN.md). Weights alone are
int8, as the reader's.
"""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path

import torch
from transformers import AutoModel

from ..export import int8_weights, pruned
from ..train import HERE

TARGET = Path(str(files("detente.merging"))) / "weights"


class Sentence(torch.nn.Module):
    """Token ids and mask → the mean of the last layer's vectors, of length one."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1).clamp(min=1), dim=-1)


def main() -> None:
    base = HERE / "base" / "minilm"
    model = Sentence(base).eval()
    tokenizer = pruned(json.loads((base / "tokenizer.json").read_text(encoding="utf-8")), model)
    TARGET.mkdir(exist_ok=True)
    ids = torch.randint(100, 1000, (2, 16))
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        plain = Path(folder) / "float.onnx"
        axes = {name: {0: "batch", 1: "tokens"} for name in ("ids", "mask")} | {"vector": {0: "batch"}}
        torch.onnx.export(
            model, (ids, torch.ones_like(ids)), str(plain), dynamo=False, input_names=["ids", "mask"],
            output_names=["vector"], dynamic_axes=axes, opset_version=17,
        )  # fmt: skip
        int8_weights(plain, TARGET / "likeness.onnx")
    (TARGET / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    print({path.name: f"{path.stat().st_size / 1e6:.1f} MB" for path in sorted(TARGET.iterdir())})


if __name__ == "__main__":
    main()
