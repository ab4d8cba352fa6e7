"""`detente doctor`: is everything there to read with, and what to do where it is not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from ..nouns.errors import DetenteError, RecordError
from .console import data, remark, tell
from .failures import FAILED
from .options import DEFAULT_DB, AsJson, Db, shown_path
from .words import clean, count

TRIAL = (
    "Seoul urges Washington to resume talks\n\n"
    "SEOUL: South Korea on Monday urged the United States to resume talks with North Korea. North Korea rejected the "
    "proposal on Tuesday, and said it would return to talks only if the United States lifted its sanctions.\n"
)
"""A page written for this check: a request, a refusal and a condition."""


@dataclass(frozen=True)
class Finding:
    """What one check found; `todo` says what to do where it is not well."""

    check: str
    well: bool
    found: str
    todo: str = ""


def doctor(db: Db = DEFAULT_DB, json: AsJson = False) -> None:
    """Check the installation: weights and checksums, tokenizer, record, a trial reading; say what to do about it.

    Ends with exit code 1 when something is not well.
    """
    findings = list(examined(db))
    if json:
        data([vars(finding) for finding in findings])
    else:
        for finding in findings:
            tell(f"{'ok  ' if finding.well else 'FAIL'}  {finding.check:10} {clean(finding.found)}")
            if finding.todo:
                tell(f"      {'':10} → {finding.todo}")
    ill = [finding.check for finding in findings if not finding.well]
    if ill:
        remark(f"detente doctor: not well: {', '.join(ill)}")
        raise typer.Exit(FAILED)
    if not json:
        tell("All is well. next: detente demo · detente read FILE")


def examined(db: Path) -> Iterator[Finding]:
    """One finding a check, in the order in which one needs the other."""
    for check, look, todo in (
        ("weights", _weights, "install detente again: pip install --force-reinstall detente"),
        ("tokenizer", _tokenizer, "install detente again: pip install --force-reinstall detente"),
        ("gazetteer", _gazetteer, "install detente again: pip install --force-reinstall detente"),
        ("likeness", _likeness, "install detente again: pip install --force-reinstall detente"),
        ("record", lambda: _record(db), "give another --db, in a folder where you may write"),
        ("reading", _reading, "if the checks above are well, report this as a bug"),
    ):
        yield _finding(check, look, todo)


def _finding(check: str, look: Callable[[], str], todo: str) -> Finding:
    try:
        return Finding(check, True, look())
    except DetenteError as error:  # says by itself what to do
        return Finding(check, False, str(error))
    except Exception as error:  # noqa: BLE001 - a check's whole purpose is to tell of whatever goes wrong
        return Finding(check, False, f"{type(error).__name__}: {error}", todo)


def _weights() -> str:
    from ..reading.encoder import WEIGHTS, verified

    sums = verified(WEIGHTS)["sha256"]
    return f"{', '.join(sorted(sums))}: checksums agree"


def _tokenizer() -> str:
    from tokenizers import Tokenizer

    from ..reading.encoder import WEIGHTS

    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokens = tokenizer.encode(TRIAL).tokens
    return f"{tokenizer.get_vocab_size():,} tokens known, {len(tokens)} in the trial page"


def _gazetteer() -> str:
    from ..gazetteer import Gazetteer

    entry = Gazetteer.own().find("Pyongyang")
    if entry is None or entry.country != "PRK":
        raise LookupError("does not know whose capital Pyongyang is")
    return f"knows Pyongyang as {entry.name}"


def _likeness() -> str:
    from ..merging.meaning import meaning

    asked, again, other = meaning().vectors(["asked for talks", "called for negotiations", "the wheat harvest failed"])
    if asked @ again <= asked @ other:
        raise ValueError("takes unlike words for alike")
    return f"asking for talks and calling for negotiations are {asked @ again:.2f} alike"


def _record(db: Path) -> str:
    """Whether an existing record opens and may be written; where there is none, whether one could be made there."""
    from ..record import Record

    if db.exists():
        with Record.open(db) as record:
            pages = record.counts()["pages"]
        with db.open("r+b"):  # raises where it is read-only; nothing is written
            pass
        return f"{shown_path(db)}: {count(pages, 'page')}"
    if not db.absolute().parent.is_dir():
        raise RecordError(f"{shown_path(db)}: there is no folder {db.parent}: make it, or give another --db")
    with tempfile.TemporaryDirectory(dir=db.absolute().parent, prefix=".detente-") as folder:
        Record.open(Path(folder) / "trial.db").close()
    return f"{shown_path(db)}: not there yet, and can be made"


def _reading() -> str:
    from ..nouns.page import Page
    from ..pages import to_article
    from ..reading.reader import reader

    reading = reader().read(to_article(Page(TRIAL, "trial page")))
    if reading.article.outcome.status != "read":
        raise ValueError(f"the trial page was skipped: {reading.article.outcome.reason}")
    if not reading.acts:
        raise ValueError("the trial page gave no entries; three were expected")
    conditions = sum(act.condition is not None for act in reading.acts)
    return f"{len(reading.acts)} entries on the trial page, {conditions} with a condition"
