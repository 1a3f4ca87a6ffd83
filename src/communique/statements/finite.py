"""Whether an Arabic word may be a finite verb, by the dictionary: forms whose dictionary form is one that conjugates.

A dictionary form conjugates where the dictionary lists an imperfect of it. What this gets wrong: print without vowels writes many a
verbal noun like its verb (``طلب``); such a word counts as a verb only where it cannot be a noun (``طلبت``, ``يطلب``).
"""

from __future__ import annotations

from functools import cache, lru_cache

from communique.knowledge.forms import arabic_forms
from communique.statements.small import small

_PERSONS = "يتن"
_LEAST = 3
_PERFECT = ("ت", "وا", "نا", "تا")


@lru_cache(maxsize=65536)
def imperfect(word: str) -> bool:
    """Whether a folded word without conjunction is an imperfect, with or without the ``س`` of the future."""
    if word.startswith("س") and len(word) > _LEAST + 1 and word[1] in _PERSONS:
        return (word not in arabic_forms() or arabic_forms()[word] in _conjugating()) and "ي" + word[2:] in arabic_forms()
    if len(word) < _LEAST or word[0] not in _PERSONS or word in small("ar", "verb-like"):
        return False
    if word[0] == "ي":
        return True
    return len(word) > _LEAST and not _is_verbal_noun(word) and "ي" + word[1:] in arabic_forms()


@lru_cache(maxsize=65536)
def perfect(word: str) -> bool:
    """Whether a folded word without conjunction is a perfect and cannot as well be a noun."""
    if word in small("ar", "perfects"):
        return True
    if word in small("ar", "verb-like") or word.endswith("ات"):
        return False
    for end in _PERFECT:
        if end == "ت" and _is_noun(word):
            continue
        stem = word.removesuffix(end)
        if stem != word and len(stem) >= _LEAST:
            return stem in small("ar", "perfects") or _conjugates(stem)
        if end == "ت" and stem != word and _conjugates(stem + "ي"):
            return True
    return len(word) > _LEAST and _conjugates(word) and not _is_noun(word)


def finite(word: str) -> bool:
    """Whether a folded word without conjunction is a finite verb."""
    return word in small("ar", "auxiliaries") or imperfect(word) or perfect(word)


def _conjugates(word: str) -> bool:
    return not _is_verbal_noun(word) and arabic_forms().get(word) in _conjugating()


def _is_noun(word: str) -> bool:
    """Whether the dictionary has the word with the article."""
    return word.startswith("ال") or "ال" + word in arabic_forms()


def verbal_noun(word: str) -> bool:
    """Whether a folded word, with or without its article, has the shape of one: ``تفعيل``, ``تفعلة``, ``إفعال``, ``استفعال``, ``تفاعل``, ``إعادة``;
    those of the first form are listed.
    """
    bare = word.removeprefix("ال") if len(word) > _LEAST + 2 else word
    hollow = bare[0] == "ا" and bare.endswith("ه") and bare[-3:-2] == "ا"
    return hollow or bare in small("ar", "doings") or _is_verbal_noun(bare)


def _is_verbal_noun(word: str) -> bool:
    if word[0] == "ت":
        return (len(word) == 5 and word[-2] == "ي" and word[1] != "س") or word.endswith("يه") or (len(word) == 5 and word[2] == "ا")
    return word[0] == "ا" and len(word) > 4 and word[-2] == "ا"


@cache
def _conjugating() -> frozenset[str]:
    """Dictionary forms of which the dictionary has an imperfect."""
    forms = arabic_forms().items()
    return frozenset(lemma for form, lemma in forms if form and lemma and form[0] == "ي" and lemma[0] != "ي")
