"""Which words of a cue's subject name its speaker: without what opens it, and what only tells where, when and to whom it was said."""

from __future__ import annotations

from communique.statements.finite import finite
from communique.statements.forms import Number
from communique.statements.introductions import is_apposition
from communique.statements.lexicon import unattached
from communique.statements.line import Line
from communique.statements.small import small
from communique.statements.subjects import past_name
from communique.text.words import strip_proclitics

_ADDRESSED = 5
"""Letters of a word whose first may be ``ل`` (*to*); shorter ones are names."""
_OPEN = frozenset(("في", "من", "عن", "الي", "مع"))
"""Prepositions with nothing behind them; على is left out, since the name علي is written alike."""
_PLURAL = ("ون", "ين", "ان")
_LEADS = {
    "ar": frozenset(("كل", "كلا", "من", "قد", "كما")),
    "en": frozenset(("the", "and", "while", "also", "in", "a", "an", "but")),
}
"""Words before a subject that are none of its name."""


def naming(line: Line, first: int, last: int) -> tuple[int, int]:
    """The words of ``first:last`` that name who speaks; empty where it names nobody."""
    while first < last and line.texts[first] in _LEADS[line.language]:
        first += 1
    ends = _ends_english if line.language == "en" else _ends_arabic
    last = next((k for k in range(first + 1, last) if ends(line, k, last)), last)
    while last > first + 1 and line.texts[last - 1] in _OPEN:
        last -= 1
    return first, last


def _ends_english(line: Line, k: int, last: int) -> bool:
    return line.texts[k] in small("en", "subject-ends") or (line.comma(k) and line.texts[k] != "the")


def _ends_arabic(line: Line, k: int, last: int) -> bool:
    word, pair = line.texts[k], " ".join(line.texts[k : k + 2])
    return (
        word in small("ar", "fillers")
        or word in small("ar", "subject-ends")
        or pair in small("ar", "subject-end-pairs")
        or (line.comma(k) and not is_apposition(line, k) and past_name(line, k, last) == k)
        or _in_text(line, k, last)
        or _told(line, k, last)
    )


def _told(line: Line, k: int, last: int) -> bool:
    """``في حديثه``, ``لـ «الوطن»``: on what occasion and to whom they said it."""
    word = line.texts[k]
    if word in ("ل", "ب") or word in small("ar", "degrees"):
        return True
    if line.possessed(k) and any(bare in small("ar", "occasions") for bare in unattached(word)):
        return True
    after = line.texts[k + 1] if k + 1 < last else ""
    return word == "في" and any(one in small("ar", "occasions") for one in (after, *unattached(after)))


def _in_text(line: Line, k: int, last: int) -> bool:
    """``في إعلانهم``: where they said it."""
    hit = line.grammar.speakers.at(line.words, k + 1) if line.texts[k] == "في" and k + 1 < last else None
    return hit is not None and hit.value == "document"


def names_nobody(line: Line, first: int) -> bool:
    """Whether the subject's first word is none that can speak: a verb, a thing, whom they told."""
    word = line.texts[first]
    return (
        word in small("ar", "links")
        or word in small("*", "no-speakers")
        or (word.endswith("ت") and finite(word))
        or _is_addressed(line, first)
    )


def _is_addressed(line: Line, first: int) -> bool:
    """``قال لصحيفة ...``: whom they told stands where the subject would."""
    word = line.texts[first]
    long = line.language == "ar" and len(word) >= _ADDRESSED and word[:1] == "ل"
    return long and has_preposition(word) and line.grammar.speakers.at(line.words, first, bare=True) is None


def has_preposition(word: str) -> bool:
    """Whether a preposition is written together with an Arabic word."""
    bare = strip_proclitics(word)[0]
    return word[:1] in ("ب", "ل", "ك") and bare != word and word.removesuffix(bare) in ("ب", "ل", "ك", "لل", "بال", "كال")


def text_end(line: Line, first: int, last: int) -> int:
    """``البيان الختامي`` of ``البيان الختامي للاجتماع``: noun and its adjectives."""
    if line.language == "en":
        return last
    end = first + 1
    while end < last and line.texts[end].endswith(("ي", "ك", "ه")) and line.texts[end].startswith(("ال", "مشترك", "ختامي", "صحفي")):
        end += 1
    return end


def english_name_end(line: Line, at: int) -> int:
    """The last word of an English name that goes on behind word ``at``: ``Ministers of Trade and Transport of the Council``."""
    end = at
    for k in range(at + 1, len(line.words)):
        if line.comma(k) or (line.texts[k] not in ("of", "the", "for", "and") and not line.raw[line.words[k].start].isupper()):
            break
        end = k if line.raw[line.words[k].start].isupper() else end
    return end


def number_of(line: Line, first: int) -> Number:
    """The number by which a verb agrees with the subject's head."""
    head = line.texts[first]
    if head in small("*", "plurals"):
        return "plural"
    if head in small("ar", "plurals-of-things"):
        return "feminine"
    if head.endswith(_PLURAL) and not head.endswith("بيان") and head not in ("اعلان", "الاعلان", "البرلمان", "السودان", "لبنان"):
        return "plural"
    return "feminine" if head.endswith("ه") else "singular"


def raw_span(line: Line, first: int, last: int) -> tuple[int, int]:
    """Raw offsets of a subject: without its conjunction, with the quotation mark that closes a name at its end."""
    start, end = line.words[first].start, line.words[last - 1].end
    if line.language == "ar" and first and line.texts[first].startswith("وال"):
        start += 1
    closing = (quote.end for quote in line.quotes if start <= quote.start < end <= quote.end and quote.inner_end == end)
    return start, next(closing, end)
