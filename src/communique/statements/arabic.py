"""Arabic government: where a verb may stand, where its subject ends, where what it reports begins."""

from __future__ import annotations

from communique.statements.complement import Complement, ComplementKind
from communique.statements.forms import FormHit
from communique.statements.grammar import Grammar
from communique.statements.line import Line
from communique.statements.nounphrase import FILLERS, LINKS, THAT, noun_phrase
from communique.text.words import strip_proclitics

_REACH = 45
"""Words between a cue and its complement at most; the longest of 1,076 frames read had 23."""
_PARTICLES = {"على": "علي", "إلى": "الي", "عن": "عن", "من": "من", "في": "في"}
_RELATIVE = frozenset(
    [
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "اللذان",
        "اللتين",
        "اللواتي",
        "ما",
        "مما",
        "بما",
        "لما",
        "وما",
        "ان",
        "كي",
        "لكي",
        "حتي",
        "من",
        "اذا",
        "عما",
        "وفق_ما",
        "والتي",
        "والذي",
        "والذين",
        "ومن",
        "بان",
        "بانه",
        "اللتان",
    ]
)
_NEGATION = frozenset(("لم", "لن", "لا", "ليس", "غير", "دون", "عدم", "ولم", "ولا", "ولن", "ليست"))
_OPENERS = frozenset(
    [
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "قد",
        "وقد",
        "ثم",
        "وكذلك",
        "كذلك",
        "لقد",
        "ولقد",
        "اذ",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
        "كانوا",
        "هذا",
        "فقد",
        "وكما",
        "وايضا",
        "وفيما",
        "وحيث",
        "وبينما",
    ]
)
_FRONTED = frozenset(
    [
        "في",
        "وفي",
        "حول",
        "وحول",
        "بخصوص",
        "وبخصوص",
        "عن",
        "وعن",
        "خلال",
        "وخلال",
        "عقب",
        "وعقب",
        "بعد",
        "وبعد",
        "علي",
        "وعلي",
        "من",
        "ومن",
        "بشان",
        "وبشان",
        "لدي",
        "ولدي",
        "لهذا",
        "ولهذا",
        "وبدوره",
        "بدوره",
        "وبدورها",
        "وبدورهم",
        "ومع",
        "مع",
        "بهذا",
        "وبهذا",
        "تجاه",
        "وتجاه",
        "ازاء",
        "وازاء",
        "وخلاله",
        "ضمن",
        "وضمن",
        "وبالنسبه",
        "بالنسبه",
    ]
)
_PRONOUNS = THAT - {"ان", "بان"}
_MASDAR_OF_STRESS = frozenset(("التاكيد", "تاكيد", "تاكيده", "تاكيدها", "تاكيدهم", "تاكيدنا", "التشديد"))
_ACCORDING = frozenset(("حسب", "بحسب", "وفق"))
_OWN_B = ("بيان", "بلد", "برنام", "برلم", "بريط", "باكست", "بلاغ", "بلاد", "بنوك", "بعثه", "بناء", "بعيد")
_SPEAKING = frozenset(("قايلا", "قايله", "قايلين", "بالقول", "بقوله", "بقولها", "بقولهم", "قوله", "قولها", "قولهم"))


def admissible(line: Line, hit: FormHit, grammar: Grammar, headline: bool) -> str | None:
    """None where ``hit`` may be a cue; ``no`` where it is another word or part of a phrase; else why it is set aside."""
    at, shape, entry = hit.first, hit.form.shape, hit.form.entry
    before = line.texts[at - 1] if at else ""
    if before in _NEGATION and not hit.prefix:
        return "negated" if entry.kind == "say" and shape not in ("masdar", "participle") else "no"
    if shape == "masdar":
        return None if hit.prefix.strip("وف") in ("ب", "ل") or hit.prefix == "و" else "no"
    if entry.kind == "aside":
        return None if at <= 2 and is_initial(line, hit, grammar) else "no"
    if shape == "participle":
        return "no" if before in _RELATIVE - {"من"} and not line.comma(at) else None
    if is_initial(line, hit, grammar):
        return None
    if before in _PRONOUNS and entry.kind == "say":
        return None
    if before in _RELATIVE:
        return "no"
    plain = hit.form.number == "plural" or shape == "present" or headline or _has_speaker(line, max(0, at - 4), at, grammar)
    return None if plain and entry.kind == "say" else "no"


