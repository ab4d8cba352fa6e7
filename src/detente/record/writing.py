"""What changes the record. Each function runs inside one write transaction that its caller opens."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from ..nouns.contract import Json
from .act_rows import add_acts
from .correcting import reapply
from .placement import unplace
from .schema import acts, pages, readings


def add(connection: Connection, reading: Json, origin: str | None) -> bool:
    """Stores one page's reading; False when nothing had to change (see `Record.add`)."""
    document = reading["document"]
    page_id = document["id"]
    known = connection.execute(
        select(pages.c.outcome, pages.c.published, pages.c.source, readings.c.version, readings.c.weights,
               readings.c.codebook)
        .join(readings, readings.c.page_id == pages.c.id)
        .where(pages.c.id == page_id)
    ).mappings().first()  # fmt: skip
    if known is None:
        connection.execute(insert(pages).values(id=page_id, origin=origin, **_page_row(document)))
    elif _says_more(reading, known):
        _drop_reading(connection, page_id)
        connection.execute(update(pages).where(pages.c.id == page_id).values(**_page_row(document)))
    else:
        return False
    _add_reading(connection, reading)
    reapply(connection, page_id)
    return True


def forget(connection: Connection, page_id: str) -> int:
    """Removes the page and all that was read from it; returns how many acts went."""
    gone = _drop_reading(connection, page_id)
    connection.execute(delete(pages).where(pages.c.id == page_id))
    return gone


def _says_more(reading: Json, known: Any) -> bool:
    """Whether this reading of a known page is to replace the stored one: another reader made it, or it was skipped
    and now is not, or it now has a date or an outlet that it had not. One that merely has less changes nothing."""
    reader, document = reading["reader"], reading["document"]
    if any(reader[key] != known[key] for key in ("version", "weights", "codebook")):
        return True
    if document["outcome"]["status"] == "read" and known["outcome"] != "read":
        return True
    return any(document[key] is not None and document[key] != known[key] for key in ("published", "source"))


def _page_row(document: Json) -> Json:
    title = document["title"]
    return {
        "url": document["url"],
        "source": document["source"],
        "title": title["text"] if title else None,
        "published": document["published"],
        "fetched": document["fetched"],
        "hash": document["hash"],
        "language": document["language"],
        "outcome": document["outcome"]["status"],
        "reason": document["outcome"]["reason"],
        "text": document["text"],
        "document": {**document, "text": None},
    }


def _drop_reading(connection: Connection, page_id: str) -> int:
    connection.execute(
        text("DELETE FROM acts_text WHERE rowid IN (SELECT number FROM acts WHERE page_id = :page)"), {"page": page_id}
    )
    # Participants go with their acts (ON DELETE CASCADE).
    gone = connection.execute(delete(acts).where(acts.c.page_id == page_id)).rowcount
    connection.execute(delete(readings).where(readings.c.page_id == page_id))
    unplace(connection, page_id)
    return gone


def _add_reading(connection: Connection, reading: Json) -> None:
    document, found = reading["document"], reading["acts"]
    rest = {**reading, "document": None, "acts": None}
    connection.execute(insert(readings).values(page_id=document["id"], rest=rest, **reading["reader"]))
    add_acts(connection, document, found)
