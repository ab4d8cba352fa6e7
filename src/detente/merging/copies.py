"""Copies and rewrites of one report: they are one source, however many outlets print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .likeness import stems

RUN = 4
"""Words in a row that are compared: short enough to survive a rewrite's cuts, long enough not to be anyone's phrase."""
COPIED = 0.3
"""Share of the shorter text's runs that stand in the other, from which one is copied from the other."""


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of `RUN` stems in a text."""
    words = stems(text)
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def copied(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Share of the shorter text's runs that the other has too, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def copies(texts: Mapping[str, str], order: Sequence[str]) -> dict[str, str]:
    """Page → the page it copies, among the pages of one story; `order` has the earliest first.

    A copy of a copy is one of the first: an original is a page that copies none before it.
    """
    seen: dict[str, frozenset[tuple[str, ...]]] = {}
    found: dict[str, str] = {}
    for page in order:
        own = runs(texts[page])
        best = max(seen, key=lambda other: copied(own, seen[other]), default=None)
        if best is not None and copied(own, seen[best]) >= COPIED:
            found[page] = best
        else:
            seen[page] = own
    return found
