"""Actor, Act, Condition, Quote, Reading: what was read from one article."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from .page import Article, Span

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
STANCES = ("demand", "offer", "refusal", "acceptance", "threat", "commitment", "criticism", "endorsement", "assertion")
MODALITIES = ("happened", "ongoing", "planned", "possible", "denied", "past")
CONDITION_KINDS = ("only_if", "if", "unless", "until", "while", "exchange", "under", "or_else", "none")


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant. `span` is where its words stand, None when it is only implied.

    `country` is ISO 3166-1 alpha-3 or ""; `sector` PLOVER's codes. `office` is the one held on the article's
    date; `conflict` says where the page's own title clashes with what the gazetteer knows. `basis` is ``text`` or
    ``implied``.
    """

    name: str
    span: Span | None = None
    country: str = ""
    sector: tuple[str, ...] = ()
    id: str = ""
    office: str | None = None
    conflict: str | None = None
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class When:
    """A date as the page says it. `value` is ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, None when it is not known.

    `until` ends a range; `granularity` is day, week, month, year; `basis` is text, dateline or publication.
    """

    span: Span | None = None
    value: str | None = None
    until: str | None = None
    granularity: str | None = None
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class Where:
    """A place. `lat` and `lon` are decimal degrees, None when not known: no point is made up.

    `precision` is city, region or country; `basis` is text or dateline.
    """

    name: str
    span: Span | None = None
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports an act that is another's; `when` dates the report, not the act."""

    span: Span
    name: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Must:
    """What has to come about for a condition to be met. `do` is do, stop or not_do; any part may be unknown."""

    actor: Actor | None = None
    do: str | None = None
    what: Span | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """The terms an act hangs on. `set_by` is an actor's id, `same_as` the act's id whose condition this repeats."""

    span: Span
    kind: str
    set_by: str | None = None
    same_as: str | None = None
    by_when: str | None = None
    must: Must | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that the page gives: "at least 12" killed. None where the page gives no bound."""

    span: Span
    what: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place where the article tells the same act."""

    sentence: Span
    evidence: Span


def entry_id(page_id: str, anchor: int) -> str:
    """16 hexadecimal characters: of the page's id and where the anchor begins, whatever is made of it later."""
    return hashlib.sha256(f"{page_id}:{anchor}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Act:
    """The entry: a deed or a speech act. `evidence` is its clause, `sentence` the sentence of its anchor.

    `type` is "" for an assertion that no type fits, `stance` is "" for a deed. `confidence` is the calibrated
    probability that actor, type and recipient are all right.
    """

    anchor: Span
    sentence: Span
    evidence: Span
    type: str
    stance: str = ""
    mode: str = ""
    context: tuple[str, ...] = ()
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    voice: str = "own"
    ascribed_by: str | None = None
    content: Span | None = None
    condition: Condition | None = None
    modality: str = "happened"
    claimed_by: str | None = None
    denied_by: str | None = None
    when: When | None = None
    where: Where | None = None
    reported_by: Reporter | None = None
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: float = 0.0

    def id(self, page_id: str) -> str:
        """The act's id on its page: `entry_id`."""
        return entry_id(page_id, self.anchor.start)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, without their marks, and who speaks them (None when the article does not say)."""

    span: Span
    speaker: Actor | None = None


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Which reader made a reading: its version, the checksum of its weights, its codebook."""

    version: str
    weights: str
    codebook: str = "plover-2.0"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one article; of a page that was not read, no acts and the outcome's reason."""

    article: Article
    reader: ReaderInfo
    acts: tuple[Act, ...] = ()
    quotes: tuple[Quote, ...] = ()
    read_at: dt.datetime | None = field(default=None, compare=False)
