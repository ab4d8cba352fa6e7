"""Scores of one window → mentions and acts, still without names: who is who is decided later, by article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ..codebook import Codebook
from ..nouns.page import Span
from .head import Head, act_vector
from .labels import MODALITIES, MODES, POINTERS, SPANS, STANCES, TYPES, VOICES
from .windows import Window

LEAST_ANCHOR = 0.2
"""Below this probability a word is not even a candidate; what lies between here and the threshold shows with --all."""
POINTS = 0.5
"""A mention fills a role when it is likelier than not."""
RECIPIENT = 0.15
"""A recipient from here on: the head is shy of them (four statements in ten have none)."""
LEAST_POINT = 0.1
"""Where no mention reaches `POINTS`, an act keeps its likeliest actor down to here: an actor is rarely absent."""


MARK = 4
"""Case class of marks and digits (windows.py): no mention ends in one."""


@dataclass(frozen=True)
class RawMention:
    """Words that name an actor. `antecedent` is the start of an earlier mention they refer to, with its probability."""

    span: Span
    sentence: int
    antecedent: int | None = None
    link: float = 0.0


@dataclass(frozen=True)
class RawAct:
    """An act as the heads see it. Roles give starts of mentions with their probabilities."""

    anchor: Span
    sentence: int
    type: str
    stance: str
    modality: str
    voice: str
    mode: str
    p_anchor: float
    p_type: float
    roles: dict[str, list[tuple[int, float]]]
    recipient_sure: float
    """Probability that the recipients are just these: no more, no less."""
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Decoded:
    mentions: list[RawMention]
    acts: list[RawAct]
    speakers: dict[int, list[tuple[int, float]]]
    """For each core token's start offset that begins a quotation: mention starts and probabilities."""


def decode(
    window: Window,
    scores: dict[str, np.ndarray],
    codebook: Codebook,
    quote_starts: set[int],
    head: Head | None = None,
) -> Decoded:
    """Mentions, acts and speakers of one window. `codebook` is the one whose types the weights know; a `head` then
    gives each act that is more than an assertion a type of its own codebook."""
    mentions = _mentions(window, scores)
    starts = {mention.span.start for mention in mentions}
    point = _sigmoid(scores["pointer"])
    acts = []
    anchor = _softmax(scores["anchor"])
    for at in np.flatnonzero(window.core & window.first & (1 - anchor[:, 0] >= LEAST_ANCHOR)):
        act = _act(window, scores, anchor[at], point, int(at), codebook)
        acts.append(_retyped(act, window, scores, int(at), head) if head and act.type else act)
    speakers = {}
    for at in np.flatnonzero(window.core):
        if int(window.starts[at]) in quote_starts:
            row = point[POINTERS.index("speaker"), at]
            speakers[int(window.starts[at])] = _candidates(window, row, 0.2)
    roles = [pairs for act in acts for pairs in act.roles.values()]
    pointed = {start for pairs in (*roles, *speakers.values()) for start, _ in pairs}
    mentions += _unmentioned(window, scores, pointed - starts)
    return Decoded(mentions, acts, speakers)


def _act(
    window: Window, scores: dict[str, np.ndarray], anchor: np.ndarray, point: np.ndarray, at: int, codebook: Codebook
) -> RawAct:
    p_anchor = float(1 - anchor[0])
    stances = _softmax(scores["stance"][at])
    joint = np.log(anchor[1:] + 1e-9)[:, None] + np.log(stances + 1e-9)[None]
    joint = np.where(_allowed(codebook), joint, -np.inf)
    type_, stance = np.unravel_index(int(joint.argmax()), joint.shape)
    both = np.exp(joint - joint.max())
    modes = _softmax(scores["mode"][at])
    known = codebook.type(TYPES[type_]).modes if type_ else ()
    fitting = [i for i, mode in enumerate(MODES) if not mode or mode in known]
    mode = MODES[max(fitting, key=lambda i: modes[i])]
    roles = {
        "actor": _chosen(window, point[POINTERS.index("actor"), at], LEAST_POINT),
        "recipient": _chosen(window, point[POINTERS.index("recipient"), at], RECIPIENT),
        "claimed": _chosen(window, point[POINTERS.index("claimed"), at], POINTS)[:1],
    }
    row = point[POINTERS.index("recipient"), at][window.sentence >= 0]
    taken = row >= (POINTS if (row >= POINTS).any() else max(RECIPIENT, float(row.max())))
    return RawAct(
        anchor=_word(window, at),
        sentence=int(window.sentence[at]),
        type=TYPES[type_],
        stance=STANCES[stance],
        modality=MODALITIES[int(scores["modality"][at].argmax())],
        voice=VOICES[int(scores["voice"][at].argmax())],
        mode=mode,
        p_anchor=p_anchor,
        p_type=float(both[type_].sum() / both.sum()),
        roles=roles,
        recipient_sure=float(np.prod(np.where(taken, row, 1 - row))),
        spans={role: span for i, role in enumerate(SPANS) if (span := _span(window, scores, i, at))},
    )


