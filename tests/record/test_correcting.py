"""A person's word: it shows at once, outlives every reading of the page, and each step can be taken back."""

import sqlite3

import pytest

from detente.nouns.errors import UsageError
from detente.record import Record
from tests import build
from tests.record import seed

CHANGED = {"type": "ACCUSE", "stance": "criticism"}


@pytest.fixture
def offer(record):
    record.add(seed(), origin="seed.txt")
    return record.acts(stance="offer")[0]["id"]


def states(record):
    return [
        (act["anchor"]["text"], act["state"])
        for act in record.acts(state=("confirmed", "corrected", "rejected", "added"))
    ]


def test_a_correction_shows_in_every_search(record, offer):
    record.review(offer, "correct", by="ann", changes=CHANGED)
    assert record.acts(stance="offer") == [] and record.acts(type="ACCUSE")[0]["id"] == offer
    kim = {"name": "Lee Jae Myung", "country": "KOR", "id": "KOR:lee-jae-myung", "sector": ["GOV"], "office": None, "conflict": None, "basis": "text", "start": 0, "end": 11, "text": "Kim Jong Un"}  # fmt: skip
    record.review(offer, "correct", by="ann", changes={"actor": [kim]})
    assert (
        record.acts(actor="Lee Jae Myung")[0]["id"] == offer and record.acts(text='"Lee Jae Myung"')[0]["id"] == offer
    )
    assert record.act(offer)[0]["actor"][0]["country"] == "KOR"


def test_a_rejected_entry_is_gone_but_for_who_asks(record, offer):
    before = len(record.acts())
    record.review(offer, "reject", by="ann")
    assert len(record.acts()) == before - 1
    assert states(record) == [("offered", "rejected")]


def test_what_a_person_said_needs_no_confidence(record):
    record.add(build.contract("Kim offered talks.", [build.act("offered", "AGREE", "offer", by="Kim", confidence=0.2)]))
    (act,) = record.acts()
    assert record.acts(sure=0.5) == []
    record.review(act["id"], "confirm", by="ann")
    assert len(record.acts(sure=0.5)) == 1


def test_another_reading_leaves_it_as_it_is(record, offer):
    record.review(offer, "correct", by="ann", changes=CHANGED)
    again = seed(version="9.9")
    assert record.add(again) and record.acts(type="ACCUSE", state="corrected")[0]["id"] == offer
    blind = {**again, "reader": {**again["reader"], "version": "9.10"}, "acts": again["acts"][1:]}
    assert record.add(blind) and record.acts(type="ACCUSE", state="corrected")[0]["id"] == offer
    record.review(offer, "reject", by="ann")
    assert record.add(seed(version="9.11")) and states(record) == [("offered", "rejected")]


def test_each_step_is_taken_back_in_turn_and_the_log_keeps_all(record, offer):
    whole = record.act(offer)[0]
    record.review(offer, "confirm", by="ann")
    record.review(offer, "correct", by="bob", changes=CHANGED)
    assert record.undo_review()["by"] == "bob" and record.act(offer)[0] == whole
    assert states(record) == [("offered", "confirmed")]
    assert record.undo_review(by="bob") is None
    record.undo_review(by="ann")
    assert states(record) == [] and record.undo_review() is None
    assert [(row["step"], row["by"], row["undone"]) for row in record.reviews(offer)] == [
        ("confirm", "ann", 1), ("correct", "bob", 1),
    ]  # fmt: skip


def test_two_people_at_once(record, path, offer):
    seen = record.seen(offer)
    with Record.open(path) as other:
        other.review(offer, "reject", by="bob", seen=seen)
    with pytest.raises(UsageError, match="bob has reviewed this entry meanwhile"):
        record.review(offer, "confirm", by="ann", seen=seen)
    record.review(offer, "confirm", by="ann", seen=record.seen(offer))


def test_what_was_missed_is_added_once(record, offer):
    page = record.acts()[0]["document"]["id"]
    text = record.document(page)["text"]
    at = text.index("talks")
    act = {
        **record.act(offer)[0],
        "anchor": {"start": at, "end": at + 5, "text": "talks"},
        "type": "CONSULT",
        "stance": "",
    }
    added = record.add_act(page, act, by="ann")
    assert record.acts(type="CONSULT", state="added")[0]["id"] == added["id"] != offer
    with pytest.raises(UsageError, match="there is an entry at 'talks' already"):
        record.add_act(page, act, by="ann")
    assert record.add(seed(version="9.9")) and record.acts(type="CONSULT", state="added")
    record.undo_review()
    assert record.acts(type="CONSULT") == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"stance": "anger"}, "no stance 'anger'"), ({"anchor": {}}, "'anchor' cannot be changed"), ({"modality": "maybe"}, "no modality")],
)  # fmt: skip
def test_changes_that_no_act_can_have_are_refused_and_change_nothing(record, offer, changes, said):
    with pytest.raises(UsageError, match=said):
        record.review(offer, "correct", by="ann", changes=changes)
    assert states(record) == [] and record.reviews() == []


def test_a_correction_of_nothing_is_a_confirmation(record, offer):
    record.review(offer, "correct", by="ann", changes={"stance": "offer"})
    assert states(record) == [("offered", "confirmed")]


def test_a_record_of_the_first_version_is_brought_up_to_date(record, path, offer):
    record.close()
    with sqlite3.connect(path) as old:
        for table in ("corrections", "bonds", "groups", "likenesses", "tellings", "profile_words", "profiles"):
            old.execute(f"DROP TABLE {table}")
        old.execute("ALTER TABLE acts DROP COLUMN state")
        old.execute("PRAGMA user_version = 1")
    with Record.open(path) as new:
        new.review(offer, "confirm", by="ann")
        assert states(new) == [("offered", "confirmed")]
