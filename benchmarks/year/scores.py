"""What the record makes of the fictional year, against what is true of it.

    python -m benchmarks.year.scores [--reported] [--keep FOLDER]

Reads the pages with the shipped reader, places them, and prints figures with 95 % intervals, bootstrapped by story
(seed 0). Thresholds were chosen on the development disputes; ``--reported`` scores those nobody tuned on. ``--keep``
holds the records that were read, so that a second run goes on from them.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path

from detente.merging import update
from detente.merging.told import events, stories
from detente.nouns.contract import reading_json
from detente.nouns.page import Page
from detente.pages import to_article
from detente.reading.reader import reader
from detente.record import Record

from .corpus import Dispute, disputes

DEVELOPMENT = ("tumbes",)


def bcubed(said: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 by member (Bagga and Baldwin 1998); both map the same members to their groups."""
    by_said, by_true = defaultdict(set), defaultdict(set)
    for member in true:
        by_said[said[member]].add(member)
        by_true[true[member]].add(member)
    both = [len(by_said[said[m]] & by_true[true[m]]) for m in true]
    p = sum(n / len(by_said[said[m]]) for m, n in zip(true, both, strict=True)) / len(true)
    r = sum(n / len(by_true[true[m]]) for m, n in zip(true, both, strict=True)) / len(true)
    return p, r, 2 * p * r / (p + r)


def pairwise(said: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that stand in one group."""

    def pairs(of: Mapping[str, Hashable]) -> set[tuple[str, str]]:
        return {(a, b) for a, b in itertools.combinations(sorted(true), 2) if of[a] == of[b]}

    one, other = pairs(said), pairs(true)
    p, r = len(one & other) / max(len(one), 1), len(one & other) / max(len(other), 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def read(dispute: Dispute, path: Path) -> tuple[Record, dict[str, str]]:
    """The dispute's pages in a record, and the record's id of each page."""
    record = Record.open(path)
    ids = {}
    for told in dispute.pages.values():
        page = Page(told.text, f"{dispute.name}/{told.id}", source=told.source, published=told.published)
        ids[told.id] = page.id
    known = {page["id"] for page in record.pages()}
    for told in dispute.pages.values():
        if ids[told.id] not in known:
            page = Page(told.text, f"{dispute.name}/{told.id}", source=told.source, published=told.published)
            record.add(reading_json(reader().read(to_article(page)), reader().codebook), origin=page.origin)
    update(record)
    return record, ids


def story_pairs(dispute: Dispute, record: Record, ids: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    said = {page["id"]: story["id"] for story in stories(record) for page in story["pages"]}
    true = {ids[page]: name for name, pages in dispute.truth["stories"].items() for page in pages}
    return {page: said.get(page, page) for page in true}, true


def event_pairs(dispute: Dispute, record: Record, ids: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str], int]:
    """The read acts that are true reports, by what they were merged into and by what is true; how many reports
    there are in all, those that were not read too."""
    true: dict[str, str] = {}
    total = 0
    for name, act in dispute.truth["acts"].items():
        for page, words in act["reports"].items():
            total += 1
            text = record.document(ids[page])["text"]
            start = text.find(words)
            best = max(
                (
                    (_overlap(a["evidence"], start, len(words)) + 0.5 * (a["type"] == act["type"]), a["id"])
                    for a in record.acts(page=ids[page])
                    if _overlap(a["evidence"], start, len(words)) > 0.3 and a["id"] not in true
                ),
                default=None,
            )
            if best:
                true[best[1]] = name
    said = events(record, true)
    return {act: said[act] for act in true}, true, total


def _overlap(span: dict, start: int, length: int) -> float:
    inside = min(span["end"], start + length) - max(span["start"], start)
    return max(0, inside) / max(1, min(length, span["end"] - span["start"]))


def interval(figure, said: Mapping[str, Hashable], true: Mapping[str, Hashable], draws: int = 200) -> str:
    """The figure's F1 with its 95 % interval, drawing whole true groups."""
    groups = sorted(set(true.values()))
    rng = random.Random(0)
    found = []
    for _ in range(draws):
        kept = set(rng.choice(groups) for _ in groups)
        some = {m: g for m, g in true.items() if g in kept}
        found.append(figure(said, some)[2])
    found.sort()
    p, r, f = figure(said, true)
    return f"P {p:.3f} R {r:.3f} F1 {f:.3f} [{found[int(0.025 * draws)]:.3f}, {found[int(0.975 * draws) - 1]:.3f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reported", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    folders = [d for d in disputes() if (d.name in DEVELOPMENT) != given.reported]
    with tempfile.TemporaryDirectory() as temporary:
        for dispute in folders:
            record, ids = read(dispute, (given.keep or Path(temporary)) / f"{dispute.name}.db")
            with record:
                said, true = story_pairs(dispute, record, ids)
                print(f"{dispute.name}: {len(ids)} pages")
                print("  stories, B-cubed   ", interval(bcubed, said, true))
                said, true, total = event_pairs(dispute, record, ids)
                print(
                    "  same act, pairwise ",
                    interval(pairwise, said, true),
                    f"({len(true)} of {total} reports were read)",
                )


if __name__ == "__main__":
    main()
