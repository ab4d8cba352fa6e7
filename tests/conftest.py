"""Nothing of the machine's own user reaches a test."""

import pytest


@pytest.fixture(autouse=True)
def no_actors_of_ones_own(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("DETENTE_ACTORS", str(tmp_path_factory.mktemp("actors")))
