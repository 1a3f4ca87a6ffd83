"""Cuts a content into what it says: where the act or the target changes, never inside a list of measures toward one target."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.knowledge.cues import CueEntry
from communique.statements.acts import Verdict, decide, is_future
from communique.statements.grammar import Grammar
from communique.statements.line import Line
from communique.statements.small import small
from communique.text.segment import sentences
from communique.text.words import Word, strip_proclitics

_THAT = frozenset(("وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"))
_SO = frozenset(("فان", "فانه", "فانها"))
_BUT = frozenset(("لكن", "ولكن", "لكنه", "لكنها"))
_STANCE = frozenset(("own-commitment", "concern", "praise", "call", "intention"))
_NORMS = ("احترام", "حمايه", "صون", "عدم", "ادانه", "تثمين")
_PERSONS = ("we", "they", "it", "the")
_ENGLISH_AND = frozenset(("and", "as", "but"))
About = Callable[[Sequence[Word]], frozenset[str]]
"""What some words are about."""
_SHORT = 3
"""Words: a conjunct of fewer is an item of a list."""
_MEASURE = 4
"""Words from which a measure added by ``وكذلك`` or ``إضافة إلى`` stands apart."""
_LONG = 5
"""Words from which a conjunct of the same act may have a target of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``first:last`` (exclusive) of the line say one thing."""

    first: int
    last: int
    clause: bool
    verdict: Verdict
    start: int = -1
    """Raw offset where it starts, where that is inside its first word (a proclitic left out); else -1."""


@dataclass(frozen=True, slots=True)
class _Cut:
    at: int
    """Where the piece before ends."""
    first: int
    """First word of the next piece, connectors left out."""
    skip: int
    """Letters of that word left out (its conjunction)."""
    clause: bool
    hard: bool
    """Whether the next piece stands alone even if its act is the same."""
    measure: bool = False
    """Whether it is a further measure: apart only where something is decided or asked for."""


def pieces(
    line: Line, first: int, last: int, clause: bool, cue: CueEntry | None, grammar: Grammar, about: About, skip: int = 0
) -> list[Piece]:
    """The contents in words ``first:last``, at least one unless that is empty; ``skip`` letters of the first word are a particle."""
    if first >= last:
        return []
    decides = cue is not None and cue.act in ("commit", "call")
    cuts = sorted(
        (cut for cut in _cuts(line, first, last, clause, grammar) if decides or not cut.measure),
        key=lambda cut: (cut.at, not cut.hard),
    )
    lead = _past_leads(line, first, last) if clause else first
    found: list[Piece] = []
    step: _Cut | None = _Cut(first, lead, skip if lead == first else 0, clause, True)
    for following in (*cuts, None):
        if step is None or (following is not None and following.at < step.first):
            continue
        end = following.at if following else last
        if end > step.first:
            start = _offset(line, step)
            verdict = decide(
                line.words[step.first : end], cue, grammar, step.clause, found[-1].verdict if found and not step.hard else None
            )
            piece = Piece(step.first, end, step.clause, verdict, start)
            if found and not _apart(found[-1], piece, step, line, about):
                found[-1] = _widened(found[-1], end, line, cue, grammar)
            else:
                found.append(piece)
        step = following
    return found


def _widened(piece: Piece, end: int, line: Line, cue: CueEntry | None, grammar: Grammar) -> Piece:
    """The piece up to ``end``; of a list under need or importance, later items help to decide."""
    verdict = decide(line.words[piece.first : end], cue, grammar, piece.clause) if piece.verdict.head == "need" else piece.verdict
    return replace(piece, last=end, verdict=verdict)


def _apart(before: Piece, piece: Piece, cut: _Cut, line: Line, about: About) -> bool:
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
    if piece.verdict.head in _STANCE and piece.verdict.head != before.verdict.head:
        return before.verdict.head != "need"
    if piece.clause or not line.comma(cut.at) or min(piece.last - piece.first, before.last - before.first) < _LONG:
        return False
    if before.clause:
        return True
    one, other = about(line.words[before.first : before.last]), about(line.words[piece.first : piece.last])
    return before.verdict.head != "need" and bool(one and other) and one.isdisjoint(other)


def _offset(line: Line, cut: _Cut) -> int:
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
        if line.texts[at] == "علي" and line.texts[at + 1] != "الرغم":
            break
        if line.texts[at] == "ولا" or (line.texts[at] == "in" and line.texts[at + 1] != "addition"):
            break
        at += 1
    return at


def _cuts(line: Line, first: int, last: int, clause: bool, grammar: Grammar) -> Iterator[_Cut]:
    """Places where a new thing may begin."""
    low, high = line.words[first].start, line.words[last - 1].end
    if any(mark in line.raw[low:high] for mark in ".!?؟"):
        for sentence in sentences(line.raw, low, high):
            at = line.after(sentence.start)
            if first < at < last:
                yield _Cut(at, _past_conjunction(line, at, last), 0, True, True)
    find = _arabic_cut if grammar.language == "ar" else _english_cut
    for at in range(first + 1, last - 1):
        cut = find(line, at, first, last, clause, grammar)
        if cut is not None and cut.first < last:
            yield cut


def _past_conjunction(line: Line, at: int, last: int) -> int:
    at = _past_leads(line, at, last)
    return at + 1 if line.texts[at] in ("ان", "إن") and at < last - 1 else at


def _arabic_cut(line: Line, at: int, first: int, last: int, clause: bool, grammar: Grammar) -> _Cut | None:
    word, after = line.texts[at], line.texts[at + 1]
    before = line.texts[at - 1]
    if word in _THAT and (word not in ("وان", "وبان") or not _is_verb(after)):
        return _Cut(at, at + 1, 0, True, True) if clause or line.comma(at) else None
    if word in _SO and line.comma(at) and (fronted := _fronted(line, at, first)):
        return _Cut(fronted, fronted, 1 if line.texts[fronted].startswith("و") else 0, True, True)
    if word == "حيث" and line.comma(at) and (after in ("ان", "انه", "انها", "انهم") or _is_finite_verb(after)):
        return _Cut(at, at + (2 if after == "ان" else 1), 0, True, True)
    if word in ("خاصه", "لاسيما", "سيما") and after in ("ان", "وان", "انه", "وانه"):
        return _Cut(at, at + 2, 0, True, True)
    if word in ("وسوف", "سوف") and (line.comma(at) or word == "وسوف"):
        return _Cut(at, at, 1 if word == "وسوف" else 0, True, True)
    if word in _SO and before == "وبالتالي":
        return _Cut(at - 1, at + 1, 0, True, True)
    if word in _SO and before in ("لذا", "لذلك", "ولذا", "ولذلك", "وعليه"):
        return _Cut(at - 1, at + 1, 0, True, True)
    if word in ("الا", "غير", "بيد") and after in ("ان", "انه", "انها"):
        return _Cut(at, at + 2, 0, True, _although(line, first) or line.comma(at))
    if word in _BUT:
        return _Cut(at, at + 1, 0, True, False)
    if word == "كما" and line.comma(at) and (_is_verb(after) or grammar.heads.at(line.words, at + 1)):
        return _Cut(at, at + 1, 0, True, _is_finite(line, at + 1, grammar))
    if word in ("وكذلك", "وكذا", "وايضا", "فضلا", "اضافه"):
        begin = first
        first = at + 2 if after in ("في", "علي", "عن", "الي") and at + 2 < last else at + 1
        head = grammar.heads.at(line.words, first)
        if not clause and at - begin >= _MEASURE and last - first >= _MEASURE and not line.texts[first].startswith(("ال", "لل")):
            return _Cut(at, first, 0, False, True, measure=True)
        return _Cut(at, first, 0, False, True) if head is not None and head.value.id in ("need", *_STANCE) else None
    if word in ("وفي", "وعلي", "وعن", "والي"):
        return _after_particle(line, at, grammar)
    if word == "علما" and after in ("ان", "وان", "بان", "بانه", "بانها", "انه", "انها"):
        return _Cut(at, at + 2, 0, True, True)
    if not _conjoined(word, grammar):
        if word.startswith(("سن", "سي", "ست")) and line.comma(at) and _is_finite(line, at, grammar):
            return _Cut(at, at, 0, True, True)
        return None
    return _conjunct(line, at, last, clause, grammar)


def _fronted(line: Line, at: int, first: int) -> int:
    """Where ``وفي حالة ...، فإن`` begins; 0 where no fronted phrase stands before ``at``."""
    for k in range(at - 1, max(first, at - 25), -1):
        if line.comma(k) and line.texts[k] in ("وفي", "واما", "اما", "وبالنسبه", "وعلي", "واذا"):
            return k
    return 0


def _conjunct(line: Line, at: int, last: int, clause: bool, grammar: Grammar) -> _Cut | None:
    """``و`` with a modal, a future, a stance noun or the noun of another act."""
    word = line.texts[at]
    head = grammar.heads.at(line.words, at)
    bare = word[1:]
    if _is_finite(line, at, grammar):
        return _Cut(at, at, 1, True, True)
    if head is None:
        if bare.startswith(_NORMS):
            return _Cut(at, at, 1, False, False)
        return None
    kind = head.value.id
    if kind == "need":
        return _Cut(at, at, 1, False, True)
    if kind in _STANCE:
        return _Cut(at, at, 1, False, line.possessed(at) or (bare.startswith("ال") and kind in ("intention", "call")))
    if (line.possessed(at) and kind == "stand") or (kind == "continued-work" and (line.comma(at) or not clause)):
        return _Cut(at, at, 1, False, False)
    return None


def _after_particle(line: Line, at: int, grammar: Grammar) -> _Cut | None:
    """``وفي تصميمهم``, ``وعلى ضرورة``: another stance, or another object of the cue's own particle."""
    inner = grammar.heads.at(line.words, at + 1)
    if inner is None:
        return _Cut(at, at + 1, 0, False, line.comma(at)) if line.texts[at] == "وعلي" and line.comma(at) else None
    if inner.value.id in _STANCE | {"need", "stand"} and (line.possessed(at + 1) or inner.value.id == "need"):
        return _Cut(at, at + 1, 0, False, True)
    return _Cut(at, at + 1, 0, False, line.comma(at)) if line.texts[at] == "وعلي" else None


