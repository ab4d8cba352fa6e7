"""Who is who in one article: mentions → actors, pronouns and short names included.

Names go through the gazetteer by the article's date; a short name belongs to the full name that the article gives
("Kim" to "Kim Jong Un"); pronouns and nouns such as "the group" follow the encoder's link, or the nearest mention
that can be meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..gazetteer import Entry, Gazetteer
from ..nouns.act import Actor
from ..nouns.page import Span
from .decode import RawMention

PERSON = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
THING = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
FIRST = frozenset(["i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"])
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
NOBODY = frozenset("you your yours each other others one some many most all none thousands hundreds dozens".split())
"""Words that stand for somebody whom the article does not settle."""
FRAGMENTS = frozenset(
    "the a an of to in on for by from with at as and or but not is are was were be that's than".split()
)
"""What is left of a mention when the encoder finds its first word alone: nobody."""
PRONOUNS = PERSON | THING | MANY | FIRST | RELATIVE

_TWO = re.compile(
    r"^(?:[Bb]oth|[Tt]he two|[Tt]he|[Aa]ll|[Tt]wo|[Ee]ither|[Nn]either)\s+(?:\w+\s+)?"
    r"(?:sides?|leaders|countries|nations|governments|men|parties|states|allies|rivals|neighbou?rs|presidents|ministers)$"
    r"|^[Bb]oth$|^[Tt]he (?:pair|duo)$"
)
"""Small letters on purpose: "the United States" are not two of anything."""
_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|many|other|its|his|her|their|our|my)\s+", re.IGNORECASE
)
_OFFICE = re.compile(
    r"^(?:the|this|that|its|their|his|her|our)?\s*(?:\w+\s+)?(president|prime minister|premier|chancellor|king|leader|minister|secretary|secretary of state|foreign minister|spokes\w+|general|ambassador|envoy|senator|governor|mayor|cleric|commander|chief)$",
    re.IGNORECASE,
)  # fmt: skip
_PREFIXED = re.compile(r"(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x)-\w+(?:\s[a-z]+s\b)?")
_STATEMENT = re.compile(r"\b(?:statement|communiqu[eé]|declaration|press release)$")
"""A state's statement is the state speaking."""
_FORMER = re.compile(r"(?:the )?(?:former|ex-|then-)", re.IGNORECASE)
_PARTY_TAG = re.compile(r"\s*\([RDI]-[^)]*\)?$")
"""How American reports tag a legislator: "Patty Murray (D-WA)"."""
_KOREAS = re.compile(r"\bKoreas$")
_NAME_BEHIND = re.compile(r",?\s((?:[A-ZÀ-Þ][\w’'\-]+\s){0,2}[A-ZÀ-Þ][\w’'\-]+)(?=[,.\s])")
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'\-]+")

NOUN_LINK = 0.5
"""A noun such as "the group" follows its link only when that is likelier than not; a pronoun always follows it."""
NEARBY = 2
"""Sentences before a bare noun whose actors tell whose it is."""
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "CVL"})
"""Sectors whose bare nouns ("police", "lawmakers") mean those of the country the report comes from."""


