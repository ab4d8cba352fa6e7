"""Every bad input gets one clear line on standard error, the right exit code, and no traceback."""

from __future__ import annotations

import pytest

CASES = [
    (["read", "https://example.org/a"], 2, "detente: addresses come with a later version: save the page and give the file"),
    (["read", "a.txt", "--published", "soon"], 2, "detente: --published 'soon' is no date: write YYYY-MM-DD, such as 2025-09-22"),
    (["read", "a.txt", "--map", "text"], 2, "detente: --map 'text': write FIELD=COLUMN, joined by commas, such as text=body,date=published"),
    (["read", "a.txt", "--map", "body=text"], 2, "detente: cannot map body=text: the left side must be one of text, date, url, title, source"),
    (["read", "a.txt", "--sure", "--all"], 2, "detente: --sure and --all exclude each other: give one of them"),
    (["read", "a.txt"], 1, "a.txt: no such file or folder"),
    (["read", "binary.bin"], 1, "binary.bin: binary data, not text: detente reads text, HTML, CSV and JSON Lines"),
    (["read", "table.csv"], 1, "table.csv: no text column: the table has id, year; say which holds the text, such as text=id"),
    (["read", "empty.txt"], 0, "empty.txt: skipped: empty: there is no text in it"),
    (["read", "empty.txt", "--strict"], 1, "empty.txt: skipped: empty: there is no text in it"),
    (["read", "offer.txt", "--db", "no/such.db"], 1, "detente: no/such.db: there is no folder no: make it, or give another --db"),
    (["acts"], 1, "detente: there is no detente.db yet: detente read SOURCE makes it, or give another --db"),
    (["acts", "--json", "--csv"], 2, "detente: --json and --csv exclude each other: give one of them"),
    (["classify", "--codebook", "cameo"], 2, "detente: no codebook 'cameo': --codebook takes plover or plover-yield"),
    (["classify", "a.txt"], 1, "detente: a.txt cannot be opened: no such file or directory"),
    (["evaluate", "."], 2, "detente: . is no folder of annotated pages: it needs gold/ID.json and pages/ID.txt"),
]  # fmt: skip

ON_A_RECORD = [
    (["acts", "--stance", "wish"], 2, "detente: there is no stance 'wish': it is one of"),
    (["acts", "--since", "tomorrow"], 2, "detente: 'tomorrow' is no date: write YYYY-MM-DD, YYYY-MM or YYYY"),
    (["acts", "--text", "..."], 2, "detente: there is no word to search for in '...'"),
    (["show", "zz"], 2, "detente: no entry, page or story has an id that begins with 'zz': detente acts and detente stories list them"),
    (["forget", "zz"], 2, "detente: no page has an id that begins with 'zz'"),
    (["terms", "Nowhereland", "NOR"], 2, "detente: nobody known as 'Nowhereland': give a country's name or three-letter code, a body or a group"),
    (["terms", "", "NOR"], 2, "detente: nobody known as '': give a country's name or three-letter code, a body or a group"),
    (["terms", "korea", "NOR"], 2, "detente: 'korea' may be North Korea (PRK), South Korea (KOR): say which, by its full name or by what stands in brackets"),
    (["terms", "Norway", "Oslo"], 2, "detente: 'Norway' and 'Oslo' are the same side, Norway: give two"),
    (["terms", "NOR", "ISL", "--on", "March"], 2, "detente: --on 'March' is no date: write YYYY-MM-DD, such as 2025-09-22"),
]  # fmt: skip


@pytest.fixture
def odd_files(folder):
    (folder / "empty.txt").write_text("")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "table.csv").write_text("id,year\n1,2025\n")


@pytest.mark.parametrize(("arguments", "code", "line"), CASES)
def test_one_line(detente, odd_files, arguments, code, line):
    assert detente(*arguments, code=code).stderr == line + "\n"


@pytest.mark.parametrize(("arguments", "code", "line"), ON_A_RECORD)
def test_one_line_on_a_record(filled, arguments, code, line):
    said = filled(*arguments, code=code).stderr
    assert said.startswith(line) and said.count("\n") == 1


def test_an_unknown_option_and_a_missing_source_are_wrong_usage(detente):
    assert "No such option: --nope" in detente("read", "--nope", code=2).stderr
    assert "Missing argument" in detente("read", code=2).stderr


def test_a_record_of_another_program(detente, folder):
    (folder / "other.db").write_bytes(b"no database at all, only words" * 50)
    said = detente("read", "offer.txt", "--db", "other.db", code=1).stderr
    assert said == "detente: other.db: is no detente database: give another --db\n"


def test_file_names_are_cleaned_too(detente, folder):
    said = detente("read", "no\x1b[31mthing.txt", code=1).stderr
    assert said == "nothing.txt: no such file or folder\n"
