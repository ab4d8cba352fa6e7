"""What every command does first that looks at stories or events: the record catches up, with a bar where that lasts."""

from __future__ import annotations

from typing import Any

from .console import Bar


def catch_up(record: Any) -> None:
    from ..merging import update, waiting

    new = waiting(record)
    bar = Bar(len(new), "comparing pages")
    try:
        update(record, new, bar.step)
    finally:
        bar.end()
