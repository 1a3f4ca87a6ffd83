"""What was said at a meeting, who carried it, what changed, where documents disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from communique.model.shared import Reason, Span
from communique.model.words import Act, ChangeKind, ConflictKind, Direction, Evidence, Form, Strength


@dataclass(frozen=True, slots=True)
class Tests:
    """The five tests of a commitment (after the G7 Research Group); all must hold."""

    discrete: bool
    specific: bool
    own: bool
    future: bool
    testable: bool


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a point binds its speakers to. Lists hold spans; the tests' deciding words stand in ``reasons``."""

    doer: tuple[Span, ...]
    action: Span | None
    beneficiary: tuple[Span, ...]
    mechanism: tuple[Span, ...]
    amount: Span | None
    due: Span | None
    condition: Span | None
    tests: Tests
    evidence: Evidence
    reasons: tuple[Reason, ...] = ()

    def spans(self) -> Iterator[Span]:
        """All its parts."""
        yield from (*self.doer, *self.beneficiary, *self.mechanism)
        yield from (part for part in (self.action, self.amount, self.due, self.condition) if part)


@dataclass(frozen=True, slots=True)
class Point:
    """The same thing said at one meeting, merged over all its documents in any language."""

    id: str
    """``<meeting>/<theme>-<digest of its wording>``."""
    meeting: str
    statements: tuple[str, ...]
    wording: Span
    """The fullest wording of the best evidence tier: official before press."""
    act: Act
    strength: Strength | None
    themes: tuple[str, ...]
    joint: bool
    """False for what the outlet or a third party says."""
    commitment: Commitment | None
    independent_sources: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Carriage:
    """How one document renders one point."""

    point: str
    document: str
    form: Form
    spans: tuple[Span, ...]
    omitted: tuple[Span, ...]
    """For ``partial``: what of the point's wording the document leaves out, as spans of that wording's document."""
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages that share their wording; ``a`` sorts before ``b``. ``score`` is the share of shared words."""

    a: Span
    b: Span
    direction: Direction
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a point from one meeting of a body to the next."""

    earlier: str
    later: str
    from_point: str | None
    to_point: str | None
    kind: ChangeKind
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents of one meeting that disagree, with one another or within themselves; both sides are shown."""

    meeting: str
    kind: ConflictKind
    points: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    reasons: tuple[Reason, ...] = ()


Verdict = Literal["same", "different", "correct", "wrong"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on one or two records; stored apart, applied last, never overwritten by a score."""

    subjects: tuple[str, ...]
    verdict: Verdict
    by: str
    on: str
    note: str
