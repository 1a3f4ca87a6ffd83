"""Time of all that stands behind ``meetings`` (points, commitments, carriage, conflicts, changes) against the number of reports.

``python -m benchmarks points`` makes registers of the example's meetings, one body's, some days apart: 15 reports a meeting (two
official texts among them) for ever more meetings, and ever more reports for one number of meetings. It prints the processor's seconds,
what passes on two processes, and by what power of the number of reports the time grows (a straight line through the logarithms;
n log n would be 1.19 between the sizes here).

No text is a mere copy. Every meeting has words of its own: a third of the example's longer ones change places with others of their
length, one way in all texts of a meeting; all of them would leave nothing that official texts in two languages have in common, and no
sense. A meeting that needs more reports than the example has gets the others again with a third of their paragraphs left out and a
tenth of their longer words exchanged once more.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import chain, cycle, islice
from math import log
from os import times
from pathlib import Path
from statistics import linear_regression
from time import perf_counter, process_time

from benchmarks.example_reference import EXAMPLES, load
from communique.assembly import Assembled, Assembler, Occasion, assembler, occasions
from communique.knowledge import Knowledge
from communique.knowledge.load import Carried
from communique.model import Document, Meeting, Region, Statement
from communique.scale.executors import Work, in_order
from communique.settings import Settings

_WORD = re.compile(r"[\u0621-\u064a]{5,}|[a-z]{5,}")
REPORTS = 15
MEETINGS = (5, 10, 20, 40)
"""Meetings of :data:`REPORTS` reports: 75 to 600 reports."""
GROWING, MORE_REPORTS = 5, (15, 30, 60, 120)
"""A number of meetings, and reports of each: again 75 to 600."""
APART = timedelta(days=30)
OWN = 1 / 3
"""Share of the longer words that a meeting has for itself,"""
EXCHANGED = 0.1
"""and that a report has which is made from another."""
LEFT_OUT = 1 / 3
"""Share of the paragraphs that such a report leaves out."""


@dataclass(frozen=True)
class Material:
    """What registers are made of: the example's meetings with a date, their texts and statements."""

    meetings: Sequence[Meeting]
    documents: dict[str, Document]
    statements: dict[str, list[Statement]]
    profile: Path


@dataclass(frozen=True)
class Round:
    """One size of register: its reports, meetings, statements and points, and the processor's seconds by stage."""

    reports: int
    meetings: int
    statements: int
    points: int
    seconds: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def material() -> Material:
    """The example as the program reads it."""
    from communique import pipeline, verbs

    reference = load()
    profile = EXAMPLES / reference.profile
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "register.db"
        pipeline.read([EXAMPLES / reference.folder], file, profiles=[profile])
        register = verbs.load(file)
    said: dict[str, list[Statement]] = {d.id: [] for d in register.documents}
    for statement in register.statements:
        said[statement.document].append(statement)
    return Material(register.meetings, {d.id: d for d in register.documents}, said, profile)


def made(of: Material, meetings: int, reports: int) -> Iterator[tuple[Meeting, list[tuple[Document, list[Statement]]]]]:
    """So many meetings, of so many reports each, with their statements."""
    for number, meeting in zip(range(meetings), cycle(of.meetings), strict=False):
        drawn = random.Random(number)
        own = sorted(meeting.documents, key=lambda name: (of.documents[name].kind != "official", name))
        official = sum(of.documents[name].kind == "official" for name in own)
        words = _exchange([of.documents[name].text for name in own], drawn, OWN)
        texts = []
        for place, name in enumerate(islice(chain(own, cycle(own[official:])), reports)):
            document, statements = of.documents[name], of.statements[name]
            if place >= len(own):
                document, statements = _shortened(document, statements, drawn)
                document = _reworded(document, _exchange([document.text], drawn, EXCHANGED))
            texts.append(_renamed(_reworded(document, words), statements, f"{number}-{place}"))
        held = (date(2000, 1, 1) + number * APART).isoformat()
        yield _moved(meeting, number, held, [document.id for document, _ in texts]), texts


def measure(of: Material, knowledge: Knowledge, meetings: int, reports: int) -> Round:
    """One register, in this process alone."""
    from communique.points.changes import find_changes

    settings = Settings()
    held, work = _occasions(of, meetings, reports)
    began = process_time()
    found = [Assembler(knowledge, settings)(occasion) for occasion in work]
    assembled = process_time() - began
    documents = [d for occasion in work for d in occasion.documents]
    points = [p for one in found for p in one.points]
    statements = [s for one in found for s in one.statements]
    find_changes(held, points, statements, documents, knowledge, settings)
    seconds = dict.fromkeys((stage.name for one in found for stage in one.stages), 0.0)
    for one in found:
        for stage in one.stages:
            seconds[stage.name] += stage.seconds
    seconds["changes"] = process_time() - began - assembled
    return Round(len(documents), len(held), len(statements), len(points), seconds)


