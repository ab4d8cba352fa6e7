"""`stories`, `merge`, `split` and `undo`, from the command line."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def found(filled):
    return [json.loads(line) for line in filled("stories", "--json").stdout.splitlines()]


def test_stories_are_listed_and_shown(filled, found):
    (one,) = found
    assert [page["published"] for page in one["pages"]] == ["2025-03-03", "2025-03-06"]
    screen = filled("stories").stdout
    assert "2025-03-03" in screen and "Oslo Offers Talks" in screen and "next: detente show" in screen
    shown = filled("show", one["id"]).stdout
    assert "3 days apart" in shown and "ACTS: 9 acts" in shown and max(map(len, shown.splitlines())) <= 80
    assert json.loads(filled("show", one["id"], "--json").stdout)["pages"] == one["pages"]
    assert filled("stories", "--since", "2025-03-05", "--json").stdout.count("\n") == 1
    assert "No stories" in filled("stories", "--country", "USA").stdout


def test_a_split_and_a_merge_show_and_are_taken_back(filled, found):
    pages = [page["id"] for page in found[0]["pages"]]
    assert "Parted" in filled("split", found[0]["id"], pages[0]).stdout
    assert len(filled("stories", "--json").stdout.splitlines()) == 2
    assert "exclude each other" in filled("merge", *pages, code=2).stderr
    assert "Taken back" in filled("undo").stdout
    assert filled("undo").stdout == "Nothing to take back.\n"
    assert "one story already" in filled("merge", *pages, code=2).stderr
    (one,) = (json.loads(line) for line in filled("stories", "--json").stdout.splitlines())
    assert [page["id"] for page in one["pages"]] == pages


def test_entries_that_tell_one_act_are_one_line(filled):
    acts = [json.loads(line) for line in filled("acts", "--json").stdout.splitlines()]
    one, other = (act["id"] for act in acts if act["anchor"]["text"] in ("offered", "rejected"))
    filled("merge", one, other)
    folded = [json.loads(line) for line in filled("acts", "--json").stdout.splitlines()]
    assert len(folded) == len(acts) - 1 and sorted(len(act["reports"]) for act in folded)[-1] == 2
    assert len(filled("acts", "--json", "--reports").stdout.splitlines()) == len(acts)
    assert "2 reports" in filled("acts").stdout
