"""The words by which an article means its actors: pronouns, bare nouns, titles, tags."""

from __future__ import annotations

import re

PERSON = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
THING = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
FIRST = frozenset(["i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"])
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
NOBODY = frozenset("you your yours each other others one some many most all none thousands hundreds dozens".split())
"""Words that stand for somebody whom the article does not settle."""
FRAGMENTS = frozenset(
    "the a an of to in on for by from with at as and or but not is are was were be that's than".split()
)
"""What is left of a mention when the encoder finds its first word alone: nobody."""
PRONOUNS = PERSON | THING | MANY | FIRST | RELATIVE

TWO = re.compile(
    r"^(?:[Bb]oth|[Tt]he two|[Tt]he|[Aa]ll|[Tt]wo|[Ee]ither|[Nn]either)\s+(?:\w+\s+)?"
    r"(?:sides?|leaders|countries|nations|governments|men|parties|states|allies|rivals|neighbou?rs|presidents|ministers)$"
    r"|^[Bb]oth$|^[Tt]he (?:pair|duo)$"
)
"""Small letters on purpose: "the United States" are not two of anything."""
ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|many|other|its|his|her|their|our|my)\s+", re.IGNORECASE
)
OFFICE = re.compile(
    r"^(?:the|this|that|its|their|his|her|our)?\s*(?:\w+\s+)?(president|prime minister|premier|chancellor|king|leader|minister|secretary|secretary of state|foreign minister|spokes\w+|general|ambassador|envoy|senator|governor|mayor|cleric|commander|chief)$",
    re.IGNORECASE,
)  # fmt: skip
PREFIXED = re.compile(r"(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x)-\w+(?:\s[a-z]+s\b)?")
STATEMENT = re.compile(r"\b(?:statement|communiqu[eé]|declaration|press release)$")
"""A state's statement is the state speaking."""
FORMER = re.compile(r"(?:the )?(?:former|ex-|then-)", re.IGNORECASE)
PARTY_TAG = re.compile(r"\s*\([RDI]-[^)]*\)?$|,?\s[RDI]-[A-Z][\w.]*(?:\s[A-Z][\w.]*)?$")
"""How American reports tag a legislator: "Patty Murray (D-WA)", "James Risch, R-Idaho"."""
FROM = re.compile(r"\s(?:of|from)\s((?:[A-ZÀ-Þ][\w.’'\-]+\s?){1,3})$")
"""Where a person is from: "Mark Kirk of Illinois"."""
ADMINISTRATION = re.compile(r"\badministration\b", re.IGNORECASE)
"""An American word for a government; another country's has its name beside it."""
HALF = re.compile(r"^[Tt]he (North|South)$")
ADDRESS = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Sen|Rep|Gov|Gen|Col)\.?\s+")
KOREAS = re.compile(r"\bKoreas$")
NAME_BEHIND = re.compile(r",?\s((?:[A-ZÀ-Þ][\w’'\-]+\s){0,2}[A-ZÀ-Þ][\w’'\-]+)(?=[,.\s])")
NAME = re.compile(r"[A-ZÀ-Þ][\w’'\-]+")

NOUN_LINK = 0.5
"""A noun such as "the group" follows its link only when that is likelier than not; a pronoun always follows it."""
NEARBY = 2
"""Sentences before a bare noun whose actors tell whose it is."""
OFFICE_NEARBY = 20
"""Sentences before "the president" in which he is looked for."""
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "CVL"})
"""Sectors whose bare nouns ("police", "lawmakers") mean those of the country the report comes from."""
