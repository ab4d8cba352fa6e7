"""Fits the confidence on annotated pages that never train, and chooses the threshold.

    python -m training.calibrate ../shared/examples [--development ../shared/data] [--weights src/detente/weights]

An entry counts as right when actor, type and recipient are (``who_what_whom`` of the page figures); entries that only
tell an act again are left out. A logistic regression (reading/confidence.py has what it looks at) is fitted with a
ridge, on the annotated pages and, where their texts are at hand, the development articles; the threshold is the
one of best F1 on the annotated pages and the development articles that may be looked at, among those with a precision of
at least `PRECISION`. The expected calibration
error is measured on the annotated pages, each by a fit on all the others.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import Counter

import numpy as np
from benchmarks.accuracy.development import articles, gold_of, page_of_row, watched

from detente.evaluate.folder import evaluate, page_of
from detente.evaluate.score import Pairing, Words, annotated, report, score_page
from detente.gazetteer import Gazetteer
from detente.nouns.contract import reading_json
from detente.nouns.page import Page
from detente.pages import to_article
from detente.reading.confidence import confidence
from detente.reading.encoder import WEIGHTS, OnnxEncoder
from detente.reading.reader import Pass, Reader

from .logistic import logistic

PRECISION = 0.60
RIDGE = 5.0
BINS = 10


def collect(folder: pathlib.Path, reader: Reader) -> list[dict]:
    """Pages with their readings and, for each entry, features and whether it is right (None: neutral)."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "gold").glob("*.json"))]
    return [judged(gold, page_of(folder / "pages" / f"{gold['id']}.txt"), reader) for gold in golds]


def judged(gold: dict, page: Page, reader: Reader) -> dict:
    """One page read: annotation, text, reading, and of each entry its features and whether it is right."""
    one = Pass(reader, to_article(page))
    raw = {act.anchor.start: one.features(act) for act in one.raw}
    reading = reading_json(one.reading(), reader.codebook)
    pairing = Pairing(reading["acts"], Words(page.text, reading["document"]["text"]))
    typed = [x for x in annotated(gold, page.text) if x["type"]]
    right = {i for i, _ in pairing.pairs(pairing.whom, typed)}
    entries = []
    for i, act in enumerate(reading["acts"]):
        again = i not in right and (not act["type"] or any(pairing.whom(act, x) for x in typed))
        entries.append((raw[act["anchor"]["start"]], None if again else i in right))
    return {"gold": gold, "text": page.text, "reading": reading, "entries": entries}


def fit(pages: list[dict]) -> dict:
    """Weight of each feature and the bias; the ridge is on features of like spread."""
    rows = [(found, right) for page in pages for found, right in page["entries"] if right is not None]
    names = list(rows[0][0])
    x = np.array([[found[name] for name in names] for found, _ in rows])
    y = np.array([right for _, right in rows], dtype=float)
    middle, spread = x.mean(0), x.std(0) + 1e-6
    x = np.c_[(x - middle) / spread, np.ones(len(x))]
    w = logistic(x, y, np.array([RIDGE] * len(names) + [0.0]))
    weights = w[:-1] / spread
    return {
        "weights": {name: round(float(v), 4) for name, v in zip(names, weights, strict=True)},
        "bias": round(float(w[-1] - weights @ middle), 4),
    }


def calibration_error(pages: list[dict], more: list[dict]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, each page judged by a fit on the others and on `more`, and the reliability
    diagram's points."""
    pairs = []
    for i, page in enumerate(pages):
        w = fit(pages[:i] + pages[i + 1 :] + more)
        pairs += [(confidence(found, w), right) for found, right in page["entries"] if right is not None]
    data = np.array(pairs, dtype=float)
    bins = np.minimum((data[:, 0] * BINS).astype(int), BINS - 1)
    points = [
        (data[bins == b, 0].mean(), data[bins == b, 1].mean(), int((bins == b).sum()))
        for b in range(BINS)
        if (bins == b).any()
    ]
    return sum(abs(said - was) * n for said, was, n in points) / len(data), points


def choose(pages: list[dict], more: list[dict]) -> float:
    """The threshold of best F1 among those that are precise enough, each page judged by a fit on the others."""
    fits = [fit(pages[:i] + pages[i + 1 :] + more) for i in range(len(pages))]
    tried = []
    for least in np.arange(0.10, 0.75, 0.01):
        counts = []
        for page, w in zip(pages, fits, strict=True):
            acts = page["reading"]["acts"]
            kept = [a for a, (found, _) in zip(acts, page["entries"], strict=True) if confidence(found, w) >= least]
            counts.append(score_page(page["gold"], page["text"], page["reading"] | {"acts": kept}))
        tried.append((round(float(least), 2), counts))
    scored = [(report(sum(counts, Counter()))["who_what_whom"], least) for least, counts in tried]
    good = [row for row in scored if row[0]["p"] >= PRECISION] or scored
    return max(good, key=lambda row: row[0]["f1"])[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--development", type=pathlib.Path, help="folder that holds news_corpus/: fit on those too")
    parser.add_argument("--weights", type=pathlib.Path, default=WEIGHTS)
    given = parser.parse_args()
    reader = Reader(OnnxEncoder(given.weights), Gazetteer.load())
    pages, more, looked_at = collect(given.folder, reader), [], []
    if given.development:
        for id, (report, row) in articles("development", given.development).items():
            one = judged(gold_of(report, row["text"]), page_of_row(row), reader)
            (looked_at if watched(id) else more).append(one)
    w = fit(pages + looked_at + more)
    error, points = calibration_error(pages, looked_at + more)
    least = choose(pages + looked_at, more)
    print(f"expected calibration error {error:.3f} (each page by a fit on the others)")
    for said, was, n in points:
        print(f"  said {said:.2f}  was {was:.2f}  n {n}")
    print(f"threshold {least}")
    path = given.weights / "reader.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    about["calibration"] = w | {
        "threshold": least,
        "pages": len(pages) + len(looked_at) + len(more),
        "error": round(error, 4),
        "reliability": [[round(said, 3), round(was, 3), n] for said, was, n in points],
    }
    path.write_text(json.dumps(about, indent=1), encoding="utf-8")
    about["figures"] = evaluate(given.folder, Reader(OnnxEncoder(given.weights)))
    path.write_text(json.dumps(about, indent=1), encoding="utf-8")
    for name, value in about["figures"].items():
        print(f"{name:14} {value}")


if __name__ == "__main__":
    main()
