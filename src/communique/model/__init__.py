"""The records that every stage takes and gives: the one vocabulary of the program.

Offsets are Unicode code points (Python ``str`` indices) in the document's text exactly as it was read, half-open, in
logical order. Fields that the register's JSON writes carry the names of the contract (docs/register.md); ``None`` means
"not known", an empty tuple "looked for and found none". Records are frozen: a stage that learns more about one makes a
new one with :func:`dataclasses.replace`.
"""

from __future__ import annotations

from communique.model.documents import Document, Published, Region, Source
from communique.model.meetings import Held, Meeting, Mention, Participant, StatedCount, When
from communique.model.points import Carriage, Change, Commitment, Conflict, Copy, Judgement, Point, Tests, Verdict
from communique.model.shared import Name, Note, Reason, Span
from communique.model.statements import Cue, Speaker, Statement
from communique.model.whole import Join, Register, StageCount
from communique.model.words import (
    Act,
    ChangeKind,
    ConflictKind,
    Direction,
    Evidence,
    Form,
    Format,
    Kind,
    Language,
    Mode,
    Role,
    Strength,
    Voice,
)

__all__ = [
    "Act",
    "Carriage",
    "Change",
    "ChangeKind",
    "Commitment",
    "Conflict",
    "ConflictKind",
    "Copy",
    "Cue",
    "Direction",
    "Document",
    "Evidence",
    "Form",
    "Format",
    "Held",
    "Join",
    "Judgement",
    "Kind",
    "Language",
    "Meeting",
    "Mention",
    "Mode",
    "Name",
    "Note",
    "Participant",
    "Point",
    "Published",
    "Reason",
    "Region",
    "Register",
    "Role",
    "Source",
    "Span",
    "Speaker",
    "StageCount",
    "StatedCount",
    "Statement",
    "Strength",
    "Tests",
    "Verdict",
    "Voice",
    "When",
]
