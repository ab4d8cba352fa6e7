"""The annotator's desk.

    python -m training.annotation show 17 ...        numbered sentences of rows of the allsides set
    python -m training.annotation check FILE ...     what does not add up in marks files
    python -m training.annotation compile            marks files → training/corpus/*.jsonl
    python -m training.annotation compile-development       … → benchmarks/accuracy/development*.jsonl

A marks file's first line names its text: ``report allsides ROW`` (the row's number in the set, which stays
outside the project) or ``report written NAME | published 2025-03-04 | headline …``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import re
import sys

from detente.reading.sentences import sentence_offsets

from .marks import Report, parse

HERE = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DETENTE_DATA", HERE.parent.parent / "shared" / "data"))
WORK = HERE / "work"
CORPUS = HERE / "corpus"
DEVELOPMENT = HERE.parent / "benchmarks" / "accuracy"


def allsides() -> list[dict]:
    path = SHARED / "news_corpus" / "allsides_world.jsonl"
    if not path.exists():
        sys.exit(f"{path} is not there: set DETENTE_DATA to the folder that holds news_corpus/")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def written(marks: str) -> tuple[str, list[tuple[int, int]]]:
    """Text and sentence offsets of a written report; an empty line between sentences begins a paragraph."""
    text, spans, gap = "", [], ""
    for line in marks.splitlines():
        if match := re.fullmatch(r"(\d+)>\s?(.*)", line.strip()):
            if int(match[1]) != len(spans) + 1:
                raise SystemExit(f"sentence {match[1]} comes after {len(spans)}: number them 1, 2, 3 …")
            text += gap
            spans.append((len(text), len(text) + len(match[2])))
            text += match[2]
            gap = " "
        elif not line.strip() and spans:
            gap = "\n\n"
    return text, spans


def load(path: pathlib.Path, rows: list[dict] | None = None) -> tuple[dict, Report]:
    """The head of a marks file as fields, and the report parsed."""
    marks = path.read_text(encoding="utf-8")
    first, *fields = [part.strip() for part in marks.splitlines()[0].split("|")]
    kind, name = first.split()[1:3] if first.startswith("report ") else ("", "")
    head = {"set": kind, "id": name} | dict(part.split(" ", 1) for part in fields if " " in part)
    if kind == "allsides":
        row = (rows or allsides())[int(name)]
        text, spans = row["text"], sentence_offsets(row["text"])
        head |= {"row": int(name), "id": row["id"], "sha1": hashlib.sha1(text.encode()).hexdigest()}
    elif kind == "written":
        text, spans = written(marks)
    else:
        raise SystemExit(f"{path}: the first line must be 'report allsides ROW' or 'report written NAME | …'")
    return head, parse(marks, Report(text, spans))


def show(numbers: list[int]) -> None:
    rows = allsides()
    for number in numbers:
        row = rows[number]
        print(f"report allsides {number}\n# {row['title']} | {row['source']} | {row['date']}")
        for i, (start, end) in enumerate(sentence_offsets(row["text"]), 1):
            print(f"{i}> {row['text'][start:end]}")
        print()


def check(paths: list[pathlib.Path]) -> bool:
    rows, good = None, True
    for path in paths:
        if "report allsides" in path.read_text(encoding="utf-8")[:40]:
            rows = rows or allsides()
        _, report = load(path, rows)
        good &= not report.errors
        print(f"{path.name}: {len(report.acts)} acts, {len(report.mentions)} mentions, {len(report.errors)} errors")
        for error in report.errors:
            print("   ", error)
    return good


def compile_all() -> None:
    """Marks files of real articles are working papers: what was compiled from earlier ones stays."""
    compile_into(CORPUS / "allsides.jsonl", sorted(WORK.glob("allsides/*.txt")))
    compile_into(CORPUS / "written.jsonl", sorted((CORPUS / "written").glob("*.txt")))


def compile_development() -> None:
    """The articles that measure and never train, and the tenth of them that a second annotator marked without
    having seen the first one's marks."""
    compile_into(DEVELOPMENT / "development.jsonl", sorted(WORK.glob("development/*.txt")))
    compile_into(DEVELOPMENT / "development_again.jsonl", sorted(WORK.glob("again/*.txt")))


def compile_into(target: pathlib.Path, paths: list[pathlib.Path]) -> None:
    rows = allsides()
    old = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
    reports = {json.loads(line)["id"]: line for line in old}
    for path in paths:
        head, report = load(path, rows)
        if report.errors:
            print(f"left out, {len(report.errors)} errors: {path.name}")
            continue
        reports[head["id"]] = json.dumps(head | report.compiled(), ensure_ascii=False)
    target.write_text("".join(f"{line}\n" for line in reports.values()), encoding="utf-8")
    print(f"{target.stem}: {len(reports)} reports")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show").add_argument("rows", nargs="+", type=int)
    commands.add_parser("check").add_argument("files", nargs="+", type=pathlib.Path)
    commands.add_parser("compile")
    commands.add_parser("compile-development")
    given = parser.parse_args()
    if given.command == "show":
        show(given.rows)
    elif given.command == "check":
        sys.exit(0 if check(given.files) else 1)
    elif given.command == "compile":
        compile_all()
    else:
        compile_development()


if __name__ == "__main__":
    main()
