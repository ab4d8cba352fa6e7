"""Where a paragraph that another program extracted stands in our text, whatever it did to the white space."""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.nouns.page import Span

_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_ANCHOR = 40
"""Characters, without white space, of a paragraph's beginning and end that place it when its middle differs."""


class Aligner:
    """Finds strings in `text`, comparing without white space and zero-width characters."""

    def __init__(self, text: str) -> None:
        pieces, places = [], []
        start = 0
        for blank in [*_BLANK.finditer(text), None]:
            end = blank.start() if blank else len(text)
            pieces.append(text[start:end])
            places.extend(range(start, end))
            start = blank.end() if blank else end
        self._compact = "".join(pieces)
        self._places = places

    def find(self, words: str, after: int = 0) -> Span | None:
        """The first stretch of the text at or after character `after` that reads as `words`; None if there is none.

        A long paragraph that differs in its middle (a footnote, a dropped link) is placed by its beginning and end.
        """
        compact = _BLANK.sub("", words)
        if not compact:
            return None
        cursor = bisect_left(self._places, after)
        at = self._compact.find(compact, cursor)
        if at >= 0:
            return self._span(at, at + len(compact))
        if len(compact) < 3 * _ANCHOR:
            return None
        at = self._compact.find(compact[:_ANCHOR], cursor)
        if at < 0:
            return None
        # An end far beyond the paragraph's own length belongs to another paragraph.
        end = self._compact.find(compact[-_ANCHOR:], at, at + 2 * len(compact))
        return self._span(at, end + _ANCHOR) if end >= 0 else None

    def _span(self, start: int, end: int) -> Span:
        return Span(self._places[start], self._places[end - 1] + 1)
