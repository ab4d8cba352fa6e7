"""Where two sides stand: positions, deadlocks and openings put to their table of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..merging.told import events
from ..record import Record
from .blocks import deadlocks, openings
from .by_hand import said_of
from .positions import positions
from .statements import statements
from .table import Terms, Told, in_order

Json = dict[str, Any]


def where_they_stand(record: Record, table: Terms, told: Mapping[str, Told], *, resolved: bool = False) -> None:
    """Fills the table's positions, deadlocks and openings, and each row's matter and status; `told` are the acts that
    the table was made from, by id. Deadlocks and openings that are over by the table's day come with `resolved` only.
    """
    _once(record, table)
    found = statements(record, table, told)
    table.positions = positions(found, said_of(record, (act for s in found for act in s.acts)))
    table.deadlocks = [block for block in deadlocks(found, table.positions) if resolved or block.until is None]
    table.openings = [block for block in openings(found, table.positions) if resolved or block.until is None]
    for position in table.positions:
        status = "open" if position.open else position.steps[-1].change
        acts = {act for step in position.steps for act in step.statement.acts}
        for row in table.rows:
            if row["act"] in acts:
                row["matter"], row["status"] = position.matter, status


def _once(record: Record, table: Terms) -> None:
    """One row for what several pages tell: the earliest report, with how many there are."""
    names = events(record, (row["act"] for row in (*table.rows, *table.others, *table.counted)))
    for name in ("rows", "others", "counted"):
        kept: dict[tuple[str, str, str], Json] = {}
        for row in sorted(getattr(table, name), key=lambda row: (in_order(row["date"]), row["act"])):
            first = kept.setdefault((names.get(row["act"], row["act"]), row["side"], row["toward"]), row)
            first["reports"] = first.get("reports", 0) + 1
        setattr(table, name, [row for row in getattr(table, name) if "reports" in row])