def _retyped(act: RawAct, window: Window, scores: dict[str, np.ndarray], at: int, head: Head) -> RawAct:
    """The act with the type that a user's head gives it."""
    here = np.zeros(len(window.ids))
    here[at] = 1
    actors, recipients = (
        [int(np.argmax(window.starts == start)) for start, _ in act.roles[role]] for role in ("actor", "recipient")
    )
    found = head.scores(act_vector(scores["hidden"], here, actors, recipients))
    type_ = max(found, key=lambda t: found[t])
    return replace(act, type=type_, mode="", p_type=found[type_])


_TABLE: dict[str, np.ndarray] = {}


def _allowed(codebook: Codebook) -> np.ndarray:
    """Which type goes with which stance, [types, stances]; a deed ("") goes with every type but the empty one."""
    if codebook.name not in _TABLE:
        _TABLE[codebook.name] = np.array([[codebook.allowed(t, s) for s in STANCES] for t in TYPES])
    return _TABLE[codebook.name]


def _candidates(window: Window, row: np.ndarray, least: float) -> list[tuple[int, float]]:
    found = [(int(window.starts[i]), float(row[i])) for i in np.flatnonzero((row >= least) & (window.sentence >= 0))]
    return sorted(found, key=lambda pair: -pair[1])


def _chosen(window: Window, row: np.ndarray, least: float) -> list[tuple[int, float]]:
    """Mentions above `POINTS`; failing that, the one likeliest above `least`."""
    found = _candidates(window, row, least)
    return [pair for pair in found if pair[1] >= POINTS] or found[:1]


def _span(window: Window, scores: dict[str, np.ndarray], role: int, at: int) -> Span | None:
    """The likeliest stretch of words for a role, None where the first token (nothing) is likelier.

    It never leaves its sentence: start and end are chosen together, within one.
    """
    start, end = _softmax(scores["start"][role, at]), _softmax(scores["end"][role, at])
    nothing = start[0] * end[0]
    best, chosen = 0.0, None
    for i in np.argsort(-start)[:6]:
        if window.sentence[i] < 0:
            continue
        same = np.flatnonzero((window.sentence == window.sentence[i]) & (np.arange(len(start)) >= i))
        j = same[int(end[same].argmax())]
        if start[i] * end[j] > best:
            best, chosen = float(start[i] * end[j]), (int(i), int(j))
    if chosen is None or best <= nothing:
        return None
    return Span(_word(window, chosen[0]).start, _word(window, chosen[1]).end)


def _word(window: Window, at: int) -> Span:
    """The whole word that a token belongs to."""
    first = last = at
    while first > 0 and not window.first[first] and window.ends[first - 1] == window.starts[first]:
        first -= 1
    while last + 1 < len(window.ids) and not window.first[last + 1] and window.starts[last + 1] == window.ends[last]:
        last += 1
    return Span(int(window.starts[first]), int(window.ends[last]))


def _mentions(window: Window, scores: dict[str, np.ndarray]) -> list[RawMention]:
    tags = scores["mention"].argmax(-1)
    at = [int(i) for i in np.flatnonzero((tags == 1) & (window.sentence >= 0))]
    found = []
    for n, i in enumerate(at):
        found.append(_mention(window, scores, tags, i, at[:n]))
    return found


def _mention(window: Window, scores: dict[str, np.ndarray], tags: np.ndarray, at: int, before: list[int]) -> RawMention:
    last = at
    while last + 1 < len(tags) and tags[last + 1] == 2 and window.sentence[last + 1] == window.sentence[at]:
        last += 1
    while last > at and window.cases[last] == MARK:
        last -= 1
    allowed = [0, *before]
    links = _softmax(scores["link"][at, allowed])
    best = int(links.argmax())
    return RawMention(
        Span(_word(window, at).start, _word(window, last).end),
        int(window.sentence[at]),
        int(window.starts[allowed[best]]) if best else None,
        float(links[best]),
    )


def _unmentioned(window: Window, scores: dict[str, np.ndarray], wanted: set[int]) -> list[RawMention]:
    """Words that a role points at (given by their starts) although the mention head missed them."""
    tags = scores["mention"].argmax(-1)
    begins = [int(i) for i in np.flatnonzero((tags == 1) & (window.sentence >= 0))]
    return [
        _mention(window, scores, tags, int(at), [i for i in begins if i < at])
        for at in np.flatnonzero(window.sentence >= 0)
        if int(window.starts[at]) in wanted
    ]


def _softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))
