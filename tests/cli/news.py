"""Two invented pages and a stand-in reader that knows what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from detente.nouns.act import Act, Actor, ReaderInfo, Reading
from detente.nouns.page import Article
from tests import build

OFFER = """Oslo Offers Talks if Iceland Frees Trawler

Norway offered on Monday to resume talks with Iceland, but only if Reykjavik releases the trawler Havbris. Foreign \
Minister Jonas Dahl said that Norway would never give up its mackerel quota, which Reykjavik wants cut. Denmark urged both countries to settle \
the mackerel quota. Two fishermen were detained in Bergen.
"""
ANSWER = """Iceland Rejects Offer of Talks

Iceland rejected the Norwegian offer on Thursday and demanded that Oslo cut its mackerel quota by half. Prime \
Minister Sunna Ketilsdottir called the seizure of the trawler a disgrace. Fishing crews waited in Reykjavik for news.
"""
HOSTILE = """Port Closed \x1b[31mAgain\x1b]0;owned\x07

Norway demanded [bold red]that Iceland[/] =HYPERLINK("http://x") reopen the port of \u202egnoR and pay \x9b2Jat once \
for everything that was lost there since the spring.
"""

NORWAY, ICELAND, DENMARK = "Norway|Norway|NOR|GOV", "Iceland|Iceland|ISL|GOV", "Denmark|Denmark|DNK|GOV"
ACTS = {
    OFFER: [
        build.act(
            "offered", "AGREE", "offer", by=NORWAY, to="Iceland#2|Iceland|ISL|GOV", what="resume talks with Iceland",
            condition="only if Reykjavik releases the trawler Havbris", confidence=0.9,
        ),
        build.act(
            "said", "REJECT", "refusal", by="Jonas Dahl|Jonas Dahl|NOR|GOV", confidence=0.7,
            what="Norway would never give up its mackerel quota",
        ),
        build.act(
            "wants", "REQUEST", "demand", by="Reykjavik#2|Iceland|ISL|GOV", to="|Norway|NOR|GOV", what="its mackerel quota",
            confidence=0.8, voice="ascribed",
        ),
        build.act(
            "urged", "REQUEST", "demand", by=DENMARK, to=("Norway|Norway|NOR|GOV", "Iceland|Iceland|ISL|GOV"),
            what="settle the mackerel quota", confidence=0.88,
        ),
        build.act("detained", "COERCE", to="Two fishermen|fishermen||CVL", confidence=0.55, where="Bergen|Bergen|NOR"),
        build.act("settle", "CONSULT", confidence=0.1),
    ],
    ANSWER: [
        build.act("rejected", "REJECT", "refusal", by=ICELAND, to="Norwegian|Norway|NOR|GOV", what="the Norwegian offer"),
        build.act(
            "demanded", "REQUEST", "demand", by=ICELAND, to="Oslo|Norway|NOR|GOV", what="Oslo cut its mackerel quota by half"
        ),
        build.act(
            "called", "ACCUSE", "criticism", by="Sunna Ketilsdottir|Sunna Ketilsdottir|ISL|GOV",
            what="the seizure of the trawler a disgrace", to="|Norway|NOR|GOV",
        ),
    ],
    HOSTILE: [
        build.act(
            "demanded", "REQUEST", "demand", by=NORWAY, to=ICELAND, confidence=0.9,
            what='=HYPERLINK("http://x") reopen the port of \u202egnoR and pay \x9b2Jat once',
        )
    ],
}  # fmt: skip
THRESHOLD = 0.5


def stateful(actor: Actor) -> Actor:
    """With the ISO code as id where the actor is the state itself, as the gazetteer has it."""
    return replace(actor, id=actor.country) if actor.name in ("Norway", "Iceland", "Denmark") else actor


def known(act: Act) -> Act:
    return replace(act, actor=tuple(map(stateful, act.actor)), recipient=tuple(map(stateful, act.recipient)))


class StandIn:
    """A reader that gives the entries written above, and none for any other page."""

    def __init__(self, read: Callable[[Article], Any] | None = None) -> None:
        self.codebook = build.codebook()
        self.threshold = THRESHOLD
        self.info = ReaderInfo("0.0-test", "0" * 12)
        self._first = read

    def read(self, article: Article) -> Reading:
        if self._first:
            self._first(article)
        if article.outcome.status != "read":
            return Reading(article, self.info)
        acts = tuple(known(made(article.text)) for made in ACTS.get(article.text, []))
        return Reading(article, self.info, acts)
