"""A register as flat tables, for spreadsheets and data frames: one sheet a kind of record.

A span stands as ``document:start-end``, several of them with a space between, so that any cell leads back to its characters;
in a column beside it stand the words themselves. Lists of ids stand with a space between. What a table cannot hold well is in
the JSON alone: reasons, and the tests of a commitment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.model import Document, Register, Span

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

BETWEEN = " · "
"""Between the words of several spans."""

TYPES: dict[str, type] = {"": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, the name and type of each column, and rows of as many cells, each of its column's type or None."""

    name: str
    columns: tuple[tuple[str, type], ...]
    rows: tuple[Row, ...]


def sheets(register: Register) -> tuple[Sheet, ...]:
    """All tables of a register, in the order of reading; the same register gives the same tables."""
    words = Words(register.documents)
    return (
        _sheet(
            "documents",
            "id source url kind language outlet agency title author published published_rule crawled complete:bool bodies meetings text",
            _documents(register),
        ),
        _sheet("regions", "document start:int end:int role reason words", _regions(register, words)),
        _sheet(
            "meetings",
            "id body body_en body_ar formation date not_before not_after date_rule date_at date_words format place documents mentions recalls",
            _meetings(register, words),
        ),
        _sheet("participants", "meeting party name_en name_ar person role at", _participants(register)),
        _sheet("counts", "meeting what value:int approximate:bool at", _counts(register)),
        _sheet(
            "statements",
            "id document start:int end:int meeting point act strength themes mode voice lead:bool cue speaker speaker_party holder via "
            "content_at content words",
            _statements(register, words),
        ),
        _sheet(
            "points",
            "id meeting act strength themes joint:bool commitment:bool independent_sources:int statements wording_at wording",
            _points(register, words),
        ),
        _sheet(
            "commitments",
            "point meeting evidence doer doer_at action action_at beneficiary beneficiary_at mechanism mechanism_at amount amount_at "
            "due due_at condition condition_at",
            _commitments(register, words),
        ),
        _sheet("carriage", "point document form score:float at words omitted_at omitted", _carriage(register, words)),
        _sheet("copies", "a b a_at b_at direction score:float words", _copies(register, words)),
        _sheet("changes", "earlier later kind from_point to_point score:float", _changes(register)),
        _sheet("conflicts", "meeting kind text points at words", _conflicts(register, words)),
        _sheet("notes", "stage document start:int end:int message", _notes(register)),
        _sheet("judgements", "subjects verdict by on note", _judgements(register)),
    )


class Words:
    """The words that spans stand for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._texts = {document.id: document.text for document in documents}

    def of(self, *spans: Span | None) -> str | None:
        """The characters as they are, several spans with a dot between; None for no span."""
        return BETWEEN.join(self._texts[s.document][s.start : s.end] for s in spans if s) or None


def address(*spans: Span | None) -> str | None:
    """``document:start-end`` of each span; None for no span."""
    return " ".join(f"{s.document}:{s.start}-{s.end}" for s in spans if s) or None


def _sheet(name: str, columns: str, rows: Iterator[Row]) -> Sheet:
    """``columns``: names with a space between; ``:int``, ``:float`` or ``:bool`` where a column does not hold text."""
    named = [column.partition(":") for column in columns.split()]
    return Sheet(name, tuple((column, TYPES[kind]) for column, _, kind in named), tuple(rows))


def _ids(found: Sequence[str]) -> str | None:
    return " ".join(found) or None


def _documents(register: Register) -> Iterator[Row]:
    for d in register.documents:
        out, rule = (d.published.date, d.published.rule) if d.published else (None, None)
        yield (
            d.id, d.source, d.url, d.kind, d.language, d.outlet, d.agency, d.title, d.author, out, rule, d.crawled, d.complete,
            _ids(d.bodies), _ids(d.meetings), d.text,
        )  # fmt: skip


def _regions(register: Register, words: Words) -> Iterator[Row]:
    for d in register.documents:
        for r in d.regions:
            yield d.id, r.start, r.end, r.role, r.reason, words.of(Span(d.id, r.start, r.end))


def _meetings(register: Register, words: Words) -> Iterator[Row]:
    for m in register.meetings:
        held = m.held
        yield (
            m.id, m.body, m.body_name.en, m.body_name.ar, m.formation, held.date, held.not_before, held.not_after, held.rule,
            address(*held.spans), words.of(*held.spans), m.format, m.place, _ids(m.documents), _ids(m.mentions), _ids(m.recalls),
        )  # fmt: skip


def _participants(register: Register) -> Iterator[Row]:
    for m in register.meetings:
        for p in m.participants:
            yield m.id, p.party, p.name.en, p.name.ar, p.person, p.role, address(*p.spans)


def _counts(register: Register) -> Iterator[Row]:
    for m in register.meetings:
        for c in m.stated_counts:
            yield m.id, c.what, c.value, c.approximate, address(*c.spans)


def _statements(register: Register, words: Words) -> Iterator[Row]:
    for s in register.statements:
        content = [Span(s.document, start, end) for start, end in s.content]
        speaker, party = (s.speaker.text, s.speaker.party) if s.speaker else (None, None)
        yield (
            s.id, s.document, s.start, s.end, s.meeting, s.point, s.act, s.strength, _ids(s.themes), s.mode, s.voice, s.lead,
            s.cue.lemma if s.cue else None, speaker, party, s.holder.text if s.holder else None, s.via,
            address(*content), words.of(*content), words.of(Span(s.document, s.start, s.end)),
        )  # fmt: skip


def _points(register: Register, words: Words) -> Iterator[Row]:
    for p in register.points:
        yield (
            p.id, p.meeting, p.act, p.strength, _ids(p.themes), p.joint, p.commitment is not None, p.independent_sources,
            _ids(p.statements), address(p.wording), words.of(p.wording),
        )  # fmt: skip


def _commitments(register: Register, words: Words) -> Iterator[Row]:
    for p in register.points:
        if c := p.commitment:
            parts = (c.doer, (c.action,), c.beneficiary, c.mechanism, (c.amount,), (c.due,), (c.condition,))
            yield p.id, p.meeting, c.evidence, *(cell for spans in parts for cell in (words.of(*spans), address(*spans)))


def _carriage(register: Register, words: Words) -> Iterator[Row]:
    for c in register.carriage:
        carried, missing = (address(*c.spans), words.of(*c.spans)), (address(*c.omitted), words.of(*c.omitted))
        yield c.point, c.document, c.form, c.score, *carried, *missing


def _copies(register: Register, words: Words) -> Iterator[Row]:
    for c in register.copies:
        yield c.a.document, c.b.document, address(c.a), address(c.b), c.direction, c.score, words.of(c.a)


def _changes(register: Register) -> Iterator[Row]:
    for c in register.changes:
        yield c.earlier, c.later, c.kind, c.from_point, c.to_point, c.score


def _conflicts(register: Register, words: Words) -> Iterator[Row]:
    for c in register.conflicts:
        yield c.meeting, c.kind, c.text, _ids(c.points), address(*c.spans), words.of(*c.spans)


def _notes(register: Register) -> Iterator[Row]:
    for n in register.notes:
        yield n.stage, n.document, n.start, n.end, n.message


def _judgements(register: Register) -> Iterator[Row]:
    for j in register.judgements:
        yield _ids(j.subjects), j.verdict, j.by, j.on, j.note
