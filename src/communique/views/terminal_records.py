"""A point, a document and a statement on the terminal, and the pieces of them that other views show."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.knowledge import Knowledge
from communique.model import Carriage, Conflict, Form, Point, Register, Span, Speaker
from communique.views.bidi import direction_of
from communique.views.differences import compare
from communique.views.lookup import Lookup
from communique.views.naming import Naming, meeting_title, outlet
from communique.views.terminal_text import Line, dim, fields, heading, indented, one_line, reasons, words
from communique.views.tongue import ENGLISH
from communique.views.wording import both_names, counted, plain

_STYLES: dict[Form, str] = {
    "verbatim": "bold green",
    "reworded": "green",
    "partial": "yellow",
    "absent": "red",
    "not-checked": "dim",
}


def form_text(form: str, sign_only: bool = False) -> Text:
    """How a point is rendered, by a letter and, where there is room, its name."""
    known: Form = next((known for known in ENGLISH.forms if known == form), "not-checked")
    term = ENGLISH.forms[known]
    return Text(term.sign if sign_only else f"{term.sign} {term.label}", style=_STYLES[known])


def place(lookup: Lookup, span: Span) -> str:
    """Outlet and characters of a span."""
    document = lookup.documents.get(span.document)
    return f"{outlet(document) if document else span.document}, characters {span.start}-{span.end}"


def point_heading(lookup: Lookup, naming: Naming, point: Point, limit: int) -> list[RenderableType]:
    """A point in a list: its words, what they do, its id."""
    meeting = lookup.meetings.get(point.meeting)
    about = Text(ENGLISH.acts[point.act].label + (f" · {point.strength}" if point.strength else ""), style="cyan")
    if point.commitment:
        about.append("  commitment", style="bold")
    themes = [naming.theme(t, meeting.body if meeting else "") for t in point.themes]
    about.append(f"  {', '.join(n.en or n.ar or '' for n in themes)}  {counted(point.independent_sources, 'source')}", style="dim")
    return [words(one_line(lookup.text(point.wording)), limit), Line(about), dim(point.id)]


def conflict_lines(lookup: Lookup, conflict: Conflict, why: bool) -> list[RenderableType]:
    """A disagreement and the words of all its sides."""
    lines: list[RenderableType] = [Line(Text(f"{plain(conflict.kind)}: ", style="red").append(conflict.text))]
    known = [s for s in conflict.spans if s.document in lookup.documents]
    lines += [indented(words(one_line(lookup.text(s)), 160), dim(place(lookup, s)), by=4) for s in known]
    return [*lines, *(reasons(conflict.reasons) if why else ())]


def rendered(lookup: Lookup, carriage: Carriage, reference: str) -> RenderableType:
    """How a document renders a wording; words that the wording lacks are underlined, within one direction of writing only."""
    found = [one_line(lookup.text(s)) for s in carriage.spans]
    if not any(found):
        return dim(ENGLISH.forms[carriage.form].meaning)
    lines: list[RenderableType] = []
    for text in found:
        way = direction_of(text)
        if way != direction_of(reference):
            lines.append(words(text, 600))
            continue
        made = Text()
        for piece in compare(text, reference).ours:
            made.append(piece.text, style="underline" if piece.own else "")
        lines.append(Line(made, way))
    return Group(*lines)


def point_view(register: Register, point_id: str, why: bool = False, knowledge: Knowledge | None = None) -> RenderableType:
    """All wordings, the commitment and its tests, what became of it."""
    lookup, naming = Lookup(register), Naming(knowledge or Knowledge())
    point = lookup.point(point_id)
    meeting = lookup.meetings.get(point.meeting)
    wording = one_line(lookup.text(point.wording))
    parts: list[RenderableType] = [Line(Text(wording, style="bold"), direction_of(wording)), dim(point.id), Text()]
    themes = ", ".join(both_names(naming.theme(t, meeting.body if meeting else "")) for t in point.themes)
    parts.append(
        fields(
            (
                ("meeting", meeting_title(meeting) if meeting else point.meeting),
                ("wording", place(lookup, point.wording)),
                (
                    "act",
                    f"{ENGLISH.acts[point.act].label}{f' ({point.strength})' if point.strength else ''}: {ENGLISH.acts[point.act].meaning}",
                ),
                ("themes", themes or "none found"),
                ("voice", counted(point.independent_sources, "independent source") if point.joint else "not said by the meeting"),
            )
        )
    )
    if point.commitment:
        parts += [Text(), *_commitment(lookup, point, why)]
    parts += [Text(), heading("who carries it")]
    for carriage in lookup.carriage_of.get(point.id, ()):
        document = lookup.documents.get(carriage.document)
        head = form_text(carriage.form).append(f"  {outlet(document) if document else carriage.document}", style="bold not dim")
        parts.append(indented(Line(head.append(f"  {carriage.score:.2f}  {carriage.document}", style="dim not bold"))))
        if carriage.spans:
            parts.append(indented(rendered(lookup, carriage, wording), by=4))
        if carriage.omitted:
            left = " · ".join(one_line(lookup.text(s)) for s in carriage.omitted)
            parts.append(indented(Line(Text("left out: ", style="yellow").append(left)), by=4))
        if why:
            parts += reasons(carriage.reasons)
    parts += _meetings_around(lookup, point, why)
    conflicts = lookup.conflicts_about.get(point.id, [])
    if conflicts:
        parts += [Text(), heading("what the texts disagree on")]
        parts += [indented(*conflict_lines(lookup, c, why)) for c in conflicts]
    return Group(*parts, *(reasons(point.reasons) if why else ()))


def _commitment(lookup: Lookup, point: Point, why: bool) -> list[RenderableType]:
    found = point.commitment
    if found is None:
        return []
    tests = found.tests
    holds = (tests.discrete, tests.specific, tests.own, tests.future, tests.testable)
    line = Text()
    for test, passed in zip(ENGLISH.tests, holds, strict=True):
        line.append(f"{'+' if passed else '-'}{test.label}  ", style="green" if passed else "red")
    rows: list[tuple[str, RenderableType]] = [("tests", Line(line)), ("evidence", ENGLISH.evidence[found.evidence].label)]
    single = (("action", found.action), ("amount", found.amount), ("due", found.due), ("condition", found.condition))
    several = (("doer", found.doer), ("for", found.beneficiary), ("by", found.mechanism))
    spans = [*((label, spans) for label, spans in several), *((label, (span,) if span else ()) for label, span in single)]
    rows += [(label, Group(*(words(one_line(lookup.text(s))) for s in of))) for label, of in spans if of]
    return [heading("commitment"), indented(fields(rows)), *(reasons(found.reasons) if why else ())]


def _meetings_around(lookup: Lookup, point: Point, why: bool) -> list[RenderableType]:
    parts: list[RenderableType] = []
    before = [(c, c.earlier, c.from_point) for c in lookup.changes_to.get(point.id, ())]
    after = [(c, c.later, c.to_point) for c in lookup.changes_from.get(point.id, ())]
    for change, meeting_id, other_id in (*before, *after):
        meeting = lookup.meetings.get(meeting_id)
        term = ENGLISH.changes[change.kind]
        parts.append(indented(Line(f"{term.sign} {term.label}, {ENGLISH.held(meeting.held) if meeting else meeting_id}")))
        if other_id in lookup.points:
            parts.append(indented(words(one_line(lookup.text(lookup.points[other_id].wording))), dim(other_id), by=4))
        if why:
            parts += reasons(change.reasons)
    return [Text(), heading("at other meetings"), *parts] if parts else []


def document_view(register: Register, document_id: str, why: bool = False) -> RenderableType:
    """What it is, how it is cut into regions, its statements, what it leaves out, whose words it shares."""
    lookup = Lookup(register)
    document = lookup.document(document_id)
    published = document.published
    rows: list[tuple[str, RenderableType]] = [
        ("kind", f"{'official text' if document.kind == 'official' else 'press'}, {document.language}"),
        ("outlet", " / ".join(w for w in (document.outlet, document.agency) if w) or "not known"),
        ("published", f"{ENGLISH.day(published.date)} ({published.rule})" if published else "not known"),
        ("read from", document.source),
        ("meetings", Group(*(Line(m) for m in document.meetings)) if document.meetings else "none"),
    ]
    if document.url:
        rows.insert(2, ("address", document.url))
    parts: list[RenderableType] = [
        words(document.title or document.id, 200, style="bold"),
        dim(document.id),
        Text(),
        fields(rows),
        Text(),
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("region", no_wrap=True)
    table.add_column("characters", justify="right", no_wrap=True)
    table.add_column("why", overflow="fold")
    for region in document.regions:
        table.add_row(ENGLISH.roles[region.role].label, f"{region.start}-{region.end}", dim(region.reason))
    statements = lookup.statements_in.get(document.id, [])
    parts += [table, Text(), heading("statements", str(len(statements)))]
    for number, statement in enumerate(statements):
        content = " … ".join(one_line(document.text[s:e]) for s, e in statement.content)
        head = Text(f"{number + 1:>3}  {ENGLISH.acts[statement.act].label}", style="cyan")
        if statement.voice != "joint":
            head.append(f"  {statement.voice}", style="yellow")
        parts += [Line(head.append(f"  {statement.id}", style="dim")), indented(words(content, 220, statement.id), by=5)]
        if why:
            parts += reasons(statement.reasons)
    missing = [
        c for c in lookup.carriage_in.get(document.id, ()) if c.form in ("absent", "not-checked") and c.point in lookup.points
    ]
    if missing:
        parts += [Text(), heading("not in this report", str(len(missing)))]
        for carriage in missing:
            text = one_line(lookup.text(lookup.points[carriage.point].wording))
            parts.append(indented(Line(form_text(carriage.form)), words(text, 140, carriage.point)))
    sharing = sorted({s.document for c in lookup.copies_in.get(document.id, ()) for s in (c.a, c.b)} - {document.id})
    if sharing:
        parts += [
            Text(),
            heading("shares words with"),
            *(indented(Line(f"{outlet(lookup.documents[d])}  {d}")) for d in sharing if d in lookup.documents),
        ]
    return Group(*parts)


def statement_view(register: Register, statement_id: str, why: bool = False) -> RenderableType:
    """One statement with its cue and content marked, and everything told of it."""
    lookup = Lookup(register)
    found = lookup.statement(statement_id)
    document = lookup.documents.get(found.document)
    text = document.text if document else ""
    made = Text(text[found.start : found.end].replace("\n", " "))
    for start, end in found.content:
        made.stylize("bold", start - found.start, end - found.start)
    if found.cue:
        made.stylize("underline", found.cue.start - found.start, found.cue.end - found.start)

    def who(one: Speaker | None) -> str:
        return f"{one_line(one.text)} ({one.party or 'party not known'}, {one.resolved_by})" if one else "not known"

    rows: list[tuple[str, RenderableType]] = [
        ("in", f"{outlet(document) if document else found.document}, characters {found.start}-{found.end}"),
        ("cue", found.cue.lemma if found.cue else "none"),
        ("speaker", who(found.speaker)),
        ("act", f"{ENGLISH.acts[found.act].label}{f' ({found.strength})' if found.strength else ''}"),
        ("mode", found.mode),
        ("voice", found.voice),
        ("themes", ", ".join(found.themes) or "none found"),
        ("meeting", found.meeting or "none"),
        ("point", found.point or "none"),
    ]
    if found.holder:
        rows.insert(3, ("holder", who(found.holder)))
    if found.via:
        rows.insert(3, ("via", found.via))
    parts: list[RenderableType] = [Line(made, direction_of(made.plain)), dim(found.id), Text(), fields(rows)]
    return Group(*parts, *(reasons(found.reasons) if why else ()))
