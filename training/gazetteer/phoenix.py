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
from detente.gazetteer.phoenix import listed  # noqa: E402
from detente.gazetteer.tables import countries, read, split  # noqa: E402

_NAME = re.compile(r"[A-Z][A-Za-z'\-]+(?: [A-Za-z][A-Za-z'\-]+){1,3}")
_HONOUR = re.compile(r"^(?:Dame|Sir|Lyonpo|Samdech|Dato|Tan Sri) ")
WRONG = frozenset(["Man Mohan Adhikari", "Strobe Talbott"])
"""Rows that cannot be: one died in 1999 and rules from 2001 in the source, the other was a deputy secretary."""
HEAD = (
    "# Heads of state and government of 2000 to 2014 that people.tsv lacks. Source: Phoenix.Countries.actors.txt of PETRARCH-2,\n"
    "# Open Event Data Alliance, MIT licence; read by training/gazetteer/phoenix.py. The source does not name the office.\n"
    "name\taliases\tfamily\talone\tcountry\tbody\toffice\tsector\tstart\tend\tsource\n"
)


def rulers(text: str) -> Iterator[tuple[str, str, str, str]]:
    """(name, ISO3, start, end) of every term, names in usual case, dates YYYY-MM-DD."""
    for actor in listed(text):
        if "CountryInfo" not in actor.remark or not _NAME.fullmatch(actor.names[0]):
            continue
        for term in actor.terms:
            whole_months = term.start.endswith("-01") and term.end[8:] in ("28", "29", "30", "31")
            if re.fullmatch("[A-Z]{3}GOV", term.code) and "2000" <= term.end[:4] <= "2014" and not whole_months:
                yield _HONOUR.sub("", actor.names[0]), term.code[:3], term.start, term.end


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
