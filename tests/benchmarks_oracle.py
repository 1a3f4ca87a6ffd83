"""The register that a flawless program would make of the example: written from the reference itself, for the tests of the gate."""

from __future__ import annotations

import json
from collections.abc import Iterable

from benchmarks.example_documents import FURNITURE
from benchmarks.example_reference import Agreed, Coded, Described, Detail, Met, Reference
from communique.model import (
    Carriage,
    Change,
    Commitment,
    Conflict,
    Copy,
    Cue,
    Document,
    Held,
    Meeting,
    Name,
    Participant,
    Point,
    Published,
    Region,
    Register,
    Role,
    Span,
    Speaker,
    StatedCount,
    Statement,
    Tests,
)

PASSED = Tests(discrete=True, specific=True, own=True, future=True, testable=True)


def text_of(reference: Reference, file: str) -> str:
    """The file, or the content of one row."""
    name, _, row = file.partition("#")
    text = (reference.root / reference.folder / name).read_text("utf-8")
    return str(json.loads(text.splitlines()[int(row)])["content"]) if row else text


def perfect(reference: Reference) -> Register:
    """Every figure of this register is 1."""
    maker = Maker(reference)
    return Register(
        documents=tuple(maker.document(d) for d in reference.documents),
        meetings=tuple(maker.meeting(m) for m in reference.meetings),
        statements=tuple(maker.statements()),
        points=tuple(maker.point(p) for p in reference.points),
        carriage=tuple(maker.carriage()),
        copies=tuple(maker.copy(c.a, c.b, c.direction) for c in reference.copies),
        changes=tuple(Change(c.earlier, c.later, c.from_point, c.to_point, c.kind, 1.0, ()) for c in reference.changes),
        conflicts=tuple(
            Conflict(c.meeting, c.kind, c.points, tuple(maker.span(q.file, q.quote) for q in c.quotes), c.text)
            for c in reference.conflicts
        ),
    )


