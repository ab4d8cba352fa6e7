"""Which pages wait to be compared with the others, and catching up with them.

It runs after pages are read, and before anything that looks at stories, so that a record of an older version, or one
whose reading was cut off, catches up.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from ..record import Record
from ..record.schema import groups, pages, profiles, tellings
from . import events, stories
from .linking import regroup

TOGETHER = 200
"""Pages that are grouped in one transaction: groups follow from likenesses alone, so it is enough to make them once."""


def waiting(record: Record) -> list[str]:
    """The pages that have not been compared with the others yet, in the order they came in."""
    with record.view() as connection:
        unplaced = pages.c.outcome == "read", pages.c.id.not_in(select(profiles.c.page_id))
        return list(connection.scalars(select(pages.c.id).where(*unplaced).order_by(pages.c.number)))


def update(record: Record, new: list[str] | None = None, step: Callable[[], object] = lambda: None) -> int:
    """Places every page that waits (`new`, where the caller has asked already), each in a transaction of its own; how
    many there were. `step` is called after each."""
    placed = 0
    for page in waiting(record) if new is None else new:
        with record.change() as connection:
            # Another process may have placed or forgotten it meanwhile.
            there = connection.scalar(select(pages.c.id).where(pages.c.id == page))
            if there and connection.scalar(select(profiles.c.page_id).where(profiles.c.page_id == page)) is None:
                stories.compare(connection, page)
                events.compare(connection, page)
                placed += 1
                if placed % TOGETHER == 0:
                    _group(connection)
        step()
    with record.view() as connection:  # looked at first: a command that only reads waits for no writer
        left = _ungrouped(connection)
    if left:
        with record.change() as connection:
            _group(connection)
    return placed


def _ungrouped(connection: Connection) -> list[str]:
    """Pages that were compared and not grouped, also those of a process that was ended in between."""
    grouped = select(groups.c.page_id).where(groups.c.kind == "story")
    return list(connection.scalars(select(profiles.c.page_id).where(profiles.c.page_id.not_in(grouped))))


def _group(connection: Connection) -> None:
    new = _ungrouped(connection)
    regroup(connection, "story", {page: page for page in new}, stories.STORY)
    if told := _acts_of(connection, new):
        regroup(connection, "event", told, events.SAME, one_a_page=True)


def _acts_of(connection: Connection, new: list[str]) -> dict[str, str]:
    told = select(tellings.c.act_id, tellings.c.page_id).where(tellings.c.page_id.in_(new))
    return {row.act_id: row.page_id for row in connection.execute(told)}
