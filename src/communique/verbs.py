"""The program's questions as Python functions, each named like the command that asks it.

``read`` stands in :mod:`communique.pipeline`; the others open a register file, answer with records, and leave printing to
``cli`` and drawing to ``views``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique import pipeline
from communique.checks import Finding, check_knowledge, check_register
from communique.errors import UnknownId
from communique.knowledge import Knowledge
from communique.model import (
    Carriage,
    Change,
    Conflict,
    Copy,
    Document,
    Judgement,
    Meeting,
    Point,
    Reason,
    Register,
    Span,
    Statement,
    Verdict,
)
from communique.register.judging import AT_THE_JOIN, judged, keep
from communique.register.search import Hit, search
from communique.register.store import open_register

Shown = Meeting | Point | Document | Statement


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison: a point as the official text words it, and how the report renders it."""

    point: Point
    official: tuple[Span, ...]
    carriage: Carriage


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one report carries one official text, in the official text's order; then what the report has beyond it."""

    report: Document
    official: Document
    lines: tuple[Line, ...]
    beyond: tuple[Point, ...]
    """Points of the same meeting that the report carries and the official text does not."""
    conflicts: tuple[Conflict, ...]
    """Conflicts that rest on words of the report."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place where sought words stand, and what the register knows of it."""

    hit: Hit
    statement: str | None
    point: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Where words stand, earliest first, and who carried the points they belong to."""

    words: str
    found: tuple[Found, ...]
    carriage: tuple[Carriage, ...]
    """Of every point that a found place belongs to, by every document of its meeting."""
    copies: tuple[Copy, ...]
    """Shared passages that hold a found place: who may have it from whom."""


def load(register: Path) -> Register:
    """The whole register, with the judgements of people applied."""
    return load_with_knowledge(register)[0]


def ended(register: Path) -> bool:
    """Whether the last reading came to its end: what all documents together give is made from all of them."""
    with open_register(register, create=False) as store:
        return store.joined()


def load_with_knowledge(register: Path) -> tuple[Register, Knowledge]:
    """The whole register, and the knowledge it was read with: the program's and the profiles that the register keeps."""
    with open_register(register, create=False) as store:
        knowledge = Knowledge(store.keep_profiles(()))
        assert knowledge.bodies, "read while the store lays the profiles out"
        return store.register(), knowledge


def show(register: Path, ident: str) -> Shown:
    """The meeting, point, document or statement of that id; a part of an id that only one record has will do."""
    return find(load(register), ident)


def find(register: Register, ident: str) -> Shown:
    """The record of an id, of a document's source, or of the only id that holds these words.

    :raises UnknownId: for none or several; the message names the nearest.
    """
    return _only(ident, (register.meetings, register.documents, register.points, register.statements), "record")


def _only(ident: str, kinds: Sequence[Sequence[Shown]], what: str) -> Shown:
    """The one record of these kinds that answers: by its id or source, by its file's name, by a part of these."""
    if not ident.strip():
        raise UnknownId(f"an id without a letter names no {what}; 'communique show' lists the meetings")
    for record in (record for records in kinds for record in records):
        if ident == record.id or (isinstance(record, Document) and ident == record.source):
            return record
    named: Sequence[Shown] = [d for records in kinds for d in records if isinstance(d, Document) and ident == Path(d.source).name]
    parts = ([r for r in records if ident in r.id or (isinstance(r, Document) and ident in r.source)] for records in kinds)
    for near in (named, *parts):
        if len(near) == 1:
            return near[0]
        if near:
            some = ", ".join(r.source if isinstance(r, Document) and ident in r.source else r.id for r in near[:4])
            more = ", ..." if len(near) > 4 else ""
            raise UnknownId(f"{len(near)} {what}s answer to {ident!r}: {some}{more}; give more of the id")
    raise UnknownId(
        f"no {what} answers to {ident!r}; 'communique show' lists the meetings, 'communique show MEETING' what is in one"
    )


