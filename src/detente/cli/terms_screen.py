"""The screen of `detente terms A B`: a section a side, others on the two, and what is not known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text

from .entries import BAR, STYLES
from .layout import Column, beside, ends, flowing, wrapped
from .words import LESS_SURE, MUST, NOUNS, SAYS, clean, condition_words, count, id_words, infinitive, listed

if TYPE_CHECKING:
    from ..terms import Side, Terms
    from ..terms.statements import Statement

Json = dict[str, Any]

VERB_WIDTH = 11
"""Cells of the widest word left of the bar: "threatens ?"."""
MARGIN_WIDTH = 18
"""Cells at the right for what we add: date and id, who said it, and notes such as "to no one named"."""
_PLURAL = re.compile(
    r"United |European Union|African Union|.*(?:Republic|Islands|Emirates|Philippines|Netherlands|Maldives|Bahamas)\b"
)
"""Names of states and bodies that take an article."""


@dataclass(frozen=True)
class Sheet:
    """What the sections share: the table, the width, short ids, and the acts behind the rows by their id."""

    terms: Terms
    width: int
    short: Mapping[str, str]
    acts: Mapping[str, Json]

    def row(self, verb: str, words: str, margin: Sequence[str], style: str = "") -> Iterator[Text]:
        room = self.width - 2 - VERB_WIDTH - 3 - 2 - MARGIN_WIDTH
        lines = wrapped(words, room)
        side = [line for note in margin for line in wrapped(note, MARGIN_WIDTH)]
        height = max(len(lines), len(side))
        return beside(
            Column([], 2),
            Column([verb], VERB_WIDTH + 1, style),
            Column([BAR] * height, 2, "dim"),
            Column(lines, room + 2),
            Column(side, MARGIN_WIDTH, "dim", right=True),
        )


def terms_screen(
    terms: Terms, *, width: int, short: Mapping[str, str], acts: Mapping[str, Json], db: str, ending: Sequence[str] = ()
) -> Iterator[Text]:
    """The whole screen. `acts` holds the acts of all rows by id, `short` their short ids."""
    sheet = Sheet(terms, width, short, acts)
    one, other = terms.sides
    where = f"from {_from_pages(terms)}, in {db}"
    title = f"{_the(one)} and {_the(other)}: terms{f' on {terms.on}' if terms.on else ''}"
    title = title[0].upper() + title[1:]
    if len(title) + len(where) + 2 <= width:
        yield from ends(title, where, width, "bold")
    else:
        yield from flowing(title, width, style="bold")
        yield from flowing(where, width, style="dim")
    yield from flowing(
        f"Right of {BAR} only words of the pages. A side is its government and forces; others stand apart.",
        width,
        style="dim",
    )
    for side, hearer in ((one, other), (other, one)):
        yield Text()
        yield from _section(sheet, side, hearer)
    also = [row for row in terms.counted if row["side"] not in (one.id, other.id)]
    if terms.others or also:
        yield Text()
        yield Text("OTHERS on the two", "bold")
        for row in terms.others:
            yield from _other(sheet, row)
        yield from _also(also, width)
    yield Text()
    yield from where_they_stand(sheet)
    yield Text()
    yield from _foot(terms, width)
    yield from flowing(listed(list(ending)), width, "  ", "bold")


FORMS = {
    "refused_demand": "what one asks the other has refused",
    "mutual_order": "each waits for the other to go first",
    "red_line": "what one asks the other calls a red line",
    "offer_meets_condition": "what one asked for the other offers",
    "demand_dropped": "a demand is dropped",
    "condition_softened": "a condition is softened",
}
"""Forms of deadlocks and openings (terms/blocks.py) in plain words."""


def where_they_stand(sheet: Sheet) -> Iterator[Text]:
    """Deadlocks and openings that stand, each with the words that show it."""
    yield Text("WHERE THEY STAND", "bold")
    for name, blocks, style in (
        ("DEADLOCK", sheet.terms.deadlocks, "bold red"),
        ("OPENING", sheet.terms.openings, "bold green"),
    ):
        for block in blocks:
            since = f" · since {block.since}" if block.since else ""
            ascribed = " · one-sided: a side is only ascribed" if block.ascribed else ""
            yield from flowing(f"{name}: {FORMS[block.form]}{since}{ascribed}", sheet.width, "    ", style, "  ")
            for link in block.chain:
                yield from _link(sheet, link)
    if not sheet.terms.deadlocks:
        yield Text("  DEADLOCKS none on record.")
    if not sheet.terms.openings:
        yield Text("  OPENINGS none on record.")


def _link(sheet: Sheet, link: Statement) -> Iterator[Text]:
    """One link of a chain: who says what, in the page's words, and its condition."""
    stamp = [f"{link.date}  {_short(sheet, link.said.act)}" if link.date else _short(sheet, link.said.act)]
    stamp.append(id_words(link.holder))
    verb = SAYS.get(link.stance, "deed")
    if link.voice == "ascribed":
        stamp.append("ascribed")
    yield from sheet.row(verb, clean(link.said.text), stamp, STYLES.get(link.stance, ""))
    if link.condition:
        kind, words = condition_words(link.condition)
        yield from sheet.row(kind, words, [])


