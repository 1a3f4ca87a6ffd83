"""A point: every wording side by side, who carried and who left it out, what it commits to, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import UnknownId
from communique.model import Carriage, Change, Commitment, Document, Name, Point, Span
from communique.views.contexts import Link, Page, Quotation, Report, Shelf, Why
from communique.views.differences import Piece, compare
from communique.views.naming import Naming, meeting_title
from communique.views.register_page import ConflictPart, conflict_part
from communique.views.wording import ACTS, CHANGES, EVIDENCE, FORMS, TESTS, Term, first_words, held_briefly


@dataclass(frozen=True, slots=True)
class Wording:
    """How one document renders the point.

    ``pieces`` are its words, ``own`` where the point's wording lacks them; ``left_out`` what that wording has in addition.
    Words are compared only within one language.
    """

    report: Report
    form: Term
    score: str
    quotations: tuple[Quotation, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    """One tuple for each quotation."""
    left_out: tuple[str, ...]
    left_out_language: str
    remark: str
    reasons: tuple[Why, ...]


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
    rows = [_wording(shelf, point, wording, c, lookup.documents[c.document]) for c in _carriage(shelf, point)]
    carried = [r for r in rows if r.quotations]
    carried.sort(key=lambda r: (r.report.id != wording.report.id, not r.report.official, r.report.published or "9999", r.report.id))
    label = first_words(wording.text, 80)
    return PointPage(
        page=Page("../", label, "register"),
        id=point.id,
        meeting=Link(shelf.addresses.meeting(point.meeting), meeting_title(meeting) if meeting else point.meeting),
        wording=wording,
        act=ACTS[point.act],
        strength=point.strength or "",
        themes=tuple(naming.theme(t, meeting.body if meeting else "") for t in point.themes),
        joint=point.joint,
        sources=point.independent_sources,
        carried=tuple(carried) if carried else (_alone(wording),),
        missing=tuple(r for r in rows if not r.quotations),
        commitment=_commitment(shelf, point.commitment) if point.commitment else None,
        changes=tuple(_changes(shelf, point)),
        conflicts=tuple(conflict_part(shelf, c) for c in lookup.conflicts_about.get(point.id, ())),
        reasons=shelf.reasons(point.reasons),
    )


def _carriage(shelf: Shelf, point: Point) -> list[Carriage]:
    return [c for c in shelf.lookup.carriage_of.get(point.id, ()) if c.document in shelf.lookup.documents]


def _alone(wording: Quotation) -> Wording:
    """A point without rows of carriage (an outlet's own words): its wording stands by itself."""
    return Wording(
        wording.report, FORMS["verbatim"], "", (wording,), ((Piece(wording.text, False),),), (), "", "the only wording", ()
    )


def _wording(shelf: Shelf, point: Point, reference: Quotation, carriage: Carriage, document: Document) -> Wording:
    quotations = shelf.quotations(carriage.spans)
    is_reference = any(_holds(s, point.wording) for s in carriage.spans)
    pieces, left_out, remark = _compared(quotations, reference, is_reference)
    if carriage.omitted:
        left_out = tuple(t for s in carriage.omitted if (t := shelf.lookup.text(s)).strip())
    return Wording(
        report=shelf.report(document),
        form=FORMS[carriage.form],
        score=f"{carriage.score:.2f}",
        quotations=quotations,
        pieces=pieces,
        left_out=left_out,
        left_out_language=reference.language,
        remark=remark,
        reasons=shelf.reasons(carriage.reasons),
    )


def _holds(span: Span, other: Span) -> bool:
    return span.document == other.document and span.start <= other.start and other.end <= span.end


def _compared(
    quotations: tuple[Quotation, ...], reference: Quotation, is_reference: bool
) -> tuple[tuple[tuple[Piece, ...], ...], tuple[str, ...], str]:
    """Marks for each quotation, what the reference has beyond a single one, and a remark where marks would not help."""
    plain = tuple((Piece(q.text, False),) for q in quotations)
    if is_reference:
        return plain, (), "the wording that the others are compared with"
    if not quotations:
        return (), (), ""
    if any(q.language != reference.language for q in quotations):
        return plain, (), "in another language: words are not compared"
    if len(quotations) > 1:
        marked = [compare(q.text, reference.text) for q in quotations]
        return tuple(m.ours for m in marked), (), "said in more than one place"
    found = compare(quotations[0].text, reference.text)
    if not found.marked:
        return plain, (), "other words throughout: single words are not marked"
    same = not any(p.own for p in (*found.ours, *found.theirs))
    return (found.ours,), found.left_out, "word for word" if same else ""


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
