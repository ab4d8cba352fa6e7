"""The plain words of every screen, and the one door through which a page's own words reach the terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

SAYS = {
    "offer": "offers",
    "demand": "asks",
    "refusal": "refuses",
    "acceptance": "accepts",
    "threat": "threatens",
    "commitment": "promises",
    "criticism": "faults",
    "endorsement": "backs",
    "assertion": "holds",
}
"""Stance → the verb a screen shows for it; a deed, which has none, is a "deed"."""
NOUNS = {
    "criticism": ("criticism", "criticisms"),
    "endorsement": ("word of support", "words of support"),
    "assertion": ("claim", "claims"),
}
"""Stances that the terms table only counts, in one and in many."""
TERMS = {
    "only_if": "only if",
    "if": "if",
    "unless": "unless",
    "until": "until",
    "while": "while",
    "exchange": "in return",
    "under": "under",
    "or_else": "or else",
    "none": "no terms",
}
"""Condition kind → what stands left of its words."""
MUST = {"do": "must", "stop": "must drop", "not_do": "must not"}
LESS_SURE = 0.6
"""Confidence below which an entry gets its "?". Confidence is calibrated, so below 0.6 more than two such entries in
five are wrong somewhere: worth a look before they are quoted."""

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS: titles, clipboard
    r"|\x1b[ -/]*[0-~]"
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u061c]")
"""Marks that reorder or hide what is shown: a page could make one word look like another."""
_JSON_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\u061c]")
_SPACE = re.compile(r"\s+")


def clean(words: str | None) -> str:
    """`words` of a page, a file name or an error as one line that a terminal can only show.

    Escape sequences and control characters go, so do marks that reorder text; white space becomes one space each.
    """
    text = _INVISIBLE.sub("", _SPACE.sub(" ", _ESCAPES.sub("", words or "")))
    return "".join(_shown(c) for c in text).strip()


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":  # half a character, from a JSON escape; no terminal can be sent one
        return "\ufffd"
    return "" if category == "Cc" else character


def json_line(value: Any, indent: int | None = None) -> bytes:
    """`value` as UTF-8 JSON. What a terminal could take for a command is written as a JSON escape: the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text.encode("utf-8", "backslashreplace")  # only lone surrogates are replaced, by JSON's own escape


def says(act: dict[str, Any]) -> str:
    """What an entry's actor does: "offers", "asks ?", "said to ask" for what only others say of it, "deed, planned"."""
    word = SAYS.get(act["stance"], "deed")
    if act["voice"] == "ascribed" and act["stance"]:
        word = f"said to {infinitive(act['stance'])}"
    if act["modality"] != "happened":
        word += f", {act['modality']}"
    return f"{word} ?" if act["confidence"] < LESS_SURE else word


def infinitive(stance: str) -> str:
    """ "ask" of "asks", for what only others say of a side: it is said to ask."""
    return SAYS[stance].removesuffix("s")


def condition_words(condition: dict[str, Any]) -> tuple[str, str]:
    """A condition's kind and words, the marker taken off the words where the kind says the same: no letter is lost."""
    kind, words = TERMS[condition["kind"]], clean(condition["text"])
    marker, _, rest = words[: len(kind)], "", words[len(kind) :]
    if marker.lower() == kind and rest.startswith(" "):
        return kind, rest.strip()
    return kind, words


def id_words(id: str) -> str:
    """An actor's id as words: "KEN" for a state, "hill tigers" for "FRA:hill-tigers"."""
    return clean(id.split(":", 1)[-1].replace("-", " "))


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 entry", "2 entries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
