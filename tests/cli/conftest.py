"""Every command runs in an empty folder, with a stand-in for the reader, on 80 columns without colour."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli import app

from .news import ANSWER, OFFER, THRESHOLD, StandIn


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reader = StandIn()
    monkeypatch.setattr("detente.reading.reader.reader", lambda: reader)
    monkeypatch.setattr("detente.cli.options.default_threshold", lambda: THRESHOLD)
    (tmp_path / "offer.txt").write_text(OFFER, encoding="utf-8")
    (tmp_path / "answer.txt").write_text(ANSWER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def detente(folder: Path) -> Callable:
    def run(*arguments: str, input: str | bytes | None = None, code: int = 0):
        result = CliRunner(env={"COLUMNS": "80", "TERM": "dumb"}).invoke(app, list(arguments), input=input)
        assert result.exit_code == code, (result.stdout, result.stderr, result.exception)
        return result

    return run


@pytest.fixture
def filled(detente: Callable) -> Callable:
    """As `detente`, with both pages in the record."""
    detente("read", "offer.txt", "--published", "2025-03-03")
    detente("read", "answer.txt", "--published", "2025-03-06")
    return detente


@pytest.fixture
def ids(filled: Callable) -> dict[str, str]:
    """Entries by their anchor's words."""
    lines = filled("acts", "--json", "--all").stdout.splitlines()
    return {act["anchor"]["text"]: act["id"] for act in map(json.loads, lines)}
