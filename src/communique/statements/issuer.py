"""Whose statement a report carries, and who speaks for that body: its officers, and the surname alone later on.

A report of a statement by one body (a council, a committee, a movement) has no meeting to name the speaker by. The first who
speaks in it issues what it reports. Where a joint text is reported its body is known, and a person speaks for it whose title
names it. Wrong where an outlet opens with an onlooker's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.statements.persons import Person, bare_word
from communique.statements.small import small
from communique.text.normal import fold

_SHORTEST = 3


@dataclass(slots=True)
class Issuer:
    """Words by which the issuer and those who speak for it are known; empty until the first speaker is heard."""

    heads: set[str] = field(default_factory=set)
    """First nouns of bodies: ``برلمان`` of ``البرلمان العربي``."""
    titles: set[str] = field(default_factory=set)
    """Words of the first speaker's title."""
    names: set[str] = field(default_factory=set)
    """Words of names of those who speak for it."""
    others: set[str] = field(default_factory=set)
    """Words of names of those who speak for themselves."""
    state: str | None = None
    """Of a first speaker who bears a state's office."""
    words: set[str] = field(default_factory=set)
    """All words of the first body's name: ``مجلس``, ``محافظة``, ``الساحل``."""
    headline: str = ""
    """First noun of the body that the headline names."""
    quoted: frozenset[str] = frozenset()
    """Words of who speaks in the headline: ``نور`` of ``نور: العمل مستمر``."""
    of_states: bool = False
    """Whether the first speaker are those who met."""
    by_name: bool = False
    """Whether the first speaker is a person named without title."""
    person_heard: bool = False
    """Whether somebody with a title has spoken: the first who does explains what the body did, the next are parties to it."""

    @property
    def known(self) -> bool:
        return bool(self.heads or self.titles or self.names)

    def named(self, head: str) -> None:
        """The headline names a body."""
        self.headline = bare_word(head)

    def quotes(self, head: str) -> None:
        """The headline lets somebody speak."""
        self.quoted = frozenset(_telling(head))

    def opens(self, text: str, one: Person | None, of_states: bool = False) -> None:
        """The first who speaks, where no joint text is reported; then the first person with a title.

        ``of_states``: those who met; then a minister of one of them speaks for himself.
        """
        if one is None:
            words = _telling(text)
            self.heads.update(words[:1])
            self.words.update(words)
            self.of_states = of_states
            return
        self.person_heard = self.person_heard or bool(one.title)
        self.by_name = bool(one.name) and not one.title and not self.heads
        if self.of_states and one.state is not None and one.envoy:
            return
        self.titles.update(one.title)
        self.words.update(one.title)
        self.names.update(one.name)
        self.state = one.state

    def spoke(self, one: Person, for_body: bool) -> None:
        """A person spoke, for the body or for himself: later his name alone means the same."""
        if for_body:
            self.names.update(one.name - self.others)
        else:
            self.others.update(one.name - self.names)

    def knows(self, one: Person) -> bool | None:
        """Whether a person speaks for the issuer; None where neither name nor title says."""
        if not self.names.isdisjoint(one.name) or (not one.title and not self.titles.isdisjoint(one.name)):
            return True
        if not self.others.isdisjoint(one.name):
            return False
        if not self.heads.isdisjoint(one.title):
            return True
        if one.title and not one.name and self.by_name:
            return True  # a title alone behind a name alone: they are one person's
        if not self.titles.isdisjoint(one.title) and one.state == self.state and not (one.name and self.names):
            return True
        return None

    def is_body(self, text: str) -> bool:
        """Whether the noun phrase of a body, or of an office or delegation of it, names the issuer: by its noun, where what tells
        that noun from others does not differ."""
        words = _telling(text)
        if len(words) > 1 and words[0] in small("*", "offices"):
            words = words[1:]
        at = next((k for k, word in enumerate(words) if word in self.heads), None)
        if at is not None:
            return not self._differs(words[at + 1 :])
        return not self.titles.isdisjoint(words[:1]) or self.headline in words

    def is_another(self, text: str) -> bool:
        """``لجنة الصيادين`` where ``مجلس الزراعة`` issued the text: an institution whose name has nothing of the issuer's."""
        words = _telling(text)
        named = bool(words) and words[0] in small("ar", "institutions")
        return named and self._differs(words[1:])

    def _differs(self, words: Sequence[str]) -> bool:
        return bool(words) and len(self.words) > 1 and self.words.isdisjoint(words)

    def lets_speak(self, one: Person) -> bool:
        """Whether the headline quotes this person: then what he says is what the report is about, whoever spoke before."""
        return not self.quoted.isdisjoint(one.name)


def _telling(text: str) -> Sequence[str]:
    """The words of a name without articles and particles, common ones left out."""
    bare = [bare_word(word.strip('«»"“”()،,.')) for word in fold(text).split()]
    return [word for word in bare if len(word) >= _SHORTEST and word not in small("*", "common-names")]
