"""`positions`, `changes`, `deadlocks` and `due`, from the command line."""

from __future__ import annotations

import json


def test_positions_of_one_side(filled):
    screen = filled("positions", "--holder", "Iceland", "--toward", "Norway", "--matter", "quota").stdout
    assert "Iceland toward Norway: positions" in screen and "Oslo cut its mackerel quota by half" in screen
    assert "2025-03-06 first" in screen and max(map(len, screen.splitlines())) <= 80
    found = [
        json.loads(s) for s in filled("positions", "--holder", "NOR", "--toward", "ISL", "--json").stdout.splitlines()
    ]
    assert {p["kind"] for p in found} == {"offer", "refusal"} and all(p["steps"][0]["change"] == "first" for p in found)
    assert "No positions of Chad" in filled("positions", "--holder", "Chad", "--toward", "Peru").stdout


def test_changes_newest_first(filled):
    rows = [json.loads(line) for line in filled("changes", "--json").stdout.splitlines()]
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert {
        row["date"] for row in map(json.loads, filled("changes", "--since", "2025-03-05", "--json").stdout.splitlines())
    } == {"2025-03-06"}
    assert "No changes" in filled("changes", "--since", "2026-01-01").stdout
    assert "give two sides" in filled("changes", "NOR", code=2).stderr


def test_deadlocks(filled):
    assert "red line" in filled("deadlocks").stdout
    (row,) = map(json.loads, filled("deadlocks", "NOR", "ISL", "--json").stdout.splitlines())
    assert row["kind"] == "deadlock" and row["sides"] == ["NOR", "ISL"]
    assert filled("deadlocks", "Chad", "Peru").stdout == "No deadlocks and no openings on record.\n"


def test_due(filled):
    assert filled("due").stdout == "No deadlines on record.\n"
    assert "such as 30d" in filled("due", "--within", "soon", code=2).stderr


def test_matters_are_named_joined_and_parted_by_hand(filled):
    def found():
        screen = filled("positions", "--holder", "NOR", "--toward", "ISL", "--json").stdout
        return [json.loads(line) for line in screen.splitlines()]

    act = found()[0]["steps"][0]["act"]
    assert "Called “mackerel” now." in filled("matter", "name", act[:8], " mackerel\n").stdout
    assert found()[0]["matter"] == "mackerel"
    filled("matter", "name", act, "")
    assert found()[0]["matter"] != "mackerel"
    other = found()[1]["steps"][0]["act"]
    assert "2 entries on one matter" in filled("matter", "merge", act, other).stdout
    assert "exclude each other" not in filled("undo").stdout
    assert "1 entry parted" in filled("matter", "split", act, other).stdout
    assert "exclude each other" in filled("matter", "merge", act, other, code=2).stderr
    assert "a matter (2 entries)" in filled("undo").stdout
    assert "give two entries" in filled("matter", "merge", act, act, code=2).stderr
    assert "at most 120 letters" in filled("matter", "name", act, "x" * 121, code=2).stderr
