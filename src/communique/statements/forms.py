"""The forms under which cues stand in print: conjugation of the lexicon's stems, and the look-up of a word among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.knowledge.cues import CueEntry
from communique.text.normal import fold
from communique.text.words import Word

Shape = Literal["past", "present", "we", "participle", "masdar", "noun", "phrase"]
Number = Literal["singular", "feminine", "plural", "open"]
"""What the form says of its subject; ``open``: nothing."""

_PAST: tuple[tuple[str, Number], ...] = (
    ("", "singular"), ("ت", "feminine"), ("وا", "plural"), ("ا", "plural"), ("تا", "plural"), ("ن", "plural"), ("نا", "plural"),
)  # fmt: skip
_PARTICIPLE: tuple[tuple[str, Number], ...] = (
    ("ا", "singular"), ("ه", "feminine"), ("ين", "plural"), ("تين", "plural"), ("ات", "plural"),
)  # fmt: skip
_ASKED = ("ه", "ها", "هم", "هما")
_WE = "ن"


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a cue."""

    entry: CueEntry
    shape: Shape
    number: Number
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormHit:
    """Words ``first:last`` (last inclusive) are a form of a cue."""

    first: int
    last: int
    form: Form
    prefix: str
    """What is written together with the first word: ``و``, ``ب``, ``ول`` ..."""


class Forms:
    """All forms of one language's cues."""

    def __init__(self, entries: Sequence[CueEntry], language: str) -> None:
        self.language = language
        self._by_first: dict[str, list[Form]] = {}
        inflect = _arabic if language == "ar" else _english
        for entry in entries:
            seen: set[tuple[str, ...]] = set()
            for form in inflect(entry):
                if form.words and form.words not in seen:
                    seen.add(form.words)
                    self._by_first.setdefault(form.words[0], []).append(form)

    def at(self, words: Sequence[Word], at: int) -> list[FormHit]:
        """The forms that begin at word ``at``, longest first; several where entries share a form."""
        found: list[FormHit] = []
        for prefix, rest in self._readings(words[at].text):
            for form in self._by_first.get(rest, ()):
                size = len(form.words)
                if any(words[at + k].text != form.words[k] for k in range(1, size) if at + k < len(words)) or at + size > len(
                    words
                ):
                    continue
                if prefix.strip("وف") and form.shape != "masdar":
                    continue
                found.append(FormHit(at, at + size - 1, form, prefix))
        found.sort(key=lambda hit: (hit.first - hit.last, hit.form.entry.kind != "aside", len(hit.prefix)))
        return found

    def _readings(self, word: str) -> Iterator[tuple[str, str]]:
        yield "", word
        if self.language != "ar":
            return
        for conjunction in ("", "و", "ف"):
            if not word.startswith(conjunction):
                continue
            rest = word[len(conjunction) :]
            if conjunction:
                yield conjunction, rest
            if rest.startswith("لل"):
                yield conjunction + "ل", rest[2:]
            elif rest.startswith("بال"):
                yield conjunction + "ب", rest[3:]
            elif rest.startswith("ال"):
                yield conjunction + "ال", rest[2:]
            elif rest[:1] in ("ب", "ل"):
                yield conjunction + rest[0], rest[1:]


def _arabic(entry: CueEntry) -> Iterator[Form]:
    for phrase in entry.forms:
        parts = tuple(fold(phrase).split())
        yield Form(entry, _phrase_shape(parts), _phrase_number(parts), parts)
    for stem in map(fold, entry.past):
        for ending, number in _PAST:
            shape: Shape = "we" if ending == "نا" else "past"
            yield Form(entry, shape, number, (stem + ending,))
    if "whom" in entry.takes:
        yield from _asked(entry)
    for stem in map(fold, entry.present):
        yield Form(entry, "present", "singular", ("ي" + stem,))
        yield Form(entry, "present", "feminine", ("ت" + stem,))
        yield Form(entry, "present", "plural", ("ي" + stem + "ون",))
        yield Form(entry, "present", "plural", ("ي" + stem + "ان",))
        yield Form(entry, "present", "plural", ("ت" + stem + "ان",))
        yield Form(entry, "we", "plural", (_WE + stem,))
    for stem in map(fold, entry.participle):
        for ending, number in _PARTICIPLE:
            yield Form(entry, "participle", number, (stem + ending,))
    for stem in map(fold, entry.noun):
        yield Form(entry, "noun", "open", (stem,))
    for stem in map(fold, entry.masdar):
        yield Form(entry, "masdar", "open", (stem,))


def _asked(entry: CueEntry) -> Iterator[Form]:
    """``دعاه``, ``طالبتهم``: who is asked is written together with the verb. Not ``دعوه``, which is printed like ``دعوة``."""
    verbs = [(stem + ending, number) for stem in map(fold, entry.past) for ending, number in _PAST[:3]]
    verbs += [
        (form, _phrase_number((form,))) for form in map(fold, entry.forms) if _phrase_shape((form,)) == "past" and " " not in form
    ]
    for verb, number in verbs:
        for asked in _ASKED[number == "plural" :]:
            yield Form(entry, "past", number, (verb.removesuffix("وا") + "و" + asked if number == "plural" else verb + asked,))


def _phrase_shape(parts: tuple[str, ...]) -> Shape:
    """Irregular forms are listed without their shape; their letters tell it."""
    first = parts[0] if parts else ""
    if len(parts) == 1 and first.endswith(("ين", "يا", "يه")) and not first.startswith(("ي", "ت", "ن")):
        return "participle"
    if len(parts) == 1 and first.startswith(_WE) and not first.endswith(("ت", "وا")):
        return "we"
    return "phrase" if len(parts) > 1 else "past"


def _phrase_number(parts: tuple[str, ...]) -> Number:
    first = parts[0] if parts else ""
    if first.endswith(("وا", "ون", "ين")) or (first.startswith(_WE) and not first.endswith("ت")):
        return "plural"
    return "feminine" if first.endswith(("ت", "يه")) or first.startswith("ت") else "singular"


_VOWELS = "aeiou"


def _english(entry: CueEntry) -> Iterator[Form]:
    for phrase in entry.forms:
        parts = tuple(fold(phrase).split())
        yield Form(entry, "participle" if parts and parts[0].endswith("ing") else "phrase", "open", parts)
    for base in entry.present:
        head, *rest = fold(base).split()
        tail = tuple(rest)
        stem = head[:-1] if head.endswith("e") else head
        third = (
            head[:-1] + "ies"
            if head.endswith("y") and head[-2] not in _VOWELS
            else head + ("es" if head.endswith(("s", "sh", "ch")) else "s")
        )
        yield Form(entry, "present", "plural", (head, *tail))
        yield Form(entry, "present", "singular", (third, *tail))
        if not entry.participle:
            yield Form(entry, "participle", "open", (stem + "ing", *tail))
        if not entry.past:
            past = head[:-1] + "ied" if third.endswith("ies") and head.endswith("y") else stem + "ed"
            yield Form(entry, "past", "open", (past, *tail))
    for phrase in entry.past:
        yield Form(entry, "past", "open", tuple(fold(phrase).split()))
    for phrase in entry.participle:
        yield Form(entry, "participle", "open", tuple(fold(phrase).split()))
