"""Every name of the tables by its key, with what may be meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..nouns.errors import UsageError
from . import tables
from .entry import Entry
from .names import Token, exact_case, fold, sound
from .people import Person, Term
from .tables import Country, Role

Target = Country | Entry | Person


@dataclass(frozen=True, slots=True)
class Ref:
    """One name of one target. `how`: name, adjective, speaks (capital, seat), people, full or family (a person's).

    `exact` are the letters it must have in the text, None when case does not matter; `proper` whether it needs a
    capital letter there.
    """

    target: Target
    how: str
    word: str
    exact: str | None
    proper: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """All that one run of words may mean, best first."""

    refs: tuple[Ref, ...]

    @property
    def noun(self) -> bool:
        """Whether the words are a state's name or capital, which may begin somebody's name; adjectives do not."""
        return isinstance(self.refs[0].target, Country) and self.refs[0].how in ("name", "speaks")

    @property
    def people(self) -> list[Person]:
        """The people meant, when the words are no state's, body's or group's."""
        found = [ref.target for ref in self.refs if isinstance(ref.target, Person)]
        return found if len(found) == len(self.refs) else []

    @property
    def full(self) -> bool:
        return any(ref.how == "full" for ref in self.refs)


@dataclass
class Index:
    """`longest` is the number of words of the longest name; `holders` gives, for a state's ISO code or a body's id and
    an office, its holders with their terms; `ids` every entry of the tables; `later` the day from which a group or body has
    other sectors, and those (the Taliban govern since 2021-08-15)."""

    names: dict[str, list[Ref]] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    ids: dict[str, Target] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[tuple[Person, Term]]] = field(default_factory=dict)
    later: dict[str, tuple[dt.date, tuple[str, ...]]] = field(default_factory=dict)
    traps: frozenset[str] = frozenset()
    longest: int = 1
    _sounds: dict[str, list[Person]] | None = None

    @classmethod
    def build(cls, overlays: Iterable[Path] = ()) -> Index:
        """From the shipped tables and a user's own."""
        index = cls()
        for country in tables.countries(overlays):
            index._add_country(country)
        body_ids: dict[str, str] = {}
        for table in ("bodies", "groups"):
            for entry, names, later in tables.named(table, overlays):
                index.ids.setdefault(entry.id, entry)
                if later:
                    index.later.setdefault(entry.id, later)
                for name in names:
                    index._add(name, entry, "name")
                    body_ids.setdefault(name, entry.id)
        for person in tables.people(overlays):
            index._add_person(person, body_ids)
        for role in tables.roles(overlays):
            index.roles.setdefault(fold(role.words), role)
        index.traps = frozenset(fold(words) for words in tables.traps(overlays))
        index.longest = max(len(key.split()) for key in (*index.names, *index.roles))
        return index

    def _add(self, name: str, target: Target, how: str) -> None:
        key = fold(name).removeprefix("the ")
        refs = self.names.setdefault(key, [])
        if not any(ref.target is target for ref in refs):
            refs.append(Ref(target, how, name, exact_case(name), not name.islower()))

    def _add_country(self, country: Country) -> None:
        if country.iso3 in self.countries:  # a user's own row stands
            return
        self.countries[country.iso3] = country
        self.ids[country.iso3] = country
        for how, words in (
            ("name", country.names),
            ("adjective", country.adjectives),
            ("people", country.people()),
            ("speaks", country.speaks),
        ):
            for word in words:
                self._add(word, country, how)

    def _add_person(self, person: Person, body_ids: dict[str, str]) -> None:
        self.ids.setdefault(person.id, person)
        for name in (person.name, *person.aliases):
            self._add(name, person, "full")
        self._add(person.family, person, "family")
        for term in person.terms:
            owner = body_ids.get(term.body) if term.body else person.country
            if owner is None:
                raise UsageError(
                    f"people.tsv: {person.name} belongs to {term.body!r}, which no table of bodies or groups has"
                )
            self.holders.setdefault((owner, term.base), []).append((person, term))

    def dated(self, entry: Entry, on: dt.date | None) -> Entry:
        """A body or group with the sectors it has on a date; without one, the latest."""
        since, sector = self.later.get(entry.id, (dt.date.max, ()))
        return replace(entry, sector=sector) if sector and (on is None or since <= on) else entry

    def lookup(self, toks: list[Token], titled: bool) -> Hit | None:
        """What exactly these words mean; a family name counts `titled`, or where it is one well-known person's."""
        key = " ".join(token.key for token in toks)
        if key in self.traps:
            return None
        refs = self.names.get(key)
        if not refs:
            return None
        raw = " ".join(token.raw for token in toks)
        fit = [
            ref
            for ref in refs
            if (ref.exact is None or raw == ref.exact)
            and (not ref.proper or raw != key)
            and (ref.how != "family" or titled or ref.target.alone)  # type: ignore[union-attr]
        ]
        if titled and any(isinstance(ref.target, Person) for ref in fit):  # "President Chad": no state carries a title
            fit = [ref for ref in fit if isinstance(ref.target, Person)]
        return Hit(tuple(fit)) if fit else None

    def variant(self, toks: list[Token]) -> Hit | None:
        """People whose full name sounds like these words, or has them around a middle name."""
        if len(toks) > 2:
            found = self.lookup([toks[0], toks[-1]], False)
            if found and found.full and found.people:
                return found
        if not all(token.capital or len(token.raw) <= 3 for token in toks):
            return None
        if self._sounds is None:
            self._sounds = {}
            for person in (target for target in self.ids.values() if isinstance(target, Person)):
                for name in (person.name, *person.aliases):
                    if " " in name:
                        self._sounds.setdefault(sound(name), []).append(person)
        people = self._sounds.get(sound(" ".join(token.raw for token in toks)), [])
        return Hit(tuple(Ref(person, "full", person.name, None, True) for person in people)) if people else None

    def longest_at(self, toks: list[Token], at: int) -> tuple[Hit | None, int]:
        """The longest known name that begins at `at`, and how many words to go on; a trap gives none and is skipped."""
        for size in range(min(self.longest, len(toks) - at), 0, -1):
            run = toks[at : at + size]
            if " ".join(token.key for token in run) in self.traps:
                return None, size
            hit = self.lookup(run, False)
            if hit:
                return hit, size
        return None, 1

    def like(self, text: str) -> list[Target]:
        """All whose name is `text` or has it as a word, whatever its case: exact first, then states, bodies, people."""
        key = fold(text).removeprefix("the ")
        if not key:
            return []
        found: dict[int, tuple[int, int, Target]] = {}
        for name, refs in self.names.items():
            if key != name and f" {key} " not in f" {name} ":
                continue
            for ref in refs:
                rank = (0 if name == key else 1, 0 if isinstance(ref.target, Country) else 1)
                if id(ref.target) not in found or rank < found[id(ref.target)][:2]:
                    found[id(ref.target)] = (*rank, ref.target)
        return [target for _, _, target in sorted(found.values(), key=lambda item: item[:2])]
