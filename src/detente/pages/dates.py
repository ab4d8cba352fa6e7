"""Dates as pages print them: the day a report was published, and lines that hold nothing but a date."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"(?<!\d){_DAY}-{_MONTH}-{_YEAR}",
        rf"\b{_MONTH}\s*{_DAY}(?:,\s*|\s+){_YEAR}",
        rf"(?<!\d)(?P<first>\d\d?)[/.-](?P<second>\d\d?)[/.-]{_YEAR}",
    )
)
_IN_ADDRESS = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)[/_-]?(?P<month>\d\d|[a-z]{3})[/_-]?(?P<day>\d\d?)(?=[/_.-]|$)", re.I
)
_BESIDE_A_DATE = re.compile(
    r"""\b(?:published|posted|updated|modified|created|issued|released|first|last|original(?:ly)?|date|time|on|at
      |of|
    (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|a\.?m|p\.?m|noon|midnight|
    gmt|utc|bst|[ecmp][sd]?t|ist|jst|kst|hkt|cest|cet|eet|pkt|ago|
    \d+\s*min(?:ute)?s?(?:\s*read)?|min(?:ute)?s?\s*read|(?:hours?|days?|weeks?|months?|years?)|page\s?\d+|edition|print)\b""",
    re.I | re.X,
)
_LABEL = re.compile(r"\b(?:published|posted|first published|date(?:line)?|issued|released|created)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated?|modified)\b", re.I)
_CLOCK = re.compile(r"T?\b\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\b\d{1,4}\b")
_SHORT = 8
"""Words of a short line: date, time, and an agency's or author's name."""
_LONGEST = 120
"""Characters of the longest line that may be a date line: label, weekday, date, time, zone, and the same updated."""


def find_date(text: str) -> dt.date | None:
    """The first full date (day, month and year) in `text`; None without one. 03/04/2025 is two dates, so none."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            if value := _date(match):
                found.append((match.start(), value))
                break
    return min(found)[1] if found else None


def is_date_line(line: str) -> bool:
    """Whether `line` says when and nothing else: "Published: 22 September 2025", "Sept. 22, 2025 10:31 AM IST"."""
    if len(line) > _LONGEST or not any(character.isdigit() for character in line):
        return False
    rest = line
    for form in _FORMS:
        rest = form.sub(" ", rest)
    dated = rest != line
    rest = _CLOCK.sub(" ", _BESIDE_A_DATE.sub(" ", rest))
    rest = re.sub(rf"\b{_MONTH}", " ", rest, flags=re.I) if not dated else rest
    telling = bool(_LABEL.search(line) or _UPDATED.search(line) or re.search(r"\bago\b", line, re.I))
    left = re.findall(r"[^\W\d_]{2,}", rest)
    # "3 May" and "2 hours ago" are date lines as well; a bare number is not.
    return not left and (dated or telling or bool(re.search(rf"\b{_MONTH}", line, re.I)))


def published_on(lines: list[str], near: bool = False) -> dt.date | None:
    """The publication date among lines of a page's head, the one labelled so before any other.

    A line that labels its date counts whatever else stands on it ("By Jane Doe | Published: 3 May 2025"). A date of
    updating is taken only when there is no other.
    """
    best: tuple[int, dt.date] | None = None
    for line in lines:
        if len(line) > 2 * _LONGEST:
            continue
        label, updated = _LABEL.search(line), _UPDATED.search(line)
        if not (label or updated or is_date_line(line) or (near and len(line.split()) <= _SHORT)):
            continue
        value = find_date(line[label.start() :] if label else line)
        if value is None:
            continue
        rank = 0 if label else 2 if updated else 1
        if best is None or rank < best[0]:
            best = (rank, value)
    return best[1] if best else None


def date_in_address(url: str) -> dt.date | None:
    """The day that many outlets put into a report's address: ``/2024/10/16/``, ``/2015/mar/5/``, ``/20240516-``."""
    match = _IN_ADDRESS.search(url)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> dt.date | None:
    part = match.groupdict()
    try:
        if "first" in part:
            first, second = int(part["first"]), int(part["second"])
            if first <= 12 and second <= 12 and first != second:
                return None
            day, month = (first, second) if first > 12 or first == second else (second, first)
        else:
            day = int(part["day"])
            word = part["month"][:3].lower()
            month = int(part["month"]) if part["month"].isdigit() else _NUMBER[word]
        return dt.date(int(part["year"]), month, day)
    except (ValueError, KeyError):
        return None
