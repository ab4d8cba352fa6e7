"""What the gazetteer knows about a name, and why it takes the name for that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .entry import Entry
from .gazetteer import Gazetteer
from .names import fold
from .people import Person, Term
from .tables import Country

HOW = {
    "name": "a name of it",
    "full": "the full name",
    "family": "the family name",
    "adjective": "its adjective",
    "people": "its people",
    "speaks": "its capital or seat of power, which speaks for it",
}
"""Kind of a listed name (index.Ref.how) → the plain words for it."""


@dataclass(frozen=True)
class Found:
    """One thing that a name may mean. `names` are all that are listed for it, `terms` a person's offices with dates and
    source, `held` the one that counts on the date asked for; `because` says by which listed name it was found."""

    entry: Entry
    because: str
    names: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    held: Term | None = None


def lookup(gazetteer: Gazetteer, words: str, on: dt.date | None = None) -> list[Found]:
    """All that `words` may mean, best first; nothing where the gazetteer has nothing."""
    return [_found(gazetteer, entry, words, on) for entry in gazetteer.candidates(words, on)]


def _found(gazetteer: Gazetteer, entry: Entry, words: str, on: dt.date | None) -> Found:
    target = gazetteer.index.ids.get(entry.id)
    if isinstance(target, Person):
        names: tuple[str, ...] = (target.name, *target.aliases)
        terms = tuple(sorted(target.terms, key=lambda term: term.start, reverse=True))
        held = target.held(on)
    else:
        names, terms, held = _names(gazetteer, target) if target else (entry.name,), (), None
    return Found(entry, _because(gazetteer, target, words), names, terms, held)


def _names(gazetteer: Gazetteer, target: Country | Entry) -> tuple[str, ...]:
    if isinstance(target, Country):
        return (*target.names, *target.adjectives, *target.speaks)
    refs = (ref for refs in gazetteer.index.names.values() for ref in refs)
    return tuple(ref.word for ref in refs if ref.target is target)


def _because(gazetteer: Gazetteer, target: Country | Entry | Person | None, words: str) -> str:
    """Which listed name the words are, or hold."""
    if target is None:
        return "read from its title: it is in no table"
    key = fold(words).removeprefix("the ")
    for ref in gazetteer.index.names.get(key, ()):
        if ref.target is target:
            return f"“{ref.word}” is {HOW[ref.how]}"
    inside = [ref.word for name, refs in gazetteer.index.names.items() if f" {key} " in f" {name} " for ref in refs if ref.target is target]  # fmt: skip
    return f"“{inside[0]}” holds these words" if inside else "by the title and nationality in these words"
