"""The two sides of a terms table: found by what a person types, and what of the world belongs to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..nouns.errors import UsageError

Json = dict[str, Any]

SPEAK_FOR_A_STATE = frozenset({"GOV", "MIL", "SPY", "COP"})
"""PLOVER's sectors that belong to a state's side: government, armed forces, security services. Its legislators,
parties, opposition and former officials (ELI) stand apart: what they want is not what the state offers."""
STATES = ("state", "government")
"""Kinds of gazetteer entries whose side is a whole government; `government` is one without general recognition."""
MOST_LISTED = 6
"""Candidates named in the message about an ambiguous side: what fits on a few lines."""
LONGEST_ACRONYM = 5
"""Letters up to which words in lower case may be an acronym ("us", "nato"), as the gazetteer has it."""


class Entry(Protocol):
    """What is needed of a gazetteer's entry."""

    name: str
    country: str
    id: str
    kind: str
    source: str


class WhoIsWho(Protocol):
    """What is needed of the gazetteer; tests bring a double."""

    def find(self, words: str) -> Entry | None: ...
    def candidates(self, words: str) -> Sequence[Entry]: ...
    def state(self, iso3: str) -> Entry | None: ...
    def country_in(self, words: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """A state (then `id` is its ISO code), a body, a group or a person."""

    name: str
    country: str
    id: str
    state: bool

    def speaks(self, actor: Json) -> bool:
        """Whether what `actor` says is this side's word: of a state its government and forces, else itself alone."""
        if not self.state:
            return actor["id"] == self.id
        if actor["country"] != self.country:
            return False
        return actor["id"] == self.country or bool(SPEAK_FOR_A_STATE & set(actor["sector"]))

    def meant(self, actor: Json) -> bool:
        """Whether words to `actor` are words to this side: of a state everybody in it, else itself alone."""
        return actor["country"] == self.country if self.state else actor["id"] == self.id

    def named_in(self, words: str, who: WhoIsWho) -> bool:
        """Whether running words name this side ("diplomacy with Pyongyang")."""
        if self.name.lower() in words.lower():
            return True
        return self.state and who.country_in(words) == self.country


def resolve(words: str, who: WhoIsWho, recorded: Sequence[Json] = ()) -> Side:
    """The side that `words` mean: a name, an ISO code, a capital, a body, a group, or an id as this function lists it.

    `recorded` are actors of the record, in the contract's form: one of their names will do where the gazetteer has
    none. Raises UsageError with what to type instead where nobody or more than one is meant.
    """
    asked = " ".join(words.split())
    found = _known(asked, who) if asked else []
    if not found:
        actors = {
            a["id"]: a for a in recorded if asked and asked.casefold() in (a["name"].casefold(), a["id"].casefold())
        }
        if len(actors) == 1:
            actor = next(iter(actors.values()))
            return Side(actor["name"], actor["country"], actor["id"], state=False)
        raise UsageError(f"nobody known as {asked!r}: give a country's name or three-letter code, a body or a group")
    if len(found) > 1:
        listed = ", ".join(f"{entry.name} ({entry.id})" for entry in found[:MOST_LISTED])
        listed += " or others" if len(found) > MOST_LISTED else ""
        raise UsageError(f"{asked!r} may be {listed}: say which, by its full name or by what stands in brackets")
    entry = found[0]
    state = entry.kind in STATES
    return Side(entry.name, entry.country, entry.country if state else entry.id, state)


def _known(asked: str, who: WhoIsWho) -> list[Entry]:
    """Whom the gazetteer may mean by what a person typed; one when it is certain."""
    if entry := who.state(asked.upper()):
        return [entry]
    if ":" in asked:  # an id: its words lead to the entry that has it
        near = who.candidates(asked.split(":", 1)[1].replace("-", " "))
        return [entry for entry in near if entry.id.casefold() == asked.casefold()]
    # A person types "north korea" and "us"; the gazetteer's names have capitals.
    for form in (asked, asked.title(), *([asked.upper()] if len(asked) <= LONGEST_ACRONYM else [])):
        entry = who.find(form)
        if entry and entry.source:  # without a source it is made of the words themselves and says nothing
            return [entry]
    near = list({entry.id: entry for entry in who.candidates(asked)}.values())
    exact = [entry for entry in near if entry.name.casefold() == asked.casefold()]
    states = [entry for entry in near if entry.kind in STATES]  # "korea" is no party with Korea in its name
    return exact or states or near
