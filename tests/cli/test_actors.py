"""`detente actors`, from the command line."""

from __future__ import annotations

import json


def test_lookup_shows_offices_and_why(detente):
    out = detente("actors", "lookup", "Lee Jae Myung", "--date", "2025-09-22").stdout
    assert "Lee Jae Myung · president · KOR · GOV · KOR:lee-jae-myung" in out
    assert "→ president, since 2025-06-04" in out and "full name" in out
    (first, *_) = json.loads(detente("actors", "lookup", "Seoul", "--json").stdout)
    assert (first["id"], first["kind"]) == ("KOR", "state") and "Seoul" in first["names"]


def test_lookup_of_nobody_and_of_a_wrong_day_says_so(detente):
    assert "is in no table" in detente("actors", "lookup", "Qwxz Zzyx", code=2).stderr
    assert "YYYY-MM-DD" in detente("actors", "lookup", "Seoul", "--date", "Monday", code=2).stderr


def test_a_dictionary_comes_in_is_listed_and_goes(detente, folder):
    (folder / "rivers.txt").write_text("MARSH_HARRIER_FRONT_ [BRAREB]\n+REED_\x1b[31mBROTHERS_\n", "utf-8")
    assert "1 row of bodies" in detente("actors", "import", "rivers.txt").stdout
    assert "\x1b" not in detente("actors", "lookup", "Marsh Harrier Front").stdout
    assert detente("actors", "list").stdout == "rivers  1 row\n"
    assert "Removed rivers" in detente("actors", "remove", "rivers").stdout
    assert "import FILE" in detente("actors", "list").stdout
    assert "no dictionary 'rivers'" in detente("actors", "remove", "rivers", code=2).stderr
    assert "nowhere.txt" in detente("actors", "import", "nowhere.txt", code=2).stderr
