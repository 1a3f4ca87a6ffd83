"""Words: tokens with their place in the raw text, what Arabic writes together with them, and their dictionary forms.

A word is letters or digits without punctuation. Hyphens and slashes separate words, a number keeps its separators
(``8,000``), Latin letters and digits stand together (``SY24``), Arabic letters and digits do not (``الـ82`` is two words).
An English possessive is left out of its word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge import orthography
from communique.knowledge.forms import arabic_forms
from communique.text import normal

ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f"
"""Arabic letters, as the inside of a character class."""
_TOKEN = re.compile(
    rf"(?>\d+(?:[.,]\d+)*)(?![^\W\d_{ARABIC}])"
    rf"|(?!(?<=\w')s\b)[^\W_{ARABIC}]+(?:'(?!s\b)[^\W\d_{ARABIC}]+)*"
    rf"|[{ARABIC}]+"
)


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """``start:end`` in raw text; ``text`` folded and without punctuation.

    Never changed. Not frozen, as that makes a word take four times as long to make, and a third of the time of reading a text
    goes into its words.
    """

    start: int
    end: int
    text: str


def words(raw: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``raw[start:end]``; offsets count in ``raw``."""
    if start == 0 and (end is None or end == len(raw)):
        return list(_whole(raw))
    return _words(raw, start, len(raw) if end is None else end)


@lru_cache(maxsize=8)
def _whole(raw: str) -> tuple[Word, ...]:
    """The words of a text, which several stages ask for one after the other."""
    return tuple(_words(raw, 0, len(raw)))


def _words(raw: str, start: int, end: int) -> list[Word]:
    shown = normal.folded(raw[start:end])
    if not shown.edits:
        return [Word(start + m.start(), start + m.end(), m[0]) for m in _TOKEN.finditer(shown.text)]
    found = []
    edits, at = shown.edits, 0
    shift, near = start, edits[0].text_start
    for match in _TOKEN.finditer(shown.text):
        first, last = match.span()
        if last < near:  # between edits raw and folded text run in step
            found.append(Word(shift + first, shift + last, match[0]))
            continue
        while at < len(edits) and edits[at].text_end < first:
            shift = start + edits[at].end - edits[at].text_end
            at += 1
        near = edits[at].text_start if at < len(edits) else len(shown.text) + 1
        if near <= last:
            first, last = shown.to_raw(first, last)
            found.append(Word(start + first, start + last, match[0]))
        else:
            found.append(Word(shift + first, shift + last, match[0]))
    return found


# ---------------------------------------------------------------- what Arabic writes together

_AL_WORDS = frozenset(
    ("الله", "التي", "الذي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللاتي", "اللواتي", "الا", "الي", "الان", "الو")
)
"""Words that begin with the letters of the article without having it."""


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[str, ...]:
    """The readings of a word by likelihood. Ranks, low is likely:

    -1 article and a known rest · 0 the word, an entry of its own · 1 a known rest of an unknown word · 2 a known rest of a known
    word · 3 ``للجنة`` as ``لل`` and ``جنة`` although ``لجنة`` is known · 4 the word, known with its article only · 5 article and
    an unknown rest · 6 the word, unknown · 7 a letter off it all the same.
    """
    known = arabic_forms()
    if word in _whole_words():
        return (word,)
    whole = word in known or _owned(word) is not None or (word[-1:] == "ا" and word[:-1] in known)
    entry = whole and (known.get(word) == word or not word.startswith("ال"))
    ranked = {word: 0 if entry else 4 if whole else 6}
    for rest, article in _strips(word):
        if article and _owned("ال" + rest):
            continue
        if word[:2] == "لل" and article and len(rest) > 2 and "ل" + rest in known:
            rank = 3
        elif article and (rest in known or "ال" + rest in known):
            rank = 1 if entry and word.startswith("ال") else -1
        elif rest in known or rest in _whole_words() or (not article and not whole and _owned(rest)):
            rank = 2 if entry else 1
        else:
            rank = 5 if article and not entry else 7
        ranked[rest] = min(rank, ranked.get(rest, 9))
    return tuple(sorted(ranked, key=lambda reading: (ranked[reading], len(word) - len(reading), reading)))


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(normal.fold(word) for entry in orthography.whole_words() for word in entry.words)


def _owned(word: str) -> str | None:
    """The known word that a possessive is written together with: such a word has no article, whatever it begins with."""
    stems = (word.removesuffix(suffix) for suffix in ("هما", "هم", "ها", "نا"))
    return next((stem for stem in stems if stem != word and stem in arabic_forms()), None)


def _strips(word: str) -> list[tuple[str, bool]]:
    """What is left of ``word`` under each way to take its first letters for proclitics, and whether the article is among them."""
    found: list[tuple[str, bool]] = []
    for conjunction in ("", *(word[:1] if word[:1] in "وف" else "")):
        rest = word[len(conjunction) :]
        for particle in ("", *(rest[:1] if rest[:1] and rest[:1] in "بلك" else "")):
            stem = rest[len(particle) :]
            if particle or conjunction:
                found.append((stem, False))
            if stem.startswith("ال") and particle != "ل":
                found.append((stem[2:], True))
            elif particle == "ل" and stem.startswith("ل"):
                found.append((stem[1:], True))
        if rest[:1] == "س" and rest[1:2] and rest[1:2] in "يتنا":
            found.append((rest[1:], False))
    return [(rest, article) for rest, article in found if len(rest) > 1 and not (article and "ال" + rest in _AL_WORDS)]


def strip_proclitics(folded_word: str) -> list[str]:
    """The readings of a word without what is written together with it, likeliest first, the word itself among them.

    The dictionary decides: a letter is taken off only if the rest is a known word and the whole is none, the article
    whenever the rest is known. Of a word that no reading makes known, the article alone is taken off first. Wrong for
    names that happen to be a particle and a word, but for those that ``orthography.toml`` lists.
    """
    return list(_readings(folded_word))


def stripped(folded_word: str) -> str:
    """The likeliest of :func:`strip_proclitics`."""
    return _readings(folded_word)[0]


@lru_cache(maxsize=65536)
def lemma(folded_word: str, language: str) -> str:
    """The dictionary form, folded; the likeliest reading where the dictionary does not know the word.

    simplemma's tables, keyed by folded spelling for Arabic. They leave sound plurals of participles as they are
    (``ملتزمون``), so a cue lexicon lists its own forms.
    """
    if language != "ar":
        import simplemma

        return normal.fold(
            simplemma.lemmatize(folded_word, lang=language if language in ("en", "fr", "es", "de", "tr", "fa") else "en")
        )
    known = arabic_forms()
    readings = _readings(folded_word)
    forms = (folded_word, *readings, *filter(None, map(_owned, readings)))
    return next((known.get(form, form) for form in forms if form in known or form in _whole_words()), readings[0])
