from __future__ import annotations

import pytest

from detente.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "near", "country", "precision"),
    [
        ("Seoul", (), "KOR", "city"), ("Kiev", (), "UKR", "city"), ("MOSCOW", (), "RUS", "city"), ("Washington", ("RUS",), "USA", "city"),
        ("Tripoli", (), "LBY", "city"), ("Tripoli", ("LBN",), "LBN", "city"), ("Paris", ("USA",), "FRA", "city"),
        ("Paris, Texas", (), "USA", "city"), ("Georgia", (), "GEO", "country"), ("Georgia", ("USA",), "USA", "region"),
        ("Hyderabad", ("PAK",), "PAK", "city"), ("northern Gaza", (), "PSE", "region"), ("Crimea", (), "UKR", "region"),
        ("Aleppo province", (), "SYR", "region"), ("the South China Sea", (), "", "region"), ("Turkey", (), "TUR", "country"),
    ],
)  # fmt: skip
def test_context_decides_between_namesakes(name, near, country, precision):
    place = GAZETTEER.place(name, near)
    assert place and (place.country, place.precision) == (country, precision)


def test_only_cities_have_a_point():
    seoul = GAZETTEER.place("Seoul")
    assert round(seoul.lat, 1) == 37.6 and round(seoul.lon) == 127
    for name in ("Crimea", "Aleppo province", "France"):
        assert GAZETTEER.place(name).lat is None


@pytest.mark.parametrize("name", ["", "the palace", "Nowhereville", "turkey"])
def test_no_place_is_made_up(name):
    assert GAZETTEER.place(name) is None
