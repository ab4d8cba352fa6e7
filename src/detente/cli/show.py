"""`detente show ID`: one entry in full, in its place in the article; or a page with its entries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..nouns.errors import UsageError
from .console import data, show, width
from .ids import of_page, short_ids
from .options import DEFAULT_DB, AsJson, Db, db_hint, shown_path
from .placing import catch_up
from .screens import Shown, next_terms, page_screen
from .show_screen import show_screen
from .story_screen import story_screen

Json = dict[str, Any]


def show_entry(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An entry's id or its beginning, as the other screens show it; a page's or story's works too.",
        ),
    ],
    json: AsJson = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Show an entry with every field, and its sentence marked inside the article; of a page, all its entries; of a
    story, its pages, why they are one, and its acts with the reports of each."""
    from ..record import Record

    with Record.open(db, create=False) as record:
        found = _entry(record, id)
        if found is None:
            if not _page(record, id, json, db):
                _story(record, id, json, db)
            return
        act, document = found
        reading = record.reading(document["id"])
        if json:
            data({"document": reading["document"], "act": act})
            return
        pair = next_terms([act])
        ending = [f"next: detente terms {pair[0]} {pair[1]}{db_hint(db)}"] if pair else []
        short = of_page(reading, record)
        ending.append(f"{'' if pair else 'next: '}detente show {short[document['id']]}{db_hint(db)} (the whole page)")
        show(show_screen(act, reading["document"], width=width(), short=short, quotes=reading["quotes"], ending=ending))


def _entry(record: Any, id: str) -> tuple[Json, Json] | None:
    """The entry and its document; None where no entry but perhaps a page has the id."""
    try:
        return record.act(id)
    except UsageError as error:
        if str(error).startswith("no act"):
            return None
        raise


def _page(record: Any, id: str, json: bool, db: Path) -> bool:
    """Shows a page; False where none has the id."""
    try:
        document = record.document(id)
    except UsageError as error:
        if not str(error).startswith("no page"):
            raise
        return False
    reading = record.reading(document["id"])
    if json:
        data(reading)
        return True
    short = of_page(reading, record)
    ending = [f"In {shown_path(db)}"]
    if reading["acts"]:
        ending.append(f"next: detente show {short[reading['acts'][0]['id']]}{db_hint(db)}")
    show(
        page_screen(
            reading,
            width=width(),
            shown=Shown(0.0),
            short=short,
            origin=document["origin"] or "",
            teasers=True,
            ending=ending,
        )
    )
    return True


def _story(record: Any, id: str, json: bool, db: Path) -> None:
    from ..merging.told import story as told

    catch_up(record)
    try:
        story = told(record, id)
    except UsageError as error:
        if not str(error).startswith("no story"):
            raise
        raise UsageError(
            f"no entry, page or story has an id that begins with {id!r}: "
            f"detente acts{db_hint(db)} and detente stories{db_hint(db)} list them"
        ) from None
    if json:
        data(story)
        return
    acts = [report["act"]["id"] for event in story["events"] for report in event["reports"]]
    pages = {report["page"]["id"] for event in story["events"] for report in event["reports"]}
    short = short_ids([story["id"]]) | short_ids(acts, record.act)
    short |= short_ids([*(page["id"] for page in story["pages"]), *sorted(pages)], record.document)
    ending = [f"In {shown_path(db)}", f"next: detente show {short[story['pages'][0]['id']]}{db_hint(db)} (a page)"]
    if len(story["pages"]) > 1:
        ending.append(f"detente split {short[story['id']]} {short[story['pages'][-1]['id']]}{db_hint(db)}")
    show(story_screen(story, short=short, width=width(), ending=ending))
