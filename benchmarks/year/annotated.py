"""The development dispute as a perfect reader would give it: annotated acts as readings.

    python -m benchmarks.year.annotated check [PAGE ...]     what does not add up in the marks

``tumbes/marks/PAGE.txt`` holds a page's marks as training/CODING.md describes them, kind and must of conditions too.
What stories, positions and deadlocks come to on these readings is the rules' own share of the figures; the rest is
the reader's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache

from training.annotation.marks import Report, parse

from detente.gazetteer import Gazetteer
from detente.nouns.act import Act, Actor, Condition, Must, Quote, ReaderInfo, Reading, When
from detente.nouns.page import Article, Page, Span
from detente.pages import to_article
from detente.reading.conditions import kind_of
from detente.reading.sentences import sentence_offsets
from detente.reading.times import Dates, last_day

from .corpus import HERE, Dispute, Told, load

ANNOTATED = HERE / "tumbes"
INFO = ReaderInfo("annotated", "annotated")


def article_of(dispute: Dispute, told: Told) -> Article:
    return to_article(Page(told.text, f"{dispute.name}/{told.id}", source=told.source, published=told.published))


def report_of(article: Article, page: str) -> Report:
    """A page's marks, parsed against its article's sentences."""
    spans = [
        (a, b) for p in article.body for a, b in sentence_offsets(article.text, p.start, p.end, paragraph=True)
    ]  # fmt: skip
    return parse((ANNOTATED / "marks" / f"{page}.txt").read_text("utf-8"), Report(article.text, spans))


def reading_of(article: Article, page: str) -> Reading:
    """What a reader that makes no mistake would find on the page."""
    report = report_of(article, page)
    found = _Annotated(article, report)
    quotes = tuple(
        Quote(Span(start, start + 1), found.actor(number, start) if number else None) for start, number in report.quotes
    )
    return Reading(article, INFO, tuple(found.acts()), quotes)


class _Annotated:
    """One page's annotation on its way to acts."""

    def __init__(self, article: Article, report: Report) -> None:
        self.article, self.report, self.text = article, report, article.text
        self.dates = Dates(article.published)

    def acts(self) -> Iterator[Act]:
        for act in sorted(self.report.acts, key=lambda found: found["anchor"]):
            if not act.get("again"):
                yield self._act(act)

    def actor(self, number: int, near: int) -> Actor:
        """The actor of this number where a mention stands nearest; the gazetteer's id where it knows the name."""
        about = self.report.actors[number]
        mentions = [Span(a, b) for a, b, who in self.report.mentions if number in who]
        span = min(mentions, key=lambda m: abs(m.start - near)) if mentions else None
        entry = _gazetteer().find(about["name"], self.article.published)
        sector = (about["sector"],) if about["sector"] else ()
        if entry and entry.country == about["country"]:
            return Actor(entry.name, span, entry.country, entry.sector or sector, entry.id, entry.office)
        return Actor(
            about["name"], span, about["country"], sector, f"{about['country'] or 'int'}:{about['name'].lower()}"
        )

    def _act(self, act: dict) -> Act:
        at = act["anchor"][0]
        sentence = next(Span(a, b) for a, b in self.report.sentences if a <= at < b)
        actor, recipient = (tuple(self.actor(n, at) for n in act[role]) for role in ("actors", "recipients"))
        parts = [Span(*act[key]) for key in ("anchor", "what", "if") if key in act]
        inside = [p for p in (*parts, *(a.span for a in (*actor, *recipient) if a.span)) if sentence.covers(p)]
        return Act(
            anchor=Span(*act["anchor"]), sentence=sentence,
            evidence=Span(min(p.start for p in inside), max(p.end for p in inside)),
            type=act["type"], stance=act["stance"], mode=act["mode"], actor=actor, recipient=recipient,
            voice=act["voice"], content=Span(*act["what"]) if "what" in act else None,
            condition=self._condition(act, actor) if "if" in act else None, modality=act["modality"],
            claimed_by=self.actor(act["claimed"], at).id if "claimed" in act else None,
            when=self._when(act), confidence=1.0,
        )  # fmt: skip

    def _condition(self, act: dict, actor: tuple[Actor, ...]) -> Condition:
        span = Span(*act["if"])
        must = None
        if "must" in act:
            number = act["must"]["actor"]
            must = Must(
                self.actor(number, span.start) if number else None, act["must"]["do"], Span(*act["must"]["what"])
            )
        found = next(iter(self.dates.find(self.text, span.start, span.end)), None)
        due = self.dates.resolve(self.text, found, ahead=True) if found else None
        kind = act.get("kind") or kind_of(span.of(self.text)) or "if"
        by_when = (due.until or last_day(due.value).isoformat()) if due and due.value else None
        return Condition(span, kind, set_by=actor[0].id if actor else None, by_when=by_when, must=must)

    def _when(self, act: dict) -> When | None:
        published = self.article.published
        if "when" in act:
            inner = self.dates.find(self.text, *act["when"])
            if inner:
                return self.dates.resolve(self.text, inner[0], act["modality"] == "planned")
            return When(span=Span(*act["when"]))
        if published and act["modality"] == "happened":
            return When(None, published.isoformat(), None, "day", "publication")
        return None


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def main() -> None:
    dispute = load(ANNOTATED)
    wrong = 0
    for page in sys.argv[2:] or sorted(path.stem for path in (ANNOTATED / "marks").glob("*.txt")):
        report = report_of(article_of(dispute, dispute.pages[page]), page)
        print(f"{page}: {len(report.acts)} acts, {len(report.errors)} errors")
        for error in report.errors:
            print("   ", error)
        wrong += len(report.errors)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
