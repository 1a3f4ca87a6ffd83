"""The measures of the example: a register made from the reference scores 1, and damage lowers the figure that it touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.example import measure
from benchmarks.example_reference import Reference, load
from benchmarks.example_statements import SAME_SOURCE
from benchmarks_oracle import perfect
from communique.model import Cue, Register, Span, Speaker

REFERENCE: Reference = load()
PERFECT: Register = perfect(REFERENCE)
REPORT = "2024-05-14-muscat/almarsa-agency.txt"
OFFICIAL = "2024-05-14-muscat/official-en.txt"
REPEATED = next(d.file for d in REFERENCE.documents if d.repeated)


def figures(register: Register) -> dict[str, float]:
    return measure(register, REFERENCE).figures


def test_a_register_made_from_the_reference_scores_one_everywhere() -> None:
    measured = measure(PERFECT, REFERENCE)
    assert {name: value for name, value in measured.figures.items() if value != 1} == {}
    assert measured.examples == {}
    assert measured.reference == REFERENCE.digest


def test_an_empty_register_gets_no_credit() -> None:
    assert {name: value for name, value in figures(Register()).items() if value} == {}


# ---------------------------------------------------------------- damage


def documents(r: Register, **changes: object) -> Register:
    return replace(r, documents=tuple(replace(d, **changes) for d in r.documents))  # type: ignore[arg-type]


def meetings(r: Register, **changes: object) -> Register:
    return replace(r, meetings=tuple(replace(m, **changes) for m in r.meetings))  # type: ignore[arg-type]


def statements(r: Register, **changes: object) -> Register:
    return replace(r, statements=tuple(replace(s, **changes) for s in r.statements))  # type: ignore[arg-type]


def points(r: Register, **changes: object) -> Register:
    return replace(r, points=tuple(replace(p, **changes) for p in r.points))  # type: ignore[arg-type]


def commitments(r: Register, **changes: object) -> Register:
    return replace(
        r,
        points=tuple(replace(p, commitment=replace(p.commitment, **changes)) if p.commitment else p for p in r.points),  # type: ignore[arg-type]
    )


def carriage(r: Register, **changes: object) -> Register:
    return replace(r, carriage=tuple(replace(c, **changes) for c in r.carriage))  # type: ignore[arg-type]


def changes(r: Register, **values: object) -> Register:
    return replace(r, changes=tuple(replace(c, **values) for c in r.changes))  # type: ignore[arg-type]


def all_body(r: Register) -> Register:
    return replace(
        r, documents=tuple(replace(d, regions=(replace(d.regions[0], start=0, end=len(d.text), role="body"),)) for d in r.documents)
    )


def repeat_called_boilerplate(r: Register) -> Register:
    return replace(
        r,
        documents=tuple(
            replace(d, regions=tuple(replace(g, role="boilerplate") if g.role == "repeat" else g for g in d.regions))
            for d in r.documents
        ),
    )


def one_meeting(r: Register) -> Register:
    first = r.meetings[0]
    return replace(r, meetings=(replace(first, documents=tuple(d.id for d in r.documents)),))


def without_people(r: Register) -> Register:
    """Who hosted and chaired is known by party, not by name."""
    return replace(
        r, meetings=tuple(replace(m, participants=tuple(replace(p, person=None) for p in m.participants)) for m in r.meetings)
    )


def all_observe(r: Register) -> Register:
    return replace(
        r, meetings=tuple(replace(m, participants=tuple(replace(p, role="observer") for p in m.participants)) for m in r.meetings)
    )


def half_contents(r: Register) -> Register:
    """The second half of every content is lost: at IoU .5 most are found, at .8 none."""
    halves = ((s, (s.content[0][0], (s.content[0][0] + s.content[0][1]) // 2 + 2)) for s in r.statements)
    return replace(r, statements=tuple(replace(s, content=(half,)) for s, half in halves))


def twice_as_many(r: Register) -> Register:
    """Every statement has a second one of the same words: half of them are made up."""
    return replace(r, statements=(*r.statements, *(replace(s, id=s.id + "b") for s in r.statements)))


def cues_elsewhere(r: Register) -> Register:
    return statements(r, cue=Cue(0, 4, "قال"))


def speaker_unknown(r: Register) -> Register:
    return statements(r, speaker=Speaker("البحارة", 0, 4, None, "named"))


def languages_apart(r: Register) -> Register:
    """The English wording of every point stands in a point of its own."""
    english = tuple(replace(s, point=f"{s.point} again") if s.document.endswith("official-en.txt") else s for s in r.statements)
    return replace(r, statements=english, points=(*r.points, *(replace(p, id=f"{p.id} again") for p in r.points)))


def one_point_a_meeting(r: Register) -> Register:
    """Everything of a meeting is one point: alignment across languages stays whole, the merges are not."""
    first: dict[str, str] = {}
    for p in r.points:
        first.setdefault(p.meeting, p.id)
    home = {p.id: first[p.meeting] for p in r.points}
    return replace(r, statements=tuple(replace(s, point=home[s.point] if s.point else None) for s in r.statements))


def shown_elsewhere(r: Register) -> Register:
    return replace(r, carriage=tuple(replace(c, spans=(Span(c.document, 0, 9),) if c.spans else ()) for c in r.carriage))


def more_conflicts(r: Register) -> Register:
    return replace(r, conflicts=(*r.conflicts, *(replace(c, spans=(Span(REPORT, 0, 9),)) for c in r.conflicts)))


def one_side(r: Register) -> Register:
    return replace(r, conflicts=tuple(replace(c, spans=c.spans[:1]) for c in r.conflicts))


def copies_turned(r: Register) -> Register:
    return replace(r, copies=tuple(replace(c, direction="b-to-a") for c in r.copies))


def copies_short(r: Register) -> Register:
    return replace(
        r, copies=tuple(replace(c, a=replace(c.a, end=c.a.start + 200), b=replace(c.b, end=c.b.start + 200)) for c in r.copies)
    )


DAMAGE: list[tuple[str, Callable[[Register], Register], set[str]]] = [
    ("page taken for body", all_body, {"regions.body f1", "regions.kept out", "regions.roles"}),
    ("repeat not named", repeat_called_boilerplate, {"regions.roles"}),
    ("kind", lambda r: documents(r, kind="press"), {"documents.kind"}),
    ("language", lambda r: documents(r, language="ar"), {"documents.language"}),
    ("outlet", lambda r: documents(r, outlet=None), {"documents.outlet"}),
    ("agency", lambda r: documents(r, agency="المرسى"), {"documents.agency"}),
    ("title", lambda r: documents(r, title=None), {"documents.title"}),
    ("published", lambda r: documents(r, published=None), {"documents.published"}),
    ("complete", lambda r: documents(r, complete=True), {"documents.complete"}),
    ("grouping", one_meeting, {"meetings.grouping", "meetings.date", "changes.links", "changes.kinds"}),
    ("date", lambda r: meetings(r, held=replace(r.meetings[0].held, date="2024-05-15")), {"meetings.date"}),
    ("formation", lambda r: meetings(r, formation="ministers"), {"meetings.formation"}),
    ("format", lambda r: meetings(r, format="hybrid"), {"meetings.format"}),
    ("place", lambda r: meetings(r, place="Muscat"), {"meetings.place"}),
    ("nobody took part", lambda r: meetings(r, participants=()),
     {"meetings.hosts and chairs", "meetings.participants", "meetings.observers"}),
    ("heads without names", without_people, {"meetings.hosts and chairs"}),
    ("all observe", all_observe, {"meetings.hosts and chairs", "meetings.participants", "meetings.observers"}),
    ("counts", lambda r: meetings(r, stated_counts=()), {"meetings.counts", "meetings.other counts"}),
    ("recalls", lambda r: meetings(r, recalls=()), {"meetings.recalls"}),
    ("bounds", half_contents, {"statements.f1 at iou 0.8"}),
    ("made up", twice_as_many, {"statements.f1 at iou 0.5", "statements.act overall", "points.b-cubed precision"}),
    ("cue", cues_elsewhere, {"statements.cue on matched", "statements.cue overall"}),
    ("speaker", speaker_unknown, {"statements.speaker on matched", "statements.speaker overall"}),
    ("mode", lambda r: statements(r, mode="indirect"), {"statements.mode on matched", "statements.mode overall"}),
    ("voice", lambda r: statements(r, voice="joint"), {"statements.voice on matched", "statements.voice overall"}),
    ("act", lambda r: statements(r, act="affirm"), {"statements.act on matched", "statements.strength on matched"}),
    ("strength", lambda r: statements(r, strength="firm"), {"statements.strength on matched", "statements.strength overall"}),
    ("lead", lambda r: statements(r, lead=False), {"statements.lead on matched", "statements.lead overall"}),
    ("languages apart", languages_apart, {"points.across languages top-1", "points.b-cubed recall"}),
    ("one point a meeting", one_point_a_meeting,
     {"points.merges precision", "points.b-cubed precision", "commitments.f1", "carriage.carried or absent", "changes.links"}),
    ("no point", lambda r: statements(r, point=None),
     {"points.across languages top-1", "points.merges precision", "points.b-cubed recall", "commitments.f1", "carriage.form"}),
    ("points' act", lambda r: points(r, act="affirm"), {"points.act"}),
    ("points' strength", lambda r: points(r, strength="soft"), {"points.strength"}),
    ("points' themes", lambda r: points(r, themes=("fund",)), {"points.themes f1"}),
    ("no commitment", lambda r: points(r, commitment=None), {"commitments.f1", "commitments.due"}),
    ("all are commitments", lambda r: points(r, commitment=next(p.commitment for p in r.points if p.commitment)), {"commitments.f1"}),
    ("doer", lambda r: commitments(r, doer=()), {"commitments.doer"}),
    ("due", lambda r: commitments(r, due=None), {"commitments.due"}),
    ("amount", lambda r: commitments(r, amount=Span(OFFICIAL, 0, 9)), {"commitments.amount"}),
    ("condition", lambda r: commitments(r, condition=None), {"commitments.condition"}),
    ("beneficiary", lambda r: commitments(r, beneficiary=()), {"commitments.beneficiary"}),
    ("mechanism", lambda r: commitments(r, mechanism=(Span(OFFICIAL, 0, 3000),)), {"commitments.mechanism"}),
    ("all carried", lambda r: carriage(r, form="verbatim", spans=(Span(REPORT, 0, 50),)),
     {"carriage.carried or absent", "carriage.carried f1", "carriage.absent f1", "carriage.form"}),
    ("all absent", lambda r: carriage(r, form="absent", spans=()),
     {"carriage.carried or absent", "carriage.carried f1", "carriage.absent f1", "carriage.official texts"}),
    ("shown elsewhere", shown_elsewhere, {"carriage.carried or absent", "carriage.carried f1", "carriage.form"}),
    ("official reworded", lambda r: carriage(r, form="reworded"), {"carriage.official texts", "carriage.form"}),
    ("sources", lambda r: points(r, independent_sources=4), {"carriage.independent sources"}),
    ("links lost", lambda r: changes(r, to_point=None), {"changes.links", "changes.kept", "changes.kinds"}),
    ("all kept", lambda r: changes(r, kind="kept"), {"changes.kinds", "changes.reworded", "changes.dropped", "changes.strengthened"}),
    ("no conflict", lambda r: replace(r, conflicts=()), {"conflicts.recall", "conflicts.precision", "conflicts.both sides"}),
    ("conflicts made up", more_conflicts, {"conflicts.precision"}),
    ("one side only", one_side, {"conflicts.both sides"}),
    ("short passages", copies_short, {"copies.pairs", "copies.direction"}),
    ("direction", copies_turned, {"copies.direction"}),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "fallen"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_lowers_the_figure_it_touches_and_names_an_error(damage: Callable[[Register], Register], fallen: set[str]) -> None:
    measured = measure(damage(PERFECT), REFERENCE)
    below = {name for name, value in measured.figures.items() if value < 1}
    assert fallen <= below
    rooms = {name.partition(".")[0] for name in fallen}
    assert any(kind.replace(":", ".").partition(".")[0] in rooms for kind in measured.examples)


def test_every_figure_falls_under_some_damage() -> None:
    named = set().union(*(row[2] for row in DAMAGE))
    together = {"points.b-cubed f1", "changes.new", "changes.weakened"}
    """Made of the figures beside them."""
    assert set(figures(PERFECT)) - named <= together


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (repeat_called_boilerplate, "regions.body f1"),
        (half_contents, "meetings.grouping"),
        (one_point_a_meeting, "points.across languages top-1"),
        (shown_elsewhere, "carriage.absent f1"),
        (more_conflicts, "conflicts.recall"),
        (one_side, "conflicts.recall"),
        (copies_turned, "copies.pairs"),
    ],
)
def test_damage_leaves_other_figures_alone(damage: Callable[[Register], Register], kept: str) -> None:
    assert figures(damage(PERFECT))[kept] == 1


def test_order_of_records_does_not_matter() -> None:
    turned = Register(*(tuple(reversed(getattr(PERFECT, name))) for name in Register.__dataclass_fields__))
    assert measure(turned, REFERENCE) == measure(PERFECT, REFERENCE)


def test_a_document_that_was_not_read_counts_as_empty() -> None:
    """Its body, facts, statements and cells are wrong; it is named."""
    less = replace(PERFECT, documents=tuple(d for d in PERFECT.documents if d.source != REPORT))
    measured = measure(less, REFERENCE)
    assert REPORT in measured.examples["documents not read"]
    for name in ("regions.body f1", "documents.kind", "statements.f1 at iou 0.5", "carriage.carried f1", "copies.pairs"):
        assert measured.figures[name] < 1, name


def test_statements_of_a_headline_are_left_aside() -> None:
    """A report's title may be coded or not: a statement there is neither asked nor faulted."""
    title = next(d.title for d in REFERENCE.documents if d.file == REPORT)
    text = next(d.text for d in PERFECT.documents if d.id == REPORT)
    at = text.index(title)
    model = next(s for s in PERFECT.statements if s.document == REPORT)
    headline = replace(model, id="headline", start=at, end=at + len(title), content=((at, at + len(title)),), cue=None)
    assert figures(replace(PERFECT, statements=(*PERFECT.statements, headline))) == figures(PERFECT)


