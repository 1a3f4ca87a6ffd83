"""Persons who act for a party: role titles, the party in them, and the name that follows or goes before (Arabic).

``وزير خارجية الدنمارك <name>``, ``نائبة رئيس الوزراء ووزيرة الخارجية البلجيكية <name>``, ``<name>، وزير المياه في تونس``,
``نظيره العراقي <name>``. A name ends before punctuation, a function word, a word of meeting, or و with a title or a common word;
long names without such an end behind them may run over.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.meetings.lexicon import Lexicon, PartyWord, SmallWords
from communique.meetings.lines import Line, parties_in
from communique.text.phrases import Found
from communique.text.words import strip_proclitics

LONGEST_NAME = 8
LONGEST_TITLE = 7


@dataclass(frozen=True, slots=True)
class Person:
    """A person or, where no name follows the title, an office holder without ``name``."""

    party: str | None
    start: int
    end: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its parties and offices by word index: what the grammar reads."""

    line: Line
    parties: dict[int, Found[PartyWord]]
    offices: dict[int, Found[object]]
    fixed: dict[int, str]
    """Word index of an office that names its party itself, with that party."""
    small: SmallWords

    def text(self, first: int, after: int) -> str:
        """The words from index ``first`` up to, not including, ``after``, as printed."""
        return self.line.text[self.line.words[first].start : self.line.words[after - 1].end]


def scene(line: Line, lexicon: Lexicon) -> Scene:
    """Prepares a sentence for :func:`persons`."""
    offices = lexicon.offices.find(line.words)
    return Scene(
        line,
        {found.first: found for found in parties_in(line, lexicon)},
        {found.first: Found(found.start, found.end, found.first, found.last, None, found.prefix) for found in offices},
        {found.first: found.value.party for found in offices if found.value.party},
        lexicon.small,
    )


def persons(view: Scene, index: int, *, bare: bool = True) -> list[Person]:
    """The persons listed from word ``index`` on, joined by و or a comma; empty where no title or name begins there.

    ``bare``: whether a name without a title before it is one, as behind ``برئاسة``; behind a mere verb it may be anything.
    """
    found: list[Person] = []
    words = view.line.words
    behind_title = False  # of a list of title holders each has a title
    while index < len(words):
        if found and not words[index].text.startswith("و"):
            break
        one, after = _titled(view, index)
        titled = one is not None
        if one is None and (bare or _skip_honorifics(view, index) > index) and not behind_title:
            one, after = _named(view, index, joined=bool(found))
        if one is None:
            break
        found.append(one)
        index, behind_title = after, titled
    return found


def _titled(view: Scene, index: int) -> tuple[Person | None, int]:
    """A person behind one or more titles, and the index of the word after."""
    index = _skip_honorifics(view, index)
    words = view.line.words
    start, party, titled = index, None, False
    while index < len(words):
        end, said = _title(view, index, joined=titled)
        if end is None:
            break
        titled, index, party = True, end, said or party
        index = _skip_honorifics(view, index)
    if not titled:
        return None, start
    name_end = _name(view, index, first_may_be_definite=True)
    if name_end is None:
        return Person(party, _begin(view, start), words[index - 1].end, None), index
    if party is None:  # ``الملك <name> ملك البحرين``: the office behind the name says of what
        _, party = _title(view, name_end, joined=False)
    return Person(party, words[index].start, words[name_end - 1].end, view.text(index, name_end)), name_end


def _title(view: Scene, index: int, *, joined: bool) -> tuple[int | None, str | None]:
    """Index after a title that begins at ``index`` (with و where ``joined``), and its party; (None, None) where none begins."""
    words = view.line.words
    if index >= len(words):
        return None, None
    bare = words[index].text
    if bare.startswith("و") and bare not in view.small.titles:
        bare = bare[1:]
    elif joined and index not in view.offices:
        return None, None
    bare = bare.removeprefix("ل").removeprefix("ب") if bare not in view.small.titles else bare
    counterpart = bare in view.small.counterparts
    if index not in view.offices and bare not in view.small.titles and not counterpart:
        return None, None
    if (
        joined
        and index in view.offices
        and not view.offices[index].prefix.startswith("و")
        and view.line.between(index - 1, index).strip()
    ):
        return None, None
    after = view.offices[index].last + 1 if index in view.offices else index + 1
    party = view.fixed.get(index)
    if party is not None and after not in view.parties:
        return after, party
    for at in range(after, min(len(words), index + LONGEST_TITLE)):
        if at > index and _marked(view, at):
            break
        if at in view.parties:
            said = view.parties[at]
            after = said.last + 1
            follow = view.parties.get(after)
            if follow is not None and follow.value.party == said.value.party and not _marked(view, after):
                after = follow.last + 1
            return after, said.value.party
        if at > index and not words[at].text.startswith("وال") and _conjoined(words[at].text, view.small):
            break
        if words[at].text in view.small.name_ends - view.small.place_prepositions:
            break
    while after < len(words) and words[after].text.startswith(("ال", "وال", "لل")) and not _marked(view, after):
        after += 1
    return after, party


