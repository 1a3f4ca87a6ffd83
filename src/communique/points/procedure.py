"""Where a document tells that the meeting was held, and who chaired it.

One official sentence says both; a report says them in two, in passing ("after they met in Muscat on Tuesday"), or in a sentence
that no statement was found in. So every report that tells of holding or chairing carries the point, wherever it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.model import Document, Meeting, Span, Statement
from communique.points.members import Procedures
from communique.text.segment import sentences

HELD = frozenset(("held", "chaired"))
_CLAUSE = re.compile(r"[^،,؛;:\n]+")


def tells_of_holding(statement: Statement, document: Document, procedures: Procedures) -> bool:
    """Whether a statement is the record that a meeting was held or chaired."""
    kinds = procedures.kinds(document.text, statement.start, statement.end) if statement.act == "record" else frozenset()
    return bool(HELD & kinds) and "next" not in kinds


def held_places(meeting: Meeting, document: Document, statements: Sequence[Statement], procedures: Procedures) -> tuple[Span, ...]:
    """The document's records of holding and chairing; without one, the first clause that holds the meeting's day or name and says so."""
    records = [s for s in statements if s.document == document.id and tells_of_holding(s, document, procedures)]
    if records:
        return tuple(Span(document.id, start, end) for s in records for start, end in (s.content or ((s.start, s.end),)))
    named = [s for s in (*meeting.dates, *meeting.held.spans, *meeting.names) if s.document == document.id]
    return next(
        (
            (Span(document.id, start, end),)
            for start, end in _clauses(document)
            if any(start < s.end and s.start < end for s in named) and HELD & procedures.kinds(document.text, start, end)
        ),
        (),
    )


def _clauses(document: Document) -> Iterator[tuple[int, int]]:
    for region in document.regions:
        if region.role == "body":
            for sentence in sentences(document.text, region.start, region.end):
                yield from (m.span() for m in _CLAUSE.finditer(document.text, sentence.start, sentence.end))
