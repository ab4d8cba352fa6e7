"""An act told again goes under the first; counts of people keep their bounds."""

import pytest

from detente.nouns.act import Act, Actor, Condition
from detente.nouns.page import Span
from detente.reading.figures import find_figures
from detente.reading.repeats import merged

TEXT = (
    "Kim offered to resume dialogue if Washington drops its demand. "
    "He saw no reason to avoid talks under those conditions. "
    "He offered a trade pact if ships leave. He offered to resume the dialogue."
)
KIM = Actor("Kim Jong Un", id="PRK:kim")


def act(anchor, content, condition=None, stance="offer", recipient=()):
    def span(words):
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    at = TEXT.index(content)
    anchored = Span(TEXT.rindex(anchor, 0, at + len(content)), TEXT.rindex(anchor, 0, at + len(content)) + len(anchor))
    held = Condition(span(condition), "if", set_by=KIM.id) if condition else None
    return Act(
        anchored,
        anchored,
        anchored,
        "AGREE",
        stance,
        actor=(KIM,),
        recipient=recipient,
        content=span(content),
        condition=held,
    )


FIRST = act(
    "offered", "resume dialogue", "if Washington drops its demand", recipient=(Actor("United States", id="USA"),)
)


def test_words_that_point_back_tell_the_offer_again():
    again = act("reason", "no reason to avoid talks", "under those conditions")
    (kept,) = merged([FIRST, again], TEXT, "page")
    assert len(kept.mentions) == 1 and kept.recipient == FIRST.recipient


def test_the_same_content_is_the_same_act():
    assert len(merged([FIRST, act("offered", "resume the dialogue")], TEXT, "page")) == 1


def test_another_offer_stays_apart():
    assert len(merged([FIRST, act("offered", "a trade pact", "if ships leave")], TEXT, "page")) == 2


def test_another_stance_stays_apart_and_points_to_the_condition():
    refusal = act("reason", "no reason to avoid talks", "under those conditions", stance="refusal")
    one, other = merged([FIRST, refusal], TEXT, "page")
    assert other.condition.same_as == one.id("page")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("At least 12 people were killed on Friday.", [("At least 12", "killed", 12, None)]),
        (
            "The blast killed three and wounded up to 40 soldiers.",
            [("three", "killed", 3, 3), ("up to 40", "injured", None, 40)],
        ),
        ("Police detained 1,200 protesters.", [("1,200", "arrested", 1200, 1200)]),
        ("It fined him $300 and killed the bill.", []),
        ("After 12 years it died.", []),
    ],
)
def test_figures(sentence, found):
    figures = find_figures(sentence, Span(0, len(sentence)))
    assert [(f.span.of(sentence), f.what, f.low, f.high) for f in figures] == found
