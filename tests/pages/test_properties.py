"""What holds for any input at all."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import FRENCH, HTML, PLAIN, SCRAPED

from detente.nouns.errors import Unreadable
from detente.nouns.page import Article, Page
from detente.pages import Failure, open_pages, to_article
from detente.pages.decoding import decode
from detente.pages.markup import render
from detente.pages.sources import _page

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

pieces = st.sampled_from(
    [*SCRAPED.split("\n"), *PLAIN.split("\n"), FRENCH, "...", "Share", "12 Comments", "By X Y", "“"]
)
pages = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(pieces, st.text(max_size=60)), max_size=60).map("\n".join),
    st.lists(pieces, max_size=80).map("\n\n".join),
)
TAGS = """<p> </p> <div> </div> <a href=x> </a> <h1> </h1> <br> <script> </script> <li> <table> <td> </html> <!-- --> <b
<![CDATA[ &amp; &#0; &#xD800; <p/ <article> </article> <title> <body> <html> </body> <svg> <template> <p\0>"""
tags = st.sampled_from(TAGS.replace("\n", " ").split(" "))
markups = st.lists(st.one_of(tags, pieces, st.text(max_size=20)), max_size=60).map("".join)


def check(article: Article) -> None:
    """Spans in range, in order, apart; the body apart from teasers and headline; a body exactly when read."""
    end = 0
    for span in article.body:
        assert end <= span.start < span.end <= len(article.text)
        assert span.of(article.text) == span.of(article.text).strip()
        end = span.end
    for teaser in article.teasers:
        assert teaser.span.covers(teaser.title) and teaser.title.start < teaser.title.end
        assert teaser.span.start >= 0 and teaser.span.end <= len(article.text)
        assert not any(teaser.span.overlaps(span) for span in article.body)
    for one, other in zip(article.teasers, article.teasers[1:], strict=False):
        assert not one.span.overlaps(other.span)
    if article.title:
        assert 0 <= article.title.start < article.title.end <= len(article.text)
        assert not any(article.title.overlaps(span) for span in article.body)
    if article.dateline:
        assert 0 <= article.dateline.start < article.dateline.end <= len(article.text)
    assert (article.outcome.status == "read") == bool(article.body)
    assert (article.outcome.status == "skipped") == bool(article.outcome.reason)


@QUICK
@given(pages, st.none() | pieces)
def test_any_text(text, title):
    check(to_article(Page(text, "test", title=title)))


@QUICK
@given(markups)
def test_any_markup(markup):
    text = render(markup).text
    check(to_article(Page(text, "test", markup=markup, media_type="text/html")))


@QUICK
@given(
    st.one_of(
        st.binary(max_size=400),
        pages.map(str.encode),
        st.lists(st.binary(max_size=9) | st.just("é".encode())).map(b"".join),
    )
)
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text = decode(data)
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        assert "\r" not in text


@settings(parent=QUICK, max_examples=30)
@given(data=st.binary(max_size=200), name=st.sampled_from(["a.txt", "a.html", "a.csv", "a.jsonl", "a"]))
def test_any_file_is_pages_or_failures(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    for result in open_pages(tmp_path / name):
        if isinstance(result, Failure):
            assert str(result.error)
        else:
            check(to_article(result))


@QUICK
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["text", "date", "url", "title"]), st.none() | st.text(max_size=30) | st.integers()
        )
    )
)
def test_any_rows(tmp_path, rows):
    (tmp_path / "t.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    results = list(open_pages(tmp_path / "t.jsonl"))
    assert len(results) == max(1, len(rows))


@QUICK
@given(pages)
def test_reading_twice_gives_the_same(text):
    assert to_article(Page(text, "test")) == to_article(Page(text, "test"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + f"<p>{PLAIN}</p>" + "</div>" * 20_000,
        "<b><i>" * 20_000 + f"<p>{PLAIN}</p>",
        "<html><body>" + "<table><tr><td>" * 3_000 + PLAIN,
        "<p>" + PLAIN + "<script>",
        "<html><<<>><p>" + PLAIN + "<!--",
        HTML.replace("<", "<<"),
        HTML[: -len(HTML) // 3],
    ],
)
def test_broken_and_deeply_nested_markup_is_read(markup):
    page = _page(markup, "test", html=True)
    article = to_article(page)
    check(article)
    assert article.outcome.status == "read"


def test_a_long_line_of_any_character_does_not_hang():
    for character in ("a", " ", "(", '"', "/", "A ", "A. ", "…", "\n", "x\n"):
        check(to_article(Page(character * (300_000 // len(character)), "test")))
