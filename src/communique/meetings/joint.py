"""Meetings of parties that are no body together: a body with a state, two bodies, two or more states.

Four forms of print: ``A met with B``, ``a meeting between A and B``, two adjectives behind a word of gathering
(``القمة المصرية الأردنية``) and ``his B counterpart``. A joint meeting never counts as one of the body's own.
Misses meetings whose parties stand in different sentences, and persons named without office or country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET, joint_body
from communique.knowledge.gatherings import Term
from communique.meetings.lexicon import Lexicon, SmallWords, names_in
from communique.meetings.lines import Line, Placed, apart, coming, of_an_officer, parties_in
from communique.settings import Gathering
from communique.text.phrases import Found

_TITLE = 5
"""Words of a title before its party is named: ``نائبة رئيس الوزراء ووزيرة الخارجية``."""


@dataclass(frozen=True, slots=True)
class Joint:
    """One sentence that tells of a meeting of several parties."""

    line: Line
    body: str
    parts: tuple[str, ...]
    """Ids of bodies and codes of parties, sorted as in the body's id."""
    level: str | None
    sure: bool
    """Whether the level is the office of those who met, not a word near them."""
    weight: float
    start: int
    end: int
    elsewhere: bool
    told: bool = False
    """Whether the form itself says that they met or issued a text."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A party or body in a sentence, by word index."""

    key: str
    first: int
    last: int
    start: int
    end: int
    body: bool
    demonym: bool
    prefix: str
    formation: str | None


