"""Conflicts about a meeting itself: its date, its body, how many took part and who, and where things are said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.knowledge import Knowledge
from communique.knowledge.oppositions import Opposition
from communique.model import Conflict, ConflictKind, Document, Meeting, Reason, Span, StatedCount, Statement, When
from communique.points.content import Wordings
from communique.settings import Disagreeing
from communique.text.dates import find_dates, resolve
from communique.text.phrases import Found, Phrases
from communique.text.words import Word, words

NEAR = 4
"""Words between those who meet and the name of their body."""
AROUND = 8
"""Words on either side of a place name that tell what is said to be there."""


@dataclass(frozen=True)
class Facts:
    """One meeting with its texts and statements, ready for comparing."""

    meeting: Meeting
    documents: Sequence[Document]
    statements: Sequence[Statement]
    lexicon: Lexicon
    wordings: Wordings
    settings: Disagreeing

    def conflicts(self) -> Iterator[Conflict]:
        """All of them."""
        yield from self._dates()
        yield from self._bodies()
        yield from self._counts()
        yield from self._lists()
        yield from self._one_person_twice()
        yield from self._directions()

    def _conflict(self, kind: ConflictKind, spans: Iterable[Span], text: str, *reasons: Reason) -> Conflict:
        return Conflict(self.meeting.id, kind, (), tuple(dict.fromkeys(spans)), text, reasons)

    # ------------------------------------------------------------ date

    def _dates(self) -> Iterator[Conflict]:
        """Weekdays that do not fit their date, documents that date the meeting differently, days that nothing settles."""
        days: defaultdict[str, list[Span]] = defaultdict(list)
        loose: defaultdict[str, list[tuple[Span, When]]] = defaultdict(list)
        for document in self.documents:
            spans = [s for s in (*self.meeting.dates, *self.meeting.held.spans) if s.document == document.id]
            for span in sorted(set(spans)):
                for when in find_dates(document.text, span.start, span.end, document.language, self.lexicon.knowledge):
                    at = Span(document.id, when.start, when.end)
                    day, agrees = resolve(when, document.published.date if document.published else None)
                    if agrees is False:
                        yield self._conflict(
                            "date",
                            [at, *self._other_days(document.id)],
                            "the weekday does not fit the date",
                            Reason("weekday", when.text),
                        )
                    elif day and len(day) == 10:
                        days[day].append(at)
                    elif when.relative is not None or when.weekday is not None:
                        loose[document.id].append((at, when))
        if len(days) > 1:
            named = sorted(days.items(), key=lambda d: (-len(d[1]), d[0]))
            text = "; ".join(f"{day} in {len({s.document for s in spans})} of its texts" for day, spans in named)
            yield self._conflict("date", [s for _, spans in named for s in spans[:2]], text, Reason("dates", len(days)))
        if self.meeting.held.date is None:
            for found in loose.values():
                offsets = {when.relative for _, when in found if when.relative is not None}
                if len(offsets) > 1:
                    text = f"{' and '.join(sorted({w.text for _, w in found}))} are given, and no date of publication settles them"
                    yield self._conflict("date", [s for s, _ in found], text, Reason("relative days", len(offsets)))

    def _other_days(self, document: str) -> list[Span]:
        return [s for s in self.meeting.dates if s.document != document][:2]

    # ------------------------------------------------------------ body

    def _bodies(self) -> Iterator[Conflict]:
        """A report that has the ministers of the whole body meet where it, or another, says that a part of the body met."""
        wholes: dict[str, list[Span]] = {}
        parts: dict[str, list[Span]] = {}
        for document in self.documents:
            for region in document.regions:
                if region.role in ("headline", "body"):
                    whole, part = self.lexicon.namings(document, region.start, region.end, self.meeting.body)
                    wholes.setdefault(document.id, []).extend(whole)
                    parts.setdefault(document.id, []).extend(part)
        everywhere = [s for spans in parts.values() for s in spans]
        for document_id, spans in sorted(wholes.items()):
            other = parts[document_id] or everywhere
            if spans and other:
                text = "the whole body is said to have met, and a part of it"
                yield self._conflict("body", [*spans[:2], *other[:2]], text, Reason("names", document_id))

    # ------------------------------------------------------------ numbers and lists

    def _counts(self) -> Iterator[Conflict]:
        """Texts that state different numbers of the same thing."""
        stated: defaultdict[str, dict[int, list[Span]]] = defaultdict(dict)
        for count in self.meeting.stated_counts:
            if not count.approximate and count.what == "participants":
                stated[count.what].setdefault(count.value, []).extend(count.spans)
        for what, values in sorted(stated.items()):
            sides = {value: {s.document for s in spans} for value, spans in values.items()}
            if len(values) > 1 and len(set().union(*sides.values())) > 1:
                text = ", ".join(f"{value} {what} in {len(sides[value])} of its texts" for value in sorted(values))
                yield self._conflict(
                    "count", [s for value in sorted(values) for s in values[value][:2]], text, Reason("stated", what)
                )

    def _lists(self) -> Iterator[Conflict]:
        """Lists of states that are shorter than the number stated: of those present, or of the members of what met."""
        present = [c for c in self.meeting.stated_counts if c.what == "participants" and not c.approximate and c.spans]
        if not present:
            return
        for document in self.documents:
            listed, spans, members = self._listed(document)
            own = [c for c in present if any(s.document == document.id for s in c.spans)]
            for count in own[:1]:
                if self._short(len(listed), count):
                    text = f"{count.value} countries stated, {len(listed)} named"
                    yield self._conflict("count", [*_of(count, document.id), *spans], text, Reason("named", len(listed)))
            for names, span in members:
                count = (own or present)[0]
                if len(names) >= self.settings.listed and len(names) < count.value:
                    text = f"{len(names)} countries named as members, {count.value} said to have taken part"
                    yield self._conflict(
                        "participants", [span, *(_of(count, document.id) or count.spans[:1])], text, Reason("named", len(names))
                    )

    def _listed(self, document: Document) -> tuple[set[str], list[Span], list[tuple[set[str], Span]]]:
        """States that a document names as present, where it does, and its lists of members."""
        present = {
            p.party
            for p in self.meeting.participants
            if p.party and _code(p.party) and any(s.document == document.id for s in p.spans)
        }
        spans: list[Span] = []
        members: list[tuple[set[str], Span]] = []
        for statement in self.statements:
            if statement.document != document.id or statement.act not in ("record", "background"):
                continue
            found = self.lexicon.states(document, statement.start, statement.end)
            if statement.act == "record" and found:
                present |= found
                spans.append(Span(document.id, statement.start, statement.end))
            elif len(found) >= self.settings.listed and statement.voice == "outlet":
                members.append((found, Span(document.id, statement.start, statement.end)))
        return present, spans, members

    def _short(self, named: int, count: StatedCount) -> bool:
        limits = self.settings
        return named >= limits.listed and limits.listed_share * count.value <= named < count.value

    def _one_person_twice(self) -> Iterator[Conflict]:
        for document in self.documents:
            for statement in self.statements:
                if statement.document == document.id and statement.act == "record":
                    for name in self.lexicon.twice(document, statement.start, statement.end):
                        text = "two offices of one person are listed as two people"
                        yield self._conflict(
                            "participants", [Span(document.id, statement.start, statement.end)], text, Reason("offices", name)
                        )

    # ------------------------------------------------------------ places

    def _directions(self) -> Iterator[Conflict]:
        """One thing placed in the east of a country here and in its north-east there."""
        found: defaultdict[str, list[tuple[frozenset[str], Span, frozenset[str]]]] = defaultdict(list)
        for document in self.documents:
            for region in document.regions:
                if region.role in ("headline", "body"):
                    for place, toward, span, around in self.lexicon.directions(document, region.start, region.end):
                        keys = self.wordings.of(document, [around]).keys
                        found[place].append((toward, span, keys))
        for _, rows in sorted(found.items()):
            sides: dict[frozenset[str], list[Span]] = {}
            for toward, span, keys in rows:
                if any(other != toward and len(keys & more) > self.settings.context_words for other, _, more in rows):
                    sides.setdefault(toward, []).append(span)
            if len(sides) > 1:
                ordered = sorted(sides.items(), key=lambda s: (len(s[1]), sorted(s[0])))
                text = " against ".join("-".join(sorted(toward)) for toward, _ in ordered)
                yield self._conflict(
                    "place", [s for _, spans in ordered for s in spans[:3]], text, Reason("directions", len(sides))
                )


def _of(count: StatedCount, document: str) -> list[Span]:
    return [s for s in count.spans if s.document == document][:1]


def _code(party: str) -> bool:
    return len(party) == 2 and party.isupper()


class Lexicon:
    """The words of ``oppositions.toml`` and the names of states, ready for finding."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        opposed = knowledge.oppositions
        self._toward = Phrases((phrase, entry.id) for entry in opposed.directions for phrase in entry.words.all)
        self._parts = Phrases((phrase, entry.id) for entry in opposed.parts for phrase in entry.words.all)
        self._people = Phrases((phrase, entry.id) for entry in opposed.people for phrase in entry.words.all)
        self._offices = Phrases(
            (phrase, (entry.id, side))
            for entry in opposed.one_holder
            for side, held in enumerate((entry.words, entry.also))
            for phrase in held.all
        )

    @cached_property
    def _states(self) -> Phrases[str]:
        return Phrases((name, code) for code, country in sorted(self.knowledge.countries.items()) for name in country.names.all)

    def states(self, document: Document, start: int, end: int) -> set[str]:
        """ISO codes of the states named in a stretch."""
        return {found.value for found in self._states.find(words(document.text, start, end))}

    def twice(self, document: Document, start: int, end: int) -> list[str]:
        """Ids of offices of one holder that a stretch names side by side."""
        sides: defaultdict[str, set[int]] = defaultdict(set)
        for found in self._offices.find(words(document.text, start, end)):
            sides[found.value[0]].add(found.value[1])
        return sorted(name for name, both in sides.items() if len(both) == 2)

    def directions(self, document: Document, start: int, end: int) -> Iterator[tuple[str, frozenset[str], Span, tuple[int, int]]]:
        """Place name, its directions, where, and the words around it."""
        said = words(document.text, start, end)
        run: list[Found[str]] = []
        for found in (*self._toward.find(said), None):
            if run and (found is None or found.first != run[-1].last + 1):
                place = run[-1].last + 1
                if place < len(said):
                    toward = frozenset(part for mark in run for part in mark.value.split("-"))
                    around = said[max(0, run[0].first - AROUND)].start, said[min(len(said) - 1, place + AROUND)].end
                    yield said[place].text, toward, Span(document.id, said[max(0, run[0].first - 1)].start, said[place].end), around
                run = []
            if found:
                run.append(found)

    def namings(self, document: Document, start: int, end: int, body: str) -> tuple[list[Span], list[Span]]:
        """Where those who meet are called people of the whole body, and where people of a part of it."""
        profile = self.knowledge.body(body)
        if profile is None:
            return [], []
        said = words(document.text, start, end)
        names = Phrases((name, "name") for name in (*profile.names.all, *profile.short.all)).find(said)
        parts = self._parts.find(said)
        partial = [Span(document.id, said[max(0, p.first - 2)].start, said[min(len(said) - 1, p.last + 3)].end) for p in parts]
        whole = [
            Span(document.id, people.start, name.end)
            for people in self._people.find(said)
            for name in names
            if people.last < name.first <= people.last + NEAR and not _between(parts, people.first, name.last, said)
        ]
        return whole, partial if names or parts else []


def _between(parts: Sequence[Found[str]], first: int, last: int, said: Sequence[Word]) -> bool:
    """Whether the name of a part stands in or right after a naming."""
    return any(first <= p.first <= min(last + 1, len(said) - 1) for p in parts)


def fires(entry: Opposition, sentence: str, knowledge: Knowledge) -> bool:
    """Whether a sentence has the entry's words, and those that must stand beside them."""
    said = words(sentence)
    needed = [entry.words.all, *([entry.also.all] if entry.also.all else [])]
    everything = Phrases((p, e.id) for e in (*knowledge.oppositions.directions, entry) for p in e.words.all)
    if len(needed) == 1:
        return any(found.value == entry.id for found in everything.find(said))
    return all(Phrases((p, entry.id) for p in group).find(said) for group in needed)
