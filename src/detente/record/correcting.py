"""A person's word on acts: confirmed, corrected, rejected, added. It outlives every reading of the page.

Each step is a row that stays; taking one back marks it undone. What an act is now follows from its last step that
stands, or from the reading where there is none.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from ..nouns.act import MODALITIES, STANCES, entry_id
from ..nouns.contract import Json
from ..nouns.errors import UsageError
from .act_rows import add_acts, drop_act, replace_act
from .placement import unplace
from .schema import acts, corrections, pages

FIELDS = ("type", "mode", "stance", "modality", "voice", "actor", "recipient", "content", "condition")
"""What of an act a person may change; its place on the page is what it is."""
CHOICES = {"stance": ("", *STANCES), "modality": MODALITIES, "voice": ("own", "ascribed")}


def last_step(connection: Connection, act_id: str) -> int:
    """The number of the act's last step that stands, 0 for none: what a reviewer has seen."""
    standing = (corrections.c.act_id == act_id) & (corrections.c.undone == 0)
    return connection.scalar(select(func.max(corrections.c.number)).where(standing)) or 0


def review(
    connection: Connection, act_id: str, step: str, *, by: str, changes: Json | None = None, seen: int | None = None
) -> Json:
    """Confirms, corrects or rejects an act; the act as it is then.

    `changes` are new values of `FIELDS`. `seen` is what `last_step` gave when the act was shown: UsageError when
    somebody has spoken since, and for a change that no act can have.
    """
    document, before = _act(connection, act_id)
    if seen is not None and last_step(connection, act_id) != seen:
        who = connection.scalar(
            select(corrections.c.by)
            .where(corrections.c.act_id == act_id)
            .order_by(corrections.c.number.desc())
            .limit(1)
        )
        raise UsageError(f"{who} has reviewed this entry meanwhile: look at it again")
    changes = {k: v for k, v in (changes or {}).items() if before.get(k) != v}
    if step == "correct" and not changes:
        step = "confirm"
    for field, value in changes.items():
        if field not in FIELDS:
            raise UsageError(f"{field!r} cannot be changed: it is one of {', '.join(FIELDS)}")
        if field in CHOICES and value not in CHOICES[field]:
            raise UsageError(f"there is no {field} {value!r}: it is one of {', '.join(k for k in CHOICES[field] if k)}")
    after = before | changes
    state = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected"}[step]
    _log(connection, act_id, document["id"], step, state, before, after, by)
    _set(connection, document, after, state)
    return after


def add(connection: Connection, page_id: str, act: Json, *, by: str) -> Json:
    """Adds an act that the reader missed. `act` is the contract's object but for its id, which follows from the anchor."""
    document = _document(connection, page_id)
    id = entry_id(page_id, act["anchor"]["start"])
    if connection.scalar(select(acts.c.id).where(acts.c.id == id)):
        raise UsageError(f"there is an entry at {act['anchor']['text']!r} already: correct that one")
    act = {**act, "id": id, "confidence": 1.0}
    _log(connection, id, page_id, "add", "added", None, act, by)
    _insert(connection, document, act, "added")
    return act


def undo(connection: Connection, *, by: str | None = None) -> Json | None:
    """Takes back the last step that stands, of this person where one is given; its row, None when there is none."""
    query = select(corrections).where(corrections.c.undone == 0).order_by(corrections.c.number.desc()).limit(1)
    row = connection.execute(query.where(corrections.c.by == by) if by else query).mappings().first()
    if row is None:
        return None
    connection.execute(update(corrections).where(corrections.c.number == row["number"]).values(undone=1))
    document = _document(connection, row["page_id"])
    if row["before"] is None:
        drop_act(connection, row["act_id"])
        unplace(connection, row["page_id"])
    else:
        earlier = _standing(connection, row["page_id"]).get(row["act_id"])
        _set(connection, document, row["before"], earlier["state"] if earlier else "unreviewed")
    return dict(row)


def reapply(connection: Connection, page_id: str) -> None:
    """Puts a person's word back on a page that has been read again."""
    standing = _standing(connection, page_id)
    if not standing:
        return
    document = _document(connection, page_id)
    there = set(connection.scalars(select(acts.c.id).where(acts.c.page_id == page_id)))
    for act_id, row in standing.items():
        if act_id in there:
            _set(connection, document, row["after"], row["state"])
        elif row["state"] != "rejected":  # this reader does not see it; the person did
            _insert(connection, document, row["after"], row["state"])


def log(connection: Connection, act_id: str | None = None) -> list[Json]:
    """Every step, first to last: number, act_id, page_id, step, state, before, after, undone, by, at."""
    query = select(corrections).order_by(corrections.c.number)
    return [
        dict(row)
        for row in connection.execute(query.where(corrections.c.act_id == act_id) if act_id else query).mappings()
    ]


def _standing(connection: Connection, page_id: str) -> dict[str, Any]:
    rows = connection.execute(
        select(corrections)
        .where(corrections.c.page_id == page_id, corrections.c.undone == 0)
        .order_by(corrections.c.number)
    ).mappings()
    return {row["act_id"]: row for row in rows}


def _act(connection: Connection, act_id: str) -> tuple[Json, Json]:
    row = connection.execute(select(acts.c.json, acts.c.page_id).where(acts.c.id == act_id)).first()
    if row is None:
        raise UsageError(f"there is no entry {act_id!r} any more")
    return _document(connection, row.page_id), row.json


def _document(connection: Connection, page_id: str) -> Json:
    row = connection.execute(select(pages.c.document, pages.c.text).where(pages.c.id == page_id)).one()
    return {**row.document, "text": row.text}


def _set(connection: Connection, document: Json, act: Json, state: str) -> None:
    replace_act(connection, document, act)
    connection.execute(update(acts).where(acts.c.id == act["id"]).values(state=state))
    unplace(connection, document["id"])


def _insert(connection: Connection, document: Json, act: Json, state: str) -> None:
    last = connection.scalar(select(func.max(acts.c.position)).where(acts.c.page_id == document["id"]))
    add_acts(connection, document, [act], first=0 if last is None else last + 1)
    connection.execute(update(acts).where(acts.c.id == act["id"]).values(state=state))
    unplace(connection, document["id"])


def _log(
    connection: Connection, act_id: str, page_id: str, step: str, state: str, before: Json | None, after: Json, by: str
) -> None:
    connection.execute(
        insert(corrections).values(
            act_id=act_id, page_id=page_id, step=step, state=state, before=before, after=after, by=by,
            at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        )
    )  # fmt: skip
