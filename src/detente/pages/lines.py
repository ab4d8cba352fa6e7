"""A page's lines, each with its kind; lines that only a narrow column or a link broke apart are one again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.nouns.page import Span

from .furniture import Kind, ends_sentence, kind_of

_LINE = re.compile(r"[^\n]+")
_CONTINUES = re.compile(r"""^(?:[a-z]|[,;.)’”](?:\s|$)|['’]s\s|\$?\d[\d.,]*\s+[a-z])""")
_OPEN_WORD = re.compile(
    r"""(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|who|whose|than|into|over|under
      |about|after|before|between|against|
    is|are|was|were|be|been|has|have|had|will|would|its|his|her|their|said|told|president|minister|mr|ms|mrs)\.?)$""",
    re.I | re.X,
)
_BEGINNING = 30
"""Characters of a line looked at to tell whether it continues the line above."""
_COLUMN = (45, 100)
"""Characters of a line of text wrapped to a column, as e-mail and plain-text wires are: 60 to 80, loosely."""
_WRAPPED_SHARE = 0.5
"""Share of a page's inner line breaks that must fall midway in a sentence for the page to count as wrapped."""
_MIN_BREAKS = 3
"""Line breaks midway in a sentence that make them the page's habit: one or two are accidents."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without the white space at its ends. `words` counts what white space divides."""

    span: Span
    text: str
    kind: Kind
    words: int


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(bare)))
    return [_line(text, span) for span in _rejoin(text, spans)]


def _line(text: str, span: Span) -> Line:
    line = span.of(text)
    return Line(span, line, kind_of(line), len(line.split()))


def _rejoin(text: str, spans: list[Span]) -> list[Span]:
    """Joins lines broken midway in a sentence, where breaking them is the page's habit."""
    if len(spans) < 2:
        return spans
    near = [text.count("\n", a.end, b.start) == 1 for a, b in zip(spans, spans[1:], strict=False)]
    midway = [
        close and not ends_sentence(a.of(text)) and bool(_CONTINUES.match(text[b.start : b.start + _BEGINNING]))
        for close, a, b in zip(near, spans, spans[1:], strict=False)
    ]
    if sum(midway) < _MIN_BREAKS:
        return spans
    wrapped = _is_wrapped(text, spans, near, midway)
    joined = [spans[0]]
    for index, span in enumerate(spans[1:]):
        open_end = near[index] and not ends_sentence(spans[index].of(text))
        # A link's words before a continuation belong to the sentence that the word before them left open.
        left_open = open_end and _OPEN_WORD.search(text[max(0, spans[index].end - _BEGINNING) : spans[index].end])
        into_link = left_open and index + 1 < len(midway) and midway[index + 1]
        full = near[index] and wrapped and spans[index].end - spans[index].start >= _COLUMN[0]
        if midway[index] or into_link or full:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _is_wrapped(text: str, spans: list[Span], near: list[bool], midway: list[bool]) -> bool:
    """Whether the page is plain text wrapped to a column, its paragraphs set apart by blank lines."""
    lengths = sorted(span.end - span.start for span in spans)
    blocks = len(near) - sum(near)
    return (
        blocks > 0
        and lengths[-1] <= _COLUMN[1]
        and lengths[len(lengths) // 2] >= _COLUMN[0]
        and sum(midway) >= _WRAPPED_SHARE * sum(near)
    )
