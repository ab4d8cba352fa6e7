"""Marks files → offsets. The grammar is section 1 of training/CODING.md.

An annotator quotes a sentence's words; this module finds them, and refuses what does not add up.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
STANCES = ["demand", "offer", "refusal", "acceptance", "threat", "commitment", "criticism", "endorsement", "assertion"]
MODALITIES = ["happened", "ongoing", "planned", "possible", "denied", "past"]
SECTORS = [
    "GOV",
    "MIL",
    "COP",
    "SPY",
    "LEG",
    "JUD",
    "PTY",
    "OPP",
    "REB",
    "IGO",
    "NGO",
    "CVL",
    "JRN",
    "BUS",
    "MED",
    "REL",
    "LAB",
    "EDU",
    "REF",
    "CRM",
    "ELI",
    "UNK",
    "PRM",
    "UAF",
    "SOC",
    "AGR",
    "MNC",
    "ISM",
    "IMG",
    "-",
]
KINDS = ["only_if", "if", "unless", "until", "while", "exchange", "under", "or_else", "none"]
DOING = ["do", "stop", "not_do"]
SPAN_KEYS = {"what", "if", "by", "when", "where"}

_ACTOR = re.compile(r"@\s*(\d+)\s+(.+)")
_SENTENCE = re.compile(r"(\d+)>\s?(.*)")
_ACT = re.compile(r"x\s+(.+?):\s*(\S+)\s*(.*)")
_ROLES = re.compile(r"([\d,]*)\s*>\s*([\d,]*)$")
_ORDINAL = re.compile(r"(.+)#(\d+)$")


@dataclass
class Report:
    """One report under annotation: its text, its sentences as offsets, and what has been marked."""

    text: str
    sentences: list[tuple[int, int]]
    actors: dict[int, dict[str, str]] = field(default_factory=dict)
    mentions: list[tuple[int, int, list[int]]] = field(default_factory=list)
    acts: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def compiled(self) -> dict[str, Any]:
        """The annotation as offsets alone, ready for JSON."""
        return {
            "sentences": self.sentences,
            "actors": self.actors,
            "mentions": sorted(self.mentions),
            "acts": sorted(self.acts, key=lambda act: act["anchor"]),
            "quotes": self.quotes,
        }


def parse(marks: str, report: Report) -> Report:
    """Reads `marks` into `report`; whatever does not add up is listed in ``report.errors``, with its line."""
    sentence = 0
    cursor = 0
    for number, line in enumerate(marks.splitlines(), 1):
        line = line.strip()
        try:
            if not line or line.startswith(("#", "report ")):
                continue
            if match := _ACTOR.fullmatch(line):
                _add_actor(report, int(match[1]), match[2])
            elif match := _SENTENCE.fullmatch(line):
                sentence, cursor = int(match[1]), 0
                if not 1 <= sentence <= len(report.sentences):
                    raise ValueError(f"there is no sentence {sentence}")
            elif line.startswith("m "):
                cursor = _add_mentions(report, sentence, line[2:], cursor)
            elif match := _ACT.fullmatch(line):
                _add_act(report, sentence, *match.groups())
            elif line.startswith("q "):
                words, _, speaker = line[2:].rpartition("=")
                at = _find(report, sentence, words.strip(' “”"‘’'))
                report.quotes.append((at[0], _known(report, speaker, allow_zero=True)))
            else:
                raise ValueError("not a line of the format: @, N>, m, x or q")
        except ValueError as error:
            report.errors.append(f"line {number}: {error}   ← {line[:120]}")
    _check_participants(report)
    _check_overlaps(report)
    return report


def _add_actor(report: Report, number: int, rest: str) -> None:
    parts = [part.strip() for part in rest.split("|")]
    if len(parts) != 3:
        raise ValueError("an actor line is: @N name | country | sector")
    name, country, sector = parts
    if country != "-" and not re.fullmatch("[A-Z]{3}", country):
        raise ValueError(f"country {country!r} is no ISO 3166-1 alpha-3 code and not '-'")
    if sector not in SECTORS:
        raise ValueError(f"sector {sector!r} is unknown; known: {' '.join(SECTORS)}")
    if number in report.actors:
        raise ValueError(f"actor {number} is declared twice")
    report.actors[number] = {
        "name": name,
        "country": "" if country == "-" else country,
        "sector": "" if sector == "-" else sector,
    }


def _known(report: Report, number: str, allow_zero: bool = False) -> int:
    if not number.strip().isdigit():
        raise ValueError(f"{number!r} is no actor number")
    value = int(number)
    if value not in report.actors and not (allow_zero and value == 0):
        raise ValueError(f"actor {value} is not declared above")
    return value


def _find(report: Report, sentence: int, words: str, cursor: int = 0) -> tuple[int, int]:
    """Offsets of `words` in a sentence, at or after `cursor`; ``words#2`` is the second time they stand there."""
    if not 1 <= sentence <= len(report.sentences):
        raise ValueError(f"there is no sentence {sentence}")
    start, end = report.sentences[sentence - 1]
    wanted = 1
    if match := _ORDINAL.fullmatch(words):
        words, wanted, cursor = match[1], int(match[2]), 0
    words = words.strip()
    if not words:
        raise ValueError("no words given")
    pattern = re.escape(words)
    pattern = (r"(?<!\w)" if words[0].isalnum() else "") + pattern + (r"(?!\w)" if words[-1].isalnum() else "")
    hits = [match.span() for match in re.finditer(pattern, report.text[start:end]) if match.start() >= cursor]
    if len(hits) < wanted:
        where = " (after the mention before it: keep the order of the text, or use #n)" if cursor else ""
        raise ValueError(f"{words!r} is not in sentence {sentence}{where}")
    return start + hits[wanted - 1][0], start + hits[wanted - 1][1]


