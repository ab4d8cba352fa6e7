"""Events: one act, however many pages tell it. Counting events never counts reports."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, or_, select

from ..nouns.contract import Json
from ..record import Record
from ..record.parts import parts
from ..record.schema import acts, likenesses, meanings, pages, participants, profiles
from .likeness import Vector, cosine, stem, vector
from .linking import regroup
from .meaning import meaning, packed, unpacked
from .stories import day_number

SAME = 0.24
"""Average probability from which two pages' acts are one; best for pairs on the development dispute."""
LINK = 0.12
"""Probability below which a pair counts for nothing."""
UNLIKE = 0.3
"""Likeness by meaning below which, of clauses and of contents, two acts are not compared further: most pairs are such."""
WEIGHTS = {
    "meaning": 3.24, "content": 2.36, "words": 1.07, "anchor": 0.45, "pages": 0.2, "actor": 0.65, "recipient": 0.13,
    "type": 2.68, "stance": 1.54, "date": 2.18, "bias": -7.56,
}  # fmt: skip
"""Logistic regression over `features`: training/merging/fit.py, on the development dispute."""
ONE_STORY = 0.35
"""Likeness of two pages from which they count as fully alike."""
NEAR = {
    frozenset(("AGREE", "CONCEDE")), frozenset(("AGREE", "SUPPORT")), frozenset(("COERCE", "SANCTION")),
    frozenset(("COERCE", "ASSAULT")), frozenset(("CONCEDE", "RETREAT")), frozenset(("REJECT", "ACCUSE")),
    frozenset(("REQUEST", "THREATEN")), frozenset(("MOBILIZE", "ASSAULT")), frozenset(("CONSULT", "AGREE")),
    frozenset(("COERCE", "PROTEST")), frozenset(("SUPPORT", "COOPERATE")), frozenset(("RETREAT", "COERCE")),
}  # fmt: skip
"""Types that two reports of one act may well differ in."""
SLIP = 2
"""Days by which two reports of one act may differ on its date: "late on Sunday", "on Monday"."""
TOLD_LATER = 400
"""Days after which an act that a page tells as past is looked for no more."""


@dataclass(frozen=True)
class Told:
    """An act as one page tells it. Days count from 0001-01-01; None where nothing is known of the date. `own` says
    that the date is the act's, not its page's; `meaning` and `content` are the vectors of its clause and content."""

    act: Json
    page: str
    published: int | None
    first: int | None
    last: int | None
    own: bool
    meaning: np.ndarray
    content: np.ndarray

    @cached_property
    def words(self) -> Vector:
        return _words(self.act)

    @property
    def past(self) -> bool:
        return self.act["modality"] == "past"


def told(row: Any) -> Told:
    """From a row of acts with its page's date and its vectors."""
    when = row.json["when"] or {}
    return Told(
        row.json, row.page_id, day_number(row.published), day_number(row.date_from), day_number(row.date_to),
        bool(when.get("value")) and when.get("basis") != "publication",
        unpacked(row.meaning), unpacked(row.content),
    )  # fmt: skip


def _words(act: Json) -> Vector:
    """The vector of an act's own words, without the names of who takes part: those are compared as such."""
    names = {stem(word) for role in ("actor", "recipient") for who in act[role] for word in who["name"].split()}
    return vector(act["evidence"]["text"], without=names)


def likeness(one: Told, other: Told, pages_alike: float) -> float:
    """How likely two pages' acts are one, 0 to 1; 0 on one and the same page, where one is only ascribed, and where
    another side acts.

    `pages_alike` is the likeness of their pages (merging/stories.py). All of it follows from the two alone.
    """
    if one.page == other.page or one.act["voice"] != other.act["voice"]:
        return 0.0
    found = features(one, other, pages_alike)
    if found["actor"] < 0:
        return 0.0
    return 1 / (1 + math.exp(-WEIGHTS["bias"] - sum(WEIGHTS[name] * value for name, value in found.items())))


def features(one: Told, other: Told, pages_alike: float) -> dict[str, float]:
    """What speaks for two acts being one: likeness of clauses and contents by meaning, of words, anchors and pages,
    whether sides, types, stances and dates agree (1), differ (-1 or 0), or leave it open."""
    a, b = one.act, other.act
    types = frozenset((a["type"], b["type"]))
    actors, recipients = _shared(a["actor"], b["actor"]), _shared(a["recipient"], b["recipient"])
    if {"CONSULT", "COOPERATE"} & types:  # the sides count as one set
        actors = recipients = _shared([*a["actor"], *a["recipient"]], [*b["actor"], *b["recipient"]])
    return {
        "meaning": float(one.meaning @ other.meaning),
        "content": float(one.content @ other.content),
        "words": cosine(one.words, other.words),
        "anchor": float(stem(a["anchor"]["text"]) == stem(b["anchor"]["text"])),
        "pages": min(1.0, pages_alike / ONE_STORY),
        "actor": actors,
        "recipient": recipients,
        "type": 1.0 if len(types) == 1 else 0.5 if types in NEAR else 0.0,
        "stance": float(a["stance"] == b["stance"]),
        "date": _then(one, other),
    }


def _shared(one: list[Json], other: list[Json]) -> float:
    """1 for the same participants, a half for one country, 0 where one names none or nobody known, -1 for others."""
    if {who["id"] for who in one} & {who["id"] for who in other}:
        return 1.0
    mine, yours = {who["country"] for who in one}, {who["country"] for who in other}
    if (mine & yours) - {""}:
        return 0.5
    return 0.0 if not one or not other or "" in mine | yours else -1.0


