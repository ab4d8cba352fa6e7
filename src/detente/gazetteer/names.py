"""Names as keys: spelling variants fold to one, so that "Erdoğan", "Erdogan" and "ERDOGAN" are one name."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_MARKS = str.maketrans("’‘ʼʻ`´‑–—\u00a0", "''''''--- ")
"""One sign each for apostrophe, hyphen and space; it leaves offsets as they are."""
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "ə": "a", "Ə": "A", "ð": "d", "þ": "th",
    }
)  # fmt: skip
_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”«»/\-]+")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$", re.IGNORECASE)
_DROP = re.compile(r"[.'!?]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Token(NamedTuple):
    """A word of a mention, ``text[start:end]`` without possessive ending: `raw` is plain and without dots, `key` folded;
    `joined` says that a hyphen ties it to the word before."""

    raw: str
    key: str
    possessive: bool
    start: int
    end: int
    joined: bool

    @property
    def capital(self) -> bool:
        return self.raw[:1].isupper()


def plain(text: str) -> str:
    """`text` without accents and with straight apostrophes and hyphens; its case stays."""
    text = text.translate(_MARKS)
    if text.isascii():
        return text
    text = text.translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """The words of `text`; hyphens, commas and brackets part them."""
    found = []
    text = text.translate(_MARKS)
    for match in _TOKEN.finditer(text):
        bare = _POSSESSIVE.sub("", match[0])
        raw = _DROP.sub("", plain(bare))
        if raw:
            start = match.start()
            joined = text[start - 1 : start] == "-"
            found.append(Token(raw, raw.lower(), bare != match[0], start, start + len(bare), joined))
    return found


def fold(text: str) -> str:
    """The key of a name: lower case, no accents, dots, apostrophes or hyphens; "U.S." gives "us"."""
    return " ".join(_DROP.sub("", plain(text).lower()).replace("-", " ").replace(",", " ").replace("/", " ").split())


def exact_case(alias: str) -> str | None:
    """The letters that `alias` must have in the text when its case matters ("US", not "us"); else None.

    Acronyms of up to five letters would otherwise be found in common words: WHO, ICE, IS, AU.
    """
    raw = _DROP.sub("", plain(alias))
    return raw if raw.isupper() and len(raw) <= 5 else None


def slug(text: str) -> str:
    """The part of an id that follows the colon: ASCII letters and digits in lower case, joined by hyphens."""
    return _NOT_SLUG.sub("-", plain(text).lower()).strip("-")


_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\bm[uo]?ha?m+[aeu][td]\b", "mohamed"), (r"\b(?:abd|abdul|abdel|abd al|abd el|abdal)\b", "abd"),
        (r"\b(?:al|el|ul|ad|as|ash|an|ar|az)\b", ""), (r"\byou?ss?[eo]u?f\b", "yusuf"),
        (r"\bsergu?e[iy]\b", "sergei"), (r"\bd[im]+i?t?r[iy]+\b", "dmitri"), (r"\bh?oleksand[re]+\b", "aleksandr"),
        (r"\balexand(?:er|re|ru|r)\b", "aleksandr"), (r"\bv[ol]+ad[iy]mi?r\b", "vladimir"), (r"\bmik[h]?ail\b", "mihail"),
        (r"q|kh|gh|ck", "k"), (r"dh|dj", "d"), (r"ou|oo", "u"), (r"ee", "i"), (r"ph", "f"), (r"tch|tsch", "ch"),
        (r"sch", "sh"), (r"(?:iy|yy|ii|ey|ei|ie|y|i)\b", "i"), (r"y", "i"), (r"ae|e", "a"), (r"o", "u"), (r"w", "v"),
        (r"x", "ks"), (r"z", "s"), (r"(.)\1+", r"\1"), (r" ", ""),
    )
]  # fmt: skip
"""Transliteration habits in which newspapers differ, in the order they apply to a folded name."""


def sound(name: str) -> str:
    """A rougher key than `fold` for full names: "Sergei Lavrov" and "Sergey Lavrov" have the same one."""
    key = fold(name)
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key
