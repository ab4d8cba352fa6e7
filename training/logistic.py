"""Logistic regression by Newton's method, for what is calibrated or fitted on a few thousand rows."""

from __future__ import annotations

import numpy as np

STEPS = 60


def logistic(x: np.ndarray, y: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """Weights [D] for rows [N, D] and answers [N] of 0 and 1; `ridge` [D] holds each weight to zero."""
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return w
