"""What changes the record. Each function runs inside one write transaction that its caller opens."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from ..nouns.contract import Json
from .folding import days_of_act, fold, padded
from .schema import acts, groups, likenesses, pages, participants, profile_words, profiles, readings

_BETWEEN = " \ue000 "
"""A token of FTS5 between pieces that `fold` lets through from no page, being no letter."""


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
    # What the page was taken for stands on its reading: another reading, and it is looked at anew.
    for table in (readings, profiles, profile_words, groups):
        connection.execute(delete(table).where(table.c.page_id == page_id))
    connection.execute(
        delete(likenesses).where((likenesses.c.page_id == page_id) | (likenesses.c.other_page_id == page_id))
    )
    return gone


def _add_reading(connection: Connection, reading: Json) -> None:
    document, found = reading["document"], reading["acts"]
    rest = {**reading, "document": None, "acts": None}
    connection.execute(insert(readings).values(page_id=document["id"], rest=rest, **reading["reader"]))
    _insert_all(connection, insert(acts), [_act_row(act, i, document) for i, act in enumerate(found)])
    _insert_all(connection, insert(participants), [row for act in found for row in _participant_rows(act)])
    _insert_all(
        connection,
        text("INSERT INTO acts_text (rowid, body) SELECT number, :body FROM acts WHERE id = :id"),
        [{"id": act["id"], "body": _searchable(act, document["text"])} for act in found],
    )


def _insert_all(connection: Connection, statement: Any, rows: list[Json]) -> None:
    # An empty list would insert one row of defaults.
    if rows:
        connection.execute(statement, rows)


def _act_row(act: Json, position: int, document: Json) -> Json:
    date_from, date_to = days_of_act(act, document["published"])
    return {
        "id": act["id"],
        "page_id": document["id"],
        "position": position,
        "type": act["type"],
        "stance": act["stance"],
        "modality": act["modality"],
        "voice": act["voice"],
        "date_from": date_from,
        "date_to": date_to,
        "has_condition": int(act["condition"] is not None),
        "confidence": act["confidence"],
        "json": act,
    }


def _participant_rows(act: Json) -> list[Json]:
    return [
        {
            "act_id": act["id"],
            "role": role,
            "name": who["name"],
            "folded": padded(who["name"]),
            "country": who["country"],
            "entity": who["id"],
            "sector": " ".join(who["sector"]),
        }
        for role in ("actor", "recipient")
        for who in act[role]
    ]


def _searchable(act: Json, page_text: str) -> str:
    """What a search for words looks at: the act's sentence and clause, wherever its content, condition and other
    mentions stand, and the names that the page may have had as pronouns. Folded, piece by piece, so that no phrase
    is found across two of them."""
    pieces = [page_text[act["sentence"]["start"] : act["sentence"]["end"]], act["evidence"]["text"]]
    pieces += [act[part]["text"] for part in ("content", "condition") if act[part]]
    pieces += [mention["evidence"]["text"] for mention in act["mentions"]]
    pieces += [who["name"] for role in ("actor", "recipient") for who in act[role]]
    return _BETWEEN.join(dict.fromkeys(fold(piece) for piece in pieces))
