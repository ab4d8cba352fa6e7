"""Texts → vectors of meaning, by the untouched MiniLM sentence encoder: "refused" and "turned down" lie close."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from ..nouns.errors import NoWeights

WEIGHTS = Path(str(files("detente.merging"))) / "weights"
LONGEST = 96
"""Tokens of a text that count; a clause has twenty."""
BATCH = 16
WIDTH = 384


class Meaning:
    """The encoder; loading takes a fifth of a second."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if not (folder / "likeness.onnx").exists():
            raise NoWeights(f"there is no likeness.onnx in {folder}: install detente again")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self._session = onnxruntime.InferenceSession(
            str(folder / "likeness.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """[N, 384], each of length one; texts of like length go together, so that little is padded."""
        encoded = [found.ids for found in self._tokenizer.encode_batch(list(texts))]
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            longest = max(len(encoded[i]) for i in rows)
            ids, mask = np.zeros((2, len(rows), longest), dtype=np.int64)
            for row, i in enumerate(rows):
                ids[row, : len(encoded[i])] = encoded[i]
                mask[row, : len(encoded[i])] = 1
            found[rows] = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return found


@lru_cache(maxsize=1)
def meaning() -> Meaning:
    """The shipped encoder, loaded once."""
    return Meaning()


def packed(vector: np.ndarray) -> bytes:
    """A vector of length one in 384 bytes: a thousandth is lost of a likeness."""
    return np.round(vector * 127 / max(1e-9, float(np.abs(vector).max()))).astype(np.int8).tobytes()


def unpacked(stored: bytes) -> np.ndarray:
    vector = np.frombuffer(stored, dtype=np.int8).astype(np.float32)
    return vector / max(1e-9, float(np.linalg.norm(vector)))
