"""`codebook check` and `train`, from the command line."""

from __future__ import annotations

import json

import pytest

from tests.reading.doubles import Noise
from tests.reading.test_head import BOOK


@pytest.fixture
def own(detente, folder, monkeypatch):
    """The commands with a codebook and twenty examples in the folder, and an encoder of noise."""
    encoder = Noise()
    monkeypatch.setattr("detente.reading.encoder.shipped", lambda: encoder)
    monkeypatch.setattr("detente.reading.reader.shipped", lambda: encoder)
    (folder / "own.yaml").write_text(BOOK, "utf-8")
    rows = [
        {"marked": f"<s>state {a}</s> helps <t>state {b}</t>.", "type": ("GIVE", "TAKE")[i % 2]}
        for i, (a, b) in enumerate((a, b) for a in "abcd" for b in "fghij")
    ]
    (folder / "examples.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return detente


def test_a_codebook_is_checked(own, folder):
    assert "two is in order: 2 types" in own("codebook", "check", "own.yaml").stdout
    (folder / "own.yaml").write_text(BOOK.replace("score: 5", "score: 50"), "utf-8")
    assert "types.GIVE.score" in own("codebook", "check", "own.yaml", code=2).stderr


def test_a_head_is_fitted_and_used(own, folder):
    said = own("train", "--codebook", "own.yaml", "--examples", "examples.jsonl").stdout
    assert "of 20 examples right" in said and "each by a fit on the others" in said
    lines = own("classify", "--head", "own.head", input="<s>A</s> left <t>B</t>\n").stdout
    assert set(json.loads(lines)["scores"]) == {"GIVE", "TAKE"}
    read = json.loads(own("read", "offer.txt", "--head", "own.head", "--json", "--all", "--no-save").stdout)
    assert read["reader"]["codebook"] == "two" and {a["type"] for a in read["acts"]} <= {"GIVE", "TAKE", ""}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 21: write"),
        ('{"marked": "<s>A</s> left", "type": "LEND"}', "line 21: the codebook has no type 'LEND'"),
        ('{"marked": "A left B", "type": "GIVE"}', "line 21: no <s>"),
    ],
)
def test_what_is_wrong_with_an_example_is_told_with_its_line(own, folder, line, said):
    with (folder / "examples.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert said in own("train", "--codebook", "own.yaml", "--examples", "examples.jsonl", code=2).stderr
