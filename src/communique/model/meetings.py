"""What documents say of meetings, and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.shared import Name, Reason, Span
from communique.model.words import Format


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one document says of one meeting: the evidence that meetings are merged from."""

    document: str
    body: str
    relation: Literal["report", "official", "mention", "recall"]
    """``recall``: the text refers back to an earlier meeting of the body; ``mention``: it speaks of one without reporting it."""
    formation: str | None = None
    when: tuple[When, ...] = ()
    not_before: str | None = None
    not_after: str | None = None
    format: Format = "unknown"
    place: Name | None = None
    place_span: Span | None = None
    participants: tuple[Participant, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    spans: tuple[Span, ...]
    """Where the document speaks of the meeting; a recall's own words."""
    names: tuple[Span, ...] = ()
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
