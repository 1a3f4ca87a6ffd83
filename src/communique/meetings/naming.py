"""Where a document names a body as meeting, at which level, and which body it is.

A *sighting* is a body's name in one sentence with a word for its level or for gathering within reach. Weight: headline and
first sentence tell what a report is about. Weak at: bodies known by an adjective alone, and articles that name no body at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET
from communique.knowledge.gatherings import Term
from communique.meetings.lexicon import Lexicon, Naming, SmallWords, names_in
from communique.meetings.lines import Line, Placed, apart, coming, not_now, of_an_officer, parties_in
from communique.model import Document
from communique.settings import Gathering
from communique.text.phrases import Found

GUESSED = "level guessed"
"""Name of the reason that a mention's level is its body's usual one and not named in the text."""


_WITHIN = 12
"""Words between the head of a part's name and the body that it is a part of, behind "in" or "of";"""
_BESIDE = 2
"""without them: ``اتحاد غرف دول المجلس``."""
_VERB = 3
"""Words between a verb and its subject at most: "members of", an adverb."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One sentence that names a body as meeting, issuing or deciding."""

    line: Line
    body: str
    naming: Found[Naming]
    level: str | None
    sure: bool
    """Whether the level is named by more than a passing word (``وزراء خارجية`` against ``الوزراء``)."""
    weight: float
    start: int
    end: int
    elsewhere: bool
    """Whether the sentence speaks of a meeting to come or past."""
    told: bool = False
    """Whether its form alone says that they met; of a naming it never does."""


def sightings(
    document: Document, lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering
) -> list[Sighting]:
    """All sightings of a document in order; short names count only behind the body's full name."""
    named = [(line, names_in(line.words, lexicon)) for line in lines]
    full = {naming.body for _, finds in named for found in finds for naming in found.value if naming.kind == "full"}
    state = _state(document, lines, lexicon, knowledge, settings) if any(body == CABINET for body in full) else None
    sighted = []
    told: set[str] = set()
    for line, finds in named:
        for found in finds:
            naming = _meant(found, told, line)
            told |= {one.body for one in found.value if one.kind == "full"}
            if naming is None or of_an_officer(found, line, lexicon) or an_attribute(found, line, lexicon):
                continue
            body = f"{CABINET}-{state.lower()}" if naming.body == CABINET and state else naming.body
            one = _sighting(line, _with(found, naming), body, lexicon, knowledge, settings)
            if one is not None:
                sighted.append(one)
    return sighted + _carried(named, full, lexicon, settings)


def _carried(
    named: Sequence[tuple[Line, Sequence[Found[tuple[Naming, ...]]]]], full: set[str], lexicon: Lexicon, settings: Gathering
) -> list[Sighting]:
    """Lead sentences that tell of a meeting without a body's name, in a document that names one body alone, in its headline or as who
    decides in its first sentence."""
    headline = [found for line, finds in named if line.role == "headline" for found in finds]
    deciding = [found for line, finds in named if line.order == 0 for found in finds if _beside_a_decision(found, line)]
    opening = [*headline, *deciding]
    bodies = {naming.body for found in opening for naming in found.value if naming.kind == "full"}
    if len(bodies) != 1 or len({body.split("-")[0] for body in full}) != 1:
        return []
    naming = Naming(min(bodies), "full", None)
    carried = []
    for line, finds in named:
        if not 0 <= line.order < settings.lead_sentences or any(one.kind == "full" for found in finds for one in found.value):
            continue
        terms = line.of("noun", "verb", "people")
        gathering = [term for term in terms if any(not one.weak for one in term.value)] or (terms if _together(terms) else [])
        if not gathering or not (line.says("level") or _together(terms)):
            continue
        one = gathering[0]
        found = Found(one.start, one.end, one.first, one.last, naming, one.prefix)
        level, sure, words = _level(
            line, found, [t for t in line.terms if apart(found, t) <= 2 * settings.reach], lexicon, settings
        )
        spans = [(one.start, one.end), *words]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        weight = 3.0 if line.order == 0 or deciding else 2.0
        carried.append(
            Sighting(line, naming.body, found, level, sure, weight, start, end, line.elsewhere or coming(line, lexicon.small))
        )
    return carried


def _beside_a_decision(found: Placed, line: Line) -> bool:
    return any(apart(found, term) <= _VERB for term in line.of("decides"))


def _meant(found: Found[tuple[Naming, ...]], full: set[str], line: Line) -> Naming | None:
    """Which of the bodies that go by these words is meant, given those named in full so far; None where none is."""
    if any(naming.kind == "unlike" for naming in found.value):
        return None
    for naming in found.value:
        if naming.kind == "full":
            text = line.text[found.start : found.end]
            acronym = text.isascii() and len(text) <= 5 and " " not in text
            return naming if not acronym or text[:2].isupper() else None
    for naming in found.value:
        beside = line.of("noun", "level")
        if naming.kind == "adjective" and any(apart(found, term) <= 1 and term.first <= found.first for term in beside):
            return naming
        if naming.kind == "short" and naming.body in full:
            return naming
    return None