def is_initial(line: Line, hit: FormHit, grammar: Grammar) -> bool:
    """Whether the word opens a clause: after a conjunction, a mark, a fronted phrase."""
    at = hit.first
    if at == 0 or hit.prefix.startswith(("و", "ف")):
        return True
    if line.texts[at - 1] in _OPENERS:
        return True
    if any(mark in line.gap(at) for mark in "،,؛;:.–—!؟\n") or line.quote_at(at) is not None:
        return True
    if at > 8 or hit.form.shape in ("participle", "masdar") or line.texts[0] not in _FRONTED:
        return False
    after = hit.last + 1
    return after < len(line.words) and (line.texts[after] in ("كل", "كلا") or grammar.speakers.at(line.words, after) is not None)


def clause_start(line: Line, hit: FormHit, complement: Complement) -> int:
    """The cue or its fronted subject, or what opens its clause before it."""
    at = hit.first
    if complement.subject is not None and complement.subject[0] < at:
        at = complement.subject[0]
    while at and line.texts[at - 1] in _OPENERS:
        at -= 1
    return at


def complement(line: Line, hit: FormHit, grammar: Grammar, headline: bool) -> Complement | None:
    """What ``hit`` governs; None where nothing of what its entry takes is found."""
    entry, shape = hit.form.entry, hit.form.shape
    initial = is_initial(line, hit, grammar)
    verbal = shape not in ("participle", "masdar")
    if shape == "masdar" and hit.prefix.endswith("ل"):
        return _purpose(line, hit, grammar, initial)
    before = _before_auxiliary(line, hit) if verbal else None
    if before is None and verbal and not initial:
        before = _subject_before(line, hit, grammar)
        if before is None and line.texts[hit.first - 1] not in _PRONOUNS:
            return None
    after = hit.last + 1
    if entry.kind == "record" and not entry.takes:
        subject = before or _subject_after(line, after, grammar)
        return Complement("none", hit.first, subject, initial)
    if entry.kind == "source":
        return _from_source(line, after, initial) if entry.takes else None
    alone = before is not None or not verbal or shape == "we" or hit.form.number == "plural"
    found = _search(line, hit, after, grammar, alone)
    if found is None:
        return None
    kind, first, skip, end = found
    subject = before
    opening = _skip_fillers(line, after)
    if subject is None and end > opening:
        named = grammar.speakers.at(line.words, opening) is not None
        if not alone or (verbal and shape != "we" and named):
            subject = (opening, end)
    if entry.act == "call" and kind in ("particle", "that"):
        subject, first, skip = _addressee(line, subject, opening, end, first, skip, alone, grammar)
    return Complement(kind, first, subject, initial, skip=skip)


def _purpose(line: Line, hit: FormHit, grammar: Grammar, initial: bool) -> Complement | None:
    """``اجتمع الوزراء للتأكيد على``: those who met stress it."""
    found = _search(line, hit, hit.last + 1, grammar, True)
    if found is None:
        return None
    subject = None
    for k in range(hit.first - 1, max(-1, hit.first - 30), -1):
        if any(form.form.entry.kind == "record" for form in grammar.forms.at(line.words, k)):
            subject = _subject_after(line, k + 1, grammar)
            break
    return Complement(found[0], found[1], subject, initial, skip=found[2])


def _addressee(
    line: Line, subject: tuple[int, int] | None, opening: int, end: int, first: int, skip: int, alone: bool, grammar: Grammar
) -> tuple[tuple[int, int] | None, int, int]:
    """``دعا الوزراء المصارف إلى``: who is asked stands between the subject and the particle, and is part of what is asked."""
    if alone and (subject is None or subject[0] < opening):
        return (subject, opening, 0) if end > opening else (subject, first, skip)
    stop = noun_phrase(line, opening, grammar)
    head = grammar.speakers.at(line.words, opening)
    if head is None and end > opening and not alone:
        return None, opening, 0
    asked = _past_relative(line, stop, end)
    if opening < asked < end and line.texts[asked] not in LINKS | FILLERS and (asked > stop or not line.comma(asked)):
        return (opening, stop), asked, 0
    return subject, first, skip


def _past_relative(line: Line, at: int, end: int) -> int:
    """Past ``، الذين اجتمعوا أمس،`` behind a subject."""
    if at < end and line.comma(at) and line.texts[at] in ("الذي", "التي", "الذين"):
        for k in range(at + 1, end):
            if line.comma(k):
                return k
    return at


