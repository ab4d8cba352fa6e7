"""The same act told again in one article: found, and put under the first telling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..nouns.act import Act, Condition, Mention
from .conditions import ANAPHOR

ALIKE = 0.5
"""Share of the shorter content's words that the other has too, from which two contents say the same."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "and",
        "or",
        "that",
        "this",
        "with",
        "by",
        "from",
        "at",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "would",
        "will",
        "could",
        "should",
        "may",
        "might",
        "must",
        "have",
        "has",
        "had",
        "not",
        "no",
        "its",
        "his",
        "her",
        "their",
        "it",
        "he",
        "she",
        "they",
        "s",
        "t",
        "any",
        "more",
        "than",
        "into",
        "over",
        "under",
        "about",
    ]
)


def merged(acts: Sequence[Act], text: str, page_id: str) -> list[Act]:
    """`acts` in the order of the text without the repetitions, which stand in the first telling's `mentions`.

    A repetition has the first's actors, type and stance, no other recipients, and its content, or its condition
    told by a pronoun ("under those conditions"). The fuller recipient of the two is kept.
    """
    kept: list[Act] = []
    for act in acts:
        first = next((i for i in range(len(kept) - 1, -1, -1) if _again(kept[i], act, text)), None)
        if first is None:
            kept.append(_with_antecedent(act, kept, text, page_id))
        else:
            earlier = kept[first]
            told = [earlier.evidence, *(m.evidence for m in earlier.mentions)]
            elsewhere = not any(span.overlaps(act.evidence) for span in told)
            kept[first] = replace(
                earlier,
                recipient=earlier.recipient or act.recipient,
                condition=earlier.condition or act.condition,
                content=earlier.content or act.content,
                when=earlier.when or act.when,
                where=earlier.where or act.where,
                confidence=max(earlier.confidence, act.confidence),
                mentions=(*earlier.mentions, *([Mention(act.sentence, act.evidence)] if elsewhere else [])),
            )
    return kept


def _again(first: Act, act: Act, text: str) -> bool:
    if (first.type, first.stance, first.voice) != (act.type, act.stance, act.voice):
        return False
    if not first.actor or {a.id for a in first.actor} != {a.id for a in act.actor}:
        return False
    one, other = {a.id for a in first.recipient}, {a.id for a in act.recipient}
    if one and other and one != other:
        return False
    if act.condition and first.condition and ANAPHOR.search(act.condition.span.of(text)):
        return True
    if (
        act.condition
        and first.condition
        and _words(act.condition.span.of(text)).isdisjoint(_words(first.condition.span.of(text)))
    ):
        return False
    if act.stance:
        return bool(act.content and first.content) and _alike(first.content.of(text), act.content.of(text)) >= ALIKE
    if first.sentence == act.sentence and (first.evidence.covers(act.evidence) or act.evidence.covers(first.evidence)):
        return one == other  # "held a rally": one deed seen at two of its words
    same_word = _stem(first.anchor.of(text)) == _stem(act.anchor.of(text))
    return same_word and (not (first.when and act.when) or first.when.value == act.when.value)


def _with_antecedent(act: Act, earlier: Sequence[Act], text: str, page_id: str) -> Act:
    """A condition that only points back ("that key precondition") is marked as the one it points to."""
    condition = act.condition
    if condition and not condition.same_as and ANAPHOR.search(condition.span.of(text)):
        for other in reversed(earlier):
            if other.condition and other.condition.set_by == condition.set_by:
                return replace(act, condition=_same(condition, other, page_id))
    return act


def _same(condition: Condition, other: Act, page_id: str) -> Condition:
    first = other.condition
    assert first is not None
    return replace(condition, same_as=first.same_as or other.id(page_id))


def _words(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"\w+", text.lower())} - _SMALL


def _alike(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _stem(word: str) -> str:
    return re.sub(r"(?:ations?|ing|ed|es|s|e)$", "", word.lower())[:6]
