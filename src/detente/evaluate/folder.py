"""Reads every annotated page of a folder with the reader at hand and scores it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..nouns.contract import reading_json
from ..nouns.errors import UsageError
from ..nouns.page import Page
from ..pages import to_article
from ..reading.reader import Reader, reader
from .score import figures, score_page

HEADER = 3
"""Lines before a page's text: ``URL: …``, ``PUBLISHED: YYYY-MM-DD`` or ``unknown``, and an empty one."""


def evaluate(folder: Path, with_reader: Reader | None = None, least: float | None = None) -> dict[str, Any]:
    """Figures of all pages of `folder`, entries from the confidence `least` (the reader's threshold) on.

    Raises UsageError where the folder has no ``gold`` and ``pages``.
    """
    pages, unread = [], []
    for gold, page, reading in read_folder(folder, with_reader or reader(), least):
        if reading["document"]["outcome"]["status"] != "read":
            unread.append(gold["id"])
        pages.append(score_page(gold, page.text, reading))
    return figures(pages, unread)


def read_folder(
    folder: Path, with_reader: Reader, least: float | None = None
) -> Iterator[tuple[dict[str, Any], Page, dict[str, Any]]]:
    """Annotation, page and reading (in the contract's form) of each page, in the order of their names."""
    if not (folder / "gold").is_dir() or not (folder / "pages").is_dir():
        raise UsageError(f"{folder} is no folder of annotated pages: it needs gold/ID.json and pages/ID.txt")
    least = with_reader.threshold if least is None else least
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = page_of(folder / "pages" / f"{gold['id']}.txt")
        reading = reading_json(with_reader.read(to_article(page)), with_reader.codebook)
        reading["acts"] = [act for act in reading["acts"] if act["confidence"] >= least]
        yield gold, page, reading


def page_of(path: Path) -> Page:
    """A page file of the examples' layout, its header lines taken off."""
    head = path.read_text(encoding="utf-8").split("\n", HEADER)
    url, published = (line.partition(":")[2].strip() for line in head[:2])
    return Page(
        text=head[HEADER],
        origin=path.name,
        url=None if url == "unknown" else url,
        published=None if published == "unknown" else dt.date.fromisoformat(published),
    )
