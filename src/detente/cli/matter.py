"""`detente matter`: what statements are about, put right by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from .console import tell
from .options import DEFAULT_DB, Db, db_hint
from .words import clean, count

app = typer.Typer(no_args_is_help=True, help="Matters that statements are about: join, part or name them.")

Entry = Annotated[str, typer.Argument(metavar="ID", help="An entry that detente positions shows.")]


@app.callback()
def matter() -> None:
    """Matters that statements are about: join, part or name them. It lasts, whatever is read later."""


@app.command("merge", short_help="Put statements on one matter.")
def merge(
    ids: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Entries that are on one matter.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Put statements on one matter: they become one position where one side makes them to another."""
    from ..record import Record
    from ..terms.by_hand import join

    with Record.open(db, create=False) as record:
        joined = join(record, ids)
    tell(f"{count(len(joined), 'entry', 'entries')} on one matter now · take it back: detente undo{db_hint(db)}")


@app.command("split", short_help="Part statements that are on different matters.")
def split(
    id: Entry,
    out: Annotated[list[str], typer.Argument(metavar="OUT…", help="Entries that are on another matter.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Part statements that are on different matters."""
    from ..record import Record
    from ..terms.by_hand import part

    with Record.open(db, create=False) as record:
        gone = part(record, id, out)
    tell(f"{count(len(gone), 'entry', 'entries')} parted · take it back: detente undo{db_hint(db)}")


@app.command("name", short_help="Give a matter a name.")
def name(
    id: Entry,
    words: Annotated[str, typer.Argument(metavar="NAME", help='Such as "nuclear weapons"; "" takes the name back.')],
    db: Db = DEFAULT_DB,
) -> None:
    """Call the matter of a statement so, in positions, changes and terms."""
    from ..record import Record
    from ..terms.by_hand import name as named

    with Record.open(db, create=False) as record:
        kept = named(record, id, words)
    tell(f"Called “{clean(kept)}” now." if kept else "Called by its own words again.")
