"""Cues that report no speech: what a clause tells of the meeting itself, of its text, and what an outlet remarks."""

from __future__ import annotations

from communique.model import Reason
from communique.statements import narration
from communique.statements.acts import Verdict
from communique.statements.clauses import Piece
from communique.statements.coordination import next_clause
from communique.statements.cues import Governed, cue_of
from communique.statements.document_themes import ISSUED, SOURCE
from communique.statements.line import Line
from communique.statements.narration import Fact
from communique.statements.reading import Reading
from communique.statements.small import small
from communique.statements.uncued import add, fact, remark

_TELLING = 6
"""Words from which a clause that is not about a meeting is told for its own sake."""
_REVIEWING = 8
"""Words of a sentence among which the noun stands that says what was done at the meeting."""
_NEAR = 16
"""Words of a clause among which the meeting stands that it is about."""
_LINKS = frozenset(("الذي", "التي", "الذين", "الي", "فضلا", "which", "who"))
"""Words that only join a further fact to a clause."""


def procedure(reading: Reading, line: Line, governed: Governed) -> None:
    """A clause that tells of the meeting itself, its relative clauses and further participants apart."""
    subject = governed.complement.subject
    opens = subject[0] if subject and subject[0] < governed.hit.first else governed.hit.first
    if not _is_of_meeting(reading, line, governed, opens):
        reading.note(line.words[opens].start, line.words[governed.last - 1].end, "not about a meeting")
        if governed.last - opens >= _TELLING:
            remark(reading, line, governed.clause, governed.last)
        return
    own_text = line.language != "ar" or reading.official
    further = None if own_text else next_clause(line, governed.hit.last, governed.last)
    last = governed.last if further is None else further
    facts = [told for told in narration.relative_facts(line, opens, governed.last) if told.first < last]
    beside = narration.besides(line, opens, governed.last)
    _took_part(reading, line, subject)
    quoted = line.quote_over(line.words[opens].start) is not None
    verdict = Verdict("record", None, (Reason("rule", "procedure of the meeting", governed.entry.lemma),), None)
    end = _before_links(
        line, opens, min((at for at in (*(told.first for told in facts), beside) if at and at > opens), default=last)
    )
    start = cue_of(line, governed.hit).start if opens == governed.hit.first else -1
    add(reading, line, Piece(opens, end, True, verdict, start), quoted or reading.official)
    for told in facts:
        fact(reading, line, Fact(told.first, min(told.last, last)))
    if further is not None:
        fact(reading, line, Fact(further, governed.last))
    if beside is not None:
        stops = (k for k in range(beside + 1, last) if line.comma(k) and line.texts[k] in ("كما", "فيما", "وذلك"))
        fact(reading, line, Fact(beside, next(stops, last)))


def _is_of_meeting(reading: Reading, line: Line, governed: Governed, opens: int) -> bool:
    """Whether the clause is about a meeting: its entry says so, its verb's object does, or a meeting is named in it."""
    if governed.entry.kind == "matter" or reading.official or line.language != "ar":
        return True
    said_before = line.texts[governed.hit.last].endswith(("ه", "ها"))
    return said_before or narration.has_gathering(line, opens, min(governed.last, opens + _NEAR))


def _took_part(reading: Reading, line: Line, subject: tuple[int, int] | None) -> None:
    """Who met is remembered as a subject that later verbs may mean."""
    voice = reading.speakers.named(line, *subject) if subject else None
    if voice is not None and voice.kind in ("meeting", "document", "person", "party"):
        reading.speakers.remember(voice, spoke=False)


def _before_links(line: Line, first: int, end: int) -> int:
    while end > first + 1 and line.texts[end - 1] in _LINKS:
        end -= 1
    return end


def reviews(line: Line) -> bool:
    """``وجرى خلال اللقاء استعراض الخطة``, ``تم بحث الموعد``: what was discussed, told without saying by whom."""
    first = 1 if line.texts[0] in ("كما", "وكما", "وقد") else 0
    opening = line.texts[first : first + _REVIEWING]
    if line.language != "ar" or not opening or opening[0].removeprefix("و") not in small("ar", "done"):
        return False
    return any(word in small("ar", "reviewing") for word in opening[1:])


def issued(reading: Reading, line: Line, governed: Governed) -> None:
    """``بيان صدر أمس``: when and by whom the document was issued, told on the way to its words."""
    first, last = governed.complement.subject or (0, 0)
    if not small("ar", "issued").isdisjoint(line.texts[first:last]):
        _by_outlet(reading, line, governed, Piece(first, last, True, Verdict("record", None, (ISSUED,), None)))


def provenance(reading: Reading, line: Line, governed: Governed) -> None:
    """``جاء ذلك في بيان أرسله ...``: where the outlet has the words from."""
    if narration.has_gathering(line, governed.first, governed.first + 1) and line.texts[governed.first] != "بيان":
        fact(reading, line, Fact(governed.first, governed.last))
        return
    last = governed.last
    for k in range(governed.first + 1, governed.last):
        if line.comma(k) and line.texts[k] in ("خلال", "عقب", "في", "بعد", "علي", "الذي"):
            last = k
            break
    _by_outlet(reading, line, governed, Piece(governed.first, last, True, Verdict("background", None, (SOURCE,), None)))
    for told in narration.relative_facts(line, last, governed.last):
        fact(reading, line, told)


def aside(reading: Reading, line: Line, governed: Governed) -> None:
    """``يذكر أن``, ``تجدر الإشارة إلى``: what the outlet adds."""
    verdict = Verdict("background", None, (Reason("cue", "background", governed.entry.lemma),), None)
    _by_outlet(reading, line, governed, Piece(governed.first, governed.last, True, verdict))


def _by_outlet(reading: Reading, line: Line, governed: Governed, piece: Piece) -> None:
    """A statement of the outlet's: the speech of the meeting does not run on behind it."""
    if reading.add(line, piece, "outlet", cue=cue_of(line, governed.hit), marks=()) is not None:
        reading.flow = None
