"""The screens of SCREENS.md for a page and for entries of several pages. Each yields lines; nobody prints here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from .entries import BAR, Frame, entry_rows, heading, is_state
from .layout import Column, beside, ends, flowing, parted, wrapped
from .words import LESS_SURE, clean, count, listed

Json = dict[str, Any]

RULE = f"Right of {BAR} only the page’s words; left of it, our reading. ? = less sure."
ENTRIES_WIDTH = 13
"""Cells of "999 entries" and a gap."""


@dataclass(frozen=True)
class Shown:
    """Which entries a screen shows: those of at least this confidence."""

    least: float

    def of(self, acts: Sequence[Json]) -> list[Json]:
        return [act for act in acts if act["confidence"] >= self.least]


def page_screen(
    reading: Json,
    *,
    width: int,
    shown: Shown,
    short: Mapping[str, str],
    origin: str = "",
    teasers: bool = False,
    ending: Sequence[str] = (),
) -> Iterator[Text]:
    """A page and its entries. `short` has the short ids of the page and its acts, `ending` the last line's parts."""
    document = reading["document"]
    acts = shown.of(reading["acts"])
    frame = Frame(width, {act["id"]: short[act["id"]] for act in reading["acts"]})
    title = clean(document["title"]["text"]) if document["title"] else "(no headline)"
    yield from ends(title, f"page {short[document['id']]}", width, "bold")
    yield from parted(_head(document, origin), width)
    if document["outcome"]["status"] != "read":
        yield from flowing(f"Skipped: {clean(document['outcome']['reason'])}", width)
        return
    to_check = sum(_to_check(act) for act in acts)
    yield from flowing(
        f"{RULE} {count(len(acts), 'entry', 'entries')}{f', {to_check} to check' if to_check else ''}.",
        width,
        style="dim",
    )
    yield Text()
    if acts:
        yield from heading(frame)
        for act in acts:
            yield from entry_rows(act, frame)
        yield Text()
    if teasers and document["teasers"]:
        yield from _teasers(document["teasers"], width)
    yield from conflicts(acts, frame.short, width)
    yield from flowing(_left_out(reading, len(acts), shown, teasers), width, "  ")
    yield from flowing(_not_known(document, acts), width, "  ")
    yield from parted(ending, width, "  ", "bold")


def page_line(reading: Json, short: Mapping[str, str], number: int, origin: str, width: int) -> Iterator[Text]:
    """A page in a line or two, for runs over many: its id, how many entries, its headline and where it is from."""
    document = reading["document"]
    title = clean(document["title"]["text"]) if document["title"] else "(no headline)"
    entries = count(number, "entry", "entries")
    id = short[document["id"]]
    room = width - len(id) - 2 - ENTRIES_WIDTH
    words = wrapped(listed([title, clean(origin)]), room)
    return beside(Column([id], len(id) + 2, "dim"), Column([entries], ENTRIES_WIDTH), Column(words, room))


def entries_screen(
    acts: Sequence[Json], *, width: int, short: Mapping[str, str], places: Mapping[str, str], ending: Sequence[str] = ()
) -> Iterator[Text]:
    """Entries of any pages, one under the other."""
    frame = Frame(width, {act["id"]: short[act["id"]] for act in acts}, places)
    yield from flowing(f"{RULE} {count(len(acts), 'entry', 'entries')}.", width, style="dim")
    yield Text()
    yield from heading(frame)
    for act in acts:
        yield from entry_rows(act, frame)
    yield Text()
    yield from conflicts(acts, frame.short, width)
    yield from parted(ending, width, "  ")


def conflicts(acts: Sequence[Json], short: Mapping[str, str], width: int) -> Iterator[Text]:
    """Where a page's title for somebody clashes with what is known: once for each clash, with its entries."""
    found: dict[str, list[str]] = {}
    for act in acts:
        for actor in (*act["actor"], *act["recipient"]):
            if actor["conflict"]:
                ids = found.setdefault(clean(actor["conflict"]), [])
                if short[act["id"]] not in ids:
                    ids.append(short[act["id"]])
    for clash, ids in found.items():
        note = f"{', '.join(ids)}: {clash}. The page’s word is kept, the clash is marked."
        yield from beside(Column([" !  "], 4, "bold yellow"), Column(wrapped(note, width - 4), width - 4))


def next_terms(acts: Sequence[Json]) -> tuple[str, str] | None:
    """The two states that speak to each other most on these entries, for the hint at a screen's end."""
    pairs: Counter[tuple[str, str]] = Counter()
    for act in acts:
        if not act["stance"] or act["voice"] != "own":
            continue
        sides = [{a["country"] for a in act[role] if a["country"]} for role in ("actor", "recipient")]
        pairs.update((one, other) for one in sorted(sides[0]) for other in sorted(sides[1]) if one != other)
    both: Counter[tuple[str, str]] = Counter()
    for (one, other), number in pairs.items():
        both[min(one, other), max(one, other)] += number
    if not both:
        return None
    one, other = both.most_common(1)[0][0]
    return (one, other) if pairs[one, other] >= pairs[other, one] else (other, one)


def _head(document: Json, origin: str) -> list[str]:
    """Where the page is from: what is missing is said, with what to do about it."""
    published = document["published"]
    return [
        clean(origin or document["url"] or ""),
        clean(document["source"]),
        "English" if document["language"] == "en" else clean(document["language"]),
        " > ".join(clean(part) for part in document["section"]),
        f"by {clean(document['byline'])}" if document["byline"] else "no byline",
        clean(document["agency"]),
        published or "no date: add --published YYYY-MM-DD",
    ]


def _to_check(act: Json) -> bool:
    return act["confidence"] < LESS_SURE or any(a["conflict"] for a in (*act["actor"], *act["recipient"]))


def _teasers(teasers: Sequence[Json], width: int) -> Iterator[Text]:
    yield Text("Teasers of other stories on the page, not read:")
    for teaser in teasers:
        lines = wrapped(clean(teaser["title"]), width - 4)
        yield from beside(Column([BAR] * len(lines), 2, "dim"), Column(lines, width - 4))
    yield Text()


def _left_out(reading: Json, number: int, shown: Shown, teasers: bool) -> str:
    parts = []
    hidden = len(reading["acts"]) - number
    if hidden:
        parts.append(f"{count(hidden, 'entry', 'entries')} below confidence {shown.least:.2f}: --all")
    count_of = len(reading["document"]["teasers"])
    if count_of and not teasers:
        parts.append(f"{count(count_of, 'teaser')} of other stories: --teasers")
    return f"Left out: {listed(parts) or 'nothing'}"


def _not_known(document: Json, acts: Sequence[Json]) -> str:
    parts = []
    if not document["published"]:
        parts.append("the page’s date, so days such as “Monday” have none")
    if nobody := sum(not act["actor"] for act in acts):
        parts.append(f"the actor of {count(nobody, 'entry', 'entries')}")
    unplaced = sum(not a["country"] and not is_body(a) for act in acts for a in act["actor"])
    if unplaced:
        parts.append(f"whose side {count(unplaced, 'actor')} {'is' if unplaced == 1 else 'are'} on")
    return f"Not known: {listed(parts)}" if parts else ""


def is_body(actor: Json) -> bool:
    """Whether an actor without a country has none by nature: the UN, an alliance, a company of many lands."""
    return not is_state(actor) and bool({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"} & set(actor["sector"]))
