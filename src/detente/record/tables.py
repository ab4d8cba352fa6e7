"""Acts as flat rows, and rows as CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..nouns.contract import Json

_SURROGATE = re.compile("[\ud800-\udfff]")

Row = dict[str, Any]

JOIN = "; "
"""Between the values of a list in one cell."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell may not begin with: spreadsheets take the first four for a formula, and skip the others before one."""


def act_row(act: Json) -> Row:
    """One act, as `Record.acts` gives it, in the columns of `COLUMNS`. Values are text, numbers or None."""
    when, where, condition, report = (act[part] or {} for part in ("when", "where", "condition", "reported_by"))
    document = act["document"]
    return {
        "id": act["id"],
        "date": when.get("value") or document["published"],
        "until": when.get("until"),
        # Without a date of its own the act has the page's: said here, so that a fall-back is never taken for a find.
        "date_basis": when.get("basis") if when.get("value") else ("publication" if document["published"] else None),
        **_side("actor", act["actor"]),
        **_side("recipient", act["recipient"]),
        "type": act["type"],
        "mode": act["mode"],
        "context": JOIN.join(act["context"]),
        "stance": act["stance"],
        "voice": act["voice"],
        "modality": act["modality"],
        "quad": act["quad"],
        "score": act["score"],
        "cameo": act["cameo"],
        "content": act["content"]["text"] if act["content"] else None,
        "condition_kind": condition.get("kind"),
        "condition": condition.get("text"),
        "ascribed_by": act["ascribed_by"],
        "claimed_by": act["claimed_by"],
        "denied_by": act["denied_by"],
        "reported_by": report.get("name"),
        "place": where.get("name"),
        "place_country": where.get("country"),
        "lat": where.get("lat"),
        "lon": where.get("lon"),
        "evidence": act["evidence"]["text"],
        "confidence": act["confidence"],
        "page": document["id"],
        "title": document["title"],
        "source": document["source"],
        "url": document["url"],
        "published": document["published"],
    }


def _side(role: str, side: Sequence[Json]) -> Row:
    return {
        role: JOIN.join(who["name"] for who in side),
        f"{role}_country": JOIN.join(who["country"] for who in side),
        f"{role}_sector": JOIN.join(" ".join(who["sector"]) for who in side),
    }


COLUMNS = (
    "id", "date", "until", "date_basis", "actor", "actor_country", "actor_sector", "recipient", "recipient_country",
    "recipient_sector", "type", "mode", "context", "stance", "voice", "modality", "quad", "score", "cameo", "content",
    "condition_kind", "condition", "ascribed_by", "claimed_by", "denied_by", "reported_by", "place", "place_country",
    "lat", "lon", "evidence", "confidence", "page", "title", "source", "url", "published",
)  # fmt: skip


def csv_text(rows: Iterable[Row], columns: Sequence[str] = COLUMNS) -> str:
    """The rows as CSV (RFC 4180, a header line, CRLF), ready to be written as UTF-8 with ``newline=""``.

    Text that begins as a formula would gets an apostrophe before it; numbers stay numbers. None is an empty cell. A
    lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _SURROGATE.sub("\ufffd", value)
    return f"'{text}" if text.startswith(RISKY) else text
