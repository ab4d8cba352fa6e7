"""An article → windows of tokens for the encoder, with the way back to characters.

A window is the headline, up to `CONTEXT` tokens of the sentences before, and consecutive sentences of the body
packed to `SIZE` tokens. Acts are read from the packed sentences alone; context serves pronouns and roles that
stand in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

SIZE = 320
"""Tokens of a window in all. Longer windows give pronouns more to refer to; at 320 each token is read 1.35 times,
headline and context counted."""
CONTEXT = 56
"""At most so many tokens of earlier sentences: one long or two short ones."""
HEADLINE = 28
"""At most so many tokens of the headline."""

CASES = 5
"""Case classes beside each token, since the encoder lower-cases: none, lower, Title, UPPER, digit or mark."""

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+|[^\w\s]")


@dataclass(frozen=True)
class Window:
    """Token ids, case classes and character offsets (into the page's text; (-1, -1) where a token has none).

    Arrays have one entry a token. `first` marks the first token of a word, `core` the tokens whose acts are read
    here, `sentence` the index of the token's sentence, -1 for headline and separators.
    """

    ids: np.ndarray
    cases: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    first: np.ndarray
    core: np.ndarray
    sentence: np.ndarray


@dataclass(frozen=True)
class _Tokens:
    ids: list[int]
    cases: list[int]
    starts: list[int]
    ends: list[int]
    first: list[bool]

    def __len__(self) -> int:
        return len(self.ids)


class Windows:
    """Cuts articles into windows for one tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        tokenizer.no_truncation()
        tokenizer.no_padding()
        begin, end = tokenizer.encode("").ids
        self._begin, self._end = begin, end

    def cut(
        self, text: str, sentences: Sequence[tuple[int, int]], headline: tuple[int, int] | None = None
    ) -> list[Window]:
        """Windows over `sentences` (start and end in `text`), each sentence the core of exactly one."""
        title = _clip(self._encode(text, *headline), HEADLINE) if headline else None
        encoded = [_clip(self._encode(text, *sentence), SIZE - CONTEXT - HEADLINE - 4) for sentence in sentences]
        windows, at = [], 0
        while at < len(encoded):
            before = _context(encoded, at)
            room = SIZE - 3 - (len(title) if title else 0) - sum(len(encoded[i]) for i in before)
            core = [at]
            room -= len(encoded[at])
            while core[-1] + 1 < len(encoded) and len(encoded[core[-1] + 1]) <= room:
                core.append(core[-1] + 1)
                room -= len(encoded[core[-1]])
            windows.append(self._window(title, encoded, before, core))
            at = core[-1] + 1
        return windows

    def _encode(self, text: str, start: int, end: int) -> _Tokens:
        """Tokens of ``text[start:end]``, word by word, so that a word's first token is known."""
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        pieces = self.tokenizer.encode_batch([text[a:b] for a, b in words], add_special_tokens=False)
        tokens = _Tokens([], [], [], [], [])
        for (a, b), piece in zip(words, pieces, strict=True):
            for i, (token, (left, right)) in enumerate(zip(piece.ids, piece.offsets, strict=True)):
                tokens.ids.append(token)
                tokens.cases.append(_case(text[a:b]))
                tokens.starts.append(a + left)
                tokens.ends.append(a + right)
                tokens.first.append(i == 0)
        return tokens

    def _window(self, title: _Tokens | None, encoded: Sequence[_Tokens], before: list[int], core: list[int]) -> Window:
        ids, cases, starts, ends, first, is_core, sentence = [self._begin], [0], [-1], [-1], [False], [False], [-1]

        def put(tokens: _Tokens, number: int, in_core: bool) -> None:
            ids.extend(tokens.ids)
            cases.extend(tokens.cases)
            known = number >= 0
            starts.extend(tokens.starts if known else [-1] * len(tokens))
            ends.extend(tokens.ends if known else [-1] * len(tokens))
            first.extend(flag and known for flag in tokens.first)
            is_core.extend([in_core] * len(tokens))
            sentence.extend([number] * len(tokens))

        def separate() -> None:
            for values, value in zip(
                (ids, cases, starts, ends, first, is_core, sentence),
                (self._end, 0, -1, -1, False, False, -1),
                strict=True,
            ):
                values.append(value)

        if title:
            put(title, -1, False)
            separate()
        for number in before:
            put(encoded[number], number, False)
        for number in core:
            put(encoded[number], number, True)
        separate()
        return Window(
            np.array(ids), np.array(cases), np.array(starts), np.array(ends),
            np.array(first), np.array(is_core), np.array(sentence),
        )  # fmt: skip


def _context(encoded: Sequence[_Tokens], at: int) -> list[int]:
    before: list[int] = []
    used = 0
    for number in range(at - 1, -1, -1):
        used += len(encoded[number])
        if used > CONTEXT:
            break
        before.insert(0, number)
    return before


def _clip(tokens: _Tokens, limit: int) -> _Tokens:
    if len(tokens) <= limit:
        return tokens
    return _Tokens(
        tokens.ids[:limit], tokens.cases[:limit], tokens.starts[:limit], tokens.ends[:limit], tokens.first[:limit]
    )


def _case(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 4
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 3
    return 2 if letters[0].isupper() else 1