def _search(line: Line, hit: FormHit, after: int, grammar: Grammar, alone: bool) -> tuple[ComplementKind, int, int, int] | None:
    """Kind and first word of the content, letters of it left out, and where the words before its particle end."""
    entry = hit.form.entry
    takes = set(entry.takes)
    particles = {_PARTICLES[p] for p in takes if p in _PARTICLES}
    stop = min(len(line.words), after + _REACH)
    phrase_end = after if alone else noun_phrase(line, _skip_fillers(line, after), grammar)
    first_noun = _skip_fillers(line, max(phrase_end, after))
    at_once = (
        "object" in takes and "that" not in takes and not entry.weak and first_noun < stop and _may_be_object(line, first_noun)
    )
    for k in range(after, stop):
        word = line.texts[k]
        if at_once and k > first_noun and (entry.kind == "topic" or k > first_noun + 2):
            return "object", first_noun, 0, phrase_end
        if k > after and line.gap(k).strip()[:1] in (".", "!", "؟"):
            break
        if (
            not takes.isdisjoint(("object", "stress"))
            and word in _MASDAR_OF_STRESS
            and k <= first_noun + 1
            and k + 1 < len(line.words)
        ):
            return _past_stress(line, k)
        quote = line.quote_at(k)
        if (
            quote is not None
            and quote.state != "stray"
            and (line.is_speech(quote) or (k == first_noun and "object" in takes and "that" not in takes))
        ):
            close = k <= first_noun or line.colon(k) or line.comma(k)
            if close and ("quote" in takes or "object" in takes or line.colon(k)):
                return ("object" if "object" in takes and not line.colon(k) else "quote"), k, 0, k
        if word == "ان" and k > after and "that" in takes and _is_modal(line, k - 1, grammar):
            return "clause", k - 1, 0, k - 1
        if word in THAT and "that" in takes and k + 1 < len(line.words):
            return "that", k + 1, 0, k - 1 if k > after and line.texts[k - 1] in LINKS else k
        if entry.weak:
            continue
        if word in particles and k + 1 < len(line.words):
            if line.texts[k + 1] in THAT and k + 2 < len(line.words):
                return "that", k + 2, 0, k
            return "particle", k + 1, 0, k
        if ("ب" in takes and prefixed(word, "ب")) or ("ل" in takes and prefixed(word, "ل")):
            return ("that", k + 1, 0, k) if word in THAT and k + 1 < len(line.words) else ("particle", k, 1, k)
        if "object" in takes and _is_stance(line, k, grammar, after):
            return "object", k, 0, k
    if first_noun >= stop:
        return None
    if line.colon(first_noun) and "quote" in takes:
        return "clause", first_noun, 0, first_noun
    if "that" in takes and not entry.weak and _is_modal(line, first_noun, grammar):
        return "clause", first_noun, 0, phrase_end
    if "object" in takes and not entry.weak and _may_be_object(line, first_noun):
        return "object", first_noun, 0, phrase_end
    if "object" in takes and not entry.weak and not alone and entry.act is not None and _may_be_object(line, after):
        return "object", after, 0, after
    return None


def _past_stress(line: Line, k: int) -> tuple[ComplementKind, int, int, int] | None:
    """``جدد الوزراء التأكيد على أن``: the noun repeats the verb, what it governs is the content."""
    first = k + 1
    if line.texts[first] in ("علي", "مجددا") and first + 1 < len(line.words):
        first += 1
    if line.texts[first] in THAT and first + 1 < len(line.words):
        return "that", first + 1, 0, k
    return "particle", first, 0, k


def _is_stance(line: Line, k: int, grammar: Grammar, after: int) -> bool:
    """A stance or modal noun, bare or possessed, that no preposition and no noun before it governs."""
    hit = grammar.heads.at(line.words, k, bare=True)
    if hit is None or (k > after and line.texts[k - 1] in LINKS):
        return False
    before = line.texts[k - 1]
    return (
        line.possessed(k)
        or k == after
        or line.comma(k)
        or before.removeprefix("و").startswith("ال")
        or before in FILLERS
        or _closed(line, k)
    )


def _closed(line: Line, k: int) -> bool:
    """Whether the word before ``k`` ends a quoted or bracketed name."""
    return any(mark in line.raw[line.words[k - 1].end : line.words[k].start] for mark in '،”"»)')


def _is_modal(line: Line, k: int, grammar: Grammar) -> bool:
    hit = grammar.heads.at(line.words, k)
    return hit is not None and hit.value.id == "need" and line.texts[k].startswith(("ي", "لا", "من", "لابد"))


