"""`Page` → `Article`: what on the page is the report, and whether it can be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from detente.nouns.page import Article, Outcome, Page, Span

from .dates import date_in_address, published_on
from .decoding import MAX_CHARACTERS
from .furniture import Kind
from .heads import breadcrumb, byline_in, find_dateline, is_name, known_agency, signed_by
from .languages import language_name, other_language
from .lines import Line
from .segments import Segments, segment
from .vocabulary import HOME
from .webpages import read_markup

_MIN_WORDS = 5
"""Words of the shortest report: one sentence with an actor, a verb and an object."""
_HEAD_LINES = 40
"""Lines above the report that may tell its date, author and section; menus above them may be longer."""
_MAX_STEPS = 3
"""Steps of the longest section path; what goes on longer is the menu again."""
_PLAIN_PATH_WORDS = 8
"""Words of the longest breadcrumb without separators and headline."""
_MAX_SECTION_LINE = 150
"""Characters of the longest breadcrumb line, headline aside."""


def to_article(page: Page) -> Article:
    """The report on `page`; every span of it is an offset into ``page.text``.

    The paragraphs of `body` stand in order and overlap neither each other nor a teaser. The first keeps its dateline
    ("SEOUL (Reuters) -"), as the annotated pages do; `dateline` is the span of the place's words alone.
    `published` is the date that came with the page, else what the page says, else the day in its address.

    Never raises. A page without a report, too long, or surely in another language than English comes back with an
    outcome ``skipped`` and the reason, and without a body.
    """
    text = page.text
    if len(text) > MAX_CHARACTERS:
        return _skipped(Article(page), f"longer than {MAX_CHARACTERS:,} characters: no news page, not read")
    if not text.strip():
        return _skipped(Article(page), "nothing to read: the page has no text")
    webpage = read_markup(page.markup, text) if page.markup else None
    if webpage and webpage.body:
        article = _headed(page, webpage.segments)
        article = replace(
            article,
            byline=webpage.author or article.byline,
            section=webpage.section or article.section,
            published=page.published or webpage.published or article.published,
        )
    else:
        article = _headed(page, segment(text, page.title))
    body_text = " ".join(span.of(text) for span in article.body)
    if code := other_language(body_text or text):
        return _skipped(replace(article, language=code), f"in {language_name(code)} ({code}): detente reads English")
    if not article.body:
        return _skipped(article, "no article on it: no paragraph of prose was found")
    if len(body_text.split()) < _MIN_WORDS:
        return _skipped(article, f"too short: fewer than {_MIN_WORDS} words of prose")
    return article


def _skipped(article: Article, reason: str) -> Article:
    return replace(article, body=(), outcome=Outcome("skipped", reason))


def _headed(page: Page, parts: Segments) -> Article:
    """The article of a page's parts, with what its head says beside the headline."""
    text = page.text
    dateline, agency = _dateline(parts)
    byline, byline_agency = _byline(parts)
    last = parts.body[-1].text if parts.body else ""
    return Article(
        page=page,
        title=parts.title,
        body=tuple(line.span for line in parts.body),
        teasers=parts.teasers,
        section=_section(parts, parts.title.of(text) if parts.title else None),
        byline=byline,
        agency=agency or byline_agency or signed_by(last),
        dateline=dateline,
        published=page.published or _published(page, parts),
    )


def _dateline(parts: Segments) -> tuple[Span | None, str | None]:
    if not parts.body:
        return None, None
    first = parts.body[0]
    if found := find_dateline(first.text, first.span.start):
        return found[0], found[1]
    for line in reversed(parts.after_title[-3:]):  # alone on its line: "AFP, MANILA", "LONDON —"
        found = find_dateline(line.text, line.span.start)
        if found and found[2] == len(line.text):
            return found[0], found[1]
    return None, None


def _byline(parts: Segments) -> tuple[str | None, str | None]:
    """Names and agency of the byline: "By Jane Doe, Reuters", or a name alone between headline and report."""
    near = [*parts.head[-_HEAD_LINES:], *parts.tail[:3]]
    for line in near:
        if line.kind is Kind.BYLINE:
            names = byline_in(line.text)
            if names is None:
                continue
            person, _, rest = names.partition(",")
            agency = known_agency(names) or known_agency(rest)
            return (None if known_agency(person) else person.strip() if agency else names), agency
    for line in parts.after_title:
        if line.kind is Kind.HEADING and is_name(line.text):
            return line.text, None
    return None, None


def _published(page: Page, parts: Segments) -> dt.date | None:
    """The date the page says it was published, under its headline before above it; else the one in its address."""
    if value := published_on([line.text for line in parts.after_title], near=True):
        return value
    above = [line.text for line in parts.head[-_HEAD_LINES:]]
    below = [line.text for line in parts.tail[:3]]
    for lines in (above, below):
        if value := published_on(lines):
            return value
    return date_in_address(page.url) if page.url else None


def _section(parts: Segments, title: str | None) -> tuple[str, ...]:
    labels = {line.text for line in parts.head if line.kind is not Kind.PROSE and line.words <= 5}
    for line in parts.head[-_HEAD_LINES:]:
        room = _MAX_SECTION_LINE + len(title or "")
        if len(line.text) > room or not _opens_path(line, title):
            continue
        if path := breadcrumb(line.text, title, labels):
            return path
    return _stacked(parts.head)


def _opens_path(line: Line, title: str | None) -> bool:
    """Whether a line is a breadcrumb: it has separators, or begins with "Home" and ends with the headline."""
    words = line.text.split()
    if sum(line.text.count(mark) for mark in "›»→") >= 2:
        return True
    marked = any(mark in line.text for mark in ">›»/|→") or len(words) <= _PLAIN_PATH_WORDS
    return words[0].lower() in HOME and len(words) > 1 and (marked or bool(title and line.text.endswith(title)))


def _stacked(head: tuple[Line, ...]) -> tuple[str, ...]:
    """A breadcrumb with each step on a line of its own, after the last "Home".

    A menu begins with "Home" too; a breadcrumb comes after it and repeats its names.
    """
    homes = [index for index, line in enumerate(head) if line.text.lower() in HOME]
    if not homes:
        return ()
    menu = {line.text.lower() for line in head[: homes[-1]]}
    steps: list[str] = []
    for line in head[homes[-1] + 1 :]:
        name = line.text.strip(" >›»/|→")
        if name.lower() not in menu:
            break
        steps.append(name)
    return tuple(steps[:_MAX_STEPS])
