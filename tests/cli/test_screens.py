"""What every screen keeps to: the width, every word of the page, and nothing that a terminal could obey."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from detente.cli.layout import wrapped
from detente.cli.screens import Shown, next_terms, page_screen
from detente.cli.show_screen import show_screen
from detente.cli.words import clean, condition_words, json_line, says
from detente.nouns.contract import reading_json
from tests import build

from .news import ACTS, ANSWER, HOSTILE, OFFER, known

WIDTHS = (60, 80, 100, 200)


def read(text: str, **fields) -> dict:
    reading = build.reading(text, [], title=text.split("\n")[0], **fields)
    acts = tuple(known(made(text)) for made in ACTS[text])
    return reading_json(build.Reading(reading.article, reading.reader, acts), build.codebook())


def drawn(reading: dict, width: int, **options) -> list[str]:
    short = {act["id"]: act["id"][:4] for act in reading["acts"]} | {reading["document"]["id"]: "9c2e"}
    options = {"shown": Shown(0.0), "short": short, "origin": "page.txt", "teasers": True} | options
    return [line.plain for line in page_screen(reading, width=width, **options)]


def right_of_bar(lines: list[str]) -> str:
    return " ".join(line.split("│", 1)[1].strip() for line in lines if "│" in line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [OFFER, ANSWER, HOSTILE])
def test_nothing_is_wider_than_the_terminal_and_no_word_is_lost(text, width):
    reading = read(text, published="2025-03-03")
    lines = drawn(reading, width)
    assert max(map(cell_len, lines)) <= width
    shown = right_of_bar(lines)
    for act in reading["acts"]:
        words = clean((act["content"] or act["evidence"])["text"])
        assert words.replace(" ", "") in shown.replace(" ", "")
        if act["condition"]:
            assert condition_words(act["condition"])[1] in shown


def test_right_of_the_bar_stand_only_words_of_the_page():
    page = clean(OFFER)
    for line in drawn(read(OFFER), 80)[5:]:
        if "│" in line and "IN THE PAGE’S WORDS" not in line:
            assert line.split("│", 1)[1].strip() in page


@pytest.mark.parametrize("width", WIDTHS)
def test_an_entry_in_place_keeps_the_whole_article(width):
    reading = read(OFFER)
    short = {act["id"]: act["id"][:4] for act in reading["acts"]} | {reading["document"]["id"]: "9c2e"}
    lines = [x.plain for x in show_screen(reading["acts"][1], reading["document"], width=width, short=short)]
    assert max(map(cell_len, lines)) <= width
    marked = " ".join(line.split("│", 1)[1].strip() for line in lines if line.startswith("▶"))
    assert (
        marked
        == "Foreign Minister Jonas Dahl said that Norway would never give up its mackerel quota, which Reykjavik wants cut."
    )
    assert clean(OFFER.split("\n", 1)[1]) in right_of_bar(lines)


def test_teasers_are_listed_on_request_and_counted_otherwise():
    text = "Talks go on in Oslo today.\n\nLavrov Warns of Strikes"
    reading = reading_json(build.reading(text, teasers=["Lavrov Warns of Strikes"]), build.codebook())
    assert "│ Lavrov Warns of Strikes" in drawn(reading, 80)
    assert "Left out: 1 teaser of other stories: --teasers" in drawn(reading, 80, teasers=False)


def test_a_clash_of_offices_is_marked_and_told_once():
    clash = 'the page says "former President"; our list has Ann Lee as president since 2025-01-20'
    reading = read(ANSWER)
    for act in reading["acts"][:2]:
        act["recipient"][0]["conflict"] = clash
    lines = drawn(reading, 80)
    ids = ", ".join(act["id"][:4] for act in reading["acts"][:2])
    assert " ".join(" ".join(lines).split()).count(f"! {ids}: {clash}") == 1
    assert any("→ NOR ?" in line for line in lines)
    assert "3 entries, 2 to check." in " ".join(lines)


def test_what_only_others_say_of_a_side_is_never_its_own_word():
    act = read(ANSWER)["acts"][1] | {"voice": "ascribed"}
    assert says(act) == "said to ask"


def test_an_act_told_again_stands_under_the_first():
    text = "Norway offered talks to Iceland. The offer of talks stands."
    reading = build.contract(
        text, [build.act("offered", "AGREE", "offer", what="talks to Iceland", again="offer of talks")]
    )
    assert re.search(r"again +│ offer of talks", "\n".join(drawn(reading, 80)))


def test_markers_go_from_the_words_only_where_the_kind_says_the_same():
    assert condition_words({"kind": "only_if", "text": "only if Oslo pays"}) == ("only if", "Oslo pays")
    assert condition_words({"kind": "if", "text": "provided Oslo pays"}) == ("if", "provided Oslo pays")
    assert condition_words({"kind": "if", "text": "iffy terms"}) == ("if", "iffy terms")


def test_a_hostile_page_reaches_the_terminal_as_plain_words(detente, folder):
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    for command in (["read", "hostile.txt"], ["acts"], ["terms", "NOR", "ISL"]):
        screen = detente(*command).stdout
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", screen)
        assert '=HYPERLINK("http://x")' in screen
    first = detente("acts", "--json").stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", first)
    (id,) = re.findall(r'"id": "([0-9a-f]{16})", "anchor"', first)
    shown = detente("show", id).stdout
    assert "[bold red]that Iceland[/]" in " ".join(right_of_bar(shown.splitlines()).split())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_clean():
    assert clean("a\x1b[31mb\x1b]8;;http://x\x1b\\c\x9b1md\x07\ne\u202ef") == "abcd ef"
    assert clean("[bold]x[/]") == "[bold]x[/]"
    assert clean("\ud800") == "\ufffd"
    assert clean(None) == ""
    assert clean("\x1b]unfinished title that goes on") == "unfinished title that goes on"


def test_json_is_the_same_value_without_what_a_terminal_obeys():
    import json

    value = {"a": "\x9b\u202e\x1b é \ud800"}
    line = json_line(value)
    assert json.loads(line) == value
    assert "é".encode() in line
    assert not re.search("[\x1b\x9b\u202e]", line.decode())


def test_wrapping_by_cells():
    assert wrapped("和平会谈 and war", 8) == ["和平会谈", "and war"]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("no\u00a0one here", 6) == ["no\u00a0one", "here"]
    assert wrapped("", 4) == []


def test_the_hint_names_the_pair_that_speaks_most():
    assert next_terms(read(OFFER)["acts"]) == ("NOR", "ISL")
    assert next_terms(read(ANSWER)["acts"]) == ("ISL", "NOR")
    assert next_terms([]) is None
