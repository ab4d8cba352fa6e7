"""Probabilities of the heads, and what became of them → one calibrated confidence that actor, type and recipient are
all right.

A logistic regression fitted by ``training/calibrate.py`` on pages that never train; its numbers ship in
``reader.json``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..nouns.act import Actor
from ..nouns.page import Span
from .decode import RawAct

NO_ACTOR = 0.05
"""What counts as the actor's probability where no mention reached LEAST_POINT: half of that."""
SURE = 0.85
"""What ``--sure`` asks for (DESIGN.md)."""


def features(
    raw: RawAct, actor: Sequence[Actor], recipient: Sequence[Actor], sentence: Span, beside: int
) -> dict[str, float]:
    """What an entry's confidence follows from: log odds of anchor, type, actor and recipients, then what the names
    came to. `beside` is how many acts the same sentence has."""
    likeliest = max((p for _, p in raw.roles["actor"]), default=NO_ACTOR)
    receiving = max((p for _, p in raw.roles["recipient"]), default=0.0)
    countries = [{who.country for who in side if who.country} for side in (actor, recipient)]
    return {
        "anchor": _odds(raw.p_anchor),
        "type": _odds(raw.p_type),
        "actor": _odds(likeliest),
        "recipient": _odds(raw.recipient_sure),
        "no actor": float(not actor),
        "several actors": float(len(actor) > 1),
        "actor's country": float(bool(countries[0])),
        "actor elsewhere": float(not any(who.span and sentence.covers(who.span) for who in actor)),
        "has recipient": float(bool(recipient)),
        "recipient pointed at": receiving,
        "recipient taken": receiving * bool(recipient),
        "none taken": raw.recipient_sure * (not recipient),
        "recipient's country": float(bool(countries[1])),
        "one country": float(bool(countries[0] & countries[1])),
        "acts beside": float(beside),
        "ascribed": float(raw.voice == "ascribed"),
    }


def confidence(found: Mapping[str, float], calibration: Mapping[str, Any]) -> float:
    """Between 0 and 1. A feature that the calibration does not know counts for nothing."""
    weights = calibration["weights"]
    return 1 / (1 + math.exp(-calibration["bias"] - sum(weights.get(name, 0) * value for name, value in found.items())))


def _odds(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
