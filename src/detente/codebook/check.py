"""Reads a codebook's YAML and says in one line what is wrong with it, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import yaml

from ..nouns.act import QUAD_CLASSES, STANCES
from ..nouns.errors import UsageError
from .keywords import MIN_STEM, words_of

SCORES = (-10.0, 10.0)

_NOTHING = object()


class Checked:
    """One mapping of the file and the way to it. Each reader returns the value in its Python type or raises
    UsageError as ``codebook.yaml: types.AGREE.quad: …``; a default makes a field optional."""

    def __init__(self, value: Any, file: str, at: str = "") -> None:
        self._file = file
        self._at = at
        if not isinstance(value, dict):
            self._fail("", f"must be a mapping, not {_kind(value)}")
        for key in value:
            if not isinstance(key, str):
                self._fail("", f"the name {key!r} is no text; put it in quotes")
        self._value: dict[str, Any] = value

    def only(self, *allowed: str) -> None:
        for key in self._value:
            if key not in allowed:
                self._fail(key, f"unknown field; known are {', '.join(allowed)}")

    def names(self) -> list[str]:
        return list(self._value)

    def part(self, key: str, *, optional: bool = False) -> Checked:
        value = self._get(key, {} if optional else _NOTHING)
        return Checked({} if optional and value is None else value, self._file, self._path(key))

    def text(self, key: str, default: Any = _NOTHING) -> str:
        value = self._get(key, default)
        if not isinstance(value, str) or (not value.strip() and default is _NOTHING):
            self._fail(key, f"must be text, not {_kind(value)}")
        return value

    def texts(self) -> dict[str, str]:
        return {key: self.text(key) for key in self._value}

    def flag(self, key: str) -> bool:
        value = self._get(key)
        if not isinstance(value, bool):
            self._fail(key, f"must be true or false, not {_kind(value)}")
        return value

    def score(self, key: str) -> float:
        value = self._get(key)
        low, high = SCORES
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            self._fail(key, f"must be a number from {low:g} to {high:g}, not {_kind(value)}")
        return float(value)

    def code(self, key: str, default: Any = _NOTHING) -> str:
        value = self._get(key, default)
        # An unquoted 030 is the number 24 to YAML.
        if not isinstance(value, str) or (value != default and not re.fullmatch("[0-9]{2,4}", value)):
            self._fail(key, f'must be two to four digits in quotes, as "030", not {_kind(value)}')
        return value

    def quad(self, key: str) -> str:
        return self._one(key, self.text(key), QUAD_CLASSES)

    def stances(self, key: str) -> tuple[str, ...]:
        return self.choices(key, ("", *STANCES))

    def choices(self, key: str, known: Sequence[str], *, optional: bool = False) -> tuple[str, ...]:
        return tuple(self._one(key, item, known) for item in self._list(key, [] if optional else _NOTHING))

    def keywords(self, key: str) -> list[str]:
        entries = self._list(key)
        for entry in entries:
            words = words_of(entry) if isinstance(entry, str) else ()
            if not words:
                self._fail(key, f"{entry!r} has no word to look for; put numbers and yes or no in quotes")
            if any(word.endswith("*") and len(word) <= MIN_STEM for word in words):
                self._fail(key, f"{entry!r}: a stem needs {MIN_STEM} letters or more before its *")
        return entries

    def _list(self, key: str, default: Any = _NOTHING) -> list[Any]:
        value = self._get(key, default)
        if not isinstance(value, list):
            self._fail(key, f"must be a list, not {_kind(value)}")
        return value

    def _one(self, key: str, value: Any, known: Sequence[str]) -> str:
        if value not in known:
            self._fail(key, f"{value!r} is none of {', '.join(k or repr(k) for k in known)}")
        return value

    def _get(self, key: str, default: Any = _NOTHING) -> Any:
        if key in self._value:
            return self._value[key]
        if default is _NOTHING:
            self._fail(key, "is missing")
        return default

    def _path(self, key: str) -> str:
        return ".".join(part for part in (self._at, key) if part)

    def _fail(self, key: str, what: str) -> NoReturn:
        raise UsageError(": ".join(part for part in (self._file, self._path(key), what) if part))


def read_yaml(path: Path) -> Checked:
    """The file's top mapping. UsageError when it cannot be read, is no YAML, or names a thing twice."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text") from error
    return checked(text, path.name, str(path))


def checked(text: str, name: str, path: str = "") -> Checked:
    """The top mapping of a codebook's text; `name` and `path` (or the name) are what errors call it."""
    try:
        raw = yaml.load(text, _NoTwins)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise UsageError(f"{path or name}: {where}{getattr(error, 'problem', None) or 'is not YAML'}") from error
    book = Checked(raw, name)
    book.only("name", "untyped", "types", "sectors", "contexts")
    return book


# Both are safe (no objects are made); the one in C reads the shipped file five times as fast and is not everywhere.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NoTwins(_SafeLoader):
    """YAML lets the second of two equal names win in silence; a codebook must not lose a type that way."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                continue  # no name: YAML's own error, or ours, says so
            if key_node.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key_node.value!r} stands here a second time", key_node.start_mark
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


def _kind(value: Any) -> str:
    return "nothing" if value is None or value == "" else repr(value) if len(repr(value)) < 40 else type(value).__name__
