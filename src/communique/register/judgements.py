"""What people say of the program's results: kept apart, applied last, written to and read from text.

``same`` and ``different`` on two statements or two points are applied where statements are merged, before every likeness
(:mod:`communique.points.verdicts`), and so show in all that is found behind it. The others are applied to the register as it is
handed out (the records of the stages stay as they are):

- ``wrong`` on a statement takes it off its point: its words leave the carriage of that point by its document, and a point
  that no statement is left of goes, with its carriage and changes;
- ``wrong`` on a point and a document makes that carriage ``not-checked``;
- ``correct`` on a statement, or on a point and a document, is added to the reasons.

Verdicts on other subjects are kept and listed but change nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from communique.errors import RegisterError
from communique.model import Carriage, Change, Judgement, Point, Reason, Register, Span, Statement
from communique.register.codec import digest, encode
from communique.register.rows import Row


def beside(register: Path) -> Path:
    """Where the text file of a register's judgements lies: ``register.judgements.jsonl`` for ``register.db``."""
    return register.with_name(f"{register.stem}.judgements.jsonl")


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """One judgement a line, JSON in UTF-8, in the order of application: made to be kept in version control."""
    lines = [f"{encode(judgement)}\n" for judgement in sorted(judgements, key=order)]
    try:
        path.write_text("".join(lines), "utf-8", newline="\n")
    except OSError as err:
        raise RegisterError(f"cannot write judgements to {path}: {err.strerror}; choose another path") from err


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of such a file; blank lines do no harm. :raises RegisterError: naming the first line that is none."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as err:
        raise RegisterError(f"cannot read judgements from {path}: {err}; give a UTF-8 file of one JSON object a line") from err
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Judgement))
            except msgspec.DecodeError as err:
                raise RegisterError(f"{path}, line {number}: not a judgement: {err}; see docs/register.md") from err
    return tuple(found)


def order(judgement: Judgement) -> tuple[str, ...]:
    """By day, then person, then subjects: a later verdict is applied over an earlier one."""
    return judgement.on, judgement.by, *judgement.subjects, judgement.verdict, judgement.note


def row(judgement: Judgement) -> Row:
    """As kept: one verdict of one person on the same subjects in whichever order."""
    key = digest([judgement.by, *sorted(judgement.subjects)])
    return {"key": key, "verdict": judgement.verdict, "record": encode(judgement)}


def applied(register: Register, judgements: Sequence[Judgement]) -> Register:
    """The register with the judgements, applied as far as they can be: one whose subjects are not there changes nothing."""
    ordered = tuple(sorted(judgements, key=order))
    for judgement in ordered:
        register = _apply(register, judgement)
    return dataclasses.replace(register, judgements=ordered)


def _apply(register: Register, judgement: Judgement) -> Register:
    if judgement.verdict not in ("correct", "wrong"):
        return register
    reason = Reason("judgement", judgement.verdict, f"{judgement.by}, {judgement.on}: {judgement.note}".rstrip(": "))
    subjects = set(judgement.subjects)
    for statement in register.statements:
        if subjects == {statement.id}:
            if judgement.verdict == "wrong":
                return _without(register, statement, reason)
            return _replaced(register, statement, dataclasses.replace(statement, reasons=(*statement.reasons, reason)))
    return dataclasses.replace(register, carriage=tuple(_judged(row, subjects, judgement, reason) for row in register.carriage))


def _judged(row: Carriage, subjects: set[str], judgement: Judgement, reason: Reason) -> Carriage:
    if subjects != {row.point, row.document}:
        return row
    if judgement.verdict == "wrong":
        return dataclasses.replace(row, form="not-checked", spans=(), omitted=(), score=0.0, reasons=(*row.reasons, reason))
    return dataclasses.replace(row, reasons=(*row.reasons, reason))


def _replaced(register: Register, old: Statement, new: Statement) -> Register:
    return dataclasses.replace(register, statements=tuple(new if s is old else s for s in register.statements))


def _without(register: Register, statement: Statement, reason: Reason) -> Register:
    """The register with a statement that people found wrong split off its point."""
    point = next((p for p in register.points if p.id == statement.point), None)
    judged = dataclasses.replace(statement, point=None, reasons=(*statement.reasons, reason))
    register = _replaced(register, statement, judged)
    if point is None:
        return register
    left = [s for s in register.statements if s.id in point.statements and s.id != statement.id]
    if not left:
        return _without_point(register, point)
    smaller = dataclasses.replace(
        point,
        statements=tuple(s for s in point.statements if s != statement.id),
        wording=_wording(point, statement, left),
        reasons=(*point.reasons, reason),
    )
    return dataclasses.replace(
        register,
        points=tuple(smaller if p is point else p for p in register.points),
        carriage=tuple(_split_off(row, statement, reason) if row.point == point.id else row for row in register.carriage),
    )


def _wording(point: Point, gone: Statement, left: Sequence[Statement]) -> Span:
    """The point's wording, or, where that was the statement that goes, the longest that is left."""
    wording = point.wording
    if wording.document != gone.document or wording.start >= gone.end or wording.end <= gone.start:
        return wording
    spans = [Span(s.document, s.content[0][0], s.content[-1][1]) for s in left if s.content] or [
        Span(s.document, s.start, s.end) for s in left
    ]
    return min(spans, key=lambda span: (span.start - span.end, span))


def _split_off(row: Carriage, statement: Statement, reason: Reason) -> Carriage:
    if row.document != statement.document:
        return row
    spans = tuple(s for s in row.spans if s.start >= statement.end or s.end <= statement.start)
    if spans == row.spans:
        return row
    form = row.form if spans else "not-checked"
    return dataclasses.replace(row, spans=spans, form=form, score=row.score if spans else 0.0, reasons=(*row.reasons, reason))


def _without_point(register: Register, point: Point) -> Register:
    def stays(change: Change) -> bool:
        return point.id not in (change.from_point, change.to_point)

    return dataclasses.replace(
        register,
        points=tuple(p for p in register.points if p is not point),
        carriage=tuple(row for row in register.carriage if row.point != point.id),
        changes=tuple(change for change in register.changes if stays(change)),
        conflicts=tuple(dataclasses.replace(c, points=tuple(p for p in c.points if p != point.id)) for c in register.conflicts),
    )
