"""What a line of a page is: prose, a heading, or furniture, and which.

A page's lines are told apart by what holds on any outlet's pages: sentences end in a full stop, links do not; share
buttons, sign-up boxes and photo credits use a small vocabulary. Only the beginning and the end of a line are looked
at, so a line of a million characters costs no more than a short one.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from .captions import is_caption, is_credit
from .dates import is_date_line
from .phrases import (
    BYLINE,
    BYLINE_PROSE,
    COOKIES,
    END,
    LABELLED,
    NOTE,
    PLAYER,
    PROMPT,
    PROMPT_END,
    SIGNUP_NOUN,
    SIGNUP_VERB,
    TAIL,
    TELLS,
    UPDATE_HEADING,
)
from .vocabulary import BUTTONS, MENU


class Kind(Enum):
    """What a line is. All but the first four are furniture: never part of a report."""

    PROSE = auto()  # a sentence or more
    FRAGMENT = auto()  # long and without a full stop, or plainly the middle of something
    HEADING = auto()  # short and without a full stop: headline, subhead, link, label
    STUB = auto()  # cut off with an ellipsis, as teasers are
    CAPTION = auto()  # what a picture shows, with or without its credit
    CREDIT = auto()  # whose picture it is, alone on its line
    PROMPT = auto()  # a pointer elsewhere: "Read more: …", "Story continues below"
    BUTTON = auto()  # share and menu words
    SIGNUP = auto()  # newsletters, apps, subscriptions
    NOTE = auto()  # who contributed, when it was corrected, whom to write to
    BYLINE = auto()  # "By Jane Doe"
    DATE = auto()  # a date line or a bare number
    TAIL = auto()  # opens a list of other stories: "Related Articles"
    END = auto()  # what only comes after a report: comments, copyright

    @property
    def furniture(self) -> bool:
        return self not in (Kind.PROSE, Kind.FRAGMENT, Kind.HEADING, Kind.STUB)


_EDGE = 400
"""Characters at a line's beginning and end that tell its kind."""
_HEADING_WORDS = 16
"""Words of the longest line without a full stop that is a heading: headlines have 6 to 16."""
_TITLE_WORDS = 20
"""Words of the longest line In Title Case that is a heading although it ends in "?" or "!"."""
_SHORT = 14
"""Words of the longest line that one furniture phrase makes furniture; in a longer one it is a part of prose."""

_LONG = 42
"""Words of the longest line of furniture: credits and sign-up boxes can be two sentences long."""

_SENTENCE_END = re.compile(r"""[.!?:;。！？][\s'"”’»)\]]*$""")
_CUT = re.compile(r"""(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\s'"”’»)\]]*(?:(?:read|see|view|learn)\s+more\W*)?$""", re.I)
_OPENS_MIDWAY = re.compile(r"""^["“‘'(\[]?[a-z]|^[-–—•*·▪●◦]\s""")


def kind_of(line: str) -> Kind:
    """What `line` is. Empty and blank lines are not asked about."""
    head, tail = line[:_EDGE], line[-_EDGE:]
    words = line.split() if len(line) < 20_000 else head.split() * 50
    count = len(words)
    if not any(character.isalpha() for character in head + tail):
        return Kind.DATE
    if count <= _LONG and len(line) <= _EDGE and (furniture := _furniture(line, words)):
        return furniture
    if is_caption(line):
        return Kind.CAPTION
    if _CUT.search(tail):
        return Kind.STUB
    if _SENTENCE_END.search(tail):
        if count <= _TITLE_WORDS and tail.rstrip("'\"”’ ")[-1:] in "?!" and in_title_case(words):
            return Kind.HEADING
        return Kind.PROSE
    if (count > _HEADING_WORDS and not in_title_case(words)) or (opens_midway(head) and count > 3):
        return Kind.FRAGMENT
    return Kind.HEADING


def _furniture(line: str, words: list[str]) -> Kind | None:
    count = len(words)
    short = count <= _SHORT
    if is_date_line(line):
        return Kind.DATE
    if short:
        if END.match(line):
            return Kind.END
        if _is_buttons(words):
            return Kind.BUTTON
        if TAIL.match(line) and not _SENTENCE_END.search(line.rstrip(":")):
            return Kind.TAIL
        if is_credit(line):
            return Kind.CREDIT
        if BYLINE.match(line) and not (BYLINE_PROSE.search(line) or line.rstrip().endswith(".")):
            return Kind.BYLINE
    if UPDATE_HEADING.match(line):
        return None
    told = bool(TELLS.search(line)) and ends_sentence(line)
    if COOKIES.search(line) or (not told and SIGNUP_VERB.match(line) and SIGNUP_NOUN.search(line)):
        return Kind.SIGNUP
    if NOTE.search(line) or (not told and LABELLED.match(line)):
        return Kind.NOTE
    if PLAYER.match(line) or PROMPT_END.search(line):
        return Kind.PROMPT
    if PROMPT.match(line) and (short or not ends_sentence(line)):
        return Kind.PROMPT
    return None


def _is_buttons(words: list[str]) -> bool:
    plain = [word.lower().strip(".,:|()[]•·›»>") for word in words]
    plain = [word for word in plain if word and not word.isdigit()]
    return (
        len(plain) <= 10
        and all(word in BUTTONS for word in plain)
        or (len(plain) > 3 and sum(word in MENU or word in BUTTONS for word in plain) >= 0.8 * len(plain))
    )


def in_title_case(words: list[str]) -> bool:
    """Whether Most Words Begin With a Capital, as headlines of many outlets do."""
    long = [word.strip("'\"“”‘’(") for word in words if len(word) > 3]
    raised = sum(word[:1].isupper() or word[:1].isdigit() for word in long)
    return len(words) >= 4 and len(long) >= 2 and raised >= 0.8 * len(long)


def opens_midway(line: str) -> bool:
    """Whether `line` begins as the middle of something does: in lower case or with a bullet."""
    return bool(_OPENS_MIDWAY.match(line[:_EDGE]))


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does, closing quotes and brackets aside."""
    return bool(_SENTENCE_END.search(line[-_EDGE:]))
