"""The functions behind the front door, ``detente.read`` and ``detente.open``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from .nouns.act import Reading
from .nouns.page import Article, Outcome, Page
from .pages import Failure, open_pages, to_article
from .reading.reader import Reader
from .reading.reader import reader as shipped
from .record import Record


def read(
    source: str | Path,
    *,
    published: dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    reader: Reader | None = None,
) -> Iterator[Reading]:
    """The readings of a source, one by one: a text or HTML file, a folder, a CSV or JSON Lines table, or "-".

    `published` dates pages that bring no date of their own, `columns` names a table's columns (``text``, ``date``,
    ``url``, ``title``, ``source``), `reader` is the shipped one without another. A page that could not be opened or
    read comes as a reading without acts, its reason in ``article.outcome``; nothing is lost and nothing stops the
    others. Nothing is stored: see `Record.add`. Raises UsageError at once for an address.
    """
    return _readings(open_pages(source, columns=columns, published=published), reader)


def open(path: str | Path = "detente.db") -> Record:
    """The record in a file, made when it is not there. It closes as a context manager."""
    return Record.open(path)


def _readings(pages: Iterator[Page | Failure], reader: Reader | None) -> Iterator[Reading]:
    for page in pages:
        if isinstance(page, Failure):
            article = Article(Page("", page.origin), outcome=Outcome("skipped", str(page.error)))
        else:
            article = to_article(page)
        yield (reader or shipped()).read(article)
