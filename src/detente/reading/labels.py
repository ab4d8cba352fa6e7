"""What the heads of the encoder tell apart. The order is the weights' order: appending is a new reader."""

from __future__ import annotations

TYPES = (
    "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""Act types; "" is an assertion that no type fits. The anchor head has one class more, first: no anchor."""

STANCES = (
    "", "demand", "offer", "refusal", "acceptance", "threat", "commitment", "criticism", "endorsement", "assertion",
)  # fmt: skip
MODALITIES = ("happened", "ongoing", "planned", "possible", "denied", "past")
VOICES = ("own", "ascribed")

MODES = (
    "", "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access",
    "resign", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest",
    "relations", "expel", "territory", "violence", "demo", "riot", "strike", "hunger", "boycott", "obstruct",
    "vandalize", "convict", "discontinue", "troops", "weapons", "police", "militia", "seize", "censor", "curfew",
    "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual",
    "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone",
    "heavy-weapons", "crowd-control", "unconventional",
)  # fmt: skip
"""PLOVER 2.0's modes; which type has which is the codebook's matter."""

POINTERS = ("actor", "recipient", "claimed", "speaker")
"""Roles filled by actor mentions, each by its own probability. A quotation's speaker hangs on its first word."""

SPANS = ("what", "if", "by", "when", "where")
"""Roles filled by one stretch of words, found by its first and its last token, or by none (the first token)."""

MENTION_TAGS = ("O", "B", "I")
