"""Deadlines: demands, offers, promises and threats that have a day by which.

A due date is taken from the statement's own clause or condition: "within 120 days", "by the end of the month",
"unless … by Friday". It counts from the day of the statement.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..merging.meaning import meaning
from ..merging.tellings import Telling, tellings_of
from ..merging.told import folded
from ..nouns.page import Span
from ..reading.times import Dates, last_day
from ..record import Record
from .positions import GIVES, HARMS, MET

Json = dict[str, Any]

KEPT = GIVES | {"COOPERATE", "CONSULT"}
"""Types of deeds that keep a promise or do what was asked: an ambassador who returns is a visit."""
STANCES = ("demand", "offer", "commitment", "threat", "acceptance")
_COUNT = (
    r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}  # fmt: skip
_WITHIN = re.compile(
    rf"\b(?:within|in the next|in the coming|for another)\s+(?:the\s+next\s+)?{_COUNT}[\s-]+(?P<unit>hour|day|week|month|year)s?\b"
    rf"|\b{_COUNT.replace('<n>', '<m>')}[\s-](?P<unit2>hour|day|week|month)s?[\s-](?:deadline|ultimatum|period|notice)\b",
    re.IGNORECASE,
)
_END = re.compile(r"\bby\s+(?:the\s+)?end\s+of\s+(?:the|this|next)\s+(?P<what>week|month|year)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|till|no later than|not later than|deadline of)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Deadline:
    """`act` is the statement with its ``document``; `words` are those of the date, `due` its day.

    `outcome` is met, unmet, open (the day is to come) or unknown; `by` is the act that decided it.
    """

    act: Json
    words: Json
    due: dt.date
    outcome: str
    by: Json | None

    def json(self) -> Json:
        return {
            "act": self.act["id"], "stance": self.act["stance"], "holder": [a["name"] for a in self.act["actor"]],
            "toward": [a["name"] for a in self.act["recipient"]], "due": self.due.isoformat(), "words": self.words,
            "said": self.act["document"]["published"], "content": (self.act["content"] or self.act["evidence"])["text"],
            "outcome": self.outcome, "decided_by": self.by["id"] if self.by else None,
        }  # fmt: skip


def deadlines(record: Record, *, today: dt.date, least: float = 0.0, country: str | None = None) -> list[Deadline]:
    """Every deadline in the record, by its day, each once however many pages tell it."""
    said = folded(record, record.acts(stance=STANCES, voice="own", sure=least, country=country))
    texts: dict[str, str] = {}
    found = []
    for act in said:
        page = act["document"]["id"]
        if page not in texts:
            texts[page] = record.document(page)["text"]
        if due := due_of(act, texts[page]):
            found.append((act, *due))
    if not found:
        return []
    deeds = record.acts(stance="", modality=("happened", "ongoing", "past"), sure=least)
    deeds.sort(key=lambda deed: _said_on(deed) or dt.date.max)
    done = tellings_of(record, (deed["id"] for deed in deeds))
    wanted = meaning().vectors([(act["content"] or act["evidence"])["text"] for act, _, _ in found])
    return sorted(
        (
            Deadline(act, words, due, *_outcome(act, due, today, deeds, done, vector))
            for (act, words, due), vector in zip(found, wanted, strict=True)
        ),
        key=lambda d: (d.due, d.act["id"]),
    )


def due_of(act: Json, text: str) -> tuple[Json, dt.date] | None:
    """The words and the day by which, of an act on its page; None where it has none, or no day to count from."""
    said = _said_on(act)
    if said is None:
        return None
    places = [act["evidence"], *([act["condition"]] if act["condition"] else [])]
    for place in places:
        if found := _due(text, place["start"], place["end"], said):
            span, day = found
            if day >= said:
                return {"start": span.start, "end": span.end, "text": span.of(text)}, day
    return None


def _said_on(act: Json) -> dt.date | None:
    when = act["when"] or {}
    for value in (when.get("value") if when.get("basis") != "publication" else None, act["document"]["published"]):
        if value and len(value) == 10:
            return dt.date.fromisoformat(value)
    return None


def _due(text: str, start: int, end: int, said: dt.date) -> tuple[Span, dt.date] | None:
    if match := _WITHIN.search(text, start, end):
        count, unit = match["n"] or match["m"], (match["unit"] or match["unit2"]).lower()
        number = int(count) if count.isdigit() else _NUMBERS[count.lower()]
        return Span(*match.span()), _after(said, number, unit)
    if match := _END.search(text, start, end):
        step = 1 if "next" in match[0].lower() else 0
        return Span(*match.span()), _end_of(said, match["what"].lower(), step)
    dates = Dates(said)
    for span in dates.find(text, start, end):
        before = _BY.search(text, max(start, span.start - 20), span.start)
        inside = re.match(r"(?:by|until)\s", span.of(text), re.IGNORECASE)
        if before or inside:
            when = dates.resolve(text, span, ahead=True)
            if when.value:
                return Span(before.start() if before else span.start, span.end), last_day(when.until or when.value)
    return None


def _after(day: dt.date, number: int, unit: str) -> dt.date:
    if unit == "month":
        months = day.year * 12 + day.month - 1 + number
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    days = {"hour": 1 / 24, "day": 1, "week": 7, "year": 365}[unit] * number
    return day + dt.timedelta(round(days))


def _end_of(day: dt.date, what: str, step: int) -> dt.date:
    if what == "week":
        return day + dt.timedelta(6 - day.weekday() + 7 * step)
    if what == "year":
        return dt.date(day.year + step, 12, 31)
    months = day.year * 12 + day.month - 1 + step
    return dt.date(months // 12, months % 12 + 1, calendar.monthrange(months // 12, months % 12 + 1)[1])


def _outcome(
    act: Json,
    due: dt.date,
    today: dt.date,
    deeds: Sequence[Json],
    done: Mapping[str, Telling],
    wanted: np.ndarray,
) -> tuple[str, Json | None]:
    """Whether what was to happen by then did: the first of the deeds, in the order of their days, that is of whoever
    had to act and like it. `done` has the deeds as compared, `wanted` the vector of what was to happen."""
    by_other = act["stance"] == "demand"
    doers = {a["country"] or a["id"] for a in act["recipient" if by_other else "actor"]}
    types = HARMS if act["stance"] == "threat" else KEPT
    said = _said_on(act) or dt.date.min
    for deed in deeds:
        day = _said_on(deed)
        if day is None or day <= said or deed["type"] not in types:
            continue
        if (
            doers & {a["country"] or a["id"] for a in deed["actor"]}
            and deed["id"] in done
            and max(done[deed["id"]].meaning @ wanted, done[deed["id"]].content @ wanted) >= MET
        ):
            return ("met" if day <= due else "unmet"), deed
    return ("open" if due >= today else "unknown"), None
