"""A source as a person types it → pages, one by one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from detente.nouns.errors import NothingToRead, PageError, Unreadable, UsageError
from detente.nouns.page import Page

from .decoding import MAX_BYTES, MAX_CHARACTERS, decode
from .markup import has_tags, looks_like_html, render
from .tables import Row, check_mapping, is_json_line, read_csv, read_json_lines

STANDARD_INPUT = "-"
_HTML = (".html", ".htm", ".xhtml")
_CSV = (".csv", ".tsv")
_JSON_LINES = (".jsonl", ".ndjson", ".json")
_MAX_TABLE_BYTES = 2_000_000_000
"""Bytes of one CSV table, which is held in memory; JSON Lines are read line by line without a limit."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A page, or a whole source, that could not be opened: its name for messages, and why, in one line."""

    origin: str
    error: PageError


def open_pages(
    source: str | Path, *, columns: Mapping[str, str] | None = None, published: dt.date | None = None
) -> Iterator[Page | Failure]:
    """The pages of `source`, in order, and a `Failure` for each that could not be opened; the others go on.

    `source` is a text or HTML file, a CSV or JSON Lines table (a row a page), a folder (with its folders, by name,
    hidden files left out) or ``-``: standard input with text, HTML or JSON Lines. `columns` names a table's columns:
    keys ``text``, ``date``, ``url``, ``title``, ``source``. `published` dates the pages that bring no date of their
    own from a table; a text or HTML page's own date comes after it, in `to_article`.

    A page's text is decoded once (its encoding found out, line ends made ``\\n``) and never changed after; of HTML it
    is the rendered text. Raises `UsageError` at once for an address, and for a mapping with an unknown key.
    """
    if str(source).lower().startswith(("http://", "https://", "http:/", "https:/")):
        raise UsageError("addresses come with a later version: save the page and give the file")
    if not str(source).strip():
        raise UsageError("no source: give a file, a folder, a table or - for standard input")
    check_mapping(columns)
    return _opened(source, columns, published)


def _opened(
    source: str | Path, columns: Mapping[str, str] | None, published: dt.date | None
) -> Iterator[Page | Failure]:
    if str(source) == STANDARD_INPUT:
        yield from _standard_input(columns, published)
        return
    path = Path(source)
    try:
        files = _files(path) if path.is_dir() else [path]
        if not files:
            raise NothingToRead("the folder has no files")
        if not path.exists():
            raise Unreadable("no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Failure(str(source), Unreadable(f"cannot be opened: {_reason(error)}"))
        return
    except PageError as error:
        yield Failure(str(source), error)
        return
    for file in files:
        try:
            yield from _file(file, columns, published)
        except OSError as error:
            yield Failure(str(file), Unreadable(f"cannot be opened: {_reason(error)}"))
        except PageError as error:
            yield Failure(str(file), error)


def _files(folder: Path) -> list[Path]:
    """The folder's files and those of its folders, sorted by path; whatever is hidden is passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _file(path: Path, columns: Mapping[str, str] | None, published: dt.date | None) -> Iterator[Page | Failure]:
    kind = path.suffix.lower()
    origin = str(path)
    if kind in _JSON_LINES:
        with path.open("rb") as stream:
            yield from _pages(read_json_lines(stream, columns), origin, published)
        return
    if kind in _CSV:
        if path.stat().st_size > _MAX_TABLE_BYTES:
            raise Unreadable(f"a table of more than {_MAX_TABLE_BYTES:,} bytes: divide it, or give it as JSON Lines")
        text = decode(path.read_bytes())
        if not text.strip():
            raise NothingToRead("the table is empty")
        yield from _pages(read_csv(text, columns), origin, published)
        return
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(_too_long())
    text = decode(path.read_bytes())
    if is_json_line(text.split("\n", 1)[0]):
        yield from _pages(read_json_lines((line.encode() for line in text.split("\n")), columns), origin, published)
        return
    yield _page(text, origin, html=kind in _HTML, published=published)


def _standard_input(columns: Mapping[str, str] | None, published: dt.date | None) -> Iterator[Page | Failure]:
    origin = "standard input"
    stream = sys.stdin.buffer
    try:
        first = stream.readline(MAX_BYTES + 1)
        opening = decode(first) if first.lstrip().startswith(b"{") else ""
        if is_json_line(opening):
            yield from _pages(read_json_lines(chain([first], stream), columns), origin, published)
            return
        data = first + stream.read(MAX_BYTES + 1 - len(first))
        if len(data) > MAX_BYTES:
            raise Unreadable(_too_long())
        yield _page(decode(data), origin, published=published)
    except PageError as error:
        yield Failure(origin, error)


def _pages(rows: Iterator[Row | Unreadable], origin: str, published: dt.date | None) -> Iterator[Page | Failure]:
    count = 0
    for row in rows:
        count += 1
        if isinstance(row, Unreadable):
            yield Failure(origin, row)
            continue
        name = f"{origin}, row {row.number}"
        try:
            yield _page(
                row.text, name, url=row.url, source=row.source, title=row.title, published=row.date or published
            )
        except PageError as error:
            yield Failure(name, error)
    if not count:
        raise NothingToRead("the table has no rows")


def _page(
    text: str,
    origin: str,
    *,
    html: bool = False,
    url: str | None = None,
    source: str | None = None,
    title: str | None = None,
    published: dt.date | None = None,
) -> Page:
    """The page of a decoded text; raises `PageError` when there is nothing on it or too much."""
    if not text.strip():
        raise NothingToRead("empty: there is no text in it")
    if len(text) > MAX_BYTES:
        raise Unreadable(_too_long())
    if not (looks_like_html(text) or (html and has_tags(text))):
        if len(text) > MAX_CHARACTERS:
            raise Unreadable(_too_long())
        return Page(text, origin, url, source, title=title, published=published)
    rendered = render(text)
    if not rendered.text:
        raise NothingToRead("the HTML shows no text: the page may be built by a script; save it from the browser")
    if len(rendered.text) > MAX_CHARACTERS:
        raise Unreadable(_too_long())
    told = next(
        (rendered.meta[key] for key in ("canonical", "og:url") if rendered.meta.get(key, "").startswith("http")), None
    )
    return Page(
        rendered.text,
        origin,
        url or told,
        source or rendered.meta.get("og:site_name"),
        media_type="text/html",
        markup=text,
        title=title,
        published=published,
    )


def _too_long() -> str:
    return f"longer than {MAX_CHARACTERS:,} characters: no news page, not read"


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
