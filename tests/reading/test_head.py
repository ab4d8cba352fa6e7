"""A head for a user's own codebook: learns what can be told apart, says honestly how well, and is refused when wrong."""

import numpy as np
import pytest

from detente.nouns.errors import UsageError
from detente.nouns.page import Page
from detente.pages import to_article
from detente.reading.head import Head, act_vector, fit, sentence_vector, typed
from detente.reading.reader import Reader
from detente.reading.windows import Windows

from .doubles import Noise

BOOK = """
name: two
untyped: [assertion]
types:
  GIVE: {label: Give, description: gives, quad: material cooperation, score: 5, needs_recipient: true, stances: [""], cameo: "070"}
  TAKE: {label: Take, description: takes, quad: material conflict, score: -5, needs_recipient: true, stances: [""], cameo: "170"}
sectors: {GOV: the executive}
contexts: {}
"""
WIDTH = 8


def examples(n, apart):
    """Vectors of two types whose centres lie `apart`, and their types."""
    rng = np.random.default_rng(3)
    types = ["GIVE", "TAKE"] * (n // 2)
    centre = {"GIVE": apart, "TAKE": -apart}
    hidden = [rng.normal(0, 1, (1, WIDTH)) + centre[t] * np.eye(WIDTH)[:1] for t in types]
    return np.array([act_vector(h, np.ones(1), [0], []) for h in hidden]), types


def test_types_that_lie_apart_are_told_apart_and_chance_is_called_chance():
    clear, none = fit(*examples(100, 4), BOOK, "x"), fit(*examples(100, 0), BOOK, "x")
    assert clear.right >= 97 and clear.examples == 100
    assert 30 <= none.right <= 70 and sum(n for _, _, n in none.mistakes) == 100 - none.right


def test_what_leaving_out_gives_is_what_a_fit_without_the_example_gives():
    vectors, types = examples(30, 1)
    whole = fit(vectors, types, BOOK, "x")
    right = 0
    for i in range(30):
        rest = np.delete(np.arange(30), i)
        # the same strength as the whole fit chose: told from its weights
        kernel = vectors[rest] @ vectors[rest].T
        wanted = np.array([[t == k for k in whole.head.types] for t in np.array(types)[rest]], dtype=float)
        best = max(
            (0.03, 0.1, 0.3, 1.0, 3.0),
            key=lambda s: -np.abs(whole.head.weights - _weights(vectors, types, whole.head.types, s)).max(),
        )
        weights = vectors[rest].T @ np.linalg.solve(kernel + best * np.eye(29), wanted)
        right += whole.head.types[int((vectors[i] @ weights).argmax())] == types[i]
    assert right == whole.right


def _weights(vectors, types, known, strength):
    wanted = np.array([[t == k for k in known] for t in types], dtype=float)
    return vectors.T @ np.linalg.solve(vectors @ vectors.T + strength * np.eye(len(types)), wanted)


def test_probabilities_sum_to_one_and_a_saved_head_answers_the_same(tmp_path):
    vectors, types = examples(40, 2)
    head = fit(vectors, types, BOOK, "noise").head
    head.save(tmp_path / "own.head")
    again = Head.load(tmp_path / "own.head", Noise())
    for vector in vectors[:5]:
        assert sum(head.scores(vector).values()) == pytest.approx(1)
        assert again.scores(vector) == pytest.approx(head.scores(vector), abs=1e-4)
    assert again.book().name == "two"


def test_too_little_to_learn_from_and_files_that_are_no_heads_are_refused(tmp_path):
    vectors, types = examples(10, 1)
    with pytest.raises(UsageError, match="one type only"):
        fit(vectors[:5], ["GIVE"] * 5, BOOK, "x")
    with pytest.raises(UsageError, match="fewer than 3 examples of TAKE"):
        fit(vectors, ["GIVE"] * 8 + ["TAKE"] * 2, BOOK, "x")
    (tmp_path / "text.head").write_text("no head")
    for name, said in (("text.head", "is no head"), ("none.head", "No such file")):
        with pytest.raises(UsageError, match=said):
            Head.load(tmp_path / name, Noise())
    fit(vectors, types, BOOK, "other weights").head.save(tmp_path / "old.head")
    with pytest.raises(UsageError, match="fitted on other weights"):
        Head.load(tmp_path / "old.head", Noise())


def test_sentences_are_typed_and_the_reader_gives_its_acts_the_heads_types():
    encoder = Noise()
    windows = Windows(encoder.tokenizer)
    lines = [f"<s>state {a}</s> helps <t>state {b}</t>." for a in "abcde" for b in "fghij"]
    vectors = np.array([sentence_vector(line, windows, encoder, "line") for line in lines])
    types = ["GIVE" if i % 2 else "TAKE" for i in range(len(lines))]
    head = fit(vectors, types, BOOK, encoder.checksum).head
    assert {type_ for type_, _ in typed(lines, head, encoder)} <= {"GIVE", "TAKE"}
    with pytest.raises(UsageError, match="line 2"):
        list(typed([lines[0], "no marks"], head, encoder))
    reader = Reader(encoder, head=head)
    reading = reader.read(to_article(Page("Talks\n\nFrance met Spain. Spain refused. France asked again.\n", "x")))
    assert {act.type for act in reading.acts} <= {"GIVE", "TAKE", ""} and any(act.type for act in reading.acts)
    assert reading.reader.codebook == "two"
