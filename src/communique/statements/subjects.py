"""Where the subject behind an Arabic verb ends: a speaker's noun with its titles and name, a surname alone.

A name is told by the dictionary, which does not have it, or by a title of respect before it. What this gets wrong: surnames that are common
words (``مدني``) without a title, unless a time or a place and a comma stand between them and what follows.
"""

from __future__ import annotations

from communique.knowledge.forms import arabic_forms
from communique.statements.lexicon import readings
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase, past_adjuncts
from communique.statements.small import small
from communique.text.words import strip_proclitics

_PLURALS = ("ين", "ون", "ات", "يه", "ته")
"""Endings of words that no name has."""
_GIVEN = 3
"""Letters of a name at least."""


def subject_end(line: Line, at: int, stop: int) -> int:
    """End (exclusive) of the subject that begins at word ``at``, before ``stop``; ``at`` itself where no subject stands there."""
    if at >= stop:
        return at
    head = line.grammar.speakers.at(line.words, at)
    if head is not None:
        end = max(noun_phrase(line, at), at + 1)
    elif line.texts[at] in small("ar", "honorifics"):
        end = at
    else:
        end = past_name(line, at, stop)
        if end == at:
            return _before_adjunct(line, at, stop)
    if head is not None and head.value != "person":
        return min(end, stop)
    while end < stop and not line.comma(end):
        further = _apposition(line, end, stop)
        if further == end:
            break
        end = further
    return min(end, stop)


def _apposition(line: Line, at: int, stop: int) -> int:
    """Past a title, an office or a name that tells the subject again."""
    if line.texts[at] in small("ar", "honorifics"):
        return past_name(line, at + 1, stop, given=True)
    office = line.grammar.speakers.at(line.words, at)
    if office is not None and office.value == "person" and not line.texts[at].startswith(("و", "ل", "ب")):
        return max(noun_phrase(line, at), at + 1)
    return past_name(line, at, stop)


def past_name(line: Line, at: int, stop: int, given: bool = False) -> int:
    """Past the words of a name; ``given``: a title stands before, so the first word is one whatever the dictionary says."""
    start = at
    while at < stop and not (at > start and line.comma(at)):
        word = line.texts[at]
        after_title = given and (at == start or (at == start + 1 and word.startswith("ال")))
        before_surname = (
            at == start and at + 1 < stop and _is_name(line.texts[at + 1]) and not line.comma(at + 1) and _may_be_given(word)
        )
        if not (
            before_surname
            or _is_name(word)
            or word in small("ar", "name-parts")
            or after_title
            or (at > start and line.texts[at - 1] in small("ar", "name-parts"))
        ):
            break
        at += 1
    return at


def _is_name(word: str) -> bool:
    """Whether the dictionary knows the word neither as it stands nor without what is written together with it."""
    if len(word) < _GIVEN or word.isdigit() or word.endswith(_PLURALS):
        return False
    if word[0] in "كف" and word not in arabic_forms():
        return True
    return not any(reading in arabic_forms() for reading in readings(word))


def _may_be_given(word: str) -> bool:
    """A word that may be a given name before a surname: no article, nothing written together with it."""
    if len(word) < _GIVEN or word in small("ar", "links") or word in small("ar", "adjuncts"):
        return False
    return (
        strip_proclitics(word)[0] in (word, word[1:] if word[0] == "ك" else word)
        and not word.startswith("ال")
        and not word.endswith(("ه", "ات"))
    )


def _before_adjunct(line: Line, at: int, stop: int) -> int:
    """``حمل مدني في بيان صحفي، قوة الاحتلال``: the noun before a time or place that a comma closes is the subject."""
    end = noun_phrase(line, at)
    beyond = past_adjuncts(line, end)
    return end if end > at and end < beyond < stop and line.comma(beyond) else at
