"""Arabic government: where a verb may stand, where its subject ends, where what it reports begins."""

from __future__ import annotations

import re

from communique.statements.complement import Complement
from communique.statements.coordination import has_verb
from communique.statements.finite import finite
from communique.statements.forms import FormHit
from communique.statements.government import according, from_source, search, skip_fillers
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase, past_adjuncts
from communique.statements.small import small
from communique.statements.subjects import subject_end

_ANTECEDENT = 12
"""Words before a relative pronoun in which the noun stands that it belongs to."""
_TO_THIS = re.compile(r"[وف]?[لب](?:هذا|هذه|ذلك|تلك)|[وف]?(?:في|من|علي|ضمن) (?:هذا|هذه|ذلك|تلك)")
_ADJUNCT = 4
"""Words of an adjunct by which a clause takes up what stood before it, at most."""


def admissible(line: Line, hit: FormHit) -> str | None:
    """None where ``hit`` may be a cue; ``no`` where it is another word or part of a phrase; else why it is set aside."""
    at, shape, entry = hit.first, hit.form.shape, hit.form.entry
    before = line.texts[at - 1] if at else ""
    if before in small("ar", "negations") and before != "غير" and not hit.prefix:
        return "negated" if entry.kind == "say" and shape not in ("masdar", "participle") else "no"
    if shape == "masdar":
        return None if hit.prefix.strip("وف") in ("ب", "ل") or hit.prefix == "و" else "no"
    if entry.kind == "source" and not entry.takes:
        return None
    if shape == "noun":
        return "no" if hit.prefix or before in small("ar", "links") or at == 0 else None
    if entry.kind == "aside":
        return None if at <= 2 and is_initial(line, hit) else "no"
    if before in small("ar", "links") and not hit.prefix and shape in ("past", "present") and not _speaks_on(line, hit):
        return "no"
    if shape == "participle" and hit.form.words[0].endswith("ات") and at and not line.comma(at):
        return "no"
    if shape == "participle":
        return "no" if before in small("ar", "relatives") - {"من"} and not line.comma(at) else None
    if is_initial(line, hit) or (shape == "past" and (_before_auxiliary(line, hit) is not None or _behind_but(line, hit))):
        return None
    if before in small("ar", "clause-pronouns") and entry.kind == "say":
        return None
    if in_relative(line, hit) and entry.kind == "say" and shape in ("past", "present"):
        return None
    if before in small("ar", "relatives"):
        return "no"
    plain = hit.form.number == "plural" or shape == "present" or line.headline or _has_speaker(line, max(0, at - 4), at)
    return None if plain and entry.kind in ("say", "matter") else "no"


def is_initial(line: Line, hit: FormHit) -> bool:
    """Whether the word opens a clause: after a conjunction, a mark, a fronted phrase."""
    at = hit.first
    if at == 0 or hit.prefix.startswith(("و", "ف")) or _speaks_on(line, hit) or _in_text(line, hit):
        return True
    if line.texts[at - 1] in small("ar", "openers") or line.texts[at - 1] in small("ar", "contrasts"):
        return True
    if at > 1 and line.texts[at - 1] in small("ar", "clause-pronouns") and line.texts[at - 2] in small("ar", "contrasts"):
        return True
    if any(mark in line.gap(at) for mark in "،,؛;:.–—!؟\n") or line.quote_at(at) is not None:
        return True
    if hit.form.shape == "past" and _takes_up(line, at) is not None:
        return True
    after = hit.last + 1
    if hit.form.shape in ("participle", "masdar") or line.texts[0] not in small("ar", "fronted"):
        return False
    if _only_fronted(line, hit):
        return True
    if at > 8:
        said = line.texts[after + 1 : after + 5]
        return (
            hit.form.entry.act is None
            and line.texts[at - 1] not in small("ar", "relatives")
            and not small("ar", "that").isdisjoint(said)
        )
    return after < len(line.words) and (
        line.texts[after] in ("كل", "كلا") or line.grammar.speakers.at(line.words, after) is not None
    )


