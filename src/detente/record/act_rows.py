"""Acts as rows: their columns and participants, and the words by which they are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, text, update

from ..nouns.contract import Json
from .folding import days_of_act, fold, padded
from .schema import acts, participants

_BETWEEN = " \ue000 "
"""A token of FTS5 between pieces that `fold` lets through from no page, being no letter."""


def add_acts(connection: Connection, document: Json, found: Sequence[Json], first: int = 0) -> None:
    """Acts of a page, in their order; `first` is the position of the first of them."""
    _insert_all(connection, insert(acts), [_act_row(act, i, document) for i, act in enumerate(found, first)])
    _insert_all(connection, insert(participants), [row for act in found for row in _participant_rows(act)])
    _insert_all(
        connection,
        text("INSERT INTO acts_text (rowid, body) SELECT number, :body FROM acts WHERE id = :id"),
        [{"id": act["id"], "body": _searchable(act, document["text"])} for act in found],
    )


def replace_act(connection: Connection, document: Json, act: Json) -> None:
    """The act as it is now, in every column and in the index of words."""
    row = _act_row(act, 0, document)
    del row["position"], row["id"], row["page_id"]
    connection.execute(update(acts).where(acts.c.id == act["id"]).values(**row))
    connection.execute(delete(participants).where(participants.c.act_id == act["id"]))
    _insert_all(connection, insert(participants), _participant_rows(act))
    connection.execute(
        text("UPDATE acts_text SET body = :body WHERE rowid = (SELECT number FROM acts WHERE id = :id)"),
        {"id": act["id"], "body": _searchable(act, document["text"])},
    )


def drop_act(connection: Connection, id: str) -> None:
    """An act goes, with all that hangs on it."""
    connection.execute(text("DELETE FROM acts_text WHERE rowid = (SELECT number FROM acts WHERE id = :id)"), {"id": id})
    connection.execute(delete(acts).where(acts.c.id == id))


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
