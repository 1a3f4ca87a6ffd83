"""What a content is about: the themes whose words weigh most in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.themes import Theme
from communique.settings import Stating
from communique.statements.lexicon import Lexicon
from communique.text.words import Word

_WEIGHTS = {"!": 2.0, "?": 0.5, "-": 0.0}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A theme's word."""

    theme: str
    weight: float
    order: int


class Themes:
    """The themes of one body, or the generic ones."""

    def __init__(self, themes: Sequence[Theme], language: str) -> None:
        self.ids = frozenset(theme.id for theme in themes)
        self.yielding = frozenset(theme.id for theme in themes if theme.yields)
        rows: dict[str, list[Weighed]] = {}
        for order, theme in enumerate(themes):
            for word in theme.words.of(language):
                weight = _WEIGHTS.get(word[:1], 1.0)
                rows.setdefault(word.lstrip("!?-"), []).append(Weighed(theme.id, weight, order))
        self._words: Lexicon[tuple[Weighed, ...]] = Lexicon((word, tuple(hits)) for word, hits in rows.items())

    def scores(self, words: Sequence[Word]) -> dict[str, float]:
        """Weight of each theme that has a word among ``words``; a longer phrase weighs more than its words."""
        found: dict[str, float] = {}
        for hit in self._words.find(words):
            length = hit.last - hit.first + 1
            for row in hit.value:
                if row.weight:
                    found[row.theme] = found.get(row.theme, 0.0) + row.weight * (1 + 0.25 * (length - 1))
        return found

    def shares(self, words: Sequence[Word]) -> dict[str, float]:
        """What a whole text is about: the share of each theme in its words; themes that yield left out."""
        scores = {theme: score for theme, score in self.scores(words).items() if theme not in self.yielding}
        total = sum(scores.values())
        return {theme: score / total for theme, score in scores.items()} if total else {}

    def within(self, words: Sequence[Word], around: Mapping[str, float], record: bool, settings: Stating) -> tuple[str, ...]:
        """The themes of a content within a text, where some themes yield; ``around``: what the text is about.

        ``record``: it tells of the meeting itself; then that comes first, and beside it what the content names. Empty where
        neither content nor text has a word of any theme.
        """
        scores = self.scores(words)
        told = {theme: score for theme, score in scores.items() if theme not in self.yielding}
        if record:
            beside = [
                theme for theme in sorted(told, key=lambda theme: (-told[theme], theme)) if told[theme] >= settings.theme_least
            ]
            return (*sorted(self.yielding), *beside[:1])
        for theme in self.yielding & scores.keys():
            told[theme] = scores[theme] * settings.theme_yields
        for theme, share in around.items():
            told[theme] = told.get(theme, 0.0) + share * settings.theme_around
        best = max(told.values(), default=0.0)
        ranked = sorted(told, key=lambda theme: (-told[theme], theme))
        return tuple(theme for theme in ranked if told[theme] >= best * settings.theme_share_within)[: settings.most_themes_within]

    def of(self, words: Sequence[Word], settings: Stating) -> tuple[str, ...]:
        """The heaviest theme and those near it, heaviest first."""
        scores = self.scores(words)
        if not scores:
            return ()
        best = max(scores.values())
        ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
        kept = [theme for theme in ranked if scores[theme] >= best * settings.theme_share and scores[theme] >= settings.theme_least]
        return tuple((kept or ranked[:1])[: settings.most_themes])


@lru_cache(maxsize=64)
def themes(knowledge: Knowledge, bodies: tuple[str, ...], language: str) -> Themes:
    """The themes of the most prominent body that lists any; generic ones else."""
    language = language if language in knowledge.languages else "en"
    for ident in bodies[:1]:
        body = knowledge.body(ident)
        while body is not None:
            if body.themes:
                return Themes(body.themes, language)
            body = knowledge.body(body.parent) if body.parent else None
    return Themes(knowledge.themes, language)
