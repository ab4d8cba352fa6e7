"""A page's place among stories and events, taken back: what it tells is another thing now, so it is looked at anew."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from .schema import groups, likenesses, profile_words, profiles, telling_sides, tellings


def unplace(connection: Connection, page_id: str) -> None:
    for table in (profiles, profile_words, groups, telling_sides, tellings):
        connection.execute(delete(table).where(table.c.page_id == page_id))
    connection.execute(
        delete(likenesses).where((likenesses.c.page_id == page_id) | (likenesses.c.other_page_id == page_id))
    )