def _may_be_object(line: Line, k: int) -> bool:
    """A noun that follows without a preposition."""
    word = line.texts[k]
    if (
        word in LINKS
        or word in THAT
        or word in _RELATIVE
        or word in _NEGATION
        or word.isdigit()
        or any(mark in line.gap(k) for mark in ".:،,")
    ):
        return False
    return len(word) > 2 and not (word[0] in "وفبل" and strip_proclitics(word)[0] != word)


def _from_source(line: Line, after: int, initial: bool) -> Complement | None:
    """``جاء في البيان أن``: the document is the subject; ``جاء ذلك في بيان``: where the words came from."""
    k = after
    if k < len(line.words) and line.texts[k] in ("ذلك", "هذا"):
        where = k + 1 < len(line.words) and line.texts[k + 1] in ("في", "خلال", "ضمن")
        return Complement("none", k + 2, None, initial) if where and k + 2 < len(line.words) else None
    k = _skip_fillers(line, k)
    if k >= len(line.words) or line.texts[k] != "في" or not initial:
        return None
    first = k + 1
    for at in range(first + 1, min(len(line.words), first + _REACH)):
        quote = line.quote_at(at)
        if line.texts[at] in THAT and at + 1 < len(line.words):
            return Complement("that", at + 1, (first, at), initial)
        if (line.colon(at) or line.comma(at)) and quote is not None and line.is_speech(quote):
            return Complement("quote", at, (first, at), initial)
        if line.colon(at):
            return Complement("clause", at, (first, at), initial)
    return None


def prefixed(word: str, particle: str) -> bool:
    """Whether a noun carries the particle: before the article, or where the rest is the likelier word."""
    if word in ("بما", "لما"):
        return word[0] == particle
    if not word.startswith(particle) or len(word) < 4:
        return False
    if word in THAT or word.startswith((particle + "ال", "لل")):
        return True
    if word in _SPEAKING or word in FILLERS:
        return False
    readings = strip_proclitics(word)
    if readings[0] == word[1:] or (word[1:2] == "ا" and word[1:] in readings[:2]):
        return True
    return particle == "ب" and len(word) >= 6 and not word.startswith(_OWN_B)


def _skip_fillers(line: Line, at: int) -> int:
    """Past adverbs, times and ``حسب البيان``."""
    while at < len(line.words):
        word = line.texts[at]
        if word in _ACCORDING or (word == "من" and line.texts[at + 1 : at + 2] == ["جديد"]):
            at += 2
        elif word in FILLERS:
            at += 1
        else:
            break
    return min(at, len(line.words))


def _has_speaker(line: Line, first: int, last: int, grammar: Grammar) -> bool:
    """A plural subject right before a singular verb: ``وزراء الخارجية أكد``."""
    return any(
        (found := grammar.speakers.at(line.words, k)) is not None and found.value in ("meeting", "document")
        for k in range(first, last)
    )


def _before_auxiliary(line: Line, hit: FormHit) -> tuple[int, int] | None:
    """``وكان الأمين العام قد صرح``: the subject between the two verbs."""
    at = hit.first
    if not at or line.texts[at - 1] not in ("قد", "قدم"):
        return None
    for k in range(at - 2, max(-1, at - 18), -1):
        if line.texts[k] in ("كان", "كانت", "وكان", "وكانت"):
            return (k + 1, at - 1) if k + 1 < at - 1 else None
    return None


def _subject_before(line: Line, hit: FormHit, grammar: Grammar) -> tuple[int, int] | None:
    """The noun phrase between the start of the clause and the verb, if a speaker heads it."""
    start = hit.first
    while (
        start
        and not line.comma(start)
        and line.texts[start - 1] not in THAT
        and hit.first - start < 20
        and ":" not in line.gap(start)
    ):
        if line.texts[start - 1] in _RELATIVE:
            return None
        start -= 1
    while start < hit.first and line.texts[start] in FILLERS | _OPENERS:
        start += 1
    if start >= hit.first:
        return None
    heads = [grammar.speakers.at(line.words, k) for k in range(start, min(start + 2, hit.first))]
    return (start, hit.first) if any(heads) or line.texts[start].startswith("ال") else None


def _subject_after(line: Line, at: int, grammar: Grammar) -> tuple[int, int] | None:
    """The subject of a verb that may have time and place before it."""
    for k in range(at, min(len(line.words), at + 8)):
        if (
            grammar.speakers.at(line.words, k) is not None
            and line.texts[k] not in LINKS
            and not line.texts[k].startswith(("لل", "بال"))
        ):
            return k, noun_phrase(line, k, grammar)
    end = noun_phrase(line, at, grammar)
    return (at, end) if end > at else None
