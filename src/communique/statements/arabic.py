"""Arabic government: where a verb may stand, where its subject ends, where what it reports begins."""

from __future__ import annotations

from communique.statements.complement import Complement, ComplementKind
from communique.statements.forms import FormHit
from communique.statements.grammar import Grammar
from communique.statements.lexicon import possessed
from communique.statements.line import Line

_REACH = 45
"""Words between a cue and its complement at most; the longest of 1,076 frames read had 23."""
_THAT = frozenset(("ان", "انه", "انها", "انهم", "انهما", "اننا", "بان", "بانه", "بانها", "بانهم", "باننا"))
_PARTICLES = {"على": "علي", "إلى": "الي", "عن": "عن", "من": "من", "في": "في"}
_RELATIVE = frozenset(
    (
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
        "كما",
        "ان",
        "كي",
        "لكي",
        "حتي",
        "من",
        "اذا",
        "عما",
        "فيما",
    )
)
_NEGATION = frozenset(("لم", "لن", "لا", "ليس", "غير", "دون", "عدم", "ولم", "ولا", "ولن", "ليست"))
_OPENERS = frozenset(
    (
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
    )
)
_FILLERS = frozenset(
    "ايضا كذلك مجددا بشده بقوه جديد من اخري مره اليوم امس بدوره بدورها حسب بحسب وفق البيان البلاغ بالاجماع تماما معا بهذا بالغ العميق عميق البالغ "
    "قايلا قايله قايلين بالقول بقوله بقولها بقولهم قوله قولها قولهم مضيفا موضحا فقط بوضوح صراحه".split()
)
_ADJECTIVES = frozenset(
    (
        "المشترك",
        "المشتركه",
        "مشترك",
        "الختامي",
        "الصادر",
        "ختامي",
        "العرب",
        "الاعضاء",
        "المشاركه",
        "المجتمعه",
        "الاعلي",
        "الموقر",
        "العام",
        "العامه",
        "الجديد",
        "صحفي",
        "صحافي",
    )
)
_LINKS = frozenset(("في", "ضد", "مع", "من", "بين", "لدي", "علي", "الي", "عن"))


def admissible(line: Line, hit: FormHit, grammar: Grammar, headline: bool) -> str | None:
    """None where ``hit`` may be a cue; ``no`` where it is another word or part of a phrase; else why it is set aside."""
    at, shape, entry = hit.first, hit.form.shape, hit.form.entry
    before = line.texts[at - 1] if at else ""
    if before in _NEGATION and not hit.prefix:
        return "negated" if entry.kind == "say" and shape != "masdar" else "no"
    if shape == "masdar":
        return None if hit.prefix.strip("وف") in ("ب", "ل") or hit.prefix == "و" else "no"
    if entry.kind == "aside":
        return None if at <= 2 and is_initial(line, hit) else "no"
    if shape == "participle":
        return "no" if before in _RELATIVE - {"من"} and not line.comma(at) else None
    if is_initial(line, hit):
        return None
    if before in _RELATIVE:
        return "no"
    plain = hit.form.number == "plural" or shape == "present" or headline or _agrees_badly(line, at, grammar)
    return None if plain and entry.kind == "say" and entry.lemma != "ثمن" else "no"


def is_initial(line: Line, hit: FormHit) -> bool:
    """Whether the word opens a clause."""
    at = hit.first
    if at == 0 or hit.prefix.startswith(("و", "ف")):
        return True
    if line.texts[at - 1] in _OPENERS:
        return True
    gap = line.gap(at)
    return any(mark in gap for mark in "،,؛;:.–—!؟\n") or line.quote_at(at) is not None


def clause_start(line: Line, hit: FormHit, complement: Complement) -> int:
    """The cue, or what opens its clause before it."""
    at = hit.first
    if complement.subject is not None and complement.subject[0] < at:
        at = complement.subject[0]
    while at and line.texts[at - 1] in _OPENERS:
        at -= 1
    return at


