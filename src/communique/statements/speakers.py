"""Whose words they are: the subject of a cue as written, its kind, and the one that a dropped subject means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.knowledge import Knowledge
from communique.model import Document, Speaker
from communique.statements.forms import Number
from communique.statements.grammar import Grammar
from communique.statements.introductions import introduced
from communique.statements.issuer import Issuer
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase
from communique.statements.opening import first_body, quoted_by_title
from communique.statements.persons import Person, bare_word, person
from communique.statements.small import small
from communique.statements.speaker_kinds import Kind, SpeakerKinds, speaker_kinds
from communique.statements.subject_words import (
    english_name_end,
    has_preposition,
    names_nobody,
    naming,
    number_of,
    raw_span,
    text_end,
)
from communique.text.normal import fold

_PRONOUNS = frozenset(("they", "it", "he", "she", "هم", "هو", "هي", "we", "نحن"))
_OURS = frozenset(("we", "نحن"))
_MANY = frozenset(("they", "هم"))
_OPENING = 1200
"""Characters of a region that are searched for a first mention."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with what the stage needs to resolve later subjects."""

    speaker: Speaker
    kind: Kind
    number: Number
    person: Person | None = None
    """Of a person, or of words that no list knows."""
    officer: bool | None = None
    """Whether the title is an office of the body that met; None where it tells nothing."""
    in_turn: bool = False
    """Whether the sentence turns to him from another speaker: ``من جانبه``."""
    several: bool = False
    """Whether more than one state, or a state and a body, are named: one party to a meeting speaks for itself."""

    @property
    def joint(self) -> bool:
        return self.kind in ("document", "meeting", "anaphor")