def _add_mentions(report: Report, sentence: int, rest: str, cursor: int) -> int:
    for part in rest.split("|"):
        words, equals, numbers = part.rpartition("=")
        if not equals:
            raise ValueError(f"{part.strip()!r} has no =N")
        who = [_known(report, number) for number in numbers.split("+")]
        start, end = _find(report, sentence, words.strip(), cursor)
        cursor = end - report.sentences[sentence - 1][0]
        report.mentions.append((start, end, who))
    return cursor


def _add_act(report: Report, sentence: int, anchor: str, label: str, rest: str) -> None:
    head, *keys = re.split(r"\s+\|\s+", rest.strip())
    *stances, roles = head.split(" ", 1)
    stance = stances[0] if stances else ""
    match = _ROLES.fullmatch(roles.replace(" ", ""))
    if not match:
        raise ValueError(f"{roles!r} is no actors>recipients: write TYPE stance 1,2>3")
    if stance and stance not in STANCES:
        raise ValueError(f"stance {stance!r} is unknown; known: {' '.join(STANCES)}")
    type_, _, mode = label.partition(".")
    type_ = "" if type_ == "-" else type_
    if type_ and type_ not in TYPES:
        raise ValueError(f"type {type_!r} is unknown")
    if not type_ and not stance:
        raise ValueError("an act without a type needs a stance")
    start, end = _find(report, sentence, anchor)
    act: dict[str, Any] = {
        "anchor": (start, end),
        "type": type_,
        "mode": mode,
        "stance": stance,
        "modality": "happened",
        "voice": "own",
        "actors": [_known(report, number) for number in match[1].split(",") if number],
        "recipients": [_known(report, number) for number in match[2].split(",") if number],
    }
    for part in keys:
        _add_key(report, sentence, act, part.strip())
    if ("kind" in act or "must" in act) and "if" not in act:
        raise ValueError("kind and must belong to a condition: give the act its if")
    if "if" in act and not stance:
        raise ValueError("a condition hangs on a statement: give the act its stance")
    report.acts.append(act)


def _add_key(report: Report, sentence: int, act: dict[str, Any], part: str) -> None:
    key, _, value = part.partition(":")
    key, _, where = key.strip().partition("@")
    value = value.strip()
    if key in SPAN_KEYS:
        act[key] = _find(report, int(where) if where else sentence, value)
    elif key == "mod":
        if value not in MODALITIES:
            raise ValueError(f"modality {value!r} is unknown; known: {' '.join(MODALITIES)}")
        act["modality"] = value
    elif key == "voice":
        if value not in ("own", "ascribed"):
            raise ValueError("voice is own or ascribed")
        act["voice"] = value
    elif key in ("claimed", "denied"):
        act[key] = _known(report, value)
    elif key == "again":
        act["again"] = True
    elif key == "kind":
        if value not in KINDS:
            raise ValueError(f"kind {value!r} is unknown; known: {' '.join(KINDS)}")
        act["kind"] = value
    elif key == "must":
        act["must"] = _must(report, int(where) if where else sentence, value)
    else:
        raise ValueError(f"key {key!r} is unknown")


def _must(report: Report, sentence: int, value: str) -> dict[str, Any]:
    """``2 stop its demand``: who must do what for the condition to be met; 0 for whoever is nowhere named."""
    number, do, *words = value.split(maxsplit=2)
    if do not in DOING or not words:
        raise ValueError(f"write must: N {'|'.join(DOING)} words of the condition")
    return {"actor": _known(report, number, allow_zero=True), "do": do, "what": _find(report, sentence, words[0])}


def _sentence_of(report: Report, offset: int) -> int:
    return next((i for i, (start, end) in enumerate(report.sentences) if start <= offset < end), -1)


def _check_participants(report: Report) -> None:
    """A participant has a mention in the sentence of its act or at most three away, else it is a slip."""
    near: dict[int, set[int]] = {}
    for start, _, who in report.mentions:
        for number in who:
            near.setdefault(number, set()).add(_sentence_of(report, start))
    for act in report.acts:
        at = _sentence_of(report, act["anchor"][0])
        for number in act["actors"] + act["recipients"]:
            if not any(abs(at - sentence) <= 3 for sentence in near.get(number, ())):
                report.errors.append(
                    f"sentence {at + 1}: actor {number} ({report.actors[number]['name']}) takes part in "
                    f"{report.text[slice(*act['anchor'])]!r} but has no mention within three sentences"
                )


def _check_overlaps(report: Report) -> None:
    ordered = sorted(report.mentions)
    for (start, end, _), (later, later_end, _) in itertools.pairwise(ordered):
        if later < end:
            report.errors.append(
                f"sentence {_sentence_of(report, start) + 1}: mentions overlap: "
                f"{report.text[start:end]!r} and {report.text[later:later_end]!r}"
            )
    anchors = sorted(act["anchor"] for act in report.acts)
    for first, second in itertools.pairwise(anchors):
        if second[0] < first[1]:
            report.errors.append(
                f"sentence {_sentence_of(report, second[0]) + 1}: two acts share the anchor "
                f"{report.text[slice(*second)]!r}: give one of them another word"
            )
