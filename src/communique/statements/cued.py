"""The statements of one cue, and what is told on the way to its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.knowledge.cues import CueEntry
from communique.model import Act, Reason
from communique.model import Voice as VoiceName
from communique.statements import narration, procedures, quotations, voices
from communique.statements.acts import decide
from communique.statements.clauses import Piece, pieces
from communique.statements.cues import Governed, cue_of, resumes_frame
from communique.statements.line import Line
from communique.statements.reading import Reading
from communique.statements.small import small
from communique.statements.speakers import Voice
from communique.statements.uncued import fact


def of_cue(reading: Reading, line: Line, governed: Governed) -> None:
    """The statements of one cue, whatever its kind."""
    kind, complement = governed.entry.kind, governed.complement
    if kind == "record" or (kind == "matter" and not _has_stance(line, governed)):
        procedures.procedure(reading, line, governed)
        return
    for told in _on_the_way(reading, line, governed):
        fact(reading, line, told)
    if kind == "source" and complement.kind == "none":
        procedures.provenance(reading, line, governed)
    elif kind == "aside":
        procedures.aside(reading, line, governed)
    else:
        if kind == "source" and complement.subject is not None:
            procedures.issued(reading, line, governed)
        _speech(reading, line, governed)


def _speech(reading: Reading, line: Line, governed: Governed) -> None:
    """What is reported as said, in as many statements as it says things."""
    voice, via = voices.voice_and_text(reading.speakers, line, governed)
    complement = governed.complement
    first, last = complement.before or (governed.first, _before_attribution(reading, line, governed))
    clause = complement.kind in ("that", "quote", "clause")
    spoken = governed.hit.form.shape == "we" and not clause
    from_source = complement.before is not None and governed.entry.kind == "source"
    skip = line.conjunction(first) if from_source else complement.skip
    for piece in pieces(line, first, last, clause, _deciding(line, governed), skip):
        if governed.frame is not None and resumes_frame(line, governed, piece.first):
            verdict = decide(line.words[piece.first : piece.last], None, line.grammar, True)
            outer = voices.subject(reading.speakers, line, governed.frame)
            _said(reading, line, governed.frame, replace(piece, verdict=verdict), outer, None)
        elif governed.frame is not None and spoken and piece.clause and piece.first > governed.first + 1:
            _said(reading, line, governed.frame, piece, voice, via)
        else:
            _said(reading, line, governed, piece, voice, via)


def _said(reading: Reading, line: Line, governed: Governed, piece: Piece, voice: Voice | None, via: str | None) -> None:
    """One statement: its act counts where it is said for the meeting."""
    hit, cue = governed.hit, cue_of(line, governed.hit)
    joint = voices.is_joint(reading.speakers, line, governed, piece, voice)
    name: VoiceName = "joint" if joint else "outlet" if voice is not None and voice.kind == "outlet" else "third-party"
    form = Reason("form", hit.form.shape, governed.complement.kind)
    statement = reading.add(
        line,
        replace(piece, verdict=replace(piece.verdict, reasons=(*piece.verdict.reasons, form))),
        name,
        act=None if joint else "background",
        speaker=voice.speaker if voice and not voices.is_agentless(governed) else None,
        holder=voices.holder(reading.speakers, line, governed, piece, voice),
        via=via,
        cue=cue,
        marks=quotations.around(line.quotes, cue, hit.form.shape),
        noun_alone=True,
    )
    if statement is not None:
        reading.last = statement
        reading.flow = statement if joint else None


def _before_attribution(reading: Reading, line: Line, governed: Governed) -> int:
    """Where the content ends before ``، وفق ما أورده البيان``; what that tells of the meeting is kept."""
    ends = narration.attribution(line, governed.first, governed.last)
    if ends is None:
        return governed.last
    occasion = narration.occasion(line, ends, governed.last)
    for told in (occasion,) if occasion else narration.relative_facts(line, ends, governed.last):
        fact(reading, line, told)
    return ends


def _deciding(line: Line, governed: Governed) -> CueEntry | None:
    """The entry that says what is done by saying it, with the act of a manner where the verb has none of its own."""
    if governed.entry.kind != "say":
        return None
    feeling = _manner(line, governed) if governed.entry.act is None else None
    return governed.entry if feeling is None else replace(governed.entry, act=feeling)


def _manner(line: Line, governed: Governed) -> Act | None:
    """The act that a manner between cue and content tells: ``سجلوا بقلق``, ``noted with satisfaction``."""
    behind = governed.hit.last + 1
    for k in range(behind, min(governed.first, len(line.words))):
        head = line.grammar.heads.at(line.words, k)
        marked = line.texts[k].startswith("ب") if line.language == "ar" else "with" in line.texts[behind:k]
        if marked and head is not None and head.value.id in ("concern", "praise"):
            return head.value.act
    return None


def _has_stance(line: Line, governed: Governed) -> bool:
    """``تطرق الوزراء إلى الحاجة الملحة``: what is only named as a matter is procedure, a need is not."""
    head = line.grammar.heads.at(line.words, governed.first) if governed.first < len(line.words) else None
    return head is not None and head.value.id == "need"


def _on_the_way(reading: Reading, line: Line, governed: Governed) -> Iterator[narration.Fact]:
    """What is told between the beginning of a clause and its content: how the meeting was held, how the text was issued."""
    begin = governed.frame.clause if governed.frame else governed.clause
    last = governed.first
    while last > begin and line.texts[last - 1] in small("ar", "links") | small("ar", "that"):
        last -= 1
    text = narration.text_fact(line, governed.hit.last + 1, last) if line.language == "ar" else None
    if text is not None and not reading.official and governed.entry.kind != "source":
        yield text
    for told in narration.relative_facts(line, begin, governed.first):
        if text is None or told.last <= text.first:
            yield told
