"""`detente actors`: what is known of a name, and a user's own dictionaries of actors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from ..nouns.errors import UsageError
from .console import data, show, tell, width
from .layout import parted, wrapped
from .options import AsJson, day
from .words import clean, count, listed

if TYPE_CHECKING:
    from ..gazetteer.lookup import Found

app = typer.Typer(no_args_is_help=True, help="Look a name up; bring in a dictionary of your own.")


@app.command("lookup", short_help="Show what is known of a name.")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as newspapers write it, with or without title.")],
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day that counts for offices (YYYY-MM-DD).")
    ] = None,
    json: AsJson = False,
) -> None:
    """Show who or what a name may mean, the office held on a date, and why: names, dates and source of each row."""
    from ..gazetteer import Gazetteer
    from ..gazetteer.lookup import lookup as looked_up

    found = looked_up(Gazetteer.own(), name, day("--date", date))
    if json:
        data([_json(one) for one in found])
        return
    if not found:
        raise UsageError(
            f"{name!r} is in no table: bring it in with a dictionary of your own (detente actors import FILE)"
        )
    for i, one in enumerate(found):
        if i:
            tell("")
        show(_screen(one, width()))


@app.command("import", short_help="Bring in a dictionary of actors.")
def bring_in(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A Phoenix-style actor dictionary, or a table such as people.tsv."),
    ],
) -> None:
    """Bring in a dictionary of your own: its names win over the shipped ones from the next reading on.

    A Phoenix-style dictionary has NAME_ [CODE dates], +OTHER_NAME_ and CAMEO codes; a table has the columns of
    detente's own (people.tsv, bodies.tsv, groups.tsv, countries.tsv, roles.tsv, traps.tsv).
    """
    from ..gazetteer.overlays import bring_in as brought_in

    folder, rows = brought_in(file)
    tell(f"Brought in {folder.name}: {listed([count(number, f'row of {table}', f'rows of {table}') for table, number in rows.items()])}")  # fmt: skip
    tell(f"It lies in {folder} · take it out: detente actors remove {folder.name}")


@app.command("list", short_help="List the dictionaries brought in.")
def list_all() -> None:
    """List the dictionaries that were brought in."""
    from ..gazetteer.overlays import described

    found = list(described())
    for name, rows in found:
        tell(f"{name}  {count(rows, 'row')}")
    if not found:
        tell("None. next: detente actors import FILE")


@app.command("remove", short_help="Take a dictionary out again.")
def take_out(name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, as `detente actors list` has it.")]) -> None:  # fmt: skip
    """Take a dictionary that was brought in out again."""
    from ..gazetteer.overlays import take_out as taken_out

    tell(f"Removed {taken_out(name).name}")


def _json(found: Found) -> dict[str, Any]:
    entry = found.entry
    return {
        "id": entry.id, "name": entry.name, "country": entry.country, "sector": list(entry.sector), "kind": entry.kind,
        "office": entry.office, "because": found.because, "names": list(found.names), "source": entry.source,
        "terms": [
            {"office": t.office, "start": t.start, "end": t.end, "body": t.body, "sector": list(t.sector), "source": t.source}
            for t in found.terms
        ],
    }  # fmt: skip


def _screen(found: Found, columns: int) -> list[Text]:
    entry = found.entry
    head = [entry.name, entry.office or "", entry.country, " ".join(entry.sector), entry.id]
    lines = list(parted([clean(part) for part in head if part], columns, "", "bold"))
    lines += [Text(f"  {line}") for line in wrapped(clean(found.because), columns - 2)]
    for term in found.terms:
        mark = "→" if term is found.held else " "
        office = term.office or "office not named"
        at = f"{office} of {term.body}" if term.body else office
        lines.append(Text(f"{mark} {clean(at)}, {term.dates} · source: {clean(term.source)}"))
    if not found.terms:
        names = " · ".join(dict.fromkeys(clean(name) for name in found.names if name != entry.name))
        lines += [Text(f"  {line}") for line in wrapped(names, columns - 2)] if names else []
        lines += [Text(f"  source: {clean(entry.source)}")] if entry.source else []
    return lines
