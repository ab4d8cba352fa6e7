"""Which language a page is in, offline, by py3langid."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from .vocabulary import word_set

_SAMPLE = 4_000
"""Characters that are looked at, at the beginning and from the middle on: more do not change the answer."""
_SURE = 0.95
"""Probability from which another language than English is believed: a wrong one loses a page."""
_MIN_LETTERS = 60
"""Letters below which a guess is worth nothing: names alone then decide it."""
_MIN_DIFFERENT = 10
"""Different words below which a text in Latin letters is no running text of any language."""
_MIN_FOREIGN = 4
"""Letters that are enough where most of them are of another script."""
_NO_LANGUAGE = "zxx"
_NAMES = dict(
    entry.split("=")
    for entry in word_set(
        """af=Afrikaans ar=Arabic bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan cs=Czech da=Danish de=German el=Greek
        es=Spanish et=Estonian fa=Persian fi=Finnish fr=French he=Hebrew hi=Hindi hr=Croatian hu=Hungarian
        id=Indonesian it=Italian ja=Japanese ka=Georgian kk=Kazakh km=Khmer ko=Korean lt=Lithuanian
        lv=Latvian mk=Macedonian ms=Malay nb=Norwegian ne=Nepali nl=Dutch nn=Norwegian no=Norwegian
        pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian si=Sinhala sk=Slovak sl=Slovenian
        sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish
        uk=Ukrainian ur=Urdu vi=Vietnamese zh=Chinese"""
    )
)
"""English names of languages by ISO 639-1 code."""


def other_language(text: str) -> str | None:
    """The ISO 639-1 code of the language `text` is surely in when that is not English; else None."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    foreign = sum(character.isalpha() and ord(character) > 0x24F for character in sample)
    if foreign < letters / 2 and (letters < _MIN_LETTERS or len(set(sample.lower().split())) < _MIN_DIFFERENT):
        return None
    if letters < _MIN_FOREIGN:
        return None
    codes = {_surely(piece) for piece in (sample, text[len(text) // 2 :][:_SAMPLE])}
    return codes.pop() if len(codes) == 1 else None  # an English page that quotes another language at length differs


def _surely(text: str) -> str | None:
    ranked = _identifier().rank(text)
    sure = 1 / sum(math.exp(min(0.0, score - ranked[0][1])) for _, score in ranked)
    code = ranked[0][0]
    return code if code not in ("en", _NO_LANGUAGE) and sure >= _SURE else None


def language_name(code: str) -> str:
    """ "French" for "fr"; the code itself for a language without a name here."""
    return _NAMES.get(code, code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes 0.8 s to load: only when a page is read

    return LanguageIdentifier.from_model_file(MODEL_FILE)
