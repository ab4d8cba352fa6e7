"""`detente demo`: the main job on pages that travel in the package, without a network."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from ..nouns.contract import reading_json
from ..nouns.errors import Stop
from ..nouns.page import Page
from .console import Bar, remark, show, tell, width
from .ids import of_page, page_id
from .options import db_hint, shown_path
from .screens import Shown, page_line, page_screen
from .terms import show_terms, terms_of
from .words import count

Json = dict[str, Any]

IN_FULL = 2
"""Pages of the dispute whose whole screen is printed: one sets terms, the next answers; the rest get a line."""
DEMO_DB = Path("detente-demo.db")


def demo(
    db: Annotated[
        Path, typer.Option("--db", metavar="PATH", help="Where the record of the demonstration is kept.")
    ] = DEMO_DB,
) -> None:
    """Read the example pages, show their entries and the terms of an invented dispute, and keep them in a record."""
    from ..pages import Failure, open_pages, to_article
    from ..reading.reader import reader
    from ..record import Record

    with as_file(files("detente") / "demo") as folder:
        index = _index(folder)
        pages = index["pages"]
        loaded = reader()
        shown = Shown(loaded.threshold)
        tell(f"{count(len(pages), 'page')}, invented for this demonstration: none of it ever happened.")
        bar = Bar(len(pages), "reading")
        with Record.open(db) as record:
            entries = in_full = 0
            for about in pages:
                for page in open_pages(folder / about["file"], published=_day(about["published"])):
                    if isinstance(page, Failure):
                        remark(f"{page.origin}: {page.error}")
                        continue
                    article = to_article(_placed(page, about))
                    reading = reading_json(loaded.read(article), loaded.codebook)
                    record.add(reading, origin=about["file"])
                    entries += len(shown.of(reading["acts"]))
                    full = bool(about.get("dispute")) and in_full < IN_FULL
                    in_full += full
                    with bar.aside():
                        _show(reading, record, shown, about["file"], full, db)
                bar.step()
            bar.end()
            tell("")
            one, other = index["dispute"]["codes"]
            table, acts = terms_of(record, one, other, on=None, least=loaded.threshold, every=False)
            show_terms(record, table, acts, db)
            tell("")
            done = f"{count(len(pages), 'page')} read, {count(entries, 'entry', 'entries')}"
            tell(f"{done}. The record is in {shown_path(db)}.")
            hint = db_hint(db)
            tell(f"Type next:  detente acts --with-condition{hint}")
            tell(f"            detente terms {one} {other} --json{hint}")
            tell("            detente read FILE…   (your own pages, into ./detente.db)")


def _index(folder: Path) -> Json:
    try:
        return yaml.safe_load((folder / "index.yaml").read_text("utf-8"))
    except OSError as error:
        raise Stop(f"the example pages are missing ({error}): install detente again") from None


def _day(value: dt.date | str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _placed(page: Page, about: Json) -> Page:
    """The page with the address and outlet that the index gives, as a table's columns would."""
    return replace(
        page, origin=about["file"], url=about.get("url") or page.url, source=about.get("source") or page.source
    )


def _show(reading: Json, record: Any, shown: Shown, origin: str, full: bool, db: Path) -> None:
    acts = shown.of(reading["acts"])
    if not full:
        show(page_line(reading, page_id(reading, record), len(acts), origin, width()))
        return
    short = of_page(reading, record)
    tell("")
    ending = [f"next: detente show {short[acts[0]['id']]}{db_hint(db)}"] if acts else []
    show(page_screen(reading, width=width(), shown=shown, short=short, origin=origin, ending=ending))
    tell("")
