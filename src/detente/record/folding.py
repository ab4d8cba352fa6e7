"""Words and days as they are compared in a search; what is shown is always the original."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import Any

from ..nouns.errors import UsageError

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"})

_WORDS = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

DAYS_AFTER_FIRST_OF_WEEK = 6


def fold(text: str) -> str:
    """The words alone, without case and accents, with one blank between: "Erdoğan’s" gives "erdogan s"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(bare.casefold().translate(_PLAIN)))


def padded(text: str) -> str:
    """Folded, with a blank at either end, so that whole words are found as substrings."""
    return f" {fold(text)} "


def match_expression(asked: str) -> str:
    """An FTS5 expression for what a person typed: all words, ``"a phrase"`` as one, ``begin*`` by its beginning.

    Raises UsageError when there is no word in it. Whatever else stands in it cannot reach FTS5's own grammar.
    """
    terms = []
    for phrase, word in _ASKED.findall(asked):
        folded = fold(phrase or word)
        if folded:
            terms.append(f'"{folded}"' + ("*" if word.endswith("*") else ""))
    if not terms:
        raise UsageError(f"there is no word to search for in {asked!r}")
    return " ".join(terms)


def days_of(value: str | None) -> tuple[str, str] | None:
    """First and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for what is no date."""
    match = _DATE.fullmatch(value or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return first.isoformat(), dt.date(year, last_month, last_day).isoformat()


def days_of_act(act: dict[str, Any], published: str | None) -> tuple[str | None, str | None]:
    """First and last day on which an act can have been; the page's date where the act has none of its own."""
    when = act["when"] or {}
    days = days_of(when.get("value"))
    if days is None:
        return days_of(published) or (None, None)
    first, last = days
    until = days_of(when.get("until"))
    if until:
        last = max(last, until[1])
    elif when.get("granularity") == "week" and first == last:
        last = (dt.date.fromisoformat(first) + dt.timedelta(DAYS_AFTER_FIRST_OF_WEEK)).isoformat()
    return first, last


def day_asked(value: str | dt.date, *, end: bool) -> str:
    """One bound of a search: the first or, for `end`, the last day of a date. UsageError for what is none."""
    days = days_of(value.isoformat()[:10] if isinstance(value, dt.date) else value)
    if days is None:
        raise UsageError(f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY")
    return days[end]
