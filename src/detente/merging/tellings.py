"""Acts as their pages tell them: what comparing two of them needs, found by side and day without reading the acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select

from ..nouns.contract import Json
from ..record import Record
from ..record.parts import parts
from ..record.schema import acts, pages, telling_sides, tellings
from .likeness import Vector, stem, vector
from .meaning import meaning, packed, unpacked
from .stories import day_number

SOON = 7
"""Days around an act within which another page may date the same one."""
TOLD_LATER = 400
"""Days after which an act that a page tells as past is looked for no more."""
NATION = 4
"""Letters that a state's name and its people's have in common: Peru, Peruvian."""
MOST = 2000
"""Acts compared at most with a page's undated ones, the nearest in time."""


@dataclass(frozen=True)
class Sides:
    """Who takes a part: ids, and countries ("" among them where somebody's is not known)."""

    ids: frozenset[str]
    countries: frozenset[str]

    def __or__(self, other: Sides) -> Sides:
        return Sides(self.ids | other.ids, self.countries | other.countries)


@dataclass(frozen=True)
class Telling:
    """An act as one page tells it. Days count from 0001-01-01; None where nothing is known of the date. `own` says
    that the date is the act's, not its page's; `meaning` and `content` are the vectors of its clause and content."""

    act: str
    page: str
    type: str
    stance: str
    voice: str
    past: bool
    own: bool
    published: int | None
    first: int | None
    last: int | None
    anchor: str
    words: Vector
    actors: Sides
    recipients: Sides
    meaning: np.ndarray
    content: np.ndarray

    @property
    def undated(self) -> bool:
        """Told as past, without saying when: it was some time before its page."""
        return self.past and not self.own


def store(connection: Connection, page: str) -> list[Telling]:
    """Makes the tellings of a page that has none, and gives them back."""
    columns = (acts.c.id, acts.c.json, acts.c.date_from, acts.c.date_to, pages.c.published)
    counted = (acts.c.page_id == page) & (acts.c.state != "rejected")
    found = connection.execute(select(*columns).join(pages, pages.c.id == acts.c.page_id).where(counted)).all()
    if not found:
        return []
    clauses = [row.json["evidence"]["text"] for row in found]
    contents = [(row.json["content"] or row.json["evidence"])["text"] for row in found]
    different = list(dict.fromkeys([*clauses, *contents]))
    vectors = dict(zip(different, map(packed, meaning().vectors(different)), strict=True))
    rows = [
        {
            "act_id": row.id, "page_id": page, "type": row.json["type"], "published": day_number(row.published),
            "first": day_number(row.date_from), "last": day_number(row.date_to), "traits": _traits(row.json),
            "meaning": vectors[clause], "content": vectors[content],
        }
        for row, clause, content in zip(found, clauses, contents, strict=True)
    ]  # fmt: skip
    connection.execute(insert(tellings), rows)
    own = [_telling(row) for row in rows]
    sides = [
        {"country": country, "day": t.first, "undated": int(t.undated), "act_id": t.act, "page_id": page}
        for t in own
        for country in sorted(t.actors.countries - {""})
    ]
    if sides:
        connection.execute(insert(telling_sides), sides)
    return own


def _traits(act: Json) -> Json:
    """An act's part of a telling that is compared and never searched for."""
    when = act["when"] or {}
    names = {word for role in ("actor", "recipient") for who in act[role] for word in who["name"].split()}
    beginnings = {name[:NATION] for name in names if len(name) >= NATION}
    names |= {word for word in act["evidence"]["text"].split() if word[0].isupper() and word[:NATION] in beginnings}
    return {
        "stance": act["stance"], "voice": act["voice"], "past": act["modality"] == "past",
        "own": bool(when.get("value")) and when.get("basis") != "publication",
        "anchor": stem(act["anchor"]["text"]),
        # Without the names of who takes part: those are compared as such.
        "words": vector(act["evidence"]["text"], without=set(map(stem, names))),
        **{role: [[who["id"] for who in act[role]], [who["country"] for who in act[role]]] for role in ("actor", "recipient")},
    }  # fmt: skip


def of(connection: Connection, which: Any) -> Iterator[Telling]:
    """The tellings that a condition on their table picks."""
    yield from map(_telling, connection.execute(select(tellings).where(which)).mappings())


def _telling(row: Mapping[str, Any]) -> Telling:
    """From a row of the table, stored or about to be."""
    has = row["traits"]
    return Telling(
        row["act_id"], row["page_id"], row["type"], has["stance"], has["voice"], has["past"], has["own"],
        row["published"], row["first"], row["last"], has["anchor"], has["words"],
        *(Sides(frozenset(has[role][0]), frozenset(has[role][1])) for role in ("actor", "recipient")),
        unpacked(row["meaning"]), unpacked(row["content"]),
    )  # fmt: skip


def near(connection: Connection, own: list[Telling], alike: Iterable[str]) -> list[Telling]:
    """What other pages tell that may be one of a page's acts: all that like pages (`alike`) tell, what the same
    countries did within `SOON` days, and, for what is told as past, what they did in the `TOLD_LATER` days before."""
    found = {t.act: t for some in parts(sorted(alike)) for t in of(connection, tellings.c.page_id.in_(some))}
    wanted = set(_searched(connection, own)) - found.keys() - {t.act for t in own}
    for some in parts(sorted(wanted)):
        found |= {t.act: t for t in of(connection, tellings.c.act_id.in_(some))}
    return list(found.values())


def _searched(connection: Connection, own: list[Telling]) -> Iterator[str]:
    theirs = telling_sides.c.country.in_(sorted({c for t in own for c in t.actors.countries} - {""}))
    day, published = telling_sides.c.day, own[0].published
    ids = select(telling_sides.c.act_id).where(theirs)
    for first, last in _stretches((t.first, t.last) for t in own if not t.undated):
        yield from connection.scalars(ids.where(day.between(first, last)))
    if published is None:
        return
    again = ids.where(telling_sides.c.undated == 1, day.between(published, published + TOLD_LATER))
    yield from connection.scalars(again.order_by(day, telling_sides.c.act_id).limit(MOST))
    if any(t.undated for t in own):
        before = ids.where(day.between(published - TOLD_LATER, published))
        yield from connection.scalars(before.order_by(day.desc(), telling_sides.c.act_id).limit(MOST))


def _stretches(days: Iterable[tuple[int | None, int | None]]) -> list[tuple[int, int]]:
    """First and last days, `SOON` around each, as stretches that do not meet."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(
        (first - SOON, last + SOON) for first, last in days if first is not None and last is not None
    ):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def tellings_of(record: Record, act_ids: Iterable[str]) -> dict[str, Telling]:
    """Act → its telling; nothing for one that has not been placed."""
    with record.view() as connection:
        return {t.act: t for some in parts(act_ids) for t in of(connection, tellings.c.act_id.in_(some))}
