"""What one text gives by itself, ready to be written: the work that any number of processes share (``scale``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.documents.describe import describe
from communique.documents.worth import worth_analysing
from communique.knowledge import Knowledge
from communique.knowledge.load import Carried
from communique.meetings.find import find_mentions
from communique.model import Document, Mention, Note, Reason, Source, Statement
from communique.register.entries import Entry, entry
from communique.scale.timing import Clock, Stage
from communique.settings import Settings
from communique.statements.find import find_statements


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text read: its rows, and what the stages did."""

    entry: Entry
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Analyser:
    """Reads texts one by one. What the filter finds to tell of no meeting and no joint text is described only, unless
    ``everything`` is wanted."""

    knowledge: Knowledge
    settings: Settings
    everything: bool

    def __call__(self, source: Source) -> Analysis:
        clock = Clock()
        statements: tuple[Statement, ...] = ()
        mentions: tuple[Mention, ...] = ()
        with clock.stage("documents") as done:
            document, notes = describe(source, self.knowledge, self.settings)
            done(1, len(notes))
        with clock.stage("filter") as done:
            worth, why = worth_analysing(document, self.knowledge)
            analysed = worth or self.everything
            done(analysed, not analysed)
        if not analysed:
            notes = (*notes, _set_aside(document, why))
        else:
            with clock.stage("statements") as done:
                statements, unsaid = find_statements(document, self.knowledge, self.settings)
                done(len(statements), len(unsaid))
            with clock.stage("mentions") as done:
                mentions, unmet = find_mentions(document, self.knowledge, self.settings)
                done(len(mentions), len(unmet))
            notes = (*notes, *unsaid, *unmet)
        with clock.stage("register") as done:
            rows = entry(source, document, statements, mentions, notes, analysed=analysed)
            done(1)
        return Analysis(rows, tuple(clock.stages))


def analyser(profiles: tuple[Carried, ...], settings: Settings, everything: bool) -> Analyser:
    """The analyser of a process that has nothing loaded yet."""
    return Analyser(Knowledge(profiles), settings, everything)


def _set_aside(document: Document, why: Sequence[Reason]) -> Note:
    said = "; ".join(f"{reason.name}: {reason.detail}" if reason.detail else reason.name for reason in why)
    return Note("filter", document.id, None, None, f"not analysed: {said}")
