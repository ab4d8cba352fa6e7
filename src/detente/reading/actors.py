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
from .mention_words import (
    ADDRESS,
    ADMINISTRATION,
    ARTICLE,
    DOMESTIC,
    FIRST,
    FORMER,
    FRAGMENTS,
    FROM,
    HALF,
    KOREAS,
    MANY,
    NAME,
    NAME_BEHIND,
    NEARBY,
    NOBODY,
    NOUN_LINK,
    OFFICE,
    OFFICE_NEARBY,
    PARTY_TAG,
    PERSON,
    PREFIXED,
    PRONOUNS,
    RELATIVE,
    STATEMENT,
    TWO,
)
from .participants import id_of, in_office, is_person, is_state, of_entry, seen_at


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

    def inside(self, actor: Actor, sentence: Span, anchor: int) -> Actor:
        """`actor` where the sentence of an act names him too: his mention nearest to the anchor."""
        if actor.span is None or sentence.covers(actor.span):
            return actor
        here = [
            found.span
            for mention in self._mentions
            if sentence.covers(mention.span)
            for found in self.at(mention.span.start)
            if found.id == actor.id and found.span
        ]
        return replace(actor, span=min(here, key=lambda span: abs(span.start - anchor))) if here else actor

    def named(self, start: int, end: int) -> list[Actor]:
        """Every actor mentioned in ``text[start:end]``, in order."""
        return [a for m in self._mentions if start <= m.span.start and m.span.end <= end for a in self.at(m.span.start)]

    def _words(self, mention: RawMention) -> str:
        # The encoder cuts "pro-democracy protesters" at the hyphen; "US-led" it cuts where it should.
        whole = PREFIXED.match(self._text, mention.span.start)
        end = max(mention.span.end, whole.end()) if whole else mention.span.end
        words = re.sub(r"\s+", " ", self._text[mention.span.start : end])
        return PARTY_TAG.sub("", words).strip(" ,;:“”\"'’")

    def _collect_names(self) -> None:
        """Full names of the article by their last and first parts, so that short names find them wherever they stand.
        A name in full says who "Mr Johnson" is, wherever it stands; so those come first."""
        for mention in sorted(self._mentions, key=lambda m: len(NAME.findall(ADDRESS.sub("", self._words(m)))) < 2):
            words = self._words(mention)
            if words.lower() in PRONOUNS:
                continue
            entry = self._gazetteer.find(words, self._published)
            if entry is None:
                continue
            parts = NAME.findall(entry.name)
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
        if low in FRAGMENTS or ARTICLE.sub("", low) in NOBODY:
            return ()
        if low in FIRST:
            return self._speaker_around(mention)
        if low in PRONOUNS:
            return self._pronoun(mention, low)
        if KOREAS.search(words):
            koreas = [self._gazetteer.state(code) for code in ("KOR", "PRK")]
            return tuple(of_entry(state, mention.span) for state in koreas if state)
        if (half := HALF.match(words)) and (korea := self._korea(half[1])):
            return (of_entry(korea, mention.span),)
        if TWO.match(words):
            return self._two(mention)
        if states := self._listed(mention, words):
            return states
        return self._named(mention, words)

    def _korea(self, half: str) -> Entry | None:
        """Which Korea "the North" is, in an article that has named one."""
        if not any("Korea" in self._words(other) for other in self._mentions):
            return None
        return self._gazetteer.state("PRK" if half == "North" else "KOR")

    def _listed(self, mention: RawMention, words: str) -> tuple[Actor, ...]:
        """The two states of "US and South Korean proposals", "Washington and Seoul", read as one mention."""
        one, both, other = ARTICLE.sub("", words).partition(" and ")
        first = self._gazetteer.find(one, self._published) if both else None
        second = self._gazetteer.country_in(other) if first and first.kind == "state" else ""
        state = self._gazetteer.state(second) if second and second != first.country else None
        if state is None or self._gazetteer.sector_in(other):  # "US and South Korean forces" are no governments
            return ()
        return of_entry(first, mention.span), of_entry(state, mention.span)

    def _named(self, mention: RawMention, words: str) -> tuple[Actor, ...]:
        bare = ARTICLE.sub("", words)
        if STATEMENT.search(words) and (state := self._gazetteer.state(self._gazetteer.country_in(words))):
            return (of_entry(state, mention.span),)
        own_name = bool(NAME.search(bare)) and not bare.islower()
        short = ADDRESS.sub("", bare)
        known = self._people.get(short.lower()) if own_name and len(short.split()) == 1 else None
        if known is None and own_name:
            known = self._acronyms.get(bare)
        if not own_name and (named := self._apposition(mention)):
            return named
        entry = self._find(words)
        if known and (entry is None or not entry.country or entry.kind == "person"):
            return (of_entry(known, mention.span),)
        if not own_name and (entry is None or not entry.country):
            linked = self._linked(mention, NOUN_LINK)
            if linked:
                return seen_at(linked, mention)
            if OFFICE.match(words):
                person = self._nearest_person(mention, words)
                if person:
                    return (replace(person, span=mention.span),)
        if entry is None:
            return (self._unknown(mention, bare or words),)
        actor = of_entry(entry, mention.span)
        if not actor.country and (country := self._marked(mention, words)):
            actor = replace(actor, country=country, id=id_of(country, actor.name))
        if not actor.country and entry.kind == "person" and (last := NAME.findall(entry.name)):
            fuller = self._people.get(last[-1].lower())
            if fuller and fuller.country:
                return (of_entry(fuller, mention.span),)
        if not actor.country:
            actor = replace(actor, country=self._country_of(mention, words, actor.sector))
        return (actor,)

    def _marked(self, mention: RawMention, words: str) -> str:
        """The country that a name's own words give away: an American party tag, or where somebody is from."""
        if PARTY_TAG.search(mention.span.of(self._text)):
            return "USA"
        place = self._gazetteer.place(found[1].strip()) if (found := FROM.search(words)) else None
        return place.country if place else ""

    def _apposition(self, mention: RawMention) -> tuple[Actor, ...]:
        """The name that a noun is given right behind it ("a spokesman, Kim Eui-kyeom") or before it ("Kim, a spokesman")."""
        behind = NAME_BEHIND.match(self._text, mention.span.end)
        if behind:
            entry = self._gazetteer.find(behind[1], self._published)
            if entry and entry.kind == "person":
                actor = of_entry(entry, mention.span)
                words = self._words(mention)
                country = actor.country or self._gazetteer.country_in(words)
                sector = actor.sector or self._gazetteer.sector_in(words)
                return (
                    replace(
                        actor,
                        country=country,
                        sector=sector,
                        id=entry.id if actor.country else id_of(country, actor.name),
                    ),
                )
        for other in reversed(self._before(mention, sentences=0)):
            if self._text[other.span.end : mention.span.start] == ", " and self._words(mention).lower().startswith(
                ("a ", "an ", "the ")
            ):
                return seen_at(self.at(other.span.start), mention)
            break
        return ()

    def _find(self, words: str) -> Entry | None:
        """The gazetteer's entry by the article's date. An undated page that calls somebody former who holds the office
        now is old or wrong: the clash is noted too."""
        entry = self._gazetteer.find(words, self._published)
        if entry and self._published is None and FORMER.match(words):
            now = self._gazetteer.find(words, dt.date.today())
            if now and now.conflict:
                return replace(entry, office=now.office, conflict=now.conflict)
        return entry

    def _unknown(self, mention: RawMention, name: str) -> Actor:
        sector = self._gazetteer.sector_in(name)
        country = self._gazetteer.country_in(name) or self._country_of(mention, name, sector)
        return Actor(name=name, span=mention.span, country=country, sector=sector, id=id_of(country, name))

    def _country_of(self, mention: RawMention, words: str, sector: tuple[str, ...]) -> str:
        """Whose a bare noun such as "police" is: of the country the report comes from, else of the one that the
        sentences around speak of most; unknown for all else."""
        if ADMINISTRATION.search(words) and not NAME.search(words[1:]):
            return "USA"
        if not set(sector) & DOMESTIC or re.search(r"[A-ZÀ-Þ][a-zà-þ]{2}", words[1:]):
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
        if linked and (low not in PERSON or not is_state(linked[0])):
            return seen_at(linked, mention)
        for other in reversed(self._before(mention)):
            actors = self.at(other.span.start)
            if not actors or self._words(other).lower() in PRONOUNS - PERSON:
                continue
            if low in RELATIVE or (low in PERSON) == is_person(actors[0]) or (low in MANY and len(actors) > 1):
                return seen_at(actors, mention)
        return ()

    def _two(self, mention: RawMention) -> tuple[Actor, ...]:
        """The last two different actors before "both sides"; states for sides and countries, people for leaders."""
        people = bool(re.search(r"leaders|men|presidents|ministers|pair|duo", self._words(mention), re.IGNORECASE))
        found: list[Actor] = []
        for other in reversed(self._before(mention, sentences=8)):
            for actor in self.at(other.span.start):
                if (in_office(actor) if people else not is_person(actor)) and actor.id not in {a.id for a in found}:
                    found.insert(0, replace(actor, span=mention.span))
            if len(found) >= 2:
                return tuple(found[-2:])
        return tuple(found)

    def _nearest_person(self, mention: RawMention, words: str) -> Actor | None:
        office = (OFFICE.match(words) or [None, ""])[1].lower()
        for other in reversed(self._before(mention, sentences=OFFICE_NEARBY)):
            for actor in self.at(other.span.start):
                if is_person(actor) and office and office in f"{actor.office or ''} {self._words(other)}".lower():
                    return actor
        return None

    def _speaker_around(self, mention: RawMention) -> tuple[Actor, ...]:
        for span, speaker in self._speakers:
            if span.covers(mention.span):
                return seen_at(self.at(speaker), mention)
        return ()

    def _before(self, mention: RawMention, sentences: int = 3) -> list[RawMention]:
        return [
            m for m in self._mentions
            if m.span.end <= mention.span.start and mention.sentence - m.sentence <= sentences
        ]  # fmt: skip
