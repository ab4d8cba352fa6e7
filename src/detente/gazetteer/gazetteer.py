"""Gazetteer: one mention's words → whom they mean on the article's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .entry import Entry
from .index import Hit, Index
from .names import Token, slug, tokens
from .overlays import installed
from .people import MARKS, Person
from .phrase import FRIENDLY, TOWARD, Phrase, Piece, parse
from .places import Place, Places
from .tables import Country, Role

_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_EDGES = ' \t\n,;:.“”"«»()[]'
_MANY = frozenset(
    ("envoy", "spokesperson", "senator", "general", "governor", "minister", "lawmaker", "opposition leader")
)
"""Offices that several people of one country hold at a time, so that the office alone names nobody."""
_WEAK = frozenset(
    [
        "leader",
        "head",
        "chief",
        "director",
        "chairman",
        "spokesperson",
        "commander",
        "secretary",
        "representative",
        "adviser",
        "candidate",
        "politician",
        "negotiator",
    ]
) | {"party leader"}
"""Offices that say little about the sector when another role word stands beside them: "police chief", "party leader"."""
_FROM = frozenset(["REB", "CVL", "REF", "UAF", "PRM", "LAB", "EDU", "AGR", "CRM", "OPP"])
"""Sectors of which "in X" says where they belong: rebels in Syria, but not troops or an ambassador there."""
_PEOPLE = frozenset(["CVL", "REF", "LAB", "EDU", "AGR", "MED", "CRM", "BUS"])
_ORGANISATION = frozenset(
    ["council", "committee", "commission", "association", "organization", "organisation", "institute", "university", "foundation", "federation", "front", "movement", "brigade", "brigades", "alliance", "coalition", "network", "center", "centre", "authority", "office", "department", "bureau", "group", "inc", "corp", "corporation", "ltd", "company", "airlines", "airways", "league", "society", "club", "team", "agency", "news", "times", "post", "journal", "daily", "television", "tv", "radio", "bank", "fund", "union", "party", "army", "court", "congress", "ministry", "police"]
)  # fmt: skip
"""Words in a name that is a body's and no person's."""


class Gazetteer:
    """Looks names up. One instance may be shared; nothing in it changes after loading."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._places = Places(index)

    @classmethod
    def load(cls, *overlays: Path) -> Gazetteer:
        """The shipped tables, with a user's own before them.

        An overlay is a folder with ``people.tsv``, ``bodies.tsv``, ``groups.tsv``, ``countries.tsv``, ``roles.tsv`` or
        ``traps.tsv`` in the columns of ours, or one such file. The result is cached.
        """
        return _load(tuple(Path(overlay) for overlay in overlays))

    @classmethod
    def own(cls) -> Gazetteer:
        """The shipped tables with all that the user has brought in (``detente actors import``) before them."""
        return cls.load(*installed())

    def find(self, words: str, on: dt.date | None = None) -> Entry | None:
        """Whom one mention's whole words mean on the date `on`; None when they name nobody ("the group", "police").

        A name that is not in our list comes back as it is written, with the country and office that its title gives.
        """
        text = _tidy(words)
        whole = self._whole(text, on)
        if whole or not text:
            return whole
        head, comma, tail = text.partition(",")
        if comma and _tidy(head) and _tidy(tail):
            return self._apposed(_tidy(head), _tidy(tail), on)
        return self._read(self._parse(text), on)

    def candidates(self, words: str, on: dt.date | None = None) -> list[Entry]:
        """All that `words` may mean, best first, at most 12: what they name exactly, then names that contain them.

        Case does not matter here: a person types these words.
        """
        text = _tidy(words)
        found = [entry for entry in (self._whole(text, on), self.find(text, on) if text else None) if entry]
        found = [entry for entry in found if entry.country or entry.id in self.index.ids]
        like = sorted(self.index.like(text), key=lambda target: isinstance(target, Person) and not _serving(target, on))
        found += [self._entry(target, on) for target in like]
        return list({entry.id: entry for entry in reversed(found)}.values())[::-1][:12]

    def country_in(self, words: str) -> str:
        """ISO 3166-1 alpha-3 of the first country inside `words`, by name, adjective, capital, or a body or group of
        its own; "" when there is none. "Iran-backed" and "pro-Russian" name no country of those meant."""
        for _, target in self._inside(tokens(words)):
            if not isinstance(target, Person) and (iso3 := _country(target)):
                return iso3
        return ""

    def sector_in(self, words: str) -> tuple[str, ...]:
        """PLOVER's sectors by the role words inside: that of the last before any "of", except that rebels and
        opposition win, and words such as "chief" give way to what they lead. () when there are none."""
        found: list[Role] = []
        for piece in self._parse(_tidy(words)).pieces:
            if piece.kind == "role" and piece.what.sector:
                found.append(piece.what)
            elif piece.kind == "link" and any(role.office not in _WEAK for role in found):
                break
        for role in found:
            if role.sector[0] in ("REB", "OPP"):
                return role.sector
        strong = [role for role in found if role.office not in _WEAK and role.unit != "official"]
        return (strong or found)[-1].sector if found else ()

    def place(self, name: str, near: Sequence[str] = ()) -> Place | None:
        """The place that `name` means; `near` are ISO3 codes from the context, the first the strongest."""
        return self._places.find(name, near)

    def state(self, iso3: str) -> Entry | None:
        country = self.index.countries.get(iso3)
        return country.entry if country else None

    # One mention

    def _parse(self, text: str) -> Phrase:
        return parse(text, tokens(text), self.index.lookup, self.index.roles, self.index.longest)

    def _whole(self, text: str, on: dt.date | None) -> Entry | None:
        """An entry whose name these words are, from first to last."""
        toks = tokens(text)
        hit = self.index.lookup(toks, False) or (self.index.variant(toks) if len(toks) > 1 else None)
        if not hit:
            return None
        people = hit.people
        if people and len(people) == len(hit.refs):
            person = self._pick(people, "", "", on)
            return person.entry(on) if person else None
        return self._stand(hit, on)

    def _apposed(self, head: str, tail: str, on: dt.date | None) -> Entry | None:
        """ "Kim Jong Un, North Korea's leader"; "Iran's foreign minister, Abbas Araghchi"."""
        first, second = self._read(self._parse(head), on), self._read(self._parse(tail), on)
        if first is None or second is None:
            return first
        if first.kind == "person":
            known = self.index.ids.get(first.id)
            if isinstance(known, Person):
                page, office, marks = _title(self._parse(tail).pieces)
                return known.entry(on, office, first.conflict or known.conflict(page, office, marks, on))
            if isinstance(self.index.ids.get(second.id), Person) and first.country == second.country:
                return second
            if second.country and not first.country:
                iso3, sector = second.country, second.sector or first.sector
                return replace(
                    first, country=iso3, sector=sector, office=second.office, id=f"{iso3}:{slug(first.name)}"
                )
        return first

    def _read(self, phrase: Phrase, on: dt.date | None) -> Entry | None:
        """The entry that a noun phrase with titles and nationalities means."""
        main, tail = _cut(phrase.pieces)
        owner, owned = self._owner(main, on)
        if _listed(main, tail):
            return None
        if tail and owner is None:
            owner = self._owner_behind(main, tail, on)
        head = next((p for p in reversed(main) if p.kind in ("known", "name", "role")), None)
        if head is None:
            return None
        before = main[: main.index(head)]
        if main[-1].kind == "word" and not (head.kind == "role" and head.what.sector):
            return self._thing(phrase, owner or owned)
        if head.kind == "role":
            return self._institution(phrase, head.what, owner or owned, before, on)
        if head.kind == "name":
            return self._named(phrase, head, before, owner, on)
        if head.what.people:
            person = self._person(head, before, owner, on)
            return person or self._named(phrase, head, before, owner, on)
        return self._stand(head.what, on)

    def _person(self, head: Piece, before: list[Piece], owner: Entry | None, on: dt.date | None) -> Entry | None:
        page, office, marks = _title(before)
        country = owner.country if owner else ""
        person = self._pick(head.what.people, country, office, on, family=not head.what.full)
        if person is None:
            return None
        return person.entry(on, office, person.conflict(page, office, marks, on))

    def _pick(
        self, people: list[Person], country: str, office: str, on: dt.date | None, family: bool = False
    ) -> Person | None:
        """The one person meant; None when the title's country is another's, or when several remain."""
        fit = [p for p in people if not country or not p.country or p.country == country]
        if family and office and not all(p.alone for p in fit):
            # under a title a family name needs the very office, or a general's rank the army
            fit = [
                p
                for p in fit
                if p.alone or p.has(office) or (office in _RANKS and any("MIL" in t.sector for t in p.terms))
            ]
        for better in (
            lambda p: bool(office) and p.has(office),
            lambda p: on is not None and any(t.may_cover(on) and (not office or t.office == office) for t in p.terms),
            lambda p: on is not None and any(t.may_cover(on) for t in p.terms),
            lambda p: on is None and any(not t.end for t in p.terms),
            lambda p: p.alone,
        ):
            fit = [p for p in fit if better(p)] or fit
        if len(fit) == 1 or (fit and not family):
            return fit[0]
        return None

    def _named(
        self, phrase: Phrase, head: Piece, before: list[Piece], owner: Entry | None, on: dt.date | None
    ) -> Entry | None:
        """A name that we do not have, with what its title says of it."""
        name = phrase.words[head.tokens[0].start : head.tokens[-1].end].rstrip(".")
        role = next((p.what for p in reversed(before) if p.kind == "role"), None)
        variant = self.index.variant(list(head.tokens)) if len(head.tokens) > 1 else None
        if variant and variant.people:
            known = self._person(Piece("known", head.tokens, variant), before, owner, on)
            if known:
                return known
        country = owner.country if owner else ""
        sector = role.sector if role else ()
        organisation = any(token.key in _ORGANISATION for token in head.tokens)
        if organisation or (country and role is None):  # a nationality and a name, no title: an airline, a team, a firm
            if before and before[-1].kind == "known" and not before[-1].possessive:
                name = phrase.words[before[-1].tokens[0].start : head.tokens[-1].end]
            return _made(name, country, self.sector_in(name) or sector, "body")
        if owner and owner.kind in ("body", "group") and role and role.sector:
            sector = owner.sector
        return _made(name, country, sector, "person", role.office if role and role.office else None)

    def _institution(
        self, phrase: Phrase, role: Role, owner: Entry | None, before: list[Piece], on: dt.date | None
    ) -> Entry | None:
        """A role word that ends the phrase: "Israeli forces", "Iran's foreign minister", "Hamas officials"."""
        if owner is None:
            return None
        _, _, marks = _title(before)
        unique = role.office and role.office not in _MANY
        if unique and not marks and (holder := self._holder(owner, role.office, on)):
            return holder
        if owner.kind == "person":
            state = self.index.countries.get(owner.country)
            if role.unit == "=" and state and "REB" not in owner.sector:
                return state.entry
            return _made(
                phrase.words, owner.country, role.sector, "person" if role.office else "people", role.office or None
            )
        if owner.kind != "state":
            return _made(phrase.words, owner.country, owner.sector, "person", role.office) if unique else owner
        country = self.index.countries[owner.country]
        if role.unit == "=":
            return country.entry
        label = role.unit or role.office
        id = f"{country.iso3}:{slug(label)}"
        if isinstance(own := self.index.ids.get(id), Entry):
            return own
        if not label:
            return _made(phrase.words, country.iso3, role.sector, "body")
        kind = _kind(role)
        ministry = label.endswith("Ministry")  # "Foreign Ministry of Iran", as it signs; else "Israeli Armed Forces"
        name = f"{label} of {country.entry.name}" if ministry else f"{country.adjective} {label}"
        return Entry(name, country.iso3, role.sector, id, kind, role.office or None)

    def _holder(self, owner: Entry, office: str, on: dt.date | None) -> Entry | None:
        """Who held an office on a date, when that is one person."""
        if on is None or owner.kind == "person":
            return None
        offices = [office]
        if office in ("leader", "head of state") and owner.kind == "state":
            offices = [self.index.countries[owner.country].head, "leader", "president", "king"]
        elif office in ("chief", "head", "leader"):
            offices += ["secretary general", "director general", "president", "managing director"]
        for wanted in offices:
            terms = [(p, t) for p, t in self.index.holders.get((owner.id, wanted), ()) if t.may_cover(on)]
            sure = [(p, t) for p, t in terms if t.surely_covers(on)] or terms
            if len({p.id for p, _ in sure}) == 1:
                return sure[0][0].entry(on, wanted)
        return None

    def _thing(self, phrase: Phrase, owner: Entry | None) -> Entry | None:
        """Words that we do not know beside a country: "Iraqi Kurds", "Israeli jets over Gaza"."""
        if owner is None or owner.kind == "person":
            return None
        return _made(phrase.words, owner.country, self.sector_in(phrase.words), "people")

    def _owner(self, pieces: list[Piece], on: dt.date | None) -> tuple[Entry | None, Entry | None]:
        """Whom the phrase's head belongs to: a state or body before it; second, a known person before it."""
        owner = person = None
        for i, piece in enumerate(pieces):
            if piece.kind != "known" or _toward(pieces, i):
                continue
            if not piece.what.people:
                if i < len(pieces) - 1:
                    owner = self._stand(piece.what, on) if owner is None or owner.kind == "state" else owner
            elif i < len(pieces) - 1 and (piece.possessive or pieces[i + 1].kind == "role"):
                person = self._person(piece, pieces[:i], owner, on)
        return owner, person

    def _owner_behind(self, main: list[Piece], tail: list[Piece], on: dt.date | None) -> Entry | None:
        """The owner that a phrase names behind its head: "president of Iran", "rebels in Syria"."""
        link = tail[0].tokens[0].key
        role = next((p.what for p in reversed(main) if p.kind == "role"), None)
        local = role is not None and role.sector and role.sector[0] in _FROM
        if link != "of" and not (link in ("in", "from", "for") and local):
            return None
        for i, piece in enumerate(tail):
            if piece.kind == "known":
                return self._person(piece, tail[:i], None, on) if piece.what.people else self._stand(piece.what, on)
        return None

    def _inside(self, toks: list[Token]) -> list[tuple[int, Country | Entry | Person]]:
        """What the index knows inside these words, with its place, traps and what others lean on left out."""
        found, at = [], 0
        while at < len(toks):
            hit, size = self.index.longest_at(toks, at)
            after = toks[at + size].key if at + size < len(toks) else ""
            if hit and after not in FRIENDLY and not (at and toks[at - 1].key in TOWARD):
                found.append((at, hit.refs[0].target))
            at += size
        return found

    def _stand(self, hit: Hit, on: dt.date | None) -> Entry:
        """The entry of a hit that is no person's: for "Koreans" the people, for the rest of a state's words the state."""
        ref = next(ref for ref in hit.refs if not isinstance(ref.target, Person))
        if isinstance(ref.target, Country):
            country = ref.target
            if ref.how == "people":
                return Entry(
                    ref.word, country.iso3, ("CVL",), f"{country.iso3}:people", "people", source=country.source
                )
            return country.entry
        return self.index.dated(ref.target, on)

    def _entry(self, target: Country | Entry | Person, on: dt.date | None) -> Entry:
        if isinstance(target, Person):
            return target.entry(on)
        return target.entry if isinstance(target, Country) else self.index.dated(target, on)


