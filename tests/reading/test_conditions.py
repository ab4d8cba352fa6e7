"""Kinds of conditions, and what has to come about for one to be met."""

import pytest

from detente.nouns.page import Span
from detente.reading.conditions import ANAPHOR, kind_of, what_must_be


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("only if Washington abandons its demand", "only_if"),
        ("if the truce is broken", "if"),
        ("provided it remain in its designated area", "if"),
        ("once bilateral relations improve", "if"),
        ("on condition that May holds an election", "if"),
        ("unless a no-deal Brexit was ruled out", "unless"),
        ("until officials have reviewed its contents", "until"),
        ("as long as others respect it", "while"),
        ("in exchange for sanctions relief", "exchange"),
        ("in return for the hostages", "exchange"),
        ("under a new framework that doesn’t demand giving up the arsenal", "under"),
        ("only on its own terms", "under"),
        ("without preconditions", "none"),
        ("or the United States will withdraw", "or_else"),
    ],
)
def test_kind(words, kind):
    assert kind_of(words) == kind


@pytest.mark.parametrize("words", ["on condition of anonymity", "if necessary", "until Friday"])
def test_what_is_no_condition(words):
    assert kind_of(words) is None


@pytest.mark.parametrize(
    ("words", "actor", "do", "what"),
    [
        ("only if Washington abandons its long-standing demand", "Washington", "stop", "its long-standing demand"),
        ("if Iran allows inspections at all sites", "Iran", "do", "allows inspections at all sites"),
        ("unless it does not attack the port", "it", "not_do", "attack the port"),
        ("as long as the group stays out of the city", "the group", "do", "stays out of the city"),
    ],
)
def test_must(words, actor, do, what):
    at = words.index(actor)
    found = what_must_be(words, Span(0, len(words)), kind_of(words), Span(at, at + len(actor)))
    assert (found[0], found[1].of(words)) == (do, what)


def test_a_passive_condition_names_what_has_to_go():
    words = "unless the access clause is removed"
    do, what = what_must_be(words, Span(0, len(words)), "unless", None)
    assert (do, what.of(words)) == ("stop", "the access clause")


def test_words_that_point_back():
    assert ANAPHOR.search("under those conditions")
    assert ANAPHOR.search("if the US dropped that key precondition")
    assert not ANAPHOR.search("if the troops leave the valley")
