"""What is read back from the record: filters as SQL, rows as the contract's objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select, text

from ..nouns.act import MODALITIES, STANCES
from ..nouns.contract import Json
from ..nouns.errors import UsageError
from .folding import day_asked, fold, match_expression, padded
from .schema import STATES, acts, pages, participants, readings

MOST_CANDIDATES = 5
"""Of an ambiguous beginning, as many as fit on a screen's message."""

OneOrMore = str | Sequence[str]
Day = str | dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActQuery:
    """A search for acts; every field that is given must hold. `Record.acts` says what each means."""

    actor: str | None = None
    recipient: str | None = None
    country: str | None = None
    type: OneOrMore | None = None
    stance: OneOrMore | None = None
    modality: OneOrMore | None = None
    voice: str | None = None
    since: Day | None = None
    until: Day | None = None
    with_condition: bool = False
    text: str | None = None
    sure: float = 0.0
    page: str | None = None
    state: OneOrMore | None = None
    limit: int | None = None


_HEAD = (pages.c.id, pages.c.url, pages.c.source, pages.c.title, pages.c.published, pages.c.origin)


def find_acts(connection: Connection, query: ActQuery) -> list[Json]:
    statement = (
        select(acts.c.json, acts.c.state, *_HEAD)
        .join(pages, pages.c.id == acts.c.page_id)
        .where(*_conditions(connection, query))
        .order_by(pages.c.published.is_(None), pages.c.published, pages.c.number, acts.c.position)
        .limit(query.limit)
    )
    return [{**act, "state": state, "document": _head(row)} for act, state, *row in connection.execute(statement)]


def _head(row: Sequence[Any]) -> Json:
    return dict(zip((column.name for column in _HEAD), row, strict=True))


