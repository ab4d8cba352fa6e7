"""Article → Reading: the encoder's scores become acts with actors, terms, time and place."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .. import __version__
from ..codebook import Codebook
from ..gazetteer import Gazetteer
from ..nouns.act import Act, Actor, Condition, Must, Quote, ReaderInfo, Reading
from ..nouns.page import Article, Span
from .actors import Actors
from .circumstances import SAYING, Circumstances
from .conditions import ANAPHOR, kind_of, what_must_be
from .confidence import confidence, features
from .decode import Decoded, RawAct, RawMention, decode
from .encoder import Encoder, shipped
from .figures import find_figures
from .head import Head
from .quotes import find_quotes
from .repeats import merged
from .sentences import sentence_offsets
from .times import Dates, last_day
from .windows import Windows

_NAMED = re.compile(
    r"(?:demand|refusal|request|insistence|call|threat|offer|proposal|condition|rejection)s?", re.IGNORECASE
)
"""Nouns that name a statement rather than make it."""
SPEAKER = 0.35
"""A quotation's speaker by the encoder's pointer, from this probability; below it the sentence's own words decide."""


class Reader:
    """Reads articles. Loading takes a second; one reader serves any number of pages."""

    def __init__(
        self, encoder: Encoder | None = None, gazetteer: Gazetteer | None = None, head: Head | None = None
    ) -> None:
        """`head` gives acts the types of a user's own codebook instead of PLOVER's."""
        self.encoder = encoder or shipped()
        self.gazetteer = gazetteer or Gazetteer.own()
        self.plover = Codebook.load()
        self.head = head
        self.codebook = head.book() if head else self.plover
        self.windows = Windows(self.encoder.tokenizer)
        self.info = ReaderInfo(__version__, self.encoder.checksum, self.codebook.name)

    @property
    def threshold(self) -> float:
        """Entries below this confidence are shown on demand only: best F1 at a precision of 0.70 or more."""
        return float(self.encoder.calibration["threshold"])

    def read(self, article: Article) -> Reading:
        """Every act and quotation of the article's body; nothing of a page that was skipped."""
        if article.outcome.status != "read":
            return Reading(article, self.info)
        return Pass(self, article).reading()


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped reader, loaded once."""
    return Reader()


def reader_with(head: Path) -> Reader:
    """The shipped reader with a user's own head (reading/head.py). Raises UsageError when that is none."""
    encoder = shipped()
    return Reader(encoder, head=Head.load(head, encoder))


