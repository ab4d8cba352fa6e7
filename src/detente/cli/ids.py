"""Short ids: the beginning of an id that is long enough to find it again, as git has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..nouns.errors import UsageError

if TYPE_CHECKING:
    from ..record import Record

LEAST = 4
"""Hexadecimal digits that are always shown: enough for some hundred entries, and short enough to type."""


def short_ids(ids: Iterable[str], found: Callable[[str], object] | None = None) -> dict[str, str]:
    """Each id's shortest beginning, of `LEAST` digits or more, that no other of `ids` has.

    `found` looks a beginning up in the whole record and raises UsageError where it finds several.
    """
    ids = list(dict.fromkeys(ids))
    return {id: _shortest(id, ids, found) for id in ids}


def of_page(reading: dict, record: Record | None) -> dict[str, str]:
    """The short ids of a page and of its entries; unique in the record where the page is in one."""
    acts = short_ids((act["id"] for act in reading["acts"]), record.act if record else None)
    return acts | page_id(reading, record)


def page_id(reading: dict, record: Record | None) -> dict[str, str]:
    """The short id of a page alone."""
    return short_ids([reading["document"]["id"]], record.document if record else None)


def _shortest(id: str, ids: list[str], found: Callable[[str], object] | None) -> str:
    for length in range(LEAST, len(id)):
        beginning = id[:length]
        if sum(other.startswith(beginning) for other in ids) == 1 and _one(beginning, found):
            return beginning
    return id


def _one(beginning: str, found: Callable[[str], object] | None) -> bool:
    try:
        if found:
            found(beginning)
    except UsageError:
        return False
    return True
