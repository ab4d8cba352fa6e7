"""Positions: what one side has said to another on one matter, followed through time.

A step is one statement or deed that begins a position, repeats it, makes it harder or softer, meets it or drops it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..merging.groups import grouped, pair
from .by_hand import NOTHING, ByHand
from .statements import Statement, on_one_matter

Json = dict[str, Any]

MATTER = 0.4
"""Average of `on_one_matter` from which statements are on one matter: the fictional year's development dispute."""
MET = 0.8
"""`on_one_matter` from which a deed is what was asked, promised, threatened or refused."""
HARDNESS = {"acceptance": 0, "offer": 1, "commitment": 1, "demand": 3, "refusal": 3, "threat": 4}
"""How hard a statement is, from yes to a threat; what holds no terms has none."""
KINDS = ({"offer", "commitment", "acceptance"}, {"demand"}, {"refusal"}, {"threat"})
"""Stances that one position may have: an offer and a commitment are one kind, a demand is another."""
STRICT = {
    "only_if": 3,
    "unless": 3,
    "until": 3,
    "under": 2,
    "if": 2,
    "exchange": 2,
    "while": 1,
    "or_else": 2,
    "none": 0,
}
"""How much a condition binds."""
GIVES = frozenset({"RETREAT", "CONCEDE", "AID", "SUPPORT"})
HARMS = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
ENDED_BY = {
    "demand": ("toward", GIVES),
    "threat": ("holder", HARMS),
    "offer": ("holder", GIVES | HARMS | {"COOPERATE", "AGREE"}),
    "commitment": ("holder", GIVES | HARMS | {"COOPERATE", "AGREE"}),
    "refusal": ("holder", GIVES),
}
"""By whose deeds of which types a position ends."""
_GIVEN_UP = re.compile(
    r"\b(?:drop|abandon|withdr[ae]w|waiv|scrap|renounc|g[ai]ve up|giv\w+ up|no longer|back\w* (?:away|down) from)\w*\b"
    r".*\b(?:demand|call|claim|condition|insist|request|threat|ask|want|seek)",
    re.IGNORECASE | re.DOTALL,
)
_LESS = re.compile(
    r"\b(?:lower|reduc|eas|soften|merely|only suspend|no longer insist|instead|less|halv)\w*", re.IGNORECASE
)
_MORE = re.compile(r"\b(?:in addition|also now|now demands|rais|increas|tighten|even)\w*", re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """`change` is first, reaffirmed, harder, softer, met or dropped."""

    change: str
    statement: Statement

    def json(self) -> Json:
        return {
            "change": self.change,
            "stance": self.statement.stance,
            "condition": self.statement.condition,
        } | self.statement.said.json()


@dataclass
class Position:
    """`kind` is the stance it began with, `matter` the words of its most typical statement."""

    holder: str
    toward: str
    kind: str
    matter: str
    steps: list[Step] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return self.steps[-1].change not in ("met", "dropped")

    def last(self) -> Statement:
        """The last statement that sets the position as it stands."""
        return next(step.statement for step in reversed(self.steps) if step.change not in ("met", "dropped"))

    def json(self) -> Json:
        return {
            "holder": self.holder, "toward": self.toward, "kind": self.kind, "matter": self.matter,
            "status": self.steps[-1].change if not self.open else "open",
            "first": self.steps[0].statement.date, "last": self.steps[-1].statement.date,
            "steps": [step.json() for step in self.steps],
        }  # fmt: skip


def positions(found: Sequence[Statement], by_hand: ByHand = NOTHING) -> list[Position]:
    """The positions in these statements, which are in the order of their dates; deeds among them meet what was said.

    Steps have a day: what a page tells of a month or a year is background, told before by others.
    """
    out, found = [], [s for s in found if s.date and len(s.date) == 10]
    for (holder, toward, kind), group in _by_kind(found).items():
        for matter in _matters(group, by_hand):
            if position := _followed(holder, toward, kind, matter, found):
                position.matter = _named(position, by_hand) or position.matter
                out.append(position)
    return sorted(out, key=lambda p: (p.steps[0].statement.date or "9999", p.holder, p.matter))


def _by_kind(found: Sequence[Statement]) -> dict[tuple[str, str, int], list[Statement]]:
    groups: dict[tuple[str, str, int], list[Statement]] = {}
    for s in found:
        kind = next((i for i, stances in enumerate(KINDS) if s.stance in stances), None)
        if kind is not None and s.voice == "own" and s.toward:
            groups.setdefault((s.holder, s.toward, kind), []).append(s)
    return groups


def _named(position: Position, by_hand: ByHand) -> str | None:
    """The name that a person gave to one of its statements, or to one on the same matter by hand."""
    acts = {act for step in position.steps for act in step.statement.acts}
    acts |= {other for pair_ in by_hand.joined if acts & set(pair_) for other in pair_}
    return next((by_hand.names[act] for act in sorted(acts) if act in by_hand.names), None)


def _matters(group: Sequence[Statement], by_hand: ByHand) -> list[list[Statement]]:
    """Statements by what they are about, each group in the order of its dates."""
    names = {str(i): s for i, s in enumerate(group)}
    alike = {
        pair(a, b): score
        for a, b in itertools.combinations(names, 2)
        if (score := on_one_matter(names[a], names[b])) >= MATTER / 2
    }
    at = {act: i for i, s in names.items() for act in s.acts}
    joined, parted = (
        [pair(at[one], at[other]) for one, other in pairs if one in at and other in at]
        for pairs in (by_hand.joined, by_hand.parted)
    )
    found = grouped(names, alike, MATTER, joined, parted)
    return [[names[i] for i in sorted(members, key=int)] for members in found]


def _followed(
    holder: str, toward: str, kind: int, matter: list[Statement], found: Sequence[Statement]
) -> Position | None:
    first = matter[0]
    centre = np.mean([s.about for s in matter], axis=0)
    typical = max(matter, key=lambda s: (float(s.about @ centre), -len(s.said.text)))
    position = Position(holder, toward, first.stance, typical.said.text)
    for s in matter:
        if position.steps and not position.open:
            break
        if _GIVEN_UP.search(s.said.text) and position.steps:
            position.steps.append(Step("dropped", s))
        elif not position.steps:
            position.steps.append(Step("first", s))
        elif s.date == position.steps[-1].statement.date:
            continue  # told twice on one day in words too different to be one
        else:
            position.steps.append(Step(change(position.last(), s), s))
    if position.open and (end := _end(position, found)):
        position.steps = [step for step in position.steps if not _after(step.statement, end.statement)] + [end]
    return position


def change(before: Statement, now: Statement) -> str:
    """How a statement stands to the one before it on the same matter: reaffirmed, harder or softer."""
    hardness = HARDNESS[now.stance] - HARDNESS[before.stance]
    if hardness:
        return "harder" if hardness > 0 else "softer"
    giving = now.stance in KINDS[0]
    terms = _strict(now) - _strict(before)
    if terms:  # terms make an offer harder to have; a refusal or a demand with a way out is a softer one
        return ("harder" if terms > 0 else "softer") if giving else ("softer" if terms > 0 else "harder")
    if _LESS.search(now.said.text) and not _LESS.search(before.said.text):
        return "softer"
    if _MORE.search(now.said.text) and not _MORE.search(before.said.text):
        return "harder"
    return "reaffirmed"


def _strict(s: Statement) -> int:
    return STRICT[s.condition["kind"]] if s.condition else 0


def _end(position: Position, found: Sequence[Statement]) -> Step | None:
    """The deed by which a position is met, or the words by which it is dropped, whichever comes first."""
    begun = position.steps[0].statement
    for s in found:
        if not s.date or not begun.date or s.date <= begun.date:
            continue
        if max(on_one_matter(s, step.statement) for step in position.steps) < MET:
            continue
        if s.holder == position.holder and _GIVEN_UP.search(s.said.text):
            return Step("dropped", s)
        if s.stance:
            continue
        doer, types = ENDED_BY.get(position.kind, ("holder", GIVES))
        if s.holder == getattr(position, doer) and s.type in types:
            return Step("dropped" if position.kind == "refusal" else "met", s)
    return None


def _after(s: Statement, end: Statement) -> bool:
    return bool(s.date and end.date and s.date > end.date)
