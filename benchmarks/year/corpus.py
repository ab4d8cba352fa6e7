"""The corpus of a fictional year: pages of three disputes, and beside them what is true of them.

    python -m benchmarks.year.corpus FOLDER ...      what does not add up in a dispute's two files

A dispute is a folder with ``pages.txt`` and ``truth.yaml``. In ``pages.txt`` a page begins with a line
``=== p001 | 2023-02-06 | outlet``, then its headline, an empty line and its text. ``truth.yaml`` has

    sides: [PER, ECU]
    stories:   {s01: [p001, p002]}                    every page in one story, the reports of one happening
    copies:    {p002: p001}                           a copy or rewrite of another page's report
    acts:      {a01: {type, actor: [..], recipient: [..], date, reports: {p001: words}}}
    positions: [{holder, toward, matter, steps: [{date, change, page, words}]}]
    deadlines: [{holder, toward, page, words, due, outcome}]
    blocks:    [{kind, form, sides, matter, from, until, chain: [{page, words}]}]

Words are quoted to the letter. Codes of states are ISO 3166-1 alpha-3, of others short names.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
CHANGES = ("first", "reaffirmed", "harder", "softer", "met", "dropped")
FORMS = {
    "deadlock": ("mutual_order", "refused_demand", "red_line"),
    "opening": ("offer_meets_condition", "demand_dropped", "condition_softened"),
}
OUTCOMES = ("met", "unmet", "unknown")
_HEAD = re.compile(r"=== (p\d+) \| (\d{4}-\d\d-\d\d) \| (.+)")


@dataclass(frozen=True)
class Told:
    """One page of the corpus. `text` is headline, empty line, article."""

    id: str
    published: dt.date
    source: str
    text: str


@dataclass(frozen=True)
class Dispute:
    name: str
    pages: dict[str, Told]
    truth: dict[str, Any]


def disputes(*folders: Path) -> list[Dispute]:
    """The disputes in these folders, all of the corpus without any."""
    return [load(f) for f in folders or sorted(p for p in HERE.iterdir() if (p / "truth.yaml").exists())]


def load(folder: Path) -> Dispute:
    pages: dict[str, Told] = {}
    parts = re.split(r"(?m)^(?==== )", (folder / "pages.txt").read_text("utf-8"))
    for part in parts:
        head, _, text = part.partition("\n")
        if match := _HEAD.fullmatch(head.strip()):
            pages[match[1]] = Told(match[1], dt.date.fromisoformat(match[2]), match[3].strip(), text.strip() + "\n")
        elif part.strip():
            raise SystemExit(f"{folder}: no page's first line: {head[:80]!r}")
    return Dispute(folder.name, pages, yaml.safe_load((folder / "truth.yaml").read_text("utf-8")))


def faults(dispute: Dispute) -> Iterator[str]:
    """What does not add up, one line each."""
    truth, pages = dispute.truth, dispute.pages
    told = [page for story in truth["stories"].values() for page in story]
    yield from (f"page {p} is in no story" for p in pages if p not in told)
    yield from (f"page {p} is in two stories" for p in set(told) if told.count(p) > 1)
    yield from (f"story has unknown page {p}" for p in told if p not in pages)
    for copy, of in (truth.get("copies") or {}).items():
        if copy not in pages or of not in pages:
            yield f"copy {copy} of {of}: no such page"
    for name, act in truth["acts"].items():
        for page, words in act["reports"].items():
            yield from _quoted(pages, page, words, f"act {name}")
    for position in truth["positions"]:
        where = f"position of {position['holder']} on {position['matter']}"
        dates = [str(step["date"]) for step in position["steps"]]
        if dates != sorted(dates):
            yield f"{where}: steps are not in the order of their dates"
        for step in position["steps"]:
            if step["change"] not in CHANGES:
                yield f"{where}: no change {step['change']!r}"
            yield from _quoted(pages, step["page"], step["words"], where)
    for deadline in truth.get("deadlines") or []:
        if deadline["outcome"] not in OUTCOMES:
            yield f"deadline {deadline['words']!r}: no outcome {deadline['outcome']!r}"
        yield from _quoted(pages, deadline["page"], deadline["words"], "deadline")
    for block in truth["blocks"]:
        if block["form"] not in FORMS.get(block["kind"], ()):
            yield f"{block['kind']} on {block['matter']}: no form {block['form']!r}"
        for link in block["chain"]:
            yield from _quoted(pages, link["page"], link["words"], f"{block['kind']} on {block['matter']}")


def _quoted(pages: dict[str, Told], page: str, words: str, where: str) -> Iterator[str]:
    if page not in pages:
        yield f"{where}: no page {page}"
    elif words not in pages[page].text:
        yield f"{where}: page {page} does not have {words!r}"


if __name__ == "__main__":
    wrong = 0
    for dispute in disputes(*map(Path, sys.argv[1:])):
        found = list(faults(dispute))
        print(
            f"{dispute.name}: {len(dispute.pages)} pages, {len(dispute.truth['stories'])} stories, {len(found)} faults"
        )
        for fault in found:
            print("  ", fault)
        wrong += len(found)
    sys.exit(bool(wrong))
