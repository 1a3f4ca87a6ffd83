"""Statements without a cue of their own: facts of the meeting, speech that runs on, items of a list, what the outlet remarks."""

from __future__ import annotations

from dataclasses import replace

from communique.model import Reason
from communique.statements.acts import Verdict
from communique.statements.clauses import Piece, pieces
from communique.statements.coordination import next_clause
from communique.statements.cues import cue_of
from communique.statements.document_themes import ISSUED
from communique.statements.items import Introduction, first_word
from communique.statements.line import Line
from communique.statements.narration import Fact
from communique.statements.reading import Reading
from communique.statements.small import small
from communique.statements.speakers import Voice

_PROCEDURE = Reason("rule", "procedure of the meeting")
_JOINING = frozenset(("و", "كما", "وكما", "وقد", "هذا", "لكن", "ولكن", "فيما", "بينما"))
_FRONTED = 6
"""Words in which the comma stands that closes a fronted phrase."""


def fact(reading: Reading, line: Line, told: Fact) -> None:
    """Procedure of the meeting, or how its text came about."""
    first, last = told.first, told.last
    quoted = line.quote_over(line.words[first].start) is not None
    first = _past_links(line, first, last)
    verdict = Verdict("record", None, (ISSUED if told.of_text else _PROCEDURE,), None)
    add(reading, line, Piece(first, last, True, verdict, _past_conjunction(line, first)), quoted or reading.official)


def add(reading: Reading, line: Line, piece: Piece, joint: bool) -> None:
    """What the meeting's own text tells of it, or the outlet."""
    made = reading.add(line, piece, "joint" if joint else "outlet")
    if joint and made is not None:
        reading.flow = made


def remark(reading: Reading, line: Line, first: int, last: int) -> None:
    """What the outlet tells of its own, in words ``first:last``: each main clause apart."""
    verdict = Verdict("background", None, (Reason("rule", "told by the outlet"),), None)
    step: int | None = first
    while step is not None:
        begin = _past_links(line, step, last)
        step = next_clause(line, begin, last) if line.language == "ar" else None
        reading.add(line, Piece(begin, step or last, True, verdict, _past_conjunction(line, begin)), "outlet")


def speech(reading: Reading, line: Line, last: int) -> None:
    """Speech that runs on without a cue of its own, up to word ``last``."""
    first = 0
    if line.texts[0] in ("في", "وفي", "علي", "in"):
        first = next((k for k in range(1, min(_FRONTED, len(line.words))) if line.comma(k)), 0)
    for piece in pieces(line, first, last, True, None, line.conjunction(first)):
        who = _meant(reading, line)
        reading.flow = reading.add(line, piece, "joint", speaker=who.speaker if who else None) or reading.flow


def _meant(reading: Reading, line: Line) -> Voice | None:
    """Whose speech runs on: ``It will revert to the matter`` is said by who spoke last, all else by those who speak for the meeting."""
    speakers = reading.speakers
    if line.texts[0] in ("it", "they") and speakers.last is not None and speakers.is_joint(speakers.last):
        return speakers.dropped("open", True)
    return speakers.we()


def carries_on(reading: Reading, line: Line) -> bool:
    """``وأن ...`` at the head of a sentence: what the last speaker said goes on. False where it is no such sentence."""
    last = reading.last
    if last is None or line.language != "ar" or line.texts[0] not in small("ar", "and-that") or len(line.words) < 3:
        return False
    speaker = replace(last.speaker, resolved_by="previous subject") if last.speaker else None
    for piece in pieces(line, 1, len(line.words), True, None):
        joint = last.voice == "joint"
        made = reading.add(line, piece, last.voice, act=None if joint else "background", speaker=speaker)
        if joint and made is not None:
            reading.flow = made
    return True


def item(reading: Reading, line: Line, above: Introduction) -> None:
    """An item of a list under ``We decide:``: the cue stands in the line above."""
    who = reading.speakers.we()
    cue = cue_of(above.line, above.hit)
    for piece in pieces(line, first_word(line), len(line.words), False, above.hit.form.entry):
        reading.flow = reading.add(line, piece, "joint", speaker=who.speaker if who else None, cue=cue) or reading.flow


def _past_links(line: Line, at: int, last: int) -> int:
    """Past words that only join a clause to the one before."""
    while at < last - 2 and line.texts[at] in _JOINING:
        at += 1
    return at


def _past_conjunction(line: Line, at: int) -> int:
    """Raw offset behind the conjunction of word ``at``; -1 where it has none."""
    skip = line.conjunction(at)
    return line.words[at].start + skip if skip else -1
