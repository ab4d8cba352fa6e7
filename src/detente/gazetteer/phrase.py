"""One mention cut into pieces: what it calls the one it means ("former", "South Korean", "president", a name)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .names import Token
from .people import MARKS
from .tables import Role

MODIFIERS = frozenset(
    ["former", "ex", "late", "then", "onetime", "ousted", "deposed", "elect", "designate", "incoming", "acting", "interim", "caretaker", "outgoing", "current", "new", "newly", "elected", "senior", "top", "ranking", "high", "leading", "longtime", "veteran", "powerful", "embattled", "jailed", "detained", "exiled", "imprisoned", "self", "proclaimed", "de", "facto", "radical", "moderate", "conservative", "hardline", "reformist", "influential", "prominent", "neighbouring", "neighboring", "ally", "rival", "several", "some", "many", "other", "two", "three", "four", "five", "six", "seven", "hundreds", "thousands", "dozens", "of", "unnamed", "unidentified", "local", "federal", "national", "central", "civilian", "elite", "armed", "young", "own", "the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those"]
)  # fmt: skip
"""Words that may stand before a title or nationality without changing whom it means."""
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "abu",
        "abd",
        "ul",
        "ud",
        "ur",
        "san",
        "y",
        "ben",
        "af",
        "zu",
    ]
)
FRIENDLY = frozenset(
    [
        "backed",
        "supported",
        "installed",
        "aligned",
        "allied",
        "sponsored",
        "funded",
        "linked",
        "style",
        "born",
        "brokered",
        "occupied",
    ]
)
"""After a country ("Iran-backed") they say that somebody else is meant."""
TOWARD = frozenset(["pro", "anti", "non"])
LINKS = frozenset(["of", "in", "at", "for", "from", "to", "on", "with", "against", "by", "who", "that", "and", "or"])


@dataclass(frozen=True)
class Piece:
    """`kind` is known (an entry of the index), role, mark, name, link or word; `what` what the index has for it."""

    kind: str
    tokens: tuple[Token, ...]
    what: Any = None

    @property
    def words(self) -> str:
        return " ".join(token.raw for token in self.tokens)

    @property
    def possessive(self) -> bool:
        return self.tokens[-1].possessive


@dataclass
class Phrase:
    """The pieces of a mention in order; `words` are the mention's own, without article."""

    words: str
    pieces: list[Piece] = field(default_factory=list)

    def __getitem__(self, kind: str) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == kind]


Lookup = Callable[[list[Token], bool], Any]


def parse(words: str, toks: list[Token], lookup: Lookup, roles: dict[str, Role], longest: int) -> Phrase:
    """Cuts greedily from the left, longest known words first.

    `lookup(tokens, titled)` gives what the index holds for exactly these tokens, or None; `titled` says that a title
    stands right before them, so that a family name alone counts.
    """
    phrase = Phrase(words)
    at = 0
    while at < len(toks):
        piece = _next(toks, at, phrase, lookup, roles, longest)
        phrase.pieces.append(piece)
        at += len(piece.tokens)
    return phrase


def _next(toks: list[Token], at: int, phrase: Phrase, lookup: Lookup, roles: dict[str, Role], longest: int) -> Piece:
    before = phrase.pieces[-1] if phrase.pieces else None
    titled = before is not None and before.kind == "role" and bool(before.what.office or not before.what.sector)
    found = _known(toks, at, lookup, roles, longest, titled)
    if found:
        return found
    token = toks[at]
    if token.key in LINKS:
        return Piece("link", (token,))
    if token.key in MODIFIERS and (
        not token.capital
        or token.key in MARKS
        or (at + 1 < len(toks) and _known(toks, at + 1, lookup, roles, longest, False))
    ):  # "New Japanese minister", but not "New Horizon"
        return Piece("mark", (token,))
    if token.capital or (titled and token.key in PARTICLES):
        return Piece("name", _name_from(toks, at))
    return Piece("word", (token,))


def _known(
    toks: list[Token], at: int, lookup: Lookup, roles: dict[str, Role], longest: int, titled: bool
) -> Piece | None:
    """The longest known name or role word that begins at `at`."""
    for size in range(min(longest, len(toks) - at), 0, -1):
        run = toks[at : at + size]
        if any(token.possessive for token in run[:-1]):
            continue
        found = lookup(run, titled)
        if found is not None and not _starts_a_name(toks, at + size, run, found, roles, titled):
            return Piece("known", tuple(run), found)
        key = " ".join(token.key for token in run)
        role = roles.get(key) or _plural(key, roles)
        if role and (not role.words.isupper() or run[0].raw.isupper()):
            return Piece("role", tuple(run), role)
    return None


def _plural(key: str, roles: dict[str, Role]) -> Role | None:
    """The role of several ("mediators", "foreign ministers"), which the table leaves out: no office, since no one
    person is meant, but for the executive the state that they speak for."""
    role = roles.get(key[:-1]) if key.endswith("s") else None
    if role is None or not role.office:
        return role
    return Role(key, role.sector, "", "=" if role.sector == ("GOV",) else "")


def _starts_a_name(
    toks: list[Token], after: int, run: list[Token], found: Any, roles: dict[str, Role], titled: bool
) -> bool:
    """Whether a country's or city's noun is but the first part of a person's or firm's name: "Jordan Henderson"."""
    if not found.noun or run[-1].possessive or after >= len(toks) or not toks[after].capital:
        return False
    for size in range(4, 0, -1):  # a title behind it makes it a country again: "Iran Foreign Minister …"
        ahead = toks[after : after + size]
        key = " ".join(token.key for token in ahead)
        if len(ahead) == size and (key in roles or key.removesuffix("s") in roles or ahead[0].key in MODIFIERS):
            return False
    return titled or len(run) == 1


def _name_from(toks: list[Token], at: int) -> tuple[Token, ...]:
    """Capitalised words from `at` on, with the particles between them, up to a possessive."""
    end = at
    while end < len(toks):
        token = toks[end]
        small = token.key in PARTICLES and end + 1 < len(toks) and toks[end + 1].capital
        if not (token.capital or token.joined or token.raw[:1].isdigit() or small or end == at):
            break
        end += 1
        if token.possessive:
            break
    return tuple(toks[at:end])
