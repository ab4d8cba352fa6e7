"""A person joins and parts stories and events, and takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from ..nouns.errors import UsageError
from ..record import Record
from ..record.schema import groups
from . import bonds
from .bonds import Kind
from .events import SAME
from .linking import regroup
from .stories import STORY
from .told import members_of


def merge(record: Record, beginnings: Sequence[str]) -> tuple[Kind, str]:
    """Makes stories, or acts' events, one for good; what they are and the id of the whole. UsageError where some were
    parted by hand, or for a mixture."""
    with record.change() as connection:
        kind, names = _named(connection, beginnings)
        if len(set(names)) < 2:
            raise UsageError(f"these are one {kind} already")
        members = [members_of(connection, name) for name in dict.fromkeys(names)]
        bonds.join(connection, kind, [sorted(group) for group in members])
        everyone = {member: page for group in members for member, page in group.items()}
        _again(connection, kind, everyone)
        return kind, connection.scalar(select(groups.c.group).where(groups.c.member == next(iter(everyone))))


def split(record: Record, beginning: str, out: Sequence[str]) -> tuple[Kind, str]:
    """Takes pages out of a story, or acts out of an event, for good; the id of what they are in now."""
    with record.change() as connection:
        kind, (name,) = _named(connection, [beginning])
        group = members_of(connection, name)
        gone = [_member(given, group) for given in out]
        bonds.part(connection, kind, sorted(group), gone)
        _again(connection, kind, group)
        return kind, connection.scalar(select(groups.c.group).where(groups.c.member == gone[0]))


def undo(record: Record) -> tuple[Kind, int] | None:
    """Takes the last merge or split back, of matters too; its kind and how many members it touched, None when there is none."""
    with record.change() as connection:
        last = bonds.undo(connection)
        if last is None:
            return None
        kind, members = last
        if kind == "matter":  # positions are made when they are asked for
            return kind, len(members)
        rows = connection.execute(select(groups.c.member, groups.c.page_id).where(groups.c.member.in_(members)))
        _again(connection, kind, {row.member: row.page_id for row in rows})
        return kind, len(members)


def _again(connection: Connection, kind: Kind, members: dict[str, str]) -> None:
    regroup(connection, kind, members, STORY if kind == "story" else SAME, one_a_page=kind == "event")


def _named(connection: Connection, beginnings: Sequence[str]) -> tuple[Kind, list[str]]:
    """The groups that ids mean: stories by their own id or a page's, events by an act's."""
    kinds: set[Kind] = set()
    names = []
    for given in beginnings:
        kind, name = _group(connection, given)
        kinds.add(kind)
        names.append(name)
    if len(kinds) > 1:
        raise UsageError("a page and an entry cannot be one: give stories (or pages), or entries")
    return kinds.pop(), names


def _group(connection: Connection, beginning: str) -> tuple[Kind, str]:
    asked = beginning.strip().lower()
    if not asked or any(c not in "0123456789abcdef" for c in asked):
        raise UsageError(f"{beginning!r} is no id: detente stories and detente acts show them")
    found = set()
    for column in (groups.c.group, groups.c.member):
        rows = select(groups.c.kind, groups.c.group).distinct().where(column.between(asked, asked + "g")).limit(6)
        found |= {(row.kind, row.group) for row in connection.execute(rows)}
    if len(found) != 1:
        what = (
            f"{beginning!r} begins the ids of several: give more of it"
            if found
            else f"nothing has an id that begins with {beginning!r}"
        )
        raise UsageError(what)
    return found.pop()


def _member(beginning: str, group: dict[str, str]) -> str:
    fit = [member for member in group if member.startswith(beginning.strip().lower())]
    if len(fit) != 1:
        raise UsageError(f"{beginning!r} is {'several of its members' if fit else 'none of its members'}")
    return fit[0]
