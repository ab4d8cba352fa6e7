"""What a report's head says beside its headline: byline, agency, dateline, section."""

from __future__ import annotations

import re

from detente.nouns.page import Span

from .vocabulary import AGENCIES, HOME, NO_NAMES, NO_PLACES, SECTIONS

_DASH = r"\s*(?:--|[-–—―:])\s*"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /-](?:[A-Z][\w.'’-]*|of|the|de|del|la|el|al-[A-Z]\w*|and|am|an|der)){0,4}"
_AGENCY_NAME = r"[A-Z][\w./&’-]*(?:[ /,-]{1,2}(?:[A-Z][\w./&’-]*|of|de|in|and)){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WHEN = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?"
_DATELINE = re.compile(
    rf"""^\W{{0,3}}(?P<place>{_PLACE}(?:,\s+{_PLACE}){{0,2}}?)
    (?:,?\s+(?P<when>{_WHEN}))?
    (?: ,?\s*\((?P<agency>{_AGENCY_NAME})\)(?:{_DASH})?
      | ,\s+(?:\w+day,?\s*)?(?:{_DASH})
      | {_DASH} )\s*(?=\S|$)""",
    re.X,
)
_CAPITALS = re.compile(r"[A-Z]{3,}")
_REVERSED = re.compile(rf"^(?P<agency>{_AGENCY_NAME}),\s+(?P<place>{_PLACE})$")
_SIGNED = re.compile(rf"(?:\((?P<a>{_AGENCY_NAME})\)|[-–—]\s?(?P<b>[A-Z][\w/ ]{{1,25}}))[\s.]*$")
_BY = re.compile(r"^(?:(?:story|words|text|report|written|posted|published)\s+)?by[:\s]\s*", re.I)
_NAME_PART = r"(?:[A-Z][\w.'’-]*|de|van|der|von|bin|al|el)"
_NAME = re.compile(rf"^{_NAME_PART}(?:\s+{_NAME_PART}){{1,3}}$")
_BYLINE_END = re.compile(
    r"""\s*(?:\||•|·|–|—|\s-\s|/|\bin\s+[A-Z]|\bat\s+[A-Z]
    |\b(?:published|updated|posted|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\d).*$""",
    re.I | re.X,
)
_LONGEST_DATELINE = 90
"""Characters within which a dateline has come to its dash."""
_SEPARATOR = re.compile(r"\s*(?:[>›»/|→]|::|\s[-–]\s)\s*")
_MAX_SECTION_WORDS = 5
"""Words of the longest section name: "East & South Asia" has four."""


def find_dateline(paragraph: str, offset: int) -> tuple[Span, str | None, int] | None:
    """Place, agency and length of the dateline that `paragraph` opens with; None without one.

    The span is the place's words alone ("NIIGATA, JAPAN"), counted from `offset`, where the paragraph begins in the
    page. The length is that of everything up to the report's own first word.
    """
    head = paragraph[:_LONGEST_DATELINE]
    if whole := _REVERSED.match(paragraph.strip()):
        if known_agency(whole["agency"]):
            return _at(whole, "place", offset), known_agency(whole["agency"]), len(paragraph)
        return None
    match = _DATELINE.match(head)
    if not match:
        return None
    place, agency = match["place"], match["agency"]
    # "Kim: …" and "Talks - …" are no datelines: without an agency or a date the place is in capitals.
    loud = bool(_CAPITALS.search(place)) and place.split(",")[0].isupper()
    if not loud and not (agency and (known_agency(agency) or agency.isupper())) and not match["when"]:
        return None
    if place.lower() in NO_PLACES or known_agency(place):
        return None
    return _at(match, "place", offset), (known_agency(agency) or agency if agency else None), match.end()


def _at(match: re.Match[str], group: str, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group))


def known_agency(name: str) -> str | None:
    """The name detente keeps for an agency, None for a name that is none's."""
    return AGENCIES.get(name.strip(" .").lower()) or AGENCIES.get(re.split(r"[/,]", name.strip().lower())[0])


def signed_by(paragraph: str) -> str | None:
    """The agency that signs a report at its end: "… on Monday. (Reuters)"; None without one."""
    match = _SIGNED.search(paragraph[-60:])
    return known_agency(match["a"] or match["b"]) if match else None


def byline_in(line: str) -> str | None:
    """The names in a byline, without "By" and what follows them; None when nothing is left."""
    names = _BYLINE_END.sub("", _BY.sub("", line.strip())).strip(" ,.|;")
    return names or None


def is_name(line: str) -> bool:
    """Whether `line` reads as one or two persons' names and nothing else: "Jane Doe", "Jane van Doe and John Roe"."""
    persons = re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", line.strip())
    return (
        len(persons) <= 4
        and not line.isupper()
        and all(
            _NAME.match(person) and not any(word.lower() in NO_NAMES for word in person.split()) for person in persons
        )
    )


def breadcrumb(line: str, title: str | None, labels: set[str]) -> tuple[str, ...]:
    """The section path of a breadcrumb line: "Home > World > Asia" or "Home World Asia <headline>".

    `title` is taken off the end and "Home" off the beginning. A path without separators is divided at `labels`, the
    page's other short lines, and at usual section names; what remains is one section.
    """
    path = line.strip()
    if title and path.endswith(title):
        path = path[: -len(title)].strip()
    if len(path) > 150:
        return ()
    parts = [part.strip() for part in _SEPARATOR.split(path) if part.strip()]
    if len(parts) < 2:
        parts = _divide(path.split(), {label.lower() for label in labels} | {"home"} | SECTIONS)
    if parts and parts[0].lower() in HOME:
        parts = parts[1:]
    return tuple(part for part in parts if len(part.split()) <= _MAX_SECTION_WORDS and part != title)


def _divide(words: list[str], known: set[str]) -> list[str]:
    """Cuts a run of words at the longest known names, from the right, where the narrower section stands."""
    parts: list[str] = []
    rest = words
    while rest:
        sizes = range(min(_MAX_SECTION_WORDS, len(rest)), 0, -1)
        size = next((n for n in sizes if " ".join(rest[-n:]).lower() in known), 0)
        if not size:
            size = 1
            while size < len(rest) and " ".join(rest[: len(rest) - size]).lower() not in known:
                size += 1
        parts.insert(0, " ".join(rest[-size:]))
        rest = rest[:-size]
    return parts
