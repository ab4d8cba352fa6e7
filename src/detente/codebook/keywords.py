"""Which lists of keywords a sentence answers to. Word by word, so the cost does not grow with the lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:'\w+)*")
_JOIN = re.compile(r"'?[\s\-\u2010-\u2015]+")
"""What may stand between the words of a phrase ("workers' rights"); a comma ends it ("on the front, line by line")."""

MIN_STEM = 3
"""Letters a stem needs: a shorter one would match half the dictionary."""


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    label: str
    words: int


def words_of(entry: str) -> tuple[str, ...]:
    """A keyword's words as they are matched: "air strike*" and "air-strike*" are one."""
    return tuple(re.findall(r"\w+(?:'\w+)*\*?", entry.replace("’", "'")))


class KeywordIndex:
    """Labels, each with its keywords. Built once and then only read.

    A word of an entry matches as a whole word, its possessive included; one in lower case matches any case, one with
    a capital only itself; one that ends in "*" matches every word that begins so.
    """

    def __init__(self, keywords: Mapping[str, Sequence[str]]) -> None:
        self._labels = list(keywords)
        self._whole: dict[str, list[_Entry]] = defaultdict(list)
        self._stems: dict[str, list[_Entry]] = defaultdict(list)
        for label, entries in keywords.items():
            for text in entries:
                entry = _Entry(label, words_of(text))
                first = entry.words[0]
                (self._stems if first.endswith("*") else self._whole)[first.rstrip("*")].append(entry)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})

    def labels(self, text: str, most: int) -> tuple[str, ...]:
        """Up to `most` labels, the strongest first; strength is the number of matched words, ties keep the order of
        the text. A match inside another label's longer one does not count: "war crimes" are no crime."""
        hits = self._hits(text)
        kept = [hit for hit in hits if not any(_hides(other, hit) for other in hits)]
        strength: dict[str, int] = defaultdict(int)
        for hit in kept:
            strength[hit.label] += hit.words
        # dicts keep the order of first appearance and sorted() is stable: that is the order of the text.
        return tuple(sorted(strength, key=lambda label: -strength[label])[:most])

    def _hits(self, text: str) -> list[_Hit]:
        text = text.replace("’", "'")
        tokens = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
        found: dict[tuple[str, int], _Hit] = {}
        for i, (word, start, _) in enumerate(tokens):
            for entry in self._candidates(word):
                end = _match(entry.words, tokens, i, text)
                if end is None:
                    continue
                # Of one label's entries at one place the longest counts ("trade", "trade war").
                known = found.get((entry.label, start))
                if known is None or end > known.end:
                    found[entry.label, start] = _Hit(start, end, entry.label, len(entry.words))
        return list(found.values())

    def _candidates(self, word: str) -> Iterator[_Entry]:
        for form in _forms(word):
            yield from self._whole.get(form, ())
            for length in self._stem_lengths:
                if length > len(form):
                    break
                yield from self._stems.get(form[:length], ())


def _hides(longer: _Hit, hit: _Hit) -> bool:
    return (
        longer.label != hit.label
        and longer.start <= hit.start
        and hit.end <= longer.end
        and longer.end - longer.start > hit.end - hit.start
    )


def _forms(word: str) -> tuple[str, ...]:
    """The spellings under which a word of the text may be listed: as it is, in lower case, without possessive."""
    bare = word.removesuffix("'s")
    return tuple(dict.fromkeys((word, word.lower(), bare, bare.lower())))


def _match(words: tuple[str, ...], tokens: list[tuple[str, int, int]], i: int, text: str) -> int | None:
    """Where the entry ends if it stands at token `i`, else None."""
    if i + len(words) > len(tokens):
        return None
    for k, wanted in enumerate(words):
        word, start, _ = tokens[i + k]
        if k and not _JOIN.fullmatch(text, tokens[i + k - 1][2], start):
            return None
        forms = _forms(word)
        if wanted.endswith("*"):
            if not any(form.startswith(wanted[:-1]) for form in forms):
                return None
        elif wanted not in forms:
            return None
    return tokens[i + len(words) - 1][2]
