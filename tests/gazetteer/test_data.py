"""The tables' linter: what a slip of the pen in a TSV file would break."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

import pytest

from detente.gazetteer import tables
from detente.gazetteer.entry import KINDS, SECTORS
from detente.gazetteer.index import Index
from detente.gazetteer.names import exact_case, fold
from detente.gazetteer.people import Person, days
from detente.gazetteer.tables import Country

COUNTRIES = {country.iso3: country for country in tables.countries()}
PEOPLE = tables.people()
NAMED = [row for table in ("bodies", "groups") for row in tables.named(table)]
SHARED = {
    "acting",
    "deputy",
    "envoy",
    "spokesperson",
    "senator",
    "general",
    "governor",
    "opposition leader",
    "official",
}
"""Offices that several hold at once; so do those that begin with one of these words."""


@pytest.mark.parametrize("table", tables.TABLES)
def test_rows_have_the_columns_of_their_head(table):
    for path in tables.DATA.glob(f"{table}*.tsv"):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        columns = lines[0].count("\t")
        wrong = [line for line in lines if line.count("\t") != columns or line != line.strip(" ")]
        assert not wrong, wrong[:5]


def test_country_codes():
    assert len(COUNTRIES) > 195
    assert all(re.fullmatch("[A-Z]{3}", iso3) for iso3 in COUNTRIES)
    owners = {entry.country for entry, _, _ in NAMED} | {person.country for person in PEOPLE}
    owners |= {row["country"] for row in tables.rows("regions", ())}
    assert owners - {""} <= set(COUNTRIES)


def test_sectors_and_kinds():
    for entry, _, later in NAMED:
        assert entry.sector and set(entry.sector) <= SECTORS, entry
        assert entry.kind in KINDS, entry
        assert later is None or set(later[1]) <= SECTORS
    for person in PEOPLE:
        assert all(term.sector and set(term.sector) <= SECTORS for term in person.terms), person
    for role in tables.roles():
        assert set(role.sector) <= SECTORS, role


def test_dates_are_dates_and_in_order():
    for person in PEOPLE:
        for term in person.terms:
            if term.start and term.end:
                assert days(term.start)[0] <= days(term.end)[1], (person.name, term)
            for date in (term.start, term.end):
                assert not date or (re.fullmatch(r"\d{4}(-\d\d){0,2}", date) and days(date)), (person.name, term)


def test_an_office_has_one_holder_at_a_time():
    """Terms of one office may touch (a day of change, a year written without its months) but not overlap."""
    holders = defaultdict(list)
    for person in PEOPLE:
        for term in person.terms:
            if term.office in (
                "president",
                "prime minister",
                "chancellor",
                "foreign minister",
                "defense minister",
                "king",
            ):
                holders[person.country, term.body, term.office].append((person, term))
    for office, terms in holders.items():
        for i, (one, a) in enumerate(terms):
            for other, b in terms[i + 1 :]:
                if one is other:
                    continue
                start = max(days(a.start)[1], days(b.start)[1])
                end = min(days(t.end)[0] if t.end else dt.date.max for t in (a, b))
                assert start >= end or office in TWO_AT_ONCE, (office, one.name, other.name)


TWO_AT_ONCE = {
    ("CIV", "", "president"),
    ("MDG", "", "president"),
    ("GMB", "", "president"),
    ("MDA", "", "prime minister"),
}
"""Both claimed the office, and each was called so."""


def test_a_name_means_one_entry():
    """Two bodies, groups or states may not share a name; nor a person and one of these, unless only by family name."""
    clashes = []
    for key, refs in Index.build().names.items():
        things = {ref.target.names[0] if isinstance(ref.target, Country) else ref.target.id
                  for ref in refs if not isinstance(ref.target, Person) and ref.how != "people"}  # fmt: skip
        exact = {ref.exact for ref in refs if not isinstance(ref.target, Person)}
        if len(things) > 1 and len(exact) == 1 and key not in KNOWN:
            clashes.append((key, things))
    assert not clashes


KNOWN = {"democratic party", "dominican"}
"""Names that more than one bears, where the first of the tables is meant by far the most often."""


def test_full_names_of_different_people_differ():
    names = defaultdict(set)
    for person in PEOPLE:
        for name in (person.name, *person.aliases):
            names[fold(name)].add(person.name)
    assert not {key: people for key, people in names.items() if len(people) > 1 and key not in NAMESAKES}


NAMESAKES = {"king abdullah", "moussa faki"}
"""Two kings whom reports call alike; one man who spoke for his state and later for the African Union."""


def test_acronyms_that_are_words_need_their_capitals():
    assert exact_case("U.S.") == "US" and exact_case("WHO") == "WHO"
    assert exact_case("Hamas") is None


def test_the_tables_fit_the_package():
    assert sum(path.stat().st_size for path in tables.DATA.iterdir()) < 1_900_000
    assert (tables.DATA / "cities.tsv.gz").stat().st_size < 1_200_000


def test_no_trap_hides_a_name():
    names = Index.build().names
    assert not [words for words in tables.traps() if fold(words) in names]
