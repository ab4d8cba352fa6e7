"""`detente classify`: the type of what one marked side does to another in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..nouns.errors import Unreadable, UsageError
from .console import data
from .options import OwnHead

CODEBOOKS = ("plover", "plover-yield")


def classify(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="Sentences, one a line; standard input without a file or with -.")
    ] = Path("-"),
    codebook: Annotated[
        str,
        typer.Option(
            "--codebook", metavar="NAME", help="plover (16 types), or plover-yield: YIELD for CONCEDE and RETREAT."
        ),
    ] = CODEBOOKS[0],
    head: OwnHead = None,
) -> None:
    """Say which of the 16 types each sentence tells of its marked sides.

    Each line is one sentence with <s>…</s> around the actor's words and <t>…</t> around the recipient's; either may
    occur more than once. For each line one JSON object is printed: {"type": "AGREE", "scores": {"AGREE": 0.8, …}},
    scores of the 16 types and NONE; with --head, of the types of your own codebook.
    """
    if codebook not in CODEBOOKS:
        raise UsageError(f"no codebook {codebook!r}: --codebook takes {' or '.join(CODEBOOKS)}")
    if head:
        from ..reading.encoder import shipped
        from ..reading.head import Head, typed

        found = typed(_lines(file), Head.load(head, shipped()), shipped())
    else:
        from ..reading.classify import classify as classified

        found = classified(_lines(file), joined=codebook == "plover-yield")
    for type_, scores in found:
        data({"type": type_, "scores": scores})


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input, blank ones too: each input line gets its output line or its error."""
    if str(file) == "-":
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace")
        return
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            yield from stream
    except OSError as error:
        raise Unreadable(f"{file} cannot be opened: {(error.strerror or str(error)).lower()}") from None
