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
    headline: str = ""
    """First noun of the body that the headline names."""
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

    def opens(self, text: str, one: Person | None, of_states: bool = False) -> None:
        """The first who speaks, where no joint text is reported; then the first person with a title.

        ``of_states``: those who met; then a minister of one of them speaks for himself.
        """
        if one is None:
            self.heads.update(_telling(text)[:1])
            self.of_states = of_states
            return
        self.person_heard = self.person_heard or bool(one.title)
        self.by_name = bool(one.name) and not one.title and not self.heads
        if self.of_states and one.state is not None and one.envoy:
            return
        self.titles.update(one.title)
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
        """Whether the noun phrase of a body names the issuer."""
        words = _telling(text)
        return not self.heads.isdisjoint(words) or not self.titles.isdisjoint(words[:1]) or self.headline in words


def _telling(text: str) -> Sequence[str]:
    """The words of a name without articles and particles, common ones left out."""
    bare = [bare_word(word.strip('«»"“”()،,.')) for word in fold(text).split()]
    return [word for word in bare if len(word) >= _SHORTEST and word not in small("*", "common-names")]
