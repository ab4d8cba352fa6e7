"""The codebook as the other rooms use it: frozen, and made only by `Codebook.load`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from ..nouns.errors import UsageError
from .check import Checked, checked, read_yaml
from .keywords import KeywordIndex

MAX_CONTEXTS = 3
"""Contexts of one act at most. PLOVER sets no bound; past three the keywords of a long sentence mostly mislead."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of its type is done. `host` is the CAMEO code where the host keeps the record, mostly "".

    `also` are contexts that the mode switches on by itself.
    """

    name: str
    score: float
    cameo: str
    description: str = ""
    host: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of act. `stances` are those that may stand beside it, likeliest first; "" is a deed."""

    name: str
    label: str
    description: str
    quad: str
    score: float
    needs_recipient: bool
    stances: tuple[str, ...]
    cameo: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types, sectors and contexts by name. The empty type "" is an assertion that no type fits: it has quad "",
    score None and CAMEO code "". An unknown type raises UsageError; a mode the type does not have counts as none."""

    name: str
    types: Mapping[str, EventType]
    sectors: Mapping[str, str]
    context_descriptions: Mapping[str, str]
    untyped_stances: tuple[str, ...]
    keywords: KeywordIndex = field(repr=False, compare=False)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Codebook:
        """The shipped PLOVER 2.0, or the YAML file at `path`. UsageError, one line, says what is wrong with it."""
        if path is not None:
            return _build(read_yaml(Path(path)))
        with as_file(files(__package__).joinpath("plover.yaml")) as shipped:
            return _build(read_yaml(shipped))

    @classmethod
    def parse(cls, text: str, name: str = "codebook") -> Codebook:
        """A codebook from its YAML text; `name` is what errors call it."""
        return _build(checked(text, name))

    def type(self, name: str) -> EventType:
        try:
            return self.types[name]
        except KeyError:
            raise UsageError(f"codebook {self.name} has no type {name!r}; it has {', '.join(self.types)}") from None

    def quad(self, type: str) -> str:
        """``verbal cooperation``, ``material cooperation``, ``verbal conflict``, ``material conflict`` or ""."""
        return self.type(type).quad if type else ""

    def score(self, type: str, mode: str = "") -> float | None:
        """-10 (conflict) to +10 (cooperation): the mode's if it has one, else the type's."""
        if not type:
            return None
        entry = self.type(type)
        return entry.modes[mode].score if mode in entry.modes else entry.score

    def cameo(self, type: str, mode: str = "", *, host: bool = False) -> str:
        """The CAMEO code of two to four digits. `host`: the record is kept by the host of a visit (043 for 042)."""
        if not type:
            return ""
        entry = self.type(type)
        if mode not in entry.modes:
            return entry.cameo
        return (host and entry.modes[mode].host) or entry.modes[mode].cameo

    def stances_for(self, type: str) -> tuple[str, ...]:
        """Stances that may stand beside the type, likeliest first; "" among them where it can be a deed."""
        return self.type(type).stances if type else self.untyped_stances

    def allowed(self, type: str, stance: str) -> bool:
        return stance in self.stances_for(type)

    def contexts(self, text: str, type: str = "", mode: str = "") -> tuple[str, ...]:
        """Up to `MAX_CONTEXTS` contexts of an act's sentence, strongest first; first those its mode switches on."""
        modes = self.type(type).modes if type else {}
        own = modes[mode].also if mode in modes else ()
        found = self.keywords.labels(text, MAX_CONTEXTS)
        return tuple(dict.fromkeys((*own, *found)))[:MAX_CONTEXTS]


def _build(book: Checked) -> Codebook:
    types = book.part("types")
    contexts = {name: book.part("contexts").part(name) for name in book.part("contexts").names()}
    for entry in contexts.values():
        entry.only("description", "keywords")
    return Codebook(
        name=book.text("name"),
        types={name: _type(name, types.part(name), tuple(contexts)) for name in types.names()},
        sectors=book.part("sectors").texts(),
        context_descriptions={name: entry.text("description") for name, entry in contexts.items()},
        untyped_stances=book.stances("untyped"),
        keywords=KeywordIndex({name: entry.keywords("keywords") for name, entry in contexts.items()}),
    )


def _type(name: str, entry: Checked, contexts: tuple[str, ...]) -> EventType:
    entry.only("label", "description", "quad", "score", "needs_recipient", "stances", "cameo", "modes")
    modes = entry.part("modes", optional=True)
    return EventType(
        name=name,
        label=entry.text("label"),
        description=entry.text("description"),
        quad=entry.quad("quad"),
        score=entry.score("score"),
        needs_recipient=entry.flag("needs_recipient"),
        stances=entry.stances("stances"),
        cameo=entry.code("cameo"),
        modes={mode: _mode(mode, modes.part(mode), contexts) for mode in modes.names()},
    )


def _mode(name: str, entry: Checked, contexts: tuple[str, ...]) -> Mode:
    entry.only("score", "cameo", "description", "host", "also")
    return Mode(
        name=name,
        score=entry.score("score"),
        cameo=entry.code("cameo"),
        description=entry.text("description", default=""),
        host=entry.code("host", default=""),
        also=entry.choices("also", contexts, optional=True),
    )