def an_attribute(found: Placed, line: Line, lexicon: Lexicon) -> bool:
    """Whether the name only says whose seat, officer, paper or part something is: ``رئيسة القمة``, ``مقر الجامعة``."""
    small = lexicon.small
    inside = found.first > 0 and line.words[found.first - 1].text in small.place_prepositions
    reach = 3 if inside or line.words[found.first].text.isascii() else 2  # "president of the council", "Arab member in the council"
    before = [word.text for word in line.words[max(0, found.first - reach) : found.first]]
    if any(word in small.attribute_of or word.removeprefix("و") in small.attribute_of for word in before):
        return True
    if inside or _of_its_states(found, line, small):
        within = _WITHIN
    else:
        within = _BESIDE if line.words[found.first].text in small.of_states else 0
    return any(
        0 < found.first - head.last <= within and not any(head.last < level.first < found.first for level in line.of("level"))
        for head in line.of("body")
    )


def _of_its_states(found: Placed, line: Line, small: SmallWords) -> bool:
    """Whether a name says in or of which states something is: ``لجنة البريد بدول المجلس``, not ``عقدت دول المجلس``."""
    first = line.words[found.first].text
    states = found.first if _bare(first) in small.of_states else found.first - 1
    if states < 0 or _bare(line.words[states].text) not in small.of_states:
        return False
    printed = line.text[line.words[states].start : line.words[states].end]
    return printed[:1] in ("ب", "ل")


def _bare(text: str) -> str:
    """A word without the letter of "in" or "of"."""
    return text[1:] if text[:1] in ("ب", "ل") else text


def _with(found: Found[tuple[Naming, ...]], naming: Naming) -> Found[Naming]:
    return Found(found.start, found.end, found.first, found.last, naming, found.prefix)


def _sighting(
    line: Line, found: Found[Naming], body: str, lexicon: Lexicon, knowledge: Knowledge, settings: Gathering
) -> Sighting | None:
    profile = knowledge.bodies.get(body)
    near = [term for term in line.terms if apart(found, term) <= settings.reach]
    standing = bool(profile and profile.standing)
    evidence = [
        term
        for term in near
        if _speaks_of_gathering(
            term.value, standing=standing and _acts(found, term, line, lexicon), first=line.order < settings.lead_sentences
        )
        and not _of_another_body(found, term, line, lexicon)
    ]
    if not any(not one.weak for term in evidence for one in term.value) and not _together(evidence):
        evidence = []  # ``دورة`` alone may be of games, ``عقد`` a contract
    if not evidence and (told := _told_behind(line, found, lexicon, settings)) is not None:
        evidence = [told]
        near = [*near, *(term for term in line.terms if term not in near and apart(told, term) <= 2)]
    level, sure, words = _level(line, found, near, lexicon, settings)
    if not evidence and (level is None or standing):
        return None
    spans = [(found.start, found.end), *words]
    weight = 3.0 if line.order <= 0 else 2.0 if line.order < settings.lead_sentences and evidence else 1.0
    reach = settings.date_reach if line.order <= 0 else len(line.words)  # first sentences tell of two meetings, others of one
    other = any(apart(found, term) <= reach for term in line.of("ahead", "earlier", "recall"))
    other = other or not_now(line, found, lexicon.small) or coming(line, lexicon.small)
    return Sighting(line, body, found, level, sure, weight, min(s for s, _ in spans), max(e for _, e in spans), other)


def _told_behind(line: Line, found: Found[Naming], lexicon: Lexicon, settings: Gathering) -> Found[tuple[Term, ...]] | None:
    """A body's own meeting told behind what it decided: ``أبقت المنظمة سقف الإنتاج ...، وذلك خلال اجتماع لجنتها``.

    Only of the subject that opens headline or first sentence, and only where the meeting is said to be its own.
    """
    if line.order > 0 or found.first > settings.subject_reach:
        return None
    small = lexicon.small
    for term in line.of("noun", "verb"):
        strong = any(one.kind in ("noun", "verb") and not one.weak for one in term.value)
        if not strong or term.first <= found.last:
            continue
        before = [word.text.removeprefix("و") for word in line.words[max(0, term.first - 4) : term.first]]
        behind = [word.text for word in line.words[term.first : term.last + 2]]
        own = any(word in small.its for word in (*before, *behind)) or any(
            not word.isascii() and word.endswith(tuple(small.its)) for word in behind
        )
        own = own or any(0 < term.first - level.last <= 4 for level in line.of("level"))  # "ministers decided at a meeting"
        if own and any(word in small.told_at for word in before):
            return term
    return None


def _speaks_of_gathering(terms: tuple[Term, ...], *, standing: bool, first: bool) -> bool:
    """Whether a word near the body's name says that it meets; of a standing body also that it decides."""
    for term in terms:
        if term.kind in ("noun", "verb", "people") and not term.weak:
            return True
        if term.kind in ("noun", "verb") and term.weak and (standing or first):
            return True
        if term.kind == "decides" and standing and first:
            return True
    return False


