"""What stands in the table of two sides, in which order, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.gazetteer import Gazetteer
from detente.nouns.contract import reading_json
from detente.terms import Told, resolve, terms_between
from tests import build

WHO = Gazetteer.load()
NORWAY, ICELAND = resolve("Norway", WHO), resolve("Iceland", WHO)
STATES = {"Norway", "Iceland", "Denmark"}


def told(text: str, *acts, published: str | None = "2025-03-03") -> list[Told]:
    """One page's acts as the record gives them, states with their ISO code as id."""
    reading = build.reading(text, acts, published=published)

    def stateful(actors):
        return tuple(replace(a, id=a.country) if a.name in STATES else a for a in actors)

    fixed = tuple(replace(a, actor=stateful(a.actor), recipient=stateful(a.recipient)) for a in reading.acts)
    page = reading_json(replace(reading, acts=fixed), build.codebook())
    return [Told(page["document"], act) for act in page["acts"]]


def norway(words: str) -> str:
    return f"{words}|Norway|NOR|GOV"


def iceland(words: str) -> str:
    return f"{words}|Iceland|ISL|GOV"


def table(entries, **options):
    return terms_between(NORWAY, ICELAND, entries, WHO, **options)


def offer(**fields):
    return build.act("offered", "AGREE", "offer", by=norway("Norway"), to=iceland("Iceland"), what="fuel", **fields)


def test_a_row_has_everything_of_the_contract():
    entries = told(
        "Norway offered Iceland fuel if trawlers leave.", offer(condition="if trawlers leave", condition_kind="if")
    )
    (row,) = table(entries).json()["terms"]
    act = entries[0].act
    assert row == {
        "act": act["id"], "side": "NOR", "toward": "ISL", "named": True, "voice": "own", "said_by": "Norway",
        "ascribed_by": None, "stance": "offer",
        "words": {"document": entries[0].document["id"], **act["content"]},
        "condition": act["condition"], "date": "2025-03-03", "matter": None, "status": "open",
    }  # fmt: skip


def test_newest_first_undated_last_and_in_the_order_of_the_page():
    text = "Norway offered Iceland fuel. Norway refused Iceland fish."
    refusal = build.act("refused", "REJECT", "refusal", by=norway("Norway#2"), to=iceland("Iceland#2"), what="fish")
    rows = [
        row
        for day in ("2025-03-03", None, "2025-05-01")
        for row in told(text + f" {day}", offer(), refusal, published=day)
    ]
    assert [(row["date"], row["stance"]) for row in table(rows).rows] == [
        ("2025-05-01", "offer"), ("2025-05-01", "refusal"), ("2025-03-03", "offer"), ("2025-03-03", "refusal"),
        (None, "offer"), (None, "refusal"),
    ]  # fmt: skip


def test_words_to_no_one_named_come_in_by_their_matter():
    text = "Iceland demanded that Norway cut quotas. Norway will never cut quotas. Norway will never sell its oil."
    demand = build.act("demanded", "REQUEST", "demand", by=iceland("Iceland"), to=norway("Norway"), what="cut quotas")
    about = build.act("never", "REJECT", "refusal", by=norway("Norway#2"), what="cut quotas#2")
    other = build.act("sell", "REJECT", "refusal", by=norway("Norway#3"), what="sell its oil")
    rows = table(told(text, demand, about, other)).rows
    assert [(row["side"], row["named"], row["words"]["text"]) for row in rows] == [
        ("ISL", True, "cut quotas"), ("NOR", False, "cut quotas"),
    ]  # fmt: skip


def test_words_to_no_one_that_name_the_other_side_come_in():
    text = "Norway will never trust Reykjavik."
    (row,) = table(
        told(text, build.act("never", "REJECT", "refusal", by=norway("Norway"), what="trust Reykjavik"))
    ).rows
    assert (row["toward"], row["named"]) == ("ISL", False)