def on_two_processes(of: Material, meetings: int, reports: int) -> tuple[float, float]:
    """Seconds that pass until the points of a register are built in two processes, their start with it, and the processors' seconds."""
    settings = Settings()
    _, work = _occasions(of, meetings, reports)
    began, before = perf_counter(), times()
    crew: Work[Occasion, Assembled] = Work(
        Assembler(Knowledge((of.profile,)), settings), partial(assembler, (Carried.of(of.profile),), settings), workers=2
    )
    for _ in in_order(work, crew, weight=lambda occasion: 3000 * len(occasion.statements)):
        pass
    passed, after = perf_counter() - began, times()
    return passed, after.children_user + after.children_system - before.children_user - before.children_system


def _occasions(of: Material, meetings: int, reports: int) -> tuple[list[Meeting], list[Occasion]]:
    held, documents, statements = [], [], []
    for meeting, texts in made(of, meetings, reports):
        held.append(meeting)
        for document, said in texts:
            documents.append(document)
            statements += said
    return held, occasions(held, documents, statements, (), {})


def _exchange(texts: Sequence[str], drawn: random.Random, share: float) -> dict[str, str]:
    """Longer words of the texts with what stands in their places: others of the same length and alphabet."""
    by_length: dict[tuple[int, bool], list[str]] = {}
    for word in sorted({w for text in texts for w in _WORD.findall(text)}):
        if drawn.random() < share:
            by_length.setdefault((len(word), word.isascii()), []).append(word)
    return {word: other for words in by_length.values() for word, other in zip(words, drawn.sample(words, len(words)), strict=True)}


def _reworded(document: Document, words: dict[str, str]) -> Document:
    return replace(document, text=_WORD.sub(lambda match: words.get(match[0], match[0]), document.text))


def _shortened(document: Document, statements: Sequence[Statement], drawn: random.Random) -> tuple[Document, list[Statement]]:
    """The text without a third of its paragraphs (its first is kept), and the statements of those that are left."""
    kept, moved_by, text, at = [], {}, "", 0
    for number, line in enumerate(document.text.splitlines(keepends=True)):
        if number == 0 or drawn.random() >= LEFT_OUT:
            kept.append((at, at + len(line)))
            moved_by[at] = len(text) - at
            text += line
        at += len(line)
    regions = [
        replace(r, start=max(r.start, start) + moved_by[start], end=min(r.end, end) + moved_by[start])
        for start, end in kept
        for r in document.regions
        if r.start < end and start < r.end
    ]
    said = [_placed(s, moved_by[start]) for s in statements for start, end in kept if start <= s.start and s.end <= end]
    return replace(document, text=text, regions=_joined(regions)), said


def _joined(regions: Sequence[Region]) -> tuple[Region, ...]:
    out: list[Region] = []
    for region in regions:
        if out and out[-1].role == region.role and out[-1].end == region.start:
            out[-1] = replace(out[-1], end=region.end)
        else:
            out.append(region)
    return tuple(out)


def _placed(statement: Statement, by: int) -> Statement:
    return replace(
        statement,
        start=statement.start + by,
        end=statement.end + by,
        content=tuple((start + by, end + by) for start, end in statement.content),
        cue=statement.cue and replace(statement.cue, start=statement.cue.start + by, end=statement.cue.end + by),
        speaker=None,
        holder=None,
    )


def _renamed(document: Document, statements: Sequence[Statement], name: str) -> tuple[Document, list[Statement]]:
    renamed = f"{document.id}-{name}"
    said = [
        replace(s, id=f"{renamed}:{s.start}-{s.end}-{n}", document=renamed, meeting=None, point=None)
        for n, s in enumerate(statements)
    ]
    return replace(document, id=renamed, meetings=()), said


def _moved(meeting: Meeting, number: int, held: str, documents: Sequence[str]) -> Meeting:
    return replace(
        meeting, id=f"{meeting.body}/{held}/{meeting.formation}", documents=tuple(documents), mentions=(), names=(), dates=(), recalls=(),
        participants=(), stated_counts=(), held=replace(meeting.held, date=held, spans=()),
    )  # fmt: skip


def _grown(rounds: Sequence[Round]) -> float:
    """By what power of the number of reports time grows."""
    return linear_regression([log(r.reports) for r in rounds], [log(r.total) for r in rounds]).slope


def scale() -> int:
    """Prints a line a size, and how time grows with the number of reports."""
    of = material()
    knowledge = Knowledge((of.profile,))
    measure(of, knowledge, 1, REPORTS)  # loads the encoder
    for title, sizes in (
        (f"ever more meetings of {REPORTS} reports", [(n, REPORTS) for n in MEETINGS]),
        (f"{GROWING} meetings of ever more reports", [(GROWING, n) for n in MORE_REPORTS]),
    ):
        print(title)
        rounds = []
        for meetings, reports in sizes:
            rounds.append(r := measure(of, knowledge, meetings, reports))
            stages = "  ".join(f"{name} {seconds:.1f}" for name, seconds in r.seconds.items())
            print(
                f"{r.reports:>5} reports {r.meetings:>3} meetings {r.statements:>6} statements {r.points:>5} points {r.total:6.1f} s"
                f"  ({stages})",
                flush=True,
            )
        print(f"  time grows as reports to the power of {_grown(rounds):.2f}")
    passed, worked = on_two_processes(of, 20, REPORTS)
    print(f"300 reports of 20 meetings on two processes: {passed:.1f} s pass, {worked:.1f} s of the processors")
    return 0
