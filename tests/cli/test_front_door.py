"""What ``import detente`` promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import detente

from .news import OFFER, StandIn


def test_everything_promised_is_there():
    assert detente.__all__ == sorted(detente.__all__)
    for name in detente.__all__:
        assert callable(getattr(detente, name))
        assert name in dir(detente)
    with pytest.raises(AttributeError):
        detente.nothing  # noqa: B018 - the access is the test


def test_readings_one_by_one(tmp_path):
    (tmp_path / "a.txt").write_text(OFFER)
    (tmp_path / "b.txt").write_text("")
    first, second = detente.read(tmp_path, reader=StandIn())
    assert first.acts[0].anchor.of(first.article.text) == "offered"
    assert (second.article.outcome.status, second.acts) == ("skipped", ())


def test_a_record(tmp_path):
    with detente.open(tmp_path / "a.db") as record:
        assert isinstance(record, detente.Record)
        assert record.acts() == []


def test_the_import_costs_nothing():
    script = "import sys, detente; print([m for m in sys.modules if m.startswith('detente.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
