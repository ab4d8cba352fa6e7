"""The figures are those of the annotated examples' own score.py, on hand-made pages and on the examples themselves."""

import importlib.util
import json
import pathlib
from collections import Counter

import pytest

from detente.evaluate import evaluate, figures, read_folder, score_page
from detente.nouns.errors import UsageError
from detente.reading.reader import Reader

from ..reading.doubles import Noise

EXAMPLES = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "examples"
TEXT = "Home\n\nBaku rejected Yerevan's offer of talks unless troops leave. “We will not go there,” Aliyev said."


def span(words, **more):
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words), "text": words} | more


def side(name, country, sector="GOV"):
    return {"text": name, "name": name, "country": country, "sector": sector}


GOLD = {
    "id": "x", "title": "", "body_first": "Baku rejected", "body_last": "Aliyev said.", "boilerplate": [],
    "statements": [
        {"evidence": "Baku rejected Yerevan's offer of talks unless troops leave", "holder": side("Azerbaijan", "AZE"),
         "toward": side("Armenia", "ARM"), "kind": "refusal", "condition": "unless troops leave", "plover": "REJECT",
         "reported_by": None}
    ],
    "events": [],
    "quotes": [{"quote": "We will not go there,", "speaker": {"text": "Aliyev", "name": "Ilham Aliyev"}}],
}  # fmt: skip


def reading(type_="REJECT", recipient=True, condition=True):
    body = TEXT.index("Baku")
    act = {
        "type": type_, "stance": "refusal", "modality": "happened", "when": None, "mentions": [],
        "evidence": span("Baku rejected Yerevan's offer"), "sentence": span("Baku rejected Yerevan's offer of talks unless troops leave."),
        "actor": [{"name": "Azerbaijan", "country": "AZE", "sector": ["GOV"]}],
        "recipient": [{"name": "Armenia", "country": "ARM", "sector": ["GOV"]}] if recipient else [],
        "condition": span("unless troops leave", kind="unless") if condition else None,
    }  # fmt: skip
    return {
        "document": {"text": TEXT, "body": [{"start": body, "end": len(TEXT)}]},
        "acts": [act],
        "quotes": [span("We will not go there,", speaker={"name": "Aliyev"})],
    }


def test_all_right():
    found = figures([score_page(GOLD, TEXT, reading())])
    assert [found[name]["f1"] for name in ("body", "who", "who_what", "who_what_whom", "conditions", "quotes")] == [
        1
    ] * 6
    assert (found["speaker_acc"], found["stance_acc"]) == (1, 1)


def test_each_mistake_costs_its_own_figure():
    assert figures([score_page(GOLD, TEXT, reading(type_="ACCUSE"))])["who_what"]["f1"] == 0
    missed = figures([score_page(GOLD, TEXT, reading(recipient=False))])
    assert (missed["who_what"]["f1"], missed["who_what_whom"]["f1"]) == (1, 0)
    assert figures([score_page(GOLD, TEXT, reading(condition=False))])["conditions"]["r"] == 0


def test_a_page_that_was_not_read_counts_as_missed():
    found = figures([score_page(GOLD, TEXT, None)], unread=["x"])
    assert found["who"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 1, "interval": [0.0, 0.0]}
    assert found["unread"] == ["x"]


def test_a_folder_without_annotations_is_refused(tmp_path):
    with pytest.raises(UsageError, match="needs gold/ID.json and pages/ID.txt"):
        evaluate(tmp_path, Reader(Noise()))


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the annotated examples lie outside the repository")
def test_the_same_figures_as_score_py():
    specification = importlib.util.spec_from_file_location("score", EXAMPLES / "score.py")
    theirs = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(theirs)
    mine, other = Counter(), Counter()
    for gold, page, read in read_folder(EXAMPLES, Reader(Noise()), 0.0):
        mine.update(score_page(gold, page.text, read))
        other.update(theirs.score_page(gold, page.text, json.loads(json.dumps(read))))
    assert mine == other and mine["p_acts"] > 1000
    assert figures([mine])["who"]["f1"] == theirs.report(other)["who"]["f1"]
