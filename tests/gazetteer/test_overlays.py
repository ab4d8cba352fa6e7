"""Dictionaries of a user's own: Phoenix files read, kept, looked up before ours, and taken out again."""

import datetime as dt

import pytest

from detente.gazetteer import Gazetteer
from detente.gazetteer.lookup import lookup
from detente.gazetteer.overlays import bring_in, described, take_out
from detente.gazetteer.phoenix import listed, usual
from detente.nouns.errors import UsageError

DICTIONARY = """# a remark
ABDUL_RAHIM_WARDAK_  # CountryInfo.txt
+GENERAL_WARDAK_
\t[AFGGOVMIL 050101-120815]
\t[AFGELI >120815]
MARSH_HARRIER_FRONT_(MHF)_ [BRAREB] # invented
+REED_BROTHERS_
+PEOPLE'S_FRONT_OF_O'BRIEN_
NORTHERN_RIVERS_COMMISSION_ [IGO]
"""


@pytest.fixture
def dictionary(tmp_path):
    path = tmp_path / "River.Actors.txt"
    path.write_text(DICTIONARY, "utf-8")
    return path


def test_a_phoenix_dictionary_is_read_with_synonyms_dates_and_remarks():
    wardak, front, commission = listed(DICTIONARY)
    assert wardak.names == ["Abdul Rahim Wardak", "General Wardak"] and wardak.remark == "CountryInfo.txt"
    assert [(t.code, t.start, t.end) for t in wardak.terms] == [
        ("AFGGOVMIL", "2005-01-01", "2012-08-15"),
        ("AFGELI", "2012-08-15", ""),
    ]
    assert wardak.terms[0].read(frozenset(["AFG"])) == ("AFG", ("GOV", "MIL"))
    assert front.names[2] == "People's Front of O'Brien"
    assert commission.terms[0].read(frozenset(["AFG"])) == ("", ("IGO",))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("CHARLES_DE_GAULLE_", "Charles de Gaulle"), ("JEAN-BERTRAND_ARISTIDE", "Jean-Bertrand Aristide"), ("JOHN_PAUL_II_", "John Paul II")],
)  # fmt: skip
def test_names_come_in_usual_case(written, wanted):
    assert usual(written) == wanted


def test_what_is_brought_in_is_found_from_then_on_and_gone_when_taken_out(dictionary):
    assert Gazetteer.own().find("Reed Brothers").country == ""
    folder, rows = bring_in(dictionary)
    assert rows == {"people": 2, "bodies": 2} and list(described()) == [(folder.name, 4)]
    front = Gazetteer.own().find("Reed Brothers")
    assert (front.name, front.country, front.sector) == ("Marsh Harrier Front", "BRA", ("REB",))
    assert Gazetteer.own().find("MHF").id == front.id
    assert Gazetteer.own().find("Abdul Rahim Wardak", dt.date(2010, 1, 1)).sector == ("GOV", "MIL")
    take_out(folder.name)
    assert Gazetteer.own().find("Reed Brothers").country == ""
    with pytest.raises(UsageError, match="there are: none"):
        take_out(folder.name)


def test_what_is_no_dictionary_is_refused_and_leaves_what_was_there(dictionary, tmp_path):
    bring_in(dictionary)
    dictionary.write_text("Dear all, please find attached\n", "utf-8")
    with pytest.raises(UsageError, match="no actors found"):
        bring_in(dictionary)
    assert [rows for _, rows in described()] == [4]
    table = tmp_path / "people.tsv"
    table.write_text("name\toffice\nJo\tking\n", "utf-8")
    with pytest.raises(UsageError, match="lacks the columns"):
        bring_in(table)
    with pytest.raises(UsageError, match="named as one of ours"):
        bring_in(table.rename(tmp_path / "kings.tsv"))


def test_dates_that_do_not_exist_lose_their_day(dictionary):
    dictionary.write_text("JO_BLOGGS_\n\t[USAGOV 060231-071399]\n", "utf-8")
    bring_in(dictionary)
    (found,) = lookup(Gazetteer.own(), "Jo Bloggs")
    assert [(t.start, t.end) for t in found.terms] == [("2006-02", "2007")]


def test_lookup_says_by_what_and_which_office_counts():
    (lee, *_) = lookup(Gazetteer.load(), "Lee Jae Myung", dt.date(2025, 9, 22))
    assert lee.held.office == "president" and lee.held.start == "2025-06-04" and "full name" in lee.because
    assert "speaks for it" in lookup(Gazetteer.load(), "Seoul")[0].because
    (trump, *_) = lookup(Gazetteer.load(), "Donald Trump", dt.date(2023, 1, 1))
    assert trump.held is None and trump.entry.office == "former president"
    assert lookup(Gazetteer.load(), "Qwxz Zzyx") == []
