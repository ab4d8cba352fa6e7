"""`detente codebook`: is a codebook of one's own in order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import tell
from .words import clean, count, listed

app = typer.Typer(no_args_is_help=True, help="A codebook of your own: check it before you train.")


@app.callback()
def codebook() -> None:
    """A codebook of your own: check it before you train."""


@app.command("check", short_help="Say whether a codebook is in order.")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file in the shape of the shipped plover.yaml.")],
) -> None:
    """Check a codebook: every field, type and mode; one line says what is wrong, and where.

    Ends with exit code 2 when something is.
    """
    from ..codebook import Codebook

    book = Codebook.load(file)
    modes = sum(len(entry.modes) for entry in book.types.values())
    parts = [count(len(book.types), "type"), count(modes, "mode"), count(len(book.context_descriptions), "context")]
    tell(f"{clean(book.name)} is in order: {listed(parts)}")
    for name, entry in book.types.items():
        tell(f"  {clean(name):12} {entry.score:>5g}  {entry.quad:20} {clean(entry.label)}")
    tell(f"next: detente train --codebook {file} --examples EXAMPLES")
