"""CAMEO codes read as PLOVER. The table is data (`cameo.tsv`), corrections and their reasons beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ROOT_DIGITS = 2


@dataclass(frozen=True, slots=True)
class CameoEntry:
    """What one CAMEO code says in PLOVER. `swap`: the actor is CAMEO's target and the recipient its source.

    `printed` is what the published table has where we read otherwise, and `why` the reason; both mostly "".
    """

    code: str
    type: str
    mode: str = ""
    contexts: tuple[str, ...] = ()
    swap: bool = False
    printed: str = ""
    why: str = ""


def from_cameo(code: str) -> CameoEntry | None:
    """The entry for a CAMEO code of two to four digits; a code that is not listed counts as the nearest above it.

    None for what PLOVER dropped (roots 01 and 02) and for what is no CAMEO code. A root's 0 must be there: "03", "030".
    """
    table = cameo_table()
    while len(code) >= ROOT_DIGITS:
        if code in table:
            return table[code]
        code = code[:-1]
    return None


@cache
def cameo_table() -> dict[str, CameoEntry]:
    """Every code of `cameo.tsv`, roots included."""
    lines = files(__package__).joinpath("cameo.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    columns, *rows = rows
    return {entry.code: entry for entry in (_entry(dict(zip(columns, row, strict=False))) for row in rows)}


def _entry(row: dict[str, str]) -> CameoEntry:
    contexts = row.get("contexts", "")
    return CameoEntry(
        code=row["code"],
        type=row["type"],
        mode=row.get("mode", ""),
        contexts=tuple(contexts.split("+")) if contexts else (),
        swap=row.get("swap") == "yes",
        printed=row.get("printed", ""),
        why=row.get("why", ""),
    )