def joint_sightings(lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> list[Joint]:
    """Joint meetings told in headline and lead, in order; the first form that fits a sentence counts."""
    found = []
    for line in lines:
        if line.order < settings.lead_sentences:
            sides = _sides(line, lexicon)
            one = next((joint for joint in _in_line(line, sides, lexicon, knowledge, settings)), None)
            if one is not None:
                found.append(one)
    return found or _of_a_text(lines, lexicon, knowledge, settings)


def _held_for(office: Placed, party: Placed, line: Line) -> bool:
    """Whether an office is held for a party: it stands right before it, in English also before "of", or behind a demonym."""
    if office.first < party.first <= office.last + 1:
        return True
    if not line.words[party.first].text.isascii():
        return False
    return office.first == party.last + 1 or (party.first == office.last + 2 and line.words[party.first - 1].text == "of")


def _in_line(line: Line, sides: list[_Side], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> Iterator[Joint]:
    """What each form finds in one sentence, the surest form first."""
    small = lexicon.small
    if len(sides) < 2:
        return
    opened = list(_opening(line, sides, small))
    formed: list[tuple[_Side, ...]] = []
    if line.says("noun", "verb", "level", "text"):
        formed += _counterparts(line, sides, settings.party_reach, jointly=_joint_text(line, small))
        formed += _joined(line, sides, small, settings.party_reach)
        formed += _between(line, sides, small, settings.party_reach)
        formed += _adjectives(line, sides)
        formed += _listed(line, sides, small)
        formed += _holding(line, sides)
    for pair in (*formed, *opened):
        if _leading(line, pair, sides):
            continue
        parts = _allowed(pair, knowledge)
        if parts is not None:
            said = _joint_text(line, small) and line.says("decides")
            yield _joint(line, pair, parts, lexicon, knowledge, settings, told=pair in opened or said)


def _leading(line: Line, pair: Sequence[_Side], sides: Sequence[_Side]) -> bool:
    """Whether two parties host or chair the meeting of a body that the sentence names: ``بدعوة مشتركة من وزير خارجية كينيا ونظيره النرويجي``."""
    first = min(side.first for side in pair)
    led = any(
        0 < first - term.last <= _TITLE and not any(term.last < side.first < first for side in sides)
        for term in line.of("host", "chair")
    )
    return led and not any(side.body for side in pair) and any(side.body for side in sides)


def _joint(
    line: Line,
    pair: Sequence[_Side],
    parts: Sequence[str],
    lexicon: Lexicon,
    knowledge: Knowledge,
    settings: Gathering,
    *,
    told: bool,
) -> Joint:
    body = joint_body(parts, knowledge.bodies, knowledge.party_names)
    held = next((side.formation for side in pair if side.formation), None)
    first, last = min(side.first for side in pair), max(side.last for side in pair)
    level = held or _level(line, lexicon, (first + last) // 2)
    ahead = line.of("ahead", "earlier")
    other = any(first - term.last <= settings.reach and term.first - last <= settings.reach for term in ahead)
    return Joint(
        line, body.id, body.members, level, bool(held), 3.0 if line.order <= 0 else 2.0,
        min(side.start for side in pair), max(side.end for side in pair), other or coming(line, lexicon.small), told,
    )  # fmt: skip


def _opening(line: Line, sides: list[_Side], small: SmallWords) -> Iterator[tuple[_Side, ...]]:
    """Two officers of two parties behind a verb that opens the report: ``استقبل أمير الكويت وزير خارجية إيران``."""
    opens = any(word.text.removeprefix("و") in small.meets_two for word in line.words[:2])
    english = bool(line.words) and line.words[0].text.isascii()
    officers = [side for side in sides if side.formation and not side.body]
    if len(officers) > 1 and officers[0].key != officers[1].key:
        between = line.words[officers[0].last + 1 : officers[1].first]
        if (opens and not english) or (english and any(word.text in small.meets_two for word in between)):
            yield officers[0], officers[1]


def _joint_text(line: Line, small: SmallWords) -> bool:
    """Whether a sentence names a text of several: ``بيان مشترك``, ``joint statement``."""
    return any(
        word.text in small.jointly for term in line.of("text") for word in line.words[max(0, term.first - 1) : term.last + 2]
    )


def _of_a_text(lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> list[Joint]:
    """A joint text that headline or lead tell of, where its sentence and the headline name two parties and no third."""
    lead = [line for line in lines if line.order <= 1 and line.role != "dateline"]
    told = next((line for line in lead if _joint_text(line, lexicon.small)), None)
    if told is None:
        return []
    sides = {side.key: side for line in lead if line is told or line.role == "headline" for side in _sides(line, lexicon)}
    parts = _allowed(tuple(sides.values()), knowledge) if len(sides) == 2 else None
    if parts is None:
        return []
    here = [side for side in _sides(told, lexicon) if side.key in sides] or _words_of_text(told)
    return [_joint(told, here, parts, lexicon, knowledge, settings, told=True)]


def _words_of_text(line: Line) -> list[_Side]:
    """The words for the text, where its sentence names no party."""
    term = line.of("text")[0]
    return [_Side("", term.first, term.last, term.start, term.end, False, False, term.prefix, None)]


def _sides(line: Line, lexicon: Lexicon) -> list[_Side]:
    """Bodies and parties of a sentence in order; an office before a party tells its formation and belongs to it."""
    offices = lexicon.offices.find(line.words)
    sides = []
    for found in names_in(line.words, lexicon):
        naming = next((n for n in found.value if n.kind in ("full", "adjective") and not n.body.startswith(CABINET)), None)
        officer = of_an_officer(found, line, lexicon, gap=1)  # its secretary general met somebody, it did not
        if naming is not None and not officer and not any(n.kind == "unlike" for n in found.value):
            sides.append(
                _Side(
                    naming.body,
                    found.first,
                    found.last,
                    found.start,
                    found.end,
                    True,
                    naming.kind == "adjective",
                    found.prefix,
                    None,
                )
            )
    for party in parties_in(line, lexicon):
        if any(side.first <= party.first <= side.last for side in sides):
            continue
        office = next((office for office in offices if _held_for(office, party, line)), None)
        if office is not None and office.value.formation is None and party.value.party in lexicon.organisations:
            continue  # its secretary general met somebody, it did not
        first, start, prefix = party.first, party.start, party.prefix
        if office is not None and office.first < party.first:
            first, start, prefix = office.first, office.start, office.prefix
        formation = office.value.formation if office else None
        sides.append(
            _Side(
                party.value.party,
                first,
                max(party.last, office.last if office else 0),
                start,
                max(party.end, office.end if office else 0),
                False,
                party.value.demonym and office is None,
                prefix,
                formation,
            )
        )
    return sorted(sides, key=lambda side: (side.first, side.last))


def _joined(line: Line, sides: list[_Side], small: SmallWords, reach: int) -> Iterator[tuple[_Side, ...]]:
    for join in line.of("joins"):
        if line.words[join.first].text not in small.with_words or _cooperative(line, join.first, sides, small):
            continue
        left = [side for side in sides if 0 < join.first - side.last <= reach] or _tellers(line, sides, join)
        right = [side for side in sides if 0 < _away(line, join.last, side) <= reach]
        acting = any(side.formation or side.body for side in (*left[-1:], *right[:1]))
        meant = [term for term in line.of("noun", "verb") if acting or not all(one.weak for one in term.value)]
        met = any(apart(join, term) <= 2 * reach or (term.first <= 2 and _is_verb(term)) for term in meant)
        if left and right and met:
            yield left[-1], right[0]


def _away(line: Line, last: int, side: _Side) -> int:
    """Words from a word to a side behind it, without those of honour: ``أصحاب السمو والمعالي وزراء``; below 1 where it is not behind."""
    honours = [term for term in line.of("honorific") if last < term.first and term.last < side.first]
    return side.first - last - sum(term.last - term.first + 1 for term in honours)


def _tellers(line: Line, sides: list[_Side], join: Placed) -> list[_Side]:
    """The officer who opens a sentence and tells of a meeting of his own: ``قال وزير خارجية مصر ... عقب اجتماع مع``."""
    met = any(0 <= join.first - noun.last - 1 <= 1 for noun in line.of("noun"))
    return [side for side in sides[:1] if met and side.formation and side.first <= 2 and side.last < join.first]


def _is_verb(term: Found[tuple[Term, ...]]) -> bool:
    return any(one.kind == "verb" for one in term.value)


def _between(line: Line, sides: list[_Side], small: SmallWords, reach: int) -> Iterator[tuple[_Side, ...]]:
    for join in line.of("joins"):
        if line.words[join.first].text not in small.between_words:
            continue
        if not any(0 < join.first - noun.last <= 3 for noun in line.of("noun")):
            continue
        chain: list[_Side] = []
        last = join.last
        for side in sides:
            linked = not chain or any(
                w.text in small.and_words or w.text.startswith("و") for w in line.words[last + 1 : side.first + 1]
            )
            if 0 < _away(line, last, side) <= reach and linked:
                chain.append(side)
                last = side.last
        if len(chain) > 1:
            yield tuple(chain)


def _adjectives(line: Line, sides: list[_Side]) -> Iterator[tuple[_Side, ...]]:
    for noun in line.of("noun", "level", "text"):
        chain: list[_Side] = []
        last = noun.last
        between = 0 if all(one.kind == "level" for one in noun.value) else 1  # "the leaders of the ... intelligence"
        for side in sides:
            if side.demonym and side.first > noun.last and side.first - last <= 1 + (between if not chain else 0):
                chain.append(side)
                last = side.last
        if len(chain) > 1:
            yield tuple(chain)


def _listed(line: Line, sides: list[_Side], small: SmallWords) -> Iterator[tuple[_Side, ...]]:
    """Those who meet named by the parties they act for: ``وزراء خارجية مصر والأردن``, ``the leaders of Kenya and Uganda``."""
    if not line.says("noun", "verb", "people", "text"):
        return
    for level in line.of("level"):
        if level.first and line.words[level.first - 1].text in small.attribute_of:
            continue  # "the presidency of the summit, Egypt and Kuwait"
        chain: list[_Side] = []
        last = level.last
        for side in sides:
            between = [word.text for word in line.words[last + 1 : side.first]]
            joined = "و" in side.prefix or "and" in between
            if (
                level.last < side.first
                and (
                    len(between) <= (0 if side.demonym else 1) or between == ["and", "the"]
                )  # not "the leaders of the Russian forces"
                and (not chain or joined or "," in line.between(last, side.first))
            ):
                chain.append(side)
                last = side.last
        if len(chain) > 1:
            yield tuple(chain)


def _holding(line: Line, sides: list[_Side]) -> Iterator[tuple[_Side, ...]]:
    """States that open a report and hold a meeting of theirs: ``عقدت مصر وقبرص واليونان قمتها الثلاثية``."""
    if not any(_is_verb(term) and term.first <= 1 for term in line.terms):
        return
    chain: list[_Side] = []
    for side in sides:
        joined = "و" in side.prefix and chain and side.first == chain[-1].last + 1
        if not side.demonym and not side.body and (joined or (not chain and side.first <= 2)):
            chain.append(side)
    if len(chain) > 1 and any(0 < noun.first - chain[-1].last <= 2 for noun in line.of("noun", "level")):
        yield tuple(chain)


def _counterparts(line: Line, sides: list[_Side], reach: int, *, jointly: bool) -> Iterator[tuple[_Side, ...]]:
    """``his B counterpart``, ``his counterparts of B and C``, beside a word of meeting or in a joint text."""
    for term in line.of("counterpart"):
        if not jointly and not any(apart(term, other) <= 2 * reach for other in line.of("noun", "verb")):
            continue
        left = [side for side in sides if side.last < term.first and side.formation]
        right: list[_Side] = []
        last = term.last
        for side in sides:
            latin = line.text[side.start : side.end].isascii()
            if 1 <= side.first - last <= 2 and side.first > term.last and (side.demonym or latin):
                right.append(side)
                last = side.last
        if left and right:
            yield left[0], *right


def _allowed(pair: tuple[_Side, ...], knowledge: Knowledge) -> tuple[str, ...] | None:
    """The distinct parties of a meeting; None where they are one, or where one is a member of the other or may be."""
    keys = tuple(dict.fromkeys(side.key for side in pair))
    if len(keys) < 2:
        return None
    for side in pair:
        members = knowledge.bodies[side.key].members if side.key in knowledge.bodies else ()
        if side.body and (not members or any(key in members for key in keys)):
            return None
    return keys


def _level(line: Line, lexicon: Lexicon, middle: int) -> str | None:
    """What the word for a level nearest to the parties says, else the office of whoever is named in the sentence."""
    places = {place.first for place in lexicon.places.find(line.words) if not place.prefix}
    said = [
        (abs(found.first - middle), term.value)
        for found in line.of("level")
        for term in found.value
        if term.kind == "level" and term.value is not None and not _of_a_place(found, places)
    ]
    if said:
        return min(said)[1]
    return next((office.value.formation for office in lexicon.offices.find(line.words) if office.value.formation), None)


def _of_a_place(level: Placed, places: set[int]) -> bool:
    """Whether a level bears the name of a place: ``قمة كامب ديفيد`` is a known summit, not the one told of."""
    return level.last + 1 in places


def _cooperative(line: Line, index: int, sides: list[_Side], small: SmallWords) -> bool:
    """Whether "with" belongs to a word of dealing (``الاتفاق النووي مع إيران``) and not to the meeting."""
    before = [n for n in range(max(0, index - 2), index) if not any(side.first <= n <= side.last for side in sides)]
    return any(_bare(line.words[n].text) in small.dealings for n in before)


def _bare(text: str) -> str:
    """A word without "and" and the article: ``والعلاقات``."""
    rest = text.removeprefix("و") if text.startswith("وال") else text
    return rest.removeprefix("ال").removeprefix("لل")
