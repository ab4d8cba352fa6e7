"""Stand-ins for the shipped weights."""

from __future__ import annotations

import zlib

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from detente.reading.labels import MENTION_TAGS, MODALITIES, MODES, POINTERS, SPANS, STANCES, TYPES, VOICES

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters() -> Tokenizer:
    """A tokenizer of single letters and marks: quick to make, and it splits every word."""
    words = ["[CLS]", "[SEP]", "[UNK]", *_LETTERS, *".,'“”", *(f"##{c}" for c in _LETTERS)]
    made = Tokenizer(WordPiece({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 0), ("[SEP]", 1)])
    return made


class Noise:
    """Scores out of nowhere, the same for the same window: whatever they say, spans must hold."""

    def __init__(self) -> None:
        self.tokenizer = letters()
        self.checksum = "noise"
        self.calibration = {
            "weights": {"anchor": 1, "type": 1, "actor": 1, "recipient": 1},
            "bias": 0,
            "threshold": 0.3,
        }

    def run(self, window):
        rng = np.random.default_rng(zlib.crc32(window.ids.tobytes()))
        n = len(window.ids)
        widths = {"hidden": 16, "anchor": 1 + len(TYPES), "mention": len(MENTION_TAGS), "stance": len(STANCES)}
        widths |= {"modality": len(MODALITIES), "voice": len(VOICES), "mode": len(MODES)}
        scores = {name: rng.normal(0, 3, (n, width)) for name, width in widths.items()}
        for name, count in (("pointer", len(POINTERS)), ("start", len(SPANS)), ("end", len(SPANS))):
            scores[name] = rng.normal(0, 3, (count, n, n))
        return scores | {"link": rng.normal(0, 3, (n, n))}
