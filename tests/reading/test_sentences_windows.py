"""Sentences and windows: every offset points at the words it says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.sentences import sentence_offsets
from detente.reading.windows import SIZE, Windows

from .doubles import letters


def test_sentences_keep_abbreviations_and_lines_apart():
    text = "The U.S. and Mr. Kim met.  They agreed.\nA new line"
    assert [text[a:b] for a, b in sentence_offsets(text)] == ["The U.S. and Mr. Kim met.", "They agreed.", "A new line"]


def test_a_paragraph_wrapped_to_a_column_keeps_its_sentences_whole():
    text = "The minister said on\nMonday that it\nwould not go. It went."
    assert [text[a:b] for a, b in sentence_offsets(text, paragraph=True)] == [
        "The minister said on\nMonday that it\nwould not go.",
        "It went.",
    ]


@given(st.text(max_size=300))
def test_sentences_are_ordered_and_inside(text):
    spans = sentence_offsets(text)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@given(st.lists(st.text(alphabet="abc XYZ.,é漢😀", min_size=1, max_size=80), max_size=30))
def test_each_sentence_is_the_core_of_one_window(parts):
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + " "
    windows = Windows(letters()).cut(text, spans)
    cores = [int(i) for window in windows for i in sorted(set(window.sentence[window.core]))]
    assert cores == sorted(cores) and len(cores) == len(set(cores))
    for window in windows:
        assert len(window.ids) <= SIZE
        known = window.starts >= 0
        assert ((window.ends > window.starts) | ~known).all() and (window.ends[known] <= len(text)).all()


@pytest.mark.parametrize(("word", "case"), [("US", 3), ("Kim", 2), ("talks", 1), ("12", 4)])
def test_case_classes(word, case):
    (window,) = Windows(letters()).cut(word, [(0, len(word))])
    assert window.cases[1] == case
