"""The shipped weights behind one method: a window in, every head's scores out."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from ..nouns.errors import NoWeights
from . import labels
from .windows import Window

WEIGHTS = Path(str(files("detente"))) / "weights"
CHECKED = ("TYPES", "STANCES", "MODALITIES", "VOICES", "MODES", "POINTERS", "SPANS", "MENTION_TAGS")


class Encoder(Protocol):
    """What the reader needs of its weights; tests bring a double."""

    tokenizer: Tokenizer
    checksum: str
    calibration: dict

    def run(self, window: Window) -> dict[str, np.ndarray]:
        """Scores (logits) of one window of T tokens.

        anchor [T, 1 + types], mention [T, 3], stance, modality, voice, mode [T, classes], pointer [roles, T, T],
        start and end [spans, T, T], link [T, T]; a pair's first index is the token that asks.
        """
        ...


class OnnxEncoder:
    """Weights in a folder: ``reader.onnx``, ``tokenizer.json``, ``reader.json`` (labels, calibration, checksums)."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 0) -> None:
        """Raises NoWeights where a file is missing, altered, or made for other labels."""
        import onnxruntime

        self.folder = folder
        self.about = verified(folder)
        self.calibration = self.about["calibration"]
        self.checksum = self.about["sha256"]["reader.onnx"][:12]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]

    def run(self, window: Window) -> dict[str, np.ndarray]:
        feed = {
            "ids": window.ids[None].astype(np.int64),
            "cases": window.cases[None].astype(np.int64),
        }
        return {name: scores[0] for name, scores in zip(self._names, self._session.run(self._names, feed), strict=True)}


def verified(folder: Path) -> dict:
    """``reader.json`` of a weights folder, after its checksums and labels have been compared. Raises NoWeights."""
    mend = "install detente again (pip install --force-reinstall detente)"
    try:
        about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        for name, expected in about["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise NoWeights(f"{name} in {folder} is not the file it should be: {mend}")
    except (OSError, ValueError, KeyError) as error:
        raise NoWeights(f"the reader's weights in {folder} cannot be used ({error}): {mend}") from error
    for name in CHECKED:
        if tuple(about["labels"][name]) != getattr(labels, name):
            raise NoWeights(f"the weights in {folder} were made for other {name.lower()} than this version's: {mend}")
    return about


@lru_cache(maxsize=1)
def shipped() -> OnnxEncoder:
    """The weights in the package, loaded once."""
    return OnnxEncoder()
