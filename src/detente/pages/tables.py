"""Tables of pages: CSV and JSON Lines, a row a page."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.nouns.errors import Unreadable, UsageError

from .dates import find_date
from .decoding import decode

FIELDS = ("text", "date", "url", "title", "source")
"""What a row may tell of its page; a mapping's keys."""
_USUAL = {
    "text": "text body content article fulltext full_text maintext article_text content_text story document",
    "date": "date published publication_date pubdate pub_date published_at date_published date_publish publish_date "
    "publisheddate datetime created_at day",
    "url": "url link address href source_url web_url permalink uri",
    "title": "title headline head heading article_title",
    "source": "source outlet publisher publication newspaper domain source_domain site media",
}
"""Column names tried when no mapping names one, in this order, case aside."""
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (the first after the header is 1) and what it tells; "" or None where it tells nothing."""

    number: int
    text: str
    date: dt.date | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None


def check_mapping(columns: Mapping[str, str] | None) -> None:
    """Raises `UsageError` for a mapping with a key that no row has a place for."""
    for key in columns or ():
        if key not in FIELDS:
            raise UsageError(
                f"cannot map {key}={(columns or {})[key]}: the left side must be one of {', '.join(FIELDS)}"
            )


def read_csv(text: str, columns: Mapping[str, str] | None = None) -> Iterator[Row | Unreadable]:
    """The rows of a CSV table with a header line; its delimiter is the one the header has most of.

    Raises `Unreadable` when the header names no text column. A row that cannot be parsed is given as `Unreadable`.
    """
    csv.field_size_limit(2**31 - 1)  # the module's limit of 131,072 characters is less than long reports have
    header_line = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    places = {field: header.index(name) for field, name in _chosen(header, columns).items()}
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unreadable(f"row {number} is no CSV: {error}")
            continue
        if cells:
            yield _row(number, {field: cells[place] for field, place in places.items() if place < len(cells)})


def read_json_lines(lines: Iterable[bytes], columns: Mapping[str, str] | None = None) -> Iterator[Row | Unreadable]:
    """The rows of JSON Lines, one object a line; blank lines are passed over.

    A line that is no object, or has no text column, is given as `Unreadable`, and the next is read.
    """
    number = 0
    for line in lines:
        if not line.strip():
            continue
        number += 1
        try:
            record = json.loads(decode(line))
        except Unreadable as error:
            yield Unreadable(f"row {number}: {error}")
            continue
        except (ValueError, RecursionError):
            yield Unreadable(f"row {number} is no JSON: each line must be one object")
            continue
        if not isinstance(record, dict):
            yield Unreadable(f'row {number} is no JSON object: each line must be one, such as {{"text": "…"}}')
            continue
        try:
            chosen = _chosen(list(record), columns)
        except Unreadable as error:
            yield Unreadable(f"row {number}: {error}")
            continue
        yield _row(number, {field: record.get(name) for field, name in chosen.items()})


def is_json_line(line: str) -> bool:
    """Whether `line` is a JSON object, as the first line of JSON Lines is."""
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _chosen(names: list[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Which of a table's columns holds what; a mapping goes before the usual names."""
    lower: dict[str, str] = {}
    for name in names:
        lower.setdefault(name.strip().lower(), name)
    chosen = {}
    for field in FIELDS:
        if columns and field in columns:
            if columns[field] not in names:
                raise Unreadable(f"no column {columns[field]!r} for {field}: {_has(names)}")
            chosen[field] = columns[field]
        elif usual := next((lower[name] for name in _USUAL[field].split() if name in lower), None):
            chosen[field] = usual
    if "text" not in chosen:
        raise Unreadable(
            f"no text column: {_has(names)}; say which holds the text, such as text={names[0] if names else 'NAME'}"
        )
    return chosen


def _has(names: list[str]) -> str:
    shown = ", ".join(name[:40] or "(unnamed)" for name in names[:20])
    return f"the table has {shown}{' …' if len(names) > 20 else ''}" if names else "the table has no columns"


def _row(number: int, cells: dict[str, object]) -> Row:
    def words(field: str) -> str | None:
        value = cells.get(field)
        return str(value).strip() or None if value is not None and not isinstance(value, (dict, list)) else None

    text = cells.get("text")
    return Row(
        number,
        text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else "",
        _date(words("date") or ""),
        words("url"),
        words("title"),
        words("source"),
    )


def _date(value: str) -> dt.date | None:
    """A cell's date in any form that names day, month and year; None when it does not or may be read two ways."""
    if len(value) == 8 and value.isdecimal():
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return find_date(value)
