"""What the record makes of the fictional year, against what is true of it.

    python -m benchmarks.year.scores [--reported | --annotated] [--keep FOLDER]

Reads the pages with the shipped reader, places them, and prints figures with 95 % intervals, bootstrapped by story
(seed 0). Thresholds were chosen on the development disputes; ``--reported`` scores those nobody tuned on. ``--keep``
holds the records that were read, so that a second run goes on from them. ``--annotated`` takes the development
dispute's hand-made annotations instead of the reader's entries: what is wrong then is the rules' own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path

from detente.gazetteer import Gazetteer
from detente.merging import update
from detente.merging.told import events, stories
from detente.nouns.contract import reading_json
from detente.reading.reader import reader
from detente.record import Record
from detente.terms import Terms, Told, resolve, terms_between, where_they_stand
from detente.terms.deadlines import deadlines

from .annotated import article_of, reading_of
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


def read(dispute: Dispute, path: Path, annotated: bool = False) -> tuple[Record, dict[str, str]]:
    """The dispute's pages in a record, and the record's id of each page."""
    record = Record.open(path)
    articles = {told.id: article_of(dispute, told) for told in dispute.pages.values()}
    known = {page["id"] for page in record.pages()}
    for name, article in articles.items():
        if article.page.id not in known:
            reading = reading_of(article, name) if annotated else reader().read(article)
            record.add(reading_json(reading, reader().codebook), origin=article.page.origin)
    update(record)
    return record, {name: article.page.id for name, article in articles.items()}


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


def table_of(dispute: Dispute, record: Record) -> Terms:
    """The terms table of the two sides, with all that follows from it, what is over too."""
    who = Gazetteer.load()
    one, other = (resolve(code, who) for code in dispute.truth["sides"])
    acts = {a["id"]: a for side in (one, other) for a in record.acts(country=side.country)}
    least = reader().threshold
    told = {id: Told(a["document"], a) for id, a in acts.items() if a["confidence"] >= least}
    table = terms_between(one, other, told.values(), who, least=least)
    where_they_stand(record, table, told, resolved=True)
    return table


def step_figures(dispute: Dispute, table: Terms, pages: Mapping[str, str]) -> tuple[int, int, int]:
    """(right, said, true) steps of positions between the two states. A step is right when holder and change are, and
    its statement is told on the true page or dated within a day of the true step."""
    sides = set(dispute.truth["sides"])
    left = [
        (position["holder"], step["change"], dt.date.fromisoformat(str(step["date"])), step["page"])
        for position in dispute.truth["positions"]
        if position["holder"] in sides and str(position["toward"]) in sides
        for step in position["steps"]
    ]
    true = len(left)
    said = [(p.holder, step.change, step.statement) for p in table.positions for step in p.steps]
    for holder, change, statement in said:
        fit = [
            one for one in left
            if (holder, change) == one[:2]
            and (_near(statement.date, one[2], 1) or pages.get(statement.said.document) == one[3])
        ]  # fmt: skip
        if fit:
            left.remove(fit[0])
    return true - len(left), len(said), true


def block_figures(dispute: Dispute, table: Terms, pages: Mapping[str, str]) -> tuple[int, int, int]:
    """(right, said, true) deadlocks and openings. One is right when kind and form are, and it begins within three days
    of the true one or two of its links stand on the true chain's pages."""
    left = [
        (
            b["kind"],
            {b["form"], *b.get("also", ())},
            dt.date.fromisoformat(str(b["from"])),
            {c["page"] for c in b["chain"]},
        )
        for b in dispute.truth["blocks"]
    ]
    true = len(left)
    blocks = [*table.deadlocks, *table.openings]
    for block in blocks:
        told = {pages.get(link.said.document) for link in block.chain}
        fit = [
            one for one in left
            if block.kind == one[0] and block.form in one[1]
            and (_near(block.since, one[2], 3) or len(told & one[3]) >= min(2, len(one[3])))
        ]  # fmt: skip
        if fit:
            left.remove(fit[0])
    return true - len(left), len(blocks), true


def deadline_figures(dispute: Dispute, record: Record) -> tuple[int, int, int, int]:
    """(right, said, true, outcomes right): a deadline is right when its day is one that is true."""
    left = [(dt.date.fromisoformat(str(d["due"])), d["outcome"]) for d in dispute.truth["deadlines"]]
    true, outcomes = len(left), 0
    end = max(told.published for told in dispute.pages.values())
    found = deadlines(record, today=end, least=reader().threshold)
    for deadline in found:
        fit = [one for one in left if one[0] == deadline.due]
        if fit:
            left.remove(fit[0])
            outcomes += deadline.outcome == fit[0][1]
    return true - len(left), len(found), true, outcomes


def _near(date: str | None, day: dt.date, days: int) -> bool:
    return bool(date) and len(date) == 10 and abs((dt.date.fromisoformat(date) - day).days) <= days


def f1(right: int, said: int, true: int) -> str:
    p, r = right / max(said, 1), right / max(true, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}  ({right} right, {said} said, {true} true)"


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
    parser.add_argument("--annotated", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    folders = [d for d in disputes() if (d.name in DEVELOPMENT) != given.reported]
    with tempfile.TemporaryDirectory() as temporary:
        for dispute in folders:
            record, ids = read(dispute, (given.keep or Path(temporary)) / f"{dispute.name}.db", given.annotated)
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
                pages = {id: page for page, id in ids.items()}
                table = table_of(dispute, record)
                print("  position steps      ", f1(*step_figures(dispute, table, pages)))
                print("  deadlocks, openings ", f1(*block_figures(dispute, table, pages)))
                *counts, outcomes = deadline_figures(dispute, record)
                print("  deadlines           ", f1(*counts), f"outcome right in {outcomes}")


if __name__ == "__main__":
    main()
