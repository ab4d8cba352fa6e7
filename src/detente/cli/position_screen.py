"""The screens of positions, changes and deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from .entries import BAR
from .layout import Column, beside, flowing, parted, wrapped
from .words import SAYS, clean, condition_words, id_words

if TYPE_CHECKING:
    from ..terms import Side
    from ..terms.deadlines import Deadline
    from ..terms.positions import Position, Step

DATE_WIDTH = 11
CHANGE_WIDTH = 12
CHANGES = {
    "harder": "red",
    "softer": "green",
    "met": "bold green",
    "dropped": "bold green",
    "first": "cyan",
    "reaffirmed": "",
}
"""Change of a position → the style of its word, where there is colour."""
OUTCOMES = {"met": "green", "unmet": "red", "open": "bold yellow", "unknown": "dim"}


def positions_screen(
    found: Sequence[Position],
    sides: Sequence[Side],
    *,
    short: Mapping[str, str],
    width: int,
    ending: Sequence[str] = (),
) -> Iterator[Text]:
    """Each position with its steps, oldest first."""
    yield Text(f"{clean(sides[0].name)} toward {clean(sides[1].name)}: positions", "bold")
    yield from flowing(f"Right of {BAR} only words of the pages.", width, style="dim")
    for position in found:
        status = "open" if position.open else position.steps[-1].change
        yield Text()
        yield from flowing(f"{SAYS[position.kind]} · {clean(position.matter)} · {status}", width, "  ", "bold")
        for step in position.steps:
            yield from _step(step, short, width)
    yield Text()
    yield from parted(ending, width, "  ", "bold")


def changes_screen(
    found: Sequence[tuple[Position, Step]], *, short: Mapping[str, str], width: int, ending: Sequence[str] = ()
) -> Iterator[Text]:
    """Each change with who holds the position toward whom."""
    for position, step in found:
        who = f"{id_words(position.holder)} → {id_words(position.toward)}: {SAYS[position.kind]}"
        yield from flowing(who, width, "  ", "dim")
        yield from _step(step, short, width)
    yield Text()
    yield from parted(ending, width, "  ", "bold")


def _step(step: Step, short: Mapping[str, str], width: int) -> Iterator[Text]:
    said = step.statement
    id = short[said.said.act]
    room = width - 2 - DATE_WIDTH - CHANGE_WIDTH - 2 - len(id) - 2
    words = wrapped(clean(said.said.text), room)
    if said.condition:
        kind, text = condition_words(said.condition)
        words += wrapped(f"{kind}: {text}", room)
    yield from beside(
        Column([], 2), Column([said.date or "undated"], DATE_WIDTH, "dim"),
        Column([step.change], CHANGE_WIDTH, CHANGES[step.change]), Column([BAR] * len(words), 2, "dim"),
        Column(words, room + 2), Column([id], len(id), "dim"),
    )  # fmt: skip


def due_screen(
    found: Sequence[Deadline], *, short: Mapping[str, str], width: int, ending: Sequence[str] = ()
) -> Iterator[Text]:
    """Each deadline by its day, with what was to happen and whether it did."""
    for deadline in found:
        act = deadline.act
        id = short[act["id"]]
        room = width - DATE_WIDTH - CHANGE_WIDTH - 2 - len(id) - 2
        who = ", ".join(clean(a["country"] or a["name"]) for a in act["actor"]) or "not said"
        whom = ", ".join(clean(a["country"] or a["name"]) for a in act["recipient"])
        words = wrapped(clean((act["content"] or act["evidence"])["text"]), room)
        if act["condition"]:
            words += wrapped(": ".join(condition_words(act["condition"])), room)
        head = wrapped(f"{who}{f' → {whom}' if whom else ''} {SAYS[act['stance']]}", room)
        yield from beside(
            Column([deadline.due.isoformat()], DATE_WIDTH), Column([deadline.outcome], CHANGE_WIDTH, OUTCOMES[deadline.outcome]),
            Column(["", *[BAR] * len(words)], 2, "dim"), Column([*head, *words], room + 2), Column([id], len(id), "dim"),
        )  # fmt: skip
    yield Text()
    yield from parted(ending, width, "  ", "bold")
