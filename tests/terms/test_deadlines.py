"""The day by which: counted from the statement's day, and only from words that set one."""

import datetime as dt

import pytest

from detente.merging import update
from detente.record import Record
from detente.terms.deadlines import deadlines, due_of
from tests import build

A, B = "Aland|Aland|AAA|GOV", "Bland|Bland|BBB|GOV"


def due(words, published="2023-03-06"):
    text = f"Aland demanded that Bland free the crew {words}."
    made = build.contract(
        text, [build.act("demanded", "REQUEST", "demand", by=A, to=B, what="free the crew")], published=published
    )
    act = made["acts"][0] | {"document": {"published": published}}
    found = due_of(act, text)
    return found and found[1].isoformat()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("within seven days", "2023-03-13"), ("within 120 days", "2023-07-04"), ("within 48 hours", "2023-03-08"),
        ("in the next two weeks", "2023-03-20"), ("within a month", "2023-04-06"), ("by 1 June", "2023-06-01"),
        ("by the end of the month", "2023-03-31"), ("by the end of the year", "2023-12-31"), ("by Friday", "2023-03-10"),
        ("before April 15", "2023-04-15"), ("no later than 2023-05-02", "2023-05-02"),
        ("on Friday", None), ("two weeks ago", None), ("at once", None),
    ],
)  # fmt: skip
def test_days(words, day):
    assert due(words) == day


def test_without_a_day_to_count_from_there_is_none():
    assert due("within seven days", published=None) is None


def test_a_month_counts_from_the_last_day_of_a_longer_one():
    assert due("within one month", published="2023-01-31") == "2023-02-28"


PAGES = (
    ("2023-03-06", "Aland demanded that Bland release the crew of the trawler within seven days.",
     [build.act("demanded", "REQUEST", "demand", by=A, to=B, what="release the crew of the trawler")]),
    ("2023-03-11", "Bland released the crew of the trawler on Saturday.",
     [build.act("released", "RETREAT", by=B, what="the crew of the trawler")]),
    ("2023-03-12", "Bland promised to open the port within 14 days.",
     [build.act("promised", "AGREE", "commitment", by=B, what="open the port")]),
)  # fmt: skip


def test_a_past_one_is_met_by_the_deed_and_unknown_without_one(tmp_path):
    with Record.open(tmp_path / "test.db") as record:
        for day, text, acts in PAGES:
            record.add(build.contract(text, acts, published=day))
        update(record)
        found = deadlines(record, today=dt.date(2023, 5, 1))
        assert [(d.due.isoformat(), d.outcome) for d in found] == [("2023-03-13", "met"), ("2023-03-26", "unknown")]
        assert found[0].json()["decided_by"] == record.acts(type="RETREAT")[0]["id"]
        assert [d.outcome for d in deadlines(record, today=dt.date(2023, 3, 20))] == ["met", "open"]
