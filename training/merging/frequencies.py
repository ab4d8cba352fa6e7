"""In how many articles of world news each stem stands → src/detente/merging/data/frequencies.tsv.gz.

    python -m training.merging.frequencies

Counts alone leave the set: no text, and no stem that fewer than four articles have.
"""

from __future__ import annotations

import gzip
from collections import Counter
from importlib.resources import files

from detente.merging.likeness import stems

from ..annotation.__main__ import allsides

LEAST = 4


def main() -> None:
    rows = allsides()
    counts = Counter(word for row in rows for word in set(stems(f"{row['title']} {row['text']}")))
    lines = [f"\t{len(rows)}\n", *(f"{word}\t{n}\n" for word, n in sorted(counts.items()) if n >= LEAST)]
    target = str(files("detente.merging").joinpath("data/frequencies.tsv.gz"))
    with (
        open(target, "wb") as file,
        gzip.GzipFile("", "wb", 9, file, 0) as packed,
    ):  # no name, no time: same bytes again
        packed.write("".join(lines).encode())
    print(f"{len(lines) - 1} stems")


if __name__ == "__main__":
    main()
