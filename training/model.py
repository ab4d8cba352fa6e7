"""The reader as a torch module: an encoder with a case embedding, and every head on one pass.

Heads score tokens (anchor with its type, mention, stance, modality, voice, mode) and pairs of tokens (roles of an
anchor, antecedent of a mention). Their names and shapes are the ONNX graph's outputs: T tokens, one window.
"""

from __future__ import annotations

import math
import pathlib

import torch
from torch import nn
from transformers import AutoModel

from detente.reading.labels import MENTION_TAGS, MODALITIES, MODES, POINTERS, SPANS, STANCES, TYPES, VOICES
from detente.reading.windows import CASES, SIZE

PAIR_WIDTH = 64
"""Width of the vectors whose product scores a pair of tokens."""

BUCKETS = 18
"""Buckets of distance on each side."""

OUTPUTS = ("hidden", "anchor", "mention", "stance", "modality", "voice", "mode", "pointer", "start", "end", "link")


class Pairs(nn.Module):
    """Scores [B, R, T, T]: row token as the one that asks (anchor), column token as the answer, for R relations.

    A bias by distance tells each relation where its answers usually stand (an actor before its anchor, the content
    behind it); without it a hundred reports do not teach that.
    """

    def __init__(self, width: int, relations: int) -> None:
        super().__init__()
        self.relations = relations
        self.ask = _projection(width, relations)
        self.answer = _projection(width, relations)
        self.bias = nn.Linear(width, relations)
        # Nearly all pairs are wrong: starting near "no" keeps their sum from drowning the other heads.
        nn.init.constant_(self.bias.bias, -4.0)
        self.distance = nn.Embedding(2 * BUCKETS + 1, relations)
        nn.init.zeros_(self.distance.weight)
        self.register_buffer("bucket", _buckets(), persistent=False)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        batch, tokens, _ = hidden.shape
        shape = (batch, tokens, self.relations, PAIR_WIDTH)
        ask = self.ask(hidden).view(shape).permute(0, 2, 1, 3)
        answer = self.answer(hidden).view(shape).permute(0, 2, 3, 1)
        at = torch.arange(tokens, device=hidden.device)
        near = self.distance(self.bucket[at[None] - at[:, None] + SIZE]).permute(2, 0, 1)
        return ask @ answer / PAIR_WIDTH**0.5 + self.bias(hidden).permute(0, 2, 1).unsqueeze(2) + near


def _projection(width: int, relations: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, relations * PAIR_WIDTH))


def _buckets() -> torch.Tensor:
    """Bucket of each distance from -SIZE to SIZE: single steps up to eight tokens, then ever wider ones."""
    found = []
    for distance in range(-SIZE, SIZE + 1):
        far = abs(distance)
        step = far if far <= 8 else min(BUCKETS, 8 + int(2 * math.log2(far / 8)) + 1)
        found.append(BUCKETS + (step if distance > 0 else -step))
    return torch.tensor(found)


class ReaderModel(nn.Module):
    def __init__(self, base: pathlib.Path, layers: int | None = None, dropout: float = 0.1) -> None:
        """`base` is a folder with an encoder of the BERT or MPNet family; `layers` keeps the lowest so many.

        The top layers of a sentence encoder serve sentence likeness; dropping those hurts least (Sajjad et al. 2020).
        """
        super().__init__()
        # Dropping attention too would cost a quarter of a training step on a CPU.
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        blocks = self.encoder.encoder.layer
        if layers and layers < len(blocks):
            self.encoder.encoder.layer = blocks[:layers]
            self.encoder.config.num_hidden_layers = layers
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(dropout)
        self.anchor = _head(width, 1 + len(TYPES))
        self.mention = nn.Linear(width, len(MENTION_TAGS))
        self.stance = _head(width, len(STANCES))
        self.modality = _head(width, len(MODALITIES))
        self.voice = nn.Linear(width, len(VOICES))
        self.mode = nn.Linear(width, len(MODES))
        self.pairs = Pairs(width, len(POINTERS) + 2 * len(SPANS) + 1)

    def freeze(self, layers: int) -> None:
        """Leaves embeddings and the lowest `layers` as they are: they change little and cost a third of the time."""
        for block in [self.encoder.embeddings, *self.encoder.encoder.layer[:layers]]:
            block.requires_grad_(False)

    def forward(self, ids: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor) -> dict[str, torch.Tensor]:
        embedded = self.encoder.get_input_embeddings()(ids) + self.case(cases)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        # The heads keep 32 bits where the encoder runs in 16: scores of pairs are small differences of large sums.
        with torch.autocast("cpu", enabled=False):
            return self.heads(self.dropout(hidden.float()))

    def heads(self, hidden: torch.Tensor) -> dict[str, torch.Tensor]:
        pairs = self.pairs(hidden)
        pointers, spans = len(POINTERS), len(SPANS)
        return {
            "hidden": hidden,  # what a head for a user's own codebook is fitted on
            "anchor": self.anchor(hidden),
            "mention": self.mention(hidden),
            "stance": self.stance(hidden),
            "modality": self.modality(hidden),
            "voice": self.voice(hidden),
            "mode": self.mode(hidden),
            "pointer": pairs[:, :pointers],
            "start": pairs[:, pointers : pointers + spans],
            "end": pairs[:, pointers + spans : pointers + 2 * spans],
            "link": pairs[:, -1],
        }


def _head(width: int, classes: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, width // 2), nn.GELU(), nn.Linear(width // 2, classes))
