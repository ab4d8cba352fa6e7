"""Entries of the record as lines of a screen: WHO → WHOM, SAYS, and the page's words after the bar.

Everything is drawn from the contract's dicts (DESIGN.md), so a stored entry looks as it did when it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.text import Text

from .layout import Column, beside, wrapped
from .words import clean, condition_words, id_words, says

Json = dict[str, Any]

BAR = "│"
SAYS_WIDTH = 11
"""Cells of the widest thing a stance says: "threatens ?"."""
WHO_WIDTH = (24, 34)
"""Least and most cells for WHO → WHOM; it gets three tenths of the width in between, the page's words the rest."""
STYLES = {
    "offer": "green", "acceptance": "green", "endorsement": "green", "commitment": "green",
    "refusal": "red", "threat": "red", "criticism": "yellow", "demand": "cyan",
}  # fmt: skip


@dataclass
class Frame:
    """What the rows of one screen share: its width, the short form of each entry's id, and how wide ids get.

    `places` are notes for the left column ("page 9c2e, 2025-09-22") by entry id, for screens with several pages.
    """

    width: int
    short: Mapping[str, str]
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def id_width(self) -> int:
        return max((len(short) for short in self.short.values()), default=4) + 2

    @property
    def who_width(self) -> int:
        least, most = WHO_WIDTH
        return min(max(self.width * 3 // 10, least), most)

    @property
    def words_width(self) -> int:
        return self.width - self.id_width - self.who_width - SAYS_WIDTH - len(BAR) - 3

    def row(self, id: str, who: Sequence[str], verb: Sequence[str], words: Sequence[str], style: str) -> Iterator[Text]:
        height = max(len(who), len(verb), len(words))
        return beside(
            Column([id], self.id_width, "dim"),
            Column(who, self.who_width + 1),
            Column(verb, SAYS_WIDTH + 1, style),
            Column([BAR] * height, len(BAR) + 1, "dim"),
            Column(words, self.words_width),
        )


def heading(frame: Frame) -> Iterator[Text]:
    for line in frame.row("", ["WHO → WHOM"], ["SAYS"], wrapped("IN THE PAGE’S WORDS", frame.words_width), "bold"):
        line.stylize("bold")
        yield line


def entry_rows(act: Json, frame: Frame) -> Iterator[Text]:
    """One entry: its offer or deed, under it its condition, and under that where the page tells it again."""
    who = wrapped(who_to_whom(act), frame.who_width)
    for note in _notes(act, frame):
        who += _hanging(note, frame.who_width)
    verbs: list[str] = []
    words: list[str] = []
    for verb, text in _told(act):
        _level(verbs, words)
        verbs += wrapped(verb, SAYS_WIDTH)
        words += wrapped(text, frame.words_width)
    yield from frame.row(frame.short[act["id"]], who, verbs, words, STYLES.get(act["stance"], ""))


def who_to_whom(act: Json) -> str:
    """ "Kim Jong Un PRK → USA, KOR"; "→ no one" for words to nobody named, nothing for a deed without a recipient."""
    actors, recipients = act["actor"], act["recipient"]
    if len(actors) > 1:
        left = ", ".join(in_short(actor) for actor in actors)
    else:
        left = in_full(actors[0]) if actors else "not said"
    if recipients:
        return f"{left} → {', '.join(in_short(actor) for actor in recipients)}"
    return f"{left} → no\u00a0one" if act["stance"] else left


def in_full(actor: Json) -> str:
    """ "Kim Jong Un PRK"; "?" where the page's title for the person clashes with what is known."""
    return _doubted(f"{clean(actor['name'])} {actor['country']}".strip(), actor)


def in_short(actor: Json) -> str:
    """ "USA" for the state, "Donald Trump ?" for a person."""
    return _doubted(actor["country"] if is_state(actor) else clean(actor["name"]), actor)


def is_state(actor: Json) -> bool:
    """Whether the actor is the state itself: its id is then the ISO code."""
    return bool(actor["country"]) and actor["id"] == actor["country"]


def names_by_id(acts: Sequence[Json]) -> dict[str, str]:
    """Who is meant by an actor's id anywhere in these entries."""
    return {a["id"]: clean(a["name"]) for act in acts for a in (*act["actor"], *act["recipient"]) if a["id"]}


def named(id: str, act: Json) -> str:
    """The name behind an actor's id where the entry itself has it, else the id's own words."""
    return names_by_id([act]).get(id) or id_words(id)


def _doubted(words: str, actor: Json) -> str:
    return f"{words} ?" if actor["conflict"] or actor["basis"] == "implied" else words


def _told(act: Json) -> Iterator[tuple[str, str]]:
    """What stands in SAYS and after the bar, in order."""
    yield says(act), clean((act["content"] or act["evidence"])["text"])
    if act["condition"]:
        yield condition_words(act["condition"])
    for mention in act["mentions"]:
        yield "again", clean(mention["evidence"]["text"])


def _notes(act: Json, frame: Frame) -> Iterator[str]:
    """Our own remarks under WHO → WHOM, short; `show` has everything."""
    if place := frame.places.get(act["id"]):
        yield place
    if not act["stance"]:
        yield " ".join((act["type"], act["mode"])).strip()
    reporter = act["reported_by"]
    if reporter:
        yield "via " + clean(reporter["text"]) + (f", {_dated(reporter['when'])}" if reporter["when"] else "")
    if act["voice"] == "ascribed":
        yield f"ascribed by {named(act['ascribed_by'], act) if act['ascribed_by'] else 'the report'}"
    if act["claimed_by"]:
        yield f"claimed by {named(act['claimed_by'], act)}"
    if act["denied_by"]:
        yield f"denied by {named(act['denied_by'], act)}"
    if act["where"]:
        yield ("from " if act["stance"] else "in ") + clean(act["where"]["name"])
    if act["when"] and act["when"]["basis"] != "publication":  # that one is the page's, and in its head
        yield "when: " + _dated(act["when"])
    condition = act["condition"]
    if condition and condition["same_as"]:
        yield f"condition as in {frame.short.get(condition['same_as'], condition['same_as'][:8])}"


def _dated(when: Json) -> str:
    """ "2025-09-22", "2025-03 to 2025-05", or the page's own words with "(?)" where the date is not known."""
    if not when["value"]:
        return f"{clean(when['text'])}(?)"
    return f"{when['value']} to {when['until']}" if when["until"] else when["value"]


def _hanging(note: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrapped(note, width - 2)]


def _level(verbs: list[str], words: list[str]) -> None:
    """Both columns to the same height, so that what comes next stands side by side."""
    height = max(len(verbs), len(words))
    verbs += [""] * (height - len(verbs))
    words += [""] * (height - len(words))