def _short(sheet: Sheet, act: str) -> str:
    return sheet.short.get(act, act[:6])


def _section(sheet: Sheet, side: Side, hearer: Side) -> Iterator[Text]:
    rows = [row for row in sheet.terms.rows if row["side"] == side.id and row["toward"] == hearer.id]
    yield Text(f"{side.name.upper()} to {_the(hearer)}", "bold")
    own = [row for row in rows if row["voice"] == "own"]
    for row in own:
        yield from _own(sheet, row, side)
    if not own:
        yield from flowing(
            f"In its own words: nothing. {_silence(sheet.terms, side, hearer)}", sheet.width, "  ", first="  "
        )
    also = [row for row in sheet.terms.counted if row["side"] == side.id and row["voice"] == "own"]
    yield from _also(also, sheet.width)
    ascribed = [row for row in rows if row["voice"] == "ascribed"]
    if ascribed:
        yield Text("  Ascribed to it:")
        for row in ascribed:
            yield from sheet.row(_verb(sheet, row), clean(row["words"]["text"]), [*_stamp(sheet, row), _ascribed(row)])
            yield from _condition(sheet, row)


def _also(rows: Sequence[Json], width: int) -> Iterator[Text]:
    """How many of what only --all shows."""
    if rows:
        counts = ", ".join(
            count(number, *NOUNS[stance]) for stance, number in Counter(r["stance"] for r in rows).items()
        )
        yield from flowing(f"also {counts}: --all", width, "  ", first="  ")


def _own(sheet: Sheet, row: Json, side: Side) -> Iterator[Text]:
    margin = _stamp(sheet, row)
    if row["said_by"] != side.name:
        margin.append(clean(row["said_by"]))
    if not row["named"]:
        margin.append("to no one named")
    act = sheet.acts[row["act"]]
    if any(actor["conflict"] for actor in (*act["actor"], *act["recipient"])):
        margin.append("office disputed")
    if act["modality"] != "happened":
        margin.append(act["modality"])
    yield from sheet.row(_verb(sheet, row), clean(row["words"]["text"]), margin, STYLES.get(row["stance"], ""))
    yield from _condition(sheet, row)


def _condition(sheet: Sheet, row: Json) -> Iterator[Text]:
    """The condition under its offer, and under that who must do or drop what, where the page says so."""
    condition = row["condition"]
    if not condition:
        return
    kind, words = condition_words(condition)
    margin = []
    if condition["same_as"]:
        margin.append(f"same as {sheet.short.get(condition['same_as'], condition['same_as'][:8])}")
    if condition["by_when"]:
        margin.append(f"by {condition['by_when']}")
    yield from sheet.row(kind, words, margin)
    must = condition["must"]
    if must and must["actor"] and must["do"] and must["what"] and not condition["same_as"]:
        line = f"→ {clean(must['actor']['name'])} {MUST[must['do']]}: {clean(must['what']['text'])}"
        lead = " " * (2 + VERB_WIDTH + 1)
        for text in wrapped(line, sheet.width - len(lead) - 2):
            yield Text(lead + ("" if text.startswith("→") else "  ") + text, "italic")


