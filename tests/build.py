"""Builds what tests need by words: no offsets are counted and no weights are loaded.

    found = reading("Kim rejected talks with Seoul.", [
        act("rejected", "REJECT.meet", "refusal", by="Kim|Kim Jong Un|PRK|GOV", to="Seoul|South Korea|KOR|GOV",
            what="talks with Seoul")])

Words are looked for in the text and become spans; ``"said#2"`` means the second place where they stand. A
participant is ``words|name|country|sector``, the last ones optional and the name then the words; with no words
(``|Kim Jong Un|PRK``) it is only implied. Several are a tuple. Words that are not in the text are an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from detente.codebook import Codebook
from detente.nouns.act import Act, Actor, Condition, Mention, Quote, ReaderInfo, Reading, Reporter, When, Where
from detente.nouns.contract import reading_json
from detente.nouns.page import Article, Outcome, Page, Span, Teaser

ActSpec = Callable[[str], Act]

READER = ReaderInfo(version="0.0-test", weights="0" * 12)


def span(text: str, words: str) -> Span:
    """Where the words stand: the first place, or the one that ``#2`` asks for."""
    plain, _, nth = words.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = text.find(plain, start + 1)
    assert plain and start >= 0, f"{words!r} is not in {text!r}"
    return Span(start, start + len(plain))


def sentence(text: str, inside: Span) -> Span:
    """The sentence around a span: up to the next full stop, question or exclamation mark before a blank."""
    ends = [m.end() for m in re.finditer(r"[.?!]+(?=\s|$)", text)] + [len(text)]
    starts = [0] + [m.end() for m in re.finditer(r"[.?!]+\s+|\n+", text)]
    return Span(max(s for s in starts if s <= inside.start), min(e for e in ends if e >= inside.end))


def actor(text: str, spec: str) -> Actor:
    words, name, country, sector = (spec.split("|") + [""] * 4)[:4]
    name = name or words.partition("#")[0]
    return Actor(
        name=name,
        span=span(text, words) if words else None,
        country=country,
        sector=tuple(sector.split()),
        id=re.sub(r"\W+", "-", name.lower()),
        basis="text" if words else "implied",
    )


def act(
    anchor: str,
    kind: str = "",
    stance: str = "",
    *,
    by: str | Sequence[str] = (),
    to: str | Sequence[str] = (),
    what: str | None = None,
    condition: str | None = None,
    condition_kind: str = "only_if",
    set_by: str | None = None,
    when: str | None = None,
    where: str | None = None,
    reported_by: str | None = None,
    again: str | None = None,
    evidence: str | None = None,
    confidence: float = 0.9,
    **fields: Any,
) -> ActSpec:
    """An act to be found in a text. `kind` is ``TYPE`` or ``TYPE.mode``; `when` a date's value (its basis then is
    publication, it has no words) and `where` ``words|name|country``; other fields go to `Act` as they are."""

    def build(text: str) -> Act:
        at = span(text, anchor)
        around = sentence(text, at)
        type_, _, mode = kind.partition(".")
        place = (where.split("|") + ["", ""])[:3] if where else None
        again_at = span(text, again) if again else None
        return Act(
            anchor=at,
            sentence=around,
            evidence=span(text, evidence) if evidence else around,
            type=type_,
            mode=mode,
            stance=stance,
            actor=tuple(actor(text, spec) for spec in _several(by)),
            recipient=tuple(actor(text, spec) for spec in _several(to)),
            content=span(text, what) if what else None,
            condition=Condition(span(text, condition), condition_kind, set_by) if condition else None,
            when=When(value=when, granularity=_granularity(when), basis="publication") if when else None,
            where=Where(place[1] or place[0], span(text, place[0]), place[2]) if place else None,
            reported_by=Reporter(span(text, reported_by), reported_by) if reported_by else None,
            mentions=(Mention(sentence(text, again_at), again_at),) if again_at else (),
            confidence=confidence,
            **fields,
        )

    return build


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _granularity(value: str) -> str:
    return {4: "year", 7: "month", 10: "day"}[len(value)]


def page(text: str, **fields: Any) -> Page:
    return Page(text=text, origin=fields.pop("origin", "page.txt"), **fields)


def article(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    teasers: Sequence[str] = (),
    skipped: str | None = None,
    url: str | None = None,
    source: str | None = None,
    **fields: Any,
) -> Article:
    """An article whose body is the whole text; `skipped` is the reason why it was not read."""
    return Article(
        page=page(text, url=url, source=source),
        title=span(text, title) if title else None,
        body=() if skipped else (Span(0, len(text)),),
        teasers=tuple(Teaser(span(text, words), span(text, words)) for words in teasers),
        published=dt.date.fromisoformat(published) if published else None,
        outcome=Outcome("skipped", skipped) if skipped else Outcome(),
        **fields,
    )


def reading(
    text: str, acts: Sequence[ActSpec] = (), *, quotes: Sequence[str] = (), version: str = READER.version, **fields: Any
) -> Reading:
    """A reading of the text by hand. `quotes` are ``words`` or ``words=participant``; other fields go to `article`."""
    parts = [quote.partition("=") for quote in quotes]
    return Reading(
        article=article(text, **fields),
        reader=ReaderInfo(version, READER.weights),
        acts=tuple(build(text) for build in acts),
        quotes=tuple(Quote(span(text, words), actor(text, who) if who else None) for words, _, who in parts),
    )


@cache
def codebook() -> Codebook:
    """The shipped one, loaded once for all tests."""
    return Codebook.load()


def contract(text: str, acts: Sequence[ActSpec] = (), **fields: Any) -> dict[str, Any]:
    """The contract's object of `reading` with the same arguments."""
    return reading_json(reading(text, acts, **fields), codebook())


def reading_of(article: Article, acts: Sequence[ActSpec]) -> dict[str, Any]:
    """The contract's object of an article as `to_article` made it, with these acts."""
    return reading_json(Reading(article, READER, tuple(build(article.text) for build in acts)), codebook())
