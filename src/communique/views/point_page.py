"""A point: every wording side by side, who carried and who left it out, what it commits to, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import UnknownId
from communique.model import Change, Commitment, Name, Point, Span
from communique.views.addresses import HERE
from communique.views.citation import Citation, cite_point
from communique.views.contexts import Link, Page, Quotation, Shelf, Why
from communique.views.judging import Desk, JudgedPart, judged_point
from communique.views.naming import in_time
from communique.views.parts import ConflictPart, conflict_part
from communique.views.wording import Term, first_words
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
    tests: tuple[tuple[Term, bool], ...]
    """Each test, and whether it holds."""
    evidence: Term
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ChangePart:
    """The same point at another meeting, or that it is not there."""

    change: Term
    earlier: bool
    """Whether that meeting was before this one."""
    meeting: Link
    when: str
    comparison: str
    """Address of the page that compares the two meetings."""
    wording: Quotation | None
    href: str | None
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class CopyPart:
    """A report that has this point in a passage shared with another report."""

    source: Link
    taker: Link
    directed: bool
    term: Term
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class PointPage:
    """``points/<id>.html``."""

    page: Page
    id: str
    meeting: Link
    meeting_when: str
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
    copies: tuple[CopyPart, ...]
    commitment: CommitmentPart | None
    before: tuple[ChangePart, ...]
    after: tuple[ChangePart, ...]
    conflicts: tuple[ConflictPart, ...]
    reasons: tuple[Why, ...]
    judged: JudgedPart
    citation: Citation


def point_page(shelf: Shelf, point: Point, desk: Desk | None = None) -> PointPage:
    """:raises UnknownId: where the register does not hold the document of the point's wording."""
    own, wording = shelf.quotation(point.wording), shelf.called(point)
    if own is None or wording is None:
        raise UnknownId(f"point {point.id!r}: its wording stands in {point.wording.document!r}, which this register does not hold")
    lookup, tongue = shelf.lookup, shelf.tongue
    meeting = lookup.meetings.get(point.meeting)
    carried, missing = wordings(shelf, point, own)
    changes = _changes(shelf, point)
    return PointPage(
        page=Page(HERE.point(point.id), first_words(wording.text, 80), "register"),
        id=point.id,
        meeting=shelf.meeting(meeting) if meeting else Link(shelf.addresses.meeting(point.meeting), point.meeting),
        meeting_when=tongue.held_briefly(meeting.held) if meeting else "",
        wording=wording,
        act=tongue.acts[point.act],
        strength=tongue.term("strength", point.strength).label if point.strength else "",
        themes=tuple(shelf.naming.theme(t, meeting.body if meeting else "") for t in point.themes),
        joint=point.joint,
        sources=point.independent_sources,
        carried=carried,
        missing=missing,
        copies=tuple(_copies(shelf, point)),
        commitment=_commitment(shelf, point.commitment) if point.commitment else None,
        before=tuple(c for c in changes if c.earlier),
        after=tuple(c for c in changes if not c.earlier),
        conflicts=tuple(conflict_part(shelf, c) for c in lookup.conflicts_about.get(point.id, ())),
        reasons=shelf.reasons(point.reasons),
        judged=judged_point(shelf, point, [(w.report.id, _read_as(w)) for w in (*carried, *missing)], desk),
        citation=cite_point(shelf, point, wording, meeting),
    )


def _read_as(wording: Wording) -> str:
    return f"{wording.report.name}: {wording.form.label}"


def _commitment(shelf: Shelf, commitment: Commitment) -> CommitmentPart:
    tests, tongue = commitment.tests, shelf.tongue
    holds = (tests.discrete, tests.specific, tests.own, tests.future, tests.testable)

    def one(span: Span | None) -> tuple[Span, ...]:
        return (span,) if span else ()

    fields = (
        ("doer", commitment.doer), ("action", one(commitment.action)), ("beneficiary", commitment.beneficiary),
        ("mechanism", commitment.mechanism), ("amount", one(commitment.amount)), ("due", one(commitment.due)),
        ("condition", one(commitment.condition)),
    )  # fmt: skip
    named = [(tongue.line(f"commitment.{name}"), spans) for name, spans in fields]
    return CommitmentPart(
        fields=tuple(Field(label, shelf.quotations(spans)) for label, spans in named if spans),
        unsaid=tuple(label for label, spans in named if not spans),
        tests=tuple(zip(tongue.tests, holds, strict=True)),
        evidence=tongue.evidence[commitment.evidence],
        reasons=shelf.reasons(commitment.reasons),
    )


def _changes(shelf: Shelf, point: Point) -> list[ChangePart]:
    """In the order of the other meetings in time."""
    lookup = shelf.lookup
    both: list[tuple[bool, Change, str, str | None]] = [
        (True, c, c.earlier, c.from_point) for c in lookup.changes_to.get(point.id, ())
    ] + [(False, c, c.later, c.to_point) for c in lookup.changes_from.get(point.id, ())]
    found = []
    for earlier, change, meeting_id, other_id in both:
        meeting = lookup.meetings.get(meeting_id)
        other = lookup.points.get(other_id or "")
        part = ChangePart(
            change=shelf.tongue.changes[change.kind],
            earlier=earlier,
            meeting=shelf.meeting(meeting) if meeting else Link(shelf.addresses.meeting(meeting_id), meeting_id),
            when=shelf.tongue.held_briefly(meeting.held) if meeting else meeting_id,
            comparison=shelf.addresses.changes(change.earlier, change.later),
            wording=shelf.called(other) if other else None,
            href=shelf.addresses.point(other.id) if other else None,
            reasons=shelf.reasons(change.reasons),
        )
        found.append((in_time(meeting) if meeting else ("9999", meeting_id), part))
    return [part for _, part in sorted(found, key=lambda f: f[0])]


def _copies(shelf: Shelf, point: Point) -> Iterator[CopyPart]:
    """Copies whose passages hold the point on both sides: who had these words from whom."""
    lookup = shelf.lookup
    spans = {c.document: c.spans for c in lookup.carriage_of.get(point.id, ()) if c.spans}
    seen: set[tuple[str, str]] = set()
    for document in sorted(spans):
        for copy in lookup.copies_in.get(document, ()):
            pair = (copy.a.document, copy.b.document)
            known = all(d in lookup.documents and d in spans for d in pair) and pair[0] != pair[1] and pair not in seen
            if not known or not all(any(_overlap(side, s) for s in spans[side.document]) for side in (copy.a, copy.b)):
                continue
            seen.add(pair)
            first, second = (copy.b, copy.a) if copy.direction == "b-to-a" else (copy.a, copy.b)
            yield CopyPart(
                source=_words(shelf, first),
                taker=_words(shelf, second),
                directed=copy.direction in ("a-to-b", "b-to-a"),
                term=shelf.tongue.term("direction", copy.direction),
                reasons=shelf.reasons(copy.reasons),
            )


def _words(shelf: Shelf, span: Span) -> Link:
    return Link(shelf.words(span), shelf.report(shelf.lookup.documents[span.document]).name)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
