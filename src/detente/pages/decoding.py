"""Bytes → text, once and for all: after this no character of a page changes.

The order is: byte order mark, the encoding an HTML page declares, UTF-8, and for the rest charset-normalizer's
guess. Line ends are made ``\\n`` here and nowhere else.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from detente.nouns.errors import Unreadable

MAX_CHARACTERS = 2_000_000
"""Characters of text that one page may have: a novel has half of that, so whatever is longer is no news page."""

MAX_BYTES = 8 * MAX_CHARACTERS
"""Bytes of one page's file: room for four bytes a character, or for markup seven times as long as its text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_DECLARED_WITHIN = 4_096
"""Bytes searched for a declared encoding; the HTML standard asks for the first 1,024, real pages are laxer."""
_SAMPLE = 100_000
"""Bytes from which an encoding is guessed: guessing takes time in proportion, and a page does not change midway."""
_MAX_CONTROL = 0.02
"""Share of control characters above which bytes are no text: text has next to none."""
_BINARY = "binary data, not text: detente reads text, HTML, CSV and JSON Lines"
_MAX_REPLACED = 0.1
"""Share of characters that may be undecodable: above it, a tenth of the words would be broken."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes) -> str:
    """The text of `data`, with ``\\n`` line ends. Bytes that no encoding explains become U+FFFD.

    Raises `Unreadable`, with the reason, when the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"not text but {what}: detente reads text, HTML, CSV and JSON Lines")
    if wide := _unmarked_utf16(data):
        return _checked(data.decode(wide, "replace"))
    if b"\0" in data:
        raise Unreadable(_BINARY)
    # Valid UTF-8 with accents is never anything else by accident, so it beats a declaration that contradicts it.
    for encoding in ("utf-8", declared_encoding(data)):
        if encoding:
            try:
                return _checked(data.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                pass
    return _checked(data.decode(guess_encoding(data), "replace"))


def guess_encoding(data: bytes) -> str:
    """The encoding of bytes that are not clean UTF-8: UTF-8 all the same when a few bad bytes are mixed in."""
    sample = data[:_SAMPLE]
    good = _UTF8_CHARACTER.findall(sample)
    high = sum(byte >= 0x80 for byte in sample)
    if high <= 2 * sum(map(len, good)) or high <= 3:  # half a character at the end, a stray byte in the middle
        return "utf-8"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page's own head declares, None without one that Python knows."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "ignore")).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows as NULs at every other byte."""
    sample = data[:1000]
    if len(sample) < 4 or sample.count(0) < 0.3 * len(sample):
        return None
    even, odd = sample[0::2], sample[1::2]
    if even.count(0) > 0.6 * len(even) and 0 not in odd:
        return "utf-16-be"
    if odd.count(0) > 0.6 * len(odd) and 0 not in even:
        return "utf-16-le"
    return None


def _checked(text: str) -> str:
    if text.count("\ufffd") > max(1, _MAX_REPLACED * len(text)):
        raise Unreadable("the bytes are text in no encoding known here: save the page as UTF-8 and try again")
    if len(_CONTROL.findall(text[:_SAMPLE])) > _MAX_CONTROL * min(len(text), _SAMPLE):
        raise Unreadable(_BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")