def _conjoined(text: str, small: SmallWords) -> bool:
    """Whether a word is و and another word (``ونظيره``), not one that begins with the letter (``وزارة``)."""
    return text.startswith("و") and (text[1:] in small.titles or strip_proclitics(text)[0] != text)


def _named(view: Scene, index: int, *, joined: bool) -> tuple[Person | None, int]:
    """A name that goes before its title or party: ``<name>، وزير المياه في تونس``, ``<name> من الأردن``."""
    index = _skip_honorifics(view, index)
    end = _name(view, index, first_may_be_definite=False, joined=joined)
    if end is None or end - index < 2:
        return None, index
    words = view.line.words
    party, after = None, end
    if end < len(words) and words[end].text in view.small.of_party and end + 1 in view.parties and not _marked(view, end):
        party, after = view.parties[end + 1].value.party, view.parties[end + 1].last + 1
    elif end < len(words) and _marked(view, end):
        title_end, party = _title(view, end, joined=False)
        if title_end is not None:
            after = title_end
            if after < len(words) and words[after].text.startswith("و") is False and not _marked(view, after):
                after = end if party is None else after
    name = view.text(index, end)
    cut = 1 if joined and name.startswith("و") else 0
    return Person(party, words[index].start + cut, words[end - 1].end, name[cut:]), after


def _name(view: Scene, index: int, *, first_may_be_definite: bool, joined: bool = False) -> int | None:
    """Index after the name that begins at ``index``; None where no name does."""
    words = view.line.words
    meeting = {term.first for term in view.line.terms if term.prefix or not any(one.kind == "honorific" for one in term.value)}
    end = index
    while end < len(words) and end - index < LONGEST_NAME:
        text = words[end].text
        if end > index and _marked(view, end):
            break
        first = end == index
        if (
            text in view.small.name_ends
            or text[0].isdigit()
            or _is_party(view, end, index)
            or end in view.offices
            or text in view.small.titles
        ):
            break
        if end in meeting:
            break
        if text not in view.small.names_with_waw and not (first and joined) and _conjoined(text, view.small):
            break
        if first and not first_may_be_definite and not joined and (text.startswith("ال") or strip_proclitics(text)[0] != text):
            return None
        if (
            not first
            and text[0] in "بل"
            and (text.startswith(("بال", "لل")) or (end - index > 1 and strip_proclitics(text)[0] != text))
        ):
            break
        end += 1
    return end if end > index else None


def _is_party(view: Scene, index: int, begin: int) -> bool:
    """Whether a party stands at a word; an adjective without article is a surname behind a first name (``تركي``, ``هندي``)."""
    found = view.parties.get(index)
    return found is not None and not (index > begin and found.value.demonym and not view.line.words[index].text.startswith("ال"))


def _skip_honorifics(view: Scene, index: int) -> int:
    """Index behind forms of address (``معالي``, ``صاحب السمو الملكي الأمير``)."""
    spans = {term.first: term.last for term in view.line.terms if any(one.kind == "honorific" for one in term.value)}
    while index in spans and index not in view.offices:
        index = spans[index] + 1
    return index


def _marked(view: Scene, index: int) -> bool:
    """Whether punctuation stands between this word and the one before."""
    return index > 0 and bool(view.line.between(index - 1, index).strip().strip("ـ"))


def _begin(view: Scene, index: int) -> int:
    return view.offices[index].start if index in view.offices else view.line.words[index].start
