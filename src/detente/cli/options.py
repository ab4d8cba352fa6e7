"""Options that several commands share: their help, and what is wrong with a value that does not fit."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from ..nouns.errors import UsageError

DEFAULT_DB = Path("detente.db")

Db = Annotated[
    Path, typer.Option("--db", metavar="PATH", help="The record: a SQLite file, detente.db unless you name one.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON instead of a screen; nothing else on standard output.")
]
Sure = Annotated[bool, typer.Option("--sure", help="Show only entries of a confidence of 0.85 or more.")]
All = Annotated[bool, typer.Option("--all", help="Show every entry, however unsure the reader is of it.")]

OwnHead = Annotated[
    Path | None,
    typer.Option("--head", metavar="FILE", help="Types of your own codebook: a head that `detente train` fitted."),
]


def least_confidence(sure: bool, all_: bool) -> float:
    """The confidence from which entries are shown: DESIGN.md's default, ``--sure`` or ``--all``."""
    if sure and all_:
        raise UsageError("--sure and --all exclude each other: give one of them")
    if all_:
        return 0.0
    from ..reading.confidence import SURE

    return SURE if sure else default_threshold()


def default_threshold() -> float:
    """The shipped reader's threshold, read from beside its weights: to look into a record loads no reader.

    Without weights a record can still be looked into; everything is shown then, as nothing says what to hide.
    """
    from ..reading.encoder import WEIGHTS

    try:
        return float(json.loads((WEIGHTS / "reader.json").read_text("utf-8"))["calibration"]["threshold"])
    except (OSError, ValueError, KeyError):
        return 0.0


def day(option: str, value: str | None) -> dt.date | None:
    """A date that was typed; UsageError names the option and the form expected."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option} {value!r} is no date: write YYYY-MM-DD, such as 2025-09-22") from None


def db_hint(db: Path) -> str:
    """What to add to a suggested command so that it finds the same record."""
    return "" if db == DEFAULT_DB else f" --db {_quoted(str(db))}"


def _quoted(word: str) -> str:
    return word if all(c.isalnum() or c in "/\\._-:~" for c in word) else f'"{word}"'


def shown_path(db: Path) -> str:
    """A path as screens show it: "./detente.db" for a bare name, so that it is seen to be a file."""
    return str(db) if db.is_absolute() or len(db.parts) > 1 else f"./{db}"
