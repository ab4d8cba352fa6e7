"""One act however many pages report it: stories, copies, the same act told again.

`update` places what the record has and has not yet been placed; it runs after every page that is read, and before
anything that looks at stories, so that a record of an older version, or one whose reading was cut off, catches up.
"""

from __future__ import annotations

from sqlalchemy import select

from ..record import Record
from ..record.schema import pages, profiles
from . import events, stories

__all__ = ["update"]


def update(record: Record) -> int:
    """Places every page that has no story yet, each in a transaction of its own; how many there were."""
    with record.view() as connection:
        waiting = list(
            connection.scalars(
                select(pages.c.id)
                .where(pages.c.outcome == "read", pages.c.id.not_in(select(profiles.c.page_id)))
                .order_by(pages.c.number)
            )
        )
    placed = 0
    for page in waiting:
        with record.change() as connection:
            # Another process may have placed or forgotten it meanwhile.
            there = connection.scalar(select(pages.c.id).where(pages.c.id == page))
            if there and connection.scalar(select(profiles.c.page_id).where(profiles.c.page_id == page)) is None:
                stories.place(connection, page)
                events.place(connection, page)
                placed += 1
    return placed
