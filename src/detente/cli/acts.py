"""`detente acts`: entries of the record that a person or a script looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..nouns.errors import UsageError
from .console import data, remark, show, tell, width
from .ids import short_ids
from .options import DEFAULT_DB, All, AsJson, Db, Sure, db_hint, least_confidence
from .placing import catch_up
from .screens import entries_screen, next_terms
from .words import clean, count

Json = dict[str, Any]

ON_SCREEN = 100
"""Entries on one screen unless --limit says otherwise: some ten pages of a terminal. JSON and CSV give all."""


def acts(
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="NAME", help="Entries whose actor has this name, id or country code."),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option("--recipient", metavar="NAME", help="Entries whose recipient has this name, id or country code."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="CODE",
            help="Entries with anybody of this country (ISO 3166-1 alpha-3) on either side.",
        ),
    ] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Entries of this type, such as REQUEST; may be given again."),
    ] = None,
    stance: Annotated[
        list[str] | None,
        typer.Option("--stance", metavar="STANCE", help="Entries of this stance, such as offer; may be given again."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Entries dated on this day (YYYY-MM-DD, YYYY-MM or YYYY) or later."
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Entries dated on this day or earlier.")
    ] = None,
    with_condition: Annotated[
        bool, typer.Option("--with-condition", help="Only entries that hang on a condition.")
    ] = False,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="WORDS", help='Entries with all these words; "a phrase" and begin* work too.'),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="Entries that are unreviewed, confirmed, corrected, rejected or added; without it, all but the rejected.",
        ),
    ] = None,
    json: AsJson = False,
    csv: Annotated[
        bool, typer.Option("--csv", help="Print a CSV table, a row an entry, that no spreadsheet runs.")
    ] = False,
    reports: Annotated[
        bool, typer.Option("--reports", help="Every page's telling, instead of one entry for what several pages tell.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=1, metavar="N", help=f"At most so many entries; {ON_SCREEN} on a screen unless you say."
        ),
    ] = None,
    sure: Sure = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List the record's entries, oldest first: as a screen, as JSON (one object a line) or as CSV.

    What several pages tell is one entry, with its reports; --reports lists each of them.
    """
    if json and csv:
        raise UsageError("--json and --csv exclude each other: give one of them")
    from ..merging.told import folded
    from ..record import Record, csv_text
    from ..record.tables import act_row

    filters: Json = {
        "actor": actor, "recipient": recipient, "country": country, "type": type_ or None, "stance": stance or None,
        "since": since, "until": until, "with_condition": with_condition, "text": text,
        "state": state or None,
    }  # fmt: skip
    least = least_confidence(sure, all_)
    with Record.open(db, create=False) as record:
        found = record.acts(**filters, sure=least, limit=limit if reports and (json or csv) else None)
        if not reports:
            catch_up(record)
            found = folded(record, found)
        if json:
            for act in found[:limit]:
                data(act)
            return
        if csv:
            typer.echo(csv_text(act_row(act) for act in found[:limit]).encode("utf-8"), nl=False)
            return
        if not found:
            hidden = len(record.acts(**filters)) if least else 0
            tell(
                "No entries."
                + (f" {count(hidden, 'entry', 'entries')} below confidence {least:.2f}: --all" if hidden else "")
            )
            if not record.counts()["pages"]:
                remark(f"The record has no pages yet: detente read FILE{db_hint(db)}")
            return
        _screen(found, limit or ON_SCREEN, record, db)


def _screen(found: list[Json], limit: int, record: Any, db: Path) -> None:
    shown = found[:limit]
    short = short_ids([act["id"] for act in shown], record.act)
    pages = short_ids([act["document"]["id"] for act in shown], record.document)
    places = {act["id"]: _place(act, pages) for act in shown}
    ending = []
    if len(found) > limit:
        ending.append(f"Left out: {count(len(found) - limit, 'later entry', 'later entries')}: --limit {len(found)}")
    ending.append(f"next: detente show {short[shown[0]['id']]}{db_hint(db)}")
    if pair := next_terms(found):
        ending.append(f"detente terms {pair[0]} {pair[1]}{db_hint(db)}")
    show(entries_screen(shown, width=width(), short=short, places=places, ending=ending))


def _place(act: Json, pages: dict[str, str]) -> str:
    """Which page an entry is from: its date, its id, its outlet, and how many pages tell it."""
    document, told = act["document"], len(act.get("reports", ()))
    parts = [document["published"] or "undated", f"page {pages[document['id']]}", clean(document["source"])]
    return ", ".join(filter(None, [*parts, f"{told} reports" if told > 1 else ""]))
