"""The file: connections, transactions, and SQLite's errors in words for a person."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from ..nouns.errors import RecordError
from . import schema

BUSY_SECONDS = 20
"""How long a writer waits for another one. A page's transaction takes some milliseconds, so only a stuck process
(or a person with an open transaction in a SQLite shell) lasts this long."""

RETRY_SECONDS = 0.02
"""Between two tries where SQLite leaves the waiting to us: some transactions' time."""


class Store:
    """One SQLite file in WAL mode: readers never wait, writers wait for each other.

    Several threads and several processes may use it at once; each transaction has its own connection.
    """

    def __init__(self, path: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = str(path)
        self._busy_seconds = busy_seconds
        _refuse_impossible(Path(path), create)
        self.engine = _engine(self.path, busy_seconds)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with self.read() as connection:
            ready = schema.is_ready(connection)
        # Only a new or an older file is written to here: a record can be opened while another process writes to it.
        with self.read() if ready else self.write() as connection:
            schema.prepare(connection, self.path)
        # The mode stays with the file. Set once it is known to be ours, and again should the program have been
        # killed before; of a file that has it already, this writes nothing.
        with self._translated(), self.engine.connect() as connection:
            _write_ahead(_outside_transactions(connection), self._busy_seconds)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the file, whatever others write meanwhile."""
        with self._translated(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All that is written inside, or nothing of it. The lock is taken at once: a transaction that begins by
        reading and then has to wait for another writer would fail instead of waiting."""
        with self._translated(), self.engine.connect() as plain:
            connection = plain.execution_options(detente_write=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise RecordError(explain(self.path, error.orig)) from error
        except sqlite3.Error as error:
            raise RecordError(explain(self.path, error)) from error


def explain(path: str, error: BaseException | None) -> str:
    """What happened to the file and what to do, in one line."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, what in _EXPLANATIONS.items():
        if name.startswith(prefix):
            return f"{path}: {what}"
    return f"{path}: the database answers {error} ({name or type(error).__name__})"


_EXPLANATIONS = {
    "SQLITE_BUSY": "another process has been writing for too long: wait for it or end it, then run this again",
    "SQLITE_LOCKED": "another process has been writing for too long: wait for it or end it, then run this again",
    "SQLITE_FULL": "the disk is full: free some space and run this again; what was read before is kept",
    "SQLITE_IOERR": "the disk failed to read or write: check it and its free space, then run this again",
    "SQLITE_READONLY": "is read-only: allow writing to it and its folder, or give another --db",
    "SQLITE_PERM": "is read-only: allow writing to it and its folder, or give another --db",
    "SQLITE_CANTOPEN": "cannot be opened: allow reading and writing in its folder, or give another --db",
    "SQLITE_NOTADB": "is no detente database: give another --db",
    "SQLITE_CORRUPT": "is damaged: put back a copy, or read the pages again into another --db",
}


def _refuse_impossible(path: Path, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder: give a file, as --db {path / 'detente.db'}")
    if not path.absolute().parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}: make it, or give another --db")
    if not create and not path.exists():
        raise RecordError(f"there is no {path} yet: detente read SOURCE makes it, or give another --db")


def _outside_transactions(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection: SQLAlchemy would begin a transaction, in which the mode cannot be changed."""
    return connection.connection.driver_connection


def _write_ahead(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Sets WAL mode, waiting for other writers: SQLite itself does not wait here, whatever the busy timeout."""
    give_up = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _engine(path: str, busy_seconds: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=path), connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        # Without this the driver begins transactions by itself, late and never at once.
        connection.isolation_level = None
        # FULL: a page that was reported as read survives a power cut, not only a killed process.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("detente_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
