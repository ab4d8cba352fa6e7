"""The TSV files under ``data/`` as records.

A table's lines that begin with ``#`` are its head (what it holds, credits); the first other line names the columns.
``|`` parts the values of one cell.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .entry import Entry
from .names import slug
from .people import Person, Term

DATA = Path(__file__).parent / "data"
TABLES = ("countries", "people", "bodies", "groups", "roles", "traps")

Row = dict[str, str]


@dataclass(frozen=True)
class Country:
    """A state. `names` and `adjectives` hold the preferred one first; `speaks` are the names of its government
    (capital, seats of power); `head` is the office meant by "its leader"."""

    iso3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    speaks: tuple[str, ...]
    capitals: tuple[str, ...]
    head: str
    source: str

    @property
    def entry(self) -> Entry:
        return Entry(self.names[0], self.iso3, ("GOV",), self.iso3, "state", source=self.source)

    @property
    def adjective(self) -> str:
        return self.adjectives[0] if self.adjectives else self.names[0]

    def people(self) -> list[str]:
        """Words for its people in the plural: "Koreans", "Swedes"; none for "French" and "Chinese"."""
        return [
            adjective if adjective.endswith(("s", "men")) else adjective + "s"
            for adjective in self.adjectives
            if not adjective.endswith(("ese", "ish", "ch", "sh", "x", "man", "ss")) and not adjective.isupper()
            and "." not in adjective
        ]  # fmt: skip


@dataclass(frozen=True)
class Role:
    """A role word. `office` is its normal form when one person holds it; `unit` the institution it means: "=" for the
    state itself, "" when the words name it themselves."""

    words: str
    sector: tuple[str, ...]
    office: str
    unit: str


def read(path: Path) -> Iterator[Row]:
    """The rows of one table, missing cells as ""."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""
        )


def rows(table: str, overlays: Iterable[Path]) -> Iterator[Row]:
    """A table's rows: a user's own first, since the first entry of a name wins, then the shipped ones.

    An overlay is a folder with files named as ours, or one such file. Every shipped file whose name begins with the
    table's counts (``people.tsv``, ``people-phoenix.tsv``).
    """
    for overlay in overlays:
        own = overlay / f"{table}.tsv" if overlay.is_dir() else overlay
        if own.stem == table and own.exists():
            yield from read(own)
    for path in sorted(DATA.glob(f"{table}*.tsv"), key=lambda path: len(path.name)):
        yield from read(path)


def split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def countries(overlays: Iterable[Path] = ()) -> Iterator[Country]:
    """All states; a ``~`` behind a capital or adjective marks one that never stands for the state by itself."""
    for row in rows("countries", overlays):
        capitals = split(row["capital"])
        yield Country(
            row["iso3"],
            (row["name"], *split(row["names"])),
            tuple(a for a in split(row["adjectives"]) if not a.endswith("~")),
            tuple(s for s in (*capitals, *split(row["metonyms"])) if not s.endswith("~")),
            tuple(c.rstrip("~") for c in capitals),
            row["head"],
            row["source"],
        )


Later = tuple[dt.date, tuple[str, ...]]


def named(table: str, overlays: Iterable[Path] = ()) -> Iterator[tuple[Entry, tuple[str, ...], Later | None]]:
    """Entries of ``bodies`` or ``groups`` with all their names; third, a change of sectors ("2021-08-15:GOV")."""
    kind = {"bodies": "body", "groups": "group"}[table]
    for row in rows(table, overlays):
        name, country = row["name"], row["country"]
        yield (
            Entry(
                name,
                country,
                split(row["sector"]),
                row.get("id") or f"{country or 'int'}:{slug(name)}",
                row.get("kind") or kind,
                source=row["source"],
            ),
            (name, *split(row["aliases"])),
            _later(row.get("later") or ""),
        )


def _later(cell: str) -> Later | None:
    date, _, sector = cell.partition(":")
    return (dt.date.fromisoformat(date), split(sector)) if cell else None


def people(overlays: Iterable[Path] = ()) -> list[Person]:
    """Everybody with all terms of office, in the files' order."""
    found: dict[str, Person] = {}
    for row in rows("people", overlays):
        name, country = row["name"], row["country"]
        id = f"{country or 'int'}:{slug(name)}"
        person = found.get(id)
        if person is None:
            person = found[id] = Person(name, country, id, row["family"] or name.split()[-1], row["alone"] == "y")
        person.aliases += tuple(a for a in split(row["aliases"]) if a not in person.aliases)
        person.terms += (
            Term(row["office"], split(row["sector"]), row["start"], row["end"], row["body"], row["source"]),
        )
    return list(found.values())


def roles(overlays: Iterable[Path] = ()) -> Iterator[Role]:
    for row in rows("roles", overlays):
        yield Role(row["words"], split(row["sector"]), row["office"], row["unit"])


def traps(overlays: Iterable[Path] = ()) -> Iterator[str]:
    """Phrases in which a country's name means no country: "English Channel", "Paris Hilton"."""
    for row in rows("traps", overlays):
        yield row["words"]
