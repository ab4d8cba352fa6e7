"""Positions, deadlocks and openings from statements made by hand: what is alike is given by vectors of few numbers."""

import numpy as np
import pytest

from detente.merging.groups import pair
from detente.terms.blocks import deadlocks, openings
from detente.terms.by_hand import ByHand
from detente.terms.positions import positions
from detente.terms.statements import Statement, Words

MATTERS = {"troops": [1.0, 0, 0, 0], "talks": [0, 1.0, 0, 0], "fish": [0, 0, 1.0, 0], "": [0, 0, 0, 1.0]}


def said(day, holder, stance, matter, words, *, asks=None, kind="only_if", type_="", voice="own"):
    condition = {"kind": kind, "text": f"if {asks}", "must": None} if asks is not None else None
    return Statement(
        holder, "BBB" if holder == "AAA" else "AAA", stance, type_, voice, day,
        Words(f"{day}{holder}{words}", "page", day, 0, len(words), words), condition, np.array(MATTERS[matter]),
        np.array(MATTERS[asks]) if asks is not None else None, [f"{day}{holder}{words}"], 0.9,
    )  # fmt: skip


def steps(*found):
    return [(p.kind, [(s.change, s.statement.date) for s in p.steps]) for p in positions(found)]


def test_a_position_is_first_said_then_reaffirmed_and_met_by_the_other_side():
    found = [
        said("2023-01-01", "AAA", "demand", "troops", "pull the troops out"),
        said("2023-01-09", "AAA", "demand", "troops", "the troops must go"),
        said("2023-02-01", "BBB", "", "fish", "sent fish", type_="AID"),
        said("2023-02-05", "BBB", "", "troops", "withdrew its troops", type_="RETREAT"),
        said("2023-03-01", "AAA", "demand", "troops", "had asked for troops to go"),
    ]
    assert steps(*found) == [("demand", [("first", "2023-01-01"), ("reaffirmed", "2023-01-09"), ("met", "2023-02-05")])]


def test_a_demand_is_dropped_in_words_and_a_refusal_by_the_deed():
    found = [
        said("2023-01-01", "AAA", "demand", "troops", "pull the troops out"),
        said("2023-01-02", "BBB", "refusal", "troops", "will not pull the troops out"),
        said("2023-02-01", "AAA", "commitment", "troops", "dropped its demand that the troops go"),
        said("2023-02-07", "BBB", "", "troops", "pulled its troops out", type_="RETREAT"),
    ]
    assert ("demand", [("first", "2023-01-01"), ("dropped", "2023-02-01")]) in steps(*found)
    assert ("refusal", [("first", "2023-01-02"), ("dropped", "2023-02-07")]) in steps(*found)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (dict(stance="offer", asks="troops"), dict(stance="offer"), "softer"),
        (dict(stance="offer"), dict(stance="offer", asks="troops"), "harder"),
        (dict(stance="offer", asks="troops"), dict(stance="offer", asks="troops", kind="while"), "softer"),
        (dict(stance="refusal"), dict(stance="refusal", asks="troops"), "softer"),
        (dict(stance="demand", words="hand over 40 ships"), dict(stance="demand", words="lowered to 30 ships"), "softer"),
        (dict(stance="demand"), dict(stance="demand", words="demands in addition the port"), "harder"),
        (dict(stance="offer"), dict(stance="offer"), "reaffirmed"),
    ],
)  # fmt: skip
def test_what_makes_a_position_softer_or_harder(before, now, change):
    one, other = ({"words": "meet"} | made for made in (before, now))
    first = said("2023-01-01", "AAA", one.pop("stance"), "talks", one.pop("words"), **one)
    second = said("2023-02-01", "AAA", other.pop("stance"), "talks", other.pop("words"), **other)
    assert steps(first, second)[0][1][1] == (change, "2023-02-01")


def test_a_person_joins_parts_and_names_matters():
    demand, other, far = (
        said("2023-01-01", "AAA", "demand", "troops", "pull the troops out"),
        said("2023-01-09", "AAA", "demand", "troops", "the troops must go"),
        said("2023-02-01", "AAA", "demand", "fish", "hand over the fish"),
    )
    found, ids = [demand, other, far], [s.said.act for s in (demand, other, far)]

    def dates(by_hand):
        return sorted([s.statement.date[5:] for s in p.steps] for p in positions(found, by_hand))

    assert dates(ByHand()) == [["01-01", "01-09"], ["02-01"]]
    assert dates(ByHand(joined=[pair(ids[1], ids[2])])) == [["01-01", "01-09", "02-01"]]
    assert dates(ByHand(parted=[pair(ids[0], ids[1])])) == [["01-01"], ["01-09"], ["02-01"]]
    named = positions(found, ByHand(joined=[pair(ids[1], ids[2])], names={ids[2]: "the bay"}))
    assert [p.matter for p in named] == ["the bay"]


def blocks(*found):
    found = sorted(found, key=lambda s: s.date)
    followed = positions(found)
    return [(b.form, b.since, b.until) for b in (*deadlocks(found, followed), *openings(found, followed))]


def test_a_refused_demand_stands_until_one_of_the_two_moves():
    demand = said("2023-01-01", "AAA", "demand", "troops", "pull the troops out")
    refusal = said("2023-01-05", "BBB", "refusal", "troops", "will not pull the troops out")
    assert blocks(demand, refusal) == [("refused_demand", "2023-01-05", None)]
    assert blocks(demand, said("2023-01-05", "BBB", "refusal", "fish", "no fish")) == []
    gone = said("2023-03-01", "BBB", "", "troops", "withdrew its troops", type_="RETREAT")
    assert ("refused_demand", "2023-01-05", "2023-03-01") in blocks(demand, refusal, gone)


def test_each_waits_for_the_other_to_go_first_until_one_goes():
    one = said("2023-01-01", "AAA", "offer", "talks", "will talk", asks="troops")
    other = said("2023-01-08", "BBB", "offer", "troops", "will pull back", asks="talks")
    assert ("mutual_order", "2023-01-08", None) in blocks(one, other)
    assert not [
        b
        for b in blocks(one, said("2023-01-08", "BBB", "offer", "fish", "fish", asks="talks"))
        if b[0] == "mutual_order"
    ]
    going = said("2023-02-01", "AAA", "offer", "talks", "will talk at once")
    assert ("mutual_order", "2023-01-08", "2023-02-01") in blocks(one, other, going)
    assert ("condition_softened", "2023-02-01", None) in blocks(one, other, going)
    assert ("offer_meets_condition", "2023-02-01", None) in blocks(one, other, going)


def test_a_red_line_is_no_mere_refusal_and_an_ascribed_link_is_said_so():
    line = said("2023-01-01", "BBB", "refusal", "troops", "would never withdraw")
    asking = said("2023-01-02", "AAA", "demand", "troops", "withdraw", voice="ascribed")
    (block,) = deadlocks([line, asking], [])
    assert block.form == "red_line" and block.ascribed and block.json()["ascribed"] is True


def test_a_dropped_demand_is_an_opening():
    first = said("2023-01-01", "AAA", "demand", "troops", "pull the troops out")
    last = said("2023-02-01", "AAA", "commitment", "troops", "no longer insists on its demand")
    assert ("demand_dropped", "2023-02-01", None) in blocks(first, last)


def test_undated_statements_stand_but_follow_nothing():
    demand = said(None, "AAA", "demand", "troops", "pull the troops out")
    refusal = said(None, "BBB", "refusal", "troops", "will not")
    (block,) = deadlocks([demand, refusal], [])
    assert block.since is None and block.until is None
