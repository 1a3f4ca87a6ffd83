"""The parts of a commitment in its wording: by when, on what condition, by what means, for whom, how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from communique.knowledge import Knowledge
from communique.knowledge.commitments import Marker
from communique.model import Document
from communique.text.numbers import find_numbers
from communique.text.phrases import Found, Phrases
from communique.text.words import Word, words

REACH = 3
"""Words between a deadline's marker, or one number or time word of it, and the next."""
WHOLE = ("rhythm", "year-end")
"""Markers that need no number or time word behind them."""
LEAST_COUNTED = 10
_RAISED = re.compile(r"\s*(?:إلى|الى|to)\s+")
"""Between two numbers: from the first to the second, which is the one that counts."""
OPENING = 6
"""First words of a content, among which those who act stand."""
_WILL = {"ar": re.compile(r"[وف]?س[يت]\w+"), "en": re.compile(r"will|shall")}
_TOLD = {"ar": re.compile(r"ب\w{3,}"), "en": re.compile(r"to")}
"""What follows those who are told to act: ``الأمانة العامة بعقد``, ``the Secretariat to hold``."""
_DEFINITE = re.compile(r"(?:ال|لل)\w+")
_WE = {"ar": re.compile(r"(?<!\w)[وف]?نحن(?!\w)"), "en": re.compile(r"\bwe\b", re.IGNORECASE)}
_MANY = {
    "ar": re.compile(r"لل(?!ت\w{2,3}ين$)\w{4,}ين"),
    "en": re.compile(r"\w{3,}(?:ers|ors|ists|ians|ants|ees)"),
}
"""People by the form of the word: ``للإحصائيين``, ``statisticians``; no verbal noun (``للتمكين``), and no word that a marker names."""
BEFORE = {"ar": 1, "en": 3}
"""Words between ``for`` and the people that it goes with, adjectives and articles."""
_TOWARD = {"ar": frozenset(("الي", "مع", "علي")), "en": frozenset(("for", "to", "with"))}
_CLAUSE_END = re.compile(r"[،,؛;.:\n»”\"]")
_FIRST_PERSON = {
    "ar": re.compile(
        r"(?<!\w)[وف]?(?:نحن|[سف]?ن(?:لتزم|تعهد|تفق|قرر|عمل|واصل|جدد|زيد|سعى|سعي|وسع|عقد|دعم|عزز|كرر|ؤكد|قف)\w*|سن(?!وي|وات|ة|غاف|دات)\w{3,}|عزمنا|التزامنا|تصميمنا)(?!\w)"
    ),
    "en": re.compile(r"\b(?:we|our)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document's text."""

    start: int
    end: int
    marker: str = ""
    """Id of the marker that opens it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts found in a wording, each in order."""

    due_list: tuple[Part, ...] = ()
    condition_list: tuple[Part, ...] = ()
    mechanism: tuple[Part, ...] = ()
    beneficiary: tuple[Part, ...] = ()
    amounts: tuple[Part, ...] = ()
    future: tuple[Part, ...] = ()
    past: tuple[Part, ...] = ()
    stance: tuple[Part, ...] = ()
    growth: tuple[Part, ...] = ()

    @property
    def due(self) -> Part | None:
        """The first deadline or start; a rhythm (every week) only where there is none."""
        return self.due_list[0] if self.due_list else None

    @property
    def condition(self) -> Part | None:
        """The first condition."""
        return self.condition_list[0] if self.condition_list else None

    @property
    def amount(self) -> Part | None:
        """The first sum of money or count."""
        return self.amounts[0] if self.amounts else None


class PartFinder:
    """Finds the parts by the markers of ``commitments.toml``, one set of phrases a language."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._phrases = {
            language: Phrases((phrase, marker) for marker in markers for phrase in marker.words)
            for language, markers in knowledge.commitment_markers.items()
        }

    def parts(self, document: Document, spans: Iterable[tuple[int, int]]) -> Parts:
        """The parts in some spans of a document."""
        found: dict[str, list[Part]] = {}
        for start, end in spans:
            for part, at in self._of(document.text, start, end, document.language):
                found.setdefault(part, []).append(at)
        return Parts(
            tuple(found.get("due", []) + found.get("rhythm", [])), tuple(found.get("condition", ())), tuple(found.get("mechanism", ())),
            tuple(found.get("beneficiary", ())), tuple(found.get("amount", ())), tuple(found.get("future", ())),
            tuple(found.get("past", ())), tuple(found.get("stance", ())), tuple(found.get("growth", ())),
        )  # fmt: skip

    def first_person(self, document: Document, start: int, end: int) -> Part | None:
        """The first word by which the text speaks of itself as "we"."""
        pattern = _FIRST_PERSON.get(document.language)
        match = pattern.search(document.text, start, end) if pattern else None
        return Part(*match.span()) if match else None

    def nearest_first_person(self, document: Document, end: int) -> Part | None:
        """The last such word before a place: "we decide:" above a list goes with all of it."""
        pattern = _FIRST_PERSON.get(document.language)
        matches = list(pattern.finditer(document.text, 0, end)) if pattern else []
        return Part(*matches[-1].span()) if matches else None

    def declared(self, document: Document, end: int) -> Part | None:
        """The last word before a place that is nothing but "we": who an Arabic text's verbs of the first person speak of."""
        pattern = _WE.get(document.language)
        matches = list(pattern.finditer(document.text, 0, end)) if pattern else []
        return Part(*matches[-1].span()) if matches else None

    def subject(self, document: Document, start: int, end: int) -> Part | None:
        """Those who will act where a content begins by naming them: ``Member States will``, ``ستقدم الدول الأعضاء``, ``the Secretariat to hold``."""
        phrases, will = self._phrases.get(document.language), _WILL.get(document.language)
        if phrases is None or will is None:
            return None
        said = words(document.text, start, end)[:OPENING]
        arabic = document.language == "ar"
        for mark in phrases.find(said):
            if mark.value.part not in ("people", "doer", "agent") or mark.prefix:
                continue
            first, last = self._named(said, mark) if mark.value.part == "agent" else (mark.first, mark.last)
            before, behind = (said[n].text if 0 <= n < len(said) else "" for n in (first - 1, last + 1))
            acts = will.fullmatch(before if arabic else behind) or (arabic and mark.value.part == "doer" and will.fullmatch(behind))
            told = first == 0 and mark.value.part in ("doer", "agent") and _TOLD[document.language].fullmatch(behind)
            if acts or told:
                return Part(said[first].start, said[last].end)
        return None

    @staticmethod
    def _named(said: Sequence[Word], mark: Found[Marker]) -> tuple[int, int]:
        """The whole name around its head: in Arabic the definite words behind it, in English the words before it, to the first."""
        first, last = mark.first, mark.last
        while last + 1 < len(said) and _DEFINITE.fullmatch(said[last + 1].text):
            last += 1
        return (first, last) if last > mark.last or not said[0].text.isascii() else (0, last)

    def _of(self, text: str, start: int, end: int, language: str) -> Iterable[tuple[str, Part]]:
        phrases = self._phrases.get(language)
        if phrases is None:
            return
        said = words(text, start, end)
        marks = phrases.find(said)
        units = {
            n: mark.value.part for mark in marks if mark.value.part in ("time", "money") for n in range(mark.first, mark.last + 1)
        }
        for number, mark in enumerate(marks):
            part = mark.value.part
            if part == "due":
                if due := _due(mark, said, units):
                    yield "rhythm" if mark.value.id == "rhythm" else "due", due
            elif part in ("condition", "mechanism", "beneficiary"):
                if number and marks[number - 1].value.part == part and mark.first - marks[number - 1].last <= REACH:
                    continue
                yield part, _clause(text, mark, min(self._limits(part, marks[number + 1 :], said, units), default=end), end)
            elif part in ("future", "past", "stance", "growth"):
                yield part, Part(mark.start, mark.end)
            elif part == "people" and _for_them(text, mark, said, language):
                yield (
                    "beneficiary",
                    _clause(text, mark, min(self._limits("beneficiary", marks[number + 1 :], said, units), default=end), end),
                )
        if not any(mark.value.part in ("people", "beneficiary") for mark in marks):
            yield from (("beneficiary", part) for part in _people_by_form(text, said, marks, language))
        yield from (("amount", part) for part in self._amounts(text, start, end, language, marks))

    def _amounts(self, text: str, start: int, end: int, language: str, marks: Sequence[Found[Marker]]) -> Iterable[Part]:
        """Sums of money first, then numbers of anything but time; from ten on, for small numbers count the parts of the action."""
        times = [m for m in marks if m.value.part == "time"]
        money = [m for m in marks if m.value.part == "money"]
        conditions = [_clause(text, mark, end, end) for mark in marks if mark.value.part == "condition"]
        sums, counts = [], []
        numbers = find_numbers(text, start, end, language, self._knowledge)
        for number, after in zip_longest(numbers, numbers[1:]):
            if after and _RAISED.fullmatch(text[max(number.end, number.counted_end) : after.start]):
                continue
            last = max(number.end, number.counted_end)
            if any(c.start <= number.start < c.end for c in conditions):
                continue
            if any(number.start <= m.start and m.start <= last + 2 for m in times) and not any(m.start <= last for m in money):
                continue
            if unit := next((m for m in money if number.start <= m.start <= last + 2), None):
                sums.append(Part(number.start, unit.end, "money"))
            elif number.counted and number.value >= LEAST_COUNTED:
                counts.append(Part(number.start, last, "count"))
        return (*sums, *counts)

    @staticmethod
    def _limits(part: str, marks: Sequence[Found[Marker]], said: Sequence[Word], units: Mapping[int, str]) -> Iterable[int]:
        """Where the next part of another kind begins."""
        for mark in marks:
            kind = mark.value.part
            if kind != part and (kind in ("condition", "mechanism") or (kind == "due" and _due(mark, said, units))):
                yield mark.start


def fires(entry: Marker, sentence: str, knowledge: Knowledge, language: str) -> bool:
    """Whether a sentence has the entry's part."""
    said = words(sentence)
    own = set(entry.words)
    if entry.part in ("time", "money", "other"):
        return any(mark.value.id == entry.id for mark in Phrases((p, entry) for p in own).find(said))
    document = Document("x", "x", None, "press", language, None, None, None, None, None, sentence, ())
    finder = PartFinder(knowledge)
    marks = [m for m in finder._phrases[language].find(said) if m.value.id == entry.id]
    parts = finder.parts(document, [(0, len(sentence))])
    if entry.part in ("doer", "agent"):
        return finder.subject(document, 0, len(sentence)) is not None
    if entry.part == "people":
        return bool(parts.beneficiary)
    held = {"due": parts.due_list, "condition": parts.condition_list, "mechanism": parts.mechanism, "beneficiary": parts.beneficiary,
            "future": parts.future, "past": parts.past, "stance": parts.stance, "growth": parts.growth}[entry.part]  # fmt: skip
    return any(part.start == mark.start for mark in marks for part in held)


def _for_them(text: str, mark: Found[Marker], said: Sequence[Word], language: str) -> bool:
    """Whether the people named are those whom something is for: ``ل`` is written together with them, ``for`` or ``to`` stands before."""
    if mark.prefix.endswith("ل"):
        return True
    before = [word.text for word in said[max(0, mark.first - BEFORE.get(language, 1)) : mark.first]]
    near = _TOWARD.get(language, frozenset())
    last = max((n for n, word in enumerate(before) if word in near), default=-1)
    return last >= 0 and not any(
        _CLAUSE_END.search(text, a.end, b.start) for a, b in pairwise(said[mark.first - len(before) + last : mark.first + 1])
    )


def _people_by_form(text: str, said: Sequence[Word], marks: Sequence[Found[Marker]], language: str) -> Iterable[Part]:
    """People whom no list knows, by the form of the word and the particle before it, with the adjective that agrees in Arabic."""
    form, near = _MANY.get(language), _TOWARD.get(language, frozenset())
    known = {n for mark in marks for n in range(mark.first, mark.last + 1)}
    for number, word in enumerate(said):
        if form is None or number in known or not form.fullmatch(word.text):
            continue
        if language == "ar":
            behind = said[number + 1] if number + 1 < len(said) else word
            yield Part(word.start, behind.end if behind.text.startswith("ال") and behind.text.endswith("ين") else word.end)
            continue
        first = next((n for n in range(number - 1, max(-1, number - 4), -1) if said[n].text in near), None)
        if first is not None and not _CLAUSE_END.search(text, said[first].end, word.end):
            yield Part(said[first + 1].start, word.end)


def _due(mark: Found[Marker], said: Sequence[Word], units: Mapping[int, str]) -> Part | None:
    """A deadline from its marker to the last of the numbers and time words that follow it closely; None where none does."""
    last = mark.last if any(n in units for n in range(mark.first, mark.last + 1)) or mark.value.id in WHOLE else None
    at = mark.last + 1
    while at < len(said) and at - (last if last is not None else mark.last) <= REACH:
        if units.get(at) == "time" or said[at].text[:1].isdigit():
            last = at
        at += 1
    return None if last is None else Part(mark.start, said[last].end, mark.value.id)


def _clause(text: str, mark: Found[Marker], limit: int, end: int) -> Part:
    stop = _CLAUSE_END.search(text, mark.end, end)
    last = min(limit, stop.start() if stop else end)
    while last > mark.end and text[last - 1].isspace():
        last -= 1
    return Part(mark.start, max(last, mark.end))
