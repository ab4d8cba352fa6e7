"""A person says which statements are on one matter, and what the matter is called; it goes before likeness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import insert, select

from ..merging import bonds
from ..merging.groups import Pair
from ..nouns.errors import UsageError
from ..record import Record
from ..record.parts import parts
from ..record.schema import matter_names

MOST_LETTERS = 120
"""Of a matter's name: it is the heading of a screen."""


@dataclass(frozen=True)
class ByHand:
    """What was said of some statements' acts: pairs on one matter, pairs that are not, and names, by act."""

    joined: list[Pair] = field(default_factory=list)
    parted: list[Pair] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


NOTHING = ByHand()


def join(record: Record, beginnings: Sequence[str]) -> list[str]:
    """Puts the statements whose ids begin so on one matter, for good; their ids. UsageError for fewer than two, for an
    entry that states nothing, and where two of them were parted before."""
    ids = _statements(record, beginnings)
    if len(ids) < 2:
        raise UsageError("give two entries or more that are on one matter")
    with record.change() as connection:
        bonds.join(connection, "matter", [[id] for id in ids])
    return ids


def part(record: Record, beginning: str, out: Sequence[str]) -> list[str]:
    """Parts statements from the matter of another one, for good; their ids."""
    (stays, *gone) = _statements(record, [beginning, *out])
    if not gone:
        raise UsageError("an entry cannot be parted from itself: give another one")
    with record.change() as connection:
        bonds.part(connection, "matter", [stays, *gone], gone)
    return gone


def name(record: Record, beginning: str, words: str) -> str:
    """Calls the matter of a statement so, whatever joins it later; empty words take the name back. The name as kept."""
    kept = " ".join(words.split())
    if len(kept) > MOST_LETTERS:
        raise UsageError(f"a matter's name has at most {MOST_LETTERS} letters, this one {len(kept)}")
    (id,) = _statements(record, [beginning])
    with record.change() as connection:
        at = dt.datetime.now(dt.UTC).isoformat()
        connection.execute(insert(matter_names).values(act_id=id, name=kept, by=bonds.who(), at=at))
    return kept


def said_of(record: Record, act_ids: Iterable[str]) -> ByHand:
    """What a person said of these acts; of a pair or a name, the last word."""
    ids = sorted(set(act_ids))
    names: dict[str, str] = {}
    with record.view() as connection:
        joined, parted = bonds.of(connection, "matter", ids)
        for some in parts(ids):
            rows = select(matter_names).where(matter_names.c.act_id.in_(some)).order_by(matter_names.c.number)
            names |= {row.act_id: row.name for row in connection.execute(rows)}
    return ByHand(joined, parted, {id: words for id, words in names.items() if words})


def _statements(record: Record, beginnings: Sequence[str]) -> list[str]:
    found = []
    for beginning in beginnings:
        act, _ = record.act(beginning)
        if not act["stance"]:
            raise UsageError(f"{beginning!r} is a deed: a matter is what statements are about")
        found.append(act["id"])
    return list(dict.fromkeys(found))
