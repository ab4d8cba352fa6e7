"""What kind of condition, and what has to come about for it to be met."""

from __future__ import annotations

import re

from ..nouns.page import Span

_KINDS = (
    ("none", r"without (?:any )?(?:pre-?conditions?|conditions?|strings attached)|unconditional\w*|no (?:pre-?)?conditions"),
    ("only_if", r"only (?:if|when|once|after|on condition|in case|in exchange|in return|under|with|by)\b|(?:not|never|no)\b[^,;]{0,60}\bunless"),
    ("unless", r"unless|without|failing|absent\b"),
    ("until", r"until|till|before\b|as long as (?:\w+ ){0,4}(?:not|doesn|don|hasn|haven)"),
    ("while", r"as long as|so long as|while|for as long"),
    ("exchange", r"in exchange|in return|for its part in return|as (?:its|the|a) price|in reciprocation|securing"),
    ("under", r"(?:only )?on (?:its|his|her|their|our|certain) (?:own )?(?:terms|conditions)|under (?:a|an|the|those|these|such|any|certain|new|what)\b|within (?:a|the) framework"),
    ("or_else", r"or else|otherwise|or\b"),
    ("if", r"(?:even )?if|provided|providing|once|when|should|in case|in the event|on (?:the )?condition|conditional|subject to|assuming|were|after|given|whenever|based on|depending|contingent|built upon|in response to|pending"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(rf"^\W*(?:but |and |, )?(?:{pattern})", re.IGNORECASE)) for kind, pattern in _KINDS]
_ANYWHERE = [(kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in _KINDS[:6]]

_NO_CONDITION = re.compile(r"^\W*on (?:the )?condition (?:of anonymity|that (?:he|she|they|it) not be)|^\W*if (?:necessary|needed|possible|any|not)\b\W*$|^\W*(?:until|before|after|when|once) (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*$", re.IGNORECASE)  # fmt: skip

_STOP = re.compile(r"\b(?:abandon|drop|halt|stop|cease|(?<!the )end(?! of)|lift|withdraw|freeze|suspend|renounce|give up|giv\w+ up|dismantl|remov|pull (?:out|back)|leav|eas|release|quit|scrap|relinquish|forgo|pull\w* its|stand\w* down)\w*", re.IGNORECASE)  # fmt: skip
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?)\s+$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|without|refrain\w*|avoid\w*|cannot|fail\w* to)\b|n[’']t\b|\bthere(?:[’']s| is| are| was| were| be) no\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\bthat\b", re.IGNORECASE)
"""What follows says what is verified or agreed, not what has to be done."""

ANAPHOR = re.compile(
    r"\b(?:that|those|this|these|such|the same|its|his|their) (?:key |new |very )?(?:pre-?)?(?:conditions?|terms|demands?|steps?)\b"
    r"|\bif (?:it|they|he|she|that|this) (?:does|do|did|happens|is so)\b",
    re.IGNORECASE,
)
"""Words that repeat a condition already set rather than set one."""


def kind_of(words: str) -> str | None:
    """One of nouns.act.CONDITION_KINDS for a condition's words, None where they are no condition at all."""
    if _NO_CONDITION.search(words):
        return None
    for kind, pattern in _COMPILED:
        if pattern.search(words):
            return kind
    for kind, pattern in _ANYWHERE:
        if pattern.search(words):
            return kind
    return "if"


def what_must_be(text: str, span: Span, kind: str, actor: Span | None) -> tuple[str | None, Span | None]:
    """What has to be done for the condition in `span` to be met: ("do" | "stop" | "not_do", its words).

    `actor` are the words of whoever has to act, when they stand in the condition; what follows them is searched for
    the verb. "unless" is met by doing what it names.
    """
    if kind == "none":
        return None, None
    start = actor.end if actor and span.covers(actor) else _after_marker(text, span)
    rest = text[start : span.end]
    inner = _CLAUSE.search(rest)
    negated = _NOT.search(rest, 0, inner.start() if inner else len(rest))
    stop = _STOP.search(rest)
    if stop and (passive := _PASSIVE.search(rest, 0, stop.start())):  # "the clause is removed": the clause goes
        return "stop", _trimmed(text, Span(_after_marker(text, span), start + passive.start()))
    if stop and not (negated and negated.start() < stop.start()):
        what = Span(start + stop.end(), span.end)
        return "stop", _trimmed(text, what) or Span(start + stop.start(), span.end)
    if negated:
        return "not_do", _trimmed(text, Span(start + negated.end(), span.end))
    return "do", _trimmed(text, Span(start, span.end))


_MARKER = re.compile(
    r"\W*(?:but |and )?(?:only |even )?(?:if|unless|until|provided that|provided|once|when|as long as|so long as|in exchange for"
    r"|in return for|on (?:the )?condition that|under|before|after|should|in case|without)\b\W*",
    re.IGNORECASE,
)


def _after_marker(text: str, span: Span) -> int:
    match = _MARKER.match(text, span.start, span.end)
    return match.end() if match and match.end() < span.end else span.start


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    left = len(words) - len(words.lstrip(" ,;:—–-“”\"'’s" if words.startswith(("’s", "'s")) else ' ,;:—–-“”"'))
    right = len(words.rstrip(' ,;:.—–-“”"'))
    return Span(span.start + left, span.start + right) if right > left else None
