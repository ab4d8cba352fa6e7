"""One run of `detente read`: each page read, kept and shown, and the sum of it at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..nouns.contract import reading_json
from ..nouns.page import Article
from ..record import Record
from .console import Bar, data, remark, show, tell, width
from .ids import of_page, page_id
from .layout import parted
from .options import db_hint, shown_path
from .screens import Shown, next_terms, page_line, page_screen
from .words import clean, count

if TYPE_CHECKING:
    from ..reading.reader import Reader

Json = dict[str, Any]


@dataclass
class Output:
    """How a run shows what it reads: as JSON, a screen a page (`one_by_one`), or a line a page."""

    json: bool
    db: Path
    teasers: bool
    one_by_one: bool
    bar: Bar


class Run:
    """Takes articles one by one. `reader` makes the reader at the first of them, since loading it takes a second.

    `least` is the confidence from which entries are shown, None for the reader's own threshold; all are stored.
    """

    def __init__(
        self, reader: Callable[[], Reader], record: Record | None, output: Output, least: float | None
    ) -> None:
        self._reader, self._record, self._output, self._least = reader, record, output, least
        self.read = self.entries = self.unchanged = self.failed = 0
        self.skipped: Counter[str] = Counter()
        self._to_hint: list[Json] = []

    def take(self, article: Article, keep: bool = True) -> None:
        """Reads, keeps and shows one page; `keep` is False for what has no text and so no identity."""
        reader = self._reader()
        reading = reading_json(reader.read(article), reader.codebook)
        origin = article.page.origin
        record = self._record if keep else None
        changed = record.add(reading, origin=origin) if record else True
        self.unchanged += not changed
        shown = Shown(reader.threshold if self._least is None else self._least)
        acts = shown.of(reading["acts"])
        skipped = article.outcome.status != "read"
        if skipped:
            self.skipped[article.outcome.reason or "no reason given"] += 1
            self._remark(f"{origin}: skipped: {article.outcome.reason}")
        else:
            self.read += 1
            self.entries += len(acts)
            self._remember(acts)
        with self._output.bar.aside():
            if self._output.json:
                data({**reading, "acts": acts})
            elif not skipped:
                self._show(reading, origin, shown, changed)

    def fail(self, origin: str, reason: str) -> None:
        """A page or source that could not be opened or decoded: one line, and the others go on."""
        self.failed += 1
        self._remark(f"{origin}: {reason}")

    def summary(self) -> None:
        """What became of all pages, and what to type next. A single page's own screen has said it already."""
        number = self.read + sum(self.skipped.values()) + self.failed
        if self._output.json or number < 2 and (self._output.one_by_one or not number):
            return
        tell("")
        parts = [f"{count(self.read, 'page')} read", count(self.entries, "entry", "entries")]
        if self.unchanged:
            parts.append(f"{self.unchanged:,} already in the record, nothing changed")
        if self.skipped:
            reasons = "; ".join(f"{number} × {clean(reason)}" for reason, number in self.skipped.most_common())
            parts.append(f"{sum(self.skipped.values()):,} skipped ({reasons})")
        if self.failed:
            parts.append(f"{self.failed:,} could not be opened")
        show(parted(parts, width(), "  "))
        if self._record and self.read:
            hint = db_hint(self._output.db)
            ending = [
                f"Saved to {shown_path(self._output.db)}",
                f"next: detente acts{hint}",
                *self._terms(self._to_hint),
            ]
            show(parted(ending, width(), "  ", "bold"))

    def _remark(self, words: str) -> None:
        with self._output.bar.aside(stderr=True):
            remark(words)

    def _show(self, reading: Json, origin: str, shown: Shown, changed: bool) -> None:
        if not self._output.one_by_one:
            short = page_id(reading, self._record)
            show(page_line(reading, short, len(shown.of(reading["acts"])), origin, width()))
            return
        short = of_page(reading, self._record)
        if self.read > 1:
            tell("")
        show(
            page_screen(
                reading,
                width=width(),
                shown=shown,
                short=short,
                origin=origin,
                teasers=self._output.teasers,
                ending=self._ending(shown.of(reading["acts"]), short, changed),
            )
        )

    def _ending(self, acts: list[Json], short: dict[str, str], changed: bool) -> list[str]:
        if self._record is None:
            return ["Not saved (--no-save)"]
        db = shown_path(self._output.db)
        parts = [f"Saved to {db}" if changed else f"Already in the record ({db}), nothing changed"]
        if acts:
            parts.append(f"next: detente show {short[acts[0]['id']]}{db_hint(self._output.db)}")
        return parts + self._terms(acts)

    def _terms(self, acts: list[Json]) -> list[str]:
        pair = next_terms(acts)
        return [f"detente terms {pair[0]} {pair[1]}{db_hint(self._output.db)}"] if pair else []

    def _remember(self, acts: list[Json]) -> None:
        """Keeps of the entries what the hint at the end needs: who speaks to whom, without their words."""
        self._to_hint += [
            {key: act[key] for key in ("actor", "recipient", "stance", "voice")} for act in acts if act["recipient"]
        ]