_RANKS = frozenset(["general", "admiral", "colonel", "commander", "brigadier", "marshal", "captain", "major"])


@lru_cache(maxsize=4)
def _load(overlays: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer(Index.build(overlays))


def _tidy(words: str) -> str:
    """A mention without article, outer marks and possessive ending, its white space single."""
    text = " ".join(words.split()).strip(_EDGES)
    if words.rstrip().endswith(".") and re.search(r"(?:^|[\s.])\w$", text):
        text += "."  # the last dot of "U.S."
    text = _ARTICLE.sub("", text)
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text)


def _cut(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What stands before the first link that follows a head, and the rest from that link on."""
    for i, piece in enumerate(pieces):
        if piece.kind == "link" and any(p.kind in ("role", "known", "name") for p in pieces[:i]):
            return pieces[:i], pieces[i:]
    return pieces, []


def _listed(main: list[Piece], tail: list[Piece]) -> bool:
    """Whether the words are a list ("Washington and Seoul"): several actors, so no one entry."""
    return bool(tail) and tail[0].tokens[0].key in ("and", "or") and any(p.kind in ("known", "name") for p in tail)


def _title(pieces: list[Piece]) -> tuple[str, str, frozenset[str]]:
    """The page's words for a title, the office in its normal form, and words such as "former" beside it."""
    kept = [p for p in pieces if p.kind == "role" or (p.kind == "mark" and p.tokens[0].key in MARKS)]
    words = " ".join(p.words for p in kept).replace(" elect", "-elect").replace(" designate", "-designate")
    office = next((p.what.office for p in reversed(kept) if p.kind == "role" and p.what.office), "")
    return words, office, frozenset(p.tokens[0].key for p in kept if p.kind == "mark")


def _toward(pieces: list[Piece], i: int) -> bool:
    """Whether a known name only says whom the head leans on: "pro-Russian", "Iran-backed"."""
    before = pieces[i - 1].tokens[-1].key if i else ""
    after = pieces[i + 1].tokens[0].key if i + 1 < len(pieces) else ""
    return before in TOWARD or after in FRIENDLY


def _serving(person: Person, on: dt.date | None) -> bool:
    """Whether somebody held an office on a date; without one, whether he holds one still."""
    return any(not term.end if on is None else term.may_cover(on) for term in person.terms)


def _country(target: Country | Entry) -> str:
    return target.iso3 if isinstance(target, Country) else target.country


def _kind(role: Role) -> str:
    if role.office or role.unit == "official":
        return "person"
    if set(role.sector) & {"REB", "PRM", "UAF", "OPP"}:
        return "group"
    return "people" if set(role.sector) & _PEOPLE else "body"


def _made(name: str, country: str, sector: tuple[str, ...], kind: str, office: str | None = None) -> Entry:
    """An entry made from the page's own words, not from our list: its source is empty."""
    return Entry(name, country, sector, f"{country or 'int'}:{slug(name)}", kind, office)
