"""Title and name of a person in the subject of a cue: the title says for whom he speaks, the name is how he is known later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.statements.line import Line
from communique.statements.small import small
from communique.text.words import strip_proclitics

_SHORTEST = 3
"""Letters of a word that tells one person from another."""


@dataclass(frozen=True, slots=True)
class Person:
    """Words of both without article, common ones left out. Either may be empty: ``الزياني``, ``وزير الخارجية``."""

    title: frozenset[str]
    name: frozenset[str]
    state: str | None
    """Code of the state that the title names or whose demonym it bears."""
    envoy: bool
    """Whether the office is one of a state: a minister, an ambassador."""
    onlooker: bool
    """Whether the title is none of an office: a source, an expert, a witness."""


def person(line: Line, first: int, last: int) -> Person:
    """What words ``first:last`` say of one person. Wrong where a name has a noun of office in it (``أمين``) or ends a title unmarked."""
    roles = list(_arabic(line, first, last) if line.language == "ar" else _english(line, first, last))
    title = [k for k, named in roles if not named]
    name = [k for k, named in roles if named]
    states = (hit.value for k in title if (hit := line.grammar.states.at(line.words, k)) is not None)
    onlooker = any(line.texts[k] in small("*", "onlookers") for k in range(first, min(last, first + 2)))
    held = {line.texts[k] for k in title}
    envoy = not held.isdisjoint(small("*", "envoys")) and held.isdisjoint(small("*", "officers"))
    return Person(_telling(line, title), _telling(line, name), next(states, None), envoy, onlooker)


def _arabic(line: Line, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """Each word and whether it is of the name: a title runs up to a definite noun, what stands bare behind it is a name.

    Behind a mere honorific, and without any title, all is name: ``الدكتور الزياني``.
    """
    begin = first
    while begin < last and line.texts[begin] in small("ar", "honorifics"):
        begin += 1
    if (
        begin < last
        and line.grammar.speakers.at(line.words, begin) is None
        and not any(
            line.texts[k] in small("ar", "honorifics") or line.grammar.speakers.at(line.words, k) is not None
            for k in range(begin, last)
        )
    ):
        yield from ((k, k >= begin) for k in range(first, last))
        return
    named, closed, since = False, False, 0
    for k in range(first, last):
        word, hit = line.texts[k], line.grammar.speakers.at(line.words, k)
        office = (hit is not None and hit.value == "person") or word in small("ar", "officers")
        definite = word.startswith(("ال", "لل", "بال", "وال")) or line.grammar.names.at(line.words, k) is not None
        closed = closed or any(mark in line.gap(k) for mark in "»”")
        if named and office and (definite or line.comma(k) or k - since > 1):
            named, closed = False, definite
        elif not named and not office and not definite and (closed or k == first) and _bare(word):
            named, since = True, k
        elif not named:
            closed = definite or (closed and not office) or len(word) == 1
        yield k, named


def _english(line: Line, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """The name is what is capitalised behind the last word of the title; all of it where no title stands."""
    ends = first
    for k in range(first, last):
        if (
            line.grammar.speakers.at(line.words, k) is not None
            or line.grammar.states.at(line.words, k) is not None
            or line.texts[k] in small("en", "prepositions")
        ):
            ends = k + 1
    for k in range(first, last):
        yield k, k >= ends and line.raw[line.words[k].start].isupper()


def _bare(word: str) -> bool:
    """Whether nothing is written together with a word: neither preposition nor conjunction."""
    return strip_proclitics(word)[0] == word and word not in small("ar", "links")


def _telling(line: Line, places: list[int]) -> frozenset[str]:
    bare = (bare_word(line.texts[k]) for k in places)
    return frozenset(word for word in bare if len(word) >= _SHORTEST and word not in small("*", "common-names"))


def bare_word(word: str) -> str:
    """A folded word without article and particle."""
    shortest = strip_proclitics(word)
    return min(shortest, key=len) if word.startswith(("ال", "لل", "بال", "وال")) else shortest[0]
