"""Types of a user's own codebook: a head on the frozen encoder, fitted from a hundred marked sentences.

What the encoder says at an act (its vectors at the anchor, the actor and the recipient) goes into a ridge regression,
one output a type. Ridge regression tells exactly how it would have answered for each example had it not seen it, so
strength and temperature are chosen, and the accuracy reported, without a part held out.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..codebook import Codebook
from ..nouns.errors import UsageError
from .classify import marked_tokens, pair_ties, unmarked
from .encoder import Encoder
from .windows import Window, Windows

STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
TEMPERATURES = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
FEWEST = 3
"""Examples of a type at least: with fewer, leaving one out says nothing."""


@dataclass(frozen=True)
class Head:
    """`codebook` is the YAML text of the codebook whose types these are; `weights` [D, types]; `checksum` that of the
    encoder it was fitted on."""

    codebook: str
    types: tuple[str, ...]
    weights: np.ndarray
    temperature: float
    checksum: str

    def book(self) -> Codebook:
        """The codebook, as the reader and the record use it."""
        return Codebook.parse(self.codebook, "the head's codebook")

    def scores(self, vector: np.ndarray) -> dict[str, float]:
        """Probability of each type for one vector of `act_vector`."""
        return dict(zip(self.types, map(float, _probabilities(vector @ self.weights, self.temperature)), strict=True))

    def save(self, path: Path) -> None:
        about = {
            "codebook": self.codebook,
            "types": self.types,
            "temperature": self.temperature,
            "encoder": self.checksum,
        }
        with path.open("wb") as file:
            np.savez_compressed(file, weights=self.weights.astype(np.float32), about=json.dumps(about))

    @classmethod
    def load(cls, path: Path, encoder: Encoder) -> Head:
        """Raises UsageError when `path` is no head, or was fitted on other weights."""
        try:
            with np.load(path, allow_pickle=False) as file:
                about, weights = json.loads(str(file["about"])), file["weights"]
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or 'is no head made by detente train'}") from None
        except (ValueError, KeyError, zipfile.BadZipFile):
            raise UsageError(f"{path}: is no head made by detente train") from None
        if about["encoder"] != encoder.checksum:
            raise UsageError(f"{path}: was fitted on other weights than these: fit it again with detente train")
        return cls(about["codebook"], tuple(about["types"]), weights, about["temperature"], about["encoder"])


@dataclass(frozen=True)
class Fit:
    """A head with what leaving each example out gives: right answers of `examples`, and the commonest mistakes
    (true type, answer, how often)."""

    head: Head
    examples: int
    right: int
    mistakes: list[tuple[str, str, int]]


def act_vector(hidden: np.ndarray, at: np.ndarray, actors: Sequence[int], recipients: Sequence[int]) -> np.ndarray:
    """[3 · width + 1]: the encoder's vectors [T, width] at an act, each of length one, and a one for the bias.

    `at` [T] weighs the tokens that may be its anchor; `actors` and `recipients` are tokens, none for a part of zeros.
    """
    parts = [
        at @ hidden,
        *(hidden[list(t)].mean(0) if len(t) else np.zeros(hidden.shape[1]) for t in (actors, recipients)),
    ]
    return np.concatenate([*(part / (np.linalg.norm(part) + 1e-9) for part in parts), [1.0]])


def sentence_vector(line: str, windows: Windows, encoder: Encoder, where: str) -> np.ndarray:
    """The vector of a sentence with ``<s>``, ``<t>`` marks, as `classify` takes them; `where` is what errors say."""
    text, actors, recipients = unmarked(line)
    if not actors and not recipients:
        raise UsageError(f"{where}: no <s>…</s> or <t>…</t> in {line.strip()[:60]!r}")
    window: Window = windows.cut(text, [(0, len(text))])[0]
    scores = encoder.run(window)
    weight = pair_ties(window, scores, actors, recipients)
    return act_vector(
        scores["hidden"],
        weight / (weight.sum() + 1e-9),
        marked_tokens(window, actors),
        marked_tokens(window, recipients),
    )


def typed(lines: Iterable[str], head: Head, encoder: Encoder) -> Iterator[tuple[str, dict[str, float]]]:
    """Type and scores of each marked sentence by a user's head. Raises UsageError on a line without marks."""
    windows = Windows(encoder.tokenizer)
    for number, line in enumerate(lines, 1):
        scores = head.scores(sentence_vector(line, windows, encoder, f"line {number}"))
        yield max(scores, key=lambda type_: scores[type_]), {type_: round(s, 4) for type_, s in scores.items()}


def fit(vectors: np.ndarray, types: Sequence[str], codebook: str, checksum: str) -> Fit:
    """Fits a head on N vectors [N, D] and their types. Raises UsageError when there is too little to learn from."""
    known = tuple(dict.fromkeys(types))
    if len(known) < 2:
        raise UsageError("the examples have one type only: a head tells types apart, so give examples of two or more")
    few = [t for t in known if list(types).count(t) < FEWEST]
    if few:
        raise UsageError(f"fewer than {FEWEST} examples of {', '.join(few)}: give more, or leave the type out")
    true = np.array([known.index(t) for t in types])
    wanted = np.eye(len(known))[true]
    kernel = vectors @ vectors.T
    left_out = {strength: _left_out(kernel, wanted, strength) for strength in STRENGTHS}
    strength = max(STRENGTHS, key=lambda s: (left_out[s].argmax(1) == true).mean())
    answers = left_out[strength]
    temperature = min(
        TEMPERATURES, key=lambda t: -np.log(_probabilities(answers, t)[np.arange(len(true)), true] + 1e-9).mean()
    )
    weights = vectors.T @ np.linalg.solve(kernel + strength * np.eye(len(true)), wanted)
    said = answers.argmax(1)
    wrong: dict[tuple[str, str], int] = {}
    for t, s in zip(true, said, strict=True):
        if t != s:
            wrong[known[t], known[s]] = wrong.get((known[t], known[s]), 0) + 1
    mistakes = sorted(((t, s, n) for (t, s), n in wrong.items()), key=lambda row: -row[2])
    return Fit(Head(codebook, known, weights, temperature, checksum), len(true), int((said == true).sum()), mistakes)


def _left_out(kernel: np.ndarray, wanted: np.ndarray, strength: float) -> np.ndarray:
    """Answers [N, types] for each example by a fit on all others (Rifkin and Lippert 2007, section 3)."""
    inverse = np.linalg.inv(kernel + strength * np.eye(len(kernel)))
    return wanted - (inverse @ wanted) / np.diag(inverse)[:, None]


def _probabilities(answers: np.ndarray, temperature: float) -> np.ndarray:
    e = np.exp((answers - answers.max(-1, keepdims=True)) / temperature)
    return e / e.sum(-1, keepdims=True)
