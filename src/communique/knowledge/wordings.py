"""Words of several languages for one thing, as knowledge files give them: ``{ar = [...], en = [...]}``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """Phrases as they are printed; they are matched over folded words, so marks, quotes and punctuation do not matter."""

    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def of(self, language: str) -> tuple[str, ...]:
        """Phrases of one language; none where the language has no knowledge yet."""
        return {"ar": self.ar, "en": self.en}.get(language, ())

    @property
    def all(self) -> tuple[str, ...]:
        """Phrases of every language: scripts do not meet, so a text of any language may be searched for all of them."""
        return self.ar + self.en
