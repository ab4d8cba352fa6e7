"""Entry: what a name in the text stands for."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("state", "government", "person", "body", "group", "people")
SECTORS = frozenset(
    ["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]
)  # fmt: skip
"""PLOVER's sectors, with its codes for international bodies."""


@dataclass(frozen=True)
class Entry:
    """A state, person, body, armed group or people.

    `country` is ISO 3166-1 alpha-3 (Kosovo KOS) or ""; `sector` PLOVER's codes, the main one first; `id` the ISO code
    for a state, else ``ISO:slug`` or ``int:slug``. `kind` is one of `KINDS`: ``government`` is a de facto one, of a
    territory that another state claims. `office` is the one held on the date that was asked for ("former president"
    after it); `conflict` one sentence where the words asked for clash with our list. `source` names the row's origin.
    """

    name: str
    country: str
    sector: tuple[str, ...]
    id: str
    kind: str
    office: str | None = None
    conflict: str | None = None
    source: str = ""
