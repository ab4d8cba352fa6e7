"""A reading as the JSON object that scripts rely on (DESIGN.md, "The contract that scripts rely on").

One function for each part. Every text is cut from the page by its offsets here and nowhere else, so what a script
gets cannot differ from what the page says. `reading.schema.json` beside this module is the same contract as a JSON
Schema; tests hold the two together.
"""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files
from typing import Any, Protocol

from .act import Act, Actor, Condition, Figure, Mention, Must, Quote, Reading, Reporter, When, Where
from .page import Article, Span, Teaser

SCHEMA_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field leaves it."""

Json = dict[str, Any]


class Scale(Protocol):
    """What the contract needs of a codebook; nouns may not import the one that the package ships."""

    def quad(self, type: str) -> str: ...
    def score(self, type: str, mode: str = "") -> float | None: ...
    def cameo(self, type: str, mode: str = "") -> str: ...


def reading_json(reading: Reading, codebook: Scale) -> Json:
    """The contract's object of one page; a skipped page's has no acts and the reason in its outcome.

    `codebook` gives each act's quad class, score (-10 to +10, None without a type) and CAMEO code. Raises ValueError
    for a span outside the page and for two acts at one anchor, which would share an id: both are a reader's bugs.
    """
    article = reading.article
    page_id = article.page.id
    acts = [_act(act, page_id, article.text, codebook) for act in reading.acts]
    if len({act["id"] for act in acts}) < len(acts):
        raise ValueError(f"page {page_id}: two acts have the same anchor, and so the same id")
    return {
        "schema": SCHEMA_VERSION,
        "reader": {
            "version": reading.reader.version,
            "weights": reading.reader.weights,
            "codebook": reading.reader.codebook,
        },
        "document": _document(article),
        "acts": acts,
        "quotes": [_quote(quote, article.text) for quote in reading.quotes],
    }


def schema() -> Json:
    """The contract's JSON Schema (draft 2020-12)."""
    return json.loads(files(__package__).joinpath("reading.schema.json").read_text("utf-8"))


def _bare(span: Span, text: str) -> Json:
    """Offsets alone, in characters."""
    if not 0 <= span.start <= span.end <= len(text):
        raise ValueError(f"{span} is outside the page's {len(text)} characters")
    return {"start": span.start, "end": span.end}


def _cut(span: Span, text: str) -> Json:
    """Offsets and the words between them."""
    return {**_bare(span, text), "text": span.of(text)}


def _cut_or_nulls(span: Span | None, text: str) -> Json:
    """As `_cut`, or the same three fields as nulls, for what has more to say than where it stands."""
    return _cut(span, text) if span else {"start": None, "end": None, "text": None}


def _cut_or_null(span: Span | None, text: str) -> Json | None:
    return _cut(span, text) if span else None


def _document(article: Article) -> Json:
    page, text = article.page, article.text
    return {
        "id": page.id,
        "url": page.url,
        "source": page.source,
        "agency": article.agency,
        "title": _cut_or_null(article.title, text),
        "published": _iso(article.published),
        "language": article.language,
        "section": list(article.section),
        "byline": article.byline,
        "fetched": _iso(page.fetched),
        "hash": page.hash,
        "text": text,
        "body": [_bare(span, text) for span in article.body],
        "teasers": [_teaser(teaser, text) for teaser in article.teasers],
        "outcome": {"status": article.outcome.status, "reason": article.outcome.reason},
    }


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _teaser(teaser: Teaser, text: str) -> Json:
    return {"title": _cut(teaser.title, text)["text"], **_bare(teaser.span, text)}


def _act(act: Act, page_id: str, text: str, codebook: Scale) -> Json:
    return {
        "id": act.id(page_id),
        "anchor": _cut(act.anchor, text),
        "sentence": _bare(act.sentence, text),
        "evidence": _cut(act.evidence, text),
        "actor": [_actor(actor, text) for actor in act.actor],
        "recipient": [_actor(actor, text) for actor in act.recipient],
        "type": act.type,
        "mode": act.mode,
        "context": list(act.context),
        "stance": act.stance,
        "voice": act.voice,
        "ascribed_by": act.ascribed_by,
        "content": _cut_or_null(act.content, text),
        "condition": _condition(act.condition, text) if act.condition else None,
        "modality": act.modality,
        "claimed_by": act.claimed_by,
        "denied_by": act.denied_by,
        "when": _when(act.when, text) if act.when else None,
        "where": _where(act.where, text) if act.where else None,
        "reported_by": _reporter(act.reported_by, text) if act.reported_by else None,
        "figures": [_figure(figure, text) for figure in act.figures],
        "mentions": [_mention(mention, text) for mention in act.mentions],
        "quad": codebook.quad(act.type),
        "score": codebook.score(act.type, act.mode),
        "cameo": codebook.cameo(act.type, act.mode),
        "confidence": act.confidence,
    }


def _actor(actor: Actor, text: str) -> Json:
    return {
        **_cut_or_nulls(actor.span, text),
        "name": actor.name,
        "country": actor.country,
        "sector": list(actor.sector),
        "id": actor.id,
        "office": actor.office,
        "conflict": actor.conflict,
        "basis": actor.basis,
    }


def _condition(condition: Condition, text: str) -> Json:
    return {
        **_cut(condition.span, text),
        "kind": condition.kind,
        "set_by": condition.set_by,
        "same_as": condition.same_as,
        "by_when": condition.by_when,
        "must": _must(condition.must, text) if condition.must else None,
    }


def _must(must: Must, text: str) -> Json:
    who = must.actor
    return {
        "actor": {"name": who.name, "country": who.country, "id": who.id} if who else None,
        "do": must.do,
        "what": _cut_or_null(must.what, text),
    }


def _when(when: When, text: str) -> Json:
    return {
        **_cut_or_nulls(when.span, text),
        "value": when.value,
        "until": when.until,
        "granularity": when.granularity,
        "basis": when.basis,
    }


def _where(where: Where, text: str) -> Json:
    return {
        **_cut_or_nulls(where.span, text),
        "name": where.name,
        "country": where.country,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision,
        "basis": where.basis,
    }


def _reporter(reporter: Reporter, text: str) -> Json:
    return {
        **_cut(reporter.span, text),
        "name": reporter.name,
        "when": _when(reporter.when, text) if reporter.when else None,
    }


def _figure(figure: Figure, text: str) -> Json:
    return {**_cut(figure.span, text), "what": figure.what, "low": figure.low, "high": figure.high}


def _mention(mention: Mention, text: str) -> Json:
    return {"sentence": _bare(mention.sentence, text), "evidence": _cut(mention.evidence, text)}


def _quote(quote: Quote, text: str) -> Json:
    who = quote.speaker
    speaker = {**_cut_or_nulls(who.span, text), "name": who.name, "country": who.country} if who else None
    return {**_cut(quote.span, text), "speaker": speaker}
