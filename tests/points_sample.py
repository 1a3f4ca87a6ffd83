"""Small made-up meetings for the tests of the room ``points``: documents of marked sentences, and the statements in them.

A text is written as lines ``act[/strength] [lead] | content``; each line is a sentence of the body and its content a statement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.knowledge import Knowledge
from communique.model import (
    Act,
    Carriage,
    Change,
    Conflict,
    Copy,
    Document,
    Held,
    Judgement,
    Kind,
    Meeting,
    Name,
    Point,
    Published,
    Region,
    Span,
    StatedCount,
    Statement,
    Strength,
)
from communique.points.carriage import find_carriage
from communique.points.changes import find_changes
from communique.points.commitments import find_commitments
from communique.points.conflicts import find_conflicts
from communique.points.merge import merge_points
from communique.settings import Settings

KNOWLEDGE = Knowledge()
SETTINGS = Settings()
SPRING = "river-council/2030-04-02/ministers"
AUTUMN = "river-council/2030-10-08/ministers"


@dataclass(frozen=True)
class Text:
    """A document with its statements."""

    document: Document
    statements: tuple[Statement, ...]


def text(
    name: str,
    lines: str,
    meeting: str = SPRING,
    *,
    kind: Kind = "press",
    language: str = "ar",
    complete: bool = True,
    loose: str = "",
    published: str | None = None,
) -> Text:
    """A document of the lines given; ``loose`` is further body text without statements."""
    body, rows = "", []
    for line in filter(None, (line.strip() for line in lines.splitlines())):
        head, content = (part.strip() for part in line.split("|", 1))
        act, _, rest = head.partition(" ")
        label, _, strength = act.partition("/")
        start = len(body)
        body += content + ".\n"
        rows.append((start, start + len(content), label, strength or None, "lead" in rest, "direct" in rest, "theirs" in rest))
    body += loose
    document = Document(
        id=name, source=f"{name}.txt", url=None, kind=kind, language=language, outlet=name, agency=None, title=None, author=None,
        published=Published(published, None, "printed date") if published else None, text=body,
        regions=(Region(0, len(body), "body", "whole text"),), meetings=(meeting,), complete=complete,
    )  # fmt: skip
    return Text(document, tuple(_statement(name, *row) for row in rows))


def _statement(
    name: str, start: int, end: int, act: Act, strength: Strength | None, lead: bool, direct: bool, theirs: bool
) -> Statement:
    return Statement(
        id=f"{name}:{start}-{end}", document=name, meeting=None, start=start, end=end, content=((start, end),), cue=None, speaker=None,
        holder=None, via=None, mode="direct" if direct else "indirect", voice="third-party" if theirs else "joint", act=act,
        strength=strength, themes=(), lead=lead, point=None, reasons=(),
    )  # fmt: skip


def meeting(ident: str, *texts: Text, counts: tuple[StatedCount, ...] = (), dates: tuple[Span, ...] = ()) -> Meeting:
    """The meeting of an id ``body/date/formation`` with the texts that report it."""
    body, day, formation = ident.split("/")
    own = tuple(t.document.id for t in texts if ident in t.document.meetings)
    return Meeting(
        id=ident, body=body, body_name=Name(en="River Council"), formation=formation, held=Held(day, "printed date", (), None, None),
        format="unknown", place=None, participants=(), stated_counts=counts, documents=own, mentions=(), recalls=(), dates=dates,
    )  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What the room makes of some texts."""

    points: tuple[Point, ...]
    statements: tuple[Statement, ...]
    carriage: tuple[Carriage, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    texts: dict[str, str]

    def said(self, point: Point | str | None) -> str:
        """The wording of a point."""
        found = next(p for p in self.points if p == point or p.id == point)
        return self.texts[found.wording.document][found.wording.start : found.wording.end]

    def together(self) -> list[list[str]]:
        """The statements' texts, point by point."""
        words = {s.id: self.texts[s.document][s.start : s.end] for s in self.statements}
        return sorted(sorted(words[name] for name in point.statements) for point in self.points)

    def forms(self, point: Point) -> dict[str, str]:
        """Document -> form of a point's carriage."""
        return {row.document: row.form for row in self.carriage if row.point == point.id}


def find(
    *texts: Text,
    meetings: tuple[Meeting, ...] | None = None,
    copies: tuple[Copy, ...] = (),
    sources: dict[str, str] | None = None,
    judgements: tuple[Judgement, ...] = (),
) -> Found:
    """All stages of the room over some texts."""
    ids = sorted({name for t in texts for name in t.document.meetings})
    held = meetings if meetings is not None else tuple(meeting(name, *texts) for name in ids)
    documents = tuple(t.document for t in texts)
    said = tuple(s for t in texts for s in t.statements)
    sources = sources or {d.id: d.id for d in documents}
    points, said = merge_points(held, documents, said, copies, sources, KNOWLEDGE, SETTINGS, judgements)
    points = find_commitments(points, said, documents, held, KNOWLEDGE, SETTINGS)
    carriage = find_carriage(held, points, said, documents, KNOWLEDGE, SETTINGS)
    changes = find_changes(held, points, said, documents, KNOWLEDGE, SETTINGS)
    conflicts = find_conflicts(held, points, said, documents, carriage, sources, KNOWLEDGE, SETTINGS)
    return Found(points, said, carriage, changes, conflicts, {d.id: d.text for d in documents})


def renamed(one: Text, name: str) -> Text:
    """The same text as another document."""
    document = replace(one.document, id=name, source=f"{name}.txt", outlet=name)
    return Text(document, tuple(replace(s, id=s.id.replace(one.document.id, name, 1), document=name) for s in one.statements))