def _conditions(connection: Connection, query: ActQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.state is None:
        wanted.append(acts.c.state != "rejected")
    else:
        wanted.append(acts.c.state.in_(_known("state", query.state, STATES)))
    if query.actor is not None:
        wanted.append(_takes_part(_is_called(query.actor), "actor"))
    if query.recipient is not None:
        wanted.append(_takes_part(_is_called(query.recipient), "recipient"))
    if query.country is not None:
        wanted.append(_takes_part(participants.c.country == query.country.strip().upper()))
    if query.type is not None:
        wanted.append(acts.c.type.in_([type.upper() for type in _several(query.type)]))
    if query.stance is not None:
        wanted.append(acts.c.stance.in_(_known("stance", query.stance, ("", *STANCES))))
    if query.modality is not None:
        wanted.append(acts.c.modality.in_(_known("modality", query.modality, MODALITIES)))
    if query.voice is not None:
        wanted.append(acts.c.voice.in_(_known("voice", query.voice, ("own", "ascribed"))))
    # An act of "March 2017" is found by any span of days that March touches.
    if query.since is not None:
        wanted.append(acts.c.date_to >= day_asked(query.since, end=False))
    if query.until is not None:
        wanted.append(acts.c.date_from <= day_asked(query.until, end=True))
    if query.with_condition:
        wanted.append(acts.c.has_condition == 1)
    if query.text is not None:
        found = text("acts.number IN (SELECT rowid FROM acts_text WHERE acts_text MATCH :words)")
        wanted.append(found.bindparams(words=match_expression(query.text)))  # type: ignore[arg-type]
    if query.sure > 0:  # a person's word needs no confidence
        wanted.append(or_(acts.c.confidence >= query.sure, acts.c.state.in_(("confirmed", "corrected", "added"))))
    if query.page is not None:
        wanted.append(acts.c.page_id == resolve(connection, pages, query.page))
    return wanted


def _several(value: OneOrMore) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _known(what: str, value: OneOrMore, known: Sequence[str]) -> list[str]:
    for item in _several(value):
        if item not in known:
            raise UsageError(f"there is no {what} {item!r}: it is one of {', '.join(k for k in known if k)}")
    return _several(value)


def _takes_part(condition: ColumnElement[bool], role: str | None = None) -> ColumnElement[bool]:
    found = exists().where(participants.c.act_id == acts.c.id, condition)
    return found.where(participants.c.role == role) if role else found


def _is_called(asked: str) -> ColumnElement[bool]:
    """Whole words of the name, the gazetteer's id, or a country's code in one case: "USA" and "usa", not "Ben"."""
    asked = asked.strip()
    if not fold(asked):
        raise UsageError(f"{asked!r} is no name, id or country code")
    ways = [participants.c.folded.contains(padded(asked), autoescape=True), participants.c.entity == asked]
    if len(asked) == 3 and asked.isalpha() and (asked.isupper() or asked.islower()):
        ways.append(participants.c.country == asked.upper())
    return or_(*ways)


def find_pages(connection: Connection, *, source: str | None, outcome: str | None, limit: int | None) -> list[Json]:
    how_many = select(func.count()).where(acts.c.page_id == pages.c.id).scalar_subquery().label("acts")
    columns = (*_HEAD, pages.c.fetched, pages.c.language, pages.c.outcome, pages.c.reason, how_many)
    statement: Select[Any] = select(*columns).order_by(pages.c.number).limit(limit)
    if source is not None:
        statement = statement.where(pages.c.source == source)
    if outcome is not None:
        statement = statement.where(pages.c.outcome == _known("outcome", outcome, ("read", "skipped"))[0])
    return [dict(row) for row in connection.execute(statement).mappings()]


def count(connection: Connection) -> Json:
    """`acts` are all that are kept, `by_type` those that count: with a type, in the actor's own voice."""
    by_outcome = dict(connection.execute(select(pages.c.outcome, func.count()).group_by(pages.c.outcome)).all())
    by_type = (
        select(acts.c.type, func.count())
        .where(acts.c.type != "", acts.c.voice == "own")
        .group_by(acts.c.type)
        .order_by(func.count().desc(), acts.c.type)
    )
    first, last = connection.execute(select(func.min(pages.c.published), func.max(pages.c.published))).one()
    return {
        "pages": sum(by_outcome.values()),
        "read": by_outcome.get("read", 0),
        "skipped": by_outcome.get("skipped", 0),
        "undated": connection.scalar(select(func.count()).where(pages.c.published.is_(None))),
        "first": first,
        "last": last,
        "acts": connection.scalar(select(func.count()).select_from(acts)),
        "by_type": {type: number for type, number in connection.execute(by_type)},
    }


def document_of(connection: Connection, page_id: str) -> Json:
    """The contract's document object, with its text."""
    row = connection.execute(select(pages.c.document, pages.c.text).where(pages.c.id == page_id)).one()
    return {**row.document, "text": row.text}


def origin_of(connection: Connection, page_id: str) -> str | None:
    return connection.scalar(select(pages.c.origin).where(pages.c.id == page_id))


def act_of(connection: Connection, act_id: str) -> tuple[Json, str]:
    """The contract's act object and its page's id."""
    row = connection.execute(select(acts.c.json, acts.c.page_id).where(acts.c.id == act_id)).one()
    return row.json, row.page_id


def reading_of(connection: Connection, page_id: str) -> Json:
    """The contract's object as it was added."""
    rest = connection.scalar(select(readings.c.rest).where(readings.c.page_id == page_id))
    found = connection.scalars(select(acts.c.json).where(acts.c.page_id == page_id).order_by(acts.c.position))
    return {**rest, "document": document_of(connection, page_id), "acts": list(found)}


def resolve(connection: Connection, table: Table, beginning: str) -> str:
    """The one id in `table` (pages or acts) that begins so. UsageError when none does, or several."""
    what = table.name.removesuffix("s")
    asked = beginning.strip().lower()
    ids: list[str] = []
    if asked and all(c in "0123456789abcdef" for c in asked):
        # "g" comes right after the last hexadecimal digit: a range can use the index, LIKE cannot.
        inside = and_(table.c.id >= asked, table.c.id < asked + "g")
        statement = select(table.c.id).where(inside).order_by(table.c.id).limit(MOST_CANDIDATES + 1)
        ids = list(connection.scalars(statement))
    if not ids:
        raise UsageError(f"no {what} has an id that begins with {beginning!r}")
    if len(ids) > 1:
        more = " and others" if len(ids) > MOST_CANDIDATES else ""
        raise UsageError(f"{beginning!r} begins the ids of {', '.join(ids[:MOST_CANDIDATES])}{more}: give more of it")
    return ids[0]
