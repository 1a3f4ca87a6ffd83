"""Texts as found and as described."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.words import Kind, Language, Role


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
