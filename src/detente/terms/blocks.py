"""Where two sides' terms block each other, and where they open: each with the chain of words that shows it.

Deadlocks: what one demands the other has refused; what each side's condition asks for is what the other gives only on
its own condition; a condition or demand that asks for what the other calls a red line. Openings: a side says or does
what the other's condition asks for; a demand is dropped; a condition is softened. No prediction, no score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .positions import KINDS, STRICT, Position
from .statements import Statement, on_one_matter

Json = dict[str, Any]

SAME = 0.6
"""Likeness by meaning from which a promise is what a condition asks for, and two promises are one. This and the next
two: the fictional year's development dispute."""
HANGS = 0.35
"""The same, where each of two conditions asks for what hangs on the other: two such likenesses are rarely chance."""
REFUSED = 0.8
"""`on_one_matter` from which a refusal answers a demand."""
BINDS = ("only_if", "unless", "until", "if", "under", "exchange")
RED_LINE = re.compile(r"\bred lines?\b|\bnever\b|\bnot (?:up )?for (?:sale|negotiat\w+|discussion)|\bnon-?negotiable|\bunder no circumstances", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A deadlock or an opening. `since` is the day from which it stands, `until` the day on which it was resolved,
    None while it stands; `ascribed` says that a link of its chain is only ascribed to its side."""

    kind: str
    form: str
    matter: str
    since: str | None
    until: str | None
    chain: tuple[Statement, ...]

    @property
    def ascribed(self) -> bool:
        return any(link.voice == "ascribed" for link in self.chain)

    def json(self) -> Json:
        return {
            "form": self.form, "matter": self.matter, "from": self.since, "until": self.until, "ascribed": self.ascribed,
            "chain": [{"side": s.holder, "stance": s.stance, "condition": s.condition, "voice": s.voice} | s.said.json() for s in self.chain],
        }  # fmt: skip


def deadlocks(found: Sequence[Statement], followed: Sequence[Position]) -> list[Block]:
    """Those that ever stood, each once, by their first day; `until` tells which stand."""
    blocks = [*_refused(found, followed), *_mutual(found), *_red_lines(found)]
    return _without_twins(blocks)


def openings(found: Sequence[Statement], followed: Sequence[Position]) -> list[Block]:
    """All openings by their first day."""
    return _without_twins([*_met_conditions(found), *_dropped(followed), *_softened(found)])


def _refused(found: Sequence[Statement], followed: Sequence[Position]) -> Iterator[Block]:
    """A demands what B refuses, or has refused before."""
    refusals = [s for s in found if s.stance == "refusal" and not (s.condition and _alike(s.asks, s.about))]
    for demand in (s for s in found if s.stance == "demand"):
        for refusal in refusals:
            if refusal.holder == demand.holder or on_one_matter(demand, refusal) < REFUSED:
                continue
            if RED_LINE.search(refusal.said.text):
                continue  # a red line is told as one
            until = _first([_ended(demand, followed), _ended(refusal, followed)])
            yield Block(
                "deadlock", "refused_demand", demand.said.text, _last(demand, refusal), until, (demand, refusal)
            )


def _mutual(found: Sequence[Statement]) -> Iterator[Block]:
    """A gives X only after Y, B gives Y only after X."""
    bound = [s for s in found if s.condition and s.condition["kind"] in BINDS and s.asks is not None]
    for i, one in enumerate(bound):
        for other in bound[i + 1 :]:
            if one.holder == other.holder:
                continue
            if min(_alike(one.asks, other.about), _alike(other.asks, one.about)) >= HANGS:
                until = _given(found, (one, other))
                yield Block("deadlock", "mutual_order", one.said.text, _last(one, other), until, (one, other))


def _red_lines(found: Sequence[Statement]) -> Iterator[Block]:
    """A condition or a demand asks for what the other side will never give."""
    for line in (
        s for s in found if s.stance in ("refusal", "assertion", "commitment") and RED_LINE.search(s.said.text)
    ):
        for asking in found:
            if asking.holder == line.holder:
                continue
            wanted = asking.about if asking.stance == "demand" else asking.asks
            if wanted is not None and _alike(wanted, line.about) >= SAME:
                yield Block("deadlock", "red_line", line.said.text, _last(asking, line), None, (asking, line))


def _met_conditions(found: Sequence[Statement]) -> Iterator[Block]:
    """A side offers, accepts or does what a standing condition of the other asks for."""
    for bound in (s for s in found if s.condition and s.condition["kind"] in BINDS and s.asks is not None):
        for giving in found:
            if giving.holder == bound.holder or not _later(giving, bound):
                continue
            if giving.stance in KINDS[0] and giving.unconditional and _alike(giving.about, bound.asks) >= SAME:
                yield Block("opening", "offer_meets_condition", bound.said.text, giving.date, None, (bound, giving))


def _dropped(followed: Sequence[Position]) -> Iterator[Block]:
    for position in followed:
        if position.kind == "demand" and position.steps[-1].change == "dropped":
            first, last = position.steps[0].statement, position.steps[-1].statement
            yield Block("opening", "demand_dropped", position.matter, last.date, None, (first, last))


def _softened(found: Sequence[Statement]) -> Iterator[Block]:
    """The same side asks less for the same thing: fewer terms, or none."""
    bound = [s for s in found if s.condition and s.condition["kind"] in BINDS and s.stance in KINDS[0]]
    for before in bound:
        for now in found:
            if now.holder != before.holder or now.stance not in KINDS[0] or not _later(now, before):
                continue
            if _alike(now.about, before.about) < SAME:
                continue
            weaker = STRICT[now.condition["kind"]] < STRICT[before.condition["kind"]] if now.condition else True
            if weaker:
                yield Block("opening", "condition_softened", now.said.text, now.date, None, (before, now))


def _given(found: Sequence[Statement], pair: tuple[Statement, Statement]) -> str | None:
    """The day on which either side gave, or promised without the terms, what it had held back."""
    days = [
        s.date
        for s in found
        for held in pair
        if s.date and held.date and s.date > max(p.date or "" for p in pair) and s.holder == held.holder
        and (not s.stance or (s.stance in KINDS[0] and s.unconditional)) and _alike(s.about, held.about) >= SAME
    ]  # fmt: skip
    return min(days, default=None)


def _ended(statement: Statement, followed: Sequence[Position]) -> str | None:
    """The day on which the position of this statement was met, dropped or made softer."""
    for position in followed:
        steps = position.steps
        at = next((i for i, step in enumerate(steps) if set(step.statement.acts) & set(statement.acts)), None)
        if at is not None:
            return next((s.statement.date for s in steps[at + 1 :] if s.change in ("met", "dropped", "softer")), None)
    return None


def _alike(one: np.ndarray | None, other: np.ndarray | None) -> float:
    return 0.0 if one is None or other is None else float(one @ other)


def _later(now: Statement, before: Statement) -> bool:
    return bool(now.date and before.date and now.date > before.date)


def _last(*links: Statement) -> str | None:
    """The day from which all links stand, None when one has no date."""
    days = [s.date for s in links]
    return None if None in days else max(day for day in days if day)


def _first(days: Sequence[str | None]) -> str | None:
    return min((day for day in days if day), default=None)


def _without_twins(blocks: Sequence[Block]) -> list[Block]:
    """One block for each form and matter: a demand told again is no second deadlock."""
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda b: (b.since or "9999", b.form, [s.said.act for s in b.chain])):
        twin = any(
            one.form == block.form and one.chain[0].holder == block.chain[0].holder
            and (one.until is None or block.since is None or block.since <= one.until)
            and min(_alike(a.about, b.about) for a, b in zip(one.chain, block.chain, strict=True)) >= SAME
            for one in kept
        )  # fmt: skip
        if not twin:
            kept.append(block)
    return kept
