"""Everything that writes, sent through the same trials: alone, twice, failing at each of its steps, killed at it."""

import sqlite3
import subprocess
import sys
import textwrap

import pytest
from sqlalchemy import event

from detente.nouns.errors import UsageError
from detente.record import Record
from tests.build import contract
from tests.record import numbered, seed

PAGE = seed()["document"]["id"]


def add_new(record):
    return record.add(numbered(7), origin="seven.txt")


def add_skipped(record):
    return record.add(contract("Hola.", skipped="it is in Spanish", language="es"))


def read_again(record):
    return record.add(seed(version="2", published="2025-09-22"))


def forget(record):
    return record.forget(PAGE) > 0


WRITERS = [add_new, add_skipped, read_again, forget]


def state(path):
    """All that the file holds, table by table."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = ("pages", "readings", "acts", "participants", "acts_text")
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


@pytest.fixture
def filled(record):
    record.add(seed(), origin="seed.txt")
    record.add(numbered(1))
    return record


def steps(record):
    """A counter of the statements that run, which can be made to fail at one of them."""

    class Steps:
        count = 0
        fail_at = None

    @event.listens_for(record._store.engine, "before_cursor_execute")
    def counted(connection, cursor, statement, *_):
        if Steps.fail_at == Steps.count:
            raise KeyboardInterrupt(statement)
        Steps.count += 1

    return Steps


@pytest.mark.parametrize("writer", WRITERS)
def test_alone(filled, path, writer):
    before = state(path)
    assert writer(filled) is True
    assert state(path) != before


@pytest.mark.parametrize("writer", WRITERS)
def test_twice_is_once(filled, path, writer):
    writer(filled)
    once = state(path)
    if writer is forget:
        with pytest.raises(UsageError, match="no page has an id that begins with"):
            writer(filled)
    else:
        assert writer(filled) is False
    assert state(path) == once


@pytest.mark.parametrize("writer", WRITERS)
def test_failing_at_any_step_changes_nothing(filled, path, writer):
    """Interrupted at the first statement, at the second …, until it gets through."""
    before = state(path)
    counter = steps(filled)
    for step in range(1, 30):
        counter.count, counter.fail_at = 0, step
        try:
            writer(filled)
        except KeyboardInterrupt:
            assert state(path) == before, step
        else:
            assert step > 3
            break
    else:
        pytest.fail("never got through")
    assert state(path) != before


KILLED = """
    import os, signal, sys
    from sqlalchemy import event
    from detente.record import Record
    from tests.record import test_trials

    record = Record.open(sys.argv[1])
    engine = record._store.engine
    if sys.argv[3] == "before":
        # Everything is written but for the commit.
        event.listen(engine, "commit", lambda connection: os.kill(os.getpid(), signal.SIGKILL))
    getattr(test_trials, sys.argv[2])(record)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(path, writer, when):
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(path), writer.__name__, when]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == -9, done.stderr


@pytest.mark.parametrize("writer", [add_new, read_again, forget])
def test_killed_before_the_commit_changes_nothing(filled, path, writer):
    before = state(path)
    killed(path, writer, "before")
    assert state(path) == before
    assert writer(filled) is True


def test_killed_after_the_commit_loses_nothing(filled, path):
    killed(path, add_new, "after")
    assert add_new(filled) is False
    with Record.open(path) as again:
        assert again.reading(numbered(7)["document"]["id"]) == numbered(7)


TWO = """
    import sys
    from detente.record import Record
    from tests.record import numbered

    first = int(sys.argv[2])
    with Record.open(sys.argv[1]) as record:
        for number in range(first, first + 40):
            record.add(numbered(number))
"""


def test_two_processes_write_at_once_to_a_file_that_neither_has_made(path):
    starts = (0, 20, 100)  # the first two bring twenty pages both
    command = [sys.executable, "-c", textwrap.dedent(TWO), str(path)]
    running = [subprocess.Popen([*command, str(start)], stderr=subprocess.PIPE, text=True) for start in starts]
    for process in running:
        _, told = process.communicate(timeout=60)
        assert process.returncode == 0, told
    with Record.open(path) as record:
        assert record.counts()["pages"] == record.counts()["acts"] == 100
        assert len(record.acts(text="seoul")) == 100
    state(path)
