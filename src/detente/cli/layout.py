"""Columns of words on a terminal of any width: wrapped, never shortened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

NARROWEST = 60
"""Columns below which nothing is laid out narrower: the terminal then wraps by itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column, its width in cells, and the rich style that they get where there is colour."""

    lines: Sequence[str]
    width: int
    style: str = ""
    right: bool = False


def wrapped(words: str, width: int) -> list[str]:
    """`words` in lines of at most `width` cells, broken at spaces (a no-break space holds), a longer word anywhere."""
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        for piece in _pieces(word, width):
            if line and cell_len(line) + 1 + cell_len(piece) > width:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, cells = "", 0
    for character in word:
        wide = cell_len(character)
        if piece and cells + wide > width:
            yield piece
            piece, cells = "", 0
        piece += character
        cells += wide
    yield piece


def beside(*columns: Column) -> Iterator[Text]:
    """The columns side by side, each padded to its width; as many lines as the longest has."""
    for cells in zip_longest(*(column.lines for column in columns), fillvalue=""):
        line = Text()
        for column, cell in zip(columns, cells, strict=True):
            space = " " * max(0, column.width - cell_len(cell))
            line.append(space + cell if column.right else cell + space, column.style or None)
        line.rstrip()
        yield line


def flowing(words: str, width: int, indent: str = "", style: str = "", first: str = "") -> Iterator[Text]:
    """A paragraph; its first line begins with `first`, the others with `indent`."""
    room = width - max(cell_len(indent), cell_len(first))
    for number, line in enumerate(wrapped(words, room)):
        yield Text((indent if number else first) + line, style)


def parted(parts: Sequence[str], width: int, indent: str = "", style: str = "") -> Iterator[Text]:
    """Parts joined by " · ", broken between parts where that is possible; later lines begin with `indent`."""
    room = width - cell_len(indent)
    lines: list[str] = []
    for part in (p for p in parts if p):
        joined = f"{lines[-1]} · {part}" if lines else part
        if lines and cell_len(joined) <= room:
            lines[-1] = joined
        else:
            lines += wrapped(part, room)
    for number, line in enumerate(lines):
        yield Text((indent if number else "") + line, style)


def ends(left: str, right: str, width: int, style: str = "") -> Iterator[Text]:
    """`left` wrapped, `right` at the end of its first line."""
    room = width - cell_len(right) - 2
    return beside(Column(wrapped(left, room), room + 2, style), Column([right], cell_len(right), "dim"))
