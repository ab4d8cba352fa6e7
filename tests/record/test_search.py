"""Questions to the record: who, whom, what, when, in which words."""

import datetime as dt

import pytest

from detente.nouns.errors import UsageError
from tests.build import act, contract
from tests.record import SEED, numbered, seed


@pytest.fixture
def record(record):
    record.add(seed(published="2025-09-22", url="https://example.org/kim", source="Example"), origin="seed.txt")
    record.add(
        contract(
            "In March, Recep Tayyip Erdoğan met Kim’s envoy. Brazil condemned the 2017 test.",
            [
                act("met", "CONSULT", by="Recep Tayyip Erdoğan||TUR|GOV", to="Kim’s envoy|Kim Song|PRK|GOV",
                    when="2025-03"),
                act("condemned", "ACCUSE.disapprove", "criticism", by="Brazil||BRA|GOV", when="2017", voice="ascribed"),
            ],
        )
    )  # fmt: skip
    return record


def anchors(found):
    return [act["anchor"]["text"] for act in found]


ALL = ["offered", "give up", "rejected", "met", "condemned"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ALL),
        ({"actor": "Kim"}, ["offered", "give up"]),  # the pronoun, too: by its name
        ({"actor": "jong un"}, ["offered", "give up"]),
        ({"actor": "Jon"}, []),  # whole words
        ({"actor": "erdogan"}, ["met"]),
        ({"actor": "ERDOĞAN"}, ["met"]),
        ({"actor": "kim-jong-un"}, ["offered", "give up"]),  # an id
        ({"actor": "JPN"}, ["rejected"]),
        ({"actor": "jpn"}, ["rejected"]),
        ({"actor": "Bra"}, []),  # a name, not Brazil's code
        ({"recipient": "USA"}, ["offered"]),
        ({"recipient": "Kim"}, ["met"]),
        ({"actor": "PRK", "recipient": "United States"}, ["offered"]),
        ({"country": "prk"}, ["offered", "give up", "met"]),
        ({"type": "REJECT"}, ["give up", "rejected"]),
        ({"type": ["agree", "CONSULT"]}, ["offered", "met"]),
        ({"stance": "offer"}, ["offered"]),
        ({"stance": ""}, ["met"]),
        ({"modality": "happened", "voice": "ascribed"}, ["condemned"]),
        ({"with_condition": True}, ["offered"]),
        ({"sure": 0.6}, ["offered", "give up", "met", "condemned"]),
        ({"since": "2025-09-22"}, ["offered", "give up", "rejected"]),
        ({"since": "2025-03-15", "until": "2025-03-20"}, ["met"]),  # "March" may be any day of it
        ({"until": "2025-03"}, ["met", "condemned"]),
        ({"until": dt.date(2016, 12, 31)}, []),
        ({"since": "2017", "until": "2017"}, ["condemned"]),
        ({"text": "washington demand"}, ["offered"]),
        ({"text": '"drops its demand"'}, ["offered"]),
        ({"text": '"its drops demand"'}, []),
        ({"text": "weap*"}, ["give up"]),
        ({"text": "Kim weapons"}, ["give up"]),  # the name stands in no word of the sentence
        ({"text": "erdogan"}, ["met"]),
        ({"text": 'AND OR NOT ( " NEAR'}, []),
        ({"limit": 2}, ["offered", "give up"]),
        ({"limit": 0}, []),
    ],
)
def test_filters(record, filters, expected):
    assert anchors(record.acts(**filters)) == expected


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "yesterday"}, "'yesterday' is no date: write YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"until": "2025-13"}, "'2025-13' is no date"),
        ({"text": "?!"}, "no word to search for in '\\?!'"),
        ({"stance": "anger"}, "there is no stance 'anger': it is one of demand, offer"),
        ({"modality": ["happened", "maybe"]}, "there is no modality 'maybe'"),
        ({"actor": " "}, "'' is no name, id or country code"),
        ({"page": "zz"}, "no page has an id that begins with 'zz'"),
    ],
)
def test_questions_that_are_off(record, filters, message):
    with pytest.raises(UsageError, match=message):
        record.acts(**filters)


def test_what_an_act_brings_along(record):
    whole = seed(published="2025-09-22", url="https://example.org/kim", source="Example")
    assert record.acts(stance="offer") == [
        {
            **whole["acts"][0],
            "state": "unreviewed",
            "document": {
                "id": whole["document"]["id"], "url": "https://example.org/kim", "source": "Example", "title": None,
                "published": "2025-09-22", "origin": "seed.txt",
            },
        }
    ]  # fmt: skip


def test_a_beginning_of_an_id_is_enough(record):
    whole = record.acts(stance="offer")[0]
    act, document = record.act(whole["id"][:6])
    assert act["id"] == whole["id"]
    assert document["text"] == SEED and document["origin"] == "seed.txt"
    assert record.document(document["id"][:6].upper()) == document
    assert anchors(record.acts(page=document["id"][:6])) == ["offered", "give up", "rejected"]


def test_an_ambiguous_beginning_lists_the_candidates(record):
    for number in range(40):
        record.add(numbered(number))
    ids = sorted(page["id"] for page in record.pages())
    first = next(id[0] for id, after in zip(ids, ids[1:], strict=False) if id[0] == after[0])
    with pytest.raises(UsageError) as error:
        record.document(first)
    assert next(id for id in ids if id.startswith(first)) in str(error.value)
    assert "give more of it" in str(error.value)


@pytest.mark.parametrize("beginning", ["", " ", "0" * 16, "xyz", "a%", "a_"])
@pytest.mark.parametrize("question", ["act", "document", "reading", "forget"])
def test_an_unknown_beginning(record, question, beginning):
    with pytest.raises(UsageError, match="has an id that begins with"):
        getattr(record, question)(beginning)


def test_pages_and_counts(record):
    record.add(contract("Hola.", skipped="it is in Spanish", language="es"), origin="hola.txt")
    seen = record.pages()
    assert [(page["outcome"], page["acts"], page["origin"]) for page in seen] == [
        ("read", 3, "seed.txt"), ("read", 2, None), ("skipped", 0, "hola.txt")
    ]  # fmt: skip
    assert [page["reason"] for page in record.pages(outcome="skipped")] == ["it is in Spanish"]
    assert [page["url"] for page in record.pages(source="Example", limit=5)] == ["https://example.org/kim"]
    counts = record.counts()
    assert counts["by_type"] == {"REJECT": 2, "AGREE": 1, "CONSULT": 1}  # the ascribed one does not count
    assert {key: counts[key] for key in ("pages", "read", "skipped", "undated", "acts", "first", "last")} == {
        "pages": 3, "read": 2, "skipped": 1, "undated": 2, "acts": 5, "first": "2025-09-22", "last": "2025-09-22"
    }  # fmt: skip


def test_an_empty_record_answers(tmp_path):
    from detente.record import Record

    with Record.open(tmp_path / "empty.db") as empty:
        assert empty.acts() == empty.pages() == empty.acts_table() == []
        assert empty.counts()["acts"] == 0 and empty.counts()["first"] is None
