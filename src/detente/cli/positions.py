"""`detente positions`, `changes`, `deadlocks`, `due`: what was said through time, and where it leads."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..nouns.errors import UsageError
from .console import data, show, tell, width
from .ids import short_ids
from .options import DEFAULT_DB, All, AsJson, Db, day, db_hint, least_confidence
from .placing import catch_up
from .position_screen import changes_screen, due_screen, positions_screen
from .terms import terms_of
from .terms_screen import Sheet, where_they_stand
from .words import count

if TYPE_CHECKING:
    from ..terms import Terms
    from ..terms.positions import Position

Json = dict[str, Any]

MOST_PAIRS = 12
"""Pairs of states looked at when none is named: those that speak most to each other."""


Sides = Annotated[
    list[str] | None,
    typer.Argument(metavar="[A B]", help="Two sides; without them, the pairs that speak most to each other."),
]


def positions(
    holder: Annotated[str, typer.Option("--holder", metavar="SIDE", help="Whose positions.")],
    toward: Annotated[str, typer.Option("--toward", metavar="SIDE", help="Toward whom.")],
    matter: Annotated[
        str | None, typer.Option("--matter", metavar="WORDS", help="Only positions that these words stand in.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="As they stood on this day.")] = None,
    json: AsJson = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Follow what one side has said to another on each matter: first said, reaffirmed, harder, softer, met, dropped."""
    from ..record import Record

    on_day = day("--on", on)
    with Record.open(db, create=False) as record:
        table, _ = terms_of(
            record, holder, toward, on=on_day.isoformat() if on_day else None,
            least=least_confidence(False, all_), every=all_,
        )  # fmt: skip
        found = [p for p in table.positions if p.holder == table.sides[0].id and _on(p, matter)]
        if json:
            for position in found:
                data(position.json())
            return
        if not found:
            tell(f"No positions of {table.sides[0].name} toward {table.sides[1].name} on record.")
            return
        short = short_ids([step.statement.said.act for p in found for step in p.steps], record.act)
        show(positions_screen(found, table.sides, short=short, width=width(), ending=_next(short, db)))


def changes(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what is of this day or later.")
    ] = None,
    sides: Sides = None,
    json: AsJson = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List what has changed: positions that began, grew harder or softer, were met or dropped, newest first."""
    from ..record import Record

    from_day = day("--since", since)
    with Record.open(db, create=False) as record:
        found = []
        for table in _tables(record, sides, least_confidence(False, all_)):
            for position in table.positions:
                for step in position.steps:
                    if step.change != "reaffirmed" and (
                        not from_day or (step.statement.date or "") >= from_day.isoformat()
                    ):
                        found.append((position, step))
        found.sort(key=lambda pair: pair[1].statement.date or "", reverse=True)
        if json:
            for position, step in found:
                data({"holder": position.holder, "toward": position.toward, "matter": position.matter} | step.json())
            return
        if not found:
            tell("No changes on record" + (f" since {since}." if since else "."))
            return
        short = short_ids([step.statement.said.act for _, step in found], record.act)
        show(changes_screen(found, short=short, width=width(), ending=_next(short, db)))


def deadlocks(
    sides: Sides = None,
    json: AsJson = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List where terms block each other, and where they open, each with the words that show it."""
    from ..record import Record

    with Record.open(db, create=False) as record:
        some = False
        for table in _tables(record, sides, least_confidence(False, all_)):
            blocks = [*table.deadlocks, *table.openings]
            some = some or bool(blocks)
            if json:
                for block in blocks:
                    data({"kind": block.kind, "sides": [side.id for side in table.sides]} | block.json())
            elif blocks:
                short = short_ids([link.said.act for block in blocks for link in block.chain], record.act)
                tell(f"{table.sides[0].name} and {table.sides[1].name}")
                show(where_they_stand(Sheet(table, width(), short, {})))
                tell("")
        if not json and not some:
            tell("No deadlocks and no openings on record.")


def due(
    within: Annotated[
        str | None, typer.Option("--within", metavar="TIME", help="Only those due within so long, as 30d, 6w or 3m.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only those with this country on either side.")
    ] = None,
    json: AsJson = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List deadlines: what is to happen by when, and of past ones whether it did, as far as the record knows."""
    from ..record import Record
    from ..terms.deadlines import deadlines

    today = dt.date.today()
    last = today + _time(within) if within else None
    with Record.open(db, create=False) as record:
        catch_up(record)
        found = deadlines(record, today=today, least=least_confidence(False, all_), country=country)
        if last:
            found = [d for d in found if today <= d.due <= last]
        if json:
            for deadline in found:
                data(deadline.json())
            return
        if not found:
            tell("No deadlines on record" + (f" within {within}." if within else "."))
            return
        short = short_ids([d.act["id"] for d in found], record.act)
        show(due_screen(found, short=short, width=width(), ending=_next(short, db)))


def _tables(record: Any, sides: list[str] | None, least: float) -> Iterator[Terms]:
    """The table of two sides, or of the pairs of states that speak most to each other."""
    if sides and len(sides) != 2:
        raise UsageError("give two sides, or none")
    pairs = [(sides[0], sides[1])] if sides else _pairs(record, least)
    for one, other in pairs:
        yield terms_of(record, one, other, on=None, least=least, every=False)[0]


def _pairs(record: Any, least: float) -> list[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for act in record.acts(voice="own", sure=least):
        if act["stance"]:
            speakers, hearers = ({a["country"] for a in act[role] if a["country"]} for role in ("actor", "recipient"))
            counts.update((min(a, b), max(a, b)) for a in speakers for b in hearers if a != b)
    return [pair for pair, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_PAIRS]]


def _on(position: Position, matter: str | None) -> bool:
    if not matter:
        return True
    words = " ".join(step.statement.said.text for step in position.steps) + position.matter
    return all(word in words.lower() for word in matter.lower().split())


def _time(words: str) -> dt.timedelta:
    match = re.fullmatch(r"(\d{1,4})([dwm])", words.strip().lower())
    if not match:
        raise UsageError(f"--within {words!r}: write a number and d, w or m, such as 30d")
    return dt.timedelta(int(match[1]) * {"d": 1, "w": 7, "m": 30}[match[2]])


def _next(short: dict[str, str], db: Path) -> list[str]:
    return [f"{count(len(short), 'entry', 'entries')} · next: detente show {next(iter(short.values()))}{db_hint(db)}"]