def test_a_repeated_body_is_carried_by_either_copy() -> None:
    """A span in the second copy of a page shows the words as well as one in the first."""
    text = next(d.text for d in PERFECT.documents if d.id == REPEATED)

    def later(span: Span) -> Span:
        words = text[span.start : span.end]
        return replace(span, start=text.rindex(words), end=text.rindex(words) + len(words))

    moved = tuple(replace(c, spans=tuple(map(later, c.spans))) if c.document == REPEATED else c for c in PERFECT.carriage)
    assert moved != PERFECT.carriage
    assert figures(replace(PERFECT, carriage=moved)) == figures(PERFECT)


def doers(register: Register, point: str, word: str) -> float:
    """The figure of doers where the point's doer is that word of its Arabic wording."""
    agreed = next(p for p in REFERENCE.points if p.id == point)
    file = REFERENCE.quotes(agreed)[0].file
    text = next(d.text for d in register.documents if d.id == file)
    at = text.index(word, text.index(agreed.ar))
    found = [
        replace(p, commitment=replace(p.commitment, doer=(Span(file, at, at + len(word)),)))
        if p.id == point and p.commitment
        else p
        for p in register.points
    ]
    return figures(replace(register, points=tuple(found)))["commitments.doer"]


def test_a_verb_may_stand_for_the_doer_that_it_holds() -> None:
    assert doers(PERFECT, "m3-fund", "نلتزم") == 1  # "we commit ourselves": no other word says who
    assert doers(PERFECT, "m3-fund", "نلتزم بسداد") < 1  # "we commit ourselves to pay"
    assert doers(PERFECT, "m1-teams", "تعهد") < 1  # "the ministers undertook": the ministers are written


def test_the_same_source_may_be_resolved() -> None:
    """ "The same source added": the reference keeps the words, the register names the source and says how it knows."""
    said = [s.speaker for s in PERFECT.statements if s.speaker and s.speaker.text.startswith(SAME_SOURCE)]
    assert said
    resolved = Speaker("البلاغ", 0, 6, "document", "same source")
    guessed = replace(resolved, resolved_by="named")
    for speaker, right in ((resolved, True), (guessed, False)):
        register = replace(
            PERFECT, statements=tuple(replace(s, speaker=speaker) if s.speaker in said else s for s in PERFECT.statements)
        )
        assert (figures(register)["statements.speaker overall"] == 1) is right