@dataclass(slots=True)
class Speakers:
    """Finds and remembers the speakers of one document."""

    document: Document
    grammar: Grammar
    kinds: SpeakerKinds
    last: Voice | None = None
    last_joint: Voice | None = None
    last_document: Voice | None = None
    last_person: Voice | None = None
    by_number: dict[Number, Voice] = field(default_factory=dict)
    above: Voice | None = None
    """Who is named above a list as the subject of its items."""
    issuer: Issuer = field(default_factory=Issuer)

    @property
    def official(self) -> bool:
        return self.document.kind == "official"

    def named(self, line: Line, first: int, last: int) -> Voice | None:
        """The speaker that words ``first:last`` name, without clauses and phrases that only hang on it."""
        whole = last
        first, last = naming(line, first, last)
        if first >= last:
            return None
        if last - first == 1 and line.texts[first] in small("*", "stands-for-person") and self.last_person is not None:
            return _again(self.last_person)
        if last - first == 1 and line.texts[first] in _PRONOUNS - _OURS:
            return self.dropped("plural" if line.texts[first] in _MANY else "singular", False)
        if names_nobody(line, first):
            return None
        kind = self.kinds.of(line, first, last)
        if kind == "anaphor" and self.last_document is not None:
            resolved = replace(self.last_document.speaker, resolved_by="same source")
            return replace(self.last_document, speaker=resolved, kind="anaphor")
        if kind == "unknown" and line.language == "en" and whole > last and self.kinds.of(line, last, whole) == "person":
            kind, last = "person", whole
        if kind == "document":
            last = text_end(line, first, last)
        return self._voice(line, first, last, kind)

    def _voice(self, line: Line, first: int, last: int, kind: Kind) -> Voice:
        start, end = raw_span(line, first, last)
        party = "document" if kind == "document" else "body" if kind == "meeting" else self.kinds.party(line, first, last)
        speaker = Speaker(self.document.text[start:end], start, end, party, "named")
        one, officer = self._person(line, first, last, speaker) if kind in ("person", "unknown") else (None, None)
        nameless = one is not None and officer is None and not one.title and not one.name
        if kind == "person" and nameless and self.last_person is not None:
            one, officer = self.last_person.person, self.last_person.officer
        several = kind == "party" and self.kinds.several(line, first, last)
        return Voice(speaker, kind, number_of(line, first), one, officer, _in_turn(line), several)

    def _person(self, line: Line, first: int, last: int, speaker: Speaker) -> tuple[Person, bool | None]:
        """Title and name, and whether the title is an office of the body; a surname alone brings the title it was introduced by."""
        one = person(line, first, last)
        if one.name and not one.title and speaker.start is not None:
            found = introduced(self.document.text, speaker.text.split()[-1], speaker.start, self.grammar)
            if found is not None:
                line, first, last = found
                one = person(line, first, last)
        return one, self.kinds.officer(line, first, last)

    def dropped(self, number: Number, participle: bool) -> Voice | None:
        """The earlier speaker that a verb without subject means: of its number, else the last."""
        found = self.last if participle else self.by_number.get(number, self.last)
        return _again(found) if found is not None else None

    def remember(self, voice: Voice, spoke: bool = True) -> None:
        """``spoke`` is False for who only took part: later participles may mean them, a later ``we`` does not."""
        if spoke and voice.kind != "outlet":
            if not self.kinds.communique and voice.kind != "document" and voice.speaker.resolved_by != "document":
                self._opens(voice)
            if voice.person is not None:
                self.issuer.spoke(voice.person, self.is_joint(voice))
        self.last = voice
        self.by_number[voice.number] = voice
        self.by_number["open"] = voice
        if voice.kind == "person" or (voice.person is not None and voice.person.title):
            self.last_person = voice
        if spoke and self.is_joint(voice):
            self.last_joint = voice
        if voice.kind == "document":
            self.last_document = voice

    def _opens(self, voice: Voice) -> None:
        """The first body and the first person by title that speak in a report of no joint text are its issuer and who speaks for it."""
        one = voice.person
        if fold(voice.speaker.text).split()[0] in small("ar", "nobody-in-particular"):
            return
        if one is None:
            if not self.issuer.known:
                self.issuer.opens(voice.speaker.text, None, of_states=voice.kind == "meeting")
        elif self.issuer.lets_speak(one) or (
            not one.onlooker and (not self.issuer.known or (one.title and not self.issuer.person_heard and not voice.in_turn))
        ):
            self.issuer.opens(voice.speaker.text, one)

    def is_joint(self, voice: Voice | None) -> bool:
        """Whether what ``voice`` says is said by the meeting, or by the body whose statement is reported."""
        if voice is None:
            return self.kinds.communique
        if voice.joint:
            return voice.kind != "meeting" or self.kinds.communique or not self.issuer.is_another(voice.speaker.text)
        if voice.person is not None:
            if voice.person.onlooker:
                return False
            known = self.issuer.knows(voice.person)
            if voice.officer is not None or known is not None:
                return bool(voice.officer if known is None else known)
            return voice.kind == "unknown" and self.kinds.communique
        if voice.kind == "party" and self.kinds.communique:
            return voice.several or self.official or voice.speaker.party in self.kinds.states
        return voice.kind != "outlet" and self.issuer.is_body(voice.speaker.text)

    def we(self) -> Voice | None:
        """Whose first person plural it is: those who spoke last for the meeting."""
        found = self.last_joint
        if found is None or self.official:
            return self.first_mention() or found
        return _again(found)

    def first_mention(self) -> Voice | None:
        """Where nobody spoke before: the first name of the body or of those who met, in the headline or the body; else of a text.

        An official text says who speaks in its first sentence; its headline only names the body.
        """
        told = [region for region in self.document.regions if region.role in ("headline", "body")]
        text: Voice | None = None
        for region in sorted(told, key=lambda one: one.role == "headline") if self.official else told:
            line = Line(self.document.text, region.start, min(region.end, region.start + _OPENING), self.grammar)
            for k in range(len(line.words)):
                found = self._mentioned(line, k)
                if found is not None and found.kind != "document":
                    return found
                text = text or found
        return text

    def _mentioned(self, line: Line, k: int) -> Voice | None:
        """The body, those who met or the text that a name or noun at word ``k`` tells of."""
        hit = self.kinds.bodies.at(line.words, k) or self.grammar.speakers.at(line.words, k)
        if hit is None or has_preposition(line.texts[k]) or line.texts[k] in _PRONOUNS:
            return None
        if hit.value not in ("meeting", "document") and bare_word(line.texts[k]) != self.issuer.headline:
            return None
        last = noun_phrase(line, hit.first) - 1 if line.language == "ar" else english_name_end(line, hit.last)
        start, end = line.words[hit.first].start, line.words[max(last, hit.last)].end
        party = "document" if hit.value == "document" else "body"
        return Voice(Speaker(self.document.text[start:end], start, end, party, "document"), hit.value, "plural")


def _in_turn(line: Line) -> bool:
    """Whether the sentence opens by turning from one speaker to another."""
    pair = " ".join(line.texts[:2]).removeprefix("و")
    return pair in small("ar", "in-turn") or line.texts[0].removeprefix("و") in small("ar", "in-turn")


def _again(voice: Voice) -> Voice:
    return replace(voice, speaker=replace(voice.speaker, resolved_by="previous subject"))


def speakers(document: Document, grammar: Grammar, knowledge: Knowledge, communique: bool) -> Speakers:
    """An empty memory for ``document``; ``communique``: it speaks of a joint text."""
    found = Speakers(document, grammar, speaker_kinds(document, grammar, knowledge, communique))
    if not found.kinds.communique:
        found.issuer.named(first_body(document, grammar))
        found.issuer.quotes(quoted_by_title(document, grammar))
    return found
