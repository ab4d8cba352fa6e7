"""Whatever the weights say, what is read points at the page's own words."""

import datetime as dt
import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.nouns.contract import reading_json
from detente.nouns.page import Article, Outcome, Page, Span
from detente.reading.reader import Reader

from .doubles import Noise

SCHEMA = jsonschema.Draft202012Validator(json.loads((files("detente.nouns") / "reading.schema.json").read_text()))
WORDS = st.sampled_from(
    [
        "Kim",
        "he",
        "they",
        "Washington",
        "said",
        "“no",
        "talks”",
        "only",
        "if",
        "unless",
        "Moscow",
        "Monday",
        "in",
        "March",
        "2017",
        "the",
        "U.S.",
        "army",
        "killed",
        "12",
        "Iran's",
        "both",
        "sides",
        "rejected",
        "offer",
        "😀",
        "é漢",
        ".",
        ",",
        "‘",
        "’",
        '"',
        "Hamas",
        "Trump",
        "it",
        "who",
        "We",
    ]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def reader():
    return Reader(Noise())


def article(paragraphs, published=dt.date(2025, 9, 22)):
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Article(Page(text, "test"), title=spans[0], body=tuple(spans), published=published)


def spans_with_text(value):
    if isinstance(value, dict):
        if "start" in value and "text" in value and value["start"] is not None:
            yield value
        for inner in value.values():
            yield from spans_with_text(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_with_text(inner)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from([None, dt.date(2025, 9, 22)]))
def test_every_span_is_the_page_s_words(reader, paragraphs, published):
    given_article = article(paragraphs, published)
    found = reading_json(reader.read(given_article), reader.codebook)
    text = found["document"]["text"]
    assert text == given_article.text
    for span in spans_with_text(found):
        assert text[span["start"] : span["end"]] == span["text"] != ""
    SCHEMA.validate(found)
    for act in found["acts"]:
        assert act["sentence"]["start"] <= act["evidence"]["start"] < act["evidence"]["end"] <= act["sentence"]["end"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(reader, text):
    body = (Span(0, len(text)),) if text else ()
    reading = reader.read(Article(Page(text, "test"), body=body))
    assert all(0 <= act.anchor.start < act.anchor.end <= len(text) for act in reading.acts)


def test_the_same_page_gives_the_same_reading(reader):
    one = article(["Kim said he rejected the offer only if Washington agreed on Monday."])
    assert reader.read(one) == reader.read(one)


def test_nothing_is_read_of_a_skipped_page(reader):
    page = Article(Page("Bonjour", "test"), body=(), outcome=Outcome("skipped", "in French (fr)"))
    assert reader.read(page).acts == () and reader.read(page).quotes == ()


def test_without_a_publication_date_no_relative_date_has_a_value(reader):
    reading = reader.read(article(["Kim said on Monday he rejected it in March and yesterday killed 12."] * 4, None))
    assert reading.acts
    for act in reading.acts:
        assert act.when is None or act.when.value is None
