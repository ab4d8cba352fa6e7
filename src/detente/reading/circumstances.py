"""Who reports an act, when it was, and where: of its own words, and of the page where they leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..gazetteer import Gazetteer
from ..nouns.act import Actor, Reporter, When, Where
from ..nouns.page import Article, Span
from .decode import RawAct
from .times import Dates

SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|according to|wrote|writes|tweeted|warned|called|insisted|asked|stated|declared|noted|argued|replied|explained|continued|announced|urged|saying|quoted)\b",
    re.IGNORECASE,
)  # fmt: skip
LONGEST_REPORTER = 70
"""Characters of a reporter's words; more is a whole clause, and no reporter."""
DATED = 60
"""Characters between an anchor and a date, up to which that dates the act."""
OWNED = 20
"""Characters behind "Friday's" within which its noun stands."""
_OF_THE_DAY = re.compile(r"\b(?:hours?|noon|midday|night|midnight|morning|afternoon|evening|dawn|dusk|[ap]\.?m\.?)\b", re.IGNORECASE)  # fmt: skip
"""Words that tell the hour and leave the day open: it is the page's."""
REPORT_TIME = 30
"""Characters within which a date follows or precedes the reporter's words and so dates the report."""
_PREPOSITION = re.compile(r"^(?:in|at|on|near|outside|inside|over|across|from|to|around|off|into|along|within)\s+(?:the\s+)?", re.IGNORECASE)  # fmt: skip


class Circumstances:
    """The circumstances of one article's acts. `home` is the country it reports from, or ""."""

    def __init__(self, article: Article, dates: Dates, gazetteer: Gazetteer, home: str) -> None:
        self._text, self._published = article.text, article.published
        self._dates, self._gazetteer, self._home = dates, gazetteer, home

    def reporter(self, raw: RawAct, sentence: Span) -> Reporter | None:
        span = raw.spans.get("by")
        if span is None or not sentence.covers(span) or span.end - span.start > LONGEST_REPORTER:
            return None
        near = [
            s for s in self._dates.find(self._text, sentence.start, sentence.end)
            if 0 <= s.start - span.end <= REPORT_TIME or 0 <= span.start - s.end <= REPORT_TIME
        ]  # fmt: skip
        when = self._dates.resolve(self._text, near[0]) if near else None
        entry = self._gazetteer.find(span.of(self._text), self._published)
        return Reporter(span, entry.name if entry else span.of(self._text), when)

    def when(self, raw: RawAct, reporter: Reporter | None, sentence: Span) -> When | None:
        """The act's own date: of its own words, else of a deed the date beside it. Without one, what happened or goes on
        has the publication date, marked as that fall-back."""
        reported = reporter.when.span if reporter and reporter.when else None
        words = raw.spans.get("when")
        if words and reported and reported.overlaps(words):
            words = None
        ahead = raw.modality == "planned"
        if words:
            inner = self._dates.find(self._text, words.start, words.end)
            if inner:
                return replace(self._dates.resolve(self._text, inner[0], ahead), span=words)
            if not _OF_THE_DAY.search(words.of(self._text)):
                return When(span=words)
        elif not raw.stance:
            dates = [d for d in self._dates.find(self._text, sentence.start, sentence.end) if d != reported]
            beside = [d for d in dates if self._beside_anchor(raw, d)]
            if beside:
                nearest = min(beside, key=lambda d: abs(d.start - raw.anchor.start))
                return self._dates.resolve(self._text, nearest, ahead)
        published = self._published
        if published and raw.modality in ("happened", "ongoing"):
            return When(words, published.isoformat(), None, "day", "publication")
        return When(span=words) if words else None

    def _beside_anchor(self, raw: RawAct, date: Span) -> bool:
        """Whether a date stands near the anchor, with no verb of saying between ("said on Monday" dates the saying), and
        is not another noun's ("Friday's summit")."""
        between = self._text[min(raw.anchor.end, date.end) : max(raw.anchor.start, date.start)]
        others = self._text.startswith(("’s", "'s"), date.end) and not 0 < raw.anchor.start - date.end < OWNED
        return len(between) <= DATED and not SAYING.search(between) and not others

    def where(self, raw: RawAct, actor: Sequence[Actor], recipient: Sequence[Actor]) -> Where | None:
        """The act's place; one that the gazetteer lacks keeps its words where a preposition stands before a name."""
        span = raw.spans.get("where")
        if span is None:
            return None
        near = [a.country for a in (*recipient, *actor) if a.country] + ([self._home] if self._home else [])
        words = _PREPOSITION.sub("", span.of(self._text))
        names = [words, *re.findall(r"[A-ZÀ-Þ][\w’'\-]*(?:\s+[A-ZÀ-Þ][\w’'\-]*)*", words)]
        for name in names:
            place = self._gazetteer.place(name, near)
            if place:
                return Where(place.name, span, place.country, place.lat, place.lon, place.precision)
        placed = words != span.of(self._text) and any(c.isupper() for c in words)
        return Where(words, span) if placed else None
