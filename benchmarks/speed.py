"""How long reading takes, beside a fixed piece of arithmetic in the same run (machines are noisy, ratios less so).

    OMP_NUM_THREADS=1 python -m benchmarks.speed [FOLDER]

FOLDER holds pages (the demo's by default). Prints milliseconds a sentence for the whole reading, for the encoder
alone, and both as multiples of one product of two 512 x 512 float32 matrices.
"""

from __future__ import annotations

import statistics
import sys
import time
from importlib.resources import files
from pathlib import Path

import numpy as np

from detente.nouns.page import Page
from detente.pages import open_pages, to_article
from detente.reading.encoder import OnnxEncoder
from detente.reading.reader import Reader
from detente.reading.sentences import sentence_offsets
from detente.reading.windows import Window

ROUNDS = 5


class Timed:
    """The shipped encoder with a stop-watch."""

    def __init__(self) -> None:
        self._encoder = OnnxEncoder(threads=1)
        self.tokenizer = self._encoder.tokenizer
        self.checksum = self._encoder.checksum
        self.calibration = self._encoder.calibration
        self.took = 0.0

    def run(self, window: Window) -> dict[str, np.ndarray]:
        began = time.perf_counter()
        scores = self._encoder.run(window)
        self.took += time.perf_counter() - began
        return scores


def product() -> float:
    """Seconds of one matrix product, median of many."""
    a = np.random.default_rng(0).random((512, 512), dtype=np.float32)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        a @ a
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(files("detente"))) / "demo"
    articles = [to_article(page) for page in open_pages(folder) if isinstance(page, Page)]
    articles = [article for article in articles if article.outcome.status == "read"]
    sentences = sum(len(sentence_offsets(a.text, p.start, p.end)) for a in articles for p in a.body)
    encoder = Timed()
    reader = Reader(encoder)
    reader.read(articles[0])
    whole, inner, unit = [], [], []
    for _ in range(ROUNDS):
        encoder.took, began = 0.0, time.perf_counter()
        for article in articles:
            reader.read(article)
        whole.append((time.perf_counter() - began) / sentences)
        inner.append(encoder.took / sentences)
        unit.append(product())
    base = statistics.median(unit)
    print(f"{len(articles)} pages, {sentences} sentences, median of {ROUNDS} rounds, one thread")
    for name, values in (("reading", whole), ("encoder alone", inner)):
        value = statistics.median(values)
        print(f"{name:14} {value * 1000:6.1f} ms a sentence, {value / base:6.1f} matrix products")


if __name__ == "__main__":
    main()
