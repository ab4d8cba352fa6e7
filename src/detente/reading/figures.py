"""Counts of people that the page gives for an act: "at least 12" killed."""

from __future__ import annotations

import re

from ..nouns.act import Figure
from ..nouns.page import Span

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = re.compile(
    r"(?P<mark>at least|more than|over|nearly|almost|about|around|some|up to|as many as|no fewer than)?\s*"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+|" + "|".join(_WORDS) + r"|dozens|scores|hundreds|thousands)\b(?!\s*(?:%|percent|per cent|years?|days?|months?|weeks?|hours?|miles|km))",
    re.IGNORECASE,
)  # fmt: skip
_WHAT = {
    "killed": re.compile(r"\b(?:killed|dead|died|deaths?|slain|lives|fatalit\w+|killing)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injur\w+|wounded|wounding|hurt)\b", re.IGNORECASE),
    "arrested": re.compile(r"\b(?:arrest\w+|detain\w+|jailed|rounded up)\b", re.IGNORECASE),
    "displaced": re.compile(r"\b(?:displaced|fled|refugees|evacuated)\b", re.IGNORECASE),
}
NEAR = 40
"""Characters between a count and the word that says what it counts, at most; farther apart they belong elsewhere."""
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}


def find_figures(text: str, sentence: Span) -> tuple[Figure, ...]:
    """Figures of one sentence; `low` and `high` are None where the page gives no bound."""
    found = []
    for match in _COUNT.finditer(text, sentence.start, sentence.end):
        what = _nearest(text, sentence, match.start("n"), match.end())
        if what and not (match.start() and text[match.start("n") - 1] in "$€£"):
            low, high = _bounds((match["mark"] or "").lower(), match["n"].lower())
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Figure(Span(start, match.end()), what, low, high))
    return tuple(found)


def _nearest(text: str, sentence: Span, start: int, end: int) -> str | None:
    best: tuple[int, str] | None = None
    for what, pattern in _WHAT.items():
        for match in pattern.finditer(text, max(sentence.start, start - NEAR), min(sentence.end, end + NEAR)):
            distance = max(match.start() - end, start - match.end())
            if best is None or distance < best[0]:
                best = (distance, what)
    return best[1] if best else None


def _bounds(mark: str, number: str) -> tuple[int | None, int | None]:
    if number in _VAGUE:
        return _VAGUE[number], None
    value = _WORDS.index(number) + 1 if number in _WORDS else int(number.replace(",", ""))
    if mark in ("at least", "more than", "over", "no fewer than"):
        return value, None
    if mark in ("up to", "as many as", "nearly", "almost"):
        return None, value
    return value, value
