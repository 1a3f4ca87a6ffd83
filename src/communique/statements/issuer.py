"""Whose statement a report carries: the body or official that speaks first in it, and those who later speak for that body.

A report of a statement by one body (a council, a committee, a movement) has no meeting to name the speaker by. The first who
speaks in it issues what it reports; later its president, its secretariat and the surname alone mean the same. Wrong where an
outlet opens with an onlooker's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.statements.small import small
from communique.text.normal import fold
from communique.text.words import strip_proclitics

_SHORTEST = 3
"""Letters of a word that tells one speaker from another."""


@dataclass(slots=True)
class Issuer:
    """Words by which the issuer and those who speak for it are known; empty until the first speaker is heard."""

    heads: set[str] = field(default_factory=set)
    """First nouns of bodies: ``برلمان`` of ``البرلمان العربي``."""
    words: set[str] = field(default_factory=set)
    """Words of names and titles of persons."""

    def heard(self, text: str, kind: str, joint_text: bool) -> None:
        """Somebody spoke. Of the first speakers whoever is no outlet is the issuer, where no joint text is reported."""
        words = _telling(text)
        if not words or kind == "outlet":
            return
        first = not self.heads and not self.words
        if kind in ("meeting", "document", "other") and first:
            self.heads.add(words[0])
        if not joint_text and kind != "document" and (first or self._of_body(words)):
            self.words.update(words)

    def speaks_through(self, text: str) -> bool:
        """Whether the speaker is the issuer or speaks for it."""
        words = _telling(text)
        return not self.words.isdisjoint(words) or self._of_body(words)

    def _of_body(self, words: Sequence[str]) -> bool:
        return not self.heads.isdisjoint(words)


def _telling(text: str) -> list[str]:
    """The words of a name without articles and particles, common ones left out."""
    bare = [_bare(word) for word in fold(text).split()]
    return [word for word in bare if len(word) >= _SHORTEST and word not in small("*", "common-names")]


def _bare(word: str) -> str:
    shortest = strip_proclitics(word.strip('«»"“”()،,.'))
    return min(shortest, key=len) if word.startswith(("ال", "لل", "بال", "وال")) else shortest[0]