def find_one(register: Register, ident: str, kind: type[Meeting] | type[Document]) -> Meeting | Document:
    """Like :func:`find`, among the meetings or the documents only."""
    found = _only(ident, (register.meetings,), "meeting") if kind is Meeting else _only(ident, (register.documents,), "document")
    assert isinstance(found, kind)
    return found


def compare(register: Path, report: str, official: str) -> Comparison:
    """How the report carries what the official text says, point by point, in the official text's order.

    Any two documents of one meeting can be compared; the second is the measure of the first.
    """
    whole = load(register)
    one, other = find_one(whole, report, Document), find_one(whole, official, Document)
    assert isinstance(one, Document) and isinstance(other, Document)
    shared = sorted(set(one.meetings) & set(other.meetings))
    if not shared:
        raise UnknownId(
            f"{one.id} and {other.id} are of no common meeting "
            f"({', '.join(one.meetings) or 'none'}; {', '.join(other.meetings) or 'none'}); compare documents of one meeting"
        )
    points = {point.id: point for point in whole.points if point.meeting in shared}
    cells = {(cell.point, cell.document): cell for cell in whole.carriage}
    lines, beyond = [], []
    for point in points.values():
        mine, theirs = cells.get((point.id, one.id)), cells.get((point.id, other.id))
        if mine is None or theirs is None:
            continue
        if theirs.spans:
            lines.append(Line(point, theirs.spans, _beside(point, mine, theirs, translated=one.language != other.language)))
        elif mine.spans:
            beyond.append(point)
    lines.sort(key=lambda line: (min(span.start for span in line.official), line.point.id))
    beyond.sort(key=lambda point: min((s.start for s in cells[point.id, one.id].spans), default=0))
    conflicts = [c for c in whole.conflicts if c.meeting in shared and any(span.document == one.id for span in c.spans)]
    return Comparison(one, other, tuple(lines), tuple(beyond), tuple(conflicts))


def _beside(point: Point, mine: Carriage, theirs: Carriage, *, translated: bool) -> Carriage:
    """The report's rendering, measured by the other text where the register measures it by the report's own words.

    A cell of the register tells how a document renders the point's wording; where that wording is the report's, the other
    text's cell tells how far the two agree. Words of two languages are never the same.
    """
    if mine.document == theirs.document or mine.form != "verbatim":
        return mine
    if translated:
        return replace(mine, form="reworded", reasons=(Reason("translation"),))
    if mine.document != point.wording.document or theirs.form == "verbatim":
        return mine
    why = Reason("told by how the other text renders it", None, theirs.form)
    return replace(mine, form="reworded", score=theirs.score, reasons=(why, *theirs.reasons))


def changes(register: Path, earlier: str, later: str) -> tuple[Change, ...]:
    """What became of the earlier meeting's points at the later one; the two are of one body and next to one another."""
    whole = load(register)
    first, second = find_one(whole, earlier, Meeting), find_one(whole, later, Meeting)
    rows = tuple(c for c in whole.changes if (c.earlier, c.later) == (first.id, second.id))
    if first is second:
        raise UnknownId(f"{earlier!r} and {later!r} are both {first.id}; name two meetings")
    if not rows and any((c.earlier, c.later) == (second.id, first.id) for c in whole.changes):
        raise UnknownId(f"{first.id} was held after {second.id}; name the earlier one first")
    if not rows:
        steps = sorted({(c.earlier, c.later) for c in whole.changes})
        known = "; ".join(f"{a} to {b}" for a, b in steps) or "none"
        raise UnknownId(f"no changes from {first.id} to {second.id} in the register; it has: {known}")
    return rows