def _other(sheet: Sheet, row: Json) -> Iterator[Text]:
    act = sheet.acts[row["act"]]
    who = clean(row["said_by"])
    speaker = act["actor"][0]
    if speaker["country"] and speaker["id"] != speaker["country"]:
        who += f" ({speaker['country']})"
    whom = ", ".join(_article(actor["name"]) for actor in act["recipient"])
    verb = _verb(sheet, row)
    if row["voice"] == "ascribed":
        verb = f"is said to {infinitive(row['stance'])}"
    yield from flowing(f"{who} {verb}{f' {whom}' if whom else ''}", sheet.width, "    ", first="  ")
    margin = _stamp(sheet, row)
    if row["voice"] == "ascribed":
        margin.append(_ascribed(row))
    yield from sheet.row("", clean(row["words"]["text"]), margin)
    yield from _condition(sheet, row)


def _verb(sheet: Sheet, row: Json) -> str:
    unsure = sheet.acts[row["act"]]["confidence"] < LESS_SURE
    return SAYS[row["stance"]] + (" ?" if unsure else "")


def _stamp(sheet: Sheet, row: Json) -> list[str]:
    stamp = [f"{row['date']}  {sheet.short[row['act']]}" if row["date"] else sheet.short[row["act"]]]
    return stamp + ([f"{row['reports']} reports"] if row.get("reports", 1) > 1 else [])


def _ascribed(row: Json) -> str:
    return f"by {clean(row['ascribed_by'].split(':', 1)[-1])}" if row["ascribed_by"] else "by the report"


def _silence(terms: Terms, side: Side, hearer: Side) -> str:
    if side.id in terms.heard:
        return f"What it says on these pages is not to {_the(hearer)}."
    return f"No page in this record has {_the(side)} speaking."


def _from_pages(terms: Terms) -> str:
    pages = terms.json()["pages"]
    number = count(pages["count"], "page")
    if not pages["first"]:
        return number if not pages["count"] else f"{number}, undated"
    dates = pages["first"] if pages["first"] == pages["last"] else f"{pages['first']} to {pages['last']}"
    return f"{number}, {dates}" + (f", {pages['undated']} undated" if pages["undated"] else "")


def _foot(terms: Terms, width: int) -> Iterator[Text]:
    """What was left out and why, and what is not known."""
    left_out = []
    if terms.unsure:
        left_out.append(f"{count(terms.unsure, 'statement')} that the reader is less sure of: --all")
    if terms.later:
        left_out.append(f"{count(terms.later, 'statement')} after {terms.on}")
    if terms.undated:
        left_out.append(f"{count(terms.undated, 'undated statement')}, which may be later than {terms.on}")
    if left_out:
        yield from flowing(f"Left out: {listed(left_out)}", width, "  ")
    unknown = []
    pages = terms.json()["pages"]
    if pages["undated"]:
        unknown.append("dates (page undated)" if pages["count"] == 1 else f"dates of {count(pages['undated'], 'page')}")
    for side in terms.sides:
        if not any(row["side"] == side.id and row["voice"] == "own" for row in terms.rows):
            unknown.append(f"the position of {_the(side)}")
    if pages["count"] == 1:
        unknown.append("changes (needs a second page)")
    if unknown:
        yield from flowing(f"Not known: {listed(unknown)}", width, "  ")
    outlets = {page["source"] for page in terms.pages.values()}
    if len(outlets) == 1 and pages["count"]:
        outlet = next(iter(outlets))
        yield from flowing(f"All from one outlet{f', {clean(outlet)}' if outlet else ''}.", width)


def _the(side: Side) -> str:
    return _article(side.name)


def _article(name: str) -> str:
    """A name as English has it inside a sentence: "the United States", "the Philippines"."""
    name = clean(name)
    return f"the {name}" if _PLURAL.match(name) else name
