"""The reader on the development articles: real ones that never train, annotated whole.

    python -m benchmarks.accuracy.development SHARED/data [--watched | --unseen] [--agreement] [--record]

``development.jsonl`` holds offsets into rows of ``news_corpus/allsides_world.jsonl``; the texts stay there. Half of
the articles (by a hash of the id) are looked at while working, the other half is only scored. Prints the page figures
of ``detente evaluate``, and what only these articles are annotated for: kind of a condition, what must be, who a
pronoun or short noun is, actors outside the sentence, countries. ``--agreement`` scores the second annotator against
the first.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from detente.evaluate.corrections import COARSER
from detente.evaluate.score import figures, score_page
from detente.nouns.contract import reading_json
from detente.nouns.page import Page
from detente.pages import to_article
from detente.reading.encoder import WEIGHTS
from detente.reading.reader import Reader, reader

Json = dict[str, Any]
HERE = Path(__file__).parent
PRONOUNS = frozenset("he she it they his her its their him them we our us i my both the".split())


SHARES = (
    ("kind_right", "must", "kind of a matched condition"),
    ("must_right", "must", "what must be, of a matched condition"),
    ("short_right", "short", "pronoun or short noun → actor"),
    ("country_right", "country", "country of a resolved actor"),
    ("outside_right", "outside_gold", "actor outside the sentence, recall"),
    ("outside_right", "outside_said", "actor outside the sentence, precision"),
)
"""What is counted as right, of how many, and what the figure is called."""


def articles(name: str, data: Path) -> dict[str, tuple[Json, Json]]:
    """Annotation and row of each article, by id."""
    rows = [json.loads(line) for line in (data / "news_corpus" / "allsides_world.jsonl").open(encoding="utf-8")]
    found = {}
    for line in (HERE / f"{name}.jsonl").open(encoding="utf-8"):
        report = json.loads(line)
        row = rows[report["row"]]
        if hashlib.sha1(row["text"].encode()).hexdigest() != report["sha1"]:
            raise SystemExit(f"row {report['row']} of the set is not the text that was annotated")
        found[report["id"]] = report, row
    return found


def watched(id: str) -> bool:
    """Whether an article may be looked at while working."""
    return hashlib.sha1(f"look:{id}".encode()).digest()[0] < 128


def gold_of(report: Json, text: str) -> Json:
    """An annotation in the form of the annotated pages (SCHEME.md), which score.py scores."""
    gold: Json = {
        "id": report["id"], "body_first": text[slice(*report["sentences"][0])],
        "body_last": text[slice(*report["sentences"][-1])], "statements": [], "events": [], "quotes": [],
    }  # fmt: skip
    for act in report["acts"]:
        if act.get("again") or act["voice"] == "ascribed":
            continue
        evidence = _clause(report, act, text)
        actor, recipient = (_participant(report, act[role]) for role in ("actors", "recipients"))
        if act["stance"]:
            gold["statements"].append({
                "evidence": evidence, "holder": actor or _nobody(), "toward": recipient, "kind": act["stance"],
                "condition": text[slice(*act["if"])] if "if" in act else None, "plover": act["type"],
            })  # fmt: skip
        else:
            gold["events"].append({
                "evidence": evidence, "actor": actor or _nobody(), "recipient": recipient, "plover": act["type"],
                "when": "", "modality": act["modality"],
            })  # fmt: skip
    for start, speaker in report["quotes"]:
        words = text[start : _quote_end(text, start)]
        name = report["actors"][str(speaker)]["name"] if speaker else ""
        if len(words.split()) >= 4:
            gold["quotes"].append({"quote": words, "speaker": {"name": name}})
    return gold


def _quote_end(text: str, start: int) -> int:
    ends = [at for mark in '”"' if (at := text.find(mark, start)) > 0]
    return min(ends, default=start)


def _clause(report: Json, act: Json, text: str) -> str:
    """From the first to the last part of an act inside its sentence."""
    sentence = next(s for s in report["sentences"] if s[0] <= act["anchor"][0] < s[1])
    parts = [act["anchor"], *(act[key] for key in ("what", "if") if key in act)]
    who = set(act["actors"]) | set(act["recipients"])
    parts += [m[:2] for m in report["mentions"] if set(m[2]) & who and abs(m[0] - act["anchor"][0]) < 120]
    inside = [p for p in parts if sentence[0] <= p[0] and p[1] <= sentence[1]]
    return text[min(p[0] for p in inside) : max(p[1] for p in inside)]


def _participant(report: Json, numbers: list[int]) -> Json | None:
    if not numbers:
        return None
    who = [report["actors"][str(number)] for number in numbers]
    sector = who[0]["sector"]
    return {
        "name": "; ".join(one["name"] for one in who), "country": who[0]["country"],
        "sector": COARSER.get(sector, sector), "text": "",
    }  # fmt: skip


def _nobody() -> Json:
    return {"name": "", "country": "", "sector": ""}


def page_of_row(row: Json) -> Page:
    """A row of the set as a page."""
    published = dt.date.fromisoformat(row["date"][:10]) if row["date"] else None
    return Page(row["text"], row["id"], url=row["url"], source=row["source"], published=published)


def read(with_reader: Reader, row: Json) -> Json:
    reading = reading_json(with_reader.read(to_article(page_of_row(row))), with_reader.codebook)
    reading["acts"] = [act for act in reading["acts"] if act["confidence"] >= with_reader.threshold]
    return reading


def beyond(report: Json, reading: Json, text: str) -> Counter:
    """What only these articles are annotated for, counted."""
    counts: Counter = Counter()
    acts = {tuple(act["anchor"]): act for act in report["acts"]}
    by_start = {start: (end, who) for start, end, who in report["mentions"]}
    for act in reading["acts"]:
        same = acts.get((act["anchor"]["start"], act["anchor"]["end"]))
        condition = act["condition"]
        if same and "must" in same and condition:
            counts["must"] += 1
            must = condition["must"] or {}
            who = (must.get("actor") or {}).get("name", "")
            wanted = report["actors"].get(str(same["must"]["actor"]), {"name": "", "country": ""})
            right = must.get("do") == same["must"]["do"] and _same(
                who, (must.get("actor") or {}).get("country", ""), wanted
            )
            counts["must_right"] += right
            counts["kind_right"] += condition["kind"] == same.get("kind")
        for role in ("actor", "recipient"):
            for who in act[role]:
                if who["start"] not in by_start:
                    continue
                end, numbers = by_start[who["start"]]
                meant = [report["actors"][str(n)] for n in numbers]
                short = text[who["start"] : end].lower().split()
                if short[0] in PRONOUNS or (len(short) == 1 and short[0] not in meant[0]["name"].lower()):
                    counts["short"] += 1
                    counts["short_right"] += any(_same(who["name"], who["country"], one) for one in meant)
                if any(one["country"] for one in meant):
                    counts["country"] += 1
                    counts["country_right"] += any(one["country"] == who["country"] for one in meant)
        if same:
            sentence = next(s for s in report["sentences"] if s[0] <= same["anchor"][0] < s[1])
            here = {n for start, _, who in report["mentions"] if sentence[0] <= start < sentence[1] for n in who}
            far = [report["actors"][str(n)] for n in same["actors"] if n not in here]
            said = [w for w in act["actor"] if w["start"] is not None and not sentence[0] <= w["start"] < sentence[1]]
            counts["outside_gold"] += len(far)
            counts["outside_said"] += len(said)
            counts["outside_right"] += sum(
                any(_same(w["name"], w["country"], one) for w in act["actor"]) for one in far
            )
    return counts


def _same(name: str, country: str, wanted: Json) -> bool:
    one, other = name.lower(), wanted["name"].lower()
    if not one and not other:
        return True  # nobody is meant, and nobody was said
    if one and other and (one in other or other in one):
        return True
    return bool(country) and country == wanted["country"] and not one.count(" ") > 3


def agreement(data: Path) -> Json:
    """The second annotator's acts scored as a reading against the first's."""
    first, pages = articles("development", data), []
    for id, (report, row) in articles("development_again", data).items():
        pages.append(score_page(gold_of(first[id][0], row["text"]), row["text"], _as_reading(report, row["text"])))
    return figures(pages)


def _as_reading(report: Json, text: str) -> Json:
    acts = []
    for act in report["acts"]:
        if act.get("again") or act["voice"] == "ascribed":
            continue
        clause = _clause(report, act, text)
        start = text.find(clause)
        sentence = next(s for s in report["sentences"] if s[0] <= act["anchor"][0] < s[1])
        sides = [
            [{**report["actors"][str(n)], "sector": [report["actors"][str(n)]["sector"]]} for n in act[role]]
            for role in ("actors", "recipients")
        ]
        condition = {"start": act["if"][0], "end": act["if"][1], "text": text[slice(*act["if"])], "kind": act.get("kind", "if")} if "if" in act else None  # fmt: skip
        acts.append({
            "evidence": {"start": start, "end": start + len(clause), "text": clause}, "actor": sides[0],
            "sentence": {"start": sentence[0], "end": sentence[1]}, "recipient": sides[1], "type": act["type"],
            "stance": act["stance"], "modality": act["modality"], "condition": condition, "mentions": [], "when": None,
        })  # fmt: skip
    quotes = [
        {"start": s, "end": _quote_end(text, s), "text": text[s : _quote_end(text, s)],
         "speaker": {"name": report["actors"][str(who)]["name"]} if who else None}
        for s, who in report["quotes"]
    ]  # fmt: skip
    body = [{"start": s, "end": e} for s, e in report["sentences"]]
    return {"document": {"text": text, "body": body}, "acts": acts, "quotes": quotes}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--watched", action="store_true", help="only the half that is looked at while working")
    parser.add_argument("--unseen", action="store_true", help="only the half that is only scored")
    parser.add_argument("--agreement", action="store_true", help="the second annotator against the first")
    parser.add_argument("--record", action="store_true", help="keep the figures in reader.json, for the documents")
    given = parser.parse_args()
    more: Counter = Counter()
    if given.agreement:
        found = agreement(given.data)
    else:
        pages = []
        for id, (report, row) in articles("development", given.data).items():
            if (given.watched and not watched(id)) or (given.unseen and watched(id)):
                continue
            reading = read(reader(), row)
            pages.append(score_page(gold_of(report, row["text"]), row["text"], reading))
            more += beyond(report, reading, row["text"])
        found = figures(pages)
        for right, of, name in SHARES:
            print(f"{name:38} {more[right] / max(1, more[of]):.3f} of {more[of]}")
    for name, value in found.items():
        print(f"{name:14} {value}")
    if given.record:
        path = WEIGHTS / "reader.json"
        about = json.loads(path.read_text(encoding="utf-8"))
        part = (
            "agreement"
            if given.agreement
            else "unseen"
            if given.unseen
            else "watched"
            if given.watched
            else "development"
        )
        about[part] = found | {name: [more[right], more[of]] for right, of, name in SHARES if more[of]}
        path.write_text(json.dumps(about, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
