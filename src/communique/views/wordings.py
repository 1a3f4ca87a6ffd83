"""How each document words one point, set against the wording it can be compared with word by word.

That is the point's own wording, or, for a document in another language, an official text's wording in that language: an
English report is marked against the English official text, never against the Arabic one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.model import Carriage, Point, Span
from communique.views.bidi import Direction
from communique.views.contexts import Quotation, Report, Shelf, Why
from communique.views.differences import Piece, compare
from communique.views.wording import Term


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the compared wording that a document does not have."""

    text: str
    language: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Wording:
    """How one document renders the point."""

    report: Report
    form: Term
    score: str
    quotations: tuple[Quotation, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    """One tuple for each quotation; ``own`` where the compared wording lacks the words."""
    left_out: tuple[LeftOut, ...]
    remark: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    pieces: tuple[tuple[Piece, ...], ...]
    left_out: tuple[LeftOut, ...] = ()
    remark: str = ""


def wordings(shelf: Shelf, point: Point, own: Quotation) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """Those that carry the point, its own wording first, then official texts, then press by day; and those that do not."""
    lookup = shelf.lookup
    carriage = [c for c in lookup.carriage_of.get(point.id, ()) if c.document in lookup.documents]
    quoted = [(c, shelf.quotations(c.spans)) for c in carriage]
    measures = _measures(own, [quotations for _, quotations in quoted])
    rows = [_wording(shelf, point, c, quotations, measures) for c, quotations in quoted]
    carried = sorted(
        (r for r in rows if r.quotations),
        key=lambda r: (r.report.id != own.report.id, not r.report.official, r.report.published or "9999", r.report.id),
    )
    return tuple(carried) or (_alone(shelf, own),), tuple(r for r in rows if not r.quotations)


def _measures(own: Quotation, quoted: Sequence[tuple[Quotation, ...]]) -> dict[str, Quotation]:
    """By language, what wordings are compared with: the longest of the first official text where the point's own will not do."""
    measures = {own.language: own}
    for quotations in quoted:
        if quotations and quotations[0].report.official:
            longest = max(quotations, key=lambda q: len(q.text))
            measures.setdefault(longest.language, longest)
    return measures


def _alone(shelf: Shelf, own: Quotation) -> Wording:
    """A point without rows of carriage (an outlet's own words): its wording stands by itself."""
    return Wording(
        own.report,
        shelf.tongue.forms["verbatim"],
        "",
        (own,),
        ((Piece(own.text, False),),),
        (),
        shelf.tongue.line("point.only"),
        (),
    )


def _wording(
    shelf: Shelf, point: Point, carriage: Carriage, quotations: tuple[Quotation, ...], measures: Mapping[str, Quotation]
) -> Wording:
    own = any(_holds(span, point.wording) for span in carriage.spans)
    compared = _compared(shelf, quotations, measures, own)
    left_out = compared.left_out
    if carriage.omitted:
        found = (shelf.quotation(span) for span in carriage.omitted)
        left_out = tuple(LeftOut(q.text, q.language, q.direction) for q in found if q and q.text.strip())
    return Wording(
        report=shelf.report(shelf.lookup.documents[carriage.document]),
        form=shelf.tongue.forms[carriage.form],
        score=f"{carriage.score:.2f}",
        quotations=quotations,
        pieces=compared.pieces,
        left_out=left_out,
        remark=compared.remark,
        reasons=shelf.reasons(carriage.reasons),
    )


def _holds(span: Span, other: Span) -> bool:
    return span.document == other.document and span.start <= other.start and other.end <= span.end


def _compared(shelf: Shelf, quotations: tuple[Quotation, ...], measures: Mapping[str, Quotation], own: bool) -> _Compared:
    """Marks, what is left out where there is one quotation, and a remark where marks need one or would not help."""
    say = shelf.tongue.line
    plain = tuple((Piece(q.text, False),) for q in quotations)
    if not quotations:
        return _Compared(plain)
    if own:
        return _Compared(plain, remark=say("point.measure"))
    measure = measures.get(quotations[0].language)
    if measure is None or any(q.language != measure.language for q in quotations):
        return _Compared(plain, remark=say("point.other_language"))
    if measure in quotations:
        return _Compared(plain, remark=say("point.measure_here"))
    found = [compare(q.text, measure.text) for q in quotations]
    pieces = tuple(f.ours for f in found)
    if len(found) > 1:
        return _Compared(pieces, remark=say("point.several"))
    (only,) = found
    if not only.marked:
        return _Compared(plain, remark=say("point.other_words"))
    same = not any(p.own for p in (*only.ours, *only.theirs))
    left_out = tuple(LeftOut(text, measure.language, measure.direction) for text in only.left_out)
    return _Compared(pieces, left_out, say("point.word_for_word") if same else "")
