"""Date words → dates, as far as the page allows. "March 2017" stays a month; without a publication date "Monday"
stays words.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from ..nouns.act import When
from ..nouns.page import Span

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = dict(
    zip(
        ["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        [1, 1, *range(1, 13)],
        strict=True,
    )
)
_MONTH = r"(?P<{}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_COUNT = r"(?P<{}>\d{{1,3}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"

_EXPRESSION = re.compile(
    "|".join(
        (
            r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
            _MONTH.format("m1") + r"\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+" + _YEAR.format("y1") + r")?(?!\d|:)",
            r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+" + _MONTH.format("m2") + r"(?:,?\s+" + _YEAR.format("y2") + ")?",
            r"(?:(?P<part3>early|late|mid)[\s-])?" + _MONTH.format("m3") + r",?\s+(?:of\s+)?" + _YEAR.format("y3"),
            r"(?P<rel4>last|this past|past|this|next|early|late|mid-?|in|since|until|by|of|during|back in)\s+" + _MONTH.format("m4"),
            r"(?:(?P<rel5>last|this past|past|this|next|coming|on)\s+)?(?P<wd>mon|tues|wednes|thurs|fri|satur|sun)day",
            r"(?P<day>yesterday|today|tonight|tomorrow|overnight)",
            r"(?P<rel6>last|past|this|next|coming|previous|earlier this|later this|early this|late last|earlier last)\s+(?P<unit6>week|weekend|month|year|summer|spring|autumn|fall|winter)",
            r"(?:over|at|during)\s+the\s+(?P<weekend>weekend)",
            _COUNT.format("n7") + r"\s+(?P<unit7>day|week|month|year)s?\s+(?:ago|earlier)",
            r"(?:in|since|by|from|until|during|of|early|late|mid-?|back in)\s+" + _YEAR.format("y8"),
            r"\b" + _YEAR.format("y9") + r"(?=\s+(?:deal|agreement|accord|war|invasion|election|coup|treaty|uprising|ceasefire|summit))",
            r"(?:in|within)\s+(?:the\s+next\s+)?" + _COUNT.format("n10") + r"\s+(?P<unit10>day|week|month|year)s?",
        )
    ),
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Dates:
    """Finds and resolves date words of one article."""

    published: dt.date | None = None

    def find(self, text: str, start: int, end: int) -> list[Span]:
        """Spans of all date words in ``text[start:end]``, whole words only."""
        return [
            Span(*match.span())
            for match in _EXPRESSION.finditer(text, start, end)
            if not (match.start() and text[match.start() - 1].isalnum())
            and not (match.end() < len(text) and text[match.end()].isalnum())
            and not (match["m4"] and text.startswith(("’s", "'s"), match.end()))  # "confidence in May's government"
        ]

    def resolve(self, text: str, span: Span, ahead: bool = False) -> When:
        """`span`'s words as a date; `ahead` for what is planned ("Friday" is then the next one).

        A value that the page does not settle is None and the words stay.
        """
        match = _EXPRESSION.match(text, span.start)
        unknown = When(span=span)
        if not match:
            return unknown
        found = {key: value.lower() for key, value in match.groupdict().items() if value}
        try:
            dated = self._absolute(found) or (self._relative(found, ahead) if self.published else None)
        except (ValueError, OverflowError):
            return unknown
        if not dated:
            return unknown
        value, until, granularity = dated
        return When(span=span, value=value, until=until, granularity=granularity)

    def _absolute(self, found: dict[str, str]) -> tuple[str, str | None, str] | None:
        if "iso" in found:
            return dt.date.fromisoformat(found["iso"]).isoformat(), None, "day"
        for n in "12":
            if f"m{n}" in found and f"y{n}" in found:
                day = dt.date(int(found[f"y{n}"]), _month(found[f"m{n}"]), int(found[f"d{n}"]))
                return day.isoformat(), None, "day"
        if "y3" in found:
            return f"{found['y3']}-{_month(found['m3']):02}", None, "month"
        year = found.get("y8") or found.get("y9")
        return (year, None, "year") if year else None

    def _relative(self, found: dict[str, str], ahead: bool) -> tuple[str, str | None, str] | None:
        today = self.published
        assert today is not None
        for n in "12":
            if f"m{n}" in found:
                return _nearest_day(today, _month(found[f"m{n}"]), int(found[f"d{n}"]), ahead).isoformat(), None, "day"
        if "m4" in found:
            month = _month(found["m4"])
            forward = found["rel4"] == "next" or (ahead and month < today.month)
            year = today.year + 1 if forward and month <= today.month else today.year
            if not ahead and found["rel4"] != "next" and month > today.month:
                year -= 1
            if found["rel4"] == "last" and month == today.month:
                year -= 1
            return f"{year}-{month:02}", None, "month"
        if "wd" in found:
            return self._weekday(found, ahead).isoformat(), None, "day"
        if "day" in found:
            shift = {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(found["day"], 0)
            return (today + dt.timedelta(shift)).isoformat(), None, "day"
        if "weekend" in found:
            return _weekend(today, -1)
        if "unit6" in found:
            return _calendar(today, found["unit6"], found["rel6"])
        if "unit7" in found:
            return _shifted(today, -_count(found["n7"]), found["unit7"])
        if "unit10" in found:
            until = _shifted(today, _count(found["n10"]), found["unit10"])
            return until if ahead else None
        return None

    def _weekday(self, found: dict[str, str], ahead: bool) -> dt.date:
        today = self.published
        assert today is not None
        wanted = next(i for i, day in enumerate(_DAYS) if day.startswith(found["wd"]))
        relation = found.get("rel5", "")
        if relation in ("next", "coming"):
            return today + dt.timedelta((wanted - today.weekday() - 1) % 7 + 1)
        if ahead and relation not in ("last", "past", "this past"):  # on a Thursday, "Thursday" is today
            return today + dt.timedelta((wanted - today.weekday()) % 7)
        back = (today.weekday() - wanted) % 7
        if relation == "last" and back == 0:
            back = 7
        return today - dt.timedelta(back)


def _month(word: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(word.rstrip(".")[:3]))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _nearest_day(today: dt.date, month: int, day: int, ahead: bool) -> dt.date:
    """The day of that name nearest to today: of this year, unless it is far on the wrong side."""
    found = dt.date(today.year, month, day)
    if not ahead and (found - today).days > 60:
        return dt.date(today.year - 1, month, day)
    if ahead and (today - found).days > 60:
        return dt.date(today.year + 1, month, day)
    return found


def _weekend(today: dt.date, direction: int) -> tuple[str, str, str]:
    saturday = today - dt.timedelta((today.weekday() - 5) % 7)
    if direction > 0:
        saturday += dt.timedelta(7)
    return saturday.isoformat(), (saturday + dt.timedelta(1)).isoformat(), "day"


def _calendar(today: dt.date, unit: str, relation: str) -> tuple[str, str | None, str] | None:
    step = -1 if relation.split()[0] in ("last", "past", "previous") or relation.endswith(" last") else 0
    if relation in ("next", "coming"):
        step = 1
    if unit == "weekend":
        return _weekend(today, step)
    if unit == "week":
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * step)
        return monday.isoformat(), (monday + dt.timedelta(6)).isoformat(), "week"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}", None, "month"
    if unit == "year":
        return str(today.year + step), None, "year"
    return None  # seasons have no agreed months, and lie elsewhere in the south


def _shifted(today: dt.date, count: int, unit: str) -> tuple[str, str | None, str]:
    if unit == "day":
        return (today + dt.timedelta(count)).isoformat(), None, "day"
    if unit == "week":
        monday = today + dt.timedelta(7 * count) - dt.timedelta(today.weekday())
        return monday.isoformat(), (monday + dt.timedelta(6)).isoformat(), "week"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02}", None, "month"
    return str(today.year + count), None, "year"


def last_day(value: str) -> dt.date:
    """The last day that a value of any granularity covers."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return dt.date(*parts)
