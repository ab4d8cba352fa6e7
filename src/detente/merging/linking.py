"""Members with likenesses → groups in the record, one neighbourhood at a time.

A new member touches only those that are linked to it, over any number of links; their groups are made anew from their
likenesses and a person's words alone. So the groups are the same in whatever order the pages came.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, or_, select

from ..record.parts import MOST, parts
from ..record.schema import groups, likenesses
from . import bonds
from .bonds import Kind
from .groups import Pair, grouped, pair


def regroup(
    connection: Connection, kind: Kind, members: Mapping[str, str], least: float, one_a_page: bool = False
) -> None:
    """Groups these members, and all that is linked to them, anew. `members` maps each to its page.

    `one_a_page`: two members of one page are never one, whatever links them. A group keeps the id of the old group
    that gave it most of its members; a new one is called after its first member.
    """
    everyone, alike = _neighbourhood(connection, kind, members, least)
    together, apart = bonds.of(connection, kind, everyone)
    old = _groups_of(connection, everyone)
    found = grouped(everyone, alike, least, together, apart, everyone if one_a_page else None)
    for some in parts(everyone):
        connection.execute(delete(groups).where(groups.c.member.in_(some)))
    taken: set[str] = set()
    rows = []
    for group in sorted(found, key=lambda g: (-len(g), g)):
        name = _kept(group, old, taken) or _new(connection, group[0], taken)
        taken.add(name)
        rows += [{"kind": kind, "member": m, "group": name, "page_id": everyone[m]} for m in group]
    connection.execute(insert(groups), rows)


def _neighbourhood(
    connection: Connection, kind: Kind, members: Mapping[str, str], least: float
) -> tuple[dict[str, str], dict[Pair, float]]:
    """All that is linked to these members, over any number of links, with their pages; and their likenesses.

    Links are a person's word, and likenesses of `least`: groups become one only by an average of `least`, which no
    pair below it can bring about alone. Weaker likenesses count within what is so linked.
    """
    everyone = dict(members)
    ahead = set(members)
    while ahead:
        now = sorted(ahead)[:MOST]
        ahead -= set(now)
        fresh = {}
        for row in connection.execute(_likenesses(kind, now).where(likenesses.c.score >= least)):
            fresh |= {row.one: row.page_id, row.other: row.other_page_id}
        joined, _ = bonds.of(connection, kind, now)
        said = {m for p in joined for m in p} - everyone.keys() - fresh.keys()
        if said:
            there = select(groups.c.member, groups.c.page_id).where(groups.c.member.in_(sorted(said)))
            fresh |= {row.member: row.page_id for row in connection.execute(there)}
        ahead |= fresh.keys() - everyone.keys()
        everyone |= {m: page for m, page in fresh.items() if m not in everyone}
    inside = (
        row
        for some in parts(everyone)
        for row in connection.execute(_likenesses(kind, some))
        if row.one in everyone and row.other in everyone
    )
    return everyone, {pair(row.one, row.other): row.score for row in inside}


def _likenesses(kind: Kind, members: Sequence[str]) -> Select[Any]:
    of_them = or_(likenesses.c.one.in_(members), likenesses.c.other.in_(members))
    return select(likenesses).where(likenesses.c.kind == kind, of_them)


def _groups_of(connection: Connection, members: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in parts(members):
        rows = select(groups.c.member, groups.c.group).where(groups.c.member.in_(some))
        found |= {row.member: row.group for row in connection.execute(rows)}
    return found


def _kept(group: list[str], old: Mapping[str, str], taken: set[str]) -> str | None:
    """The id of the old group that gave this one most of its members, unless a larger part of that one has it."""
    was = Counter(old[member] for member in group if member in old)
    return next((n for n, _ in sorted(was.items(), key=lambda item: (-item[1], item[0])) if n not in taken), None)


def _new(connection: Connection, first: str, taken: set[str]) -> str:
    """An id that no group has: of its first member, and another try where a group that it left has that one."""
    for turn in itertools.count():
        name = hashlib.sha256(f"group {first} {turn}".encode()).hexdigest()[:16]
        used = connection.scalar(select(groups.c.member).where(groups.c.group == name).limit(1))
        if name not in taken and used is None:
            return name
