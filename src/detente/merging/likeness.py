"""How alike two texts are: cosine of word vectors weighed by how rare each word is in the news.

The weights come from a fixed table (2,190 articles of world news, training/merging/frequencies.py), not from the
record, so that what two texts score does not change with what else was read, nor with the order it was read in.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

Vector = dict[str, float]
"""Weight of each stem; the squares sum to one."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """English word → its stem ("refused" → "refus"), by the Porter2 algorithm; a possessive ending goes."""
    return _stemmer.stemWord(re.sub(r"['’]s?$", "", word.lower()))


def stems(text: str) -> list[str]:
    """The stems of all words and numbers, in their order."""
    return [stem(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1)
def _rarity() -> tuple[dict[str, float], float]:
    """Inverse document frequency of each stem, and that of one the table does not have."""
    with gzip.open(str(files(__package__).joinpath("data/frequencies.tsv.gz")), "rt", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    total = int(rows[0][1])
    return {word: math.log(total / (1 + int(count))) for word, count in rows[1:]}, math.log(total / 2)


def rarity(word: str) -> float:
    known, unknown = _rarity()
    return known.get(word, unknown)


def vector(*texts: str, most: int | None = None, without: Collection[str] = ()) -> Vector:
    """The vector of some texts together, of the `most` heaviest stems, those in `without` left out. Empty where no
    word says anything."""
    counts = Counter(word for text in texts for word in stems(text))
    weighed = {
        word: (1 + math.log(n)) * rarity(word)
        for word, n in counts.items()
        if word not in without and rarity(word) > COMMON
    }
    if most and len(weighed) > most:
        weighed = dict(sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {word: weight / length for word, weight in weighed.items()} if length else {}


COMMON = 1.0
"""Rarity up to which a stem counts for nothing: it stands in more than a third of all articles."""


def cosine(one: Vector, other: Vector) -> float:
    """From 0 (nothing in common) to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
