"""The records that every stage takes and gives: the one vocabulary of the program.

Offsets are Unicode code points (Python ``str`` indices) in the document's text exactly as it was read, half-open, in
logical order. Fields that the register's JSON writes carry the names of the contract (docs/register.md); ``None`` means
"not known", an empty tuple "looked for and found none". Records are frozen: a stage that learns more about one makes a
new one with :func:`dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = str
"""BCP 47 primary tag: ``ar``, ``en``, ..., ``und`` where it cannot be told."""

Role = Literal["headline", "dateline", "byline", "body", "boilerplate", "other-story", "repeat", "credit"]
Kind = Literal["press", "official"]
Mode = Literal["direct", "indirect", "mixed"]
Voice = Literal["joint", "outlet", "third-party"]
Act = Literal["commit", "affirm", "assess", "call", "praise", "concern", "record", "background"]
Strength = Literal["firm", "soft"]
Form = Literal["verbatim", "reworded", "partial", "absent", "not-checked"]
Format = Literal["virtual", "in-person", "hybrid", "unknown"]
Direction = Literal["a-to-b", "b-to-a", "common-source", "unknown"]
ChangeKind = Literal["kept", "reworded", "strengthened", "weakened", "new", "dropped", "not-visible"]
ConflictKind = Literal[
    "date", "place", "body", "participants", "count", "act", "strength", "quotation", "speaker",
    "translation", "selection", "cut", "other",
]  # fmt: skip
Evidence = Literal["official", "quoted-official", "direct", "indirect", "headline"]


# ---------------------------------------------------------------- shared by all


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a stage decided as it did: the rule or measure, its value, and the words or numbers it rests on."""

    name: str
    value: float | str | bool | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a stage set aside or could not settle, with its reason; ``document`` is None for what is no document."""

    stage: str
    document: str | None
    start: int | None
    end: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the two languages of the interface; either may be missing, not both."""

    en: str | None = None
    ar: str | None = None


# ---------------------------------------------------------------- sources and documents


@dataclass(frozen=True, slots=True)
class Source:
    """One text as found, with the metadata its container gave: what ``sources`` hands on."""

    key: str
    """Path relative to what was read, with ``#<0-based index>`` for a row of a bulk file."""
    text: str
    """The text as found: decoded, nothing stripped, folded or repaired."""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date of publication that the container states (not a crawl date)."""
    crawled: str | None = None
    """ISO date on which the page was fetched: an upper bound only."""
    language: Language | None = None
    kind: Kind | None = None
    """Where the container states it; else the text decides."""
    complete: bool = True
    """False where reading had to cut the text."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the page with one role; the regions of a document partition its text."""

    start: int
    end: int
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """When the document came out: an ISO prefix (``2021``, ``2021-03``, ``2021-03-31``)."""

    date: str
    span: tuple[int, int] | None
    """Where the text says so; None where the container's metadata or a copy of the text does."""
    rule: str
    """``printed date``, ``metadata``, ``crawl date``, ``copy <document id>``, ..."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text fixed from here on, cut into regions and described."""

    id: str
    source: str
    url: str | None
    kind: Kind
    language: Language
    outlet: str | None
    agency: str | None
    title: str | None
    author: str | None
    published: Published | None
    text: str
    regions: tuple[Region, ...]
    bodies: tuple[str, ...] = ()
    """Ids of the bodies that headline and body name, most prominent first (profiles in ``knowledge/bodies``)."""
    meetings: tuple[str, ...] = ()
    crawled: str | None = None
    complete: bool = True
    """False where the text is cut off or its end was not read: a point missing from it is then not-checked."""


