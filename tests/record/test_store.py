"""Files that are refused, and every failure of the disk in words for a person."""

import sqlite3
import threading

import pytest
from sqlalchemy import event

from detente.nouns.errors import RecordError
from detente.record import Record
from detente.record.store import explain
from tests.record import numbered, seed


def refusal(path, **options):
    with pytest.raises(RecordError) as error:
        Record.open(path, **options)
    told = str(error.value)
    assert "\n" not in told and str(path) in told
    return told


def test_it_is_made_in_wal_mode(record, path):
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_twice_keeps_everything(record, path):
    record.add(seed())
    with Record.open(path) as other:
        assert other.counts() == record.counts()
    assert repr(record) == f"Record({str(path)!r})"


def test_an_empty_file_becomes_a_record(path):
    path.touch()
    with Record.open(path) as record:
        assert record.add(seed())


def test_another_programs_database_is_refused_and_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert "is the database of another program: give another --db" in refusal(path)
    assert path.read_bytes() == before


def test_a_newer_version_is_refused_and_left_alone(path):
    Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    assert "written by a newer detente (schema 99, this one knows 3): update detente" in refusal(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path):
    path.write_text("Kim Jong Un has expressed willingness to resume dialogue. " * 50)
    before = path.read_bytes()
    assert "is no detente database: give another --db" in refusal(path)
    assert path.read_bytes() == before


def test_folders_and_missing_ones(tmp_path):
    assert "is a folder: give a file" in refusal(tmp_path)
    missing = tmp_path / "none" / "test.db"
    assert f"there is no folder {missing.parent}: make it" in refusal(missing)


def test_a_missing_file_is_not_made_for_a_question(path):
    assert "detente read SOURCE makes it" in refusal(path, create=False)
    assert not path.exists()


def test_a_writer_that_waits_too_long(record, path):
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with Record.open(path, busy_seconds=0.05) as waiting:
            assert waiting.counts()["pages"] == 0, "readers do not wait"
            with pytest.raises(RecordError, match="another process has been writing for too long: wait for it"):
                waiting.add(seed())
        other.execute("ROLLBACK")
    other.close()
    assert record.add(seed())


def test_a_full_disk_keeps_what_was_there(record):
    record.add(seed())

    @event.listens_for(record._store.engine, "checkout")
    def full(connection, *_):
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size for it

    big = numbered(1)
    big["document"]["text"] *= 2000
    with pytest.raises(RecordError, match="the disk is full: free some space and run this again"):
        record.add(big)
    assert record.counts()["pages"] == 1


def test_a_damaged_file(path):
    with Record.open(path) as record:
        for number in range(30):
            record.add(numbered(number))
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\x99" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(RecordError, match="is damaged: put back a copy"), Record.open(path) as record:
        record.acts()


def test_a_file_that_may_not_be_written(record, path):
    """With SQLite's own error, since a test may run as a user who may write everywhere."""
    record.add(seed())
    only = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as error:
        only.execute("DELETE FROM pages")
    only.close()
    assert explain("x", error.value) == "x: is read-only: allow writing to it and its folder, or give another --db"


def test_an_error_without_a_name_is_told_as_it_is():
    assert explain("x.db", ValueError("odd")) == "x.db: the database answers odd (ValueError)"


def test_setting_the_mode_waits_for_a_writer(path):
    """Of a file that was left in the old mode (killed while it was made), with another process writing to it."""
    Record.open(path).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="another process has been writing"):
        Record.open(path, busy_seconds=0.05)
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()
    with Record.open(path) as record:
        assert record.add(seed())
    release.join()
    other.close()
    with sqlite3.connect(path) as fresh:  # `other` remembers the mode it had
        assert fresh.execute("PRAGMA journal_mode").fetchone() == ("wal",)
