"""What a person joined or parted, before likeness has its say. Kept for good, newest word last."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterable, Sequence
from typing import Literal

from sqlalchemy import Connection, delete, insert, or_, select

from ..nouns.errors import UsageError
from ..record.parts import parts
from ..record.schema import bonds
from .groups import Pair, across, pair

Kind = Literal["story", "event", "matter"]
"""What is joined: pages into stories, acts into events, statements into matters (terms/by_hand.py)."""


def of(connection: Connection, kind: Kind, members: Iterable[str]) -> tuple[list[Pair], list[Pair]]:
    """(joined, parted): the pairs of these members that a person spoke on; of a pair, the last word."""
    said: dict[Pair, bool] = {}
    for some in parts(members):
        rows = select(bonds.c.one, bonds.c.other, bonds.c.same).where(bonds.c.kind == kind)
        for one, other, same in connection.execute(
            rows.where(or_(bonds.c.one.in_(some), bonds.c.other.in_(some))).order_by(bonds.c.number)
        ):
            said[pair(one, other)] = bool(same)
    return [p for p, same in said.items() if same], [p for p, same in said.items() if not same]


def join(connection: Connection, kind: Kind, groups: Sequence[Sequence[str]], by: str | None = None) -> None:
    """Makes these groups one, for good. UsageError when a person parted some of their members before."""
    together = [member for group in groups for member in group]
    _, parted = of(connection, kind, together)
    inside = [p for p in parted if p[0] in together and p[1] in together]
    if inside:
        one, other = inside[0]
        raise UsageError(
            f"{one[:8]} and {other[:8]} were parted by hand and exclude each other: detente undo takes that back"
        )
    first = groups[0][0]
    _say(connection, kind, [pair(first, member) for member in together if member != first], True, by)


def part(connection: Connection, kind: Kind, group: Sequence[str], out: Sequence[str], by: str | None = None) -> None:
    """Takes `out` out of its group, for good. UsageError when nothing would be left, or it is not in it."""
    strange = [member for member in out if member not in group]
    if strange:
        raise UsageError(f"{strange[0][:8]} is not in there")
    rest = [member for member in group if member not in out]
    if not rest:
        raise UsageError("all of it would go: name fewer, so that something is left to part them from")
    _say(connection, kind, across(out, rest), False, by)


def undo(connection: Connection) -> tuple[Kind, list[str]] | None:
    """Takes back the last word, all pairs of it; its kind and members, or None when nothing was said."""
    last = connection.execute(select(bonds.c.kind, bonds.c.at).order_by(bonds.c.number.desc()).limit(1)).first()
    if last is None:
        return None
    there = (bonds.c.kind == last.kind) & (bonds.c.at == last.at)
    members = {m for row in connection.execute(select(bonds.c.one, bonds.c.other).where(there)) for m in row}
    connection.execute(delete(bonds).where(there))
    return last.kind, sorted(members)


def _say(connection: Connection, kind: Kind, pairs: Iterable[Pair], same: bool, by: str | None) -> None:
    at = dt.datetime.now(dt.UTC).isoformat()
    rows = [
        {"kind": kind, "one": one, "other": other, "same": int(same), "by": by or who(), "at": at}
        for one, other in sorted(set(pairs))
    ]
    if rows:
        connection.execute(insert(bonds), rows)


def who() -> str:
    """The name under which this machine's user signs."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without users
        return "unknown"
