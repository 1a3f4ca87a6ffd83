"""Statements of the reports that were coded whole: are they found, and is each labelled as it was coded?

A label has two figures: ``on matched`` is its accuracy where the statement was found; ``overall`` is twice the credit by
what was coded and what the register has, so that missing or making up statements does not pay.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.example_reading import Reading, content
from benchmarks.example_reference import Coded
from benchmarks.matching import f1, mean, overlap, ratio, word_f1
from benchmarks.sheet import Sheet, shown
from communique.model import Speaker, Statement

LEVELS = (0.5, 0.8)
SAME_SPEAKER = 0.5
SAME_SOURCE = "المصدر"
"""The reference keeps "the same source" as written; the register resolves it and says so."""


def measure(reading: Reading, sheet: Sheet) -> None:
    _found(reading, sheet)
    tests: dict[str, Callable[[Coded, Statement], bool]] = {
        "cue": lambda c, s: _cue(reading, c, s),
        "speaker": _speaker,
        "mode": lambda c, s: c.mode == s.mode,
        "voice": lambda c, s: c.voice == s.voice,
        "act": lambda c, s: c.act == s.act,
        "lead": lambda c, s: c.lead == s.lead,
    }
    for name, test in tests.items():
        _label(reading, sheet, name, test)
    _strength(reading, sheet)


def _found(reading: Reading, sheet: Sheet) -> None:
    coded = list(enumerate(reading.reference.statements))
    for level in LEVELS:
        figures = []
        for file in reading.reference.coded():
            mine = [n for n, c in coded if c.file == file]
            hits = sum(1 for n in mine if n in reading.matched and reading.matched[n][1] >= level)
            figures.append(f1(hits, len(reading.statements[file]), len(mine)))
        sheet.put(f"statements.f1 at iou {level}", mean(figures))
    for n, c in coded:
        if n not in reading.matched:
            sheet.miss("statements: missed", f"{c.file} {c.act}: {shown(c.content)}")
        elif reading.matched[n][1] < LEVELS[-1]:
            sheet.miss("statements: other bounds", f"{c.file} {shown(c.content, 50)} {_moved(reading, c, reading.matched[n][0])}")
    for file in reading.reference.coded():
        for s in reading.statements[file]:
            if s.id not in reading.coded_as:
                sheet.miss("statements: made up", f"{file} {s.act}: {shown(reading.words(file, content(s)))}")


def _label(reading: Reading, sheet: Sheet, name: str, test: Callable[[Coded, Statement], bool]) -> None:
    hits = 0
    for n, (statement, _) in reading.matched.items():
        coded = reading.reference.statements[n]
        if test(coded, statement):
            hits += 1
        else:
            sheet.miss(f"statements.{name}", f"{coded.file} {_said(name, coded, statement)}: {shown(coded.content, 60)}")
    found = sum(len(reading.statements[file]) for file in reading.reference.coded())
    sheet.put(f"statements.{name} on matched", ratio(hits, len(reading.matched)) if reading.matched else 0.0)
    sheet.put(f"statements.{name} overall", f1(hits, found, len(reading.reference.statements)))


def _cue(reading: Reading, coded: Coded, statement: Statement) -> bool:
    """Half of the coded cue, and not three times as long."""
    place = reading.cue(coded)
    if not statement.cue or not place:
        return not statement.cue and not coded.cue
    said = (statement.cue.start, statement.cue.end)
    return 2 * overlap(said, place) >= place[1] - place[0] and said[1] - said[0] <= 3 * (place[1] - place[0]) + 10


def _speaker(coded: Coded, statement: Statement) -> bool:
    said = [s.text for s in (statement.speaker, statement.holder) if isinstance(s, Speaker) and s.text]
    if not coded.speaker or not said:
        return not coded.speaker and not said
    if coded.speaker.startswith(SAME_SOURCE) and statement.speaker and statement.speaker.resolved_by == "same source":
        return True
    return any(word_f1(coded.speaker, text) >= SAME_SPEAKER for text in said)


def _strength(reading: Reading, sheet: Sheet) -> None:
    """Firm or soft, among what was coded and what the register takes for commitments."""
    commits = [n for n, c in enumerate(reading.reference.statements) if c.act == "commit"]
    matched = [n for n in commits if n in reading.matched]
    hits = 0
    for n in matched:
        coded, statement = reading.reference.statements[n], reading.matched[n][0]
        if statement.act == "commit" and statement.strength == coded.strength:
            hits += 1
        else:
            sheet.miss(
                "statements.strength",
                f"{coded.file} {coded.strength} > {statement.act} {statement.strength}: {shown(coded.content, 60)}",
            )
    claimed = sum(1 for file in reading.reference.coded() for s in reading.statements[file] if s.act == "commit")
    sheet.put("statements.strength on matched", ratio(hits, len(matched)) if matched else 0.0)
    sheet.put("statements.strength overall", f1(hits, claimed, len(commits)))


def _said(name: str, coded: Coded, statement: Statement) -> str:
    if name == "cue":
        return f"{coded.cue} > {statement.cue.lemma if statement.cue else None}"
    if name == "speaker":
        return f"{coded.speaker} > {statement.speaker.text if statement.speaker else None}"
    return f"{getattr(coded, name)} > {getattr(statement, name)}"


def _moved(reading: Reading, coded: Coded, statement: Statement) -> str:
    """What the found content has too little or too much, at its beginning and at its end."""
    (start, end), (first, last) = reading.find(coded.file, coded.content)[0], content(statement)
    ends = (("lost", start, first), ("taken in", first, start), ("lost", last, end), ("taken in", end, last))
    return "; ".join(f"{what}: {shown(reading.words(coded.file, (a, b)), 60)}" for what, a, b in ends if a < b)
