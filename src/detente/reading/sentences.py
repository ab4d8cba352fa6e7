"""Text → sentences, as offsets.

sentencex was chosen by what it does on the annotated pages (`benchmarks/sentences.py`): of 560 annotated
passages it cuts through 5, all of them quotations of two sentences; pysbd cuts 4 at seventy times the cost,
syntok 14.
"""

from __future__ import annotations

import re

import sentencex

_LINE = re.compile(r"[^\n]+")
_MAX_PARAGRAPH = 20_000
"""Characters handed to the splitter at once: a longer line (a dump, minified text) is cut at a blank."""


def sentence_offsets(
    text: str, start: int = 0, end: int | None = None, *, paragraph: bool = False
) -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text[start:end]``, in characters of `text`.

    A sentence carries no white space at its ends. It never crosses a line break, unless the stretch is one
    `paragraph`: then its line breaks only wrap it to a column.
    """
    end = len(text) if end is None else end
    lines = [(start, text[start:end].replace("\n", " "))] if paragraph else _lines(text, start, end)
    found = []
    for offset, line in lines:
        for piece_start, piece in _pieces(line, offset):
            cursor = 0
            for sentence in sentencex.segment("en", piece):
                words = sentence.strip()
                at = piece.find(words, cursor) if words else -1
                if at >= 0:
                    found.append((piece_start + at, piece_start + at + len(words)))
                    cursor = at + len(words)
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in _LINE.finditer(text, start, end)]


def _pieces(line: str, offset: int) -> list[tuple[int, str]]:
    pieces = []
    while len(line) > _MAX_PARAGRAPH:
        cut = line.rfind(" ", 0, _MAX_PARAGRAPH) + 1 or _MAX_PARAGRAPH
        pieces.append((offset, line[:cut]))
        line, offset = line[cut:], offset + cut
    return [*pieces, (offset, line)]
