"""`detente read`: pages in, entries out, and into the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..nouns.errors import NothingToRead, Stop, UsageError
from ..nouns.page import Article, Outcome, Page
from .console import Bar, remark
from .failures import FAILED, INTERRUPTED
from .options import DEFAULT_DB, All, AsJson, Db, OwnHead, Sure, day, least_confidence, shown_path
from .placing import catch_up
from .words import count

if TYPE_CHECKING:
    from .run import Run

SCREENS = 3
"""Files given by name that each get their whole screen; more of them, folders and tables get a line a page."""
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…", help="Text or HTML files, folders, CSV or JSON Lines tables, or - for standard input."
        ),
    ],
    json: AsJson = False,
    db: Db = DEFAULT_DB,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="The day the pages appeared (YYYY-MM-DD); dates such as “Monday” follow from it.",
        ),
    ] = None,
    no_save: Annotated[bool, typer.Option("--no-save", help="Read only; nothing is stored.")] = False,
    sure: Sure = False,
    all_: All = False,
    teasers: Annotated[
        bool, typer.Option("--teasers", help="List the headlines of other stories that stand on the page.")
    ] = False,
    map_: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="COLUMNS",
            help="Which columns of a table hold what, as text=body,date=day,url=link,title=head,source=outlet.",
        ),
    ] = None,
    head: OwnHead = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 1 when a page was skipped, too.")
    ] = False,
) -> None:
    """Read pages and keep in the record who did or said what to whom, when, where and on what terms.

    Exit codes: 0 when every page got an outcome (a skipped page has one), 1 when a source could not be opened or
    decoded, 2 for wrong usage.
    """
    from ..pages import open_pages
    from ..reading.reader import reader, reader_with
    from ..record import Record
    from .run import Output, Run

    day_of_pages = day("--published", published)
    columns = _columns(map_)
    least = least_confidence(sure, all_)  # before anything is read: it may be wrong usage
    # Before the first page: an address among the sources is wrong usage, and then nothing should have been read.
    opened = [open_pages(source, columns=columns, published=day_of_pages) for source in sources]
    with nullcontext() if no_save else Record.open(db) as record:
        bar = Bar(_total(sources), "reading")
        output = Output(json, db, teasers, one_by_one=_in_full(sources), bar=bar)
        made = partial(reader_with, head) if head else reader
        run = Run(made, record, output, least if sure or all_ else None)
        try:
            for page in (page for pages in opened for page in pages):
                _take(run, page)
                bar.step()
        except KeyboardInterrupt:
            bar.end()
            kept = "nothing was kept (--no-save)" if no_save else f"what was read is kept in {shown_path(db)}"
            remark(f"detente: stopped after {count(run.read, 'page')}; {kept}")
            raise typer.Exit(INTERRUPTED) from None
        except Stop:
            bar.end()
            run.summary()
            raise
        bar.end()
        if not no_save:
            catch_up(record)
        run.summary()
    if run.failed or (strict and run.skipped):
        raise typer.Exit(FAILED)


def _take(run: Run, page: object) -> None:
    """One page or failure, from whichever source; a fault of ours in one page leaves the others to go on."""
    from ..pages import Failure, to_article

    if isinstance(page, Failure):
        if isinstance(page.error, NothingToRead):
            reason = str(page.error)
            run.take(Article(Page("", page.origin), outcome=Outcome("skipped", reason)), keep=False)
        else:
            run.fail(page.origin, str(page.error))
        return
    try:
        run.take(to_article(page))
    except Stop:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a page sets off, it may not take the others with it
        run.fail(page.origin, f"not read, a fault in detente ({type(error).__name__}: {error}): please report it")


def _columns(words: str | None) -> dict[str, str] | None:
    """ "text=body,date=published" as a mapping; which keys there are is for the tables to say."""
    if words is None:
        return None
    columns = {}
    for part in words.split(","):
        field, equals, column = part.partition("=")
        if not (field.strip() and equals and column.strip()):
            raise UsageError(f"--map {words!r}: write FIELD=COLUMN, joined by commas, such as text=body,date=published")
        columns[field.strip()] = column.strip()
    return columns


def _in_full(sources: list[str]) -> bool:
    """Whether each page gets its own screen: a few files by name, or standard input."""
    return len(sources) <= SCREENS and all(
        s == "-" or not (Path(s).is_dir() or s.lower().endswith(TABLES)) for s in sources
    )


def _total(sources: list[str]) -> int | None:
    """How many pages there will be, None where a table or standard input does not tell before it is read."""
    files = list(_files(sources))
    if any(file == "-" or file.lower().endswith(TABLES) for file in files):
        return None
    return len(files)


def _files(sources: list[str]) -> Iterator[str]:
    if not sys.stderr.isatty():  # nobody sees a bar: nothing to count
        return
    for source in sources:
        if Path(source).is_dir():
            yield from (str(path) for path in Path(source).rglob("*") if path.is_file())
        else:
            yield source
