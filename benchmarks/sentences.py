"""Which sentence splitter cuts through the fewest annotated passages, and how fast it is.

pip install pysbd syntok
python -m benchmarks.sentences ../shared/examples
"""

from __future__ import annotations

import json
import pathlib
import sys
import time
from collections.abc import Callable

import pysbd
from syntok import segmenter

from detente.evaluate.folder import page_of
from detente.reading.sentences import sentence_offsets

_PYSBD = pysbd.Segmenter(language="en", clean=False, char_span=True)


def by_line(split: Callable[[str], list[tuple[int, int]]]) -> Callable[[str], list[tuple[int, int]]]:
    def spans(text: str) -> list[tuple[int, int]]:
        found, at = [], 0
        for line in text.split("\n"):
            found += [(at + a, at + b) for a, b in split(line)] if line.strip() else []
            at += len(line) + 1
        return found

    return spans


def with_syntok(line: str) -> list[tuple[int, int]]:
    return [(s[0].offset, s[-1].offset + len(s[-1].value)) for paragraph in segmenter.analyze(line) for s in paragraph]


SPLITTERS = {
    "sentencex": sentence_offsets,
    "pysbd": by_line(lambda line: [(s.start, s.end) for s in _PYSBD.segment(line)]),
    "syntok": by_line(with_syntok),
}


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))]
    texts = {gold["id"]: page_of(folder / "pages" / f"{gold['id']}.txt").text for gold in golds}
    base = None
    for name, split in SPLITTERS.items():
        began = time.perf_counter()
        spans = {id: split(text) for id, text in texts.items()}
        took = time.perf_counter() - began
        base = base or took
        passages = [
            (gold["id"], at, at + len(act["evidence"]))
            for gold in golds
            for act in gold["statements"] + gold["events"]
            if (at := texts[gold["id"]].find(act["evidence"])) >= 0
        ]
        cut = sum(sum(min(b, end) - max(a, start) > 3 for a, b in spans[id]) > 1 for id, start, end in passages)
        print(f"{name:10} cuts {cut} of {len(passages)} passages, time {took / base:.1f} times sentencex's")


if __name__ == "__main__":
    main()
