"""A folder's hand-made reference as records (``examples/README.md`` says what each table means)."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from communique.model import Act, ChangeKind, ConflictKind, Direction, Form, Format, Kind, Mode, Strength, Voice

EXAMPLES = Path(__file__).parents[1] / "examples"
FILE = EXAMPLES / "water-and-coasts.reference.toml"
TEXTS = Path(__file__).with_name("texts")
"""Official texts of other invented bodies, in other registers than the example's: nothing was developed on them."""
FILES = {
    "example": FILE,
    "highland-charter": TEXTS / "highland-charter.reference.toml",
    "fertiliser-exporters": TEXTS / "fertiliser-exporters.reference.toml",
    "manuscript-libraries": TEXTS / "manuscript-libraries.reference.toml",
    "amber-route": TEXTS / "amber-route.reference.toml",
}
"""Reference files by the name that the gate has for them."""


@dataclass(frozen=True)
class Quote:
    """Words that stand in a document once (twice where its body is repeated)."""

    file: str
    quote: str


@dataclass(frozen=True)
class Described:
    """One document."""

    file: str
    kind: Kind
    language: str
    title: str
    body_first: str
    body_last: str
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    meeting: str | None = None
    complete: bool = True
    repeated: bool = False


@dataclass(frozen=True)
class Person:
    """Who hosted or chaired."""

    party: str
    ar: str
    en: str
    role: str


@dataclass(frozen=True)
class Count:
    """A number that a document states."""

    what: str
    value: int
    file: str
    quote: str


@dataclass(frozen=True)
class Met:
    """One meeting."""

    id: str
    date: str
    formation: str
    format: Format
    participants: tuple[str, ...]
    observers: tuple[str, ...]
    people: tuple[Person, ...]
    counts: tuple[Count, ...]
    recalls: tuple[str, ...]
    documents: tuple[str, ...]
    place: str | None = None


@dataclass(frozen=True)
class Detail:
    """A field of a commitment in the words of both official texts."""

    en: str
    ar: str


@dataclass(frozen=True)
class Bound:
    """What a commitment binds its speakers to."""

    doer: Detail
    due: Detail | None = None
    amount: Detail | None = None
    condition: Detail | None = None
    beneficiary: Detail | None = None
    mechanism: Detail | None = None


@dataclass(frozen=True)
class Carried:
    """How a report carries a point, and the words that do."""

    form: Form
    quote: str


@dataclass(frozen=True)
class Agreed:
    """One point of the official texts, in the words of both."""

    id: str
    meeting: str
    act: Act
    themes: tuple[str, ...]
    en: str
    ar: str
    independent_sources: int
    carriage: dict[str, Carried]
    strength: Strength | None = None
    commitment: Bound | None = None


@dataclass(frozen=True)
class Coded:
    """One statement of a report that was coded whole."""

    file: str
    content: str
    mode: Mode
    voice: Voice
    act: Act
    cue: str | None = None
    speaker: str | None = None
    via: str | None = None
    strength: Strength | None = None
    lead: bool = False
    point: str | None = None


@dataclass(frozen=True)
class Moved:
    """What became of a point."""

    earlier: str
    later: str
    kind: ChangeKind
    from_point: str | None = None
    to_point: str | None = None


@dataclass(frozen=True)
class Disagreed:
    """A planted conflict with the words of its sides."""

    meeting: str
    kind: ConflictKind
    points: tuple[str, ...]
    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Copied:
    """A pair of reports that share their text."""

    a: str
    b: str
    direction: Direction


@dataclass(frozen=True)
class Feature:
    """An oddity planted in a page."""

    name: str
    file: str
    quote: str


@dataclass(frozen=True)
class Reference:
    """All tables, and what they were written for. A table that the file leaves out is empty here and was not coded."""

    folder: str
    profile: str
    documents: tuple[Described, ...]
    meetings: tuple[Met, ...]
    points: tuple[Agreed, ...] = ()
    statements: tuple[Coded, ...] = ()
    changes: tuple[Moved, ...] = ()
    conflicts: tuple[Disagreed, ...] = ()
    copies: tuple[Copied, ...] = ()
    features: tuple[Feature, ...] = ()
    digest: str = ""
    """First 12 hex digits of the SHA-256 of reference, profile and texts: a floor holds for these only."""
    coded_tables: frozenset[str] = frozenset()
    """The tables that the file has, empty ones too: what is measured."""
    root: Path = field(default=EXAMPLES, compare=False)
    """Where ``folder`` and ``profile`` stand."""

    def official(self, meeting: str, language: str) -> str:
        """The meeting's official text in that language."""
        return next(d.file for d in self.documents if (d.meeting, d.kind, d.language) == (meeting, "official", language))

    def quotes(self, point: Agreed) -> tuple[Quote, Quote]:
        """The point as the Arabic and as the English official text word it."""
        return Quote(self.official(point.meeting, "ar"), point.ar), Quote(self.official(point.meeting, "en"), point.en)

    def coded(self) -> tuple[str, ...]:
        """The reports whose statements were coded whole."""
        return tuple(dict.fromkeys(s.file for s in self.statements))

    def reports(self, meeting: str) -> tuple[str, ...]:
        """The press reports of a meeting."""
        return tuple(d.file for d in self.documents if d.meeting == meeting and d.kind == "press")


def load(file: Path = FILE) -> Reference:
    """The reference as it stands on disk; raises :class:`msgspec.ValidationError` where a table has another form."""
    data = tomllib.loads(file.read_text("utf-8"))
    folder = file.parent / data["folder"]
    digest = hashlib.sha256()
    for path in (file, file.parent / data["profile"], *sorted(p for p in folder.rglob("*") if p.is_file())):
        digest.update(path.read_bytes())
    reference = msgspec.convert(data, Reference)
    return replace(reference, digest=digest.hexdigest()[:12], coded_tables=frozenset(data), root=file.parent)