def _only_fronted(line: Line, hit: FormHit) -> bool:
    """``وفي إطار آخر أكدت البعثة``: nothing but a fronted phrase, in which no verb stands, before a verb of saying."""
    at = hit.first
    if (
        hit.form.entry.kind != "say"
        or hit.form.shape != "past"
        or line.texts[at - 1] in small("ar", "relatives") | small("ar", "links") | small("ar", "fronted")
    ):
        return False
    named = line.grammar.speakers.at(line.words, hit.last + 1) if hit.last + 1 < len(line.words) else None
    return (at <= _ADJUNCT or named is not None) and not has_verb(line, 1, at)


def _takes_up(line: Line, at: int) -> int | None:
    """Where ``، ولهذا الغرض`` or ``، وفي هذا الصدد`` right before word ``at`` begins; None where nothing of the kind stands there."""
    for k in range(at - 2, max(0, at - _ADJUNCT - 1), -1):
        if line.comma(k):
            return k if _TO_THIS.match(" ".join(line.texts[k:at])) else None
    return None


def in_relative(line: Line, hit: FormHit) -> bool:
    """``الذي أوضح أن``: a verb of saying in a relative clause, which reports what its noun says."""
    return hit.first > 0 and line.texts[hit.first - 1] in small("ar", "who") and not hit.prefix


def _in_text(line: Line, hit: FormHit) -> bool:
    """``بيانا أكدت فيه``: a verb of saying whose clause belongs to the text or meeting before it."""
    after = hit.last + 1
    return (
        hit.form.entry.kind == "say"
        and hit.form.shape in ("past", "present")
        and line.texts[after : after + 1] != []
        and (line.texts[after] in small("ar", "in-texts"))
    )


def _speaks_on(line: Line, hit: FormHit) -> bool:
    """``بقوله إن``, ``قوله: «``: the noun of saying right before what is said."""
    after = hit.last + 1
    if line.texts[hit.first] not in small("ar", "speaking") or after >= len(line.words):
        return False
    return line.texts[after] in small("ar", "that") or line.colon(after) or line.quote_at(after) is not None


def clause_start(line: Line, hit: FormHit, complement: Complement) -> int:
    """The cue or its fronted subject, or what opens its clause before it."""
    at = hit.first
    if in_relative(line, hit):
        return at - 2 if at > 1 and line.texts[at - 2] == "الامر" else at - 1
    if _in_text(line, hit) or _speaks_on(line, hit) or hit.form.shape in ("masdar", "noun"):
        return at
    if complement.subject is not None and complement.subject[0] < at:
        at = complement.subject[0]
    if hit.form.shape == "past" and (fronted := _takes_up(line, at)) is not None:
        at = fronted
    while at and (
        line.texts[at - 1] in small("ar", "openers")
        or line.texts[at - 1] in small("ar", "contrasts")
        or line.texts[at - 1] in small("ar", "clause-pronouns")
    ):
        at -= 1
    return at


