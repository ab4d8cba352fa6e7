"""Reads rulers of 2000 to 2014 out of the Phoenix actor dictionary (Open Event Data Alliance, MIT licence).

    python training/gazetteer/phoenix.py Phoenix.Countries.actors.txt src/detente/gazetteer/data

Takes the entries marked CountryInfo.txt with a term of government that ended after 1999 and has exact days: those are
heads of state and government, while ministers have whole months. Leaves out who is in ``people.tsv`` (by name, or by a
term that begins or ends on the same day) and names that are not two to four plain words, and writes
``people-phoenix.tsv``. The dictionary does not say which office it was, so `office` stays empty, and its lists end in
early 2014, so a term that was open then gets no row: whether it went on is not known.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from detente.gazetteer.names import sound  # noqa: E402
from detente.gazetteer.tables import countries, read, split  # noqa: E402

_TERM = re.compile(r"\[([A-Z]{3})GOV (\d{6})-(\d{6})\]")
_NAME = re.compile(r"[A-Z][A-Z'\-]+(?:_[A-Z'\-]+){1,3}_?")
_SMALL = frozenset(["al", "bin", "ibn", "de", "del", "della", "di", "da", "dos", "van", "von", "der", "la", "le", "el"])
_HONOUR = re.compile(r"^(?:Dame|Sir|Lyonpo|Samdech|Dato|Tan Sri) ")
WRONG = frozenset(["Man Mohan Adhikari"])
"""Rows that cannot be: he died in 1999, the source has him rule from 2001."""
HEAD = (
    "# Heads of state and government of 2000 to 2014 that people.tsv lacks. Source: Phoenix.Countries.actors.txt of PETRARCH-2,\n"
    "# Open Event Data Alliance, MIT licence; read by training/gazetteer/phoenix.py. The source does not name the office.\n"
    "name\taliases\tfamily\talone\tcountry\tbody\toffice\tsector\tstart\tend\tsource\n"
)


def rulers(text: str) -> Iterator[tuple[str, str, str, str]]:
    """(name, ISO3, start, end) of every term, names in usual case, dates YYYY-MM-DD."""
    name = ""
    for line in text.splitlines():
        if line and line[0] not in "#+\t ":
            head = line.split("#")[0].strip()
            name = head if "CountryInfo" in line and _NAME.fullmatch(head) else ""
        for country, start, end in _TERM.findall(line if name else ""):
            if int(end[:2]) <= 14 and not (start.endswith("01") and end[4:] in ("28", "29", "30", "31")):
                yield _usual(name), country, _date(start), _date(end)


def _usual(name: str) -> str:
    words = name.strip("_").lower().split("_")
    return _HONOUR.sub("", " ".join(word if word in _SMALL and i else word.title() for i, word in enumerate(words)))


def _date(yymmdd: str) -> str:
    century = "20" if int(yymmdd[:2]) <= 14 else "19"
    return f"{century}{yymmdd[:2]}-{yymmdd[2:4]}-{yymmdd[4:]}"


def main(source: Path, data: Path) -> None:
    known = {
        (row["country"], sound(name))
        for row in read(data / "people.tsv")
        for name in (row["name"], *split(row["aliases"]))
    }
    families = {(row["country"], sound(row["family"] or row["name"].split()[-1])) for row in read(data / "people.tsv")}
    dates = {(row["country"], row[side]) for row in read(data / "people.tsv") for side in ("start", "end")}
    states = {country.iso3 for country in countries()}
    lines = []
    for name, country, start, end in sorted(set(rulers(source.read_text("utf-8", "replace")))):
        own = (country, sound(name)) in known or (country, sound(name.split()[-1])) in families
        own = own or (country, sound(name.split()[0])) in families
        own = own or (country, start) in dates or (country, end) in dates
        if country in states and not own and start < end and name not in WRONG:
            lines.append("\t".join([name, "", "", "", country, "", "", "GOV", start, end, "Phoenix"]))
    (data / "people-phoenix.tsv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} terms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