def complement(line: Line, hit: FormHit, grammar: Grammar, headline: bool) -> Complement | None:
    """What ``hit`` governs; None where nothing of what its entry takes is found."""
    entry, shape = hit.form.entry, hit.form.shape
    initial = is_initial(line, hit)
    subject_before = None if initial or shape in ("participle", "masdar") else _subject_before(line, hit, grammar)
    if not initial and shape not in ("participle", "masdar") and subject_before is None:
        return None
    after = hit.last + 1
    if entry.kind == "record" and not entry.takes:
        return Complement("none", hit.first, (after, noun_phrase(line, after, grammar)), initial)
    if entry.kind == "source":
        return _from_source(line, hit, after, initial) if entry.takes else None
    alone = subject_before is not None or shape in ("participle", "masdar", "we") or hit.form.number == "plural"
    found = _search(line, hit, after, grammar, alone)
    if found is None:
        return None
    kind, at, subject_end = found
    subject = subject_before
    if subject is None and not alone and subject_end > after:
        subject = (after, subject_end)
    if (
        subject is None
        and hit.form.number == "plural"
        and shape != "participle"
        and subject_end > after
        and grammar.speakers.at(line.words, after)
    ):
        subject = (after, subject_end)
    return Complement(kind, at, subject, initial)


def _search(line: Line, hit: FormHit, after: int, grammar: Grammar, alone: bool) -> tuple[ComplementKind, int, int] | None:
    """Kind and first word of the content, and where the words before its particle end."""
    entry = hit.form.entry
    takes = set(entry.takes)
    particles = {_PARTICLES[p] for p in takes if p in _PARTICLES}
    stop = min(len(line.words), after + _REACH)
    phrase_end = after if alone else noun_phrase(line, after, grammar)
    first_noun = _skip_fillers(line, phrase_end)
    for k in range(after, stop):
        word = line.texts[k]
        if k > after and (line.gap(k).strip()[:1] in (".", "!", "؟")):
            break
        quote = line.quote_at(k)
        if (
            quote is not None
            and quote.state != "stray"
            and (line.is_speech(quote) or k == first_noun and k > after - 1 and "object" in takes)
        ):
            close = k <= first_noun or line.colon(k) or line.comma(k)
            if close and ("quote" in takes or "object" in takes or line.colon(k)):
                return ("object" if "object" in takes and not line.colon(k) else "quote"), k, k
        if word in _THAT and "that" in takes and k + 1 < len(line.words):
            return "that", k + 1, k - 1 if k > after and line.texts[k - 1] in _LINKS else k
        if entry.weak:
            continue
        if word in particles and k + 1 < len(line.words):
            if line.texts[k + 1] in _THAT and k + 2 < len(line.words):
                return "that", k + 2, k
            return "particle", k + 1, k
        if ("ب" in takes and _prefixed(word, "ب")) or ("ل" in takes and _prefixed(word, "ل")):
            if word in _THAT:
                return "that", k + 1, k
            return "particle", k, k
        if "object" in takes and _is_object(line, k, grammar, after):
            return "object", k, k
    if line.colon(first_noun) and first_noun < len(line.words) and "quote" in takes:
        return "clause", first_noun, first_noun
    if "that" in takes and not entry.weak and first_noun < len(line.words) and _is_modal(line, first_noun, grammar):
        return "clause", first_noun, phrase_end
    if "object" in takes and not entry.weak and first_noun < stop and _may_be_object(line, first_noun, phrase_end):
        return "object", first_noun, phrase_end
    if (
        "object" in takes
        and not entry.weak
        and not alone
        and after < len(line.words)
        and entry.act is not None
        and _may_be_object(line, after, after)
    ):
        return "object", after, after
    return None


def _is_object(line: Line, k: int, grammar: Grammar, after: int) -> bool:
    """A stance or modal noun, bare or possessed, that no preposition and no noun before it governs."""
    hit = grammar.heads.at(line.words, k, bare=True)
    if hit is None or (k > after and line.texts[k - 1] in _LINKS):
        return False
    return (
        possessed(line.texts[k])
        or k == after
        or line.comma(k)
        or line.texts[k - 1].startswith("ال")
        or line.texts[k - 1] in _FILLERS
        or _closed_phrase(line, k)
    )


def _closed_phrase(line: Line, k: int) -> bool:
    """Whether the word before ``k`` may end a noun phrase."""
    before = line.raw[line.words[k - 1].end : line.words[k].start]
    return any(mark in before for mark in '،,”"»)')


def _is_modal(line: Line, k: int, grammar: Grammar) -> bool:
    hit = grammar.heads.at(line.words, k)
    return hit is not None and hit.value.id == "need" and line.texts[k].startswith(("ي", "لا", "من", "لابد"))


def _may_be_object(line: Line, k: int, phrase_end: int) -> bool:
    """A noun that follows without a preposition."""
    word = line.texts[k]
    if word in _LINKS or word in _THAT or word in _RELATIVE or word in _NEGATION or word.isdigit():
        return False
    if k > phrase_end and any(mark in line.gap(k) for mark in ".:"):
        return False
    return not word.startswith(("و", "ف")) and len(word) > 2


