"""The terms table of two sides: the record's statements by side, newest first, each with its words and condition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .matters import content_words, disputed_words, statement_words
from .sides import Side, WhoIsWho

if TYPE_CHECKING:
    from .blocks import Block
    from .positions import Position

Json = dict[str, Any]

TERMS = ("offer", "demand", "refusal", "acceptance", "threat", "commitment")
"""Stances that set, meet or turn down terms; criticism, endorsement and assertion are shown on request."""
APART = ("criticism", "endorsement", "assertion")


def in_order(date: str | None) -> str:
    """What sorts dates: a month stands behind its days and a year behind its months, no date last."""
    return (date or "").ljust(10, "~")


@dataclass(frozen=True)
class Told:
    """One stored act and the page that tells it, both as the contract has them."""

    document: Json
    act: Json

    @property
    def date(self) -> str | None:
        """The act's own date, else its page's; YYYY, YYYY-MM or YYYY-MM-DD."""
        when = self.act["when"]
        return (when["value"] if when else None) or self.document["published"]


@dataclass
class Terms:
    """The table, and what a screen says beside it. `json()` is the contract's object.

    `rows` are the two sides' statements, `others` those of third sides on the two, both newest first. `counted` are
    rows that only ``--all`` shows; `undated` and `unsure` count what was left out for want of a date (under `on`) or
    of confidence. `heard` holds the ids of the sides that speak anywhere in the record. `positions`, `deadlocks` and
    `openings` are filled by `where_they_stand`.
    """

    sides: tuple[Side, Side]
    on: str | None
    rows: list[Json] = field(default_factory=list)
    others: list[Json] = field(default_factory=list)
    counted: list[Json] = field(default_factory=list)
    pages: dict[str, Json] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    positions: list[Position] = field(default_factory=list)
    deadlocks: list[Block] = field(default_factory=list)
    openings: list[Block] = field(default_factory=list)
    undated: int = 0
    later: int = 0
    unsure: int = 0

    def json(self) -> Json:
        dates = sorted(page["published"] for page in self.pages.values() if page["published"])
        return {
            "sides": [{"name": side.name, "country": side.country, "id": side.id} for side in self.sides],
            "on": self.on,
            "pages": {
                "count": len(self.pages),
                "first": dates[0] if dates else None,
                "last": dates[-1] if dates else None,
                "undated": len(self.pages) - len(dates),
            },
            "terms": self.rows,
            "others": self.others,
            "deadlocks": [block.json() for block in self.deadlocks],
            "openings": [block.json() for block in self.openings],
        }


def terms_between(
    one: Side,
    other: Side,
    told: Iterable[Told],
    who: WhoIsWho,
    *,
    on: str | None = None,
    least: float = 0.0,
    every: bool = False,
) -> Terms:
    """The terms of two sides, from all stored acts of the articles that speak of them.

    `on` (YYYY-MM-DD) leaves out what is dated after it or not at all; `least` is the confidence an entry needs;
    `every` puts criticisms, endorsements and assertions into the table too.
    """
    table = Terms((one, other), on)
    pages: dict[str, list[Told]] = {}
    for entry in told:
        if _counts(entry, table, least):
            pages.setdefault(entry.document["id"], []).append(entry)
    for entries in pages.values():
        _add_page(table, entries, who, every)
    for rows in (table.rows, table.others, table.counted):
        rows.sort(key=_newest_first)
    return table


def _counts(entry: Told, table: Terms, least: float) -> bool:
    """Whether an act is a statement that may be shown; what is left out for a reason is counted on the way."""
    act = entry.act
    if act["voice"] == "own" and act["stance"]:
        table.heard |= {side.id for side in table.sides if any(side.speaks(actor) for actor in act["actor"])}
    if not act["stance"] or act["modality"] == "denied":
        return False
    if act["confidence"] < least:
        table.unsure += any(_between(act, table.sides))
        return False
    if table.on and not entry.date:
        table.undated += any(_between(act, table.sides))
        return False
    if table.on and entry.date > table.on[: len(entry.date)]:
        table.later += any(_between(act, table.sides))
        return False
    return True


def _between(act: Json, sides: Sequence[Side]) -> tuple[bool, bool]:
    """Whether the act is of the first side to the second, and of the second to the first."""
    one, other = sides

    def says(speaker: Side, hearer: Side) -> bool:
        return any(map(speaker.speaks, act["actor"])) and any(map(hearer.meant, act["recipient"]))

    return says(one, other), says(other, one)


def _add_page(table: Terms, entries: list[Told], who: WhoIsWho, every: bool) -> None:
    one, other = table.sides
    names = (one.name, other.name)
    disputed = disputed_words((e.act for e in entries if any(_between(e.act, table.sides))), names)
    for entry in entries:
        act = entry.act
        own_words = statement_words(act)
        on_matter = bool(content_words(own_words, names) & disputed)
        placed = _of_a_side(table, act, on_matter, who)
        if placed:
            side, hearer, named = placed
            row = _row(entry, side.id, hearer.id, named, next(a for a in act["actor"] if side.speaks(a)))
            shown = every or act["stance"] in TERMS
            (table.rows if shown else table.counted).append(row)
        elif (to := _of_a_third(table, act, on_matter, who)) is not None:
            actor = act["actor"][0]
            toward = to[0].id if len(to) == 1 else None
            domestic = any(side.meant(actor) for side in table.sides)  # a legislator is not the side "USA"
            speaker = actor["id"] if domestic else actor["country"] or actor["id"]
            row = _row(entry, speaker, toward, bool(act["recipient"]), actor)
            shown = every or act["stance"] in (*TERMS, "assertion")  # what a third side holds may be a way out
            (table.others if shown else table.counted).append(row)
        else:
            continue
        table.pages[entry.document["id"]] = entry.document


def _of_a_side(table: Terms, act: Json, on_matter: bool, who: WhoIsWho) -> tuple[Side, Side, bool] | None:
    """Speaker, hearer, and whether the hearer is named; None for what is not one side's word to the other."""
    one, other = table.sides
    for speaker, hearer, says in zip((one, other), (other, one), _between(act, table.sides), strict=True):
        if says:
            return speaker, hearer, True
    if act["recipient"]:
        return None
    for speaker, hearer in ((one, other), (other, one)):
        if any(map(speaker.speaks, act["actor"])) and (on_matter or hearer.named_in(statement_words(act), who)):
            return speaker, hearer, False
    return None