def test_words_to_somebody_else_do_not():
    text = "Norway demanded that Denmark cut quotas. Norway demanded that Iceland cut quotas."
    entries = told(
        text,
        build.act(
            "demanded", "REQUEST", "demand", by=norway("Norway"), to="Denmark|Denmark|DNK|GOV", what="cut quotas"
        ),
        build.act("demanded#2", "REQUEST", "demand", by=norway("Norway#2"), to=iceland("Iceland"), what="cut quotas#2"),
    )
    assert len(table(entries).rows) == 1


def test_ascribed_is_kept_apart_and_is_no_word_of_the_side():
    text = "Reykjavik wants Norway to cut quotas."
    ascribed = build.act(
        "wants", "REQUEST", "demand", by=iceland("Reykjavik"), to=norway("Norway"), what="cut quotas", voice="ascribed"
    )
    found = table(told(text, ascribed))
    assert found.rows[0]["voice"] == "ascribed"
    assert "ISL" not in found.heard


@pytest.mark.parametrize("sector", ["LEG", "OPP", "PTY", "ELI"])
def test_a_sides_own_parliament_stands_apart(sector):
    text = "Senator Dahl asked Iceland to cut quotas."
    asked = build.act(
        "asked", "REQUEST", "demand", by=f"Senator Dahl|Dahl|NOR|{sector}", to=iceland("Iceland"), what="cut quotas"
    )
    found = table(told(text, asked))
    assert not found.rows
    assert [(row["side"], row["toward"]) for row in found.others] == [("dahl", "ISL")]


def test_others_on_the_two_and_others_on_something_else():
    text = "Denmark urged Norway and Iceland to talk. Denmark asked Norway for salmon."
    denmark = "Denmark|Denmark|DNK|GOV"
    entries = told(
        text,
        build.act("urged", "REQUEST", "demand", by=denmark, to=(norway("Norway"), iceland("Iceland")), what="talk"),
        build.act(
            "asked", "REQUEST", "demand", by="Denmark#2|Denmark|DNK|GOV", to=norway("Norway#2"), what="for salmon"
        ),
    )
    assert [(row["side"], row["toward"], row["words"]["text"]) for row in table(entries).others] == [
        ("DNK", None, "talk")
    ]


def test_criticism_is_counted_and_shown_on_request():
    text = "Norway condemned Iceland for greed."
    entries = told(
        text, build.act("condemned", "ACCUSE", "criticism", by=norway("Norway"), to=iceland("Iceland"), what="greed")
    )
    assert not table(entries).rows and len(table(entries).counted) == 1
    assert len(table(entries, every=True).rows) == 1


def test_deeds_and_denials_are_no_terms():
    text = "Norway seized Iceland boats. Norway denied it offered Iceland fuel."
    entries = told(
        text,
        build.act("seized", "COERCE", by=norway("Norway"), to=iceland("Iceland")),
        build.act("offered", "AGREE", "offer", by=norway("Norway#2"), to=iceland("Iceland#2"), modality="denied"),
    )
    assert not table(entries).rows


def test_what_is_left_out_is_counted():
    text = "Norway offered Iceland fuel."
    entries = [
        *told(text, offer(confidence=0.3)),
        *told(text + " ", offer(), published=None),
        *told(text + "  ", offer(), published="2025-06-01"),
        *told(text + "   ", offer(), published="2025-03-02"),
    ]
    found = table(entries, on="2025-05-31", least=0.5)
    assert (found.unsure, found.undated, found.later, len(found.rows)) == (1, 1, 1, 1)
    assert found.json()["pages"] == {"count": 1, "first": "2025-03-02", "last": "2025-03-02", "undated": 0}


def test_an_imprecise_date_is_not_later_than_its_own_month():
    text = "Norway offered Iceland fuel."
    assert len(table(told(text, offer(when="2025-05")), on="2025-05-10").rows) == 1
    assert not table(told(text, offer(when="2025-06")), on="2025-05-10").rows
