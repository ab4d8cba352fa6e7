"""Actor dictionaries of the Phoenix and PETRARCH kind, as rows of our tables.

    NAME_ [CODE] # remark          a name, words joined by "_", with its code
    +OTHER_NAME_                   another name of the same actor
        [CODE 950101-960626]       a code with its dates; "<" before, ">" after the day

Codes are CAMEO's: a country, then roles of three letters (Open Event Data Alliance, petrarch2/dictionaries.rst).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CODE = re.compile(r"\[\s*([A-Z]{3,15})(?:\s+([<>]?)(\d{6,8})(?:\s*-\s*(\d{6,8}))?)?\s*\]")
_SMALL = frozenset(["al", "bin", "ibn", "de", "del", "della", "di", "da", "dos", "van", "von", "der", "la", "le", "el", "of", "the", "and", "for", "in", "on"])  # fmt: skip
_AS_IT_IS = re.compile(r"\.|^\(|^[IVX]{2,4}$")
"""Initials, acronyms in brackets and the numbers of kings."""
_THIS_CENTURY = 30
"""Two-digit years up to here are 20..: the lists say 320101 for 1932."""
SECTORS = {
    role: role for role in ("GOV", "MIL", "COP", "SPY", "LEG", "JUD", "OPP", "REB", "NGO", "CVL", "BUS", "IGO", "EDU", "REL", "LAB", "ELI", "CRM", "REF", "UAF", "PTY", "AGR", "MNC")
} | {"MED": "JRN", "HLH": "MED", "SEP": "REB", "INS": "REB", "RAD": "REB", "NGM": "NGO", "IMG": "IGO", "UIS": "UNK"}  # fmt: skip
"""CAMEO's roles → PLOVER's sectors (PLOVER manual, table of sectors): CAMEO's MED is the media, PLOVER's medicine."""


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its dates, YYYY-MM-DD, "" where it is open."""

    code: str
    start: str = ""
    end: str = ""

    def read(self, states: frozenset[str]) -> tuple[str, tuple[str, ...]]:
        """(ISO3 or "", sectors): of "AFGGOVMIL" Afghanistan, government and armed forces."""
        parts = [self.code[i : i + 3] for i in range(0, len(self.code) - 2, 3)]
        country = next((part for part in parts if part in states), "")
        sectors = tuple(dict.fromkeys(SECTORS[part] for part in parts if part in SECTORS))
        return country, sectors or (("GOV",) if country else ())


@dataclass(slots=True)
class Listed:
    """One actor of a dictionary: its names in usual case, its terms, the remark behind its first name."""

    names: list[str]
    terms: list[Term] = field(default_factory=list)
    remark: str = ""


def listed(text: str) -> Iterator[Listed]:
    """The actors of a dictionary, in its order; lines that are none of the three kinds are passed over."""
    actor: Listed | None = None
    for line in text.splitlines():
        words, _, remark = line.partition("#")
        head = re.split(r"[\[\t]", words, maxsplit=1)[0].strip()
        if head.startswith("+") and actor:
            actor.names.append(usual(head.lstrip("+ ")))
        elif head and not line[:1].isspace():
            if actor:
                yield actor
            actor = Listed([usual(head)], remark=remark.strip())
        if actor:
            actor.terms += (_term(*found) for found in _CODE.findall(words))
    if actor:
        yield actor


def usual(name: str) -> str:
    """ "ASHRAF_GHANI_AHMADZAI_" as newspapers write it; initials and acronyms in brackets stay as they are."""
    words = re.sub(r"[_\s]+", " ", name).strip().split()
    return " ".join(
        word.lower() if i and word.lower() in _SMALL else word if _AS_IT_IS.search(word) else _title(word)
        for i, word in enumerate(words)
    )


def _title(word: str) -> str:
    """ "N'GUESSAN" as "N'Guessan", "MOHAMMED'S" as "Mohammed's"."""
    return re.sub(r"(?<![’'\w])\w|(?<=-)\w|(?<=[’'])\w(?=\w)", lambda match: match[0].upper(), word.lower())


def _term(code: str, side: str, first: str, last: str) -> Term:
    start, end = _date(first), _date(last)
    if side == "<":
        start, end = "", start
    return Term(code, start, end)


def _date(digits: str) -> str:
    """YYYY-MM-DD of yymmdd or yyyymmdd, "" for none."""
    if not digits:
        return ""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _THIS_CENTURY else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
