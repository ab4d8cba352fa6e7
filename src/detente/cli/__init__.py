"""The command line: a module a command. What is heavy is imported by the command that needs it, when it runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .. import __version__
from . import (
    actors,
    acts,
    audit,
    classify,
    codebook,
    demo,
    doctor,
    evaluate,
    forget,
    matter,
    positions,
    read,
    review,
    show,
    stories,
    terms,
    train,
)
from .failures import Commands

app = typer.Typer(
    name="detente",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,  # would write to the user's shell start-up files
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # page words may stand in messages: nothing of them is markup
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command, name, in_short in (
    (read.read, "read", "Read pages and keep what they say in the record."),
    (acts.acts, "acts", "List entries of the record."),
    (show.show_entry, "show", "Show an entry in its place in the article."),
    (stories.stories, "stories", "List stories: the pages that report one happening."),
    (terms.terms, "terms", "Show the terms between two sides."),
    (stories.merge, "merge", "Join stories, or entries that tell one act."),
    (stories.split, "split", "Part what is no one story, or no one act."),
    (stories.undo, "undo", "Take back the last merge or split."),
    (positions.positions, "positions", "Follow one side's positions through time."),
    (positions.changes, "changes", "List what has changed in positions."),
    (positions.deadlocks, "deadlocks", "List where terms block each other, and where they open."),
    (positions.due, "due", "List deadlines, and what became of them."),
    (review.review, "review", "Go through entries one by one: confirm, correct, reject, add."),
    (audit.audit, "audit", "Draw a sample to check, and tell its precision."),
    (forget.forget, "forget", "Remove a page from the record."),
    (classify.classify, "classify", "Type the relation in marked sentences."),
    (train.train, "train", "Fit the types of your own codebook."),
    (evaluate.evaluate, "evaluate", "Score the reader on annotated pages."),
    (doctor.doctor, "doctor", "Check the installation."),
    (demo.demo, "demo", "See it all on example pages."),
):
    app.command(name, short_help=in_short)(command)
app.add_typer(codebook.app, name="codebook", short_help="Check a codebook of your own.")
app.add_typer(matter.app, name="matter", short_help="Join, part or name what statements are about.")
app.add_typer(actors.app, name="actors", short_help="Look a name up; bring in a dictionary of your own.")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit()


@app.callback()
def detente(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads the news and keeps the record of world politics: who did or said what to whom, when, where, and on what
    terms."""


def main() -> None:
    """The `detente` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may lack "│" or "→": better a "?" than no screen
            stream.reconfigure(errors="replace")
    app()
