"""A body: its meetings in time, what became of each theme from one to the next, and what it has committed itself to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.errors import UnknownId
from communique.figures.development import Cell, development
from communique.figures.ledger import Wanted
from communique.model import Meeting, Name
from communique.views.addresses import HERE
from communique.views.contexts import Link, Page, Shelf
from communique.views.home_page import compared
from communique.views.leaves import Leaves
from communique.views.ledger_page import LedgerPart, ledger
from communique.views.naming import body_title, in_time
from communique.views.parts import MeetingRow, meeting_rows
from communique.views.timeline import Timeline
from communique.views.wording import Term

DEEPEST = 5
"""Steps of shade in the matrix; the darkest is the theme with most points at one meeting."""


@dataclass(frozen=True, slots=True)
class Move:
    """How many points of a theme moved in one way."""

    change: Term
    count: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One theme at one meeting."""

    points: int
    shade: int
    """0 to :data:`DEEPEST`."""
    href: str | None
    """The theme's rows on the meeting's page; None where it has none there."""
    moves: tuple[Move, ...]
    first: bool
    """True where there is nothing to compare it with."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One theme through all meetings."""

    name: Name
    points: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """``bodies/<id>.html``."""

    page: Page
    id: str
    name: Name
    timeline: Timeline
    meetings: tuple[MeetingRow, ...]
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[Term, ...]
    compared: tuple[Link, ...]
    ledger: LedgerPart
    leaves: Leaves


def body_page(shelf: Shelf, body_id: str, wanted: Wanted | None = None, leaves: Leaves | None = None) -> BodyPage:
    """:raises UnknownId: where no meeting at hand is of this body."""
    lookup, tongue = shelf.lookup, shelf.tongue
    meetings = sorted((m for m in lookup.register.meetings if m.body == body_id), key=in_time)
    if not meetings:
        raise UnknownId(f"no meeting of {body_id!r} in this register; list what there is with: communique show")
    rows, drawing = meeting_rows(shelf, meetings)
    ids = {m.id for m in meetings}
    return BodyPage(
        page=Page(HERE.body(body_id), body_title(meetings[0], tongue), "register", table=True),
        id=body_id,
        name=meetings[0].body_name,
        timeline=drawing,
        meetings=rows,
        columns=tuple(Link(shelf.addresses.meeting(m.id), tongue.held_briefly(m.held)) for m in meetings),
        rows=_matrix(shelf, meetings),
        legend=tuple(tongue.changes.values()),
        compared=compared(shelf, ids),
        ledger=ledger(shelf, meetings, wanted or Wanted()),
        leaves=leaves or Leaves(1, 1),
    )


def _matrix(shelf: Shelf, meetings: Sequence[Meeting]) -> tuple[MatrixRow, ...]:
    lookup, tongue = shelf.lookup, shelf.tongue
    ids = {m.id for m in meetings}
    points = [p for m in meetings for p in lookup.points_of.get(m.id, ())]
    changes = [c for (_, later), found in lookup.changes_between.items() if later in ids for c in found]
    compared_with_an_earlier_one = {c.later for c in changes}
    lines = development(meetings, points, changes)
    most = max((len(cell.points) for line in lines for cell in line.cells), default=1)
    return tuple(
        MatrixRow(
            name=shelf.naming.theme(line.theme, meetings[0].body) if line.theme else Name(en=tongue.line("theme.none")),
            points=line.points,
            cells=tuple(
                _cell(shelf, meeting, line.theme, cell, most, meeting.id not in compared_with_an_earlier_one)
                for meeting, cell in zip(meetings, line.cells, strict=True)
            ),
        )
        for line in lines
    )


def _cell(shelf: Shelf, meeting: Meeting, theme: str, cell: Cell, most: int, first: bool) -> MatrixCell:
    count = len(cell.points)
    return MatrixCell(
        points=count,
        shade=0 if not count else max(1, round(DEEPEST * count / most)),
        href=f"{shelf.addresses.meeting(meeting.id)}#theme-{theme or 'none'}" if count else None,
        moves=tuple(Move(term, cell.kinds[kind]) for kind, term in shelf.tongue.changes.items() if cell.kinds.get(kind)),
        first=first,
    )
