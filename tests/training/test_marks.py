"""The annotator's format: words are found to the letter, and what does not add up is refused with its line."""

import pytest
from training.annotation.__main__ import written
from training.annotation.marks import Report, parse

from detente.reading.sentences import sentence_offsets

TEXT = "Baku rejected on Monday Yerevan's offer of talks unless troops leave. It said it would wait."
HEAD = "@1 Azerbaijan | AZE | GOV\n@2 Armenia | ARM | GOV\n1>\nm Baku=1 | Yerevan=2\n"


def report(marks):
    return parse(marks, Report(TEXT, sentence_offsets(TEXT)))


def words(span):
    return TEXT[span[0] : span[1]]


def test_an_act_with_its_parts():
    found = report(
        HEAD
        + "x rejected: REJECT.meet refusal 1>2 | what: Yerevan's offer of talks | if: unless troops leave | when: on Monday"
    )
    assert found.errors == []
    (act,) = found.acts
    assert (act["type"], act["mode"], act["stance"], act["actors"], act["recipients"]) == (
        "REJECT",
        "meet",
        "refusal",
        [1],
        [2],
    )
    assert [words(act[key]) for key in ("anchor", "what", "if", "when")] == [
        "rejected", "Yerevan's offer of talks", "unless troops leave", "on Monday",
    ]  # fmt: skip


def test_a_mention_is_found_in_the_order_of_the_text():
    found = report(HEAD + "2>\nm It=1 | it=1\nx wait: AGREE commitment 1>")
    assert found.errors == [] and [words(m) for m in (m[:2] for m in found.mentions)] == ["Baku", "Yerevan", "It", "it"]


def test_words_of_another_sentence():
    found = report(HEAD + "2>\nm It=1\nx wait: AGREE offer 1> | if@1: unless troops leave")
    assert found.errors == [] and words(found.acts[0]["if"]) == "unless troops leave"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("x refused: REJECT refusal 1>2", "'refused' is not in sentence 1"),
        ("x rejected: REFUSE refusal 1>2", "type 'REFUSE' is unknown"),
        ("x rejected: REJECT no 1>2", "stance 'no' is unknown"),
        ("x rejected: REJECT refusal 1>9", "actor 9 is not declared above"),
        ("x rejected: REJECT refusal", "write TYPE stance 1,2>3"),
        ("x rejected: REJECT 1>2 | if: unless troops leave", "a condition hangs on a statement"),
        ("x rejected: - 1>2", "needs a stance"),
        ("x rejected: REJECT refusal 1>2 | mood: angry", "key 'mood' is unknown"),
        ("m Yerevan=2 | Baku=1", "keep the order of the text"),
        ("9>", "there is no sentence 9"),
        ("hello", "not a line of the format"),
    ],
)
def test_refused(line, complaint):
    assert any(complaint in error and error.startswith("line 5") for error in report(HEAD + line).errors)


def test_a_participant_needs_a_mention_nearby():
    far = "\n".join(["Baku met Yerevan."] + ["Nothing happened."] * 5 + ["Talks went on."])
    spans = sentence_offsets(far)
    found = parse("@1 Azerbaijan | AZE | GOV\n1>\nm Baku=1\n7>\nx Talks: CONSULT 1>", Report(far, spans))
    assert any("no mention within three sentences" in error for error in found.errors)


def test_overlapping_mentions_and_shared_anchors_are_refused():
    marks = "@1 A | - | -\n@2 B | - | -\n1>\nm Yerevan's offer=1\nm Yerevan#1=2\nx rejected: REJECT 1>\nx rejected: ACCUSE criticism 1>"
    errors = report(marks).errors
    assert any("mentions overlap" in e for e in errors) and any("share the anchor" in e for e in errors)


def test_a_written_report_is_its_sentences():
    text, spans = written("report written w1\n1> One here.\nm One=1\n2> Two.\n\n3> Three.")
    assert text == "One here. Two.\n\nThree." and [text[a:b] for a, b in spans] == ["One here.", "Two.", "Three."]


def test_a_development_report_says_what_a_condition_asks():
    act = "x rejected: REJECT refusal 1>2 | if: unless troops leave"
    found = report(HEAD + act + " | kind: unless | must: 2 do troops leave")
    assert found.errors == []
    must = found.acts[0]["must"]
    assert (found.acts[0]["kind"], must["actor"], must["do"], words(must["what"])) == (
        "unless",
        2,
        "do",
        "troops leave",
    )
    for wrong in ("kind: maybe", "must: 2 leave troops", "must: 9 do troops leave", "must: 2 do troops stay"):
        assert len(report(f"{HEAD}{act} | {wrong}").errors) == 1
    assert "belong to a condition" in report(HEAD + "x rejected: REJECT refusal 1>2 | kind: if").errors[0]
