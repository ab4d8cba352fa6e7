"""The tables, and the way a file becomes a detente database or is refused.

    pages ─┬─ readings        one each: which reader read the page, and what is not an act (quotes)
           └─ acts ─┬─ participants
           │        └─ acts_text   full-text index, rowid = acts.number
           ├─ profiles ── profile_words, likenesses     what the page is about, and which pages are like it
           ├─ tellings ── telling_sides                 what comparing two acts needs, vectors of their words too
           └─ groups                                    which story a page, which event an act belongs to
    bonds, matter_names, corrections                    what a person joined or parted, named, confirmed, corrected

A page's columns and an act's are copies of what stands in their JSON, there to be searched; the JSON is what is
given back. The page's text stands once, in `pages.text`; its JSON has it as null.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from ..nouns.errors import RecordError

APPLICATION_ID = 0x64746E74
"""Stands in the file's header, so that another program's SQLite file is told from ours ("dtnt")."""

SCHEMA_VERSION = 3
"""Stands in the header as ``user_version``. A newer one is refused: an older program would damage it."""


class Words(TypeDecorator[str]):
    """Any Python text, given back character by character.

    SQLite's TEXT is UTF-8, which has no lone surrogates, and pages badly decoded do have them. Such a text is kept as
    a BLOB of UTF-8 in which they are let through; every other one is plain TEXT, readable with any SQLite tool.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | bytes | None:
        if value is None:
            return None
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: str | bytes | None, dialect: Any) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class Object(Words):
    """A JSON value. Its characters are kept as they are: escapes would join two lone surrogates into one character."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | bytes | None:
        return super().process_bind_param(json.dumps(value, ensure_ascii=False, separators=(",", ":")), dialect)

    def process_result_value(self, value: str | bytes | None, dialect: Any) -> Any:
        text = super().process_result_value(value, dialect)
        return None if text is None else json.loads(text)


metadata = MetaData()

pages = Table(
    "pages",
    metadata,
    Column("number", Integer, primary_key=True),  # order of arrival
    Column("id", String, nullable=False, unique=True),
    Column("url", Words),
    Column("origin", Words),
    Column("source", Words),
    Column("title", Words),
    Column("published", String),
    Column("fetched", String),
    Column("hash", String, nullable=False),
    Column("language", Words, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", Words),
    Column("text", Words, nullable=False),
    Column("document", Object, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Words, nullable=False),
    Column("weights", Words, nullable=False),
    Column("codebook", Words, nullable=False),
    Column("rest", Object, nullable=False),  # the contract's object but for document and acts
)

acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # from 0, in the order of the contract's list
    Column("type", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("modality", Words, nullable=False),
    Column("voice", Words, nullable=False),
    Column("date_from", String),  # YYYY-MM-DD: first and last day on which the act can have been
    Column("date_to", String),
    Column("has_condition", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("json", Object, nullable=False),  # as it stands now: as read, or as a person corrected it
    Column("state", String, nullable=False, server_default="unreviewed"),
    UniqueConstraint("page_id", "position"),
    Index("acts_by_type", "type", "date_from"),
    Index("acts_by_date", "date_from"),
)

participants = Table(
    "participants",
    metadata,
    Column("act_id", ForeignKey("acts.id", ondelete="CASCADE"), nullable=False),
    Column("role", String, nullable=False),  # actor or recipient
    Column("name", Words, nullable=False),
    Column("folded", Words, nullable=False),  # the name's words as `fold` makes them, a blank at either end
    Column("country", Words, nullable=False),
    Column("entity", Words, nullable=False),  # the gazetteer's id
    Column("sector", Words, nullable=False),  # codes joined by blanks
    Index("participants_by_act", "act_id", "role"),
    Index("participants_by_country", "country"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Integer),  # days since 0001-01-01, None for an undated page
    Column("vector", Object, nullable=False),  # stem → weight
    Column("sides", Object, nullable=False),  # countries and bodies that take part in the page's acts
)

profile_words = Table(
    "profile_words",
    metadata,
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("word", Words, nullable=False),
    Column("day", Integer),
    Index("profile_words_by_word", "word", "day"),
    Index("profile_words_by_page", "page_id"),
)

tellings = Table(
    "tellings",
    metadata,
    Column("act_id", ForeignKey("acts.id", ondelete="CASCADE"), primary_key=True),
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("type", Words, nullable=False),
    Column("published", Integer),  # days since 0001-01-01, as the next two: first and last day of the act
    Column("first", Integer),
    Column("last", Integer),
    Column("traits", Object, nullable=False),  # what else is compared: merging/tellings.py
    Column("meaning", LargeBinary, nullable=False),  # of the act's clause and of its content: merging/meaning.py
    Column("content", LargeBinary, nullable=False),
    Index("tellings_by_page", "page_id"),
)

telling_sides = Table(
    "telling_sides",
    metadata,
    Column("country", Words, nullable=False),  # of an actor
    Column("day", Integer),  # the act's first
    Column("undated", Integer, nullable=False),  # 1: told as past, some time before its page
    Column("act_id", ForeignKey("acts.id", ondelete="CASCADE"), nullable=False),
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Index("telling_sides_by_country", "country", "day"),
    Index("telling_sides_by_act", "act_id"),
    Index("telling_sides_by_page", "page_id"),
)

likenesses = Table(
    "likenesses",
    metadata,
    Column("kind", String, nullable=False),  # story or event
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),  # either one's page: goes with it
    Column("other_page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    UniqueConstraint("one", "other"),
    Index("likenesses_by_other", "other"),
    Index("likenesses_by_page", "page_id"),
    Index("likenesses_by_other_page", "other_page_id"),
)

groups = Table(
    "groups",
    metadata,
    Column("kind", String, nullable=False),
    Column("member", String, primary_key=True),  # a page's id, or an act's
    Column("group", String, nullable=False),
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Index("groups_by_group", "group"),
    Index("groups_by_page", "page_id"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("act_id", String, nullable=False),  # no foreign key: a person's word outlives a reading of the page
    Column("page_id", ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("step", String, nullable=False),  # confirm, correct, reject, add
    Column("state", String, nullable=False),  # what the act is by it: STATES
    Column("before", Object, nullable=False),  # the act as it stood, None for one that was added
    Column("after", Object, nullable=False),
    Column("undone", Integer, nullable=False, server_default="0"),
    Column("by", Words, nullable=False),
    Column("at", String, nullable=False),
    Index("corrections_by_act", "act_id"),
    Index("corrections_by_page", "page_id"),
)

STATES = ("unreviewed", "confirmed", "corrected", "rejected", "added")

bonds = Table(
    "bonds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("same", Integer, nullable=False),  # 1 joined, 0 parted
    Column("by", Words, nullable=False),
    Column("at", String, nullable=False),
    Index("bonds_by_one", "one"),
    Index("bonds_by_other", "other"),
)

matter_names = Table(
    "matter_names",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("act_id", String, nullable=False),  # no foreign key: a person's word outlives a reading of the page
    Column("name", Words, nullable=False),  # empty: the name was taken back
    Column("by", Words, nullable=False),
    Column("at", String, nullable=False),
    Index("matter_names_by_act", "act_id"),
)

ACTS_TEXT = "CREATE VIRTUAL TABLE acts_text USING fts5(body)"
"""`body` is folded as names are, so a search for words and one for a name forgive the same things."""


def is_ready(connection: Connection) -> bool:
    """Whether the file is a detente database of this version or a newer one: nothing has to be written to use it."""
    ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    return ours and (connection.exec_driver_sql("PRAGMA user_version").scalar() or 0) >= SCHEMA_VERSION


def prepare(connection: Connection, path: str) -> None:
    """Inside a write transaction: makes the tables in an empty file, brings ours up to date, refuses any other."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
    if application == APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise RecordError(
                f"{path} was written by a newer detente (schema {version}, this one knows {SCHEMA_VERSION}): "
                "update detente, or give another --db"
            )
        if version < SCHEMA_VERSION:
            metadata.create_all(connection)
            if version < 2:
                connection.exec_driver_sql("ALTER TABLE acts ADD COLUMN state VARCHAR NOT NULL DEFAULT 'unreviewed'")
            # Pages are placed anew, by tellings; `meanings` had the vectors alone. Groups stay: they hold the ids.
            connection.exec_driver_sql("DROP TABLE IF EXISTS meanings")
            for table in (profiles, profile_words, likenesses):
                connection.execute(table.delete())
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return
    if application or connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1").first():
        raise RecordError(f"{path} is the database of another program: give another --db")
    metadata.create_all(connection)
    connection.exec_driver_sql(ACTS_TEXT)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
