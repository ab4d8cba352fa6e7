"""`acts`, `show`, `forget` and `terms` on a record of two pages."""

from __future__ import annotations

import csv
import io
import json

import pytest

from .news import HOSTILE


@pytest.mark.parametrize(
    ("filters", "anchors"),
    [
        ((), ["offered", "said", "wants", "urged", "detained", "rejected", "demanded", "called"]),
        (("--actor", "Norway"), ["offered"]),
        (("--actor", "NOR"), ["offered", "said"]),
        (("--recipient", "iceland"), ["offered", "urged"]),
        (("--country", "DNK"), ["urged"]),
        (("--type", "REQUEST"), ["wants", "urged", "demanded"]),
        (("--type", "REQUEST", "--type", "COERCE"), ["wants", "urged", "detained", "demanded"]),
        (("--stance", "refusal"), ["said", "rejected"]),
        (("--since", "2025-03-05"), ["rejected", "demanded", "called"]),
        (("--until", "2025-03-05"), ["offered", "said", "wants", "urged", "detained"]),
        (("--with-condition",), ["offered"]),
        (("--text", "never give up"), ["said", "wants"]),
        (("--sure",), ["offered", "urged", "rejected", "demanded", "called"]),
        (("--all",), ["offered", "said", "wants", "urged", "detained", "settle", "rejected", "demanded", "called"]),
        (("--limit", "1"), ["offered"]),
    ],
)
def test_filters(filled, filters, anchors):
    found = [json.loads(line)["anchor"]["text"] for line in filled("acts", "--json", *filters).stdout.splitlines()]
    assert sorted(found) == sorted(anchors)


def test_acts_on_a_screen_say_which_page_they_are_from(filled):
    screen = filled("acts", "--stance", "refusal").stdout
    assert "2025-03-03, page" in screen and "2025-03-06, page" in screen
    assert max(map(len, screen.splitlines())) <= 80
    assert "next: detente show" in screen


def test_acts_beyond_the_limit_are_counted(filled):
    assert "Left out: 6 later entries: --limit 8" in filled("acts", "--limit", "2").stdout


def test_csv_has_no_formulas(detente, folder):
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    detente("read", "hostile.txt")
    (row,) = csv.DictReader(io.StringIO(detente("acts", "--csv").stdout))
    assert row["content"].startswith("'=HYPERLINK")


def test_no_entries_says_what_is_hidden(filled):
    assert filled("acts", "--type", "CONSULT").stdout == "No entries. 1 entry below confidence 0.50: --all\n"
    assert filled("acts", "--type", "AID").stdout == "No entries.\n"


def test_show_by_the_beginning_of_an_id(filled, ids):
    screen = filled("show", ids["offered"][:5]).stdout
    assert screen.startswith("Norway NOR → ISL offers")
    for words in (
        "AGREE · verbal cooperation · score +2.5 · CAMEO 030",
        "confidence 0.90",
        "▶ │ Norway offered on Monday",
    ):
        assert words in screen
    assert max(map(len, screen.splitlines())) <= 80


def test_show_as_json(filled, ids):
    shown = json.loads(filled("show", ids["offered"], "--json").stdout)
    assert shown["act"]["id"] == ids["offered"]
    content = shown["act"]["content"]
    assert shown["document"]["text"][content["start"] : content["end"]] == content["text"]


def test_show_a_page_with_all_its_entries(filled):
    page = json.loads(filled("acts", "--json", "--limit", "1").stdout)["document"]["id"]
    screen = filled("show", page[:6]).stdout
    assert "6 entries" in " ".join(screen.split()) and "offer.txt" in screen
    assert json.loads(filled("show", page, "--json").stdout)["document"]["id"] == page


def test_forget(filled):
    page = json.loads(filled("acts", "--json", "--limit", "1").stdout)["document"]["id"]
    said = filled("forget", page[:8]).stdout
    assert (
        said
        == f"Forgotten: page {page} (Oslo Offers Talks if Iceland Frees Trawler) and its 6 entries, from ./detente.db\n"
    )
    assert len(filled("acts", "--json").stdout.splitlines()) == 3
    filled("forget", page[:8], code=2)


def test_terms_on_a_screen(filled):
    screen = filled("terms", "norway", "ISL").stdout
    lines = screen.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("Norway and Iceland: terms")
    assert "2 pages, 2025-03-03 to 2025-03-06, in ./detente.db" in screen
    norway, iceland = screen.index("NORWAY to Iceland"), screen.index("ICELAND to Norway")
    assert (
        norway < screen.index("resume talks with Iceland") < screen.index("only if     │ Reykjavik releases") < iceland
    )
    assert screen.index("to no one named") < iceland < screen.index("Oslo cut its mackerel quota by half")
    assert "also 1 criticism: --all" in screen
    assert screen.index("Ascribed to it:") < screen.index("│ its mackerel quota") < screen.index("by the report")
    assert iceland < screen.index("OTHERS on the two") < screen.index("settle the mackerel quota")
    standing = screen[screen.index("WHERE THEY STAND") :]
    assert "DEADLOCK: what one asks the other calls a red line" in standing and "one-sided" in standing
    assert "Norway would never give up its" in standing and "OPENINGS none" in standing


def test_terms_as_json(filled):
    table = json.loads(filled("terms", "Norway", "Iceland", "--json").stdout)
    assert table["sides"] == [
        {"name": "Norway", "country": "NOR", "id": "NOR"}, {"name": "Iceland", "country": "ISL", "id": "ISL"},
    ]  # fmt: skip
    assert table["pages"] == {"count": 2, "first": "2025-03-03", "last": "2025-03-06", "undated": 0}
    assert [(row["side"], row["stance"], row["date"]) for row in table["terms"]] == [
        ("ISL", "refusal", "2025-03-06"), ("ISL", "demand", "2025-03-06"),
        ("NOR", "offer", "2025-03-03"), ("NOR", "refusal", "2025-03-03"), ("ISL", "demand", "2025-03-03"),
    ]  # fmt: skip
    (deadlock,) = table["deadlocks"]
    assert (deadlock["form"], deadlock["ascribed"], table["openings"]) == ("red_line", True, [])
    assert [link["words"]["text"] for link in deadlock["chain"]] == [
        "its mackerel quota", "Norway would never give up its mackerel quota",
    ]  # fmt: skip
    assert {row["status"] for row in table["terms"]} == {"open"}
    assert filled("terms", "Norway", "Iceland", "--json", "--all").stdout.count('"criticism"') == 1


def test_terms_on_a_day(filled):
    table = json.loads(filled("terms", "NOR", "ISL", "--on", "2025-03-05", "--json").stdout)
    assert {row["date"] for row in table["terms"]} == {"2025-03-03"} and table["on"] == "2025-03-05"
    screen = filled("terms", "NOR", "ISL", "--on", "2025-03-05").stdout
    assert "Left out: 3 statements after 2025-03-05" in screen


def test_terms_of_sides_that_never_spoke(filled):
    screen = filled("terms", "Chad", "Peru").stdout
    assert "No page in this record has Chad speaking." in screen and "from 0 pages" in screen
