"""Which words two statements have in common."""

from __future__ import annotations

import pytest

from detente.terms.matters import content_words, disputed_words
from tests import build


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Pyongyang’s denuclearisation", "would never relinquish nuclear weapons", True),
        ("the withdrawal of troops", "will not withdraw its troops", True),
        ("cut its fishing quota by half", "will keep the quotas", True),
        ("resume talks with the government", "talks between governments go on", False),
        ("United States policy", "the United States must wait", False),
        ("release the trawler", "reopen the port", False),
    ],
)
def test_content_words(one, other, share):
    names = ("United States", "North Korea")
    assert bool(content_words(one, names) & content_words(other, names)) is share


def test_disputed_are_demands_refusals_and_conditions():
    text = "Oslo demanded lower quotas. Oslo offered fuel if trawlers leave. Oslo praised the harvest."
    acts = build.contract(
        text,
        [
            build.act("demanded", "REQUEST", "demand", what="lower quotas"),
            build.act("offered", "AGREE", "offer", what="fuel", condition="if trawlers leave", condition_kind="if"),
            build.act("praised", "SUPPORT", "endorsement", what="the harvest"),
        ],
    )["acts"]
    words = disputed_words(acts, ("Norway",))
    assert content_words("quotas trawlers") <= words
    assert not words & content_words("fuel harvest")
