"""Stories: the articles that report the same happening."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from ..nouns.contract import Json
from ..record.schema import acts, likenesses, pages, profile_words, profiles
from .likeness import Vector, cosine, vector

STORY = 0.14
"""Average likeness from which articles report the same happening: best on the fictional year's development dispute."""
LINK = 0.08
"""Likeness below which two articles are not even compared further."""
WINDOW = 4
"""Days between two reports of one happening at most; a later article is a follow-up, a story of its own."""
LATE = 0.15
"""Likeness lost with each day that two articles lie apart: a dispute goes on in the same words, a day later about
something new. Two pages of which one has no date lose as much as for a day."""
SIDES = 0.05
"""Likeness lost when both articles name sides and share none of them."""
LEAD = 1500
"""Characters of the body that are compared: what is new stands ahead, what follows is background."""
WORDS = 80
"""Stems kept of a page, the heaviest."""
SEARCHED = 12
"""Of these, the heaviest by which other pages are found."""


@dataclass(frozen=True)
class Profile:
    """What a page is about. `day` counts from 0001-01-01, None without a date; `sides` are countries and bodies."""

    page: str
    day: int | None
    vector: Vector
    sides: frozenset[str]


def profile(document: Json, text: str, acts_of: list[Json]) -> Profile:
    """A page's profile, from the contract's document, its text and its acts."""
    title = document["title"]["text"] if document["title"] else ""
    body = " ".join(text[part["start"] : part["end"]] for part in document["body"])[:LEAD]
    sides = Counter(
        who["country"] or who["id"]
        for act in acts_of
        for who in (*act["actor"], *act["recipient"])
        if who["country"] or "IGO" in who["sector"]  # a page's "striking miners" are no side that another page names
    )
    return Profile(
        document["id"],
        day_number(document["published"]),
        vector(title, title, body, most=WORDS),
        frozenset(s for s, _ in sides.most_common(4)),
    )


def day_number(date: str | None) -> int | None:
    """YYYY-MM-DD as days since 0001-01-01; None where the day is not known."""
    return dt.date.fromisoformat(date).toordinal() if date and len(date) == 10 else None


def likeness(one: Profile, other: Profile) -> float:
    """From 0 to 1: the same words, soon after one another, about the same sides."""
    apart = abs(one.day - other.day) if one.day is not None and other.day is not None else 1
    if apart > WINDOW:
        return 0.0
    lost = LATE * apart + (SIDES if one.sides and other.sides and not one.sides & other.sides else 0)
    return max(0.0, cosine(one.vector, other.vector) - lost)


def compare(connection: Connection, page: str) -> None:
    """Finds what a page is like among the pages of its days."""
    row = connection.execute(select(pages.c.document, pages.c.text).where(pages.c.id == page)).one()
    told = list(connection.scalars(select(acts.c.json).where(acts.c.page_id == page)))
    own = profile(row.document, row.text, told)
    searched = sorted(own.vector, key=lambda word: (-own.vector[word], word))[:SEARCHED]
    others = [_stored(other) for other in _near(connection, own, searched)]
    connection.execute(insert(profiles).values(page_id=page, day=own.day, vector=own.vector, sides=sorted(own.sides)))
    if searched:
        connection.execute(insert(profile_words), [{"page_id": page, "word": w, "day": own.day} for w in searched])
    rows = [
        {
            "kind": "story", "one": min(page, other.page), "other": max(page, other.page), "score": round(score, 4),
            "page_id": min(page, other.page), "other_page_id": max(page, other.page),
        }
        for other in others
        if (score := likeness(own, other)) >= LINK
    ]  # fmt: skip
    if rows:
        connection.execute(insert(likenesses), rows)


def _near(connection: Connection, own: Profile, searched: list[str]) -> list[Any]:
    """The profiles of `WINDOW` days around that share one of the searched words; all days for an undated page."""
    shared = select(profile_words.c.page_id).where(profile_words.c.word.in_(searched))
    if own.day is not None:
        soon = profile_words.c.day.between(own.day - WINDOW, own.day + WINDOW)
        shared = shared.where(soon | profile_words.c.day.is_(None))
    return list(connection.execute(select(profiles).where(profiles.c.page_id.in_(shared))))


def _stored(row: Any) -> Profile:
    return Profile(row.page_id, row.day, row.vector, frozenset(row.sides))
