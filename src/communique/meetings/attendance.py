"""Who took part: hosts and chairs with the persons who act for them, and lists of states and organisations.

Lists of a body's members outside words of attendance are no participants. One entry a party; a host is not listed again.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.knowledge import Knowledge
from communique.knowledge.gatherings import Term
from communique.meetings import persons_en
from communique.meetings.lexicon import Lexicon, PartyWord
from communique.meetings.lines import Line, apart, of_an_officer, parties_in
from communique.meetings.persons import Person, Scene, persons, scene
from communique.model import Document, Name, Participant, Span
from communique.settings import Gathering
from communique.text.normal import fold
from communique.text.phrases import Found

ROLES = ("host", "chair", "participant", "observer")


def attendance(
    document: Document, lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering
) -> tuple[Participant, ...]:
    """Participants of a document's meeting in the order host, chair, participant, observer, then as they stand in the text."""
    found: list[Participant] = []
    for line in lines:
        if not line.inside or line.says("ahead", "earlier"):
            continue
        led = line.of("host", "chair")
        if not led and not line.says("attend", "observe"):
            continue
        view = scene(line, lexicon)
        hosts = [one for term in led if _meets(line) for one in _led(document, view, term, knowledge, settings.reach)]
        found += hosts
        taken = [(one.spans[0].start, one.spans[0].end) for one in hosts]
        found += _listed(document, line, lexicon, knowledge, taken, settings)
    return merged(found)


def _meets(line: Line) -> bool:
    return line.says("noun", "verb", "people", "level")


def _role(term: Found[tuple[Term, ...]]) -> str:
    return "host" if any(one.kind == "host" for one in term.value) else "chair"


def _led(document: Document, view: Scene, term: Found[tuple[Term, ...]], knowledge: Knowledge, reach: int) -> list[Participant]:
    english = all(word.text.isascii() for word in view.line.words)
    role, sure = _role(term), not all(one.weak for one in term.value)
    people = persons_en.persons(view, term.last + 1) if english else persons(view, term.last + 1, bare=sure)
    of_meeting = any(apart(term, other) <= reach for other in view.line.of("noun", "verb"))  # working groups have chairs too
    if not people and of_meeting:
        people = [Person(party.value.party, party.start, party.end, None) for party in _states_behind(view, term.last)]
    return [_acting(document, person, role, knowledge) for person in people if person.name or person.party]


def _states_behind(view: Scene, last: int) -> list[Found[PartyWord]]:
    """The states named right behind a word, joined in a list: ``under the chairmanship of Egypt and Kenya``."""
    run: list[Found[PartyWord]] = []
    for party in view.parties.values():
        if not party.value.demonym and (_joined(view.line, run[-1], party) if run else party.first == last + 1):
            run.append(party)
    return run


def _acting(document: Document, person: Person, role: str, knowledge: Knowledge) -> Participant:
    name = knowledge.party_names.get(person.party, Name()) if person.party else Name()
    span = Span(document.id, person.start, person.end)
    return Participant(person.party, name, person.name, "host" if role == "host" else "chair", (span,))


def _listed(
    document: Document, line: Line, lexicon: Lexicon, knowledge: Knowledge, taken: Sequence[tuple[int, int]], settings: Gathering
) -> list[Participant]:
    """States in lists and organisations by name or through their officers, in a sentence about attendance."""
    states = [
        party
        for party in parties_in(line, lexicon)
        if not party.value.demonym and not any(start <= party.start < end for start, end in taken)
    ]
    runs: list[list[Found[PartyWord]]] = []
    for party in states:
        if runs and _joined(line, runs[-1][-1], party):
            runs[-1].append(party)
        else:
            runs.append([party])
    observing = line.says("observe")
    watching = _observers(line, runs, settings.reach) if observing else []
    listed = []
    for run in runs:
        if run in watching:
            listed += [_party(document, party, "observer", knowledge) for party in run]
            continue
        if len(run) >= settings.list_length or _introduced(line, run[0]):
            listed += [
                _party(document, party, "participant", knowledge) for party in run if party.value.party in knowledge.countries
            ]
        for party in run:
            organisation = party.value.party in knowledge.organisations
            if organisation and line.says("attend", "observe") and (observing or of_an_officer(party, line, lexicon, gap=1)):
                listed.append(_party(document, party, "observer" if observing else "participant", knowledge))
    return listed


def _observers(line: Line, runs: Sequence[list[Found[PartyWord]]], reach: int) -> list[list[Found[PartyWord]]]:
    """The names nearest to each word of observing, mostly before it: ``بمشاركة السنغال بصفة مراقب``, ``as observers: Fiji``."""
    found = []
    for term in line.of("observe"):
        near = [
            (term.first - run[-1].last - 1 if run[-1].last < term.first else run[0].first - term.last, n)
            for n, run in enumerate(runs)
            if -reach <= run[0].first - term.last <= 3 or 0 < term.first - run[-1].last <= reach
        ]
        if near:
            found.append(runs[min(near)[1]])
    return found


def _joined(line: Line, one: Found[PartyWord], other: Found[PartyWord]) -> bool:
    """Whether two names follow each other in a list."""
    if other.first - one.last == 1:
        return "و" in other.prefix or "," in line.between(one.last, other.first) or "،" in line.between(one.last, other.first)
    between = [word.text for word in line.words[one.last + 1 : other.first]]
    return between in (["and"], ["the"], ["and", "the"])


def _introduced(line: Line, party: Found[PartyWord]) -> bool:
    """Whether a level or a word of attendance stands right before a name."""
    return any(0 < party.first - term.last <= 1 for term in line.of("level")) and line.says("attend", "chair", "host")


def _party(document: Document, party: Found[PartyWord], role: str, knowledge: Knowledge) -> Participant:
    name = knowledge.party_names[party.value.party]
    span = Span(document.id, party.start, party.end)
    return Participant(party.value.party, name, None, "observer" if role == "observer" else "participant", (span,))


def merged(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """One entry a party or person: the foremost role, every span; hosts first, then the order of the text."""
    kept: list[Participant] = []
    for one in sorted(found, key=lambda p: (ROLES.index(p.role), p.spans[0].document, p.spans[0].start)):
        for at, known in enumerate(kept):
            if _same(known, one):
                spans = tuple(dict.fromkeys((*known.spans, *one.spans)))
                person = known.person or (one.person if known.role == one.role else None)
                kept[at] = Participant(known.party or one.party, known.name if known.party else one.name, person, known.role, spans)
                break
        else:
            kept.append(one)
    return tuple(kept)


def _same(known: Participant, one: Participant) -> bool:
    """Two entries for one party; two named persons of one party stay apart unless one name holds the other's last part."""
    if known.person and one.person:
        a, b = fold(known.person).split(), fold(one.person).split()
        translated = known.person.isascii() != one.person.isascii()  # one officer of a party, named in two scripts
        return a[-1] == b[-1] or a[:2] == b[:2] or (translated and known.party is not None and known.party == one.party)
    return known.party is not None and known.party == one.party