def _then(one: Told, other: Told) -> float:
    """1 where both are of one day, less the further apart they may be, -1 where they cannot be one.

    An act told as past without a date came before its page; one that is dated by its page is of about that day.
    """
    if one.past and not one.own or other.past and not other.own:
        later, earlier = (one, other) if one.past and not one.own else (other, one)
        if later.published is None or earlier.first is None or (earlier.past and not earlier.own):
            return 0.2
        return 0.3 if 0 <= later.published - earlier.first <= TOLD_LATER else -1.0
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0.0
    apart = max(0, one.first - other.last, other.first - one.last)
    if apart == 0:
        return 1.0
    return 0.7 if apart <= SLIP else 0.0 if apart <= 7 else -1.0


def place(connection: Connection, page: str) -> None:
    """Finds, for each act of a page, the acts of other pages that are the same one."""
    _store_meanings(connection, page)
    own = list(_of(connection, [page]))
    if not own:
        return
    alike = _like_pages(connection, page)
    others = list(_of(connection, sorted(alike.keys() | _telling_again(connection, page, own))))
    rows = []
    for one, other in _not_unlike(own, others):
        if (score := likeness(one, other, alike.get(other.page, 0.0))) >= LINK:
            first, second = sorted((one, other), key=lambda t: t.act["id"])
            rows.append({
                "kind": "event", "one": first.act["id"], "other": second.act["id"], "score": round(score, 4),
                "page_id": first.page, "other_page_id": second.page,
            })  # fmt: skip
    if rows:
        connection.execute(insert(likenesses), rows)
    regroup(connection, "event", {one.act["id"]: page for one in own}, SAME, one_a_page=True)


def _not_unlike(own: list[Told], others: list[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs that mean something alike, in clause or in content: one product of matrices spares most of them."""
    if not others:
        return
    likest = np.maximum(
        np.stack([t.meaning for t in own]) @ np.stack([t.meaning for t in others]).T,
        np.stack([t.content for t in own]) @ np.stack([t.content for t in others]).T,
    )
    for i, j in np.argwhere(likest >= UNLIKE):
        yield own[i], others[j]


def _store_meanings(connection: Connection, page: str) -> None:
    counted = (acts.c.page_id == page) & (acts.c.state != "rejected")
    found = connection.execute(select(acts.c.id, acts.c.json).where(counted)).all()
    if not found:
        return
    clauses = [row.json["evidence"]["text"] for row in found]
    contents = [(row.json["content"] or row.json["evidence"])["text"] for row in found]
    vectors = meaning().vectors([*clauses, *contents])
    rows = [
        {"act_id": row.id, "meaning": packed(vectors[i]), "content": packed(vectors[len(found) + i])}
        for i, row in enumerate(found)
    ]
    connection.execute(insert(meanings), rows)


def meanings_of(record: Record, act_ids: Iterable[str]) -> dict[str, np.ndarray]:
    """Act → the vectors of its clause and of its content, [2, WIDTH]; nothing for one that has not been placed."""
    found: dict[str, np.ndarray] = {}
    with record.view() as connection:
        for some in parts(act_ids):
            for row in connection.execute(select(meanings).where(meanings.c.act_id.in_(some))):
                found[row.act_id] = np.stack([unpacked(row.meaning), unpacked(row.content)])
    return found


def _like_pages(connection: Connection, page: str) -> dict[str, float]:
    near = select(likenesses).where(
        likenesses.c.kind == "story", or_(likenesses.c.one == page, likenesses.c.other == page)
    )
    return {row.other if row.one == page else row.one: row.score for row in connection.execute(near)}


def _telling_again(connection: Connection, page: str, own: list[Told]) -> set[str]:
    """Other pages with acts of the same countries' actors that this page's acts may tell again, or that may tell
    this page's acts again as past."""
    countries = {who["country"] for one in own for who in one.act["actor"] if who["country"]}
    types = {one.act["type"] for one in own} | {
        t for one in own for near in NEAR if one.act["type"] in near for t in near
    }
    day = own[0].published
    if not countries or day is None:
        return set()
    first, last = _iso(day - TOLD_LATER), _iso(day + TOLD_LATER)
    query = (
        select(acts.c.page_id)
        .distinct()
        .join(participants, participants.c.act_id == acts.c.id)
        .join(profiles, profiles.c.page_id == acts.c.page_id)  # pages that wait will look for this one themselves
        .where(participants.c.role == "actor", participants.c.country.in_(countries), acts.c.type.in_(types))
        .where(acts.c.page_id != page, acts.c.date_from.between(first, last))
    )
    return set(connection.scalars(query.order_by(acts.c.page_id).limit(MOST)))


MOST = 400
"""Pages searched at most for acts told again."""


def _of(connection: Connection, pages_of: list[str]) -> Iterator[Told]:
    columns = (acts.c.json, acts.c.page_id, acts.c.date_from, acts.c.date_to, pages.c.published)
    for some in parts(pages_of):
        rows = (
            select(*columns, meanings.c.meaning, meanings.c.content)
            .join(pages, pages.c.id == acts.c.page_id)
            .join(meanings, meanings.c.act_id == acts.c.id)
            .where(acts.c.page_id.in_(some))
        )
        yield from map(told, connection.execute(rows))


def _iso(day: int) -> str:
    return dt.date.fromordinal(max(1, day)).isoformat()