def _from_source(line: Line, hit: FormHit, after: int, initial: bool) -> Complement | None:
    """``جاء في البيان أن``: the document is the subject; ``جاء ذلك في بيان``: where the words came from."""
    k = after
    if k < len(line.words) and line.texts[k] in ("ذلك", "هذا"):
        if k + 1 < len(line.words) and line.texts[k + 1] in ("في", "خلال", "ضمن"):
            return Complement("none", k + 2, None, initial)
        return None
    while k < len(line.words) and line.texts[k] in _FILLERS:
        k += 1
    if k >= len(line.words) or line.texts[k] != "في" or not initial:
        return None
    first = k + 1
    for at in range(first + 1, min(len(line.words), first + _REACH)):
        quote = line.quote_at(at)
        if line.texts[at] in _THAT and at + 1 < len(line.words):
            return Complement("that", at + 1, (first, at), initial)
        if (line.colon(at) or line.comma(at)) and quote is not None and line.is_speech(quote):
            return Complement("quote", at, (first, at), initial)
        if line.colon(at):
            return Complement("clause", at, (first, at), initial)
    return None


def _prefixed(word: str, particle: str) -> bool:
    """Whether a noun carries the particle: before the article, or where the rest is the likelier word."""
    if not word.startswith(particle) or len(word) < 4:
        return False
    if word in _THAT or word.startswith((particle + "ال", "لل")):
        return True
    from communique.text.words import strip_proclitics

    return strip_proclitics(word)[0] == word[1:] or (word[1:2] == "ا" and word[1:] in strip_proclitics(word)[:2])


def _skip_fillers(line: Line, at: int) -> int:
    while at < len(line.words) and line.texts[at] in _FILLERS:
        at += 1
    return at


def _agrees_badly(line: Line, at: int, grammar: Grammar) -> bool:
    """A plural subject right before a singular verb: ``وزراء الخارجية أكد``."""
    return at > 0 and any(
        (found := grammar.speakers.at(line.words, k)) is not None and found.value in ("meeting", "document")
        for k in range(max(0, at - 4), at)
    )


def _subject_before(line: Line, hit: FormHit, grammar: Grammar) -> tuple[int, int] | None:
    """The noun phrase between the start of the clause and the verb, if a speaker heads it."""
    start = hit.first
    while (
        start
        and not line.comma(start)
        and line.texts[start - 1] not in _THAT
        and hit.first - start < 20
        and ":" not in line.gap(start)
    ):
        if line.texts[start - 1] in _RELATIVE:
            return None
        start -= 1
    if start and line.texts[start] in _OPENERS:
        start += 1
    while start < hit.first and line.texts[start] in _FILLERS | _OPENERS:
        start += 1
    if start >= hit.first:
        return None
    heads = [grammar.speakers.at(line.words, k) for k in range(start, min(start + 2, hit.first))]
    return (start, hit.first) if any(heads) or line.texts[start].startswith("ال") else None


def noun_phrase(line: Line, at: int, grammar: Grammar) -> int:
    """Where a subject that begins at word ``at`` ends (exclusive): annexation up to a definite noun, adjectives, close complements."""
    start = at
    if at >= len(line.words) or line.texts[at] in _THAT or (line.texts[at] in _LINKS and line.texts[at] != "من"):
        return at
    while at < len(line.words):
        word = line.texts[at]
        if at > start and (line.comma(at) or line.colon(at) or line.texts[at] in _THAT or _ends(line, at)):
            return at
        at += 1
        if word.startswith("ال") or possessed(word) or word in ("داعش",):
            break
    while (
        at < len(line.words) and not line.comma(at) and not line.colon(at) and line.texts[at] not in _THAT and not _ends(line, at)
    ):
        word = line.texts[at]
        if word in _ADJECTIVES or (word.startswith("ال") and word.endswith(("ي", "يه", "ون", "ين", "يون", "يين"))):
            at += 1
        elif word.startswith("لل") or (word in ("ضد", "لهزيمه") and at + 1 < len(line.words)):
            at += 1 if word.startswith("لل") else 2
        elif (
            word in ("في", "ل")
            and at + 1 < len(line.words)
            and line.texts[at + 1].startswith(("ال", "مجلس", "تحالف", "مجموعه", "منظمه"))
            and at > start + 1
        ):
            at += 2
        else:
            return at
    return at


def _ends(line: Line, at: int) -> bool:
    """A stop, or speech that opens, before word ``at``."""
    quote = line.quote_at(at)
    return any(mark in line.gap(at) for mark in ".!؟") or (quote is not None and line.is_speech(quote))