def _acts(found: Found[Naming], term: Placed, line: Line, lexicon: Lexicon) -> bool:
    """Whether a body may be the subject of a verb: an Arabic verb stands right before it or, in headlines, behind it.

    ``دعت باكستان مجلس الأمن`` has another subject between; ``تبنى أعضاء مجلس الأمن`` has none.
    """
    if line.words[found.first].text.isascii() or line.role == "headline":
        return term.first > found.last or found.first - term.last <= _VERB
    between = line.words[term.last + 1 : found.first]
    ours = {one.first for one in line.of("level")}
    filled = all(word.text in lexicon.small.subject_fillers or n in ours for n, word in enumerate(between, start=term.last + 1))
    return (0 < found.first - term.last <= _VERB and filled) or 0 < term.first - found.last <= _VERB


def _of_another_body(found: Found[Naming], term: Placed, line: Line, lexicon: Lexicon) -> bool:
    """Whether a word of meeting stands in construct before the name of another body: ``جلسة مجلس الوزراء``."""
    return any(
        other.first == term.last + 1 and other.first != found.first and any(naming.kind == "full" for naming in other.value)
        for other in names_in(line.words, lexicon)
    )


def _together(evidence: Sequence[Found[tuple[Term, ...]]]) -> bool:
    """Whether weak words support one another: a session and its being held."""
    return {one.kind for term in evidence for one in term.value} >= {"noun", "verb"}


def _level(
    line: Line, found: Found[Naming], near: list[Found[tuple[Term, ...]]], lexicon: Lexicon, settings: Gathering
) -> tuple[str | None, bool, list[tuple[int, int]]]:
    """The formation near a body's name: what the name itself says, then the profile's own words, then the nearest level word."""
    if found.value.level is not None:
        return found.value.level, True, []
    for own in lexicon.levels.find(line.words):
        for body, formation in own.value:
            if body == found.value.body and apart(found, own) <= 2:
                return formation, True, [(own.start, own.end)]
    others = [other for other in names_in(line.words, lexicon) if found.first > other.last or other.first > found.last]
    choices = [
        (term.weak, found.first < one.first, apart(found, one), one.first, one, term.value)
        for one in near
        if not any(other.first <= one.first <= other.last for other in others)
        for term in one.value
        if term.kind == "level" and term.value is not None
    ]
    if not choices:
        return None, False, []
    weak, _, _, _, one, value = min(choices, key=lambda choice: choice[:4])
    return value, not weak, [(one.start, one.end)]


def formation_of(body: str, sighted: Sequence[Sighting], knowledge: Knowledge) -> str:
    """The formation that the sightings of a body speak for; the profile's default where none says."""
    votes: dict[str, float] = {}
    for one in sighted:
        if one.level is not None and not one.elsewhere:
            votes[one.level] = votes.get(one.level, 0.0) + one.weight * (2.0 if one.sure else 1.0)
    if votes:
        return max(sorted(votes), key=lambda level: votes[level])
    profile = knowledge.body(body)
    return profile.default_formation if profile else "meeting"


_DOMAIN = re.compile(r"^(?:https?://)?(?:[^/]*\.)?([a-z]{2})(?:[:/]|$)", re.IGNORECASE)


def _state(document: Document, lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> str | None:
    """The state of a cabinet that a text names without it: by offices, cities, agency, outlet and address; None where nothing tells."""
    votes: dict[str, float] = {}

    def vote(state: str, weight: float) -> None:
        if state in knowledge.countries:
            votes[state] = votes.get(state, 0.0) + weight

    for line in lines[:6]:
        near = 2.0 if line.order <= 1 else 0.5
        for naming in names_in(line.words, lexicon):
            for one in naming.value:
                if one.body.startswith(f"{CABINET}-"):
                    vote(one.body.removeprefix(f"{CABINET}-").upper(), 4.0)
        for office in lexicon.offices.find(line.words):
            if office.value.party:
                vote(office.value.party, near)
        for place in lexicon.places.find(line.words):
            of_other = any(word.text in lexicon.small.of_other for word in line.words[max(0, place.first - 4) : place.first])
            near_name = any(apart(place, found) <= settings.date_reach for found in names_in(line.words, lexicon))
            if near_name and not of_other:
                vote(place.value.country, near)
    for key in (document.agency, document.outlet):
        for outlet in knowledge.outlets.values():
            names = {outlet.id, outlet.name.en, outlet.name.ar, *outlet.variants}
            if key is not None and key in names:
                for variant in sorted(name for name in names if name):
                    for country in knowledge.countries.values():
                        if any(f"{word} " in f"{variant} " for word in (*country.demonyms.en, *country.names.en) if len(word) > 3):
                            vote(country.code, 1.5)
                for domain in outlet.domains:
                    if match := _DOMAIN.match(domain):
                        vote(match[1].upper(), 1.5)
    if document.url and (match := _DOMAIN.match(document.url)):
        vote({"UK": "GB"}.get(match[1].upper(), match[1].upper()), 1.5)
    if not votes:
        for line in lines[:3]:
            for party in parties_in(line, lexicon):
                if not any(word.text in lexicon.small.of_other for word in line.words[max(0, party.first - 6) : party.first]):
                    vote(party.value.party, 0.2)
    return max(sorted(votes), key=lambda state: votes[state]) if votes else None
