"""Probabilities of the heads → one calibrated confidence that actor, type and recipient are all right.

A logistic regression over the log odds of four probabilities, fitted by ``training/calibrate.py`` on pages that
never train; its numbers ship in ``reader.json``.
"""

from __future__ import annotations

import math

from .decode import RawAct

NO_ACTOR = 0.05
"""What counts as the actor's probability where no mention reached LEAST_POINT: half of that."""
SURE = 0.85
"""What ``--sure`` asks for (DESIGN.md)."""


def features(raw: RawAct) -> tuple[float, float, float, float]:
    """Log odds that the anchor is one, the type right, the actor right, and the recipients just these."""
    actor = max((p for _, p in raw.roles["actor"]), default=NO_ACTOR)
    return _odds(raw.p_anchor), _odds(raw.p_type), _odds(actor), _odds(raw.recipient_sure)


def confidence(raw: RawAct, calibration: dict) -> float:
    """Between 0 and 1."""
    score = calibration["bias"] + sum(w * x for w, x in zip(calibration["weights"], features(raw), strict=True))
    return 1 / (1 + math.exp(-score))


def _odds(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
