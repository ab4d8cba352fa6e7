#!/usr/bin/env python3
"""How much of the annotated pages' reports is found: precision, recall and F1 of body characters.

usage: pages.py FOLDER [--verbose]

FOLDER has `pages/<id>.txt` (two header lines, a blank one, the page) and `gold/<id>.json`. White space counts for
nothing; the annotated body runs from `body_first` to `body_last`, without the `boilerplate` strings, as the
examples' own scorer has it. Also printed: pages whose headline differs, and pages that took boilerplate in.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from detente.nouns.page import Article, Page
from detente.pages import to_article


def read_page(path: Path) -> Page:
    """The page of a file with its header lines `URL: …` and `PUBLISHED: …`."""
    url, published, _, text = path.read_text(encoding="utf-8").split("\n", 3)
    date = published.removeprefix("PUBLISHED:").strip()
    return Page(
        text,
        path.name,
        url=url.removeprefix("URL:").strip(),
        published=None if date == "unknown" else dt.date.fromisoformat(date),
    )


def marked(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places, in characters, that `spans` cover and that hold no white space."""
    return {place for start, end in spans for place in range(start, end) if not text[place].isspace()}


def gold_body(gold: dict, text: str) -> set[int]:
    start = text.find(gold["body_first"])
    end = text.rfind(gold["body_last"]) + len(gold["body_last"])
    body = marked(text, [(start, end)]) if start >= 0 else set()
    for piece in gold.get("boilerplate", []):
        at = text.find(piece)
        if at >= 0:
            body -= set(range(at, at + len(piece)))
    return body


def figures(hits: int, found: int, true: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = hits / found if found else 0.0, hits / true if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def main() -> None:
    folder = Path(sys.argv[1])
    verbose = "--verbose" in sys.argv
    totals = [0, 0, 0]
    titles, taken = [], []
    files = sorted((folder / "gold").glob("*.json"))
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        page = read_page(folder / "pages" / f"{gold['id']}.txt")
        article = to_article(page)
        true = gold_body(gold, page.text)
        found = marked(page.text, [(span.start, span.end) for span in article.body])
        counts = len(true & found), len(found), len(true)
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        title = article.title.of(page.text) if article.title else None
        if title != gold["title"]:
            titles.append(f"{gold['id']}: {title!r} for {gold['title']!r}")
        if any(piece in span.of(page.text) for span in article.body for piece in gold.get("boilerplate", [])):
            taken.append(gold["id"])
        if verbose:
            print(f"{gold['id']:6} P {counts[0] / max(1, counts[1]):.3f}  R {counts[0] / max(1, counts[2]):.3f}")
            show(article, true)
    precision, recall, f1 = figures(*totals)
    print(f"pages {len(files)}  body precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    print(f"headline differs on {len(titles)}", *titles, sep="\n  ")
    print(f"boilerplate taken into the body on {len(taken)}: {' '.join(taken)}")


def show(article: Article, true: set[int]) -> None:
    """Prints the beginnings of lines lost and taken too many."""
    text = article.text
    found = marked(text, [(span.start, span.end) for span in article.body])
    place = 0
    for line in text.split("\n"):
        places = marked(text, [(place, place + len(line))])
        lost, extra = len((places & true) - found), len((places & found) - true)
        if lost or extra:
            print(f"   {'lost' if lost else 'extra'} {lost or extra:5}  {line[:100]}")
        place += len(line) + 1


if __name__ == "__main__":
    main()
