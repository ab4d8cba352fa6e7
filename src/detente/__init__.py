"""detente reads the news and keeps the record of world politics: who did or said what to whom, when, where, and on
what terms.

This is the front door; what is not in `__all__` may change. Weights and database are loaded when they are first used,
so the import costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from .nouns.act import Reading
    from .reading.reader import Reader
    from .record import Record

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "open", "read"]


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
    from .pages import open_pages

    return _readings(open_pages(source, columns=columns, published=published), reader)


def _readings(pages: Iterator[Any], reader: Reader | None) -> Iterator[Reading]:
    from .nouns.page import Article, Outcome, Page
    from .pages import Failure, to_article
    from .reading.reader import reader as shipped

    for page in pages:
        if isinstance(page, Failure):
            article = Article(Page("", page.origin), outcome=Outcome("skipped", str(page.error)))
        else:
            article = to_article(page)
        yield (reader or shipped()).read(article)


def open(path: str | Path = "detente.db") -> Record:
    """The record in a file, made when it is not there. It closes as a context manager."""
    from .record import Record

    return Record.open(path)


def __getattr__(name: str) -> Any:
    """`Reader` and `Record`, imported when they are first asked for."""
    if name == "Reader":
        from .reading.reader import Reader

        return Reader
    if name == "Record":
        from .record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
