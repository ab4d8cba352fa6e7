"""A page's place among stories and events, taken back: what it tells is another thing now, so it is looked at anew."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from .schema import acts, groups, likenesses, meanings, profile_words, profiles


def unplace(connection: Connection, page_id: str) -> None:
    for table in (profiles, profile_words, groups):
        connection.execute(delete(table).where(table.c.page_id == page_id))
    connection.execute(
        delete(likenesses).where((likenesses.c.page_id == page_id) | (likenesses.c.other_page_id == page_id))
    )
    connection.execute(
        delete(meanings).where(meanings.c.act_id.in_(select(acts.c.id).where(acts.c.page_id == page_id)))
    )