class Maker:
    """Records of the register, each from a row of the reference. Documents are named after their files."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.texts = {d.file: text_of(reference, d.file) for d in reference.documents}

    def span(self, file: str, quote: str) -> Span:
        at = self.texts[file].index(quote)
        return Span(file, at, at + len(quote))

    def document(self, d: Described) -> Document:
        text = self.texts[d.file]
        meetings = (d.meeting,) if d.meeting else ()
        published = Published(d.published, None, "") if d.published else None
        return Document(
            d.file, d.file, None, d.kind, d.language, d.outlet, d.agency, d.title, None, published, text,
            tuple(self.regions(d)), (), meetings, None, d.complete,
        )  # fmt: skip

    def regions(self, d: Described) -> Iterable[Region]:
        """Body, headline, second copy and planted furniture; boilerplate between them."""
        text = self.texts[d.file]
        start = text.index(d.body_first)
        end = text.index(d.body_last, start) + len(d.body_last)
        marked: list[tuple[int, int, Role]] = [(start, end, "body")]
        if 0 <= text.find(d.title) < start:
            marked.append((text.index(d.title), text.index(d.title) + len(d.title), "headline"))
        if d.repeated:
            marked.append((text.index(d.body_first, end), text.rindex(d.body_last) + len(d.body_last), "repeat"))
        for feature in self.reference.features:
            if feature.file == d.file and feature.name in FURNITURE:
                at = text.index(feature.quote)
                marked.append((at, at + len(feature.quote), FURNITURE[feature.name][0]))
        last = 0
        for start, end, role in sorted(marked):
            if last < start:
                yield Region(last, start, "boilerplate", "")
            yield Region(start, end, role, "")
            last = end
        if last < len(text):
            yield Region(last, len(text), "boilerplate", "")

    def meeting(self, m: Met) -> Meeting:
        heads = {p.party for p in m.people}
        people = [Participant(p.party, Name(), p.ar, "host" if p.role == "host" else "chair", ()) for p in m.people]
        others = [Participant(party, Name(), None, "participant", ()) for party in m.participants if party not in heads]
        watching = [Participant(party, Name(), None, "observer", ()) for party in m.observers]
        counts = tuple(StatedCount(c.what, c.value, False, (self.span(c.file, c.quote),)) for c in m.counts)
        return Meeting(
            m.id, m.id.partition("/")[0], Name(), m.formation, Held(m.date, "", (), None, None), m.format, m.place,
            (*people, *others, *watching), counts, m.documents, (), m.recalls,
        )  # fmt: skip

    def statements(self) -> Iterable[Statement]:
        for point in self.reference.points:
            for quote in self.reference.quotes(point):
                span = self.span(quote.file, quote.quote)
                coded = Coded(quote.file, quote.quote, "indirect", "joint", point.act, strength=point.strength, point=point.id)
                yield self.statement(coded, span, None)
        for coded in self.reference.statements:
            span = self.span(coded.file, coded.content)
            cue = None
            if coded.cue:
                at = self.texts[coded.file].rindex(coded.cue, 0, span.start)
                cue = Cue(at, at + len(coded.cue), coded.cue)
            yield self.statement(coded, span, cue)

    def statement(self, c: Coded, span: Span, cue: Cue | None) -> Statement:
        speaker = None
        if c.speaker:
            at = self.texts[c.file].index(c.speaker)
            speaker = Speaker(c.speaker, at, at + len(c.speaker), None, "named")
        return Statement(
            f"{c.file}:{span.start}-{span.end}", c.file, None, span.start, span.end, ((span.start, span.end),), cue, speaker,
            None, c.via, c.mode, c.voice, c.act, c.strength, (), c.lead, c.point, (),
        )  # fmt: skip

    def point(self, p: Agreed) -> Point:
        arabic, english = self.reference.quotes(p)
        statements = tuple(f"{s.document}:{s.start}-{s.end}" for s in (self.span(q.file, q.quote) for q in (arabic, english)))
        return Point(
            p.id, p.meeting, statements, self.span(arabic.file, arabic.quote), p.act, p.strength, p.themes, True,
            self.commitment(p), p.independent_sources,
        )  # fmt: skip

    def commitment(self, p: Agreed) -> Commitment | None:
        """The fields as the Arabic text words them, in the point or else where it has the words first."""
        if p.commitment is None:
            return None
        file = self.reference.quotes(p)[0].file

        def one(detail: Detail | None) -> Span | None:
            if detail is None:
                return None
            start = self.span(file, p.ar).start
            at = self.texts[file].find(detail.ar, start)
            at = at if at >= 0 else self.texts[file].index(detail.ar)
            return Span(file, at, at + len(detail.ar))

        def several(detail: Detail | None) -> tuple[Span, ...]:
            span = one(detail)
            return (span,) if span else ()

        b = p.commitment
        return Commitment(
            several(b.doer), None, several(b.beneficiary), several(b.mechanism), one(b.amount), one(b.due), one(b.condition),
            PASSED, "official",
        )  # fmt: skip

    def carriage(self) -> Iterable[Carriage]:
        described = {d.file: d for d in self.reference.documents}
        for point in self.reference.points:
            for quote in self.reference.quotes(point):
                yield Carriage(point.id, quote.file, "verbatim", (self.span(quote.file, quote.quote),), (), 1.0, ())
            for file in self.reference.reports(point.meeting):
                carried = point.carriage.get(file)
                spans = (self.span(file, carried.quote),) if carried else ()
                form = carried.form if carried else "absent" if described[file].complete else "not-checked"
                yield Carriage(point.id, file, form, spans, (), 1.0, ())

    def copy(self, a: str, b: str, direction: str) -> Copy:
        """The whole bodies, the document that sorts first as ``a``, as the register has it."""
        described = {d.file: d for d in self.reference.documents}
        bodies = {file: next(r for r in self.regions(described[file]) if r.role == "body") for file in (a, b)}
        spans = {file: Span(file, r.start, r.end) for file, r in bodies.items()}
        if a > b:
            a, b, direction = b, a, {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}.get(direction, direction)
        return Copy(spans[a], spans[b], direction, 1.0, ())  # type: ignore[arg-type]