def _of_a_third(table: Terms, act: Json, on_matter: bool, who: WhoIsWho) -> list[Side] | None:
    """The sides that a third side's statement on the two is to, both or none of them too; None for any other act.

    It is on the two when it is about what they dispute, or when both come into it: as speaker's country, as the one
    spoken to, or by name.
    """
    if not act["actor"] or any(side.speaks(actor) for side in table.sides for actor in act["actor"]):
        return None
    to = [side for side in table.sides if any(map(side.meant, act["recipient"]))]
    inside = {
        side.id for side in table.sides
        if side in to or any(map(side.meant, act["actor"])) or side.named_in(statement_words(act), who)
    }  # fmt: skip
    if len(inside) < 2 and not (on_matter and (to or not act["recipient"])):
        return None
    return to


def _row(entry: Told, side: str, toward: str | None, named: bool, speaker: Json) -> Json:
    act = entry.act
    words = act["content"] or act["evidence"]
    return {
        "act": act["id"],
        "side": side,
        "toward": toward,
        "named": named,
        "voice": act["voice"],
        "said_by": speaker["name"],
        "ascribed_by": act["ascribed_by"],
        "stance": act["stance"],
        "words": {
            "document": entry.document["id"],
            "start": words["start"],
            "end": words["end"],
            "text": words["text"],
        },
        "condition": act["condition"],
        "date": entry.date,
        "matter": None,
        "status": "open",
    }


def _newest_first(row: Json) -> tuple:
    """Undated ones last; within a day in the order of the page. Dates are turned round, since the key sorts upward."""
    date = row["date"] or ""
    return (not date, [-ord(c) for c in date.ljust(10, "0")], row["words"]["document"], row["words"]["start"])