# ---------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting verb or noun that governs a content."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: the subject of the cue as written, and how it was found."""

    text: str
    start: int
    end: int
    party: str | None
    """``body``, ``document`` (the communique itself), a country code, an organisation slug or None."""
    resolved_by: Literal["named", "same source", "previous subject", "document"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing reported as said or agreed: cue and content, the smallest span that stands alone (docs/coding.md)."""

    id: str
    """``<document>:<start>-<end>``."""
    document: str
    meeting: str | None
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    cue: Cue | None
    speaker: Speaker | None
    holder: Speaker | None
    via: str | None
    mode: Mode
    voice: Voice
    act: Act
    strength: Strength | None
    themes: tuple[str, ...]
    lead: bool
    point: str | None
    reasons: tuple[Reason, ...]


# ---------------------------------------------------------------- meetings


@dataclass(frozen=True, slots=True)
class When:
    """A date as one document gives it, not yet resolved against the day it came out."""

    start: int
    end: int
    text: str
    date: str | None
    """ISO prefix where the words alone give it."""
    relative: int | None
    """Days from the anchor (``yesterday`` is -1) where the words are relative."""
    weekday: int | None
    """0 is Monday, as in :mod:`datetime`; a check where a date is there, a clue where none is."""
    anchor: Literal["published", "quoted", "none"]
    """What a relative date counts from: the report's own day, or the day of a text that it quotes."""
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part. ``party`` is an ISO 3166 code or an organisation's slug; a person acts for a party."""

    party: str | None
    name: Name
    person: str | None
    role: Literal["host", "chair", "participant", "observer"]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A number that the texts state with what it counts, in one or two words."""

    what: str
    value: int
    approximate: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """What one document says of one meeting: the evidence that meetings are merged from."""

    document: str
    body: str
    relation: Literal["report", "official", "mention", "recall"]
    """``recall``: the text refers back to an earlier meeting of the body; ``mention``: it speaks of one without reporting it."""
    formation: str | None
    when: tuple[When, ...]
    not_before: str | None
    not_after: str | None
    format: Format
    place: Name | None
    place_span: Span | None
    participants: tuple[Participant, ...]
    counts: tuple[StatedCount, ...]
    spans: tuple[Span, ...]
    """Where the document speaks of the meeting; a recall's own words."""
    names: tuple[Span, ...]
    """The words used for body and formation, kept to show where reports differ."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """When a meeting was held; ``date`` is a full ISO date or None with whatever bounds the texts give."""

    date: str | None
    rule: str
    spans: tuple[Span, ...]
    not_before: str | None
    not_after: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one body, merged from the mentions of all its documents."""

    id: str
    """``<body>/<date>/<formation>``; ``undated-<place or digest>`` stands for a date that is not known."""
    body: str
    body_name: Name
    formation: str
    held: Held
    format: Format
    place: str | None
    participants: tuple[Participant, ...]
    stated_counts: tuple[StatedCount, ...]
    documents: tuple[str, ...]
    """Reports and official texts."""
    mentions: tuple[str, ...]
    """Documents that only speak of it."""
    recalls: tuple[str, ...]
    names: tuple[Span, ...] = ()
    """The words its documents use for body and formation."""
    dates: tuple[Span, ...] = ()
    """Every place where a document dates it, agreeing or not."""


# ---------------------------------------------------------------- points


@dataclass(frozen=True, slots=True)
class Tests:
    """The five tests of a commitment (after the G7 Research Group); all must hold."""

    discrete: bool
    specific: bool
    own: bool
    future: bool
    testable: bool


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a point binds its speakers to. Lists hold spans; the tests' deciding words stand in ``reasons``."""

    doer: tuple[Span, ...]
    action: Span | None
    beneficiary: tuple[Span, ...]
    mechanism: tuple[Span, ...]
    amount: Span | None
    due: Span | None
    condition: Span | None
    tests: Tests
    evidence: Evidence
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """The same thing said at one meeting, merged over all its documents in any language."""

    id: str
    """``<meeting>/<theme>-<digest of its wording>``."""
    meeting: str
    statements: tuple[str, ...]
    wording: Span
    """The fullest wording of the best evidence tier: official before press."""
    act: Act
    strength: Strength | None
    themes: tuple[str, ...]
    joint: bool
    """False for what the outlet or a third party says."""
    commitment: Commitment | None
    independent_sources: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Carriage:
    """How one document renders one point."""

    point: str
    document: str
    form: Form
    spans: tuple[Span, ...]
    omitted: tuple[Span, ...]
    """For ``partial``: what of the point's wording the document leaves out, as spans of that wording's document."""
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages that share their wording; ``a`` sorts before ``b``. ``score`` is the share of shared words."""

    a: Span
    b: Span
    direction: Direction
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a point from one meeting of a body to the next."""

    earlier: str
    later: str
    from_point: str | None
    to_point: str | None
    kind: ChangeKind
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents of one meeting that disagree, with one another or within themselves; both sides are shown."""

    meeting: str
    kind: ConflictKind
    points: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on one or two records; stored apart, applied last, never overwritten by a score."""

    subjects: tuple[str, ...]
    verdict: Literal["same", "different", "correct", "wrong"]
    by: str
    on: str
    note: str


# ---------------------------------------------------------------- the whole


@dataclass(frozen=True, slots=True)
class Join:
    """What the stages that look at all documents together find: everything that one more report may change."""

    borrowed: Mapping[str, Published] = field(default_factory=dict)
    """Dates of documents without one of their own, by document id: from copies of their text."""
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    """All statements again, with their meeting and point."""
    points: tuple[Point, ...] = ()
    carriage: tuple[Carriage, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """All that a register holds, sorted: what ``export`` writes and the views show."""

    documents: tuple[Document, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()
    carriage: tuple[Carriage, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class StageCount:
    """One line of the summary of a reading: what came in, what came out, what was set aside with a note."""

    stage: str
    came_in: int
    came_out: int
    set_aside: int
    what: str
    """What is counted, e.g. ``documents in, statements out``."""
    seconds: float = 0.0
