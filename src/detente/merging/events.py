"""Events: one act, however many pages tell it. Counting events never counts reports."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np
from sqlalchemy import Connection, insert, or_, select

from ..reading.labels import TYPES
from ..record.schema import likenesses
from .likeness import cosine
from .tellings import SOON, TOLD_LATER, Sides, Telling, near, store

SAME = 0.24
"""Average probability from which two pages' acts are one; best for pairs on the development dispute."""
LINK = 0.12
"""Probability below which a pair counts for nothing."""
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


def likeness(one: Telling, other: Telling, pages_alike: float) -> float:
    """How likely two pages' acts are one, 0 to 1; 0 on one and the same page, where one is only ascribed, and where
    another side acts.

    `pages_alike` is the likeness of their pages (merging/stories.py). All of it follows from the two alone.
    """
    if one.page == other.page or one.voice != other.voice:
        return 0.0
    found = features(one, other, pages_alike)
    if found["actor"] < 0:
        return 0.0
    return 1 / (1 + math.exp(-WEIGHTS["bias"] - sum(WEIGHTS[name] * value for name, value in found.items())))


def features(one: Telling, other: Telling, pages_alike: float) -> dict[str, float]:
    """What speaks for two acts being one: likeness of clauses and contents by meaning, of words, anchors and pages,
    whether sides, types, stances and dates agree (1), differ (-1 or 0), or leave it open."""
    actors, recipients = _shared(one.actors, other.actors), _shared(one.recipients, other.recipients)
    if {"CONSULT", "COOPERATE"} & {one.type, other.type}:  # the sides count as one set
        actors = recipients = _shared(one.actors | one.recipients, other.actors | other.recipients)
    return {
        "meaning": float(one.meaning @ other.meaning),
        "content": float(one.content @ other.content),
        "words": cosine(one.words, other.words),
        "anchor": float(one.anchor == other.anchor),
        "pages": min(1.0, pages_alike / ONE_STORY),
        "actor": actors,
        "recipient": recipients,
        "type": _types(one.type, other.type),
        "stance": float(one.stance == other.stance),
        "date": _then(one, other),
    }


def _types(one: str, other: str) -> float:
    return 1.0 if one == other else 0.5 if frozenset((one, other)) in NEAR else 0.0


_TYPES = np.array([[_types(a, b) for b in TYPES] for a in TYPES])
"""`_types` of every pair, in the order of TYPES."""


def _shared(one: Sides, other: Sides) -> float:
    """1 for the same participants, a half for one country, 0 where one names none or nobody known, -1 for others."""
    if one.ids & other.ids:
        return 1.0
    if (one.countries & other.countries) - {""}:
        return 0.5
    return 0.0 if not one.ids or not other.ids or "" in one.countries | other.countries else -1.0


def _then(one: Telling, other: Telling) -> float:
    """1 where both are of one day, less the further apart they may be, -1 where they cannot be one.

    An act told as past without a date came before its page; one that is dated by its page is of about that day.
    """
    if one.undated or other.undated:
        later, earlier = (one, other) if one.undated else (other, one)
        if later.published is None or earlier.first is None or earlier.undated:
            return 0.2
        return 0.3 if 0 <= later.published - earlier.first <= TOLD_LATER else -1.0
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0.0
    apart = max(0, one.first - other.last, other.first - one.last)
    if apart == 0:
        return 1.0
    return 0.7 if apart <= SLIP else 0.0 if apart <= SOON else -1.0


def compare(connection: Connection, page: str) -> None:
    """Finds, for each act of a page, the acts of other pages that may be the same one."""
    own = store(connection, page)
    if not own:
        return
    alike = _like_pages(connection, page)
    rows = []
    for one, other in _likely(own, near(connection, own, alike), alike):
        if (score := likeness(one, other, alike.get(other.page, 0.0))) >= LINK:
            first, second = sorted((one, other), key=lambda t: t.act)
            rows.append({
                "kind": "event", "one": first.act, "other": second.act, "score": round(score, 4),
                "page_id": first.page, "other_page_id": second.page,
            })  # fmt: skip
    if rows:
        connection.execute(insert(likenesses), rows)


def _likely(own: list[Telling], others: list[Telling], alike: Mapping[str, float]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs that could reach `LINK` if all that is not looked at here spoke for them: one in fifty, in one go."""
    if not others:
        return
    numbers = {type_: i for i, type_ in enumerate(TYPES)}

    def column(of: list[Telling], name: str) -> np.ndarray:
        return np.array([getattr(t, name) for t in of])

    def days(of: list[Telling], name: str, none: float) -> np.ndarray:
        return np.array([none if (day := getattr(t, name)) is None or t.undated else day for t in of], dtype=float)

    kinds = [[numbers.get(t.type, 0) for t in of] for of in (own, others)]
    apart = np.maximum(
        days(own, "first", -np.inf)[:, None] - days(others, "last", np.inf)[None],
        days(others, "first", -np.inf)[None] - days(own, "last", np.inf)[:, None],
    )
    most = {
        "meaning": np.stack([t.meaning for t in own]) @ np.stack([t.meaning for t in others]).T,
        "content": np.stack([t.content for t in own]) @ np.stack([t.content for t in others]).T,
        "words": 1.0,
        "anchor": column(own, "anchor")[:, None] == column(others, "anchor")[None],
        "pages": np.array([min(1.0, alike.get(t.page, 0.0) / ONE_STORY) for t in others])[None],
        "actor": 1.0,
        "recipient": 1.0,
        "type": _TYPES[np.ix_(*kinds)],
        "stance": column(own, "stance")[:, None] == column(others, "stance")[None],
        "date": np.where(apart <= 0, 1.0, np.where(apart <= SLIP, 0.7, np.where(apart <= SOON, 0.0, -1.0))),
    }
    odds = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in most.items())
    for i, j in np.argwhere(odds >= math.log(LINK / (1 - LINK))):
        yield own[i], others[j]


def _like_pages(connection: Connection, page: str) -> dict[str, float]:
    linked = likenesses.c.kind == "story", or_(likenesses.c.one == page, likenesses.c.other == page)
    return {
        row.other if row.one == page else row.one: row.score
        for row in connection.execute(select(likenesses).where(*linked))
    }
