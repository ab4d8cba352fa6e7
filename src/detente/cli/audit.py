"""`detente audit`: a sample to check by hand, and what it says of the record's precision."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from math import sqrt
from pathlib import Path
from typing import Annotated, Any

import typer

from ..nouns.errors import Unreadable, UsageError
from .console import data, tell
from .options import DEFAULT_DB, All, AsJson, Db, Sure, least_confidence
from .words import clean, count

Json = dict[str, Any]

COLUMNS = ("id", "right", "type", "stance", "actor", "recipient", "date", "modality", "evidence", "sentence", "title", "url", "comment")  # fmt: skip
YES, NO = {"y", "yes", "1", "true", "right"}, {"n", "no", "0", "false", "wrong"}


def audit(
    n: Annotated[int, typer.Option("--n", min=1, metavar="N", help="Entries to draw.")] = 200,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the sample goes, a CSV table.")] = Path(
        "audit.csv"
    ),
    filled: Annotated[
        Path | None,
        typer.Option("--filled", metavar="FILE", help="A sample that was checked: its column “right” holds y or n."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed draws another sample.")] = 0,
    json: AsJson = False,
    sure: Sure = False,
    all_: All = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Draw a sample of entries, each type in its share but at least two, to be checked against the pages; filled in,
    it gives the precision of each type with 95 % intervals (Wilson), and of the whole record, weighed by type."""
    from ..record import Record, csv_text

    with Record.open(db, create=False) as record:
        found = record.acts(sure=least_confidence(sure, all_))
        if filled:
            _report(_judged(filled), found, json)
            return
        drawn = sample(found, n, seed)
        texts = {act["document"]["id"]: record.document(act["document"]["id"])["text"] for act in drawn}
    if not drawn:
        raise UsageError("the record has no entries to draw from")
    rows = [_row(act, texts[act["document"]["id"]]) for act in drawn]
    out.write_text(csv_text(rows, COLUMNS), "utf-8", newline="")
    tell(f"{count(len(rows), 'entry', 'entries')} drawn (seed {seed}) into {out}: write y or n into the column “right”")
    tell(f"then: detente audit --filled {out}")


def sample(found: list[Json], n: int, seed: int) -> list[Json]:
    """`n` entries, each type in its share but at least two of it; the same ones for the same seed and record."""
    by_type: dict[str, list[Json]] = defaultdict(list)
    for act in sorted(found, key=lambda act: act["id"]):
        by_type[act["type"]].append(act)
    rng = random.Random(seed)
    drawn = []
    for acts in (by_type[type_] for type_ in sorted(by_type)):
        wanted = min(len(acts), max(2, round(n * len(acts) / len(found))))
        drawn += rng.sample(acts, wanted)
    return drawn


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927): it holds for few and for extreme counts too."""
    z = 1.96
    middle, room = right / of + z * z / (2 * of), z * sqrt(right / of * (1 - right / of) / of + z * z / (4 * of * of))
    return (middle - room) / (1 + z * z / of), (middle + room) / (1 + z * z / of)


def _row(act: Json, text: str) -> Json:
    when = act["when"] or {}
    return {
        "id": act["id"], "type": act["type"], "stance": act["stance"],
        "actor": "; ".join(who["name"] for who in act["actor"]),
        "recipient": "; ".join(who["name"] for who in act["recipient"]),
        "date": when.get("value") or act["document"]["published"], "modality": act["modality"],
        "evidence": act["evidence"]["text"], "sentence": text[act["sentence"]["start"] : act["sentence"]["end"]],
        "title": act["document"]["title"], "url": act["document"]["url"], "right": "", "comment": "",
    }  # fmt: skip


def _judged(path: Path) -> list[tuple[str, bool]]:
    """(type, right) of each row that was judged; UsageError names a row whose answer is neither."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text: save it as CSV UTF-8") from None
    if not rows or not {"right", "type"} <= set(rows[0]):
        raise UsageError(f"{path}: is no sample of detente audit: it lacks the columns right and type")
    judged = []
    for number, row in enumerate(rows, 2):
        said = (row["right"] or "").strip().lower()
        if said and said not in YES | NO:
            raise UsageError(f"{path}, line {number}: “right” is {said!r}: write y or n")
        if said:
            judged.append((row["type"] or "", said in YES))
    if not judged:
        raise UsageError(f"{path}: nothing is filled in: write y or n into the column “right”")
    return judged


def _report(judged: list[tuple[str, bool]], found: list[Json], json: bool) -> None:
    counts: dict[str, list[bool]] = defaultdict(list)
    for type_, right in judged:
        counts[type_].append(right)
    total = {type_: sum(act["type"] == type_ for act in found) for type_ in counts}
    rows = []
    for type_, answers in sorted(counts.items(), key=lambda item: -len(item[1])):
        low, high = wilson(sum(answers), len(answers))
        rows.append({
            "type": type_, "right": sum(answers), "checked": len(answers), "in_record": total[type_],
            "precision": round(sum(answers) / len(answers), 3), "interval": [round(low, 3), round(high, 3)],
        })  # fmt: skip
    weight = sum(total.values())
    shares = [
        (row["precision"], row["in_record"] / weight if weight else row["checked"] / len(judged), row["checked"])
        for row in rows
    ]
    whole = sum(p * share for p, share, _ in shares)
    error = 1.96 * sqrt(sum(share**2 * p * (1 - p) / max(1, n - 1) for p, share, n in shares))
    summary = {"checked": len(judged), "precision": round(whole, 3), "interval": [round(max(0, whole - error), 3), round(min(1, whole + error), 3)]}  # fmt: skip
    if json:
        data({"types": rows, "record": summary})
        return
    for row in rows:
        low, high = row["interval"]
        tell(
            f"{clean(row['type']) or '(no type)':10} {row['precision']:.3f}  [{low:.3f}, {high:.3f}]  {row['right']} of {row['checked']}"
        )
    low, high = summary["interval"]
    tell(
        f"{'record':10} {whole:.3f}  [{low:.3f}, {high:.3f}]  {summary['checked']} checked, weighed by how many of each type the record has"
    )
