"""Whose words a content is: the subject of its cue, the text it is said by way of, whether it is said for the meeting."""

from __future__ import annotations

from communique.model import Speaker
from communique.statements.clauses import Piece
from communique.statements.cues import Governed
from communique.statements.line import Line
from communique.statements.small import small
from communique.statements.speakers import Speakers, Voice

_WE = frozenset(("we", "نحن"))
_AGREED = 8
"""Words of a content in which ``we agreed`` stands."""
_HAD = 14
"""Words before ``قد`` in which the auxiliary stands that it belongs to."""


def voice_and_text(speakers: Speakers, line: Line, governed: Governed) -> tuple[Voice | None, str | None]:
    """Speaker of the innermost cue, and the text or person of the outer frame; both are remembered."""
    via: str | None = None
    if governed.frame is not None:
        outer = subject(speakers, line, governed.frame)
        if outer is not None:
            via = outer.speaker.text
            speakers.remember(outer)
    voice = subject(speakers, line, governed)
    if via is None:
        via = _parenthetical(speakers, line, governed)
    if voice is not None:
        speakers.remember(voice)
    return voice, via


def subject(speakers: Speakers, line: Line, governed: Governed) -> Voice | None:
    """Who speaks by the cue: its subject as written, else the earlier speaker that a dropped one means."""
    written = governed.complement.subject
    shape = governed.hit.form.shape
    if written is None and line.does_what_is_above(governed.hit.first):
        return speakers.above
    if written is not None and written[0] < written[1]:
        named = speakers.named(line, *written)
        if named is not None:
            return named
    if shape == "we" or (shape == "phrase" and governed.hit.form.words[0] == "we"):
        quoted = line.quote_over(line.words[governed.hit.first].start) is not None or governed.frame is not None
        return (speakers.dropped("open", True) if quoted and not speakers.official else None) or speakers.we()
    shared = shape in ("participle", "masdar") or line.language == "en"
    return speakers.dropped(governed.hit.form.number, shared) or speakers.first_mention()


def is_agentless(governed: Governed) -> bool:
    """``تم الاتفاق على``: nobody is said to do it, though it is told for those who met."""
    form = governed.hit.form
    return form.shape == "phrase" and form.words[0] in small("ar", "done") and governed.complement.subject is None


def _parenthetical(speakers: Speakers, line: Line, governed: Governed) -> str | None:
    """``أوضح الوزراء، وفقا للبيان، أن``: the text named between cue and content."""
    for k in range(governed.hit.last + 1, min(governed.first, len(line.words)) - 1):
        if line.texts[k] in small("ar", "attributing"):
            found = speakers.named(line, k + 1, min(k + 3, governed.first))
            return found.speaker.text if found else None
    return None


def is_joint(speakers: Speakers, line: Line, governed: Governed, piece: Piece, voice: Voice | None) -> bool:
    """Whether ``piece`` is said for the meeting, now rather than before it."""
    said = speakers.is_joint(voice) or _tells_decision(speakers, line, governed, piece, voice)
    return said and not _earlier(line, governed)


def _tells_decision(speakers: Speakers, line: Line, governed: Governed, piece: Piece, voice: Voice | None) -> bool:
    """``اتفقنا``, ``we agreed``: one of those who met tells what all of them did, not what he thinks."""
    if voice is None or voice.kind != "person" or speakers.last_joint is None:
        return False
    agreed = small("*", "we-agreed")
    opening = (governed.hit.first, *range(piece.first, min(piece.first + _AGREED, piece.last)))
    if line.language == "ar":
        return any(line.texts[k] in agreed for k in opening)
    return any(line.texts[k] in agreed and k and line.texts[k - 1] in ("we", "have") for k in opening)


def _earlier(line: Line, governed: Governed) -> bool:
    """``وكان الأمين العام قد صرح قبل الاجتماع``: said before what the report tells, and no part of it."""
    at = governed.frame.hit.first if governed.frame else governed.hit.first
    return (
        line.language == "ar"
        and at > 1
        and line.texts[at - 1] == "قد"
        and any(word.removeprefix("و") in ("كان", "كانت", "كانوا") for word in line.texts[max(0, at - _HAD) : at - 1])
    )


def holder(speakers: Speakers, line: Line, governed: Governed, piece: Piece, voice: Voice | None) -> Speaker | None:
    """Whose position it is where a text, ``we`` or nobody by name speaks: those who met, or the name at the head of the content."""
    if voice is not None and is_agentless(governed):
        return voice.speaker
    if voice is not None and voice.speaker.text.casefold() in _WE:
        ours = speakers.we()
        return ours.speaker if ours is not None else None
    if voice is None or voice.kind not in ("document", "anaphor") or not piece.clause:
        return None
    hit = line.grammar.speakers.at(line.words, piece.first)
    if hit is None or hit.value != "meeting":
        return None
    found = speakers.named(line, hit.first, hit.last + 1)
    if found is not None:
        speakers.by_number[found.number] = found
    return found.speaker if found else None
