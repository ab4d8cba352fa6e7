"""Which line above a report is its headline."""

from __future__ import annotations

import re

from detente.nouns.page import Span

from .furniture import Kind
from .heads import is_name
from .lines import Line
from .vocabulary import COMMON

_WORD = re.compile(r"[^\W_]+")
_REACH = 40
"""Lines above the report among which its headline is sought: a menu may stand between."""
_BREADCRUMB_WORDS = 60
"""Words of a line that may repeat the headline among others; a longer one is prose."""
_GOOD = (5, 20)
"""Words of a usual headline."""
_SUFFIX = re.compile(r"\s+(?:\||[-–—])\s+[^|]{2,40}$")
_ALIKE = 0.5
"""Share of a given headline's words that a line must have to be a version of it."""


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'").replace("'s ", " "))


def same_words(a: str, b: str) -> bool:
    """Whether two headlines are one, case, punctuation and quotes aside."""
    return len(a) < 3 * len(b) + 20 and len(b) < 3 * len(a) + 20 and words_of(a) == words_of(b)


def find_title(lines: list[Line], start: int, body: list[Line], given: str | None) -> tuple[Span | None, int | None]:
    """The headline's span and the number of its line; None without one.

    `start` is the number of the report's first line. A headline that was given is found by its words; else the lines
    above the report are weighed by length, by how many of their words the report uses, and by repetition.
    """
    low = max(0, start - _REACH)
    if given:
        for index in range(min(start + 1, len(lines)) - 1, -1, -1):
            if same_words(lines[index].text, given):
                return lines[index].span, index
    used = set(words_of(" ".join(line.text[:2000] for line in body[:40])))
    best: tuple[float, int] | None = None
    wanted = set(words_of(given)) if given else set()
    for index in range(low, start):
        if wanted and len(wanted & set(words_of(lines[index].text))) < _ALIKE * len(wanted):
            continue
        score = _score(lines, index, start, used)
        if score > 0 and (best is None or score > best[0]):
            best = (score, index)
    if best is None:
        return _leading_question(lines, start, body)
    line = lines[best[1]]
    return _without_outlet(line), best[1]


def _score(lines: list[Line], index: int, start: int, used: set[str]) -> float:
    line = lines[index]
    if line.kind not in (Kind.HEADING, Kind.FRAGMENT, Kind.PROSE) or line.words < 3 or line.words > 2 * _GOOD[1]:
        return 0
    content = {word for word in words_of(line.text) if word not in COMMON}
    score = float(min(len(content & used), 8))
    if _GOOD[0] <= line.words <= _GOOD[1]:
        score += 2
    if is_name(line.text) and len(content & used) < 2:
        score -= 3
    elsewhere = [other.text for i, other in enumerate(lines) if i != index and other.words < _BREADCRUMB_WORDS]
    if line.words > 3 and any(line.text in other for other in elsewhere):
        return score + 4  # page title or breadcrumb repeat the headline
    if line.kind is not Kind.HEADING:
        return 0  # a standfirst under the headline, or a summary of another story
    if any(other.words > 3 and other.words < line.words and other.text in line.text for other in lines[:start]):
        score -= 4  # the page title or breadcrumb itself
    return score


def _leading_question(lines: list[Line], start: int, body: list[Line]) -> tuple[Span | None, int | None]:
    """A first line that asks or shouts, with the report under it, is its headline."""
    if len(body) > 1 and start < len(lines) and body[0] is lines[start] and start == 0:
        first = body[0]
        if first.text.rstrip("'\"”’")[-1:] in "?!" and first.words <= _GOOD[1] and body[1].words >= first.words:
            return first.span, start
    return None, None


def _without_outlet(line: Line) -> Span:
    match = _SUFFIX.search(line.text)
    if match and len(line.text[: match.start()].split()) >= _GOOD[0] - 1 and len(match.group().split()) <= 5:
        return Span(line.span.start, line.span.start + match.start())
    return line.span
