"""The first room: a source → `Page` → `Article`.

`open_pages` turns files, folders, tables and standard input into pages, one by one, and tells of each that it could
not open. `to_article` says what on a page is the report: headline, paragraphs, teasers of other stories, byline,
agency, dateline, section, date and language.
"""

from .articles import to_article
from .decoding import MAX_CHARACTERS
from .sources import Failure, open_pages

__all__ = ["MAX_CHARACTERS", "Failure", "open_pages", "to_article"]
