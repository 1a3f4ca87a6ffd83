"""What all stages share: spans, reasons, notes, names."""

from __future__ import annotations

from dataclasses import dataclass


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
