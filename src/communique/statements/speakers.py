"""Whose words they are: the subject of a cue as written, its kind, and the one that a dropped subject means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from communique.knowledge import Knowledge
from communique.knowledge.speakers import SpeakerKind
from communique.model import Document, Speaker
from communique.statements.finite import finite
from communique.statements.forms import Number
from communique.statements.grammar import Grammar, body_words, party_words
from communique.statements.introductions import introduced
from communique.statements.issuer import Issuer
from communique.statements.lexicon import Lexicon, unattached
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase
from communique.statements.opening import first_body, met_with, opens_with
from communique.statements.persons import Person, bare_word, person
from communique.statements.small import small
from communique.text.words import strip_proclitics

Kind = SpeakerKind | Literal["party", "unknown"]

_PRONOUNS = frozenset(("they", "it", "he", "she", "هم", "هو", "هي", "we", "نحن"))
_OURS = frozenset(("we", "نحن"))
_MANY = frozenset(("they", "هم"))
_OPENING = 1200
"""Characters of a region that are searched for a first mention."""
_CHAIRING = 6
"""Words behind a name in which it is said that its bearer chaired."""
_ADDRESSED = 5
"""Letters of a word whose first may be ``ل`` (*to*); shorter ones are names."""
_PLURAL = ("ون", "ين", "ان")


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
    bodies: Lexicon[SpeakerKind]
    prominent: Lexicon[SpeakerKind]
    """Names of the body that the document is about first."""
    parties: Lexicon[str]
    states: frozenset[str]
    """The state whose own body (a cabinet) the document is about, and those that met with the body: each speaks for the meeting."""
    communique: bool
    """Whether the document reports or is a joint text: then a state that speaks in it speaks for the meeting."""
    last: Voice | None = None
    last_joint: Voice | None = None
    last_document: Voice | None = None
    last_person: Voice | None = None
    by_number: dict[Number, Voice] = field(default_factory=dict)
    issuer: Issuer = field(default_factory=Issuer)

    @property
    def official(self) -> bool:
        return self.document.kind == "official"

    def named(self, line: Line, first: int, last: int) -> Voice | None:
        """The speaker that words ``first:last`` name, without clauses and phrases that only hang on it."""
        whole = last
        first, last = self._trimmed(line, first, last)
        if first >= last or line.texts[first] in small("ar", "links"):
            return None
        if last - first == 1 and line.texts[first] in small("*", "stands-for-person") and self.last_person is not None:
            return replace(self.last_person, speaker=replace(self.last_person.speaker, resolved_by="previous subject"))
        if line.texts[first] in _PRONOUNS - _OURS and last - first == 1:
            return self.dropped("plural" if line.texts[first] in _MANY else "singular", False)
        if line.texts[first] in small("*", "no-speakers") or self._is_addressed(line, first) or _is_verb(line.texts[first]):
            return None
        kind = self.kind(line, first, last)
        if kind == "unknown" and self.grammar.language == "en" and whole > last and self.kind(line, last, whole) == "person":
            kind, last = "person", whole
        if kind == "document":
            last = self._document_end(line, first, last)
        start, end = line.words[first].start, line.words[last - 1].end
        if self.grammar.language == "ar" and line.texts[first].startswith("و") and first and line.texts[first][1:].startswith("ال"):
            start += 1
        end = _closing_mark(line, start, end)
        if kind == "meeting" and self.communique and self._is_another(line, first, last):
            kind = "other"
        party = "document" if kind == "document" else "body" if kind == "meeting" else self._party(line, first, last)
        if kind == "anaphor" and self.last_document is not None:
            resolved = replace(self.last_document.speaker, resolved_by="same source")
            return replace(self.last_document, speaker=resolved, kind="anaphor")
        speaker = Speaker(self.document.text[start:end], start, end, party, "named")
        one, officer = self._person(line, first, last, speaker) if kind in ("person", "unknown") else (None, None)
        if (
            kind == "person"
            and one is not None
            and officer is None
            and not one.title
            and not one.name
            and self.last_person is not None
        ):
            one, officer = self.last_person.person, self.last_person.officer
        several = kind == "party" and self._several(line, first, last)
        return Voice(speaker, kind, self._number(line, first), one, officer, several)

    def _several(self, line: Line, first: int, last: int) -> bool:
        """Whether words name two parties: ``the United States and the Council's members``."""
        named = {hit.value for hit in self.parties.find(line.words, first, last)}
        return len(named) > 1 or bool(named and self.bodies.find(line.words, first, last))

    def _person(self, line: Line, first: int, last: int, speaker: Speaker) -> tuple[Person, bool | None]:
        """Title and name, and whether the title is an office of the body; a surname alone brings the title it was introduced by."""
        one = person(line, first, last)
        if one.name and not one.title and speaker.start is not None:
            found = introduced(self.document.text, speaker.text.split()[-1], speaker.start, self.grammar)
            if found is not None:
                line, first, last = found
                one = person(line, first, last)
        return one, self._officer(line, first, last)

    def kind(self, line: Line, first: int, last: int) -> Kind:
        """What kind of speaker the noun phrase names; its head decides."""
        if self.grammar.language == "en" and self.parties.at(line.words, first) is not None:
            titles = [hit.value for hit in self.grammar.speakers.find(line.words, first, last)]
            if titles:
                return titles[-1]
        for k in range(first, min(last, first + 3)):
            hit = self.grammar.speakers.at(line.words, k)
            body = self.bodies.at(line.words, k)
            if hit is not None and self.grammar.language == "en":
                later = [h for n in range(k, last) if (h := self.grammar.speakers.at(line.words, n)) is not None]
                person = next((h for h in later if h.value == "person"), None)
                return (
                    person.value
                    if person is not None and person.first >= later[0].first and later[0].value != "meeting"
                    else later[0].value
                )
            if body is not None and (hit is None or hit.value in ("meeting", "other")):
                return "meeting"
            if hit is not None:
                return hit.value
            if self.parties.at(line.words, k) is not None:
                return "party"
        if self.grammar.language == "en":
            for k in range(first, last):
                if (hit := self.grammar.speakers.at(line.words, k)) is not None or (
                    hit := self.bodies.at(line.words, k)
                ) is not None:
                    return hit.value
                if self.parties.at(line.words, k) is not None:
                    return "party"
        return "unknown"

    def dropped(self, number: Number, participle: bool) -> Voice | None:
        """The earlier speaker that a verb without subject means: of its number, else the last."""
        found = self.last if participle else self.by_number.get(number, self.last)
        if found is None:
            return None
        return replace(found, speaker=replace(found.speaker, resolved_by="previous subject"))

    def remember(self, voice: Voice, spoke: bool = True) -> None:
        """``spoke`` is False for who only took part: later participles may mean them, a later ``we`` does not."""
        if spoke and voice.kind != "outlet":
            if not self.communique and voice.kind != "document" and voice.speaker.resolved_by != "document":
                self._opens(voice)
            if voice.person is not None:
                self.issuer.spoke(voice.person, self.is_joint(voice))
        self.last = voice
        self.by_number[voice.number] = voice
        self.by_number["open"] = voice
        if voice.kind == "person":
            self.last_person = voice
        if spoke and self.is_joint(voice):
            self.last_joint = voice
        if voice.kind == "document":
            self.last_document = voice

    def _opens(self, voice: Voice) -> None:
        """The first body and the first person by title that speak in a report of no joint text are its issuer and who speaks for it."""
        one = voice.person
        if one is None:
            if not self.issuer.known:
                self.issuer.opens(voice.speaker.text, None, of_states=voice.kind == "meeting")
        elif not one.onlooker and (not self.issuer.known or (one.title and not self.issuer.person_heard)):
            self.issuer.opens(voice.speaker.text, one)

    def is_joint(self, voice: Voice | None) -> bool:
        """Whether what ``voice`` says is said by the meeting, or by the body whose statement is reported."""
        if voice is None:
            return self.communique
        if voice.joint:
            return True
        if voice.person is not None:
            known = self.issuer.knows(voice.person)
            if voice.officer is not None or known is not None:
                return bool(voice.officer if known is None else known)
            return voice.kind == "unknown" and self.communique
        if voice.kind == "party" and self.communique:
            return voice.several or self.official or voice.speaker.party in self.states
        return voice.kind != "outlet" and self.issuer.is_body(voice.speaker.text)

    def we(self) -> Voice | None:
        """Whose first person plural it is: those who spoke last for the meeting."""
        found = self.last_joint
        if found is None or self.official:
            return self.first_mention() or found
        return replace(found, speaker=replace(found.speaker, resolved_by="previous subject"))

    def first_mention(self) -> Voice | None:
        """Where nobody spoke before: the first name of the body or of those who met, in the headline or the body.

        An official text says who speaks in its first sentence; its headline only names the body.
        """
        text, second = self.document.text, None
        told = [region for region in self.document.regions if region.role in ("headline", "body")]
        for region in sorted(told, key=lambda one: one.role == "headline") if self.official else told:
            line = Line(text, region.start, min(region.end, region.start + _OPENING), self.grammar)
            for k in range(len(line.words)):
                hit = self.bodies.at(line.words, k) or self.grammar.speakers.at(line.words, k)
                if hit is None or _has_preposition(line.texts[k]) or line.texts[k] in _PRONOUNS:
                    continue
                if hit.value not in ("meeting", "document") and bare_word(line.texts[k]) != self.issuer.headline:
                    continue
                last = noun_phrase(line, hit.first) - 1 if self.grammar.language == "ar" else _name_end(line, hit.last)
                start, end = line.words[hit.first].start, line.words[max(last, hit.last)].end
                party = "document" if hit.value == "document" else "body"
                voice = Voice(Speaker(text[start:end], start, end, party, "document"), hit.value, "plural")
                if hit.value != "document":
                    return voice
                second = second or voice
        return second

    def _is_another(self, line: Line, first: int, last: int) -> bool:
        """``منظمة الصيادين``, ``a group of producers``: an institution by a name that is none of the body's, where the body is known."""
        if self.bodies.find(line.words, first, last):
            return False
        if self.grammar.language == "en":
            return first > 0 and line.texts[first - 1] in ("a", "an")
        return last - first > 1 and line.texts[first] in small("ar", "institutions")

    def _officer(self, line: Line, first: int, last: int) -> bool | None:
        """Whether a title is an office of the body that met (``الأمين العام للجامعة``, ``رئيس الاجتماع``) or of a state."""
        if any(word in small("*", "chairing") for word in line.texts[last : last + _CHAIRING]):
            return True
        at = next((k for k in range(first, last) if line.texts[k] in small("*", "officers")), None)
        sent = next((k for k in range(first, last) if line.texts[k] in small("*", "envoys")), last)
        if at is not None and at < sent:
            if self.prominent.find(line.words, at + 1, last):
                return True
            if any(line.texts[k] in small("*", "presided") for k in range(at + 1, min(last, at + 2))):
                return True
        return False if self.communique and self.grammar.states.find(line.words, first, last) else None

    def _trimmed(self, line: Line, first: int, last: int) -> tuple[int, int]:
        english = self.grammar.language == "en"
        while first < last and line.texts[first] in (
            ("the", "and", "while", "also", "in", "a", "an", "but") if english else ("كل", "كلا", "من", "قد", "كما")
        ):
            first += 1
        for k in range(first + 1, last):
            pair = " ".join(line.texts[k : k + 2])
            if not english and (line.texts[k] in small("ar", "fillers") or self._told(line, k, last)):
                return first, k
            cuts = (
                line.texts[k] in small("en", "subject-ends")
                if english
                else line.texts[k] in small("ar", "subject-ends")
                or pair in small("ar", "subject-end-pairs")
                or self._in_text(line, k, last)
            )
            if cuts or (line.comma(k) and not english) or (line.comma(k) and line.texts[k] not in ("the",)):
                return first, k
        return first, last

    def _is_addressed(self, line: Line, first: int) -> bool:
        """``قال لصحيفة ...``: whom they told stands where the subject would."""
        word = line.texts[first]
        long = self.grammar.language == "ar" and len(word) >= _ADDRESSED and word[:1] == "ل"
        return long and _has_preposition(word) and self.grammar.speakers.at(line.words, first, bare=True) is None

    def _told(self, line: Line, k: int, last: int) -> bool:
        """``في حديثه``, ``لـ «الوطن»``: on what occasion and to whom they said it."""
        word = line.texts[k]
        if word in ("ل", "ب") or word in small("ar", "degrees"):
            return True
        if line.possessed(k) and any(bare in small("ar", "occasions") for bare in unattached(word)):
            return True
        after = line.texts[k + 1] if k + 1 < last else ""
        return line.texts[k] == "في" and any(word in small("ar", "occasions") for word in (after, *unattached(after)))

    def _in_text(self, line: Line, k: int, last: int) -> bool:
        """``في إعلانهم``: where they said it."""
        hit = self.grammar.speakers.at(line.words, k + 1) if line.texts[k] == "في" and k + 1 < last else None
        return hit is not None and hit.value == "document"

    def _document_end(self, line: Line, first: int, last: int) -> int:
        """``البيان الختامي`` of ``البيان الختامي للاجتماع``: noun and its adjectives."""
        if self.grammar.language == "en":
            return last
        end = first + 1
        while end < last and (
            line.texts[end].endswith(("ي", "ك", "ه")) and line.texts[end].startswith(("ال", "مشترك", "ختامي", "صحفي"))
        ):
            end += 1
        return end

    def _party(self, line: Line, first: int, last: int) -> str | None:
        found = self.parties.find(line.words, first, last)
        return found[0].value if found else None

    def _number(self, line: Line, first: int) -> Number:
        head = line.texts[first]
        if head in small("*", "plurals") or (
            head.endswith(_PLURAL)
            and not head.endswith("بيان")
            and head not in ("اعلان", "الاعلان", "البرلمان", "السودان", "لبنان")
        ):
            return "plural"
        return "feminine" if head.endswith("ه") else "singular"