def complement(line: Line, hit: FormHit) -> Complement | None:
    """What ``hit`` governs; None where nothing of what its entry takes is found."""
    entry, shape = hit.form.entry, hit.form.shape
    initial = is_initial(line, hit)
    verbal = shape not in ("participle", "masdar", "noun")
    if entry.kind == "source" and not entry.takes:
        return according(line, hit, initial)
    if shape == "masdar" and hit.prefix.endswith("ل"):
        return _purpose(line, hit, initial)
    before = _before_auxiliary(line, hit) if verbal else _main_subject(line, hit.first) if shape == "noun" else None
    relative = verbal and in_relative(line, hit)
    if relative:
        initial, before = True, _antecedent(line, hit.first - 1)
    if before is None and verbal and not initial:
        before = _subject_before(line, hit)
        if before is None and line.texts[hit.first - 1] not in small("ar", "clause-pronouns"):
            return None
    after = hit.last + 1
    if entry.kind == "record" and not entry.takes:
        subject = before or _subject_after(line, after)
        return Complement("none", hit.first, subject, initial)
    if entry.kind == "source":
        return from_source(line, after, initial)
    if before is None and (_in_text(line, hit) or _speaks_on(line, hit)) and line.texts[after] not in small("ar", "by-which"):
        before = _main_subject(line, hit.first)
    said_before = before is not None or (hit.first > 0 and _is_pronoun(line.texts[hit.first - 1]))
    above = line.does_what_is_above(hit.first)
    alone = said_before or not verbal or shape == "we" or hit.form.number == "plural" or above
    found = search(line, hit, after, alone)
    if found is None or (relative and found[0] not in ("that", "quote")):
        return None
    kind, first, skip, end = found
    subject = before
    opening = skip_fillers(line, after)
    if subject is None and not above and end > opening and line.texts[opening] not in small("ar", "links"):
        named = line.grammar.speakers.at(line.words, opening) is not None
        if not alone or (verbal and shape != "we" and named):
            subject = (opening, end)
    if (
        kind == "object"
        and subject == (opening, end)
        and line.texts[opening].startswith("ال")
        and (first == opening or subject_end(line, opening, end) == opening)
    ):
        subject, first = None, opening
    if "whom" in entry.takes and kind in ("particle", "that"):
        subject, first, skip = _addressee(line, subject, opening, end, first, skip, alone)
    return Complement(kind, first, subject, initial, skip=skip)


def _purpose(line: Line, hit: FormHit, initial: bool) -> Complement | None:
    """``اجتمع الوزراء للتأكيد على``: those who met stress it."""
    found = search(line, hit, hit.last + 1, True)
    if found is None:
        return None
    subject = None
    for k in range(hit.first - 1, max(-1, hit.first - 30), -1):
        if any(form.form.entry.kind == "record" for form in line.grammar.forms.at(line.words, k)):
            subject = _subject_after(line, k + 1)
            break
    return Complement(found[0], found[1], subject, initial, skip=found[2])


def _addressee(
    line: Line, subject: tuple[int, int] | None, opening: int, end: int, first: int, skip: int, alone: bool
) -> tuple[tuple[int, int] | None, int, int]:
    """``دعا الوزراء المصارف إلى``: who is asked stands between the subject and the particle, and is part of what is asked."""
    if alone and (subject is None or subject[0] < opening):
        return (subject, opening, 0) if end > opening else (subject, first, skip)
    stop = subject_end(line, opening, end)
    if stop >= end:
        stop = _oblique(line, opening, end)
    if stop == opening and end > opening:
        return None, opening, 0
    asked = past_adjuncts(line, _past_relative(line, stop, end))
    if opening < asked < end and line.texts[asked] not in small("ar", "links") | small("ar", "fillers"):
        closed = any(line.comma(k) for k in range(asked + 1, end + 1))
        if asked > stop or not (line.comma(asked) and closed):
            return (opening, stop), asked, 0
    if opening < stop == end:
        return (opening, stop), first, skip
    return subject, first, skip


def _oblique(line: Line, first: int, end: int) -> int:
    """``طالب الاتحاد المتمردين بـ``: where a plural that cannot be the subject begins, else ``end``."""
    for k in range(first + 1, end):
        if line.texts[k].startswith("ال") and line.texts[k].endswith("ين") and len(line.texts[k]) > 6:
            return k
    return end


def _past_relative(line: Line, at: int, end: int) -> int:
    """Past ``، الذين اجتمعوا أمس،`` behind a subject."""
    if at < end and line.comma(at) and line.texts[at] in ("الذي", "التي", "الذين"):
        for k in range(at + 1, end):
            if line.comma(k):
                return k
    return at


def _has_speaker(line: Line, first: int, last: int) -> bool:
    """A subject right before its verb: ``وزراء الخارجية أكد``."""
    return any(line.grammar.speakers.at(line.words, k) is not None for k in range(first, last))


def _antecedent(line: Line, at: int) -> tuple[int, int] | None:
    """The noun that a relative clause at word ``at`` belongs to, if it is one that speaks."""
    for k in range(at - 1, max(-1, at - _ANTECEDENT), -1):
        if line.grammar.speakers.at(line.words, k) is not None and subject_end(line, k, at) == at:
            return k, at
        if line.comma(k):
            break
    return None


