"""Which words of a sentence are cues, and what each governs: the chain of a sentence, outer frames taken off.

A cue counts where a verb may stand, is not negated, not in a relative clause, and finds the complement that its entry takes
(:mod:`arabic`, :mod:`english`). What it misses: verbs that no entry lists, and complements more than 45 words away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.knowledge.cues import CueEntry
from communique.model import Cue
from communique.statements import arabic, english
from communique.statements.complement import Complement
from communique.statements.coordination import goes_on_in_relative, has_verb
from communique.statements.forms import FormHit
from communique.statements.line import Line
from communique.statements.small import small

_NAME = 4
"""Words of a speaker's name, which may look like an object, at most."""
_FRAME = 14
"""Words between an outer cue's particle and the inner cue at most: ``أضاف أن <subject> شددوا``."""


@dataclass(frozen=True, slots=True)
class Governed:
    """A cue and what it governs; word indices of the line, ``last`` exclusive."""

    hit: FormHit
    complement: Complement
    clause: int
    """First word of the clause: the cue, or ``كما``, ``فيما`` before it."""
    last: int
    frame: Governed | None = None
    """The outer cue, where this one stands at the head of its complement."""

    @property
    def entry(self) -> CueEntry:
        return self.hit.form.entry

    @property
    def first(self) -> int:
        return self.complement.first


@dataclass(frozen=True, slots=True)
class Chain:
    """The cues of one sentence in order, and the cues that were set aside with the reason."""

    cues: tuple[Governed, ...]
    aside: tuple[tuple[FormHit, str], ...] = ()


def chain(line: Line) -> Chain:
    """The cues of ``line`` that make statements of their own, left to right."""
    language = arabic if line.language == "ar" else english
    found: list[Governed] = []
    aside: list[tuple[FormHit, str]] = []
    busy = 0
    for at in range(len(line.words)):
        if at < busy:
            continue
        for hit, complement in _nearest(line, at, aside):
            governed = Governed(hit, complement, language.clause_start(line, hit, complement), len(line.words))
            joined = _join(line, found, governed)
            if joined is None:
                continue
            found[:] = joined
            busy = hit.last + 1
            break
    ended = [
        replace(g, last=max(g.first, found[n + 1].clause) if n + 1 < len(found) else len(line.words)) for n, g in enumerate(found)
    ]
    return Chain(tuple(ended), tuple(aside))


def _nearest(line: Line, at: int, aside: list[tuple[FormHit, str]]) -> list[tuple[FormHit, Complement]]:
    """The readings of word ``at`` as a cue, longer forms first; of one word in two entries the one that finds what it takes far sooner."""
    language = arabic if line.language == "ar" else english
    readings: list[tuple[FormHit, Complement]] = []
    for hit in line.grammar.forms.at(line.words, at):
        verdict = language.admissible(line, hit)
        if verdict:
            if verdict != "no":
                aside.append((hit, verdict))
            continue
        complement = language.complement(line, hit)
        if complement is not None:
            readings.append((hit, complement))
    if len(readings) > 1 and line.language == "ar" and readings[1][1].first + _NAME < readings[0][1].first:
        return [readings[1], readings[0], *readings[2:]] if readings[1][0].last == readings[0][0].last else readings
    return readings


def _join(line: Line, found: list[Governed], new: Governed) -> list[Governed] | None:
    """The chain with ``new`` in it; None where it belongs to the content of the cue before it."""
    if not found:
        return [new]
    if new.complement.before is not None and new.complement.kind == "quote":
        found = [one for one in found if one.hit.first < new.complement.before[0]]
        if not found:
            return [new]
    last = found[-1]
    if new.hit.first < last.first or (new.complement.before is not None and new.complement.kind == "clause"):
        return None
    if _is_frame(line, last, new) or _only_opens(line, last, new):
        return [*found[:-1], replace(new, frame=last.frame or last, clause=last.clause)]
    if new.hit.first == last.first and last.complement.kind in ("particle", "object"):
        return None
    if _is_next(line, last, new):
        return [*found, new]
    return None


