"""The relation between two marked sides of a sentence, from the same scores that find acts.

A type's score is summed over the sentence's words: how likely the word is an anchor of that type, has the marked
actor and the marked recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from ..nouns.errors import UsageError
from .encoder import Encoder, shipped
from .labels import POINTERS, TYPES
from .windows import Window, Windows

NONE = "NONE"
LEAST = 0.02
"""Below this score in all, the sentence says nothing between the two: NONE."""

_MARK = re.compile(r"</?[st]>")
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def classify(
    lines: Iterable[str], encoder: Encoder | None = None, joined: bool = False
) -> Iterator[tuple[str, dict[str, float]]]:
    """Type and scores (16 types and NONE, summing to 1) of each line.

    ``<s>…</s>`` stands around the actor's words, ``<t>…</t>`` around the recipient's; either may occur more than
    once or not at all. `joined` gives YIELD for CONCEDE and RETREAT. Raises UsageError on a line without marks.
    """
    encoder = encoder or shipped()
    windows = Windows(encoder.tokenizer)
    for number, line in enumerate(lines, 1):
        text, actors, recipients = unmarked(line)
        if not actors and not recipients:
            raise UsageError(f"line {number}: no <s>…</s> or <t>…</t> in {line.strip()[:60]!r}")
        window = windows.cut(text, [(0, len(text))])[0]
        scores = _normalised(pair_scores(window, encoder.run(window), actors, recipients))
        if joined:
            scores = _joined(scores)
        yield max(scores, key=lambda type_: scores[type_]), scores


def unmarked(line: str) -> tuple[str, list[int], list[int]]:
    """The sentence without its marks, and where each actor and each recipient begins."""
    text, last = "", 0
    at: dict[str, list[int]] = {"s": [], "t": []}
    line = line.rstrip("\n")
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        last = match.end()
        if match.group()[1] != "/":
            at[match.group()[1]].append(len(text))
    return text + line[last:], at["s"], at["t"]


def pair_scores(window: Window, scores: dict[str, np.ndarray], actors: list[int], recipients: list[int]) -> np.ndarray:
    """Score of each of the 16 types between marked sides, given by the offsets at which their words begin."""
    anchor = _anchor(scores)[:, 2:]  # without "no anchor" and the assertion
    return (anchor * _tie(window, scores, actors, recipients)[:, None]).sum(0)


def pair_ties(window: Window, scores: dict[str, np.ndarray], actors: list[int], recipients: list[int]) -> np.ndarray:
    """[T]: how likely each token is the anchor of any act between the marked sides."""
    return (1 - _anchor(scores)[:, 0]) * _tie(window, scores, actors, recipients)


def _anchor(scores: dict[str, np.ndarray]) -> np.ndarray:
    """[T, 1 + types]: how likely each token is no anchor, and one of each type."""
    anchor = np.exp(scores["anchor"] - scores["anchor"].max(-1, keepdims=True))
    return anchor / anchor.sum(-1, keepdims=True)


def marked_tokens(window: Window, offsets: list[int]) -> list[int]:
    """The tokens in which marked words begin."""
    return [int(np.argmax(window.ends > offset)) for offset in offsets if (window.ends > offset).any()]


def _tie(window: Window, scores: dict[str, np.ndarray], actors: list[int], recipients: list[int]) -> np.ndarray:
    tie = np.where(window.first, 1.0, 0.0)
    for role, offsets in (("actor", actors), ("recipient", recipients)):
        tokens = marked_tokens(window, offsets)
        if tokens:
            point = 1 / (1 + np.exp(-scores["pointer"][POINTERS.index(role)][:, tokens]))
            tie = tie * point.max(-1)
    return tie


def _normalised(scores: np.ndarray) -> dict[str, float]:
    total = float(scores.sum())
    none = max(0.0, 1 - total) * float(total < LEAST)
    found = dict(zip(TYPES[1:], scores / (total + none + 1e-12), strict=True)) | {NONE: none / (total + none + 1e-12)}
    return {type_: round(float(score), 4) for type_, score in found.items()}


def _joined(scores: dict[str, float]) -> dict[str, float]:
    out: dict[str, float] = {}
    for type_, score in scores.items():
        name = _YIELD.get(type_, type_)
        out[name] = round(out.get(name, 0.0) + score, 4)
    return out
