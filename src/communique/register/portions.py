"""The part of a register that one page shows, as a register of its own, with people's judgements applied.

Each function gives all records that the page speaks of and the documents whose words it quotes, and no more: what it costs
goes by the page, not by the register. Lists come a window at a time.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from communique.errors import UnknownId
from communique.model import (
    Carriage,
    Change,
    Conflict,
    ConflictKind,
    Copy,
    Meeting,
    Note,
    Point,
    Register,
    Statement,
)
from communique.register import tables
from communique.register.judgements import applied
from communique.register.reader import Reader
from communique.register.totals import NEWS


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted."""

    start: int = 0
    size: int = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which commitments are wanted; what is empty lets all pass."""

    body: str = ""
    theme: str = ""
    doer: str = ""
    """In the words of the point, as the ledger keeps it."""
    strength: str = ""
    year: str = ""
    """Of the meeting, four digits."""


def home(reader: Reader, bodies: Sequence[str], others: Sequence[str], window: Window, kinds: Sequence[ConflictKind]) -> Register:
    """Of each of ``bodies`` the latest ``window.size`` meetings, of ``others`` the latest, which names them; ``window.size``
    conflicts, those of the first ``kinds`` first, and as many changes that are news, of the latest meetings. Of the changes
    between the meetings listed one stands for all of a pair.
    """
    held, change = tables.meetings, tables.changes
    place = func.row_number().over(partition_by=held.c.body, order_by=(held.c.held.is_(None), held.c.held.desc(), held.c.key))
    placed = select(held.c.key, held.c.body, place.label("place")).where(held.c.body.in_((*bodies, *others))).subquery()
    wanted = (placed.c.place == 1) | (placed.c.body.in_(bodies) & (placed.c.place <= window.size))
    latest = [key for (key,) in reader.rows(select(placed.c.key).where(wanted))]
    pairs = select(func.min(change.c.key)).where(change.c.later.in_(latest)).group_by(change.c.earlier, change.c.later)
    recent = (
        select(change.c.key)
        .join(held, held.c.key == change.c.later)
        .where(change.c.kind.in_(NEWS))
        .order_by(held.c.held.is_(None), held.c.held.desc(), change.c.key)
    )
    keys = {key for query in (pairs, _cut(recent, window)) for (key,) in reader.rows(query)}
    told = reader.changes("key", keys)
    disputes = _disputes(reader, kinds, window.size)
    news = [c for c in told if c.kind in NEWS]
    named = {*latest, *(d.meeting for d in disputes), *(m for c in told for m in (c.earlier, c.later))}
    points = reader.points(p for c in news for p in (c.to_point,) if p)
    spans = {span.document for d in disputes for span in d.spans} | {p.wording.document for p in points}
    return _whole(
        reader,
        meetings=reader.meetings(named),
        points=points,
        changes=told,
        conflicts=disputes,
        documents=spans,
        quoted=False,
    )


def _disputes(reader: Reader, kinds: Sequence[ConflictKind], most: int) -> list[Conflict]:
    found: list[Conflict] = []
    for kind in kinds:
        query = select(tables.conflicts.c.record).where(tables.conflicts.c.kind == kind).order_by(tables.conflicts.c.meeting.desc())
        found += [reader.decoded(r, Conflict) for (r,) in reader.rows(query.limit(most - len(found)))]
        if len(found) >= most:
            break
    return found


def meeting(reader: Reader, meeting_id: str) -> Register:
    """A meeting with all that was said at it. :raises UnknownId: where there is none of this id."""
    found = _only(reader.meetings([meeting_id]), "meeting", meeting_id)
    points = reader.points_of([meeting_id])
    changes = (*reader.changes("earlier", [meeting_id]), *reader.changes("later", [meeting_id]))
    others = {m for change in changes for m in (change.earlier, change.later)} | set(found.recalls)
    return _whole(
        reader,
        meetings=(found, *reader.meetings(others - {meeting_id})),
        points=points,
        statements=reader.statements("meeting", [meeting_id]),
        carriage=reader.carriage("point", (p.id for p in points)),
        conflicts=reader.conflicts_of([meeting_id]),
        changes=changes,
        documents=found.mentions,
    )


def point(reader: Reader, point_id: str) -> Register:
    """A point, its wordings, the other points of its meeting, and the same point at other meetings. :raises UnknownId: where there is none of this id."""
    found = _only(reader.points([point_id]), "point", point_id)
    changes = [c for c in _changes_of(reader, found.meeting) if point_id in (c.from_point, c.to_point)]
    related = {p for change in changes for p in (change.from_point, change.to_point) if p}
    carriage = reader.carriage("point", [point_id])
    carriers = {row.document for row in carriage if row.spans}
    return _whole(
        reader,
        meetings=reader.meetings({found.meeting} | {m for change in changes for m in (change.earlier, change.later)}),
        points=(*reader.points_of([found.meeting]), *reader.points(related - {point_id})),
        statements=reader.statements("id", found.statements),
        carriage=carriage,
        conflicts=[c for c in reader.conflicts_of([found.meeting]) if point_id in c.points],
        changes=changes,
        copies=[copy for copy in reader.copies(carriers) if {copy.a.document, copy.b.document} <= carriers],
    )


def statement(reader: Reader, statement_id: str) -> Register:
    """A statement with its point, and the others of its meeting, of its document where it has none.

    :raises UnknownId: where there is none of this id.
    """
    found: Statement = _only(reader.statements("id", [statement_id]), "statement", statement_id)
    beside = reader.statements("meeting", [found.meeting]) if found.meeting else reader.statements("document", [found.document])
    return _whole(
        reader,
        meetings=reader.meetings([found.meeting] if found.meeting else ()),
        points=reader.points([found.point] if found.point else ()),
        statements=beside,
        documents={s.document for s in beside},
    )


def report(reader: Reader, document_id: str) -> Register:
    """A document with every record that cites words of it. :raises UnknownId: where there is none of this id."""
    if not reader.documents([document_id]):
        raise UnknownId(f"no document {document_id!r} in this register")
    meetings = reader.meetings(reader.meetings_of([document_id]))
    ids = [m.id for m in meetings]
    points = reader.points_of(ids)
    carriage = {*reader.carriage("document", [document_id]), *reader.carriage_citing((p.id for p in points), document_id)}
    copies = reader.copies([document_id])
    return _whole(
        reader,
        meetings=meetings,
        points=points,
        statements=reader.statements("document", [document_id]),
        carriage=sorted(carriage, key=lambda c: (c.point, c.document)),
        conflicts=reader.conflicts_of(ids),
        copies=copies,
        notes=reader.notes_on(document_id),
        documents=(document_id, *(p.wording.document for p in points)),
        quoted=False,
    )


def body(reader: Reader, body_id: str, window: Window) -> Register:
    """The latest meetings of a body with their points and what became of them. :raises UnknownId: where it held none."""
    held = tables.meetings
    order = (held.c.held.is_(None), held.c.held.desc(), held.c.key)
    ids = [key for (key,) in reader.rows(_cut(select(held.c.key).where(held.c.body == body_id).order_by(*order), window))]
    if not ids:
        raise UnknownId(f"no meeting of {body_id!r} in this register")
    points = reader.points_of(ids)
    return _whole(
        reader,
        meetings=reader.meetings(ids),
        points=points,
        changes=[c for c in reader.changes("later", ids) if c.earlier in ids],
        documents={span.document for p in points if p.commitment for span in p.commitment.spans()}
        | {p.wording.document for p in points},
        quoted=False,
    )


def changes(reader: Reader, earlier: str, later: str) -> Register:
    """What became of the points of one meeting at another. :raises UnknownId: where the two were not compared."""
    found = [c for c in reader.changes("earlier", [earlier]) if c.later == later]
    if not found:
        raise UnknownId(f"meetings {earlier!r} and {later!r} were not compared in this register")
    return _whole(
        reader,
        meetings=reader.meetings((earlier, later)),
        points=reader.points(p for c in found for p in (c.from_point, c.to_point) if p),
        changes=found,
        documents=[d for m in reader.meetings([later]) for d in m.documents],
    )


def reports(reader: Reader, window: Window) -> Register:
    """Documents by day of publication, undated ones last, each with its statements and what it shares."""
    docs = tables.documents
    order = (docs.c.published.is_(None), docs.c.published, docs.c.id)
    ids = [ident for (ident,) in reader.rows(_cut(select(docs.c.id).order_by(*order), window))]
    return _whole(
        reader,
        meetings=reader.meetings(reader.meetings_of(ids, mentioned=False)),
        statements=reader.statements("document", ids),
        copies=reader.copies(ids),
        documents=ids,
        quoted=False,
        copied=False,
    )


def commitments(reader: Reader, narrowed: Narrowed, window: Window) -> tuple[Register, int]:
    """Commitments, those of the latest meetings first, with one meeting of every body that has any; and how many pass."""
    entry = tables.ledger
    bound = entry.c.evidence.is_not(None)
    query = select(entry.c.point).where(bound)
    for name in ("body", "doer", "strength"):
        if value := getattr(narrowed, name):
            query = query.where(entry.c[name] == value)
    if narrowed.theme:
        query = query.where(entry.c.themes.contains(f" {narrowed.theme} ", autoescape=True))
    if narrowed.year:
        query = query.where(func.substr(entry.c.held, 1, 4) == narrowed.year)
    ids = [ident for (ident,) in reader.rows(query.order_by(entry.c.held.desc(), entry.c.meeting, entry.c.point))]
    shown = ids[window.start : window.start + window.size]
    points = reader.points(shown)
    bodies = [body for (body,) in reader.rows(select(entry.c.body).where(bound).distinct())]
    meetings = {m.id: m for m in (*names_of_bodies(reader, bodies), *reader.meetings(p.meeting for p in points))}
    cited = {span.document for p in points if p.commitment for span in (p.wording, *p.commitment.spans())}
    return _whole(reader, meetings=[meetings[i] for i in sorted(meetings)], points=points, documents=cited, quoted=False), len(ids)


def choices(reader: Reader) -> dict[str, Counter[str]]:
    """By field of :class:`Narrowed`, the values that commitments have and how many have each."""
    entry = tables.ledger
    query = select(entry.c.body, entry.c.themes, entry.c.doer, entry.c.strength, func.substr(entry.c.held, 1, 4))
    found: dict[str, Counter[str]] = {name: Counter() for name in ("body", "theme", "doer", "strength", "year")}
    for body_id, themes, doer, strength, year in reader.rows(query.where(entry.c.evidence.is_not(None))):
        found["theme"].update(themes.split())
        for name, value in (("body", body_id), ("doer", doer), ("strength", strength), ("year", year)):
            if value:
                found[name][value] += 1
    return found


def outlets(reader: Reader) -> Register:
    """Reports of meetings with what they carry and share."""
    there = tables.attendance
    ids = [d for (d,) in reader.rows(select(there.c.document).where(there.c.relation == "report").distinct())]
    meetings = reader.meetings(reader.meetings_of(ids, mentioned=False))
    points = reader.points_of(m.id for m in meetings)
    return _whole(
        reader,
        meetings=meetings,
        points=points,
        carriage=reader.carriage("document", ids),
        copies=reader.copies_among(ids),
        documents=ids,
        quoted=False,
    )


def found(reader: Reader, scope: str, ids: Sequence[str]) -> Register:
    """What a search found, by id: ``statements``, ``points`` with all their statements, or ``reports``."""
    if scope == "reports":
        meetings = reader.meetings(reader.meetings_of(ids, mentioned=False))
        return _whole(reader, meetings=meetings, documents=ids, quoted=False)
    points = reader.points(ids) if scope == "points" else ()
    said = reader.statements("point" if points else "id", ids) if scope == "points" else reader.statements("id", ids)
    if scope == "statements":
        points = reader.points(s.point for s in said if s.point)
    return _whole(
        reader,
        meetings=reader.meetings(s.meeting for s in said if s.meeting),
        points=points,
        statements=said,
        documents={s.document for s in said} | {p.wording.document for p in points},
        quoted=False,
    )


def added(reader: Reader, keys: Sequence[str], most: int) -> Register:
    """Documents of the sources that have these keys, or that lie in files with these keys, and the meetings that they report."""
    docs = tables.documents
    ids: list[str] = []
    for key in keys:
        within = (docs.c.source == key) | docs.c.source.startswith(f"{key}#", autoescape=True)
        within |= docs.c.source.startswith(f"{key}/", autoescape=True)
        ids += [ident for (ident,) in reader.rows(select(docs.c.id).where(within).order_by(docs.c.source).limit(most))]
    ids = ids[:most]
    return _whole(reader, meetings=reader.meetings(reader.meetings_of(ids, mentioned=False)), documents=ids, quoted=False)


def names_of_bodies(reader: Reader, bodies: Sequence[str]) -> tuple[Meeting, ...]:
    """One meeting of each of these bodies: it says what the body is called."""
    held = tables.meetings
    query = select(func.max(held.c.key)).where(held.c.body.in_(bodies)).group_by(held.c.body)
    return reader.meetings(key for (key,) in reader.rows(query))


def number_of_documents(reader: Reader) -> int:
    return int(reader.rows(select(func.count()).select_from(tables.documents))[0][0])


def notes(reader: Reader, window: Window) -> Register:
    """What stages set aside, by stage: of each the first ``window.size``."""
    table = tables.notes
    found: list[Note] = []
    for (stage,) in reader.rows(select(table.c.stage).distinct().order_by(table.c.stage)):
        of_stage = select(table.c.record).where(table.c.stage == stage).order_by(table.c.key)
        found += [reader.decoded(record, Note) for (record,) in reader.rows(_cut(of_stage, window))]
    return _whole(reader, notes=found, documents=[n.document for n in found if n.document], quoted=False)


# ---------------------------------------------------------------- inside


def _changes_of(reader: Reader, meeting_id: str) -> tuple[Change, ...]:
    return (*reader.changes("earlier", [meeting_id]), *reader.changes("later", [meeting_id]))


def _only(found: Sequence[Any], what: str, ident: str) -> Any:
    if not found:
        raise UnknownId(f"no {what} {ident!r} in this register")
    return found[0]


def _cut(query: Select[Any], window: Window) -> Select[Any]:
    return query.limit(window.size).offset(window.start)


def _whole(
    reader: Reader,
    *,
    meetings: Sequence[Meeting] = (),
    points: Sequence[Point] = (),
    statements: Sequence[Statement] = (),
    carriage: Sequence[Carriage] = (),
    conflicts: Sequence[Conflict] = (),
    changes: Sequence[Change] = (),
    copies: Sequence[Copy] = (),
    notes: Sequence[Note] = (),
    documents: Iterable[str] = (),
    quoted: bool = True,
    copied: bool = True,
) -> Register:
    """The records with their documents: those named, with ``copied`` those that copies join, with ``quoted`` those whose words
    they cite; and with the official wordings of their points, by which pages call them.
    """
    given = {(row.point, row.document) for row in carriage}
    official = [row for row in reader.official_wordings(p.id for p in points) if (row.point, row.document) not in given]
    carriage = sorted((*carriage, *official), key=lambda row: (row.point, row.document))
    part = Register(
        meetings=tuple(meetings),
        statements=tuple(statements),
        points=tuple(points),
        carriage=tuple(carriage),
        copies=tuple(copies),
        changes=tuple(dict.fromkeys(changes)),
        conflicts=tuple(conflicts),
        notes=tuple(notes),
    )
    cited = {*documents, *(row.document for row in official)}
    if copied:
        cited |= {span.document for copy in copies for span in (copy.a, copy.b)}
    if quoted:
        cited |= {span.document for _, span in part.spans()} | {row.document for row in carriage}
    found = dataclasses.replace(part, documents=reader.documents(cited))
    shown = {s.id for s in part.statements} | {p.id for p in part.points}
    return applied(found, [verdict for verdict in reader.verdicts() if not shown.isdisjoint(verdict.subjects)])
