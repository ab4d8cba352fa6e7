"""Actors made of what the gazetteer knows, and what kind of actor one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..gazetteer import Entry
from ..nouns.act import Actor
from ..nouns.page import Span
from .decode import RawMention


def of_entry(entry: Entry, span: Span) -> Actor:
    return Actor(
        name=entry.name,
        span=span,
        country=entry.country,
        sector=entry.sector,
        id=entry.id,
        office=entry.office,
        conflict=entry.conflict,
    )


def seen_at(actors: Sequence[Actor], mention: RawMention) -> tuple[Actor, ...]:
    """The same actors, where another mention names them."""
    return tuple(replace(actor, span=mention.span) for actor in actors)


def id_of(country: str, name: str) -> str:
    return f"{country or 'int'}:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}"


def is_person(actor: Actor) -> bool:
    """Whether an actor is one human being: by office, or by a name of two capitalised words that is no institution."""
    return bool(actor.office) or (
        bool(re.fullmatch(r"(?:[A-ZÀ-Þ][\w.’'\-]*\s?){2,4}", actor.name))
        and ":" in actor.id
        and not re.search(r"Party|Ministry|Forces|Army|Council|Union|Department|Government|House|Congress|Agency|Organi[sz]ation|Nations|State|Court|Group|Front|Movement|Guard|Parliament|Senate|Committee|Commission", actor.name)
    )  # fmt: skip


def in_office(actor: Actor) -> bool:
    """Whether somebody may be one of "the two leaders"."""
    return bool(actor.office) or (is_person(actor) and "GOV" in actor.sector)


def is_state(actor: Actor) -> bool:
    return len(actor.id) == 3
