"""The statements and deeds between two sides, each once however many pages tell it, with what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..merging.likeness import Vector, cosine
from ..merging.likeness import vector as words_of
from ..merging.meaning import meaning
from ..merging.tellings import tellings_of
from ..merging.told import events, reports_of
from ..record import Record
from .table import Terms, Told, in_order

Json = dict[str, Any]

DEEDS = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE", "SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})  # fmt: skip
"""Types of deeds that may be what was promised, threatened or asked for."""


@dataclass(frozen=True)
class Words:
    """Words of a page as a chain shows them."""

    act: str
    document: str
    date: str | None
    start: int
    end: int
    text: str

    def json(self) -> Json:
        return {
            "act": self.act, "date": self.date,
            "words": {"document": self.document, "start": self.start, "end": self.end, "text": self.text},
        }  # fmt: skip


@dataclass
class Statement:
    """What one side says to another, or does, on one day. `toward` is "" for a deed to nobody named.

    `about` is the vector of its content, `words` that of its clause's words; `asks` is the vector of what its condition
    asks for, None without one. `acts` are all reports of it, the first told first.
    """

    holder: str
    toward: str
    stance: str
    type: str
    voice: str
    date: str | None
    said: Words
    condition: Json | None
    about: np.ndarray
    asks: np.ndarray | None = None
    acts: list[str] = field(default_factory=list)
    confidence: float = 0.0
    words: Vector = field(default_factory=dict)

    @property
    def asked_of(self) -> str:
        """Country of whoever has to act for its condition to be met, "" when nobody is named."""
        must = (self.condition or {}).get("must") or {}
        return (must.get("actor") or {}).get("country") or ""

    @property
    def unconditional(self) -> bool:
        return not self.condition or self.condition["kind"] == "none"


def on_one_matter(one: Statement, other: Statement) -> float:
    """How surely two statements, or a statement and a deed, are on one matter, 0 to 2: likeness by meaning, terms included,
    and by words. A matter is told in few words, and each time in others; neither measure alone is enough."""
    return max(0.0, float(_whole(one) @ _whole(other)) + cosine(one.words, other.words))


def _whole(s: Statement) -> np.ndarray:
    both = s.about if s.asks is None else s.about + s.asks
    return both / max(1e-9, float(np.linalg.norm(both)))


def statements(record: Record, table: Terms, told: Mapping[str, Told]) -> list[Statement]:
    """All between the two sides of a table, in the order of their dates; undated ones last."""
    rows = [row for row in (*table.rows, *table.counted) if row["toward"] in {side.id for side in table.sides}]
    rows = [row for row in rows if row["side"] in {side.id for side in table.sides} and row["act"] in told]
    found = [_said(row, told[row["act"]].act) for row in rows] + list(_done(table, told.values()))
    with_vectors = _with_vectors(record, found)
    return sorted(_once(record, with_vectors), key=lambda s: (in_order(s.date), s.said.document, s.said.start))


def _said(row: Json, act: Json) -> Statement:
    words = row["words"]
    return Statement(
        row["side"], row["toward"], row["stance"], act["type"], row["voice"], row["date"],
        Words(row["act"], words["document"], row["date"], words["start"], words["end"], words["text"]),
        row["condition"], np.zeros(0), acts=[row["act"]], confidence=act["confidence"],
    )  # fmt: skip


def _done(table: Terms, told: Iterable[Told]) -> Iterable[Statement]:
    """Deeds of either side that have happened."""
    for entry in told:
        act = entry.act
        if act["stance"] or act["type"] not in DEEDS or act["modality"] not in ("happened", "ongoing", "past"):
            continue
        if table.on and (not entry.date or entry.date > table.on[: len(entry.date)]):
            continue
        for side, other in zip(table.sides, reversed(table.sides), strict=True):
            if any(map(side.speaks, act["actor"])):
                words = act["evidence"]
                yield Statement(
                    side.id, other.id if any(map(other.meant, act["recipient"])) else "", "", act["type"], act["voice"],
                    entry.date, Words(act["id"], entry.document["id"], entry.date, words["start"], words["end"], words["text"]),
                    None, np.zeros(0), acts=[act["id"]], confidence=act["confidence"],
                )  # fmt: skip


def _with_vectors(record: Record, found: Sequence[Statement]) -> list[Statement]:
    stored = tellings_of(record, (s.said.act for s in found))
    asked = [s for s in found if s.condition and s.condition["kind"] != "none"]
    vectors = meaning().vectors([_asked(s.condition) for s in asked]) if asked else np.zeros((0, 1))
    for s, vector in zip(asked, vectors, strict=True):
        s.asks = vector
    for s in found:
        if telling := stored.get(s.said.act):
            s.about, s.words = telling.content if s.stance else telling.meaning, telling.words
        else:  # another process added its page this very moment
            s.about, s.words = meaning().vectors([s.said.text])[0], words_of(s.said.text)
    return list(found)


def _asked(condition: Json) -> str:
    """The words of what a condition asks for, without its marker where that is known."""
    must = condition["must"] or {}
    what = must.get("what")
    return what["text"] if what and len(what["text"].split()) > 1 else condition["text"]


def _once(record: Record, found: Sequence[Statement]) -> list[Statement]:
    """One statement an event: the first told stands, the others' acts go with it."""
    names = events(record, [s.said.act for s in found])
    reports = reports_of(record, set(names.values()))
    kept: dict[tuple[str, str], Statement] = {}
    for s in sorted(found, key=lambda s: (in_order(s.date), -s.confidence)):
        key = (names.get(s.said.act, s.said.act), s.holder)
        first = kept.get(key)
        if first is None:
            s.acts = sorted({*s.acts, *reports.get(names.get(s.said.act, ""), ())})
            kept[key] = s
        else:
            first.confidence = max(first.confidence, s.confidence)
            if first.condition is None and s.condition is not None and s.date == first.date:
                first.condition, first.asks = s.condition, s.asks
    return list(kept.values())
