"""What lies where: cities, first-order regions, countries, seas."""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .index import Index
from .names import fold
from .tables import DATA, Country, read, split

_AREA = re.compile(
    r"\s+(?:province|region|governorate|oblast|state|county|prefecture|district|valley|area|department|krai)$",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"\s+(?:city|town|village)$|^(?:city|town|village|capital|port city|port|outskirts|suburbs?) of\s+", re.IGNORECASE
)
_SIDE = re.compile(
    r"^(?:(?:the|central|downtown|upper|greater|rural|far|(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?)[\s-]+)+",
    re.IGNORECASE,
)
_NEAR = (3.0, 2.5, 2.0, 1.5, 1.0)
"""What a place gains for lying in the first, second … country of the context, in powers of ten of inhabitants: Tripoli
of Lebanon beats Libya's in a Lebanese story, but Paris, Texas, does not beat Paris in an American one."""
_CAPITAL = 2.0
_COUNTRY = 8.0
"""A country weighs as much as a city of a hundred millions; a region of a country of the context still more."""
_REGION = 6.5


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `country` is ISO 3166-1 alpha-3, "" for seas; `lat` and `lon` are decimal degrees (GeoNames' point
    of the city), None for regions and countries: no point is made up. `precision` is city, region or country."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class _Known:
    place: Place
    weight: float


class Places:
    """Looks places up; the table is read at the first question."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, name: str, near: Sequence[str] = ()) -> Place | None:
        """The namesake that fits the context best; None for a name that we do not have.

        "northern Gaza" is looked up as Gaza; "Aleppo province" is a region, so it has no point.
        """
        name = " ".join(name.split()).strip(" ,.;:“”\"'’")
        area = bool(_AREA.search(name)) or bool(_SIDE.match(name))
        tried = dict.fromkeys(
            (name, _SIDE.sub("", name), _AREA.sub("", _SIDE.sub("", name)), _CITY.sub("", _SIDE.sub("", name)))
        )
        for words in tried:
            found = self._best(words, near)
            if found:
                if area and words != name and found.precision == "city" and _AREA.search(name):
                    return Place(name, found.country, None, None, "region")
                return found
        head, comma, tail = name.partition(",")
        if comma and head:  # "Tripoli, Lebanon"; "Paris, Texas"
            inside = self._best(tail.strip(), near)
            return (self._best(head, near, inside.country) if inside else None) or self.find(head, near)
        return None

    def _best(self, words: str, near: Sequence[str], country: str = "") -> Place | None:
        key = fold(words).removeprefix("the ")
        if not key or not any(c.isupper() for c in words):
            return None
        known = [*self._states(key, words), *(_known(line) for line in _table().get(key, ()))]
        known = [k for k in known if not country or k.place.country == country]
        return max(known, key=lambda k: k.weight + _gain(k.place.country, near)).place if known else None

    def _states(self, key: str, words: str) -> list[_Known]:
        return [
            _Known(Place(ref.target.names[0], ref.target.iso3, None, None, "country"), _COUNTRY)
            for ref in self._index.names.get(key, ())
            if isinstance(ref.target, Country) and ref.how == "name"
            and (ref.exact is None or ref.exact == words.replace(".", ""))
        ]  # fmt: skip


def _gain(country: str, near: Sequence[str]) -> float:
    if country not in near:
        return 0.0
    return _NEAR[min(list(near).index(country), len(_NEAR) - 1)]


def _known(line: str) -> _Known:
    """A line of the table; regions have no point."""
    name, country, lat, lon, people, capital, _ = line.split("\t")
    if not lat:
        return _Known(Place(name, country, None, None, "region"), _REGION)
    weight = math.log10(max(int(people), 1000)) + (_CAPITAL if capital else 0.0)
    return _Known(Place(name, country, float(lat), float(lon), "city"), weight)


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """The lines of cities and regions by every folded name; they are cut when asked for, which halves the loading."""
    found: dict[str, list[str]] = {}
    for row in read(DATA / "regions.tsv"):
        line = f"{row['name']}\t{row['country']}\t\t\t\t\t"
        for name in (row["name"], *split(row["aliases"])):
            found.setdefault(fold(name), []).append(line)
    with gzip.open(DATA / "cities.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(("#", "name\t")):
                for key in line[line.rindex("\t") + 1 : -1].split("|"):
                    found.setdefault(key, []).append(line)
    return found
