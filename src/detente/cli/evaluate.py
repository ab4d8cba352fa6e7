"""`detente evaluate`: how well the reader does on pages that people have annotated."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import data, tell, waiting
from .options import AsJson

NAME_WIDTH = 14
"""As in score.py of the annotated examples, so that the two outputs can be compared line by line."""


def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with gold/ID.json and pages/ID.txt, as the project's examples have.")
    ],
    json: AsJson = False,
) -> None:
    """Score the reader on a folder of annotated pages: precision, recall and F1 of who, what and whom, and more."""
    from ..evaluate import evaluate as evaluated

    with waiting("reading the annotated pages"):
        figures = evaluated(folder)
    if json:
        data(figures)
        return
    for name, value in figures.items():
        tell(f"{name:{NAME_WIDTH}} {value}")
