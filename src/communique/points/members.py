"""A statement made ready for comparing: its words, whether it stands in headline, lead or body, and the kind of procedure it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import Knowledge
from communique.knowledge.records import Procedure
from communique.model import Document, Statement
from communique.points.content import Wording, Wordings
from communique.text.phrases import Phrases
from communique.text.words import words

Tier = Literal["body", "lead", "headline"]

LISTED = 4
"""States in a row without a verb that are a list of those present."""


@dataclass(frozen=True, slots=True)
class Member:
    """A statement with what merging looks at."""

    statement: Statement
    document: Document
    wording: Wording
    tier: Tier
    procedure: str | None
    """Kind of procedure (``held``, ``chaired``) of a record; ``counted`` where it says how many attended."""

    @property
    def joint(self) -> bool:
        """Whether the meeting says it, or it is procedure of the meeting whoever tells it."""
        return self.statement.voice == "joint" or self.statement.act == "record"


class Procedures:
    """Tells the kind of a record by the words of ``records.toml``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._order = {entry.id: number for number, entry in enumerate(knowledge.procedures)}
        self._phrases = Phrases((phrase, entry.id) for entry in knowledge.procedures for phrase in entry.words.all)
        self._states = Phrases((name, code) for code, state in sorted(knowledge.countries.items()) for name in state.names.all)

    def kind(self, text: str, start: int = 0, end: int | None = None) -> str | None:
        """The first kind, in the file's order, whose words stand in the stretch; a list of states alone tells who attended."""
        found = self.kinds(text, start, end)
        if not found and len(self.states(text, start, end)) >= LISTED:
            return "attended"
        return min(found, key=self._order.__getitem__, default=None)

    def kinds(self, text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
        """All kinds whose words stand in the stretch."""
        return frozenset(match.value for match in self._phrases.find(words(text, start, end)))

    def states(self, text: str, start: int = 0, end: int | None = None) -> set[str]:
        """ISO codes of the states that a stretch names."""
        return {match.value for match in self._states.find(words(text, start, end))}


def fires(entry: Procedure, sentence: str, knowledge: Knowledge) -> bool:
    """Whether a record with these words is of the entry's kind."""
    return Procedures(knowledge).kind(sentence) == entry.id


def member(statement: Statement, document: Document, wordings: Wordings, procedures: Procedures) -> Member:
    """A statement made ready for comparing."""
    headline = any(r.role == "headline" and r.start <= statement.start < r.end for r in document.regions)
    record = statement.act == "record"
    kind = procedures.kind(document.text, statement.start, statement.end) if record else None
    tier: Tier = "headline" if headline else "lead" if statement.lead else "body"
    wording = wordings.content(document, statement)
    return Member(statement, document, wording, tier, "counted" if kind == "attended" and wording.numbers else kind)