class Actors:
    """Resolves the mentions of one article; built once for each."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[RawMention],
        gazetteer: Gazetteer,
        published: dt.date | None,
        home: str = "",
        speakers: Sequence[tuple[Span, int]] = (),
    ) -> None:
        """`home` is the country the report comes from (dateline) or ""; `speakers` gives each quotation's span and
        the start of its speaker's mention, for "I" and "we" inside it."""
        self._text = text
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._gazetteer = gazetteer
        self._published = published
        self._home = home
        self._speakers = speakers
        self._people: dict[str, Entry] = {}
        self._acronyms: dict[str, Entry] = {}
        self._resolved: dict[int, tuple[Actor, ...]] = {}
        self._collect_names()
        for mention in self._mentions:
            self._resolved[mention.span.start] = self._resolve(mention)
        for mention in self._mentions:  # a speaker may stand behind his quotation
            if self._words(mention).lower() in FIRST:
                self._resolved[mention.span.start] = self._resolve(mention)

    def at(self, start: int) -> tuple[Actor, ...]:
        """The actors whose mention begins at `start`: one, several for "both sides", none when nobody is known."""
        return self._resolved.get(start, ())

    def named(self, start: int, end: int) -> list[Actor]:
        """Every actor mentioned in ``text[start:end]``, in order."""
        return [a for m in self._mentions if start <= m.span.start and m.span.end <= end for a in self.at(m.span.start)]

    def _words(self, mention: RawMention) -> str:
        # The encoder cuts "pro-democracy protesters" at the hyphen; "US-led" it cuts where it should.
        whole = _PREFIXED.match(self._text, mention.span.start)
        end = max(mention.span.end, whole.end()) if whole else mention.span.end
        words = re.sub(r"\s+", " ", self._text[mention.span.start : end])
        return _PARTY_TAG.sub("", words).strip(" ,;:“”\"'’")

    def _collect_names(self) -> None:
        """Full names of the article by their last and first parts, so that short names find them wherever they stand."""
        for mention in self._mentions:
            words = self._words(mention)
            if words.lower() in PRONOUNS:
                continue
            entry = self._gazetteer.find(words, self._published)
            if entry is None:
                continue
            parts = _NAME.findall(entry.name)
            if entry.kind == "person" and len(parts) >= 2:
                for part in (parts[-1], parts[0]):
                    old = self._people.get(part.lower())
                    if old is None or (not old.country and entry.country):
                        self._people[part.lower()] = entry
            if entry.kind in ("body", "group"):
                initials = "".join(part[0] for part in parts if part[0].isupper())
                if len(initials) >= 2:
                    self._acronyms.setdefault(initials, entry)

    def _resolve(self, mention: RawMention) -> tuple[Actor, ...]:
        words = self._words(mention)
        low = words.lower()
        if low in FRAGMENTS or _ARTICLE.sub("", low) in NOBODY:
            return ()
        if low in FIRST:
            return self._speaker_around(mention)
        if low in PRONOUNS:
            return self._pronoun(mention, low)
        if _KOREAS.search(words):
            koreas = [self._gazetteer.state(code) for code in ("KOR", "PRK")]
            return tuple(_actor(state, mention.span) for state in koreas if state)
        if _TWO.match(words):
            return self._two(mention)
        if states := self._listed(mention, words):
            return states
        return self._named(mention, words)

    def _listed(self, mention: RawMention, words: str) -> tuple[Actor, ...]:
        """The two states of "US and South Korean proposals", "Washington and Seoul", read as one mention."""
        one, both, other = _ARTICLE.sub("", words).partition(" and ")
        first = self._gazetteer.find(one, self._published) if both else None
        second = self._gazetteer.country_in(other) if first and first.kind == "state" else ""
        state = self._gazetteer.state(second) if second and second != first.country else None
        if state is None or self._gazetteer.sector_in(other):  # "US and South Korean forces" are no governments
            return ()
        return _actor(first, mention.span), _actor(state, mention.span)

    def _named(self, mention: RawMention, words: str) -> tuple[Actor, ...]:
        bare = _ARTICLE.sub("", words)
        if _STATEMENT.search(words) and (state := self._gazetteer.state(self._gazetteer.country_in(words))):
            return (_actor(state, mention.span),)
        own_name = bool(_NAME.search(bare)) and not bare.islower()
        known = self._people.get(bare.lower().split()[-1]) if own_name and len(bare.split()) == 1 else None
        if known is None and own_name:
            known = self._acronyms.get(bare)
        if not own_name and (named := self._apposition(mention)):
            return named
        entry = self._find(words)
        if known and (entry is None or not entry.country or entry.kind == "person"):
            return (_actor(known, mention.span),)
        if not own_name and (entry is None or not entry.country):
            linked = self._linked(mention, NOUN_LINK)
            if linked:
                return _there(linked, mention)
            if _OFFICE.match(words):
                person = self._nearest_person(mention, words)
                if person:
                    return (replace(person, span=mention.span),)
        if entry is None:
            return (self._unknown(mention, bare or words),)
        actor = _actor(entry, mention.span)
        if not actor.country and _PARTY_TAG.search(mention.span.of(self._text)):
            actor = replace(actor, country="USA", id=_slug("USA", actor.name))
        if not actor.country and entry.kind == "person" and (last := _NAME.findall(entry.name)):
            fuller = self._people.get(last[-1].lower())
            if fuller and fuller.country:
                return (_actor(fuller, mention.span),)
        if not actor.country:
            actor = replace(actor, country=self._country_of(mention, words, actor.sector))
        return (actor,)

    def _apposition(self, mention: RawMention) -> tuple[Actor, ...]:
        """The name that a noun is given right behind it ("a spokesman, Kim Eui-kyeom") or before it ("Kim, a spokesman")."""
        behind = _NAME_BEHIND.match(self._text, mention.span.end)
        if behind:
            entry = self._gazetteer.find(behind[1], self._published)
            if entry and entry.kind == "person":
                actor = _actor(entry, mention.span)
                words = self._words(mention)
                country = actor.country or self._gazetteer.country_in(words)
                sector = actor.sector or self._gazetteer.sector_in(words)
                return (
                    replace(
                        actor,
                        country=country,
                        sector=sector,
                        id=entry.id if actor.country else _slug(country, actor.name),
                    ),
                )
        for other in reversed(self._before(mention, sentences=0)):
            if self._text[other.span.end : mention.span.start] == ", " and self._words(mention).lower().startswith(
                ("a ", "an ", "the ")
            ):
                return _there(self.at(other.span.start), mention)
            break
        return ()

    def _find(self, words: str) -> Entry | None:
        """The gazetteer's entry by the article's date. An undated page that calls somebody former who holds the office
        now is old or wrong: the clash is noted too."""
        entry = self._gazetteer.find(words, self._published)
        if entry and self._published is None and _FORMER.match(words):
            now = self._gazetteer.find(words, dt.date.today())
            if now and now.conflict:
                return replace(entry, office=now.office, conflict=now.conflict)
        return entry

    def _unknown(self, mention: RawMention, name: str) -> Actor:
        sector = self._gazetteer.sector_in(name)
        country = self._gazetteer.country_in(name) or self._country_of(mention, name, sector)
        return Actor(name=name, span=mention.span, country=country, sector=sector, id=_slug(country, name))

    def _country_of(self, mention: RawMention, words: str, sector: tuple[str, ...]) -> str:
        """Whose a bare noun such as "police" is: of the country the report comes from, else of the one that the
        sentences around speak of most; unknown for all else."""
        if not set(sector) & DOMESTIC or _NAME.search(words[1:]):
            return ""
        if self._home:
            return self._home
        near = [a.country for m in self._before(mention, NEARBY) for a in self.at(m.span.start) if a.country]
        return Counter(near).most_common(1)[0][0] if near else ""

    def _linked(self, mention: RawMention, least: float) -> tuple[Actor, ...]:
        if mention.antecedent is None or mention.link < least:
            return ()
        return self.at(mention.antecedent)

    def _pronoun(self, mention: RawMention, low: str) -> tuple[Actor, ...]:
        linked = self._linked(mention, 0.0)
        if linked and (low not in PERSON or not _is_state(linked[0])):
            return _there(linked, mention)
        for other in reversed(self._before(mention)):
            actors = self.at(other.span.start)
            if not actors or self._words(other).lower() in PRONOUNS - PERSON:
                continue
            if low in RELATIVE or (low in PERSON) == _is_person(actors[0]) or (low in MANY and len(actors) > 1):
                return _there(actors, mention)
        return ()

    def _two(self, mention: RawMention) -> tuple[Actor, ...]:
        """The last two different actors before "both sides"; states for sides and countries, people for leaders."""
        people = bool(re.search(r"leaders|men|presidents|ministers|pair|duo", self._words(mention), re.IGNORECASE))
        found: list[Actor] = []
        for other in reversed(self._before(mention, sentences=8)):
            for actor in self.at(other.span.start):
                if _is_person(actor) == people and actor.id not in {a.id for a in found}:
                    found.insert(0, replace(actor, span=mention.span))
            if len(found) >= 2:
                return tuple(found[-2:])
        return tuple(found)

    def _nearest_person(self, mention: RawMention, words: str) -> Actor | None:
        office = (_OFFICE.match(words) or [None, ""])[1].lower()
        for other in reversed(self._before(mention, sentences=6)):
            for actor in self.at(other.span.start):
                if _is_person(actor) and office and office in f"{actor.office or ''} {self._words(other)}".lower():
                    return actor
        return None

    def _speaker_around(self, mention: RawMention) -> tuple[Actor, ...]:
        for span, speaker in self._speakers:
            if span.covers(mention.span):
                return _there(self.at(speaker), mention)
        return ()

    def _before(self, mention: RawMention, sentences: int = 3) -> list[RawMention]:
        return [
            m for m in self._mentions
            if m.span.end <= mention.span.start and mention.sentence - m.sentence <= sentences
        ]  # fmt: skip


def _actor(entry: Entry, span: Span) -> Actor:
    return Actor(
        name=entry.name,
        span=span,
        country=entry.country,
        sector=entry.sector,
        id=entry.id,
        office=entry.office,
        conflict=entry.conflict,
    )


def _there(actors: Sequence[Actor], mention: RawMention) -> tuple[Actor, ...]:
    """The same actors, where another mention names them."""
    return tuple(replace(actor, span=mention.span) for actor in actors)


def _slug(country: str, name: str) -> str:
    return f"{country or 'int'}:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}"


def _is_person(actor: Actor) -> bool:
    """Whether an actor is one human being: by office, or by a name of two capitalised words that is no institution."""
    return bool(actor.office) or (
        bool(re.fullmatch(r"(?:[A-ZÀ-Þ][\w.’'\-]*\s?){2,4}", actor.name))
        and ":" in actor.id
        and not re.search(r"Party|Ministry|Forces|Army|Council|Union|Department|Government|House|Congress|Agency|Organi[sz]ation|Nations|State|Court|Group|Front|Movement|Guard|Parliament|Senate|Committee|Commission", actor.name)
    )  # fmt: skip


def _is_state(actor: Actor) -> bool:
    return len(actor.id) == 3
