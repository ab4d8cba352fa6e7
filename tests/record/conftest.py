import pytest

from detente.record import Record


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.db"


@pytest.fixture
def record(path):
    with Record.open(path) as record:
        yield record
