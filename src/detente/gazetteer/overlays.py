"""A user's own actors: dictionaries brought in once, before the shipped tables ever after.

Each lies in a folder of its own under `home()`, as tables in the columns of ours, so that it can be looked at, edited
and taken out again.
"""

from __future__ import annotations

import calendar
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..nouns.errors import UsageError
from .names import slug
from .phoenix import Listed, listed
from .tables import DATA, TABLES, countries, read

HOME = "DETENTE_ACTORS"
"""Environment variable that names another folder for overlays."""
COLUMNS = {
    "people": ("name", "aliases", "family", "alone", "country", "body", "office", "sector", "start", "end", "source"),
    "bodies": ("name", "aliases", "country", "sector", "id", "kind", "later", "source"),
}


def home() -> Path:
    """Where overlays lie: in the user's folder for application data, or where `HOME` says."""
    if os.environ.get(HOME):
        return Path(os.environ[HOME])
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", Path.home())) / "detente" / "actors"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "detente" / "actors"


def installed() -> list[Path]:
    """The folders of all overlays, by name."""
    return sorted(path for path in home().glob("*") if path.is_dir() and not path.name.startswith("."))


def bring_in(source: Path) -> tuple[Path, dict[str, int]]:
    """Adds a dictionary: its folder, and how many rows each table got. What was there under its name is replaced.

    `source` is a Phoenix-style actor file, or a table named and headed as one of ours ("people.tsv"). Raises
    UsageError when it is neither, and leaves what was there.
    """
    try:
        text = source.read_text("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"{source}: {error.strerror or error}") from None
    name = slug(source.stem)
    rows = _own_table(source) if source.suffix == ".tsv" else _from_phoenix(listed(text), name)
    if not any(rows.values()):
        raise UsageError(
            f"{source}: no actors found: give a Phoenix-style dictionary (NAME_ [CODE]) or a table such as people.tsv"
        )
    home().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home(), prefix=".new-") as made:
        for table, lines in rows.items():
            (Path(made) / f"{table}.tsv").write_text("".join(f"{line}\n" for line in lines), "utf-8")
        target = home() / name
        if target.exists():
            shutil.rmtree(target)
        shutil.copytree(made, target)
    return target, {table: len(lines) - 1 for table, lines in rows.items()}


def take_out(name: str) -> Path:
    """Removes an overlay by its name. Raises UsageError when there is none."""
    for path in installed():
        if path.name == name:
            shutil.rmtree(path)
            return path
    names = ", ".join(path.name for path in installed()) or "none"
    raise UsageError(f"no dictionary {name!r} was brought in; there are: {names}")


def _own_table(source: Path) -> dict[str, list[str]]:
    """A table in our own columns, refused when its name or its head is another."""
    if source.stem not in TABLES:
        raise UsageError(f"{source}: a table is named as one of ours: {', '.join(f'{table}.tsv' for table in TABLES)}")
    wanted = next(iter(read(DATA / f"{source.stem}.tsv")))
    lines = [line for line in source.read_text("utf-8", "replace").splitlines() if line and line[0] != "#"]
    given = lines[0].split("\t") if lines else []
    missing = [column for column in wanted if column not in given]
    if missing:
        raise UsageError(f"{source}: the first line lacks the columns {', '.join(missing)}")
    return {source.stem: lines} if len(lines) > 1 else {}


def _from_phoenix(actors: Iterable[Listed], source: str) -> dict[str, list[str]]:
    """People are those whose code has dates; the rest are bodies."""
    states = frozenset(country.iso3 for country in countries())
    people = ["\t".join(COLUMNS["people"])]
    bodies = ["\t".join(COLUMNS["bodies"])]
    for actor in actors:
        if dated := [term for term in actor.terms if term.start or term.end]:
            people += (
                _line("people", row)
                for term in dated
                for country, sectors in [term.read(states)]
                if (row := _person(actor, country, sectors, _valid(term.start), _valid(term.end), source))
            )
        elif actor.terms:
            country, sectors = actor.terms[0].read(states)
            row = {"name": _plain(actor.names[0]), "aliases": _aliases(actor), "country": country, "source": source}
            bodies.append(_line("bodies", row | {"sector": "|".join(sectors)}))
    return {table: lines for table, lines in (("people", people), ("bodies", bodies)) if len(lines) > 1}


def _person(actor: Listed, country: str, sectors: tuple[str, ...], start: str, end: str, source: str) -> dict[str, str]:
    return {
        "name": _plain(actor.names[0]), "aliases": _aliases(actor), "country": country, "sector": "|".join(sectors),
        "start": start, "end": end, "source": source,
    }  # fmt: skip


def _aliases(actor: Listed) -> str:
    names = dict.fromkeys(_plain(name) for name in actor.names)
    brackets = re.findall(r"\((\w+)\)", actor.names[0])
    return "|".join([*list(names)[1:], *brackets])


def _plain(name: str) -> str:
    """A name without what stands in brackets, and without what would break a cell."""
    return " ".join(re.sub(r"\([^)]*\)?|[|\t]", " ", name).split())


def _line(table: str, row: dict[str, str]) -> str:
    return "\t".join(row.get(column, "") for column in COLUMNS[table])


def _valid(date: str) -> str:
    """A date that exists, "" or the month where the list's day does not ("060631")."""
    if not date:
        return ""
    year, month, day = (int(part) for part in date.split("-"))
    if not 1 <= month <= 12:
        return f"{year}"
    return date if 1 <= day <= calendar.monthrange(year, month)[1] else date[:7]


def described() -> Iterator[tuple[str, int]]:
    """Name and number of rows of every overlay."""
    for path in installed():
        yield path.name, sum(1 for table in path.glob("*.tsv") for _ in read(table))
