"""A team's own reviews → annotated pages, so that they measure the reader and can teach it.

Pages whose every entry has been reviewed are written in the form of the project's examples (``gold/ID.json``,
``pages/ID.txt``; ../shared/examples/SCHEME.md). What was rejected is left out, what was corrected is as it was
corrected, what was added is in.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..nouns.contract import Json
from ..record import Record

COARSER = {"JRN": "MED", "COP": "MIL", "SPY": "GOV", "LEG": "GOV", "JUD": "GOV", "ELI": "OTH", "UNK": "OTH"}
"""PLOVER's sectors → the scheme's coarser ones, where it lacks them."""


def write_reviewed(record: Record, folder: Path) -> int:
    """Writes every page that was reviewed whole into `folder`; how many there are."""
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    (folder / "pages").mkdir(exist_ok=True)
    open_pages = {act["document"]["id"] for act in record.acts(state="unreviewed")}
    reviewed = {row["page_id"] for row in record.reviews() if not row["undone"]}
    for page in sorted(reviewed - open_pages):
        reading = record.reading(page)
        document = reading["document"]
        acts = [{k: v for k, v in act.items() if k != "document"} for act in record.acts(page=page)]
        (folder / "gold" / f"{page}.json").write_text(json.dumps(_gold(reading, acts), ensure_ascii=False), "utf-8")
        head = f"URL: {document['url'] or 'unknown'}\nPUBLISHED: {document['published'] or 'unknown'}\n\n"
        with (folder / "pages" / f"{page}.txt").open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(head + document["text"])
    return len(reviewed - open_pages)


def _gold(reading: Json, acts: list[Json]) -> Json:
    document = reading["document"]
    body = document["body"]
    text = document["text"]
    return {
        "id": document["id"],
        "title": document["title"]["text"] if document["title"] else "",
        "body_first": text[body[0]["start"] : body[0]["end"]][:60] if body else "",
        "body_last": text[body[-1]["start"] : body[-1]["end"]][-60:] if body else "",
        "boilerplate": [],
        "statements": [
            {
                "evidence": act["evidence"]["text"], "holder": _participant(act["actor"]) or _nobody(),
                "toward": _participant(act["recipient"]), "kind": act["stance"], "plover": act["type"],
                "condition": act["condition"]["text"] if act["condition"] else None,
                "reported_by": act["reported_by"]["text"] if act["reported_by"] else None,
            }
            for act in acts if act["stance"]
        ],
        "events": [
            {
                "evidence": act["evidence"]["text"], "actor": _participant(act["actor"]) or _nobody(),
                "recipient": _participant(act["recipient"]), "plover": act["type"], "modality": act["modality"],
                "when": (act["when"] or {}).get("value") or "", "where": (act["where"] or {}).get("name") or "",
            }
            for act in acts if not act["stance"]
        ],
        "quotes": [
            {"quote": quote["text"], "speaker": {"text": quote["speaker"]["text"], "name": quote["speaker"]["name"]}}
            for quote in reading["quotes"] if quote["speaker"]
        ],
    }  # fmt: skip


def _participant(side: list[Json]) -> Json | None:
    if not side:
        return None
    sector = side[0]["sector"][0] if side[0]["sector"] else ""
    return {
        "text": side[0]["text"] or side[0]["name"], "name": "; ".join(who["name"] for who in side),
        "country": side[0]["country"], "sector": COARSER.get(sector, sector),
    }  # fmt: skip


def _nobody() -> Json:
    return {"text": "", "name": "", "country": "", "sector": ""}
