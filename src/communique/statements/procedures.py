"""Statements that are no speech: what a clause tells of the meeting itself, of its text, and what an outlet remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Reason, Statement
from communique.model import Voice as VoiceName
from communique.statements import narration
from communique.statements.acts import Verdict
from communique.statements.clauses import Piece
from communique.statements.coordination import next_clause
from communique.statements.cues import Governed, cue_of
from communique.statements.line import Line
from communique.statements.small import small

if TYPE_CHECKING:
    from communique.statements.build import Builder


ISSUED = Reason("rule", "how the text was issued")
_SOURCE = Reason("rule", "where the words come from")
_TELLING = 6
"""Words from which a clause that is not about a meeting is told for its own sake."""


def procedure(builder: Builder, line: Line, governed: Governed) -> None:
    """A clause that tells of the meeting itself, its relative clauses and further participants apart."""
    first, last = governed.hit.first, governed.last
    matter = governed.entry.kind == "matter"
    if governed.complement.subject and governed.complement.subject[0] < first:
        first = governed.complement.subject[0]
    named = matter or builder.official or line.language != "ar" or line.texts[governed.hit.last].endswith(("ه", "ها"))
    if not named and not narration.has_gathering(line, first, min(last, first + 16)):
        builder.note(line.words[first].start, line.words[last - 1].end, "not about a meeting")
        if last - first >= _TELLING:
            builder.remark(line, last, governed.clause)
        return
    facts = list(narration.relative_facts(line, first, last))
    ends = [narration.besides(line, first, last)]
    further = next_clause(line, governed.hit.last, last) if line.language == "ar" and not builder.official else None
    if further is not None:
        last = further
        facts = [fact for fact in facts if fact.first < last]
    cuts = sorted({k for k in (*(f.first for f in facts), *ends) if k is not None and k > first})
    end = cuts[0] if cuts else last
    while end > first + 1 and line.texts[end - 1] in ("الذي", "التي", "الذين", "الي", "فضلا", "which", "who"):
        end -= 1
    voice = builder.speakers.named(line, *governed.complement.subject) if governed.complement.subject else None
    if voice is not None and voice.kind in ("meeting", "document", "person", "party"):
        builder.speakers.remember(voice, spoke=False)
    skip = cue_of(line, governed.hit).start if first == governed.hit.first else -1
    verdict = Verdict("record", None, (Reason("rule", "procedure of the meeting", governed.entry.lemma),), None)
    quoted = line.quote_over(line.words[first].start) is not None
    name: VoiceName = "joint" if quoted or builder.official else "outlet"
    start = line.words[0].start if quoted and governed.frame is None and first <= 12 and governed.clause == 0 else skip
    builder.plain(line, Piece(first, end, True, verdict, start if start != line.words[0].start else skip), name, "record", None)
    for fact in facts:
        builder.fact(line, fact.first, min(fact.last, last))
    if further is not None:
        builder.fact(line, further, governed.last)
    beside = ends[0]
    if beside is not None:
        stop = next((k for k in range(beside + 1, last) if line.comma(k) and line.texts[k] in ("كما", "فيما", "وذلك")), last)
        builder.fact(line, beside, stop)


def tells_of_text(verdict: Verdict) -> bool:
    """Whether a statement tells how a text was made or handed on: the organisation's theme, whatever the text is about."""
    return ISSUED in verdict.reasons or _SOURCE in verdict.reasons


def issued(builder: Builder, line: Line, governed: Governed) -> None:
    """``بيان صدر أمس``: when and by whom the document was issued, told on the way to its words."""
    first, last = governed.complement.subject or (0, 0)
    if not small("ar", "issued").isdisjoint(line.texts[first:last]):
        verdict = Verdict("record", None, (ISSUED,), None)
        _background(builder, line, governed, Piece(first, last, True, verdict))


def provenance(builder: Builder, line: Line, governed: Governed) -> None:
    """``جاء ذلك في بيان أرسله ...``: where the outlet has the words from."""
    if narration.has_gathering(line, governed.first, governed.first + 1) and line.texts[governed.first] != "بيان":
        builder.fact(line, governed.first, governed.last)
        return
    last = governed.last
    for k in range(governed.first + 1, governed.last):
        if line.comma(k) and line.texts[k] in ("خلال", "عقب", "في", "بعد", "علي", "الذي"):
            last = k
            break
    verdict = Verdict("background", None, (_SOURCE,), None)
    _background(builder, line, governed, Piece(governed.first, last, True, verdict))
    for fact in narration.relative_facts(line, last, governed.last):
        builder.fact(line, fact.first, fact.last)


def aside(builder: Builder, line: Line, governed: Governed) -> None:
    verdict = Verdict("background", None, (Reason("cue", "background", governed.entry.lemma),), None)
    _background(builder, line, governed, Piece(governed.first, governed.last, True, verdict))


def _background(builder: Builder, line: Line, governed: Governed, piece: Piece) -> None:
    span = builder.span(line, piece)
    if span is None:
        return
    cue = cue_of(line, governed.hit)
    low, high = min(cue.start, span[0]), max(cue.end, span[1])
    builder.keep(
        Statement(
            id=f"{builder.document.id}:{low}-{high}", document=builder.document.id, meeting=None, start=low, end=high, content=(span,), cue=cue,
            speaker=None, holder=None, via=None, mode="indirect", voice="outlet", act=piece.verdict.act, strength=None,
            themes=builder.themes_of(line, piece), lead=line.lead, point=None, reasons=piece.verdict.reasons,
        )
    )  # fmt: skip
    builder.flow = None
