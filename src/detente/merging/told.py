"""Stories and events as they are shown: who tells what, who copied whom, where reports disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from ..nouns.contract import Json
from ..nouns.errors import UsageError
from ..record import Record
from ..record.parts import parts
from ..record.schema import acts, groups, likenesses, pages, profiles
from . import bonds
from .bonds import Kind
from .copies import copies


def stories(
    record: Record,
    *,
    since: str | None = None,
    until: str | None = None,
    side: str | None = None,
    limit: int | None = None,
) -> list[Json]:
    """Stories, newest first, `limit` of them at most: `story` of each, without the links between its pages.

    `since` and `until` (YYYY-MM-DD) ask for a page of these days, `side` for a country or body among its sides.
    """
    first, last = func.min(pages.c.published), func.max(pages.c.published)
    query = (
        select(groups.c.group)
        .join(pages, pages.c.id == groups.c.page_id)
        .where(groups.c.kind == "story")
        .group_by(groups.c.group)
        .order_by(last.is_(None), last.desc(), first.desc(), groups.c.group.desc())
    )
    if since:
        query = query.having(last >= since)
    if until:
        query = query.having(first <= until)
    found: list[Json] = []
    with record.view() as connection:
        for name in connection.scalars(query):
            group = sorted(members_of(connection, name))
            sides = {row.page_id: row.sides for row in _profiles(connection, group)}
            if side is None or any(side in of_page for of_page in sides.values()):
                found.append(_story(connection, name, group, _heads(connection, group), sides))
                if len(found) == limit:
                    break
    return found


def _profiles(connection: Connection, group: Sequence[str]) -> Sequence[Any]:
    return connection.execute(select(profiles).where(profiles.c.page_id.in_(group))).all()


def story(record: Record, beginning: str) -> Json:
    """One story by the beginning of its id: id, title, first and last day, sides, `sources` (reports that copy no
    other), `pages` (each with `copy_of`), `links` (which pages are alike, and why), `events` (`event` of each).

    UsageError for an unknown or ambiguous beginning.
    """
    with record.view() as connection:
        name = resolve(connection, "story", beginning)
        group = sorted(connection.scalars(select(groups.c.member).where(groups.c.group == name)))
        heads = _heads(connection, group)
        rows = _profiles(connection, group)
        found = _story(connection, name, group, heads, {row.page_id: row.sides for row in rows})
        found["links"] = _links(connection, group, {row.page_id: row for row in rows})
        found["events"] = _events_of(connection, group)
    return found


def event(connection: Connection, name: str) -> Json:
    """One event: its id, its `reports` (act and page of each, earliest first), and the `versions` where they differ."""
    rows = connection.execute(
        select(acts.c.json, pages.c.id, pages.c.source, pages.c.published, pages.c.title)
        .join(groups, groups.c.member == acts.c.id)
        .join(pages, pages.c.id == acts.c.page_id)
        .where(groups.c.group == name)
        .order_by(pages.c.published.is_(None), pages.c.published, pages.c.number, acts.c.position)
    ).all()
    reports = [
        {"act": row.json, "page": {"id": row.id, "source": row.source, "published": row.published, "title": row.title}}
        for row in rows
    ]
    return {"id": name, "reports": reports, "versions": versions(reports)}


def events(record: Record, act_ids: Iterable[str]) -> dict[str, str]:
    """Act → event."""
    found: dict[str, str] = {}
    with record.view() as connection:
        for some in parts(act_ids):
            rows = connection.execute(
                select(groups.c.member, groups.c.group).where(groups.c.kind == "event", groups.c.member.in_(some))
            )
            found |= {row.member: row.group for row in rows}
    return found


def reports_of(record: Record, names: Iterable[str]) -> dict[str, list[str]]:
    """Event → the acts that report it."""
    found: dict[str, list[str]] = {}
    with record.view() as connection:
        for some in parts(sorted(names)):
            there = (groups.c.kind == "event") & groups.c.group.in_(some)
            for row in connection.execute(select(groups.c.group, groups.c.member).where(there)):
                found.setdefault(row.group, []).append(row.member)
    return found


def folded(record: Record, found: Sequence[Json]) -> list[Json]:
    """One entry an event instead of one a report, in the order of the first reports; `found` are acts with their
    ``document``, as `Record.acts` gives them.

    The surest report stands for the event; ``event`` is its id, ``reports`` are all reports found: the act's id, and
    its page's id, outlet and date.
    """
    names = events(record, (act["id"] for act in found))
    together: dict[str, list[Json]] = {}
    for act in found:
        together.setdefault(names.get(act["id"], act["id"]), []).append(act)
    return [
        {
            **max(reports, key=lambda act: act["confidence"]),
            "event": name,
            "reports": [
                {
                    "act": act["id"],
                    "page": act["document"]["id"],
                    "source": act["document"]["source"],
                    "published": act["document"]["published"],
                }
                for act in reports
            ],
        }
        for name, reports in together.items()
    ]


def versions(reports: Sequence[Json]) -> list[Json]:
    """Where the reports of one event disagree: for `date`, `actor`, `recipient` and each counted figure, what is said
    and by which pages. What a report leaves open is no version."""
    said: dict[str, dict[str, list[str]]] = {}

    def hear(field: str, value: str, page: str) -> None:
        if value:
            said.setdefault(field, {}).setdefault(value, []).append(page)

    for report in reports:
        act, page = report["act"], report["page"]["id"]
        when = act["when"] or {}
        if when.get("value") and when.get("basis") != "publication":
            hear("date", when["value"], page)
        for role in ("actor", "recipient"):
            hear(role, ", ".join(sorted(who["name"] for who in act[role])), page)
        for figure in act["figures"]:
            if figure["what"]:
                hear(figure["what"], figure["text"], page)
    return [
        {"field": field, "values": [{"value": value, "pages": told} for value, told in values.items()]}
        for field, values in said.items()
        if len(values) > 1 and not _one_inside(field, list(values))
    ]


def _one_inside(field: str, values: list[str]) -> bool:
    """Whether all values are one, more or less exactly told: "2023-03" and "2023-03-14"."""
    longest = max(values, key=len)
    return field == "date" and all(longest.startswith(value) for value in values)


def resolve(connection: Connection, kind: Kind, beginning: str) -> str:
    """The one group of this kind whose id begins so. UsageError when none does, or several."""
    asked = beginning.strip().lower()
    found: list[str] = []
    if asked and all(c in "0123456789abcdef" for c in asked):
        there = groups.c.group.between(asked, asked + "g")
        found = list(connection.scalars(select(groups.c.group).distinct().where(groups.c.kind == kind, there).limit(6)))
    if not found:
        raise UsageError(f"no {kind} has an id that begins with {beginning!r}")
    if len(found) > 1:
        raise UsageError(f"{beginning!r} begins the ids of {', '.join(sorted(found)[:5])}: give more of it")
    return found[0]


def members_of(connection: Connection, name: str) -> dict[str, str]:
    rows = connection.execute(select(groups.c.member, groups.c.page_id).where(groups.c.group == name))
    return {row.member: row.page_id for row in rows}


def _heads(connection: Connection, only: Sequence[str] | None = None) -> dict[str, Json]:
    columns = (
        pages.c.id,
        pages.c.title,
        pages.c.source,
        pages.c.published,
        pages.c.origin,
        pages.c.url,
        pages.c.number,
    )
    rows = select(*columns)
    if only is not None:
        rows = rows.where(pages.c.id.in_(only))
    return {row.id: dict(row._mapping) for row in connection.execute(rows)}


def _story(
    connection: Connection, name: str, group: list[str], heads: dict[str, Json], sides: dict[str, list[str]]
) -> Json:
    order = sorted(group, key=lambda page: (heads[page]["published"] or "9999", heads[page]["number"]))
    copied = copies(_bodies(connection, group), order) if len(group) > 1 else {}
    days = sorted(heads[page]["published"] for page in group if heads[page]["published"])
    counts = Counter(side for page in group for side in sides.get(page, ()))
    return {
        "id": name,
        "title": next((heads[page]["title"] for page in order if heads[page]["title"]), None),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "sides": [side for side, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:4],
        "sources": len(group) - len(copied),
        "pages": [
            {k: heads[page][k] for k in ("id", "title", "source", "published", "url", "origin")}
            | {"copy_of": copied.get(page)}
            for page in order
        ],
    }


def _bodies(connection: Connection, group: Sequence[str]) -> dict[str, str]:
    rows = connection.execute(select(pages.c.id, pages.c.document, pages.c.text).where(pages.c.id.in_(group)))
    return {row.id: " ".join(row.text[b["start"] : b["end"]] for b in row.document["body"]) for row in rows}


def _links(connection: Connection, group: Sequence[str], by_page: dict[str, Any]) -> list[Json]:
    """The pages of a story that are alike, likest first: how alike, how many days apart, which sides both have."""
    rows = connection.execute(
        select(likenesses)
        .where(likenesses.c.kind == "story", likenesses.c.one.in_(group), likenesses.c.other.in_(group))
        .order_by(likenesses.c.score.desc(), likenesses.c.one)
    )
    found = []
    for row in rows:
        one, other = by_page[row.one], by_page[row.other]
        dated = one.day is not None and other.day is not None
        found.append(
            {
                "pages": [row.one, row.other],
                "alike": round(row.score, 2),
                "days": abs(one.day - other.day) if dated else None,
                "sides": [side for side in one.sides if side in other.sides],
            }
        )
    joined, _ = bonds.of(connection, "story", group)
    return found + [{"pages": list(p), "alike": None, "days": None, "sides": [], "by_hand": True} for p in joined]


def _events_of(connection: Connection, group: Sequence[str]) -> list[Json]:
    names = connection.execute(
        select(groups.c.group)
        .join(acts, acts.c.id == groups.c.member)
        .where(groups.c.kind == "event", groups.c.page_id.in_(group))
        .distinct()
    )
    found = [event(connection, row.group) for row in names]
    return sorted(
        found, key=lambda e: (-len(e["reports"]), -max(r["act"]["confidence"] for r in e["reports"]), e["id"])
    )
