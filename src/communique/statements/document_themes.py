"""What a content is about within its document: its own words, those of its sentence, what the speech before it or the whole text is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model import Document, Reason, Statement
from communique.settings import Stating
from communique.statements.clauses import Piece
from communique.statements.line import Line
from communique.statements.themes import Themes
from communique.text.words import Word, words

MEETING = "organisation"
"""Theme of what is about the meeting itself, in every set."""
ISSUED = Reason("rule", "how the text was issued")
SOURCE = Reason("rule", "where the words come from")
_BODY = 8000
"""Characters of a body that are read for its prevailing theme."""


@dataclass
class DocumentThemes:
    """The themes that a document's statements may have, and what the whole of it is about."""

    document: Document
    themes: Themes
    settings: Stating

    def of(self, line: Line, piece: Piece, flow: Statement | None) -> tuple[str, ...]:
        """The themes of ``piece``; ``flow`` is the speech of the meeting that it may run on from. Never empty where the set has a theme."""
        content = line.words[piece.first : piece.last]
        if self.themes.yielding:
            record = piece.verdict.act == "record"
            return self.themes.within(content, self._around, record, self.settings) or tuple(sorted(self.themes.yielding))
        if not {ISSUED, SOURCE}.isdisjoint(piece.verdict.reasons) and MEETING in self.themes.ids:
            return (MEETING,)
        found = self.themes.of(content, self.settings) or self.themes.of(line.words, self.settings)
        return found or self._usual(piece, flow)

    @cached_property
    def _opening(self) -> Sequence[Word]:
        """The words of the body, up to a bound."""
        body = next((region for region in self.document.regions if region.role == "body"), None)
        return words(self.document.text, body.start, min(body.end, body.start + _BODY)) if body is not None else []

    @cached_property
    def _around(self) -> dict[str, float]:
        """What the whole body is about."""
        return self.themes.shares(self._opening)

    @cached_property
    def _prevailing(self) -> tuple[str, ...]:
        """The theme that weighs most in the whole body."""
        weights = self.themes.scores(self._opening)
        ranked = sorted((theme for theme in weights if theme != MEETING), key=lambda theme: (-weights[theme], theme))
        return tuple(ranked[:1]) or self._meeting

    @property
    def _meeting(self) -> tuple[str, ...]:
        return (MEETING,) if MEETING in self.themes.ids else ()

    def _usual(self, piece: Piece, flow: Statement | None) -> tuple[str, ...]:
        """Where no word tells: procedure is about the organisation, speech goes on about what it was about."""
        aside = any(reason.name == "cue" and reason.value == "background" for reason in piece.verdict.reasons)
        if piece.verdict.act == "record" or aside:
            return self._meeting
        return flow.themes if flow is not None else self._prevailing
