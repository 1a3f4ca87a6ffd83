"""Commitments of the example: which points are commitments, and who does what by when, for how much, on what condition?"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.example_alignment import Alignment
from benchmarks.example_reading import Reading
from benchmarks.example_reference import Agreed, Detail
from benchmarks.matching import Place, f1, share, word_f1, words
from benchmarks.sheet import Sheet, shown
from communique.model import Commitment, Span

FIELDS = ("doer", "due", "amount", "condition", "beneficiary", "mechanism")
LONGEST = 3
"""A span of more than so many times the words' length does not say which words it means."""


def measure(alignment: Alignment, sheet: Sheet) -> None:
    reading = alignment.reading
    points = {p.id: p for p in reading.register.points}
    wanted = {p.id: p for p in reading.reference.points if p.commitment}
    hits = 0
    given: dict[str, Commitment] = {}
    for ident, point in wanted.items():
        mine = points.get(alignment.points.get(ident, ""))
        if mine and mine.commitment:
            hits += 1
            given[ident] = mine.commitment
        else:
            sheet.miss("commitments: missed", f"{ident}: {shown(point.ar)}")
    held = {c.statement.point for c in alignment.claims if c.point or not c.official}
    claimed = [p for p in points.values() if p.commitment and (p.id in held or p.id in alignment.back)]
    for point_found in claimed:
        ours = alignment.back.get(point_found.id)
        if ours not in wanted:
            text = reading.words(reading.file_of.get(point_found.wording.document, ""), _place(point_found.wording))
            parts = sorted({c.point for c in alignment.claims if c.statement.point == point_found.id and c.point})
            what = ours or (f"apart from its point {', '.join(parts)}" if parts else "no point")
            sheet.miss("commitments: made up", f"{what} ({point_found.id.rpartition('/')[2]}): {shown(text)}")
    sheet.put("commitments.f1", f1(hits, len(claimed), len(wanted)))
    for name in FIELDS:
        _field(reading, sheet, name, wanted, given)


def _field(reading: Reading, sheet: Sheet, name: str, wanted: Mapping[str, Agreed], given: Mapping[str, Commitment]) -> None:
    """F1 over commitments: a field is right where one of its spans holds the reference's words, in either language."""
    hits = claimed = asked = 0
    for ident, point in wanted.items():
        detail: Detail | None = getattr(point.commitment, name)
        spans = _spans(given[ident], name) if ident in given else ()
        right = detail is not None and any(_means(reading, span, name, point, detail) for span in spans)
        hits, claimed, asked = hits + right, claimed + bool(spans), asked + (detail is not None)
        if ident in given and not right and (spans or detail):
            said = " | ".join(shown(reading.words(f, p), 50) for f, places in reading.places(spans).items() for p in places)
            sheet.miss(
                f"commitments.{name}",
                f"{ident}: {detail.ar if detail else None} / {detail.en if detail else None} > {said or None}",
            )
    sheet.put(f"commitments.{name}", f1(hits, claimed, asked))


def _spans(commitment: Commitment, name: str) -> tuple[Span, ...]:
    value: tuple[Span, ...] | Span | None = getattr(commitment, name)
    return (value,) if isinstance(value, Span) else value or ()


def _means(reading: Reading, span: Span, name: str, point: Agreed, detail: Detail) -> bool:
    """Most of the words, or half of their place in the point. A doer may stand within longer words, and where the wording
    does not write it (Arabic says "we" in the verb) any one word of the wording may stand for it."""
    file = reading.file_of.get(span.document)
    if file is None:
        return False
    place = _place(span)
    text = reading.words(file, place)
    for quote, exact in zip(reading.reference.quotes(point), (detail.ar, detail.en), strict=True):
        if len(text) <= LONGEST * len(exact) + 10:
            if word_f1(text, exact) >= 0.5 or (name == "doer" and set(words(exact)) <= set(words(text))):
                return True
            written = _within(reading, file, quote.quote, exact) if quote.file == file else []
            if any(share(place, wanted) >= 0.5 for wanted in written):
                return True
            implied = name == "doer" and quote.file == file and not written and len(words(text)) == 1
            if implied and any(share(place, wording) == 1 for wording in reading.find(file, quote.quote)):
                return True
    return False


def _within(reading: Reading, file: str, quote: str, exact: str) -> list[Place]:
    """The words' places inside the point's own wording."""
    return [p for start, end in reading.find(file, quote)[:1] for p in reading.find(file, exact) if start <= p[0] and p[1] <= end]


def _place(span: Span) -> Place:
    return span.start, span.end
