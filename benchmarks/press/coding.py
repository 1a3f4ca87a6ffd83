"""Codings of press reports: places and labels only, never words of the reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from benchmarks.matching import Place, hull
from communique.model import Act, Mode, Strength, Voice

FOLDER = Path(__file__).parent
REFERENCE = FOLDER / "reference.json"
PASSES = (FOLDER / "pass-a.json", FOLDER / "pass-b.json")
"""The two independent codings that the reference was settled from."""

Half = Literal["development", "held-out"]


@dataclass(frozen=True, kw_only=True)
class Coded:
    """One statement of a report. Places count code points of the report's ``content`` field."""

    content: Place
    alt_content: Place | None = None
    """A second reading that begins later: behind who is asked, or without the noun of the stance."""
    cue: Place | None = None
    continues: int | None = None
    """Number in its report of the statement whose cue still governs this one, where it has none of its own."""
    speaker: Place | None = None
    """Also where it stands earlier than the cue: then ``implied``."""
    implied: bool = False
    holder: Place | None = None
    """Whose stance it is where the speaker is a document."""
    via: Place | None = None
    mode: Mode
    voice: Voice
    act: Act
    alt_acts: tuple[Act, ...] = ()
    strength: Strength | None = None
    alt_strength: Strength | None = None
    themes: tuple[str, ...]
    lead: bool = False
    coded_by: Literal["both", "a", "b"] = "both"
    """Which of the two codings has a statement here; in a reference of one coding it says nothing."""

    @property
    def place(self) -> Place:
        """Cue and content together."""
        return hull([self.content, *([self.cue] if self.cue else [])])


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report: which, of what half, who speaks in it, where its body lies."""

    key: str
    """``<file of the data set>#<index of the article in it>``."""
    half: Half
    outlet: str
    speaks: str
    kind: str
    length: int
    """Code points of the text."""
    digest: str
    """First 16 hex digits of the SHA-256 of the text: offsets hold for this text only."""
    body: Place
    statements: tuple[Coded, ...]


def load(file: Path = REFERENCE) -> tuple[Report, ...]:
    """The reports of a coding, in the order they were drawn."""
    return msgspec.json.decode(file.read_bytes(), type=tuple[Report, ...])


def dump(reports: tuple[Report, ...]) -> str:
    """A coding as JSON, one statement a line so that changes can be read as a difference; what is empty is left out."""
    parts = []
    for report in reports:
        head = {name: value for name, value in msgspec.to_builtins(report).items() if name != "statements"}
        rows = ",\n   ".join(_line(coded) for coded in report.statements)
        parts.append(f' {msgspec.json.encode(head).decode()[:-1]},"statements":[\n   {rows}]}}')
    return "[\n" + ",\n".join(parts) + "\n]\n"


def _line(coded: Coded) -> str:
    plain = msgspec.to_builtins(coded)
    empty = {"coded_by": "both", "lead": False, "implied": False}
    kept = {name: value for name, value in plain.items() if value not in (None, []) and empty.get(name) != value}
    return msgspec.json.encode(kept).decode()
