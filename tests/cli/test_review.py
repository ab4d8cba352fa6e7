"""`review` and `audit`, from the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest

from detente.cli.audit import wilson


def acts(detente, *more):
    return [json.loads(line) for line in detente("acts", "--json", "--reports", *more).stdout.splitlines()]


def test_entries_are_confirmed_rejected_and_taken_back(filled):
    said = filled("review", "--by", "ann", input="yn q").stdout
    assert "9 entries to review, by ann" in said and "2 of 9" in said and "▶ │" in said and "2 entries reviewed" in said
    states = [act["state"] for act in acts(filled, "--all")]
    assert states.count("confirmed") == 1 and len(states) == 8
    assert [a["state"] for a in acts(filled, "--all", "--state", "rejected")] == ["rejected"]
    assert "there is no state 'maybe'" in filled("acts", "--state", "maybe", code=2).stderr
    assert "Taken back: reject" in filled("review", "--by", "ann", input="uq").stdout
    assert len(acts(filled, "--all")) == 9
    assert "Nothing of yours" in filled("review", "--by", "bob", input="uq").stdout


def test_fields_are_corrected_with_what_is_typed(filled):
    filled("review", "--type", "AGREE", input="tCONSULT\ns\nrDenmark; Zork\nyq")
    (act,) = acts(filled, "--type", "CONSULT")
    assert (act["stance"], act["state"], [who["id"] for who in act["recipient"]]) == (
        "",
        "confirmed",
        ["DNK", act["recipient"][1]["id"]],
    )
    assert act["recipient"][1]["basis"] == "implied" and act["recipient"][0]["basis"] == "text"
    said = filled("review", "--again", "--type", "CONSULT", input="tSHOUT\nsanger\nq").stdout
    assert "has no type 'SHOUT'" in said and "no stance 'anger'" in said


def test_what_was_missed_is_added(filled):
    said = filled("review", "--type", "COERCE", input="+nothing\n+fishermen\nPROTEST\n\nDenmark\n\nq").stdout
    assert "is not in this sentence" in said
    (act,) = acts(filled, "--type", "PROTEST")
    assert (act["state"], act["anchor"]["text"], act["actor"][0]["id"]) == ("added", "fishermen", "DNK")


def test_a_reviewed_record_has_nothing_left(filled):
    filled("review", input="y" * 9)
    assert "Nothing to review" in filled("review").stdout


def test_an_audit_is_drawn_filled_in_and_told(filled, folder):
    assert "drawn (seed 0)" in filled("audit", "--n", "6").stdout
    with (folder / "audit.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    again = filled("audit", "--n", "6", "--out", "other.csv").stdout
    assert "other.csv" in again and (folder / "other.csv").read_text() == (folder / "audit.csv").read_text()
    for i, row in enumerate(rows):
        row["right"] = "n" if i == 0 else "y"
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    (folder / "audit.csv").write_text(out.getvalue(), "utf-8")
    told = json.loads(filled("audit", "--filled", "audit.csv", "--json").stdout)
    assert sum(row["right"] for row in told["types"]) == len(rows) - 1
    assert told["record"]["interval"][0] <= told["record"]["precision"] <= told["record"]["interval"][1] <= 1
    assert "weighed by" in filled("audit", "--filled", "audit.csv").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,right,type\na,maybe,AID\n", "line 2"),
        ("id,right,type\na,,AID\n", "nothing is filled in"),
        ("x\n1\n", "is no sample"),
    ],
)
def test_samples_that_are_off(filled, folder, text, said):
    (folder / "audit.csv").write_text(text, "utf-8")
    assert said in filled("audit", "--filled", "audit.csv", code=2).stderr


def test_wilson_has_the_published_bounds():
    low, high = wilson(9, 10)  # Newcombe 1998: 0.596 to 0.982
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert wilson(0, 5)[0] == pytest.approx(0, abs=1e-9)


def test_pages_reviewed_whole_measure_the_reader(filled, folder):
    assert "no page of the record was reviewed whole" in filled("evaluate", "--corrections", code=2).stderr
    assert "give a folder" in filled("evaluate", code=2).stderr
    filled("review", input="y" * 8 + "n")
    said = filled("evaluate", "--corrections", "--out", "own")
    assert "2 pages reviewed whole" in said.stderr and "who_what_whom" in said.stdout
    gold = [json.loads(path.read_text("utf-8")) for path in (folder / "own" / "gold").glob("*.json")]
    assert sum(len(g["statements"]) + len(g["events"]) for g in gold) == 8
    offer = next(s for g in gold for s in g["statements"] if s["kind"] == "offer")
    assert (offer["holder"]["country"], offer["toward"]["country"], offer["plover"]) == ("NOR", "ISL", "AGREE")
    assert offer["condition"].startswith("only if")
    assert "'gold': 8" in said.stdout.split("who_what_whom")[1].split("\n")[0]
