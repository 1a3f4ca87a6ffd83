"""What kind of speaker a noun phrase names, by the nouns of the language and the names of the bodies that the document is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET
from communique.knowledge.speakers import SpeakerKind
from communique.model import Document
from communique.statements.grammar import Grammar, body_words, party_words
from communique.statements.lexicon import Lexicon
from communique.statements.line import Line
from communique.statements.opening import met_with, opens_with
from communique.statements.small import small

Kind = SpeakerKind | Literal["party", "unknown"]

_CHAIRING = 6
"""Words behind a name in which it is said that its bearer chaired."""
_HEAD = 3
"""Words of a noun phrase among which its head stands."""


@dataclass(frozen=True, slots=True)
class SpeakerKinds:
    """Tells kinds of speakers within one document."""

    bodies: Lexicon[SpeakerKind]
    prominent: Lexicon[SpeakerKind]
    """Names of the body that the document is about first."""
    parties: Lexicon[str]
    states: frozenset[str]
    """The state whose own body (a cabinet) the document is about, and those that met with the body: each speaks for the meeting."""
    of_cabinet: bool
    """Whether that body is a cabinet: its head speaks for it."""
    opening: bool
    """Whether title or opening names the most prominent body: then the text is about it."""
    communique: bool
    """Whether the document reports or is a joint text: then a state that speaks in it speaks for the meeting."""

    def of(self, line: Line, first: int, last: int) -> Kind:
        """The kind that the head of words ``first:last`` names; another body than the one that met is ``other``."""
        found = self._english(line, first, last) if line.language == "en" else self._arabic(line, first, last)
        if found == "other" and line.texts[first] in small("*", "offices") and self.prominent.find(line.words, first + 1, last):
            return "meeting"
        return "other" if found == "meeting" and self.communique and self._is_another(line, first, last) else found

    def _arabic(self, line: Line, first: int, last: int) -> Kind:
        for k in range(first, min(last, first + _HEAD)):
            found = self._at(line, k)
            if found is not None:
                return found
        return "unknown"

    def _english(self, line: Line, first: int, last: int) -> Kind:
        """The head stands last, or a person's office does before the body that it is held in."""
        nouns = line.grammar.speakers
        if self.parties.at(line.words, first) is not None:
            titles = [hit.value for hit in nouns.find(line.words, first, last)]
            if titles:
                return titles[-1]
        for k in range(first, min(last, first + _HEAD)):
            later = [hit.value for n in range(k, last) if (hit := nouns.at(line.words, n)) is not None]
            if nouns.at(line.words, k) is not None:
                return "person" if "person" in later and later[0] != "meeting" else later[0]
            found = self._at(line, k)
            if found is not None:
                return found
        return next((found for k in range(first, last) if (found := self._at(line, k)) is not None), "unknown")

    def _at(self, line: Line, k: int) -> Kind | None:
        """What the word (or name) at ``k`` is; the name of a body that the document is about counts before its noun."""
        hit = line.grammar.speakers.at(line.words, k)
        if (hit is None or hit.value in ("meeting", "other")) and self.bodies.at(line.words, k) is not None:
            return "meeting"
        if hit is not None:
            return hit.value
        return "party" if self.parties.at(line.words, k) is not None else None

    def _is_another(self, line: Line, first: int, last: int) -> bool:
        """``منظمة الصيادين``, ``a group of producers``: an institution by a name that is none of the body's, where the body is known."""
        if self.bodies.find(line.words, first, last):
            return False
        if line.language == "en":
            return first > 0 and line.texts[first - 1] in ("a", "an")
        return last - first > 1 and line.texts[first] in small("ar", "institutions")

    def party(self, line: Line, first: int, last: int) -> str | None:
        """Code of the first state or organisation that the words name."""
        found = self.parties.find(line.words, first, last)
        return found[0].value if found else None

    def several(self, line: Line, first: int, last: int) -> bool:
        """Whether words name two parties: ``the United States and the Council's members``."""
        named = {hit.value for hit in self.parties.find(line.words, first, last)}
        return len(named) > 1 or bool(named and self.bodies.find(line.words, first, last))

    def officer(self, line: Line, first: int, last: int) -> bool | None:
        """Whether a title is an office of the body that met (``الأمين العام للجامعة``, ``رئيس الاجتماع``); False of a state; None where nothing tells."""
        if any(word in small("*", "chairing") for word in line.texts[last : last + _CHAIRING]):
            return True
        if self.of_cabinet and " ".join(line.texts[first:last]).startswith(tuple(small("*", "premiers"))):
            return True
        at = next((k for k in range(first, last) if line.texts[k] in small("*", "officers")), None)
        sent = next((k for k in range(first, last) if line.texts[k] in small("*", "envoys")), last)
        if at is not None and at < sent:
            if self.prominent.find(line.words, at + 1, last):
                return True
            if any(line.texts[k] in small("*", "presided") for k in range(at + 1, min(last, at + 2))):
                return True
        return False if self.communique and line.grammar.states.find(line.words, first, last) else None


def speaker_kinds(document: Document, grammar: Grammar, knowledge: Knowledge, communique: bool) -> SpeakerKinds:
    """``communique``: the text speaks of a joint text; it counts as a report of one where its opening names the body."""
    prominent = body_words(knowledge, document.bodies[:1], grammar.language)
    parties = party_words(knowledge, grammar.language)
    opening = document.kind == "official" or opens_with(document, prominent, grammar)
    communique = communique and opening
    first = knowledge.body(document.bodies[0]) if document.bodies else None
    states = frozenset((first.party,)) if first is not None and first.party is not None else frozenset[str]()
    if communique and first is not None:
        states |= met_with(document, prominent, parties, grammar) - set(first.members)
    bodies = body_words(knowledge, document.bodies, grammar.language)
    of_cabinet = bool(document.bodies) and document.bodies[0].partition("-")[0] == CABINET
    return SpeakerKinds(bodies, prominent, parties, states, of_cabinet, opening, communique)
