"""Commitments: points by which the speakers bind themselves to something identifiable, told by five tests.

A joint point of act *commit* is one where all five hold; each test keeps the words that decided it, and a point that fails
keeps the name of the test as a reason. After the definition of the G7 Research Group; the tests are read off words, so an
unusual way of naming an instrument may cost a point its *specific* or a set phrase may lend it one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.knowledge import Knowledge
from communique.model import Commitment, Document, Evidence, Meeting, Point, Reason, Span, Statement, Tests
from communique.points.content import Wordings
from communique.points.parts import Part, PartFinder, Parts
from communique.settings import Settings

TIERS: tuple[Evidence, ...] = ("official", "quoted-official", "direct", "indirect", "headline")
"""Best first; a weaker tier is never shown as a stronger one."""
LEAST_WORDS = 2
"""Content words an action needs to name what is done and to what."""


def find_commitments(
    points: Sequence[Point],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    meetings: Sequence[Meeting],
    knowledge: Knowledge,
    settings: Settings,
) -> tuple[Point, ...]:
    """The same points, those that bind their speakers with a commitment."""
    texts, said = {d.id: d for d in documents}, {s.id: s for s in statements}
    finder, wordings = PartFinder(knowledge), Wordings(knowledge)
    held = {m.id for m in meetings}
    return tuple(
        _with_commitment(p, [said[name] for name in p.statements], texts, finder, wordings)
        if p.joint and p.act == "commit" and p.meeting in held
        else p
        for p in points
    )


def _with_commitment(
    point: Point, statements: Sequence[Statement], texts: dict[str, Document], finder: PartFinder, wordings: Wordings
) -> Point:
    wording = texts[point.wording.document]
    main = next((s for s in statements if _worded_by(s, point.wording)), statements[0])
    parts = finder.parts(wording, _said(main, statements, wording))
    content = wordings.of(wording, main.content or ((main.start, main.end),))
    tests, reasons = _tests(main, statements, parts, len(content.tokens), wording)
    if not all((tests.discrete, tests.specific, tests.own, tests.future, tests.testable)):
        failed = [name for name in ("discrete", "specific", "own", "future", "testable") if not getattr(tests, name)]
        return replace(point, reasons=(*point.reasons, Reason("no commitment", ", ".join(failed), "tests that do not hold")))
    commitment = Commitment(
        doer=_doers(main, statements, finder, texts),
        action=_action(main, parts),
        beneficiary=_spans(wording.id, parts.beneficiary),
        mechanism=_spans(wording.id, parts.mechanism),
        amount=_span(wording.id, parts.amount),
        due=_span(wording.id, parts.due),
        condition=_span(wording.id, parts.condition),
        tests=tests,
        evidence=min((_evidence(s, texts[s.document]) for s in statements), key=TIERS.index),
        reasons=(
            *reasons,
            *([Reason("due", parts.due.marker, _words(wording.text, [parts.due]))] if parts.due else ()),
            *([Reason("more", True, _words(wording.text, parts.growth))] if parts.growth else ()),
        ),
    )
    return replace(point, commitment=commitment)


def _said(main: Statement, statements: Sequence[Statement], wording: Document) -> list[tuple[int, int]]:
    """The wording's content, and what an official text says of the point elsewhere: the deadline may stand in a second half."""
    others = [s for s in statements if wording.kind == "official" and s.document == wording.id and s.id != main.id]
    return [span for s in (main, *others) for span in (s.content or ((s.start, s.end),))]


def _worded_by(statement: Statement, wording: Span) -> bool:
    return statement.document == wording.document and statement.start <= wording.start and wording.end <= statement.end


def _tests(
    main: Statement, statements: Sequence[Statement], parts: Parts, size: int, document: Document
) -> tuple[Tests, list[Reason]]:
    """The five tests on a point's wording, with the words that decided each."""
    text = document.text
    bound = main.cue if main.cue and main.act == "commit" else None
    going = parts.future[0] if parts.future else None
    named = [part for group in (parts.due_list, parts.mechanism, parts.beneficiary, parts.amounts) for part in group]
    joint = [s for s in statements if s.voice == "joint"]
    future = bool(bound or going) or not parts.past
    specific = bool(named) or size >= LEAST_WORDS
    testable = not parts.stance or bool(named) or size > 2 * LEAST_WORDS
    speaker = next((s.holder or s.speaker for s in joint if s.holder or s.speaker), None)
    reasons = [
        Reason("discrete", len(main.content) <= 2, "measures under one target count as one"),
        Reason("specific", specific, _words(text, named[:1]) or f"{size} content words"),
        Reason("own", bool(joint), speaker.text if speaker else "said by the meeting"),
        Reason("future", future, bound.lemma if bound else _words(text, [going] if going else parts.past[:1])),
        Reason("testable", testable, _words(text, named[:1] or parts.stance[:1])),
    ]
    return Tests(len(main.content) <= 2, specific, bool(joint), future, testable), reasons


def _words(text: str, parts: Iterable[Part]) -> str:
    return ", ".join(text[part.start : part.end] for part in parts)


def _doers(main: Statement, statements: Sequence[Statement], finder: PartFinder, texts: dict[str, Document]) -> tuple[Span, ...]:
    """Who binds themselves: those whom the content names as acting, an official text's own "we", the speaker, in the wording or another.

    Where an official text speaks as "we", that goes before a speaker who is only inferred: a heading or the sentence before.
    """
    for statement in (main, *statements):
        document = texts[statement.document]
        official = document.kind == "official"
        for start, end in statement.content[:1]:
            if named := finder.subject(document, start, end):
                return (Span(document.id, named.start, named.end),)
        own = finder.first_person(document, statement.start, statement.end)
        above = finder.nearest_first_person(document, statement.start) if official else None
        if official and own:
            return (_we(own, document, finder),)
        who = statement.holder or statement.speaker
        if official and above and not (who and who.resolved_by == "named"):
            return (_we(above, document, finder),)
        if who and who.party != "document":
            return (Span(statement.document, who.start, who.end),)
        if part := own or above:
            return (Span(document.id, part.start, part.end),)
    return ()


def _we(part: Part, document: Document, finder: PartFinder) -> Span:
    """A word of the first person; for a verb the "we" that the text begins with, where it has one."""
    declared = finder.declared(document, part.end) or part
    return Span(document.id, declared.start, declared.end)


def _action(main: Statement, parts: Parts) -> Span | None:
    """The content up to the first of the other parts."""
    start, end = (main.content or ((main.start, main.end),))[0]
    others = [p.start for group in (parts.due_list, parts.condition_list, parts.mechanism) for p in group if start < p.start < end]
    cut = min(others, default=end)
    return Span(main.document, start, cut if cut > start + 3 else end)


def _span(document: str, part: Part | None) -> Span | None:
    return Span(document, part.start, part.end) if part else None


def _spans(document: str, parts: Iterable[Part]) -> tuple[Span, ...]:
    return tuple(Span(document, part.start, part.end) for part in parts)


def _evidence(statement: Statement, document: Document) -> Evidence:
    """How near a statement is to the official wording."""
    if document.kind == "official":
        return "official"
    if any(r.role == "headline" and r.start <= statement.start < r.end for r in document.regions):
        return "headline"
    if statement.mode == "direct":
        source = statement.via or (statement.speaker and statement.speaker.party == "document")
        return "quoted-official" if source else "direct"
    return "indirect"
