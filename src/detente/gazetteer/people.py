"""People and their terms of office: who held what on a date, and where a page's title clashes with that."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from .entry import Entry

_GONE = frozenset(["former", "ex", "late", "then", "onetime", "ousted", "deposed"])
"""Words that say that a person no longer holds an office."""
_NOT_YET = frozenset(["elect", "designate", "incoming"])
_PROVISIONAL = frozenset(["acting", "interim", "caretaker"])
MARKS = _GONE | _NOT_YET | _PROVISIONAL


@lru_cache(maxsize=8192)
def days(date: str) -> tuple[dt.date, dt.date]:
    """First and last day that ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` may mean. Raises ValueError for anything else."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        day = dt.date(*parts)
        return day, day
    if len(parts) == 2:
        return dt.date(*parts, 1), dt.date(*parts, calendar.monthrange(*parts)[1])
    return dt.date(*parts, 1, 1), dt.date(*parts, 12, 31)


@dataclass(frozen=True, slots=True)
class Term:
    """One office held by one person. `start` and `end` are as precise as written (YYYY, YYYY-MM or YYYY-MM-DD), ""
    when not known; no end means in office as far as we know. `body` is the body it belongs to, "" for a state's."""

    office: str
    sector: tuple[str, ...]
    start: str
    end: str
    body: str
    source: str

    def may_cover(self, on: dt.date) -> bool:
        """Whether it may have been held on that day, given how precise its dates are."""
        return (not self.start or days(self.start)[0] <= on) and (not self.end or on <= days(self.end)[1])

    def surely_covers(self, on: dt.date) -> bool:
        """Whether it was held on that day beyond doubt; the days of change themselves are in doubt."""
        return bool(self.start) and days(self.start)[1] < on and (not self.end or on < days(self.end)[0])

    def over_by(self, on: dt.date) -> bool:
        return bool(self.end) and days(self.end)[1] < on

    @property
    def base(self) -> str:
        """The office without "acting" or "interim"."""
        return self.office.removeprefix("acting ").removeprefix("interim ")

    @property
    def dates(self) -> str:
        """For a person: "since 2025-01-20", "from 2017-01-20 until 2021-01-20"."""
        if not self.end:
            return f"since {self.start}" if self.start else "without dates"
        return f"from {self.start} until {self.end}" if self.start else f"until {self.end}"


@dataclass
class Person:
    """`family` is the name that follows a title ("Kim"); `alone` whether it means this person even without one."""

    name: str
    country: str
    id: str
    family: str
    alone: bool
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = field(default=())

    def held(self, on: dt.date | None, office: str = "") -> Term | None:
        """The term that counts on a date: one with `office` before others; the last one without a date."""
        if on is None:
            return self._best(self.terms, office, last=True)
        return self._best([t for t in self.terms if t.may_cover(on)], office)

    def has(self, office: str) -> bool:
        return any(term.base == office for term in self.terms)

    def entry(self, on: dt.date | None, office: str = "", conflict: str | None = None) -> Entry:
        """This person on a date; afterwards without office: sector ELI and "former …"."""
        term = self.held(on, office)
        if term:
            return self._entry(term.sector, term.office or None, conflict, term.source)
        over = [t for t in self.terms if t.over_by(on)] if on else []
        if over:
            last = self._best(over, office) if self._matching(over, office) else max(over, key=lambda t: t.end)
            elite = ("ELI",) if set(last.sector) & {"GOV", "MIL", "LEG", "JUD", "SPY"} else last.sector
            return self._entry(elite, f"former {last.office}" if last.office else None, conflict, last.source)
        first = self.terms[0]
        return self._entry(() if first.sector == ("GOV",) else first.sector, None, conflict, first.source)

    def conflict(self, page: str, office: str, marks: frozenset[str], on: dt.date | None) -> str | None:
        """One sentence where the page's title (`page` its words, `office` normal, `marks` of `MARKS`) clashes with us."""
        own = self._matching(self.terms, office)
        if on is None or not own or not office:
            return None
        sure = [term for term in own if term.surely_covers(on)]
        if marks & (_GONE | _NOT_YET):
            clash = sure
        elif marks & _PROVISIONAL:
            clash = [term for term in sure if term.base == term.office]
        else:
            clash = [] if any(term.may_cover(on) for term in own) else own[-1:]
        if not clash:
            return None
        return f'the page says "{page}"; our list has {self.name} as {clash[0].office} {clash[0].dates}'

    def _entry(self, sector: tuple[str, ...], office: str | None, conflict: str | None, source: str) -> Entry:
        return Entry(self.name, self.country, sector, self.id, "person", office, conflict, source)

    @staticmethod
    def _matching(terms: tuple[Term, ...] | list[Term], office: str) -> list[Term]:
        return [term for term in terms if term.base == office]

    @classmethod
    def _best(cls, terms: tuple[Term, ...] | list[Term], office: str, last: bool = False) -> Term | None:
        chosen = cls._matching(terms, office) or list(terms)
        if last:  # the latest start; of several that began together, the first row
            return max(chosen, key=lambda term: term.start, default=None)
        return chosen[0] if chosen else None
