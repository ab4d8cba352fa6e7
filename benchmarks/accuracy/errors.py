"""What goes wrong, by how often: the annotated pages and the development articles that may be looked at.

    python -m benchmarks.accuracy.errors ../shared/examples ../shared/data [--record] [--show KIND]

Every annotated act that no entry matches in actor, type and recipient is one error, under the first of its causes; every
entry above the threshold that matches nothing, and is no part of such an error, is one too. ``--show`` prints the
errors of one kind with their words; ``--record`` keeps the counts in reader.json, for docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.evaluate.folder import read_folder
from detente.evaluate.score import Pairing, Words, annotated
from detente.nouns.contract import reading_json
from detente.pages import to_article
from detente.reading.encoder import WEIGHTS
from detente.reading.reader import Reader, reader

from .development import articles, gold_of, page_of_row, watched

Json = dict[str, Any]
TOUCHES = 0.3
"""Overlap from which an entry is on an annotated act's words, as the scorer has it."""


def pages(examples: Path, data: Path, with_reader: Reader) -> Iterator[tuple[Json, str, Json]]:
    """Annotation, text and whole reading of every page that may be looked at."""
    for gold, page, reading in read_folder(examples, with_reader, least=0.0):
        yield gold, page.text, reading
    for id, (report, row) in articles("development", data).items():
        if watched(id):
            article = to_article(page_of_row(row))
            yield (
                gold_of(report, row["text"]),
                row["text"],
                reading_json(with_reader.read(article), with_reader.codebook),
            )


def errors(gold: Json, text: str, reading: Json, least: float) -> Iterator[tuple[str, str, str]]:
    """(kind, what the annotation has, what the entry has) of each error of a page."""
    words = Words(text, reading["document"]["text"])
    kept = [act for act in reading["acts"] if act["confidence"] >= least]
    real = annotated(gold, text)
    typed = [x for x in real if x["type"]]
    shown, all_ = Pairing(kept, words), Pairing(reading["acts"], words)
    right = {j: i for i, j in shown.pairs(shown.whom, typed)}
    possible = {j for _, j in all_.pairs(all_.whom, typed)}
    typed_right, who_right = ({j: i for i, j in shown.pairs(test, typed)} for test in (shown.what, shown.who))
    explained = set(right.values())
    for j, x in enumerate(typed):
        if j in right:
            continue
        near = [i for i in range(len(kept)) if shown.near(i, x) > TOUCHES]
        same = [i for i in near if kept[i]["type"] == x["type"]]
        i: int | None = None
        if j in possible:
            kind = "right, but less sure than the threshold"
        elif j in typed_right:
            i = typed_right[j]
            kind = "recipient " + ("missed" if not kept[i]["recipient"] else "invented" if not x["rec"] else "another")
        elif j in who_right:
            i = who_right[j]
            kind = "another type"
        elif same:
            i = same[0]
            kind = "actor " + ("missed" if not kept[i]["actor"] else "another")
        elif any(all_.near(n, x) > TOUCHES and a["type"] == x["type"] for n, a in enumerate(reading["acts"])):
            kind = "of the right type, but unsure and with wrong sides"
        elif any(all_.near(n, x) > TOUCHES for n in range(len(reading["acts"]))):
            kind = "only other acts seen on its words"
        else:
            kind = "nothing seen on its words"
        if i is None:
            yield kind, _told(x, text), ""
        else:
            explained.add(i)
            yield kind, _told(x, text), _said(kept[i])
    for i, act in enumerate(kept):
        if i in explained or not act["type"] or any(shown.whom(act, x) for x in typed):
            continue
        near = [x for x in real if shown.near(i, x) > TOUCHES]
        if any(shown.who(act, x) for x in near if not x["type"]):
            continue  # an assertion that the annotation leaves without type: counts neither way
        yield ("a second entry on an act's words" if near else "an entry where no act is annotated"), "", _said(act)


def _told(x: Json, text: str) -> str:
    sides = [(x[role] or {}).get("name") or "–" for role in ("actor", "rec")]
    return f"{x['type']} {x['stance']} {sides[0]} > {sides[1]} | {text[slice(*x['span'])]}"


def _said(act: Json) -> str:
    sides = [", ".join(who["name"] for who in act[role]) or "–" for role in ("actor", "recipient")]
    return f"{act['type']} {act['stance']} {sides[0]} > {sides[1]} | {act['evidence']['text']} ({act['confidence']})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--record", action="store_true", help="keep the counts in reader.json, for the documents")
    parser.add_argument("--show", metavar="KIND", help="the errors of the kind that begins so, with their words")
    given = parser.parse_args()
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    types: Counter[str] = Counter()
    for gold, text, reading in pages(given.examples, given.data, reader()):
        for kind, wanted, said in errors(gold, text, reading, reader().threshold):
            found[kind].append((wanted, said))
            if kind == "another type":
                types[f"{wanted.split()[0]} as {said.split()[0] if said[0] != ' ' else 'no type'}"] += 1
    total = sum(map(len, found.values()))
    counted = sorted(((kind, len(some)) for kind, some in found.items()), key=lambda row: -row[1])
    for kind, n in counted:
        print(f"{n:5} {n / total:.3f} {kind}")
        if given.show and kind.startswith(given.show):
            for wanted, said in found[kind]:
                print(f"        {wanted}\n     →  {said}")
    print("types:", ", ".join(f"{pair} {n}" for pair, n in types.most_common(10)))
    if given.record:
        path = WEIGHTS / "reader.json"
        about = json.loads(path.read_text(encoding="utf-8"))
        about["errors"] = {"total": total, "kinds": counted, "types": types.most_common(6)}
        path.write_text(json.dumps(about, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
