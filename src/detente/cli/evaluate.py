"""`detente evaluate`: how well the reader does on pages that people have annotated."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ..nouns.errors import UsageError
from .console import data, remark, tell, waiting
from .options import DEFAULT_DB, AsJson, Db
from .words import count

NAME_WIDTH = 14
"""As in score.py of the annotated examples, so that the two outputs can be compared line by line."""


def evaluate(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder with gold/ID.json and pages/ID.txt, as the project's examples have.")
    ] = None,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="Pages of the record that were reviewed whole, instead of a folder's.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FOLDER", help="With --corrections: keep the pages there, in the annotated form."
        ),
    ] = None,
    json: AsJson = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Score the reader on annotated pages: precision, recall and F1 of who, what and whom, and more.

    With --corrections, your own reviews are the annotation: pages of which every entry was reviewed.
    """
    if corrections == (folder is not None):
        raise UsageError("give a folder of annotated pages, or --corrections for those reviewed in the record")
    with tempfile.TemporaryDirectory() as temporary:
        if corrections:
            folder = out or Path(temporary)
            _write(db, folder)
        assert folder is not None
        _score(folder, json)


def _write(db: Path, folder: Path) -> None:
    from ..evaluate.corrections import write_reviewed
    from ..record import Record

    with Record.open(db, create=False) as record:
        pages = write_reviewed(record, folder)
    if not pages:
        raise UsageError("no page of the record was reviewed whole yet: detente review --page PAGE")
    remark(f"{count(pages, 'page')} reviewed whole")


def _score(folder: Path, json: bool) -> None:
    from ..evaluate import evaluate as evaluated

    with waiting("reading the annotated pages"):
        figures = evaluated(folder)
    if json:
        data(figures)
        return
    for name, value in figures.items():
        tell(f"{name:{NAME_WIDTH}} {value}")
