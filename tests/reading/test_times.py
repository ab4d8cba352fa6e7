"""Date words → values: plain pairs, resolved on a Monday."""

import datetime as dt

import pytest

from detente.nouns.page import Span
from detente.reading.times import Dates, last_day

MONDAY = dt.date(2025, 9, 22)


def resolve(words, published=MONDAY, ahead=False):
    text = f"It met {words} there."
    dates = Dates(published)
    found = dates.find(text, 0, len(text))
    assert found, f"{words!r} is not seen as a date"
    return dates.resolve(text, found[0], ahead)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Monday", "2025-09-22"),
        ("Friday", "2025-09-19"),
        ("last Monday", "2025-09-15"),
        ("next Friday", "2025-09-26"),
        ("yesterday", "2025-09-21"),
        ("last week", "2025-09-15"),
        ("last month", "2025-08"),
        ("this year", "2025"),
        ("last year", "2024"),
        ("in March", "2025-03"),
        ("in December", "2024-12"),
        ("March 2017", "2017-03"),
        ("on March 5, 2017", "2017-03-05"),
        ("on 5 March 2017", "2017-03-05"),
        ("on Sept. 11", "2025-09-11"),
        ("on Jan. 22", "2025-01-22"),
        ("in 2015", "2015"),
        ("three days ago", "2025-09-19"),
        ("two years ago", "2023"),
        ("over the weekend", "2025-09-20"),
        ("2024-02-29", "2024-02-29"),
        ("the 2015 deal", "2015"),
    ],
)
def test_value(words, value):
    assert resolve(words).value == value


def test_what_is_planned_lies_ahead():
    assert resolve("on Friday", ahead=True).value == "2025-09-26"
    assert resolve("on Jan. 22", ahead=True).value == "2026-01-22"


@pytest.mark.parametrize("words", ["Monday", "last week", "in March", "three days ago"])
def test_without_a_publication_date_the_words_stay(words):
    when = resolve(words, published=None)
    assert when.value is None and when.span is not None


def test_absolute_dates_need_no_publication_date():
    assert resolve("on 5 March 2017", published=None).value == "2017-03-05"


def test_impossible_days_have_no_value():
    assert resolve("on 31 February 2017").value is None


def test_no_date_inside_a_word():
    text = "The Mayor of Marchfield maybe met Wednesdayson."
    assert Dates(MONDAY).find(text, 0, len(text)) == []


def test_a_span_is_the_words():
    text = "It struck on Friday night."
    (span,) = Dates(MONDAY).find(text, 0, len(text))
    assert span == Span(10, 19) and span.of(text) == "on Friday"


@pytest.mark.parametrize(
    ("value", "last"), [("2024-02", "2024-02-29"), ("2023", "2023-12-31"), ("2023-04-05", "2023-04-05")]
)
def test_last_day(value, last):
    assert last_day(value).isoformat() == last
