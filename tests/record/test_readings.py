"""What is added is all there again, to the character; and what reading a page again does."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.nouns.act import Act, Actor, Condition, Quote, ReaderInfo, Reading
from detente.nouns.contract import reading_json
from detente.nouns.page import Article, Page, Span
from detente.record import Record, csv_text
from tests.build import act, codebook, contract
from tests.record import SEED, numbered, seed

# Lone surrogates are what a badly decoded page has; a high one before a low one must not become one character.
anything = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    ["\ud83d\ude00", "\x00", "a\x00b", "\udcff", "=1+1", "'; DROP TABLE acts; --", '"', "e\u0301", "\u2028\r\n"]
)


@st.composite
def readings(draw):
    text = draw(anything) + draw(anything) + "."
    spans = st.integers(0, len(text) - 1).flatmap(lambda a: st.integers(a, len(text)).map(lambda b: Span(a, b)))
    actors = st.builds(Actor, name=anything, span=st.none() | spans, country=st.sampled_from(["", "USA"]), id=anything,
                       office=st.none() | anything, conflict=st.none() | anything)  # fmt: skip
    some = st.lists(actors, max_size=2).map(tuple)
    acts = st.builds(
        Act, anchor=spans, sentence=spans, evidence=spans, type=st.sampled_from(["", "AGREE", "ASSAULT"]),
        actor=some, recipient=some, content=st.none() | spans, ascribed_by=st.none() | anything,
        condition=st.none() | st.builds(Condition, span=spans, kind=st.just("if"), by_when=st.none() | anything),
        confidence=st.floats(0, 1),
    )  # fmt: skip
    article = Article(
        page=Page(text, "x", url=draw(st.none() | st.text(max_size=9)), source=draw(st.none() | anything)),
        title=draw(st.none() | spans),
        section=draw(st.lists(anything, max_size=2).map(tuple)),
        byline=draw(st.none() | anything),
    )
    found = draw(st.lists(acts, max_size=3, unique_by=lambda act: act.anchor.start))
    quotes = draw(st.lists(st.builds(Quote, spans, st.none() | actors), max_size=2))
    reader = ReaderInfo(draw(anything), draw(anything))
    return reading_json(Reading(article, reader, tuple(found), tuple(quotes)), codebook())


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One file for all examples: each leaves it empty."""
    with Record.open(tmp_path_factory.mktemp("round") / "trip.db") as record:
        yield record


# No deadline: each example writes through a real disk.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=readings(), origin=st.none() | anything)
def test_whatever_is_added_comes_back(shared, found, origin):
    page = found["document"]["id"]
    assert shared.add(found, origin=origin)
    try:
        assert not shared.add(found)
        assert shared.reading(page) == found
        assert shared.document(page) == {**found["document"], "origin": origin}
        assert [{key: act[key] for key in act if key not in ("document", "state")} for act in shared.acts()] == found[
            "acts"
        ]
        csv_text(shared.acts_table()).encode("utf-8")
    finally:
        assert shared.forget(page) == len(found["acts"])
    assert shared.counts()["acts"] == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_whatever_is_asked_gets_an_answer(record, asked):
    """An answer or a UsageError: what is typed never reaches SQL or FTS5 as grammar."""
    from detente.nouns.errors import UsageError

    record.add(seed())
    for field in ("actor", "recipient", "country", "type", "stance", "since", "text", "page", "voice"):
        try:
            record.acts(**{field: asked})
        except UsageError as error:
            assert str(error)


def test_ordinary_text_is_readable_with_any_tool(record, path):
    import sqlite3

    record.add(seed())
    record.add(contract("Kim \udcff spoke."))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT typeof(text) FROM pages ORDER BY number").fetchall() == [("text",), ("blob",)]
        assert connection.execute("SELECT json_extract(json, '$.type') FROM acts").fetchone() == ("AGREE",)


def test_the_same_reader_again_changes_nothing(record):
    assert record.add(seed(), origin="first.txt") is True
    assert record.add(seed(), origin="second.txt") is False
    assert record.pages()[0]["origin"] == "first.txt"


def test_another_reader_replaces_the_reading(record):
    record.add(seed(), origin="first.txt")
    record.add(numbered(1))
    newer = contract(SEED, [act("offered", "AGREE", "offer")], version="2")
    assert record.add(newer, origin="second.txt") is True
    assert record.reading(newer["document"]["id"]) == newer
    assert [(page["origin"], page["acts"]) for page in record.pages()] == [("first.txt", 1), (None, 1)]  # same place
    assert record.acts(text="weapons") == record.acts(actor="japan") == []


def test_a_date_that_was_missing_is_taken(record):
    """`add --published YYYY-MM-DD` is what the screen advises: reading the page again with it must help."""
    record.add(seed())
    assert record.add(seed(published="2025-09-22")) is True
    assert len(record.acts(since="2025-09-22")) == 3
    assert record.add(seed()) is False, "one that merely has less changes nothing"
    assert record.add(seed(published="2025-09-23", source="Example")) is True


def test_a_page_that_was_skipped_can_be_read_later(record):
    skipped = contract(SEED, skipped="no article found", version="1")
    assert record.add(skipped) is True
    assert record.add(seed()) is True
    assert record.add(skipped) is False
    assert record.counts()["read"] == 1


def test_the_text_may_come_beside_the_object(record):
    found = seed()
    bare = {**found, "document": {**found["document"], "text": None}}
    assert record.add(bare, SEED) is True
    assert record.reading(found["document"]["id"]) == found
    with pytest.raises(ValueError, match="not the text read"):
        record.add(found, "another text")
    with pytest.raises(ValueError, match="without its page's text"):
        record.add(bare)


@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({"when": "2025-02"}, "2025-02-01", "2025-02-28"),
        ({"when": "2024"}, "2024-01-01", "2024-12-31"),
        ({}, "2025-09-22", "2025-09-22"),
    ],
)
def test_the_days_an_act_can_have_been(record, fields, first, last):
    record.add(contract("Kim spoke.", [act("spoke", **fields)], published="2025-09-22"))
    assert record.acts(since=first, until=first) and record.acts(since=last, until=last)
    assert not record.acts(until="1999") and not record.acts(since="2026")