def _is_frame(line: Line, last: Governed, new: Governed) -> bool:
    """Whether ``last`` only introduces ``new``: nothing but the inner subject stands between.

    ``ورد في البيان: «ندعو ...»`` quotes a text as it stands: nobody is said to speak, and the quotation stays whole.
    """
    if (
        last.entry.kind not in ("say", "source")
        or last.entry.act is not None
        or last.complement.kind not in ("that", "quote", "clause")
    ):
        return False
    if new.hit.form.shape == "we":
        as_printed = last.entry.kind == "source" and last.complement.kind == "quote"
        return line.language == "ar" and new.entry.kind == "say" and new.hit.first - last.first <= 1 and not as_printed
    if (
        new.entry.kind not in ("say", "matter")
        or new.hit.form.shape in ("participle", "masdar")
        or new.hit.first - last.first > _FRAME
    ):
        return False
    if new.hit.first == last.first:
        return new.hit.form.shape in ("past", "phrase", "present") and last.complement.kind == "that"
    if new.complement.subject is None:
        return False
    first, _ = new.complement.subject
    heads = [line.grammar.speakers.at(line.words, k) for k in range(last.first, new.hit.first)]
    joint = ("meeting", "document")
    return first <= last.first + 1 and any(h is not None and (new.entry.kind == "say" or h.value in joint) for h in heads[:3])


def resumes_frame(line: Line, governed: Governed, at: int) -> bool:
    """``قال البيان إن الوزراء تعهدوا بإرسال فرق، وإنهم يقفون``: whether what begins at word ``at`` hangs on the outer cue again.

    The inner cue governs no clause, so a further *that* cannot be its own.
    """
    return (
        line.language == "ar"
        and governed.frame is not None
        and governed.frame.complement.kind == "that"
        and governed.complement.kind in ("particle", "object")
        and at > governed.first + 1
        and line.texts[at - 1] in small("ar", "and-that")
    )


def _only_opens(line: Line, last: Governed, new: Governed) -> bool:
    """``جدد موقفه بقوله: «...»``: the noun of saying carries the words, what stands before it only says that they come."""
    return (
        line.texts[new.hit.first] in small("ar", "speaking")
        and last.entry.kind == "say"
        and last.entry.act not in ("commit", "call")
        and last.complement.kind in ("object", "particle")
        and not line.comma(new.hit.first)
    )


def _is_next(line: Line, last: Governed, new: Governed) -> bool:
    """Whether ``new`` goes on beside ``last`` rather than inside what ``last`` governs."""
    at = new.hit.first
    over = line.quote_over(line.words[at].start)
    if over is not None and over.state == "trusted" and over.inner_start >= line.words[last.clause].start:
        purpose = last.entry.kind in ("record", "source") and new.hit.form.shape == "masdar" and new.hit.prefix.endswith("ل")
        return purpose or (last.entry.kind == "record" and new.hit.form.shape == "participle")
    if new.entry.kind == "matter" and last.entry.act in ("commit", "call") and not (new.hit.prefix or _has_speaker(line, new)):
        return False
    if last.entry.kind in ("record", "matter"):
        return new.hit.form.shape != "masdar" or bool(new.hit.prefix.strip("وف"))
    shape = new.hit.form.shape
    if _awaits_verb(line, last, new) or _in_relative(line, last, new):
        return False
    if shape == "participle":
        agrees = last.hit.form.shape == "participle" and last.hit.form.number == new.hit.form.number
        return not new.hit.prefix or line.comma(at) or agrees
    if shape == "masdar":
        return last.hit.form.shape == "masdar"
    return new.complement.initial


def _has_speaker(line: Line, governed: Governed) -> bool:
    """Whether a noun that speaks is the subject: without one, ``بحث`` behind a comma is a noun."""
    subject = governed.complement.subject
    return subject is not None and line.grammar.speakers.at(line.words, subject[0]) is not None


def _in_relative(line: Line, last: Governed, new: Governed) -> bool:
    """``التي تحمي الأنهار، وتدعو إلى صونها``: whether the verb goes on with a relative clause opened within what ``last`` governs."""
    at = new.hit.first
    shape, said = new.hit.form.shape, new.hit.prefix == "و" and new.complement.subject is None
    return line.language == "ar" and shape == "present" and said and goes_on_in_relative(line, at, last.first, line.texts[at][1:])


def _awaits_verb(line: Line, last: Governed, new: Governed) -> bool:
    """``أن الاجتماع الذي عقد أمس، ناقش``: the clause of ``last`` has had no verb yet, so this one is its verb."""
    at = new.hit.first
    return (
        line.language == "ar"
        and last.complement.kind == "that"
        and new.hit.form.shape in ("past", "present")
        and not new.hit.prefix
        and line.texts[at - 1] not in small("ar", "openers") | small("ar", "contrasts")
        and new.clause == at
        and not has_verb(line, last.first, at)
    )


def cue_of(line: Line, hit: FormHit) -> Cue:
    """The cue as printed, without the conjunction written together with it."""
    first, last = line.words[hit.first], line.words[hit.last]
    start = first.start
    if hit.prefix[:1] in ("و", "ف"):
        start += 1
        while start < first.end and not line.raw[start].isalnum():
            start += 1
    return Cue(start, last.end, hit.form.entry.lemma)
