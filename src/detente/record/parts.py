"""Long lists of ids, as many as one statement takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST = 500
"""Values of one statement: SQLite takes some thousand, and each may stand in it more than once."""


def parts(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in their order, `MOST` of them at a time."""
    whole = list(values)
    for at in range(0, len(whole), MOST):
        yield whole[at : at + MOST]
