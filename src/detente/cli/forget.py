"""`detente forget PAGE`: a page goes from the record, with all that was read from it."""

from __future__ import annotations

from typing import Annotated

import typer

from .console import tell
from .options import DEFAULT_DB, Db, shown_path
from .words import clean, count


def forget(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="The page's id or its beginning, as the screens show it.")
    ],
    db: Db = DEFAULT_DB,
) -> None:
    """Remove a page from the record, and every entry read from it; other pages stay as they are."""
    from ..record import Record

    with Record.open(db, create=False) as record:
        document = record.document(page)
        gone = record.forget(document["id"])
    title = clean(document["title"]["text"]) if document["title"] else clean(document["origin"]) or "no headline"
    tell(f"Forgotten: page {document['id']} ({title}) and its {count(gone, 'entry', 'entries')}, from {shown_path(db)}")
