"""Where what an Arabic cue reports begins: its particle, its object, its clause, the words in marks."""

from __future__ import annotations

from communique.statements.complement import Complement, ComplementKind
from communique.statements.forms import FormHit
from communique.statements.lexicon import readings
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase, past_adjuncts
from communique.statements.small import small
from communique.statements.subjects import subject_end
from communique.text.normal import fold
from communique.text.segment import Quote
from communique.text.words import strip_proclitics

_REACH = 45
"""Words between a cue and its complement at most; the longest of 1,076 frames read had 23."""
_RIGHT_BEHIND = 2
"""Words behind a noun in which what it governs begins."""
_BESIDE = 12
"""Words behind a verb among which the noun stands that makes it a cue."""
_SPOKEN = 5
"""Words from which a quotation behind a subject is what was said rather than part of a name."""
_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك"))
"""Right behind a verb that takes an object they are it: its subject was named before."""
_PARTICLES = {"على": "علي", "إلى": "الي", "عن": "عن", "من": "من", "في": "في"}


def search(line: Line, hit: FormHit, after: int, alone: bool) -> tuple[ComplementKind, int, int, int] | None:
    """Kind and first word of the content, letters of it left out, and where the words before its particle end."""
    entry = hit.form.entry
    if entry.beside and not _beside(line, after, entry.beside):
        return None
    takes = set(entry.takes)
    particles = {_PARTICLES[p] for p in takes if p in _PARTICLES}
    stop = min(len(line.words), after + (_RIGHT_BEHIND if hit.form.shape == "noun" else _REACH))
    opening = skip_fillers(line, after)
    phrase_end = after if alone else _past_subject(line, opening, stop)
    first_noun = skip_fillers(line, max(phrase_end, after))
    beyond = past_adjuncts(line, first_noun)
    hidden = _relative(line, phrase_end, stop, particles, takes)
    bare = "object" in takes and takes.isdisjoint(("that", "whom")) and not entry.weak
    if bare and not alone and line.texts[opening : opening + 1] and line.texts[opening] in _THIS:
        return "object", opening, 0, opening
    if bare and line.comma(first_noun) and _may_open_object(line, first_noun) and not _is_apposition(line, first_noun):
        return "object", first_noun, 0, phrase_end
    timed = alone and after < first_noun and line.comma(first_noun) and _may_be_object_word(line, first_noun)
    if "object" in takes and not entry.weak and (timed or _behind_apposition(line, opening, first_noun)):
        return "object", first_noun, 0, phrase_end
    if not takes.isdisjoint(("quote", "that")) and (told := _speech_at_once(line, hit, opening, takes)):
        return told
    at_once = (
        "object" in takes and "that" not in takes and not entry.weak and first_noun < stop and _may_be_object(line, first_noun)
    )
    for k in range(after, stop):
        word = line.texts[k]
        if k in hidden:
            continue
        if bare and k == beyond > first_noun and _may_open_object(line, beyond):
            return "object", beyond, 0, phrase_end
        if at_once and k > first_noun and (entry.kind == "matter" or k > first_noun + 2):
            return "object", first_noun, 0, phrase_end
        if k > after and line.gap(k).strip()[:1] in (".", "!", "؟") and len(line.texts[k - 1]) > 1:
            break
        if k > after + 1 and line.comma(k) and _next_cue(line, k):
            break
        if (
            not takes.isdisjoint(("object", "stress"))
            and word in small("ar", "stress")
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
            close = k <= first_noun or k == beyond or line.colon(k) or line.comma(k) or ("quote" in takes and _says(line, quote))
            if close and ("quote" in takes or "object" in takes or line.colon(k)):
                return ("object" if "object" in takes and not line.colon(k) else "quote"), k, 0, k
        if "quote" in takes and word in small("ar", "but") and k == first_noun and line.comma(k) and k + 1 < stop:
            return "clause", k + 1, 0, k
        if k > after and line.colon(k) and "quote" in takes and not line.texts[k - 1].isdigit():
            return "clause", k, 0, k
        if word == "ان" and k > after and "that" in takes and _is_modal(line, k - 1):
            return "clause", k - 1, 0, k - 1
        if "ل" in takes and word == "لان" and k + 1 < len(line.words):
            return "that", k + 1, 0, k
        if (
            word in small("ar", "that")
            and k + 1 < len(line.words)
            and line.texts[k - 1] not in small("ar", "times") | small("ar", "that-nouns")
            and ("that" in takes or (k > after and line.texts[k - 1] in particles))
        ):
            return "that", k + 1, 0, k - 1 if k > after and line.texts[k - 1] in small("ar", "links") else k
        if entry.weak:
            continue
        if word in particles and k + 1 < len(line.words) and not (k > after and line.texts[k - 1] in small("ar", "with-on")):
            if line.texts[k + 1] in small("ar", "that") and k + 2 < len(line.words):
                return "that", k + 2, 0, k
            return "particle", k + 1, 0, k
        if ("ب" in takes and prefixed(word, "ب")) or ("ل" in takes and k >= phrase_end and prefixed(word, "ل")):
            return ("that", k + 1, 0, k) if word in small("ar", "that") and k + 1 < len(line.words) else ("particle", k, 1, k)
        if "stance" in takes and _is_feeling(line, k):
            return "object", k - int(k > after and line.texts[k - 1] in small("ar", "degrees")), 0, k
        if "object" in takes and _is_stance(line, k, after):
            return "object", k, 0, k
    if first_noun >= stop:
        return ("object", after, 0, after) if _is_whole_object(line, hit, after, alone) else None
    if line.colon(first_noun) and "quote" in takes:
        return "clause", first_noun, 0, first_noun
    if "that" in takes and not entry.weak and _is_modal(line, first_noun):
        return "clause", first_noun, 0, phrase_end
    if "object" in takes and not entry.weak and _may_be_object(line, first_noun):
        return "object", first_noun, 0, phrase_end
    if "object" in takes and not entry.weak and beyond > first_noun and _may_open_object(line, beyond):
        return "object", beyond, 0, phrase_end
    return ("object", after, 0, after) if _is_whole_object(line, hit, after, alone) else None


def _beside(line: Line, after: int, wanted: tuple[str, ...]) -> bool:
    """Whether one of the words that make the verb a cue stands behind it."""
    folded = {fold(word) for word in wanted}
    return any(not folded.isdisjoint(readings(word)) for word in line.texts[after : after + _BESIDE])


def _speech_at_once(line: Line, hit: FormHit, at: int, takes: set[str]) -> tuple[ComplementKind, int, int, int] | None:
    """``وأضاف: تحدثنا``, ``وأضاف تمت مناقشة``: what is said begins right behind the verb."""
    if at >= len(line.words) or hit.form.shape == "masdar":
        return None
    quote = line.quote_at(at)
    if "quote" in takes and (line.colon(at) or (quote is not None and line.is_speech(quote))):
        if line.texts[at] in small("ar", "that") and at + 1 < len(line.words):
            return "that", at + 1, 0, at
        return ("quote" if quote is not None else "clause"), at, 0, at
    if "that" in takes and hit.form.shape in ("past", "present") and line.texts[at] in small("ar", "auxiliaries"):
        return "clause", at, 0, at
    return None


def _says(line: Line, quote: Quote) -> bool:
    """Whether a quotation is too long to be a name in the subject."""
    return len(line.raw[quote.inner_start : quote.inner_end].split()) >= _SPOKEN


def _next_cue(line: Line, at: int) -> bool:
    """Whether a cue of its own stands behind the comma: what follows it is governed by that one."""
    return any(
        hit.form.entry.kind == "say"
        and hit.form.shape in ("participle", "past", "present")
        and line.texts[at] not in small("ar", "speaking")
        for hit in line.grammar.forms.at(line.words, at)
    )


def _relative(line: Line, at: int, stop: int, particles: set[str], takes: set[str]) -> range:
    """Words of ``الذي عقد أمس بمقر الجمعيات،`` behind a subject, where the complement stands behind the comma that closes them."""
    if at >= stop or line.texts[at] not in ("الذي", "التي", "الذين", "اللذان", "اللتان"):
        return range(0)
    for k in range(at + 1, stop):
        if line.texts[k] in small("ar", "that"):
            break
        if line.comma(k):
            word = line.texts[k]
            governed = word in particles or any(p in takes and prefixed(word, p) for p in ("ب", "ل"))
            return range(at, k) if governed or word in small("ar", "that") else range(0)
    return range(0)


def _is_apposition(line: Line, at: int) -> bool:
    """Whether a noun behind a comma tells the subject again rather than being the object."""
    named = line.grammar.speakers.at(line.words, at)
    return (named is not None and named.value == "person") or line.texts[at] in small("ar", "honorifics")


def _past_subject(line: Line, at: int, stop: int) -> int:
    """Past the subject behind a verb, with a name in marks and the name of whoever holds the office it ends in."""
    end = max(noun_phrase(line, at), subject_end(line, at, stop))
    if end > at and end < stop and (term := _term_end(line, end)) > end:
        return term
    if any(_is_office(line, k) for k in range(at + 1, end)) and not line.comma(end):
        return max(end, subject_end(line, end, stop))
    named = subject_end(line, end, stop) if end > at and line.comma(end) else end
    return named if named > end and line.comma(named) else end


def _behind_apposition(line: Line, first: int, at: int) -> bool:
    """``أكد الوزير، سالم العلي، عدم وجود خلاف``: whether the comma before a noun closes what an earlier one opened."""
    if not line.comma(at) or not any(line.comma(k) for k in range(first + 1, at)) or not _may_be_object_word(line, at):
        return False
    return line.texts[at] not in small("ar", "adjuncts") and line.grammar.speakers.at(line.words, at) is None


def _term_end(line: Line, at: int) -> int:
    """Past ``«الأمل»`` behind ``حركة``; ``at`` itself where no name in marks stands."""
    quote = line.quote_at(at)
    if quote is None or quote.state == "stray" or line.is_speech(quote) or line.comma(at):
        return at
    return line.after(quote.inner_end)


def _is_office(line: Line, at: int) -> bool:
    """``لرئيس`` within the name of a body: the name behind it is the holder's."""
    hit = line.grammar.speakers.at(line.words, at)
    return hit is not None and hit.value == "person" and line.texts[at].startswith("ل")


def _is_whole_object(line: Line, hit: FormHit, after: int, alone: bool) -> bool:
    """Whether the noun phrase behind the verb is its object rather than its subject: no speaker, or a body that something is done to."""
    entry = hit.form.entry
    if "object" not in entry.takes or entry.weak or alone or entry.act is None or not _may_be_object(line, after):
        return False
    named = line.grammar.speakers.at(line.words, after)
    return named is None or named.value == "other"


def _past_stress(line: Line, k: int) -> tuple[ComplementKind, int, int, int] | None:
    """``جدد الوزراء التأكيد على أن``: the noun repeats the verb, what it governs is the content."""
    first = k + 1
    if line.texts[first] in ("علي", "مجددا") and first + 1 < len(line.words):
        first += 1
    if line.texts[first] in small("ar", "that") and first + 1 < len(line.words):
        return "that", first + 1, 0, k
    return "particle", first, 0, k


def _is_stance(line: Line, k: int, after: int) -> bool:
    """A stance or modal noun, bare or possessed, that no preposition and no noun before it governs."""
    hit = line.grammar.heads.at(line.words, k, bare=True)
    if hit is None or (k > after and line.texts[k - 1] in small("ar", "links") | small("ar", "relatives")):
        return False
    before = line.texts[k - 1]
    return (
        line.possessed(k)
        or k == after
        or line.comma(k)
        or before.removeprefix("و").startswith("ال")
        or before in small("ar", "fillers")
        or _closed(line, k)
    )


def _is_feeling(line: Line, k: int) -> bool:
    """Thanks, greeting, concern, call: the nouns that make a cue of ``وجه`` and ``قدم``."""
    hit = line.grammar.heads.at(line.words, k)
    return (
        hit is not None
        and hit.value.id in ("praise", "concern", "call")
        and line.texts[k - 1] not in small("ar", "links")
        and line.texts[k][0] not in "وبلف"
    )


def _closed(line: Line, k: int) -> bool:
    """Whether the word before ``k`` ends a quoted or bracketed name."""
    return any(mark in line.raw[line.words[k - 1].end : line.words[k].start] for mark in '،”"»)')


def _is_modal(line: Line, k: int) -> bool:
    hit = line.grammar.heads.at(line.words, k)
    return hit is not None and hit.value.id == "need" and line.texts[k].startswith(("ي", "لا", "من", "لابد"))


def _may_be_object(line: Line, k: int) -> bool:
    """A noun that follows without a preposition."""
    if k >= len(line.words):
        return False
    return not any(mark in line.gap(k) for mark in ".:،,") and _may_be_object_word(line, k)


def _may_be_object_word(line: Line, k: int) -> bool:
    word = line.texts[k]
    if (
        word in small("ar", "links")
        or word in small("ar", "that")
        or word in small("ar", "relatives")
        or (word in small("ar", "negations") and word != "عدم")
        or word.isdigit()
    ):
        return False
    if word.startswith(tuple(small("ar", "own-b"))):
        return True
    return word in ("كل", "اي") or (len(word) > 2 and not (word[0] in "وفبل" and strip_proclitics(word)[0] != word))


def _may_open_object(line: Line, k: int) -> bool:
    """An object behind times, places and asides: the mark before it closes those."""
    return k < len(line.words) and (
        line.texts[k] == "ما" or line.texts[k] in small("ar", "degrees") or _may_be_object_word(line, k)
    )


def from_source(line: Line, after: int, initial: bool) -> Complement | None:
    """``جاء في البيان أن``: the document is the subject; ``جاء ذلك في بيان``: where the words came from."""
    k = after
    if k < len(line.words) and line.texts[k] in ("ذلك", "هذا"):
        where = k + 1 < len(line.words) and line.texts[k + 1] in ("في", "خلال", "ضمن")
        return Complement("none", k + 2, None, initial) if where and k + 2 < len(line.words) else None
    k = skip_fillers(line, k)
    if k >= len(line.words) or line.texts[k] != "في" or not initial:
        return None
    first = k + 1
    for at in range(first + 1, min(len(line.words), first + _REACH)):
        quote = line.quote_at(at)
        if line.texts[at] in small("ar", "that") and at + 1 < len(line.words):
            return Complement("that", at + 1, (first, at), initial)
        if (line.colon(at) or line.comma(at)) and quote is not None and line.is_speech(quote):
            return Complement("quote", at, (first, at), initial)
        if line.colon(at):
            return Complement("clause", at, (first, at), initial)
    return None


def according(line: Line, hit: FormHit, initial: bool) -> Complement | None:
    """``ووفقا للتقرير فإن``, ``بحسب الوزارة، ارتفع``: the source first; ``تأخر الموعد حسب بيان اللجنة``: the source last."""
    first = hit.last + 1
    if first >= len(line.words):
        return None
    named = _is_source(line, first)
    if hit.first > 1:
        told = named and hit.first >= _SPOKEN
        return Complement("clause", hit.first, (first, len(line.words)), initial, before=(0, hit.first)) if told else None
    for k in range(first + 1, min(len(line.words) - 2, first + _REACH)):
        if line.texts[k] in ("فان", "فانه", "فانها", "ان", "انه", "انها"):
            return Complement("that", k + 1, (first, k), True)
        if named and line.comma(k) and line.texts[k] not in ("فان", "فانه", "فانها") and line.texts[k] not in small("ar", "who"):
            return Complement("clause", k, (first, k), True)
    return None


def _is_source(line: Line, at: int) -> bool:
    """A speaker's noun, a document, or ``ما ذكره``."""
    return line.grammar.speakers.at(line.words, at) is not None or line.texts[at] in ("ما", "لما")


def prefixed(word: str, particle: str) -> bool:
    """Whether a noun carries the particle: before the article, or where the rest is the likelier word."""
    if word in ("بما", "لما"):
        return word[0] == particle
    if not word.startswith(particle) or (len(word) < 4 and word not in small("ar", "that")):
        return False
    if word in small("ar", "that") or word.startswith((particle + "ال", "لل")):
        return True
    if word in small("ar", "speaking") or word in small("ar", "fillers"):
        return False
    readings = strip_proclitics(word)
    if readings[0] == word[1:] or (word[1:2] == "ا" and word[1:] in readings[:2]):
        return True
    return particle == "ب" and len(word) >= 6 and not word.startswith(tuple(small("ar", "own-b")))


def skip_fillers(line: Line, at: int) -> int:
    """Past adverbs, times and ``حسب البيان``."""
    while at < len(line.words):
        word = line.texts[at]
        if word in small("ar", "according") or (word == "من" and line.texts[at + 1 : at + 2] == ["جديد"]):
            at += 2
        elif word in small("ar", "fillers"):
            at += 1
        else:
            break
    return min(at, len(line.words))
