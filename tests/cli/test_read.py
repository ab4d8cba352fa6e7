"""`detente read`: screens, JSON, what is kept, exit codes."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from detente.nouns.contract import schema

from .news import ANSWER, OFFER, StandIn


def test_one_page_gets_its_screen(detente):
    screen = detente("read", "offer.txt", "--published", "2025-03-03").stdout
    assert screen.startswith("Oslo Offers Talks if Iceland Frees Trawler")
    assert "offer.txt · English · no byline · 2025-03-03" in screen
    assert "Norway NOR → ISL" in screen
    assert "offers      │ resume talks with Iceland" in screen
    assert "only if     │ Reykjavik releases the trawler" in screen
    assert "not said → fishermen     deed ?" in screen
    assert "Left out: 1 entry below confidence 0.50: --all" in screen
    assert "Saved to ./detente.db · next: detente show" in screen
    assert "detente terms" in screen


def test_without_a_date_it_says_what_to_add(detente):
    assert "no date: add --published YYYY-MM-DD" in detente("read", "offer.txt").stdout


def test_the_same_page_again_changes_nothing(detente):
    detente("read", "offer.txt")
    before = detente("acts", "--json").stdout
    again = detente("read", "offer.txt").stdout
    assert "Already in the record (./detente.db), nothing changed" in again
    assert detente("acts", "--json").stdout == before


def test_thresholds_choose_what_is_shown_and_all_is_stored(detente):
    def number(*options: str) -> int:
        return len(json.loads(detente("read", "offer.txt", "--json", *options).stdout)["acts"])

    assert (number(), number("--sure"), number("--all")) == (5, 2, 6)
    assert len(detente("acts", "--all", "--json").stdout.splitlines()) == 6


def test_json_is_one_valid_object_a_page_and_nothing_else(detente, folder):
    (folder / "empty.txt").write_text("")
    (folder / "french.txt").write_text("Le président a refusé hier de négocier avec le ministre des affaires. " * 5)
    result = detente("read", "--json", "offer.txt", "empty.txt", "french.txt", "answer.txt")
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    check = Draft202012Validator(schema())
    for page in pages:
        check.validate(page)
    assert [page["document"]["outcome"]["status"] for page in pages] == ["read", "skipped", "skipped", "read"]
    assert result.stderr.splitlines() == [
        "empty.txt: skipped: empty: there is no text in it",
        "french.txt: skipped: in French (fr): detente reads English",
    ]


def test_skipped_pages_are_an_error_only_when_strict(detente, folder):
    (folder / "empty.txt").write_text("")
    detente("read", "empty.txt", "offer.txt")
    detente("read", "--strict", "empty.txt", "offer.txt", code=1)


def test_what_cannot_be_opened_leaves_the_others_to_go_on(detente):
    result = detente("read", "nowhere.txt", "offer.txt", code=1)
    assert result.stderr == "nowhere.txt: no such file or folder\n"
    assert "offers" in result.stdout


def test_a_folder_gets_a_line_a_page_and_a_summary(detente, folder):
    (folder / "pages").mkdir()
    for name, text in (("a.txt", OFFER), ("b.txt", ANSWER), ("c.txt", "")):
        (folder / "pages" / name).write_text(text)
    lines = detente("read", "pages").stdout.splitlines()
    assert lines[0].split("  ")[1].strip() == "5 entries"
    assert "pages/a.txt" in " ".join(lines).replace("\\", "/")
    assert lines[-2] == "2 pages read · 8 entries · 1 skipped (1 × empty: there is no text in it)"
    assert lines[-1] == "Saved to ./detente.db · next: detente acts · detente terms ISL NOR"


def test_a_table_by_its_mapping(detente, folder):
    rows = [{"body": OFFER, "day": "2025-03-03"}, {"body": ANSWER, "day": "2025-03-06"}]
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, rows)))
    out = detente("read", "news.jsonl", "--map", "text=body,date=day", "--json").stdout
    assert [json.loads(line)["document"]["published"] for line in out.splitlines()] == ["2025-03-03", "2025-03-06"]


def test_standard_input(detente):
    assert "Norway NOR → ISL" in detente("read", "-", input=OFFER).stdout


def test_no_save_leaves_no_file(detente, folder):
    assert "Not saved (--no-save)" in detente("read", "--no-save", "offer.txt").stdout
    assert not (folder / "detente.db").exists()


def test_another_record_is_named_in_what_to_type_next(detente, folder):
    out = detente("read", "offer.txt", "--db", "my news.db").stdout
    assert 'detente terms NOR ISL --db "my news.db"' in " ".join(out.split())
    assert (folder / "my news.db").exists()


def test_a_fault_of_ours_in_one_page_does_not_take_the_others(detente, monkeypatch):
    def fail(article):
        if article.text == OFFER:
            raise ZeroDivisionError("division by zero")

    reader = StandIn(fail)
    monkeypatch.setattr("detente.reading.reader.reader", lambda: reader)
    result = detente("read", "offer.txt", "answer.txt", code=1)
    assert result.stderr == (
        "offer.txt: not read, a fault in detente (ZeroDivisionError: division by zero): please report it\n"
    )
    assert "refuses" in result.stdout


def test_stopped_by_the_person_it_keeps_what_was_read(detente, monkeypatch):
    def stop(article):
        if article.text == ANSWER:
            raise KeyboardInterrupt

    reader = StandIn(stop)
    monkeypatch.setattr("detente.reading.reader.reader", lambda: reader)
    result = detente("read", "offer.txt", "answer.txt", code=130)
    assert result.stderr == "detente: stopped after 1 page; what was read is kept in ./detente.db\n"
    assert detente("acts", "--all", "--json").stdout.count("\n") == 6


@pytest.mark.parametrize("option", ["--teasers", "--all", "--sure"])
def test_every_option_of_the_screen_runs(detente, option):
    detente("read", "offer.txt", option)
