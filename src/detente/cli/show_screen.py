"""The screen of `detente show ID`: every field of an entry, and its sentence where it stands in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from .entries import BAR, named, who_to_whom
from .layout import Column, beside, ends, flowing, parted, wrapped
from .words import MUST, TERMS, clean, listed, says

Json = dict[str, Any]

NAME_WIDTH = 12
MARK = "▶"
"""At the margin of the entry's sentence, so that it is found without colour."""


def show_screen(
    act: Json,
    document: Json,
    *,
    width: int,
    short: Mapping[str, str],
    quotes: Sequence[Json] = (),
    ending: Sequence[str] = (),
) -> Iterator[Text]:
    """An entry of a page, both in the contract's form; `short` has the short ids of the two."""
    yield from ends(f"{who_to_whom(act)} {says(act)}", f"entry {short[act['id']]}", width, "bold")
    head = [document["published"] or "undated", clean(document["source"]), clean(document["url"])]
    yield from parted([f"page {short[document['id']]}", *head], width)
    yield from flowing(f"Right of {BAR} only the page’s words; left of it, our reading.", width, style="dim")
    yield Text()
    yield from _fields(act, width, short)
    inside = [q for q in quotes if act["sentence"]["start"] <= q["start"] < act["sentence"]["end"]]
    for quote in inside:
        speaker = clean(quote["speaker"]["name"]) if quote["speaker"] else "speaker not said"
        yield from _field("quote", speaker, clean(quote["text"]), width)
    yield Text()
    yield from _in_place(act, document, width)
    yield Text()
    yield from parted(ending, width, "  ", "bold")


def _fields(act: Json, width: int, short: Mapping[str, str]) -> Iterator[Text]:
    yield from _field("anchor", f"confidence {act['confidence']:.2f}", clean(act["anchor"]["text"]), width)
    yield from _field("type", _type(act), "", width)
    if act["stance"] or act["voice"] != "own":
        yield from _field("stance", listed([act["stance"] or "deed", _voice(act)]), "", width)
    yield from _field("modality", listed([act["modality"], *_claims(act)]), "", width)
    for role in ("actor", "recipient"):
        for actor in act[role] or [None]:
            note, words = _actor(actor) if actor else ("not said", "")
            yield from _field(role, note, words, width)
    if act["content"]:
        yield from _field("content", "", clean(act["content"]["text"]), width)
    yield from _condition(act, width, short)
    for name in ("when", "where"):
        if act[name]:
            note = _when(act[name]) if name == "when" else _where(act[name])
            yield from _field(name, note, clean(act[name]["text"]), width)
    reporter = act["reported_by"]
    if reporter:
        name = clean(reporter["name"])
        yield from _field(
            "reported by", "" if name == clean(reporter["text"]) else name, clean(reporter["text"]), width
        )
        if reporter["when"]:
            yield from _field("  on", _when(reporter["when"]), clean(reporter["when"]["text"]), width)
    for figure in act["figures"]:
        bounds = (
            f"{'?' if figure['low'] is None else figure['low']} to {'?' if figure['high'] is None else figure['high']}"
        )
        yield from _field("figure", f"{figure['what']}: {bounds}", clean(figure["text"]), width)
    for mention in act["mentions"]:
        yield from _field("again", "", clean(mention["evidence"]["text"]), width)


