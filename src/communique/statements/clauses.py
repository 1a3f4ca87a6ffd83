"""Cuts a content into what it says: where the act or the target changes, never inside a list of measures toward one target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.knowledge.cues import CueEntry
from communique.statements.acts import Verdict, decide
from communique.statements.coordination import STANCE, Cut, arabic_cut
from communique.statements.line import Line
from communique.statements.small import small
from communique.text.segment import sentences

_PERSONS = ("we", "they", "it", "the")
_ENGLISH_AND = frozenset(("and", "as", "but"))
_SHORT = 3
"""Words: a conjunct of fewer is an item of a list."""
_LONG = 7
"""Words on either side from which a conjunct of the same act has a target of its own: of 4 to 8 the best on both halves of the press."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``first:last`` (exclusive) of the line say one thing."""

    first: int
    last: int
    clause: bool
    verdict: Verdict
    start: int = -1
    """Raw offset where it starts, where that is inside its first word (a proclitic left out); else -1."""


def pieces(line: Line, first: int, last: int, clause: bool, cue: CueEntry | None, skip: int = 0) -> list[Piece]:
    """The contents in words ``first:last``, at least one unless that is empty; ``skip`` letters of the first word are a particle."""
    if first >= last:
        return []
    decides = cue is not None and cue.act in ("commit", "call")
    cuts = sorted(
        (cut for cut in _cuts(line, first, last, clause) if decides or not cut.measure),
        key=lambda cut: (cut.at, not cut.hard),
    )
    lead = _past_leads(line, first, last) if clause else first
    found: list[Piece] = []
    step: Cut | None = Cut(first, lead, skip if lead == first else 0, clause, True)
    for following in (*cuts, None):
        if step is None or (following is not None and following.at < step.first):
            continue
        end = following.at if following else last
        if end > step.first:
            start = _offset(line, step)
            verdict = decide(
                line.words[step.first : end], cue, line.grammar, step.clause, found[-1].verdict if found and not step.hard else None
            )
            piece = Piece(step.first, end, step.clause, verdict, start)
            if found and not _apart(found[-1], piece, step, line):
                found[-1] = _widened(found[-1], end, line, cue)
            else:
                found.append(piece)
        step = following
    return found


def _widened(piece: Piece, end: int, line: Line, cue: CueEntry | None) -> Piece:
    """The piece up to ``end``; of a list under need or importance, later items help to decide."""
    verdict = (
        decide(line.words[piece.first : end], cue, line.grammar, piece.clause) if piece.verdict.head == "need" else piece.verdict
    )
    return replace(piece, last=end, verdict=verdict)


def _apart(before: Piece, piece: Piece, cut: Cut, line: Line) -> bool:
    """Whether ``piece`` says another thing than the piece before it."""
    alike = piece.verdict.act == before.verdict.act
    if alike and not piece.clause and not before.clause and before.last - before.first < _SHORT:
        return False
    if cut.hard:
        return True
    if piece.last - piece.first < 2:
        return False
    if before.verdict.act in ("concern", "praise") and piece.verdict.head == "continued-work":
        return False
    if piece.verdict.act != before.verdict.act:
        return before.verdict.head != "need" or piece.clause
    if piece.verdict.head in STANCE and piece.verdict.head != before.verdict.head:
        return before.verdict.head != "need"
    if piece.clause or not line.comma(cut.at) or min(piece.last - piece.first, before.last - before.first) < _LONG:
        return False
    return before.clause or before.verdict.head != "need"


def _offset(line: Line, cut: Cut) -> int:
    """Raw offset of the next piece without its conjunction; -1 where it starts with its word."""
    if not cut.skip:
        return -1
    word = line.words[cut.first]
    at = word.start + cut.skip
    while at < word.end and not line.raw[at].isalnum():
        at += 1
    return at


def _past_leads(line: Line, first: int, last: int) -> int:
    """The first word that is no connector: of ``على الرغم من أن التنظيم`` the ``التنظيم``."""
    for k in range(first + 1, min(first + 5, last - 2)):
        if line.texts[k] == "بهدف" and line.texts[k - 1] in ("عقد", "انعقد", "ينعقد", "يعقد"):
            return k + 1
    at = first
    while at < last - 2 and line.texts[at] in small("*", "leads") and at - first < 5:
        if line.texts[at] == "من" and line.texts[at - 1] != "الرغم":
            break
        if line.texts[at] == "علي" and (line.texts[at + 1] != "الرغم" or line.texts[at + 3 : at + 4] != ["ان"]):
            break
        if line.texts[at] == "اي" and line.texts[at + 1] not in small("ar", "that"):
            break
        if line.texts[at] == "ولا" or (line.texts[at] == "in" and line.texts[at + 1] != "addition"):
            break
        at += 1
    return at


def _cuts(line: Line, first: int, last: int, clause: bool) -> Iterator[Cut]:
    """Places where a new thing may begin."""
    low, high = line.words[first].start, line.words[last - 1].end
    if any(mark in line.raw[low:high] for mark in ".!?؟"):
        for sentence in sentences(line.raw, low, high):
            at = line.after(sentence.start)
            if first < at < last:
                yield Cut(at, _past_conjunction(line, at, last), 0, True, True)
    find = arabic_cut if line.language == "ar" else _english_cut
    for at in range(first + 1, last - 1):
        cut = find(line, at, first, last, clause)
        if cut is not None and cut.first < last:
            yield cut


def _past_conjunction(line: Line, at: int, last: int) -> int:
    at = _past_leads(line, at, last)
    return at + 1 if line.texts[at] in ("ان", "إن") and at < last - 1 else at


def _english_cut(line: Line, at: int, first: int, last: int, clause: bool) -> Cut | None:
    word, after = line.texts[at], line.texts[at + 1]
    if word == "and" and after == "that":
        return Cut(at, at + 2, 0, True, True) if at + 2 < last else None
    if word == "and" and after == "to" and not clause and first and line.texts[first - 1] == "to":
        return Cut(at, at + 2, 0, False, True, measure=True) if at + 2 < last else None
    if word == "but" and clause and line.comma(at):
        return Cut(at, at + 1, 0, True, False)
    if word != "and":
        return None
    for k in range(at + 1, min(at + 4, last)):
        head = line.grammar.heads.at(line.words, k)
        if head is None:
            continue
        if head.value.id in ("need", *STANCE) and not clause:
            return Cut(at, at + 1, 0, False, True)
        if head.value.id == "own-future" and (k == at + 1 or after in _PERSONS):
            return Cut(at, at + 1, 0, True, True)
        return None
    return None
