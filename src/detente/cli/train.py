"""`detente train`: types of one's own codebook, from a hundred marked sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..nouns.errors import Unreadable, UsageError
from .console import Bar, tell
from .words import clean

WORST = 5
"""Mistakes shown at most."""


def train(
    codebook: Annotated[Path, typer.Option("--codebook", metavar="FILE", help="Your codebook, a YAML file.")],
    examples: Annotated[
        Path,
        typer.Option(
            "--examples", metavar="FILE", help='JSON Lines: {"marked": "<s>A</s> did … to <t>B</t>", "type": "…"}.'
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the head goes.")] = Path("own.head"),
) -> None:
    """Fit the types of your own codebook on marked sentences: a hundred, several of each type, do.

    The reader itself stays as it is; what is fitted is a head on top of it, a small file that `detente read --head`
    and `detente classify --head` take. The accuracy printed is that of each example left out in turn.
    """
    from ..codebook import Codebook

    book = Codebook.load(codebook)
    rows = list(_examples(examples, set(book.types)))
    if not rows:
        raise UsageError(f"{examples}: holds no examples")
    import numpy as np

    from ..reading.encoder import shipped
    from ..reading.head import fit, sentence_vector
    from ..reading.windows import Windows

    encoder = shipped()
    windows = Windows(encoder.tokenizer)
    bar = Bar(len(rows), "examples")
    vectors = []
    for number, (marked, _) in enumerate(rows, 1):
        vectors.append(sentence_vector(marked, windows, encoder, f"{examples}, line {number}"))
        bar.step()
    bar.end()
    found = fit(np.array(vectors), [type_ for _, type_ in rows], codebook.read_text("utf-8"), encoder.checksum)
    found.head.save(out)
    share = found.right / found.examples
    tell(f"{found.right} of {found.examples} examples right ({share:.0%}), each by a fit on the others")
    for true, said, times in found.mistakes[:WORST]:
        tell(f"  {times} × {clean(true)} taken for {clean(said)}")
    missing = [name for name in book.types if name not in found.head.types]
    if missing:
        tell(f"  no examples of {', '.join(clean(name) for name in missing)}: never answered")
    tell(f"Saved to {out} · next: detente read --head {out} FILE · detente classify --head {out} FILE")


def _examples(path: Path, types: set[str]) -> Iterator[tuple[str, str]]:
    """(marked sentence, type) of each line; UsageError names the line that is none."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            marked, type_ = row["marked"], row["type"]
        except (ValueError, KeyError, TypeError):
            raise UsageError(f'{path}, line {number}: write {{"marked": "<s>A</s> … <t>B</t>", "type": "…"}}') from None
        if type_ not in types:
            raise UsageError(
                f"{path}, line {number}: the codebook has no type {type_!r}; it has {', '.join(sorted(types))}"
            )
        yield marked, type_
