"""The corpus → windows with targets.

Reports come from ``training/corpus/*.jsonl`` (offsets; the allsides texts stay outside the project), marked pairs
from ``written_relations``. Splits are by report.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from detente.reading.classify import unmarked
from detente.reading.labels import MODALITIES, MODES, POINTERS, SPANS, STANCES, TYPES, VOICES
from detente.reading.sentences import sentence_offsets
from detente.reading.windows import Window, Windows

from .annotation.__main__ import CORPUS, SHARED, allsides, written

IGNORE = -100
KEPT = 0x33
"""A row whose id hashes below this never trains: it is kept for development (corpus/README.md)."""
LONGEST = 9_000
"""Characters of an article that is read aloud: longer ones are transcripts and chronicles."""


@dataclass
class Anchor:
    """Targets of one act in one window; positions are token indexes, 0 (the first token) stands for none."""

    at: int
    stance: int
    modality: int
    voice: int
    mode: int
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Example:
    """One window and what there is to learn from it."""

    window: Window
    anchor: np.ndarray
    """Class of each token: 0 none, 1 + type; IGNORE where nothing is known."""
    mention: np.ndarray
    anchors: list[Anchor] = field(default_factory=list)
    asks: list[tuple[int, int, list[int], list[int]]] = field(default_factory=list)
    """(row token, pointer role, right tokens, tokens that count neither way)."""
    links: list[tuple[int, list[int], list[int]]] = field(default_factory=list)
    """(mention token, right antecedents, all candidate antecedents); none right means it is the first."""
    pair: tuple[int, int, int] | None = None
    """(token of the actor, of the recipient, type) of a marked pair; such an example teaches nothing else."""


@dataclass(frozen=True)
class Source:
    """One annotated report with its text."""

    id: str
    text: str
    title: tuple[int, int] | None
    annotation: dict


def sources() -> list[Source]:
    """Every compiled report. A written report's headline stands in its first line; an allsides row's before the text."""
    found = []
    rows = None
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if report["set"] == "allsides":
                rows = rows or allsides()
                row = rows[report["row"]]
                if hashlib.sha1(row["text"].encode()).hexdigest() != report["sha1"]:
                    raise SystemExit(f"row {report['row']} of the allsides set is not the text that was annotated")
                text, title = row["text"], row["title"]
            else:
                text, _ = written((CORPUS / "written" / f"{report['id']}.txt").read_text(encoding="utf-8"))
                title = report.get("headline", "")
            # The headline goes behind the text, so that the annotation's offsets stay as they are.
            at = len(text) + 1
            span = (at, at + len(title)) if title else None
            found.append(Source(f"{report['set']}:{report['id']}", f"{text}\n{title}", span, report))
    return found


def held_out(id: str) -> bool:
    """Whether a report watches training and never trains: one in twelve, by a hash of its id."""
    return hashlib.sha1(f"watch:{id}".encode()).digest()[0] < 21


def examples(source: Source, windows: Windows) -> Iterator[Example]:
    report = source.annotation
    for window in windows.cut(source.text, report["sentences"], source.title):
        yield _example(window, report)


def unlabelled(many: int) -> list[Source]:
    """Articles of the allsides set that nobody annotated and that may train: for teachers to read aloud. Those kept for
    development (by a hash of the id) and the annotated examples (by address) stay out."""
    if not many:
        return []
    used = {s.annotation["id"] for s in sources()}
    pages = (SHARED.parent / "examples" / "pages").glob("*.txt")
    urls = {path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("URL: ") for path in pages}
    found = []
    for row in allsides():
        kept = hashlib.sha1(row["id"].encode()).digest()[0] < KEPT
        if row["id"] in used or kept or row["url"] in urls or len(row["text"]) > LONGEST:
            continue
        at = len(row["text"]) + 1
        text = f"{row['text']}\n{row['title']}"
        found.append(
            Source(f"allsides:{row['id']}", text, (at, len(text)), {"sentences": sentence_offsets(row["text"])})
        )
    return random.Random(0).sample(found, min(many, len(found)))


def bare(source: Source, windows: Windows) -> Iterator[Example]:
    """The windows of an article without annotation."""
    for window in windows.cut(source.text, source.annotation["sentences"], source.title):
        nothing = np.full(len(window.ids), IGNORE)
        yield Example(window, nothing, nothing)


def _example(window: Window, report: dict) -> Example:
    def tokens(span: list[int]) -> np.ndarray:
        return np.flatnonzero((window.starts < span[1]) & (window.ends > span[0]) & (window.starts >= 0))

    example = Example(
        window,
        anchor=np.where(window.first & (window.sentence >= 0), 0, IGNORE),
        mention=np.where(window.sentence >= 0, 0, IGNORE),
    )
    mentions: list[tuple[int, set[int]]] = []
    for start, end, who in report["mentions"]:
        inside = tokens([start, end])
        if len(inside):
            example.mention[inside[0]] = 1
            example.mention[inside[1:]] = 2
            mentions.append((int(inside[0]), set(who)))

    def nearest(at: int, number: int) -> list[int]:
        """The mention of an actor that fills a role: in the anchor's sentence if there is one, else the nearest."""
        having = [m for m, who in mentions if number in who]
        same = [m for m in having if window.sentence[m] == window.sentence[at]]
        return [min(same or having, key=lambda m: abs(m - at))] if having else []

    def ask(at: int, role: str, numbers: list[int]) -> None:
        right = sorted({m for number in numbers for m in nearest(at, number)})
        neutral = [m for m, who in mentions if who & set(numbers) and m not in right]
        example.asks.append((at, POINTERS.index(role), right, neutral))

    for act in report["acts"]:
        inside = tokens(act["anchor"])
        if not len(inside):
            continue
        at = int(inside[0])
        example.anchor[at] = 1 + TYPES.index(act["type"])
        anchor = Anchor(
            at,
            STANCES.index(act["stance"]),
            MODALITIES.index(act["modality"]),
            VOICES.index(act["voice"]),
            MODES.index(act["mode"]) if act["mode"] in MODES else 0,
        )
        for role in SPANS:
            words = tokens(act[role]) if role in act else []
            anchor.spans.append((int(words[0]), int(words[-1])) if len(words) else (0, 0))
        example.anchors.append(anchor)
        ask(at, "actor", act["actors"])
        ask(at, "recipient", act["recipients"])
        ask(at, "claimed", [act["claimed"]] if "claimed" in act else [])
    for start, speaker in report["quotes"]:
        inside = tokens([start, start + 1])
        if len(inside):
            ask(int(inside[0]), "speaker", [speaker] if speaker else [])
    for i, (at, who) in enumerate(mentions):
        example.links.append((at, [m for m, other in mentions[:i] if who & other], [m for m, _ in mentions[:i]]))
    return example


def pairs(windows: Windows) -> list[Example]:
    """The written relations: a sentence with a marked actor and recipient, and the type between them."""
    corpus = CORPUS / "written_relations.jsonl"
    path = corpus if corpus.exists() else SHARED / "written_relations" / "written_relations.jsonl"
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        example = pair_example(windows, row["marked"], TYPES.index(row["type"]))
        if example:
            found.append(example)
    return found


def pair_example(windows: Windows, marked: str, type_: int) -> Example | None:
    text, actors, recipients = unmarked(marked)
    if not actors or not recipients:
        return None
    window = windows.cut(text, [(0, len(text))])[0]

    def token(offset: int) -> int:
        return int(np.argmax((window.ends > offset) & (window.starts >= 0)))

    nothing = np.full(len(window.ids), IGNORE)
    return Example(window, nothing, nothing, pair=(token(actors[0]), token(recipients[0]), type_))
