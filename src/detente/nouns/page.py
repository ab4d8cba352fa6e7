"""Span, Page, Article: what we were given, and what of it is the report."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of the page's text: ``text[start:end]``, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was given. Its text never changes; every offset counts characters of it.

    `text` of an HTML page is its rendered text and `markup` the HTML it was rendered from. `origin` is what the
    person typed or the file's name, for messages. `published` is a date that came beside the page (a table's
    column, ``--published``); what the page itself says is the article's.
    """

    text: str
    origin: str
    url: str | None = None
    source: str | None = None
    media_type: str = "text/plain"
    markup: str | None = None
    title: str | None = None
    published: dt.date | None = None
    fetched: dt.datetime | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """16 hexadecimal characters: of the address and the text, so that the same page twice is one page."""
        named = f"{self.url or ''}\n{self.hash}"
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Teaser:
    """Headline and stub of another story on the page; never read as part of the article."""

    span: Span
    title: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: ``read``, or ``skipped`` with the reason, one line for a person."""

    status: str = "read"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The report on a page. `body` are its paragraphs in order, without headline, dateline and furniture.

    `language` is an ISO 639-1 code. `published` is None when neither the page nor the person gives a date.
    """

    page: Page
    title: Span | None = None
    body: tuple[Span, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    section: tuple[str, ...] = ()
    byline: str | None = None
    agency: str | None = None
    dateline: Span | None = None
    published: dt.date | None = None
    language: str = "en"
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def text(self) -> str:
        return self.page.text