def commitments(
    register: Path | Register,
    *,
    body: str | None = None,
    theme: str | None = None,
    doer: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Point, ...]:
    """The points that bind their speakers, by the day of their meeting; of a register file or of one at hand.

    ``body`` is a part of a body's id or name, ``theme`` of a theme's id, ``doer`` words of who binds themselves as printed;
    ``since`` and ``until`` are ISO dates or prefixes of them (``2025``), both included. A meeting without a date passes no
    bound of time.
    """
    whole = register if isinstance(register, Register) else load(register)
    meetings, texts = {m.id: m for m in whole.meetings}, {d.id: d.text for d in whole.documents}

    def passes(point: Point) -> bool:
        meeting, found = meetings[point.meeting], point.commitment
        if found is None:
            return False
        day = meeting.held.date
        doers = " ".join(texts[span.document][span.start : span.end] for span in found.doer)
        names = (meeting.body, meeting.body_name.en or "", meeting.body_name.ar or "")
        return (
            (body is None or any(body.casefold() in name.casefold() for name in names))
            and (theme is None or any(theme.casefold() in name for name in point.themes))
            and (doer is None or doer.casefold() in doers.casefold())
            and (since is None or (day is not None and day >= since))
            and (until is None or (day is not None and day[: len(until)] <= until))
        )

    return tuple(
        sorted(filter(passes, whole.points), key=lambda p: (meetings[p.meeting].held.date or "~", p.meeting, p.wording, p.id))
    )


def trace(register: Path, words: str) -> Trace:
    """Where words come from and who carried them; vowel signs, hamza forms, clitics and digits do not count.

    :raises UnknownId: where the words stand nowhere.
    """
    if not any(letter.isalnum() for letter in words):
        raise UnknownId(f"{words!r} holds no word to look for; give some words as they stand in a text")
    with open_register(register, create=False) as store:
        hits, whole = search(store, words), store.register()
    if not hits:
        raise UnknownId(f"no text of the register holds {words!r}; try fewer words or another spelling")
    of_document: dict[str, list[Statement]] = {}
    for statement in whole.statements:
        of_document.setdefault(statement.document, []).append(statement)
    found = []
    for hit in hits:
        around = [s for s in of_document.get(hit.span.document, ()) if s.start < hit.span.end and hit.span.start < s.end]
        best = max(around, key=lambda s: (_shared(hit.span, Span(s.document, s.start, s.end)), s.id), default=None)
        found.append(Found(hit, best.id if best else None, best.point if best else None))
    points = {one.point for one in found}
    copies = [copy for copy in whole.copies if any(_shared(hit.span, side) for hit in hits for side in (copy.a, copy.b))]
    return Trace(words, tuple(found), tuple(cell for cell in whole.carriage if cell.point in points), tuple(copies))


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.document == other.document else 0


def judge(register: Path, subjects: Sequence[str], verdict: Verdict, *, note: str = "", by: str = "", on: str = "") -> Judgement:
    """Keeps a person's verdict on one or two records, in the register and as a line of the text file beside it.

    ``subjects`` are ids as :func:`show` takes them; ``by`` is who says so (the account's name where empty), ``on`` the ISO day
    (today where empty). The same person's earlier verdict on the same subjects is replaced. *same* and *different* are applied
    where statements are merged, which takes as long as the join of a reading; where the register was read with settings of its
    own, its next reading does it.

    :raises UnknownId: for an id that names no record, and for a verdict that does not go with these records.
    """
    whole = load(register)
    named = [find(whole, subject) for subject in subjects]
    judgement = judged(named, verdict, note=note, by=by, on=on)
    keep(register, judgement)
    if verdict in AT_THE_JOIN:
        pipeline.rejoin(register)
    return judgement


def judgements(register: Path) -> tuple[Judgement, ...]:
    """All verdicts that the register keeps, in the order in which they are applied."""
    with open_register(register, create=False) as store:
        return store.judgements()


def check(register: Path | None) -> tuple[Finding, ...]:
    """Whether spans still match their texts, ids resolve, regions partition, and the examples of all knowledge hold.

    All knowledge: the program's and the profiles that the register keeps, those by their file's name. Without a register
    (None) the program's knowledge alone is checked.
    """
    if register is None:
        return tuple(check_knowledge(Knowledge()))
    whole, knowledge = load_with_knowledge(register)
    return (*check_register(whole), *check_knowledge(knowledge))
