"""What is printed, and where: screens and data on standard output, remarks on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from .layout import NARROWEST
from .words import clean, json_line

SLOW = 2.0
"""Seconds after which a run shows that it is going on."""


def width() -> int:
    """The terminal's columns, 80 where there is none."""
    return max(_console().width, NARROWEST)


def show(lines: Iterable[Text]) -> None:
    """A screen on standard output; with colour only where that is a terminal."""
    console = _console()
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def tell(words: str) -> None:
    """One line of our own on standard output; a page's words in it have gone through `clean`."""
    typer.echo(words)


def remark(words: str) -> None:
    """One line on standard error."""
    typer.echo(clean(words), err=True)


def data(value: Any, indent: int | None = None) -> None:
    """One JSON value on standard output."""
    typer.echo(json_line(value, indent))


def _console(stderr: bool = False) -> Console:
    # Made anew each time: standard output is another one in tests, and a terminal may be resized.
    return Console(file=sys.stderr if stderr else sys.stdout, markup=False, highlight=False, emoji=False)


class Bar:
    """A progress bar on standard error for what takes longer than `SLOW`, where that is a terminal."""

    def __init__(self, total: int | None, what: str) -> None:
        self._total, self._what = total, what
        self._started = time.monotonic()
        self._done = 0
        self._progress: Progress | None = None
        self._task: Any = None
        self._console = _console(stderr=True)

    def step(self, number: int = 1) -> None:
        """So many more are done."""
        self._done += number
        if self._progress is None and self._console.is_terminal and time.monotonic() - self._started > SLOW:
            self._begin()
        if self._progress is not None:
            self._progress.update(self._task, completed=self._done)

    @contextmanager
    def aside(self, stderr: bool = False) -> Iterator[None]:
        """Inside, something else may be printed: the bar is off the screen so long. It may stay for what goes into a
        file or a pipe; `stderr` says that the bar's own stream is written to."""
        if self._progress is None or not (stderr or sys.stdout.isatty()):
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()

    def end(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _begin(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            redirect_stdout=False,  # standard output may be a file: it gets the data and nothing else
            redirect_stderr=False,
        )
        self._task = self._progress.add_task(self._what, total=self._total, completed=self._done)
        self._progress.start()


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A sign of life on a terminal while one thing takes its time."""
    console = _console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield
