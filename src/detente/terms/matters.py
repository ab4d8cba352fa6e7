"""Which statements to no one named belong between two sides: those on what the two dispute in the same article.

Four statements in ten name nobody they are meant for ("would never relinquish North Korea's nuclear weapons"). One
belongs to the table of two sides when the article has the two in dispute over its matter:

1. The article's disputed words are the content words of every demand, refusal and condition between the two, ascribed
   ones included ("Pyongyang's denuclearisation"; "a framework that doesn't demand giving up … nuclear arsenal").
2. A content word is what is left of a word without the commonest words, the names of the two sides, and its endings
   and beginnings: "denuclearisation" and "nuclear" are one.
3. The statement belongs here when it shares at least one of these words, or names the other side.

This is a first measure of likeness, by words alone and within one article; matters across articles come later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

STEM = 6
"""Letters of a word that are compared, after its beginning and ending are off: "nuclea" for nuclear, denuclearise."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_BEGINNING = re.compile(r"^(?:de|re|un|non|dis)(?=\w{6})")
_ENDING = re.compile(r"(?:isations?|izations?|ations?|ings?|ed|es|s|e)$")
_COMMON = frozenset(
    """
    about above accept accepts across after again against agree all also among and any are around ask asks
    because been before being below between both but call called calls can cannot come could countries country
    demand demands did does doesn don down during each end ever every first for from give gives giving go going
    government had has have having her here him his how if into its itself just keep last leader leaders long
    longer make making may might more most must nation national nations never new next not now number off offer
    offers once one only other our out over own part people policy position president put ready refuse remain
    return right said same say says see set should side sides since so some standing state states still stop
    such take taking talk talks than that the their them then there these they this those through time toward
    towards two under united unless until upon use very want wants was way week well were what when where
    whether which while who whom whose why will willing with within without work would year years yet you your
    """.split()  # noqa: SIM905 - a list of as many strings is no easier to read
)
"""Words that two statements may share without being about the same: grammar, and the vocabulary of diplomacy itself."""


def content_words(words: str, names: Iterable[str] = ()) -> set[str]:
    """Stems of what `words` are about; `names` are the sides' names, which every statement between them has."""
    off = _COMMON | {part for name in names for part in _WORD.findall(name.lower())}
    return {stem(word) for word in _WORD.findall(words.lower()) if word not in off}


def stem(word: str) -> str:
    return _ENDING.sub("", _BEGINNING.sub("", word))[:STEM]


def statement_words(act: Json) -> str:
    """The words that an act's matter is judged by: its content, or its clause where it has none."""
    return (act["content"] or act["evidence"])["text"]


def disputed_words(acts: Iterable[Json], names: Iterable[str]) -> set[str]:
    """The content words of these acts' demands, refusals and conditions; `acts` are one article's between the two."""
    names = tuple(names)
    found: set[str] = set()
    for act in acts:
        if act["stance"] in ("demand", "refusal"):
            found |= content_words(statement_words(act), names)
        if act["condition"]:
            found |= content_words(act["condition"]["text"], names)
    return found