class Pass:
    """One article on its way through the reader."""

    def __init__(self, reader: Reader, article: Article) -> None:
        self.reader, self.article, self.text = reader, article, article.text
        self.sentences = [
            Span(a, b) for p in article.body for a, b in sentence_offsets(self.text, p.start, p.end, paragraph=True)
        ]
        self.quotes = find_quotes(self.text, article.body)
        self.dates = Dates(article.published)
        home = self._home()
        self.circumstances = Circumstances(article, self.dates, reader.gazetteer, home)
        self.raw, mentions, self.pointed = self._scores()
        self.crowd = Counter(raw.sentence for raw in self.raw)
        self._sides: dict[Span, tuple[tuple[Actor, ...], tuple[Actor, ...]]] = {}
        self.speakers = self._speakers(mentions)
        self.actors = Actors(
            self.text, mentions, reader.gazetteer, article.published, home,
            [(q, s) for q, s in zip(self.quotes, self.speakers, strict=True) if s is not None],
        )  # fmt: skip

    def reading(self) -> Reading:
        acts = [self._act(raw) for raw in self.raw]
        quotes = tuple(
            Quote(span, next(iter(self.actors.at(start)), None) if start is not None else None)
            for span, start in zip(self.quotes, self.speakers, strict=True)
        )
        acts = [self._voiced(act, acts) for act in acts]
        together = merged(sorted(acts, key=lambda act: act.anchor), self.text, self.article.page.id)
        return Reading(self.article, self.reader.info, tuple(together), quotes, dt.datetime.now(dt.UTC))

    def _scores(self) -> tuple[list[RawAct], list[RawMention], dict[int, list[tuple[int, float]]]]:
        title = self.article.title
        windows = self.reader.windows.cut(
            self.text, [(s.start, s.end) for s in self.sentences], (title.start, title.end) if title else None
        )
        starts = {q.start for q in self.quotes}
        acts: list[RawAct] = []
        mentions: dict[int, RawMention] = {}
        pointed: dict[int, list[tuple[int, float]]] = {}
        for window in windows:
            found: Decoded = decode(
                window, self.reader.encoder.run(window), self.reader.plover, starts, self.reader.head
            )
            acts += found.acts
            pointed |= found.speakers
            for mention in found.mentions:  # as context a mention is seen a second time: the first sight stays
                mentions.setdefault(mention.span.start, mention)
        return acts, sorted(mentions.values(), key=lambda m: m.span), pointed

    def _home(self) -> str:
        dateline = self.article.dateline
        if not dateline:
            return ""
        words = re.split(r"[(,:—–-]", dateline.of(self.text))[0].strip()
        place = self.reader.gazetteer.place(words.title() if words.isupper() else words)
        return place.country if place else ""

    # Quotations

    def _speakers(self, mentions: Sequence[RawMention]) -> list[int | None]:
        """The start of the speaker's mention for each quotation, None where the article does not say."""
        found: list[int | None] = []
        for i, quote in enumerate(self.quotes):
            pointed = self.pointed.get(quote.start, [])
            outside = [p for p in pointed if not self._quoted(p[0])]
            if outside and outside[0][1] >= SPEAKER:
                found.append(outside[0][0])
                continue
            beside = self._beside(quote, mentions)
            if beside is None and i and self._goes_on(self.quotes[i - 1], quote):
                beside = found[-1]
            found.append(beside if beside is not None else (outside[0][0] if outside else None))
        return found

    def _beside(self, quote: Span, mentions: Sequence[RawMention]) -> int | None:
        """The mention nearest to a verb of saying in the quotation's own sentences, outside all quotation marks."""
        first, last = self._sentence(quote.start), self._sentence(quote.end - 1)
        near = [
            m for m in mentions
            if first.start <= m.span.start < last.end and not self._quoted(m.span.start)
        ]  # fmt: skip
        verbs = SAYING.finditer(self.text, first.start, last.end)
        said = [verb.start() for verb in verbs if not self._quoted(verb.start())]
        if not near or not said:
            return None
        return min(near, key=lambda m: min(abs(m.span.start - at) for at in said)).span.start

    def _quoted(self, offset: int) -> bool:
        return any(quote.start <= offset < quote.end for quote in self.quotes)

    def _goes_on(self, before: Span, quote: Span) -> bool:
        """Whether a quotation goes on where the one before it stopped: same paragraph, or the next one."""
        return self.text.count("\n\n", before.end, quote.start) <= 1 and quote.start - before.end < 400

    # Acts

    def _sentence(self, offset: int) -> Span:
        return next((s for s in self.sentences if s.start <= offset < s.end), Span(offset, offset))

    def _act(self, raw: RawAct) -> Act:
        sentence = self.sentences[raw.sentence]
        actor, recipient = self.sides(raw)
        content = raw.spans.get("what")
        condition = self._condition(raw, actor, recipient)
        reporter = self.circumstances.reporter(raw, sentence)
        sure = confidence(self.features(raw), self.reader.encoder.calibration)
        claimed = [a for start, _ in raw.roles["claimed"] for a in self.actors.at(start)]
        return Act(
            anchor=raw.anchor,
            sentence=sentence,
            evidence=self._evidence(raw, sentence, actor, recipient, condition),
            type=raw.type,
            stance=raw.stance,
            mode=raw.mode,
            context=self.reader.codebook.contexts(sentence.of(self.text), raw.type, raw.mode),
            actor=actor,
            recipient=recipient,
            voice=raw.voice,
            content=content,
            condition=condition,
            modality=raw.modality,
            claimed_by=claimed[0].id if claimed else None,
            when=self.circumstances.when(raw, reporter, sentence),
            where=self.circumstances.where(raw, actor, recipient),
            reported_by=reporter,
            figures=find_figures(self.text, sentence) if raw.type in ("ASSAULT", "COERCE") else (),
            confidence=round(sure, 3),
        )

    def sides(self, raw: RawAct) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Who acts, and who receives."""
        if raw.anchor not in self._sides:  # the entry asks, and its confidence too
            actor = self._filling(raw, "actor")
            recipient = tuple(a for a in self._filling(raw, "recipient") if _can_receive(a, actor))
            self._sides[raw.anchor] = actor, recipient
        return self._sides[raw.anchor]

    def features(self, raw: RawAct) -> dict[str, float]:
        """What the confidence of an act follows from."""
        actor, recipient = self.sides(raw)
        return features(raw, actor, recipient, self.sentences[raw.sentence], self.crowd[raw.sentence])

    def _voiced(self, act: Act, acts: Sequence[Act]) -> Act:
        """A demand or refusal named with a possessive inside another side's words ("if Washington drops its demand") is
        ascribed: that side has not been heard saying it."""
        if not act.stance or act.voice != "own" or not _NAMED.fullmatch(act.anchor.of(self.text)):
            return act
        own = {a.id for a in act.actor}
        for other in acts:
            held = [span for span in (other.content, other.condition and other.condition.span) if span]
            if own and own.isdisjoint(a.id for a in other.actor) and any(span.covers(act.anchor) for span in held):
                return replace(act, voice="ascribed")
        return act

    def _filling(self, raw: RawAct, role: str) -> tuple[Actor, ...]:
        found: list[Actor] = []
        for start, _ in sorted(raw.roles[role]):
            found += [a for a in self.actors.at(start) if a.id not in {b.id for b in found}]
        return tuple(self.actors.inside(a, self.sentences[raw.sentence], raw.anchor.start) for a in found)

    def _evidence(
        self,
        raw: RawAct,
        sentence: Span,
        actor: Sequence[Actor],
        recipient: Sequence[Actor],
        condition: Condition | None,
    ) -> Span:
        """The clause: from the first to the last of the act's parts that stand in its sentence."""
        parts = [raw.anchor, raw.spans.get("what"), condition and condition.span]
        parts += [a.span for a in (*actor, *recipient)]
        inside = [p for p in parts if p and sentence.covers(p)]
        return Span(min(p.start for p in inside), max(p.end for p in inside))

    def _condition(self, raw: RawAct, actor: Sequence[Actor], recipient: Sequence[Actor]) -> Condition | None:
        span = raw.spans.get("if")
        if span is None or not raw.stance:
            return None
        kind = kind_of(span.of(self.text))
        if kind is None:
            return None
        # Whoever only owns what is asked for ("the crew's freedom") is not the one who has to act.
        named = self.actors.named(span.start, span.end)
        inside = [a for a in named if a.span and not self.text.startswith(("’s", "'s"), a.span.end)]
        who = inside[0] if inside else next(iter(recipient), None)
        do, what = what_must_be(self.text, span, kind, inside[0].span if inside else None)
        must = None if kind == "none" or ANAPHOR.search(span.of(self.text)) else Must(who, do, what)
        deadline = next(iter(self.dates.find(self.text, span.start, span.end)), None)
        by_when = self.dates.resolve(self.text, deadline, ahead=True) if deadline else None
        return Condition(
            span,
            kind,
            set_by=actor[0].id if actor else None,
            by_when=(by_when.until or last_day(by_when.value).isoformat()) if by_when and by_when.value else None,
            must=must,
        )


def _can_receive(recipient: Actor, actors: Sequence[Actor]) -> bool:
    """Not the actor himself, not the state that he speaks for, and not the media that he tells it to."""
    own = {a.id for a in actors} | {a.country for a in actors if {"GOV", "MIL"} & set(a.sector)}
    return recipient.id not in own and recipient.sector != ("JRN",)