def _conjoined(word: str, grammar: Grammar) -> bool:
    """Whether the first letter is the conjunction rather than the word's own."""
    if len(word) < 3 or word[0] != "و":
        return False
    return word in ("ولا", "ولابد", "ومن") or strip_proclitics(word)[0] != word or grammar.heads.holds(word[1:])


def _is_finite(line: Line, at: int, grammar: Grammar) -> bool:
    """A modal or a future verb with whatever conjunction: the head of a new clause."""
    head = grammar.heads.at(line.words, at)
    if is_future(line.texts[at].removeprefix("و")):
        return True
    if head is None:
        return False
    word = line.texts[at]
    bare = word[1:] if word.startswith("و") else word
    if head.value.id == "need":
        return bare.startswith(("ي", "تعين")) or (bare in ("لا", "لابد", "من") and head.last > head.first) or bare == "لابد"
    return head.value.id == "own-future" and bare.startswith(("س", "نواصل"))


def _although(line: Line, first: int) -> bool:
    return "الرغم" in line.texts[first : first + 4]


def _is_finite_verb(word: str) -> bool:
    """Roughly: a verb in the perfect or imperfect; nouns after ``حيث`` are rare."""
    return _is_verb(word) or not word.startswith("ال")


def _is_verb(word: str) -> bool:
    """Roughly: an imperfect. Nouns in ``ت`` are told from verbs by the shapes that verbal nouns have."""
    if word.startswith("ال") or len(word) < 3:
        return False
    if word[0] in "ين" and not word.startswith(("يوم", "نظام", "نفس", "نحو", "نتاي", "نصف", "نسب", "ناي", "نشر", "نشاط")):
        return True
    if word.startswith(("ست", "سن", "سي")):
        return len(word) > 4
    return (
        word[0] == "ت"
        and not (len(word) > 4 and word[-2] in "يا" and word[1] != "ت")
        and word[-1] not in "ه"
        and word not in ("تنظيم", "تحالف", "تعاون", "تهديد")
    )


def _english_cut(line: Line, at: int, first: int, last: int, clause: bool, grammar: Grammar) -> _Cut | None:
    word, after = line.texts[at], line.texts[at + 1]
    if word == "and" and after == "that":
        return _Cut(at, at + 2, 0, True, True) if at + 2 < last else None
    if word == "but" and clause and line.comma(at):
        return _Cut(at, at + 1, 0, True, False)
    if word != "and":
        return None
    for k in range(at + 1, min(at + 4, last)):
        head = grammar.heads.at(line.words, k)
        if head is None:
            continue
        if head.value.id in ("need", *_STANCE) and not clause:
            return _Cut(at, at + 1, 0, False, True)
        if head.value.id == "own-future" and (k == at + 1 or after in _PERSONS):
            return _Cut(at, at + 1, 0, True, True)
        return None
    return None
