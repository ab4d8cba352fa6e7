"""Every command runs in an empty folder, with a stand-in for the reader, on 80 columns without colour."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli import app
from detente.nouns.contract import reading_json
from detente.nouns.page import Page
from detente.pages import to_article
from detente.record import Record

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


@pytest.fixture(scope="session")
def both_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with both pages, made once: each write waits for the disk."""
    path = tmp_path_factory.mktemp("record") / "detente.db"
    reader = StandIn()
    with Record.open(path) as record:
        for origin, text, day in (("offer.txt", OFFER, (2025, 3, 3)), ("answer.txt", ANSWER, (2025, 3, 6))):
            article = to_article(Page(text, origin, published=dt.date(*day)))
            record.add(reading_json(reader.read(article), reader.codebook), origin=origin)
    return path


@pytest.fixture
def filled(detente: Callable, folder: Path, both_pages: Path) -> Callable:
    """As `detente`, with both pages in the record."""
    shutil.copy(both_pages, folder / "detente.db")
    return detente


@pytest.fixture
def ids(filled: Callable) -> dict[str, str]:
    """Entries by their anchor's words."""
    lines = filled("acts", "--json", "--all").stdout.splitlines()
    return {act["anchor"]["text"]: act["id"] for act in map(json.loads, lines)}
