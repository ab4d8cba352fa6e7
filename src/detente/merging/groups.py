"""Likeness of pairs → groups, without chains: two groups become one only when their members are alike on average.

The result depends on the members alone, never on the order in which they came. A person's word goes before likeness:
what was joined stays together, what was parted stays apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from itertools import product

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def grouped(
    members: Iterable[str],
    alike: Mapping[Pair, float],
    least: float,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    places: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """Groups of `members`, each sorted, by average likeness of at least `least`; the likest two first, ties by name.

    `alike` has the pairs that have anything in common, each sorted as `pair` does; all others count as nothing. Two
    members of one place (`places`: member → its place) never come together by likeness.
    """
    groups: dict[int, list[str]] = dict(enumerate(_together(sorted(set(members)), joined)))
    at = {member: number for number, group in groups.items() for member in group}
    never: dict[int, set[int]] = {number: set() for number in groups}  # each group's, so that a merge touches two
    for one, other in parted:
        if one in at and other in at and at[one] != at[other]:
            never[at[one]].add(at[other])
            never[at[other]].add(at[one])
    where = {number: {places[member] for member in group} if places else set() for number, group in groups.items()}
    sums: dict[tuple[int, int], float] = {}
    for (one, other), score in alike.items():
        if one in at and other in at and at[one] != at[other]:
            between = _sorted(at[one], at[other])
            sums[between] = sums.get(between, 0.0) + score

    def mean(a: int, b: int) -> float:
        return sums.get(_sorted(a, b), 0.0) / (len(groups[a]) * len(groups[b]))

    heap = [(-mean(a, b), groups[a][0], groups[b][0], a, b) for a, b in sums]
    heapq.heapify(heap)
    fresh = len(groups)
    near: dict[int, set[int]] = {number: set() for number in groups}
    for a, b in sums:
        near[a].add(b)
        near[b].add(a)
    while heap:
        score, _, _, a, b = heapq.heappop(heap)
        if -score < least:
            break
        if a not in groups or b not in groups or b in never[a] or where[a] & where[b]:
            continue
        groups[fresh] = sorted(groups[a] + groups[b])
        near[fresh] = (near.pop(a) | near.pop(b)) - {a, b}
        for other in near[fresh]:
            sums[_sorted(fresh, other)] = sums.pop(_sorted(a, other), 0.0) + sums.pop(_sorted(b, other), 0.0)
            near[other] = near[other] - {a, b} | {fresh}
        where[fresh] = where.pop(a) | where.pop(b)
        never[fresh] = never.pop(a) | never.pop(b)
        for other in never[fresh]:
            never[other] = never[other] - {a, b} | {fresh}
        del groups[a], groups[b]
        for other in near[fresh]:
            first, second = sorted((fresh, other), key=lambda number: groups[number][0])
            heapq.heappush(heap, (-mean(fresh, other), groups[first][0], groups[second][0], first, second))
        fresh += 1
    return sorted(groups.values())


def _sorted(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _together(members: list[str], joined: Iterable[Pair]) -> list[list[str]]:
    """The members with those a person joined in one list."""
    root = {member: member for member in members}

    def top(member: str) -> str:
        while root[member] != member:
            member = root[member]
        return member

    for one, other in joined:
        if one in root and other in root:
            first, second = sorted((top(one), top(other)))
            root[second] = first
    found: dict[str, list[str]] = {}
    for member in members:
        found.setdefault(top(member), []).append(member)
    return list(found.values())


def across(one: Iterable[str], other: Iterable[str]) -> list[Pair]:
    """Every pair of a member of one and a member of the other."""
    return [pair(a, b) for a, b in product(one, other) if a != b]
