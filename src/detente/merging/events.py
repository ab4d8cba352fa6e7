"""Events: one act, however many pages tell it. Counting events never counts reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from ..nouns.contract import Json
from ..record.schema import acts, likenesses, pages, participants, profiles
from .likeness import Vector, cosine, stem, vector
from .linking import regroup

SAME = 0.5
"""Average likeness from which two pages' acts are one: benchmarks/year/scores.py on its development part."""
LINK = 0.4
WORDS, ANCHOR, WHO, WHOM, PAGES = 0.5, 0.15, 0.1, 0.1, 0.3
"""What likeness is made of: the same words, anchors of one stem, the very same actors and recipients, like pages."""
ONE_STORY = 0.35
"""Likeness of two pages from which that part counts in full."""
NEAR = {
    frozenset(("AGREE", "CONCEDE")), frozenset(("AGREE", "SUPPORT")), frozenset(("COERCE", "SANCTION")),
    frozenset(("COERCE", "ASSAULT")), frozenset(("CONCEDE", "RETREAT")), frozenset(("REJECT", "ACCUSE")),
    frozenset(("REQUEST", "THREATEN")), frozenset(("MOBILIZE", "ASSAULT")), frozenset(("CONSULT", "AGREE")),
}  # fmt: skip
"""Types that two reports of one act may well differ in."""
OTHER_TYPE = 0.12
"""Likeness lost where the types differ so."""
SLIP = 2
"""Days by which two reports of one act may differ on its date: "late on Sunday", "on Monday"."""
TOLD_LATER = 400
"""Days after which an act that a page tells as past is looked for no more."""


@dataclass(frozen=True)
class Told:
    """An act as one page tells it. Days count from 0001-01-01; None where nothing is known of the date. `own` says
    that the date is the act's, not its page's."""

    act: Json
    page: str
    published: int | None
    first: int | None
    last: int | None
    own: bool
    words: Vector

    @property
    def past(self) -> bool:
        return self.act["modality"] == "past"


def told(row: Any) -> Told:
    """From a row of acts with its page's date."""
    act = row.json
    names = {stem(word) for role in ("actor", "recipient") for who in act[role] for word in who["name"].split()}
    words = vector(act["evidence"]["text"], (act["content"] or {}).get("text", ""))
    kept = {word: weight for word, weight in words.items() if word not in names}
    length = sum(weight * weight for weight in kept.values()) ** 0.5
    when = act["when"] or {}
    return Told(
        act, row.page_id, _day(row.published), _day(row.date_from), _day(row.date_to),
        bool(when.get("value")) and when.get("basis") != "publication",
        {word: weight / length for word, weight in kept.items()} if length else {},
    )  # fmt: skip


def likeness(one: Told, other: Told, pages_alike: float) -> float:
    """From 0 to 1; 0 for what cannot be one act: other sides, another stance, days apart, one and the same page.

    `pages_alike` is the likeness of their pages (merging/stories.py). All of it follows from the two alone.
    """
    a, b = one.act, other.act
    if one.page == other.page or (a["stance"], a["voice"]) != (b["stance"], b["voice"]):
        return 0.0
    if not _may_be_then(one, other, pages_alike > 0):
        return 0.0
    types = frozenset((a["type"], b["type"]))
    if len(types) == 2 and types not in NEAR:
        return 0.0
    actors, recipients = _shared(a["actor"], b["actor"]), _shared(a["recipient"], b["recipient"])
    if {"CONSULT", "COOPERATE"} & types:  # the sides count as one set
        actors = recipients = _shared([*a["actor"], *a["recipient"]], [*b["actor"], *b["recipient"]])
    if actors is None or recipients is None:
        return 0.0
    score = WORDS * cosine(one.words, other.words) + WHO * actors + WHOM * recipients
    score += ANCHOR * (stem(a["anchor"]["text"]) == stem(b["anchor"]["text"]))
    score += PAGES * min(1.0, pages_alike / ONE_STORY)
    return max(0.0, score - OTHER_TYPE * (len(types) == 2))


def _shared(one: list[Json], other: list[Json]) -> float | None:
    """1 for the same participants, a half for the same countries or where one names none; None for others."""
    if not one or not other:
        return 0.5
    if {who["id"] for who in one} & {who["id"] for who in other}:
        return 1.0
    if {who["country"] for who in one if who["country"]} & {who["country"] for who in other}:
        return 0.5
    return None


def _may_be_then(one: Told, other: Told, like_pages: bool) -> bool:
    """Whether both may be of one day: dates given agree but for a slip; what is told as past came before."""
    if one.own and other.own:
        return one.first - SLIP <= other.last and other.first - SLIP <= one.last
    if one.past == other.past:
        return like_pages or one.past
    later, earlier = (one, other) if one.past else (other, one)
    if later.published is None or earlier.first is None:
        return True
    return 0 <= later.published - earlier.first <= TOLD_LATER


def place(connection: Connection, page: str) -> None:
    """Finds, for each act of a page, the acts of other pages that are the same one."""
    own = list(_of(connection, [page]))
    if not own:
        return
    alike = _like_pages(connection, page)
    rows = []
    for other in _of(connection, sorted(alike.keys() | _telling_again(connection, page, own))):
        for one in own:
            if (score := likeness(one, other, alike.get(other.page, 0.0))) >= LINK:
                first, second = sorted((one, other), key=lambda t: t.act["id"])
                rows.append({
                    "kind": "event", "one": first.act["id"], "other": second.act["id"], "score": round(score, 4),
                    "page_id": first.page, "other_page_id": second.page,
                })  # fmt: skip
    if rows:
        connection.execute(insert(likenesses), rows)
    regroup(connection, "event", {one.act["id"]: page for one in own}, SAME, one_a_page=True)


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
    if not any(one.past or one.own for one in own):
        query = query.where(acts.c.modality == "past")
    return set(connection.scalars(query.order_by(acts.c.page_id).limit(MOST)))


MOST = 400
"""Pages searched at most for acts told again."""


def _of(connection: Connection, pages_of: list[str]) -> Iterator[Told]:
    for at in range(0, len(pages_of), 500):
        rows = select(acts.c.json, acts.c.page_id, acts.c.date_from, acts.c.date_to, pages.c.published)
        there = acts.c.page_id.in_(pages_of[at : at + 500])
        for row in connection.execute(rows.join(pages, pages.c.id == acts.c.page_id).where(there)):
            yield told(row)


def _day(date: str | None) -> int | None:
    return dt.date.fromisoformat(date).toordinal() if date and len(date) == 10 else None


def _iso(day: int) -> str:
    return dt.date.fromordinal(max(1, day)).isoformat()
