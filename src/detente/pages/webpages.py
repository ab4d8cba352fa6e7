"""An HTML page's report: trafilatura finds its paragraphs, and we find them again in the rendered text.

Furniture that comes along (captions, "Read more") is left out by the same rules as on pages that came as text.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass

from trafilatura import bare_extraction
from trafilatura.settings import Document

from detente.nouns.page import Span, Teaser

from .alignment import Aligner
from .furniture import Kind
from .lines import Line, split_lines
from .markup import Rendered, render
from .segments import Segments, settle
from .titles import same_words, words_of
from .vocabulary import HOME

_MAX_MARKUP = 10_000_000
"""Characters of markup that trafilatura is given: it takes seconds a megabyte. Longer pages are read as their text."""
_SHORT = 30
"""Characters below which a paragraph ("Yes.") may stand elsewhere on the page by chance …"""
_NEAR = 3_000
"""… so that it is only looked for within so many characters."""
_RECENT = 50
"""Paragraphs with which one found out of order is compared, before the final sorting out of overlaps."""
_PARAGRAPHS = ("p", "quote", "item", "cell", "code")
_HEADLINE_WORDS = (4, 24)
"""Words of a teaser's headline; shorter links are menus, longer ones summaries."""
_TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_STEPS = re.compile(r"\s*[>›»/→]\s*")
_MAX_STEPS = 4
"""Steps of the longest section path."""
_FRESH = (Kind.PROSE, Kind.FRAGMENT)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it gives up on; the outcome tells that


@dataclass(frozen=True, slots=True)
class Webpage:
    """What the markup tells: the page's parts, and the metadata that no line of text shows."""

    segments: Segments
    author: str | None = None
    published: dt.date | None = None
    section: tuple[str, ...] = ()

    @property
    def body(self) -> tuple[Line, ...]:
        return self.segments.body


def read_markup(markup: str, text: str) -> Webpage | None:
    """The report on an HTML page whose rendered text is `text`; None when trafilatura finds none. Never raises."""
    document = _extracted(markup)
    rendered = render(markup)
    if document is None or rendered.text != text:
        return None
    spans = _located(document, text)
    lines = settle(split_lines(text))
    title = _title(document, rendered, lines, text)
    body = _body(lines, spans, title, text)
    if not body:
        return None
    first, last = body[0].span.start, body[-1].span.end
    head = tuple(line for line in lines if line.span.end <= first)
    tail = tuple(line for line in lines if line.span.start >= last)
    after = tuple(line for line in head if title and line.span.start >= title.end)
    segments = Segments(title, body, tuple(_teasers(lines, rendered, body, title)), head, tail, after)
    return Webpage(segments, document.author or None, _date(document.date), _section(rendered, title))


def _section(rendered: Rendered, title: Span | None) -> tuple[str, ...]:
    """The section path: the page's breadcrumb, else the section its metadata name."""
    headline = title.of(rendered.text) if title else None
    for span in rendered.breadcrumbs:
        steps = [step.strip(" >›»/|→") for line in span.of(rendered.text).split("\n") for step in _STEPS.split(line)]
        path = tuple(step for step in steps if step and step.lower() not in HOME and step != headline)
        if path:
            return path[:_MAX_STEPS]
    told = rendered.meta.get("article:section")
    return (told,) if told and not told.startswith("http") else ()


