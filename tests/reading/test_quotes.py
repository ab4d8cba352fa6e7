"""Quotation marks of all kinds, open ones and nested ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.nouns.page import Span
from detente.reading.quotes import find_quotes


def quotes(text):
    return [span.of(text) for span in find_quotes(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called it an “absurd obsession” that day.", ["absurd obsession"]),
        ('"We will not go," she said. "Not now."', ["We will not go,", "Not now."]),
        ("“It goes on and on, he said", ["It goes on and on, he said"]),
        ("‘We don’t want any war here,’ the minister’s aide said.", ["We don’t want any war here,"]),
        ("The ministers’ talks and the ‘deal’ of the century.", []),
        ("A 6'2\" man", []),
    ],
)
def test_found(text, found):
    assert quotes(text) == found


@given(st.text(alphabet="ab “”\"'‘’.\n", max_size=60))
def test_spans_lie_in_the_text_in_order(text):
    spans = find_quotes(text, [Span(0, len(text))])
    assert spans == sorted(spans)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
