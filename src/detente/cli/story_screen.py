"""The screens of stories: a list of them, and one with its pages, why they are one, and its acts with their reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from .entries import BAR, who_to_whom
from .layout import Column, beside, ends, flowing, parted, wrapped
from .words import clean, count, id_words, listed, says

Json = dict[str, Any]

DATE_WIDTH = 12
MOST_EVENTS = 20
"""Acts of one story on a screen: those most told; JSON has all."""
MOST_LINKS = 6


def stories_screen(
    stories: Sequence[Json], *, short: Mapping[str, str], width: int, ending: Sequence[str] = ()
) -> Iterator[Text]:
    """A line or two a story: its day, headline, sides, how many pages and how many sources."""
    ids = max(len(short[story["id"]]) for story in stories) + 2
    room = width - DATE_WIDTH - ids
    for story in stories:
        pages = count(len(story["pages"]), "page")
        copied = len(story["pages"]) - story["sources"]
        told = f"{pages}, {count(story['sources'], 'source')}" if copied else pages
        words = wrapped(clean(story["title"]) or "(no headline)", room)
        words += wrapped(listed([told, ", ".join(id_words(side) for side in story["sides"])]), room)
        yield from beside(
            Column([story["first"] or "undated"], DATE_WIDTH, "dim"),
            Column([short[story["id"]]], ids, "dim"),
            Column(words, room),
        )
    yield Text()
    yield from parted(ending, width, "  ", "bold")


def story_screen(story: Json, *, short: Mapping[str, str], width: int, ending: Sequence[str] = ()) -> Iterator[Text]:
    """One story. `short` has the short ids of the story, its pages and its acts."""
    yield from ends(clean(story["title"]) or "(no headline)", f"story {short[story['id']]}", width, "bold")
    days = " to ".join(dict.fromkeys(d for d in (story["first"], story["last"]) if d)) or "undated"
    copied = len(story["pages"]) - story["sources"]
    sources = f"{count(story['sources'], 'source')}, {count(copied, 'copy', 'copies')}" if copied else ""
    sides = ", ".join(id_words(side) for side in story["sides"])
    yield from parted([days, count(len(story["pages"]), "page"), sources, sides], width)
    yield Text()
    for page in story["pages"]:
        yield from _page(page, short, width)
    yield Text()
    yield from _why(story, short, width)
    events = story["events"]
    if events:
        yield Text(f"ACTS: {count(len(events), 'act')}, however many pages tell them", "bold")
        for event in events[:MOST_EVENTS]:
            yield from _event(event, short, width)
        if len(events) > MOST_EVENTS:
            yield from flowing(
                f"Left out: {count(len(events) - MOST_EVENTS, 'act')} told less often: --json", width, "  "
            )
        yield Text()
    yield from parted(ending, width, "  ", "bold")


def _page(page: Json, short: Mapping[str, str], width: int) -> Iterator[Text]:
    id = short[page["id"]]
    note = f"a copy of {short[page['copy_of']]}" if page["copy_of"] else ""
    words = listed([clean(page["source"]), clean(page["title"]) or clean(page["origin"]), note])
    room = width - DATE_WIDTH - len(id) - 2
    yield from beside(
        Column([page["published"] or "undated"], DATE_WIDTH, "dim"), Column([id], len(id) + 2, "dim"),
        Column(wrapped(words, room), room),
    )  # fmt: skip


def _why(story: Json, short: Mapping[str, str], width: int) -> Iterator[Text]:
    """Why these pages are one story: the likest pairs, with what they have in common."""
    if not story["links"]:
        return
    yield Text("WHY ONE STORY", "bold")
    for link in story["links"][:MOST_LINKS]:
        one, other = (short[page] for page in link["pages"])
        if link.get("by_hand"):
            reason = "joined by hand"
        else:
            apart = link["days"]
            days = "" if apart is None else "same day" if apart == 0 else f"{count(apart, 'day')} apart"
            sides = f"same sides ({', '.join(id_words(s) for s in link['sides'])})" if link["sides"] else ""
            reason = ", ".join(filter(None, [sides, days, f"{link['alike']:.2f} alike"]))
        yield from flowing(f"{one} – {other}: {reason}", width, "    ", first="  ")
    if len(story["links"]) > MOST_LINKS:
        yield Text(f"  and {count(len(story['links']) - MOST_LINKS, 'pair')} less alike: --json", "dim")
    yield Text()


def _event(event: Json, short: Mapping[str, str], width: int) -> Iterator[Text]:
    """One act: who to whom, each report's own words, and where the reports disagree."""
    first = event["reports"][0]["act"]
    reports = count(len(event["reports"]), "report")
    yield from ends(f"  {who_to_whom(first)} · {says(first)} · {first['type'].lower() or 'no type'}", reports, width)
    room = width - 4 - 2 - 8
    for report in event["reports"]:
        lines = wrapped(clean(report["act"]["evidence"]["text"]), room)
        yield from beside(
            Column([], 4), Column([short[report["act"]["id"]]], 8, "dim"), Column([BAR] * len(lines), 2, "dim"),
            Column(lines, room),
        )  # fmt: skip
    for version in event["versions"]:
        said = "; ".join(
            f"{clean(value['value'])} ({', '.join(short[page] for page in value['pages'])})"
            for value in version["values"]
        )
        yield from flowing(
            f"reports differ on the {version['field']}: {said}", width, "      ", first="    ", style="yellow"
        )