def _has_preposition(word: str) -> bool:
    bare = strip_proclitics(word)[0]
    return word[:1] in ("ب", "ل", "ك") and bare != word and word.removesuffix(bare) in ("ب", "ل", "ك", "لل", "بال", "كال")


def _is_verb(word: str) -> bool:
    """``حظيت``: a feminine perfect is no name."""
    return word.endswith("ت") and finite(word)


def _name_end(line: Line, at: int) -> int:
    """The last word of an English name that goes on behind word ``at``: ``Ministers of Trade and Transport of the Council``."""
    end = at
    for k in range(at + 1, len(line.words)):
        if line.comma(k) or (line.texts[k] not in ("of", "the", "for", "and") and not line.raw[line.words[k].start].isupper()):
            break
        end = k if line.raw[line.words[k].start].isupper() else end
    return end


def _closing_mark(line: Line, start: int, end: int) -> int:
    """A quotation mark that closes a name at the end of the phrase belongs to it."""
    for quote in line.quotes:
        if start <= quote.start < end <= quote.end and quote.inner_end == end:
            return quote.end
    return end


def speakers(document: Document, grammar: Grammar, knowledge: Knowledge, communique: bool) -> Speakers:
    """An empty memory for ``document``."""
    bodies = body_words(knowledge, document.bodies, grammar.language)
    prominent = body_words(knowledge, document.bodies[:1], grammar.language)
    communique = communique and (document.kind == "official" or opens_with(document, prominent, grammar))
    first = knowledge.body(document.bodies[0]) if document.bodies else None
    own = frozenset((first.party,)) if first is not None and first.party is not None else frozenset[str]()
    parties = party_words(knowledge, grammar.language)
    if communique and first is not None:
        own |= met_with(document, prominent, parties, grammar) - set(first.members)
    found = Speakers(document, grammar, bodies, prominent, parties, own, communique)
    if not communique:
        found.issuer.named(first_body(document, grammar))
    return found
