"""What the command line shows: one function a question, each gives something that ``rich`` prints at any width from 60.

The table of meetings, a meeting, a comparison, changes, a trace, the summary of a reading and the findings of a check stand
here; points, documents and statements in :mod:`communique.views.terminal_records`. Views that name themes take the knowledge
of the register, for the names in a user's profiles; without it they know those of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from communique.knowledge import Knowledge
from communique.model import Carriage, Change, Conflict, Meeting, Point, Register, Span, StageCount
from communique.views.lookup import Lookup
from communique.views.naming import Naming, body_title, formation, in_time, meeting_title, outlet, where
from communique.views.terminal_records import (
    conflict_lines,
    document_view,
    form_text,
    place,
    point_heading,
    point_view,
    rendered,
    statement_view,
)
from communique.views.terminal_text import Line, SideBySide, dim, fields, heading, indented, one_line, reasons, words
from communique.views.tongue import ENGLISH
from communique.views.wording import CONFLICT_ORDER, both_names, counted, plain

TABLE_FROM = 90
"""Columns from which the meetings stand in a table."""
EVIDENCE_SHOWN = 3
"""Places that a fact is shown with where no reasons are asked for."""

__all__ = [
    "changes_view",
    "check_view",
    "compare_view",
    "document_view",
    "meeting_view",
    "meetings_table",
    "point_view",
    "statement_view",
    "summary_view",
    "trace_view",
]


class ComparedLine(Protocol):
    """A point as one document words it, and how another renders it."""

    @property
    def point(self) -> Point: ...
    @property
    def official(self) -> tuple[Span, ...]: ...
    @property
    def carriage(self) -> Carriage: ...


class Summary(Protocol):
    """What a reading did."""

    @property
    def stages(self) -> Sequence[StageCount]: ...
    @property
    def seconds(self) -> float: ...
    @property
    def workers(self) -> int: ...


class Finding(Protocol):
    """Something a check found wrong."""

    @property
    def where(self) -> str: ...
    @property
    def message(self) -> str: ...


def meetings_table(register: Register, ended: bool = True) -> RenderableType:
    """All meetings, body by body, in time; ``ended`` tells whether the last reading came to its end."""
    if not register.meetings and not register.documents:
        return Line("no meetings in this register; read some reports with: communique read FOLDER")
    if not register.meetings:
        return Group(
            Line(f"{counted(len(register.documents), 'report')} read, no meeting found"),
            dim("none tells of a meeting of a body that the program knows; --profile teaches it one")
            if ended
            else dim("the reading was broken off; the same communique read goes on with it"),
            dim(f"one report: communique show {register.documents[0].id}"),
        )
    lookup = Lookup(register)
    parts: list[RenderableType] = []
    for body in sorted({m.body for m in register.meetings}):
        meetings = sorted((m for m in register.meetings if m.body == body), key=in_time)
        rows = [_MeetingRow(lookup, meeting) for meeting in meetings]
        parts += [heading(both_names(meetings[0].body_name) or body), _Meetings(rows), Text()]
    loose = sum(not d.meetings for d in register.documents)
    if loose:
        parts.append(dim(f"{counted(loose, 'report')} of no meeting"))
    parts.append(dim("more: communique show ID"))
    return Group(*parts)


class _MeetingRow:
    """What the list tells of a meeting."""

    def __init__(self, lookup: Lookup, meeting: Meeting) -> None:
        points = [p for p in lookup.points_of.get(meeting.id, ()) if p.joint]
        when = Text(ENGLISH.held(meeting.held)).append(f"  {formation(meeting)}", style="dim")
        self.head: tuple[RenderableType, RenderableType] = (Line(when), dim(meeting.id))
        self.counts = {
            "reports": len(meeting.documents),
            "points": len(points),
            "commits": sum(p.commitment is not None for p in points),
            "conflicts": len(lookup.conflicts_of.get(meeting.id, ())),
        }


class _Meetings:
    """A table of meetings; where it would break the ids, which are there to be copied, one meeting under the other."""

    def __init__(self, rows: Sequence[_MeetingRow]) -> None:
        self.rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < TABLE_FROM:
            for row in self.rows:
                yield from row.head
                yield indented(Line(", ".join(f"{number} {name}" for name, number in row.counts.items())))
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False)
        table.add_column("held", ratio=1, overflow="fold")
        for name in self.rows[0].counts if self.rows else ():
            table.add_column(name, justify="right", no_wrap=True)
        for row in self.rows:
            counts = [Text(str(n), style="red" if name == "conflicts" and n else "") for name, n in row.counts.items()]
            table.add_row(Group(*row.head), *counts)
        yield table


def meeting_view(register: Register, meeting_id: str, why: bool = False, knowledge: Knowledge | None = None) -> RenderableType:
    """Facts with evidence, participants, conflicts, then points against reports."""
    lookup, naming = Lookup(register), Naming(knowledge or Knowledge())
    meeting = lookup.meeting(meeting_id)
    parts: list[RenderableType] = [
        heading(f"{body_title(meeting)}, {ENGLISH.held(meeting.held)}", formation(meeting)),
        dim(meeting.id),
        Text(),
    ]
    parts.append(fields(_facts(lookup, meeting, why)))
    if meeting.participants:
        names = ", ".join(
            (naming.participant(p).en or naming.participant(p).ar or "")
            + (f" ({p.person})" if p.person else "")
            + (f" [{p.role}]" if p.role != "participant" else "")
            for p in meeting.participants
        )
        parts += [Text(), heading("participants", f"{len(meeting.participants)} named"), indented(Line(names))]
    conflicts = sorted(lookup.conflicts_of.get(meeting.id, ()), key=lambda c: CONFLICT_ORDER.index(c.kind))
    if conflicts:
        parts += [Text(), heading("what the texts disagree on", str(len(conflicts)))]
        parts += [indented(*conflict_lines(lookup, c, why)) for c in conflicts]
    parts += [Text(), *_matrix(lookup, naming, meeting, why)]
    return Group(*parts)


def _facts(lookup: Lookup, meeting: Meeting, why: bool) -> Iterable[tuple[str, RenderableType]]:
    spans = tuple(dict.fromkeys((*meeting.held.spans, *meeting.dates)))
    yield "held", Group(Line(ENGLISH.held(meeting.held)), dim(meeting.held.rule), *_evidence(lookup, spans, why))
    yield (
        "place",
        where(meeting) or "not known",
    )
    for count in meeting.stated_counts:
        number = Line(f"{'about ' if count.approximate else ''}{count.value:,}")
        yield plain(count.what), Group(number, *_evidence(lookup, count.spans, why))
    for recalled in meeting.recalls:
        other = lookup.meetings.get(recalled)
        yield "recalls", meeting_title(other) if other else recalled


def _evidence(lookup: Lookup, spans: Sequence[Span], why: bool) -> list[RenderableType]:
    """The words that tell a fact and where they stand: all with reasons, else the first of them, different words first."""
    firsts: dict[str, Span] = {}
    for span in spans:
        firsts.setdefault(one_line(lookup.text(span)), span)
    ordered = [*firsts.values(), *(s for s in spans if s not in firsts.values())]
    shown = spans if why else ordered[:EVIDENCE_SHOWN]
    lines: list[RenderableType] = [Group(words(lookup.text(s), 80), dim(f"  {place(lookup, s)}")) for s in shown]
    if len(spans) > len(shown):
        lines.append(dim(f"and {counted(len(spans) - len(shown), 'place')} more: --why"))
    return lines


def _matrix(lookup: Lookup, naming: Naming, meeting: Meeting, why: bool) -> list[RenderableType]:
    documents = lookup.reports_of(meeting)
    points = [p for p in lookup.points_of.get(meeting.id, ()) if p.joint]
    if not points:
        return [dim("no joint point was found in its reports")]
    parts: list[RenderableType] = [heading("points and reports", counted(len(points), "point"))]
    for number, document in enumerate(documents):
        kind = "official text" if document.kind == "official" else "press"
        when = f", {document.published.date}" if document.published else ""
        parts.append(indented(Line(f"{number + 1}  {outlet(document)} ({kind}{when})"), dim(f"   {document.id}")))
    legend = Text("  ")
    for form in ENGLISH.forms.values():
        legend.append_text(form_text(form.value, sign_only=True)).append(f" {form.label}   ")
    parts += [Line(legend), Text()]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False, padding=(0, 1))
    table.add_column("point", ratio=1, overflow="fold")
    for number in range(len(documents)):
        table.add_column(str(number + 1), justify="center", no_wrap=True, min_width=1)
    order = {d.id: n for n, d in enumerate(documents)}
    for point in sorted(points, key=lambda p: (p.themes[:1] or ("~",), p.commitment is None, -p.independent_sources, p.id)):
        cells = [form_text("not-checked", sign_only=True)] * len(documents)
        for carriage in lookup.carriage_of.get(point.id, ()):
            if carriage.document in order:
                cells[order[carriage.document]] = form_text(carriage.form, sign_only=True)
        table.add_row(Group(*point_heading(lookup, naming, point, 150), *(reasons(point.reasons) if why else ()), Text()), *cells)
    return [*parts, table]


def compare_view(
    register: Register,
    lines: Sequence[ComparedLine],
    why: bool = False,
    beyond: Sequence[Point] = (),
    conflicts: Sequence[Conflict] = (),
    knowledge: Knowledge | None = None,
    between: tuple[str, str] | None = None,
) -> RenderableType:
    """Line by line: the wording on the left, how the report renders it on the right; ``beyond`` is what only the report has.

    ``between`` are the ids of the report and of the text it is measured by.
    """
    lookup, naming = Lookup(register), Naming(knowledge or Knowledge())
    if not lines and not beyond:
        return Line("the two texts have no point in common that could be compared")
    tally = {form: sum(line.carriage.form == form for line in lines) for form in ENGLISH.forms}
    summary = Text(f"{counted(len(lines), 'point')}: ")
    summary.append(", ".join(f"{n} {ENGLISH.forms[form].label}" for form, n in tally.items() if n))
    parts: list[RenderableType] = []
    for label, ident in zip(("report", "beside"), between or (), strict=False):
        document = lookup.document(ident)
        parts.append(Line(Text(f"{label}  ", style="dim").append(outlet(document), style="bold").append(f"  {ident}", style="dim")))
    parts += [Line(summary), Text()]
    for number, line in enumerate(lines):
        left = " … ".join(one_line(lookup.text(s)) for s in line.official)
        head = (
            Text(f"{number + 1:>3}  ")
            .append_text(form_text(line.carriage.form))
            .append(f"  {line.carriage.score:.2f}", style="dim")
        )
        if line.point.commitment:
            head.append("  commitment", style="bold")
        parts += [Line(head), indented(SideBySide(words(left, 600, line.point.id), rendered(lookup, line.carriage, left)), by=5)]
        omitted = [one_line(lookup.text(s)) for s in line.carriage.omitted]
        if omitted:
            parts.append(indented(Line(Text("left out: ", style="yellow").append(" · ".join(omitted))), by=5))
        if why:
            parts += reasons(line.carriage.reasons)
        parts.append(Text())
    if beyond:
        parts += [heading("only in the report", str(len(beyond)))]
        parts += [indented(*point_heading(lookup, naming, p, 200)) for p in beyond]
        parts.append(Text())
    if conflicts:
        parts += [heading("what the texts disagree on", str(len(conflicts)))]
        parts += [indented(*conflict_lines(lookup, c, why)) for c in conflicts]
    return Group(*parts)


def changes_view(register: Register, rows: Sequence[Change], why: bool = False) -> RenderableType:
    """What became of each point, by kind of change, both wordings."""
    lookup = Lookup(register)
    if not rows:
        return Line("no changes between these meetings")
    parts: list[RenderableType] = []
    for earlier, later in dict.fromkeys((c.earlier, c.later) for c in rows):
        one, two = lookup.meetings.get(earlier), lookup.meetings.get(later)
        parts += [
            heading(f"from {meeting_title(one) if one else earlier}"),
            heading(f"to {meeting_title(two) if two else later}"),
            Text(),
        ]
        for kind, term in ENGLISH.changes.items():
            found = [c for c in rows if c.kind == kind and (c.earlier, c.later) == (earlier, later)]
            if not found:
                continue
            parts.append(heading(f"{term.sign} {term.label}", f"{len(found)} · {term.meaning}"))
            for change in found:
                sides = [_side(lookup, p) for p in (change.from_point, change.to_point)]
                parts.append(indented(SideBySide(*sides), Text()))
                if why:
                    parts += reasons(change.reasons)
    return Group(*parts)


def _side(lookup: Lookup, point_id: str | None) -> RenderableType:
    point = lookup.points.get(point_id or "")
    if point is None:
        return dim("nothing found")
    return Group(words(one_line(lookup.text(point.wording)), 300, point.id), dim(point.id))


def trace_view(register: Register, sought: str, found: Sequence[Span], why: bool = False) -> RenderableType:
    """Where words stand, earliest report first: the words in their line, what they are part of, whose copy that is."""
    lookup = Lookup(register)
    known = [s for s in found if s.document in lookup.documents]
    if not known:
        return Line(f"no report has these words: {one_line(sought)}")
    known.sort(key=lambda s: (p.date if (p := lookup.documents[s.document].published) else "9999", s))
    reports = len({s.document for s in known})
    parts: list[RenderableType] = [heading(f"{counted(len(known), 'place')} in {counted(reports, 'report')}"), Text()]
    for span in known:
        document = lookup.documents[span.document]
        when = document.published.date if document.published else "day not known"
        parts.append(
            Line(
                Text(f"{when}  {outlet(document)}", style="bold").append(
                    f"  {document.id}, characters {span.start}-{span.end}", style="dim"
                )
            )
        )
        parts.append(indented(_in_line(document.text, span)))
        for statement in lookup.statements_in.get(document.id, ()):
            if statement.start <= span.start and span.end <= statement.end:
                about = f"statement {statement.id}" + (f", point {statement.point}" if statement.point else "")
                parts.append(indented(dim(about)))
        for copy in lookup.copies_in.get(document.id, ()):
            here, there = (copy.a, copy.b) if copy.a.document == document.id else (copy.b, copy.a)
            if here.start < span.end and span.start < here.end and there.document in lookup.documents:
                says = {"a-to-b": "copied by", "b-to-a": "copied from"}.get(
                    copy.direction, f"shared ({plain(copy.direction)}) with"
                )
                if here is copy.b and copy.direction in ("a-to-b", "b-to-a"):
                    says = "copied from" if says == "copied by" else "copied by"
                parts.append(indented(Line(f"{says} {outlet(lookup.documents[there.document])}, {copy.score:.0%} of the words")))
                if why:
                    parts += reasons(copy.reasons)
        parts.append(Text())
    return Group(*parts)


def _in_line(text: str, span: Span, around: int = 90) -> Line:
    """The words with what stands around them on the page."""
    before = one_line(text[max(span.start - around, 0) : span.start])
    after = one_line(text[span.end : span.end + around])
    # Cut at a word, unless a single one fills all the room.
    before = before.partition(" ")[2] or before if span.start > around else before
    after = after.rpartition(" ")[0] or after if span.end + around < len(text) else after
    # A space only where the page has one: proclitics and marks stand close to the words.
    made = Text(f"…{before}" + " " * text[: span.start][-1:].isspace() if before else "")
    made.append(one_line(text[span.start : span.end]), style="bold reverse")
    made.append(" " * text[span.end : span.end + 1].isspace() + f"{after}…" if after else "")
    return Line(made, words(text[span.start : span.end]).base)


def summary_view(summary: Summary) -> RenderableType:
    """One line a stage: what came in, what came out, what was set aside, how long it took and how much memory was held by then."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("stage", "in", "out", "set aside", "seconds", "peak MB"):
        table.add_column(name, justify="left" if name == "stage" else "right", no_wrap=True)
    table.add_column("", overflow="fold", style="dim")
    for stage in summary.stages:
        aside = Text(f"{stage.set_aside:,}", style="yellow" if stage.set_aside else "dim")
        numbers = f"{stage.came_in:,}", f"{stage.came_out:,}", aside, f"{stage.seconds:.1f}", f"{stage.memory / 1e6:,.0f}"
        table.add_row(stage.stage, *numbers, stage.what)
    spread = f"; {summary.workers} processes shared the texts and meetings" if summary.workers > 1 else ""
    return Group(table, dim(f"{summary.seconds:.1f} seconds by the clock{spread}"))


def check_view(findings: Sequence[Finding]) -> RenderableType:
    """Every finding on lines of its own; a plain sentence where there are none."""
    if not findings:
        return Line(Text("nothing wrong", style="green"))
    lines: list[RenderableType] = [Group(Line(Text(f.where, style="bold")), indented(Line(f.message))) for f in findings]
    return Group(*lines, Text(), Line(Text(counted(len(findings), "finding"), style="red")))
