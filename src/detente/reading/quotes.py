"""Quoted words and where they begin and end. Who speaks them is the reader's matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..nouns.page import Span

_CURLY = re.compile(r"“([^“”]+)(?:”|$)")
_STRAIGHT = re.compile(r'(?<!\w)"([^"]+)(?:"|$)')
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’'\n]+(?:[’'](?=\w)[^‘’'\n]+)*)[’'](?!\w)")
LEAST_SINGLE_WORDS = 4
"""Single marks are also apostrophes and scare quotes: shorter ones are left alone."""


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Spans of the words between quotation marks, without the marks, in the order of the text.

    A quotation that its paragraph leaves open (the next paragraph goes on with it) ends with the paragraph.
    """
    found = []
    for paragraph in paragraphs:
        for start, end in _lines(text, paragraph):
            spans = _inside(_CURLY, text, start, end) + _inside(_STRAIGHT, text, start, end)
            if not spans:
                spans = [s for s in _inside(_SINGLE, text, start, end) if len(s.of(text).split()) >= LEAST_SINGLE_WORDS]
            found.extend(spans)
    return sorted(found)


def _lines(text: str, paragraph: Span) -> list[tuple[int, int]]:
    found, at = [], paragraph.start
    for line in paragraph.of(text).split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _inside(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    found = []
    for match in pattern.finditer(text, start, end):
        words = match.group(1)
        left = match.start(1) + len(words) - len(words.lstrip())
        right = match.end(1) - (len(words) - len(words.rstrip()))
        if right > left and any(c.isalnum() for c in text[left:right]):
            found.append(Span(left, right))
    return found
