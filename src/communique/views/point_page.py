"""A point: every wording side by side, who carried and who left it out, what it commits to, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import UnknownId
from communique.model import Change, Commitment, Name, Point, Span
from communique.views.addresses import HERE
from communique.views.contexts import Link, Page, Quotation, Shelf, Why
from communique.views.naming import Naming, meeting_title
from communique.views.register_page import ConflictPart, conflict_part
from communique.views.wording import ACTS, CHANGES, EVIDENCE, TESTS, Term, first_words, held_briefly
from communique.views.wordings import Wording, wordings


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a commitment with the words that fill it."""

    label: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class CommitmentPart:
    """What the point binds its speakers to."""

    fields: tuple[Field, ...]
    unsaid: tuple[str, ...]
    """Fields that the words do not fill."""
    tests: tuple[tuple[str, str, bool], ...]
    """Name, what it asks, whether it holds."""
    evidence: Term
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ChangePart:
    """The same point at another meeting, or that it is not there."""

    change: Term
    side: str
    meeting: Link
    wording: Quotation | None
    point: Link | None
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class PointPage:
    """``points/<id>.html``."""

    page: Page
    id: str
    meeting: Link
    wording: Quotation
    act: Term
    strength: str
    themes: tuple[Name, ...]
    joint: bool
    sources: int
    carried: tuple[Wording, ...]
    """The point's own wording first, then official texts, then press."""
    missing: tuple[Wording, ...]
    """Documents that leave it out or were not checked."""
    commitment: CommitmentPart | None
    changes: tuple[ChangePart, ...]
    conflicts: tuple[ConflictPart, ...]
    reasons: tuple[Why, ...]


def point_page(shelf: Shelf, naming: Naming, point: Point) -> PointPage:
    """:raises UnknownId: where the register does not hold the document of the point's wording."""
    wording = shelf.quotation(point.wording)
    if wording is None:
        raise UnknownId(f"point {point.id!r}: its wording stands in {point.wording.document!r}, which this register does not hold")
    lookup = shelf.lookup
    meeting = lookup.meetings.get(point.meeting)
    carried, missing = wordings(shelf, point, wording)
    return PointPage(
        page=Page(HERE.point(point.id), first_words(wording.text, 80), "register"),
        id=point.id,
        meeting=Link(shelf.addresses.meeting(point.meeting), meeting_title(meeting) if meeting else point.meeting),
        wording=wording,
        act=ACTS[point.act],
        strength=point.strength or "",
        themes=tuple(naming.theme(t, meeting.body if meeting else "") for t in point.themes),
        joint=point.joint,
        sources=point.independent_sources,
        carried=carried,
        missing=missing,
        commitment=_commitment(shelf, point.commitment) if point.commitment else None,
        changes=tuple(_changes(shelf, point)),
        conflicts=tuple(conflict_part(shelf, c) for c in lookup.conflicts_about.get(point.id, ())),
        reasons=shelf.reasons(point.reasons),
    )


def _commitment(shelf: Shelf, commitment: Commitment) -> CommitmentPart:
    tests = commitment.tests
    holds = (tests.discrete, tests.specific, tests.own, tests.future, tests.testable)

    def one(span: Span | None) -> tuple[Span, ...]:
        return (span,) if span else ()

    fields = (
        ("Who does it", commitment.doer), ("Action", one(commitment.action)), ("For whom", commitment.beneficiary),
        ("By what means", commitment.mechanism), ("Amount", one(commitment.amount)), ("Due", one(commitment.due)),
        ("Condition", one(commitment.condition)),
    )  # fmt: skip
    return CommitmentPart(
        fields=tuple(Field(label, shelf.quotations(spans)) for label, spans in fields if spans),
        unsaid=tuple(label.lower() for label, spans in fields if not spans),
        tests=tuple((name, asks, held_) for (name, asks), held_ in zip(TESTS, holds, strict=True)),
        evidence=EVIDENCE[commitment.evidence],
        reasons=shelf.reasons(commitment.reasons),
    )


def _changes(shelf: Shelf, point: Point) -> Iterator[ChangePart]:
    lookup = shelf.lookup
    both: list[tuple[str, Change, str, str | None]] = [
        ("earlier", c, c.earlier, c.from_point) for c in lookup.changes_to.get(point.id, ())
    ] + [("later", c, c.later, c.to_point) for c in lookup.changes_from.get(point.id, ())]
    for side, change, meeting_id, other_id in both:
        meeting = lookup.meetings.get(meeting_id)
        other = lookup.points.get(other_id or "")
        yield ChangePart(
            change=CHANGES[change.kind],
            side=side,
            meeting=Link(
                shelf.addresses.changes(change.earlier, change.later), held_briefly(meeting.held) if meeting else meeting_id
            ),
            wording=shelf.quotation(other.wording) if other else None,
            point=Link(shelf.addresses.point(other.id), "that point") if other else None,
            reasons=shelf.reasons(change.reasons),
        )
