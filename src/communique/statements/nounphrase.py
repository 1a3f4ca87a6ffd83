"""Where an Arabic subject ends: annexation up to a definite noun, adjectives, the phrases that hang on it closely."""

from __future__ import annotations

from communique.statements.line import Line
from communique.statements.small import small
from communique.text.words import strip_proclitics

_NAMES = frozenset(("داعش",))
_ADJUNCTS = 16
"""Words that may stand between a subject and an object at most."""
_AFTER = ("ون", "ين", "يون", "يين")


def noun_phrase(line: Line, at: int) -> int:
    """End (exclusive) of the noun phrase that begins at word ``at``; ``at`` itself where none does."""
    if at >= len(line.words) or line.texts[at] in small("ar", "that") or line.texts[at] in small("ar", "links"):
        return at
    at, definite = _core(line, at)
    while definite and at < len(line.words) and not _stops(line, at):
        word = line.texts[at]
        if _is_adjective(word) or (word.startswith("وال") and not line.grammar.forms.at(line.words, at)):
            at += 1
        elif _second_head(line, at):
            at += 2
        elif _hangs_on(line, at):
            at, definite = _core(line, at + (0 if word.startswith(("ل", "ب")) else 1))
        else:
            break
    return at


def past_adjuncts(line: Line, at: int) -> int:
    """Past what may stand between a subject and an object: ``في بيان صحفي``, ``بشدة``, ``، بكل عبارات الإدانة،``."""
    start = at
    while at < len(line.words) and at - start < _ADJUNCTS:
        word = line.texts[at]
        if word in small("ar", "that") or line.colon(at) or any(mark in line.gap(at) for mark in ".!؟"):
            break
        inner = at if word.removeprefix("و") in small("ar", "fillers") else _adjunct(line, at)
        if inner > at:
            closed = next((k for k in range(inner, min(len(line.words), at + _ADJUNCTS)) if line.comma(k)), None)
            at = closed if closed is not None and line.comma(at) else max(inner, noun_phrase(line, inner))
        elif word.removeprefix("و") in small("ar", "fillers") or word in small("ar", "indefinite"):
            at += 1
        else:
            break
    return at


def _adjunct(line: Line, at: int) -> int:
    """Behind the preposition at word ``at``; ``at`` where there is none. An attached one stays with its noun."""
    word = line.texts[at]
    if word.removeprefix("و") in small("ar", "adjuncts"):
        return at + 1
    bare = word.removeprefix("و")
    return at + 1 if bare[:1] == "ب" and len(bare) > 2 and strip_proclitics(bare)[0] != bare else at


def _core(line: Line, at: int) -> tuple[int, bool]:
    """Past the nouns of an annexation; whether it came to a definite one."""
    start = at
    while at < len(line.words):
        if at > start and (_stops(line, at) or (line.texts[at] in small("ar", "links") and line.texts[at] not in ("من", "عن"))):
            return at, False
        word = line.texts[at]
        if at > start and (word in small("ar", "degrees") or word in small("ar", "indefinite")):
            return at, True
        name = line.grammar.names.at(line.words, at)
        if name is not None and not word.startswith("ال"):
            return name.last + 1, True
        at += 1
        if word.startswith(("ال", "لل", "بال")) or line.possessed(at - 1) or word in _NAMES:
            return at, True
    return at, False


def _is_adjective(word: str) -> bool:
    return word in small("ar", "adjectives") or (word.startswith("ال") and word.endswith(("ي", "يه", *_AFTER)) and len(word) > 4)


def _second_head(line: Line, at: int) -> bool:
    """``وحقوق الإنسان`` at the end of a name, closed by a mark or a preposition."""
    if at + 1 >= len(line.words) or not line.texts[at].startswith("و") or not line.texts[at + 1].startswith("ال"):
        return False
    if line.grammar.forms.at(line.words, at) or strip_proclitics(line.texts[at])[0] == line.texts[at] or line.comma(at + 1):
        return False
    return at + 2 >= len(line.words) or line.comma(at + 2) or line.texts[at + 2] in small("ar", "links") | small("ar", "that")


def _hangs_on(line: Line, at: int) -> bool:
    """A phrase that belongs to the noun before it: ``للتحالف``, ``ضد تنظيم``, ``في رابطة``, ``المعنيون بالمياه``."""
    word = line.texts[at]
    if word.startswith("لل") and len(word) > 4:
        return True
    if word.startswith("ل") and line.texts[at - 1] in small("ar", "title-ends"):
        return line.grammar.heads.at(line.words, at) is None or line.grammar.speakers.at(line.words, at) is not None
    if word.startswith("بال") and line.texts[at - 1].endswith(_AFTER):
        return True
    if at + 1 >= len(line.words) or line.comma(at + 1):
        return False
    if word in ("ضد", "لهزيمه", "لمحاربه", "لمكافحه"):
        return True
    if word in ("عن", "علي") and line.texts[at - 1].endswith(_AFTER) and line.texts[at - 1].startswith("ال"):
        return True
    if _is_place(line, at):
        return True
    if word != "في":
        return False
    head = line.grammar.speakers.at(line.words, at + 1)
    counted = line.texts[at + 1].isdigit() or line.texts[at - 1].endswith(_AFTER)
    return (head is not None and head.value in ("meeting", "other")) or counted


def _is_place(line: Line, at: int) -> bool:
    """``في الرياض``, ``بمحافظة القطيف``: where a body has its seat."""
    if line.texts[at] == "في":
        return line.grammar.places.at(line.words, at + 1, bare=True) is not None or line.texts[at + 1] in small("ar", "place-nouns")
    bare = line.texts[at][1:]
    return (
        line.texts[at].startswith("ب") and len(bare) > 3 and (line.grammar.places.holds(bare) or bare in small("ar", "place-nouns"))
    )


def _stops(line: Line, at: int) -> bool:
    """A mark, speech that opens, or a word that no noun phrase holds."""
    if line.texts[at] in small("ar", "that") or line.texts[at] in small("ar", "fillers") or line.comma(at) or line.colon(at):
        return True
    quote = line.quote_at(at)
    return any(mark in line.gap(at) for mark in ".!؟") or (quote is not None and line.is_speech(quote))
