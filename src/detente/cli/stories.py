"""`detente stories`, `merge`, `split`, `undo`: one happening however many pages report it."""

from __future__ import annotations

from typing import Annotated

import typer

from .console import data, show, tell, width
from .ids import short_ids
from .options import DEFAULT_DB, AsJson, Db, day, db_hint
from .placing import catch_up
from .story_screen import stories_screen
from .words import count

ON_SCREEN = 40
"""Stories on one screen unless --limit says otherwise."""


def stories(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Stories with a page of this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Stories with a page of this day or earlier.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Stories with this country among their sides.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help=f"At most so many; {ON_SCREEN} on a screen.")
    ] = None,
    json: AsJson = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List stories, newest first: the pages that report one happening, and how many sources they really are."""
    from ..merging.told import stories as told
    from ..record import Record

    first, last = day("--since", since), day("--until", until)
    with Record.open(db, create=False) as record:
        catch_up(record)
        found = told(
            record,
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
            side=country.strip().upper() if country else None,
            limit=limit if json else (limit or ON_SCREEN) + 1,
        )
    if json:
        for story in found:
            data(story)
        return
    if not found:
        tell(f"No stories. next: detente read FILE{db_hint(db)}")
        return
    shown = found[: limit or ON_SCREEN]
    short = short_ids([story["id"] for story in found])
    ending = []
    if len(found) > len(shown):
        ending.append(
            f"Left out: {count(len(found) - len(shown), 'older story', 'older stories')}: --limit {len(found)}"
        )
    ending.append(f"next: detente show {short[shown[0]['id']]}{db_hint(db)}")
    show(stories_screen(shown, short=short, width=width(), ending=ending))


def merge(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID ID…", help="Stories (or pages) that are one story, or entries that are one act."),
    ],
    db: Db = DEFAULT_DB,
) -> None:
    """Join stories that report one happening, or entries that tell one act; it lasts, whatever is read later."""
    from ..merging.by_hand import merge as merged
    from ..record import Record

    with Record.open(db, create=False) as record:
        catch_up(record)
        kind, name = merged(record, ids)
    tell(f"One {kind} now: {name} · take it back: detente undo{db_hint(db)}")


def split(
    id: Annotated[str, typer.Argument(metavar="ID", help="A story, or an entry whose act is told by several pages.")],
    out: Annotated[list[str], typer.Argument(metavar="OUT…", help="The pages, or entries, that do not belong to it.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Take pages out of a story, or entries out of an act; it lasts, whatever is read later."""
    from ..merging.by_hand import split as parted
    from ..record import Record

    with Record.open(db, create=False) as record:
        catch_up(record)
        kind, name = parted(record, id, out)
    tell(f"Parted: they are the {kind} {name} now · take it back: detente undo{db_hint(db)}")


def undo(db: Db = DEFAULT_DB) -> None:
    """Take back the last merge or split."""
    from ..merging.by_hand import undo as undone
    from ..record import Record

    with Record.open(db, create=False) as record:
        last = undone(record)
    if last is None:
        tell("Nothing to take back.")
        return
    kind, number = last
    members = count(number, "page") if kind == "story" else count(number, "entry", "entries")
    what = {"story": "a story", "event": "an act", "matter": "a matter"}[kind]
    tell(f"Taken back: the last merge or split of {what} ({members})")
