"""What ``communique check`` looks at: that a register holds together, and that knowledge does what its examples say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.model import Document, Register
from communique.proofs import proofs


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: where, and what."""

    where: str
    message: str


def check_register(register: Register) -> Iterator[Finding]:
    """Every span lies in its text, every id resolves to one record, regions partition, the joins agree with one another."""
    yield from _unique(register)
    yield from _documents(register)
    yield from _statements(register)
    yield from _points(register)
    yield from _spans(register)
    yield from _references(register)


def _unique(register: Register) -> Iterator[Finding]:
    for name in ("documents", "meetings", "statements", "points"):
        for ident, times in Counter(record.id for record in getattr(register, name)).items():
            if times > 1:
                yield Finding(ident, f"{times} {name} have this id")


def _documents(register: Register) -> Iterator[Finding]:
    listed = {(meeting.id, document) for meeting in register.meetings for document in meeting.documents}
    stated = {(meeting, document.id) for document in register.documents for meeting in document.meetings}
    for meeting_id, document_id in sorted(listed ^ stated):
        yield Finding(document_id, f"document and meeting {meeting_id} do not both name one another")
    for document in register.documents:
        at = 0
        for region in document.regions:
            if region.start != at or region.end <= region.start:
                yield Finding(document.id, f"regions do not partition the text at character {at}")
                break
            at = region.end
        if document.regions and at != len(document.text):
            yield Finding(document.id, f"regions end at character {at} of {len(document.text)}")


def _statements(register: Register) -> Iterator[Finding]:
    texts = {document.id: document.text for document in register.documents}
    for statement in register.statements:
        if statement.id != f"{statement.document}:{statement.start}-{statement.end}":
            yield Finding(statement.id, "id and span of the statement disagree")
        if statement.document not in texts:
            yield Finding(statement.id, "statement of a document that is not in the register")
            continue
        parts = [*statement.content]
        parts += [(part.start, part.end) for part in (statement.cue,) if part]
        if not parts or not all(statement.start <= start < end <= statement.end for start, end in parts):
            yield Finding(statement.id, "cue or content lies outside the statement")
        for speaker in (statement.speaker, statement.holder):
            if speaker and texts[statement.document][speaker.start : speaker.end] != speaker.text:
                yield Finding(statement.id, f"the speaker's span does not hold its words: {speaker.text!r}")


def _points(register: Register) -> Iterator[Finding]:
    of_point: dict[str, set[str]] = {}
    for statement in register.statements:
        if statement.point:
            of_point.setdefault(statement.point, set()).add(statement.id)
    for point in register.points:
        if of_point.pop(point.id, set()) != set(point.statements):
            yield Finding(point.id, "the point's statements and the statements' point disagree")
    for ident in sorted(of_point):
        yield Finding(ident, "statements name a point that is not in the register")
    cells = {(cell.point, cell.document) for cell in register.carriage}
    documents = {meeting.id: meeting.documents for meeting in register.meetings}
    for point in register.points:
        for document in documents.get(point.meeting, ()):
            if point.joint and (point.id, document) not in cells:
                yield Finding(point.id, f"no carriage row for document {document}")


def _spans(register: Register) -> Iterator[Finding]:
    documents = {document.id: document for document in register.documents}
    for where, span in register.spans():
        document: Document | None = documents.get(span.document)
        if document is None:
            yield Finding(where, f"a span in document {span.document}, which is not in the register")
        elif not 0 <= span.start < span.end <= len(document.text):
            yield Finding(where, f"span {span.start}-{span.end} lies outside {span.document} of {len(document.text)} characters")


def _references(register: Register) -> Iterator[Finding]:
    meetings = {meeting.id for meeting in register.meetings}
    documents = {document.id for document in register.documents}
    points = {point.id for point in register.points}
    for meeting in register.meetings:
        for other in (*meeting.recalls,):
            if other not in meetings:
                yield Finding(meeting.id, f"recalls {other}, which is not in the register")
        for document in (*meeting.documents, *meeting.mentions):
            if document not in documents:
                yield Finding(meeting.id, f"names document {document}, which is not in the register")
    for point in register.points:
        if point.meeting not in meetings:
            yield Finding(point.id, f"is of meeting {point.meeting}, which is not in the register")
    for cell in register.carriage:
        if cell.point not in points or cell.document not in documents:
            yield Finding(f"carriage of {cell.point}", f"by {cell.document}: point or document is not in the register")
        if (cell.form in ("verbatim", "reworded", "partial")) != bool(cell.spans):
            yield Finding(f"carriage of {cell.point}", f"by {cell.document}: {cell.form} with {len(cell.spans)} spans")
    for change in register.changes:
        for ident in (change.from_point, change.to_point):
            if ident is not None and ident not in points:
                yield Finding(f"{change.earlier} to {change.later}", f"names point {ident}, which is not in the register")
    for conflict in register.conflicts:
        for ident in conflict.points:
            if ident not in points:
                yield Finding(f"conflict of {conflict.meeting}", f"names point {ident}, which is not in the register")


def check_knowledge(knowledge: Knowledge) -> Iterator[Finding]:
    """Every entry has an example, takes effect in its examples and not in its counter-examples."""
    for proof in proofs(knowledge):
        if not proof.broken:
            continue
        if not proof.sentence:
            yield Finding(proof.file, f"{proof.kind} {proof.entry!r} has no example: write a sentence in which it takes effect")
        elif proof.should_fire:
            yield Finding(proof.file, f"{proof.kind} {proof.entry!r} takes no effect in its example: {proof.sentence}")
        else:
            yield Finding(proof.file, f"{proof.kind} {proof.entry!r} takes effect in its counter-example: {proof.sentence}")