def _extracted(markup: str) -> Document | None:
    if len(markup) > _MAX_MARKUP:
        return None
    try:
        found = bare_extraction(
            markup,
            include_comments=False,
            with_metadata=True,
            # Guessing a date from the whole page's text finds dates of other stories.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # whatever markup makes it stumble over, the rendered text can still be read
        return None
    return found if isinstance(found, Document) else None


def _located(document: Document, text: str) -> list[Span]:
    """The extracted paragraphs' places in the text, in order, none overlapping another."""
    aligner = Aligner(text)
    found: list[Span] = []
    cursor = 0
    for words in _paragraphs(document):
        span = aligner.find(words, cursor)
        if span and (len(words) >= _SHORT or span.start - cursor < _NEAR):
            found.append(span)
            cursor = span.end
        elif (span := aligner.find(words)) and not any(span.overlaps(other) for other in found[-_RECENT:]):
            found.append(span)  # moved up by trafilatura, such as a standfirst it took from another column
    found.sort()
    return [span for index, span in enumerate(found) if index == 0 or span.start >= found[index - 1].end]


def _paragraphs(document: Document) -> list[str]:
    body = document.body
    if body is None:
        return (document.text or "").split("\n")
    out = []
    for node in body.iter(*_PARAGRAPHS):
        if any(isinstance(child.tag, str) and child.tag in _PARAGRAPHS for child in node.iterdescendants()):
            continue
        # A line break inside a paragraph divides it, in our text as well.
        parts = [node.text or ""]
        for child in node.iter():
            if child is node:
                continue
            if child.tag == "lb":
                parts.append("\n")
            parts.append(child.text or "")
            parts.append(child.tail or "")
        out.extend("".join(parts).split("\n"))
    return out


def _body(lines: list[Line], spans: list[Span], title: Span | None, text: str) -> tuple[Line, ...]:
    """The page's lines that an extracted paragraph covers, without furniture and the headline."""
    keep, index = [], 0
    for line in lines:
        while index < len(spans) and spans[index].end <= line.span.start:
            index += 1
        if index == len(spans):
            break
        # A heading that trafilatura took for a paragraph, and not a paragraph that holds it, may be a list's item.
        own = line.kind is not Kind.HEADING or line.span == spans[index]
        headline = title and same_words(line.text, title.of(text))
        if line.span.overlaps(spans[index]) and own and not line.kind.furniture and not headline:
            keep.append(line)
    return tuple(keep)


def _title(document: Document, rendered: Rendered, lines: list[Line], text: str) -> Span | None:
    """The headline's place: the heading that says what the page's metadata say, else the first main heading."""
    told = [name for name in (document.title, rendered.meta.get("og:title")) if name]
    told += [_TITLE_SUFFIX.sub("", name) for name in told]
    for name in told:
        for _, span in rendered.headings:
            if same_words(span.of(text), name):
                return span
    main = [span for tag, span in rendered.headings if tag == "h1" and len(words_of(span.of(text))) >= 3]
    for span in main:
        if any(set(words_of(span.of(text))) & set(words_of(name)) for name in told) or not told:
            return span
    for name in told:
        for line in lines:
            if same_words(line.text, name):
                return line.span
    return main[0] if main else None


def _teasers(lines: list[Line], rendered: Rendered, body: tuple[Line, ...], title: Span | None) -> list[Teaser]:
    """Lines outside the report that are a link or heading of headline length, each with the summary under it."""
    taken = {line.span for line in body}
    marked = sorted([*rendered.links, *(span for _, span in rendered.headings)])
    found: list[Teaser] = []
    index, skip = 0, False
    for number, line in enumerate(lines):
        if skip:
            skip = False
            continue
        while index < len(marked) and marked[index].end <= line.span.start:
            index += 1
        if line.span in taken or (title and line.span.overlaps(title)):
            continue
        linked = next((span for span in marked[index : index + 4] if line.span.covers(span)), None)
        if not linked or not _HEADLINE_WORDS[0] <= len(linked.of(rendered.text).split()) <= _HEADLINE_WORDS[1]:
            continue
        if line.kind.furniture and line.kind is not Kind.PROMPT:
            continue
        end = line.span.end
        following = lines[number + 1] if number + 1 < len(lines) else None
        if (
            following
            and following.span not in taken
            and following.kind in (Kind.STUB, *_FRESH)
            and not _is_link(following, marked)
        ):
            end, skip = following.span.end, True
        found.append(Teaser(Span(line.span.start, end), linked))
    return found


def _is_link(line: Line, marked: list[Span]) -> bool:
    return any(
        span.overlaps(line.span) and span.end - span.start >= 0.8 * (line.span.end - line.span.start) for span in marked
    )


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
