"""`detente terms A B`: what two sides offer, ask and refuse each other, and on what conditions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..nouns.errors import UsageError
from .console import data, show, width
from .ids import short_ids
from .options import DEFAULT_DB, AsJson, Db, day, db_hint, least_confidence, shown_path
from .placing import catch_up
from .terms_screen import terms_screen

if TYPE_CHECKING:
    from ..terms import Side, Terms

Json = dict[str, Any]


def terms(
    a: Annotated[
        str, typer.Argument(metavar="A", help="One side: a country's name or three-letter code, a body or a group.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other side.")],
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The terms as they stood on this day (YYYY-MM-DD): nothing later, nothing undated.",
        ),
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("--all", help="Criticisms, words of support and claims too, and entries the reader is unsure of."),
    ] = False,
    json: AsJson = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Show the terms between two sides: offers, demands, refusals and their conditions, by side, newest first."""
    from ..record import Record

    on_day = day("--on", on)
    least = least_confidence(sure=False, all_=all_)
    with Record.open(db, create=False) as record:
        table, acts = terms_of(record, a, b, on=on_day.isoformat() if on_day else None, least=least, every=all_)
        if json:
            data(table.json())
            return
        show_terms(record, table, acts, db)


def terms_of(
    record: Any, a: str, b: str, *, on: str | None, least: float, every: bool
) -> tuple[Terms, dict[str, Json]]:
    """The table of two sides as typed, and the record's acts behind it by id."""
    from ..gazetteer import Gazetteer
    from ..terms import Told, resolve, terms_between, where_they_stand

    who = Gazetteer.own()
    one, other = (resolve(words, who, _recorded(record, words)) for words in (a, b))
    if one.id == other.id:
        raise UsageError(f"{a!r} and {b!r} are the same side, {one.name}: give two")
    catch_up(record)
    acts = {act["id"]: act for act in _about(record, one, other)}
    told = {id: Told(act["document"], act) for id, act in acts.items()}
    table = terms_between(one, other, told.values(), who, on=on, least=least, every=every)
    where_they_stand(record, table, {id: entry for id, entry in told.items() if entry.act["confidence"] >= least})
    return table, acts


def show_terms(record: Any, table: Terms, acts: dict[str, Json], db: Path) -> None:
    """The table as a screen."""
    rows = [*table.rows, *table.others]
    chained = [link.said.act for block in (*table.deadlocks, *table.openings) for link in block.chain]
    short = short_ids([*(row["act"] for row in rows), *chained], record.act)
    hint = db_hint(db)
    if rows:
        ending = [f"detente show {short[rows[0]['act']]}{hint} shows the words in place."]
    else:
        ending = [f"next: detente acts --country {table.sides[0].country or table.sides[1].country or 'CODE'}{hint}"]
    show(terms_screen(table, width=width(), short=short, acts=acts, db=shown_path(db), ending=ending))


def _recorded(record: Any, words: str) -> list[Json]:
    """Actors of the record with this name, for sides that the gazetteer does not have."""
    try:
        found = record.acts(actor=words, limit=20)
    except UsageError:  # nothing in it that could be a name: the gazetteer's message is the clearer one
        return []
    return [actor for act in found for actor in act["actor"]]


def _about(record: Any, one: Side, other: Side) -> list[Json]:
    """The acts that the table looks at: all of either side's, and all others on the pages that have both sides."""
    found: dict[str, Json] = {}
    pages: list[set[str]] = []
    for side in (one, other):
        own = _of_side(record, side)
        pages.append({act["document"]["id"] for act in own})
        found |= {act["id"]: act for act in own}
    for page in sorted(pages[0] & pages[1]):
        found |= {act["id"]: act for act in record.acts(page=page)}
    return list(found.values())


def _of_side(record: Any, side: Side) -> list[Json]:
    if side.state:
        return record.acts(country=side.country)
    return [*record.acts(actor=side.id), *record.acts(recipient=side.id)]