def _field(name: str, note: str, words: str, width: int) -> Iterator[Text]:
    """One field: what we say left of the bar, the page's words right of it; without words the note has all the room."""
    if not words:
        return beside(Column([name], NAME_WIDTH, "dim"), Column(wrapped(note, width - NAME_WIDTH), width - NAME_WIDTH))
    note_width = max(24, (width - NAME_WIDTH) * 2 // 5)
    room = width - NAME_WIDTH - note_width - 3
    lines, notes = wrapped(words, room), wrapped(note, note_width)
    return beside(
        Column([name], NAME_WIDTH, "dim"),
        Column(notes, note_width + 1),
        Column([BAR] * max(len(lines), len(notes)), 2, "dim"),
        Column(lines, room),
    )


def _type(act: Json) -> str:
    if not act["type"]:
        return "none fits (kept for positions and terms, left out of counts)"
    score = "" if act["score"] is None else f"score {act['score']:+g}"
    contexts = f"in context of {', '.join(act['context'])}" if act["context"] else ""
    cameo = f"CAMEO {act['cameo']}" if act["cameo"] else ""
    return listed([f"{act['type']} {act['mode']}".strip(), act["quad"], score, cameo, contexts])


def _voice(act: Json) -> str:
    if act["voice"] == "own":
        return "in its own words"
    return f"ascribed by {named(act['ascribed_by'], act) if act['ascribed_by'] else 'the report'}, not its own word"


def _claims(act: Json) -> Iterator[str]:
    for field, words in (("claimed_by", "claimed by"), ("denied_by", "denied by")):
        if act[field]:
            yield f"{words} {named(act[field], act)}"


def _actor(actor: Json) -> tuple[str, str]:
    note = [f"{clean(actor['name'])} {actor['country']}".strip(), " ".join(actor["sector"]), clean(actor["office"])]
    if actor["basis"] == "implied":
        note.append("implied")
    if actor["conflict"]:
        note.append(f"! {clean(actor['conflict'])}")
    return listed(note), clean(actor["text"])


def _condition(act: Json, width: int, short: Mapping[str, str]) -> Iterator[Text]:
    condition = act["condition"]
    if not condition:
        return
    note = [TERMS[condition["kind"]]]
    if condition["set_by"]:
        note.append(f"set by {named(condition['set_by'], act)}")
    if condition["same_as"]:
        note.append(f"same as in {short.get(condition['same_as'], condition['same_as'][:8])}")
    if condition["by_when"]:
        note.append(f"by {condition['by_when']}")
    yield from _field("condition", listed(note), clean(condition["text"]), width)
    must = condition["must"]
    if must and must["what"]:
        who = clean(must["actor"]["name"]) if must["actor"] else "somebody"
        yield from _field("  met when", f"{who} {MUST.get(must['do'], 'must')}:", clean(must["what"]["text"]), width)


def _when(when: Json) -> str:
    value = when["value"] or "not known"
    if when["until"]:
        value += f" to {when['until']}"
    basis = {"text": "", "dateline": "from the dateline", "publication": "the page’s date: the text gives none"}
    return listed(
        [value, when["granularity"] if when["granularity"] not in (None, "day") else "", basis[when["basis"]]]
    )


def _where(where: Json) -> str:
    point = "" if where["lat"] is None or where["lon"] is None else f"{where['lat']:.2f}, {where['lon']:.2f}"
    basis = "from the dateline" if where["basis"] == "dateline" else ""
    return listed([f"{clean(where['name'])} {where['country']}".strip(), where["precision"] or "", point, basis])


def _in_place(act: Json, document: Json, width: int) -> Iterator[Text]:
    """The article's paragraphs; the sentence of the entry stands apart from the rest of its own, marked and bold."""
    text, sentence = document["text"], act["sentence"]
    title = document["title"]
    if title:
        yield from _passage(text[title["start"] : title["end"]], width, "bold")
        yield from _passage("", width)
    for number, part in enumerate(document["body"]):
        if number:
            yield from _passage("", width)
        start, end = max(part["start"], sentence["start"]), min(part["end"], sentence["end"])
        if start >= end:
            yield from _passage(text[part["start"] : part["end"]], width)
            continue
        yield from _passage(text[part["start"] : start], width, skip=True)
        yield from _passage(text[start:end], width, "bold reverse", MARK)
        yield from _passage(text[end : part["end"]], width, skip=True)


def _passage(words: str, width: int, style: str = "", mark: str = "", skip: bool = False) -> Iterator[Text]:
    lines = wrapped(clean(words), width - 4) or ([] if skip else [""])
    return beside(Column([mark] * len(lines), 2), Column([BAR] * len(lines), 2, "dim"), Column(lines, width - 4, style))