def _is_pronoun(word: str) -> bool:
    """``أنه``, ``لكنه``: the subject of the verb behind it, which needs no other."""
    but = word.removeprefix("و")
    return word in small("ar", "clause-pronouns") or (but != "لكن" and but.startswith("لكن") and word in small("ar", "but"))


def _main_subject(line: Line, at: int) -> tuple[int, int] | None:
    """The subject of the verb with which the clause before word ``at`` opens."""
    start = next((k for k in range(at - 1, 0, -1) if line.comma(k) and finite(line.texts[k].removeprefix("و"))), 0)
    if not finite(line.texts[start].removeprefix("و")):
        return None
    opening = skip_fillers(line, start + 1)
    end = subject_end(line, opening, at)
    return (opening, end) if end > opening else None


def _before_auxiliary(line: Line, hit: FormHit) -> tuple[int, int] | None:
    """``وكان الأمين العام قد صرح``, ``وكان الأمين العام صرح``: the subject between the two verbs."""
    at = hit.first
    if not at or hit.prefix:
        return None
    end = at - 1 if line.texts[at - 1] in ("قد", "قدم") else at
    for k in range(end - 1, max(-1, at - 18), -1):
        if line.texts[k] in ("كان", "كانت", "وكان", "وكانت"):
            return (k + 1, end) if k + 1 < end and (end < at or _is_whole_subject(line, k + 1, end)) else None
    return None


def _is_whole_subject(line: Line, first: int, end: int) -> bool:
    """Whether nothing but a speaker's noun with its titles and name stands in words ``first:end``."""
    if line.grammar.speakers.at(line.words, first) is None or any(line.comma(k) for k in range(first + 1, end + 1)):
        return False
    return not any(
        finite(word) or word in small("ar", "relatives") or word in small("ar", "that") for word in line.texts[first:end]
    )


def _subject_before(line: Line, hit: FormHit) -> tuple[int, int] | None:
    """The noun phrase between the start of the clause and the verb, if a speaker heads it."""
    start = hit.first
    while (
        start
        and not line.comma(start)
        and line.texts[start - 1].removeprefix("ف") not in small("ar", "that")
        and hit.first - start < 20
        and ":" not in line.gap(start)
    ):
        if line.texts[start - 1] in small("ar", "relatives"):
            return None
        start -= 1
    while start < hit.first and line.texts[start] in small("ar", "fillers") | small("ar", "openers") | small("ar", "contrasts"):
        start += 1
    if start >= hit.first:
        return None
    if _names_speaker(line, start):
        return start, hit.first
    later = start + 1 < hit.first and _names_speaker(line, start + 1)
    return (start, hit.first) if later and line.texts[start] not in small("ar", "fronted") else None


def _behind_but(line: Line, hit: FormHit) -> bool:
    """``لكن مسؤولا قال``: behind *but* the subject stands before its verb."""
    subject = _subject_before(line, hit)
    return subject is not None and subject[0] > 0 and line.texts[subject[0] - 1] in small("ar", "but")


def _names_speaker(line: Line, at: int) -> bool:
    """A noun that may be the subject of a verb behind it: no preposition is written together with it."""
    word = line.texts[at]
    if word.endswith("ا") and at and line.texts[at - 1] in small("ar", "but") and line.grammar.speakers.holds(word[:-1]):
        return True
    return word.startswith("ال") or (
        line.grammar.speakers.at(line.words, at) is not None
        and (line.grammar.speakers.holds(word) or not word.startswith(("ب", "ل", "وب", "ول")))
    )


def _subject_after(line: Line, at: int) -> tuple[int, int] | None:
    """The subject of a verb that may have time and place before it."""
    for k in range(at, min(len(line.words), at + 8)):
        if (
            line.grammar.speakers.at(line.words, k) is not None
            and line.texts[k] not in small("ar", "links")
            and not line.texts[k].startswith(("لل", "بال"))
        ):
            return k, noun_phrase(line, k)
    end = noun_phrase(line, at)
    return (at, end) if end > at else None
