"""Two meetings of one body: what became of each point, both wordings side by side."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Change, ChangeKind, Point
from communique.views.addresses import HERE
from communique.views.contexts import Link, Page, Quotation, Shelf, Why
from communique.views.differences import Piece, compare
from communique.views.naming import body_title, formation
from communique.views.wording import Term


@dataclass(frozen=True, slots=True)
class Side:
    """A point at one of the two meetings; pieces are marked ``own`` where the other wording lacks them."""

    wording: Quotation
    pieces: tuple[Piece, ...]
    href: str
    act: Term
    strength: str
    commitment: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One point, earlier and later; a missing side is None."""

    earlier: Side | None
    later: Side | None
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """All changes of one kind."""

    change: Term
    rows: tuple[ChangeRow, ...]

    @property
    def one_sided(self) -> bool:
        """True where no row has both wordings: nothing stands side by side then."""
        return not any(row.earlier and row.later for row in self.rows)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """``changes/<earlier and later>.html``."""

    page: Page
    body: str
    earlier: Link
    later: Link
    groups: tuple[ChangeGroup, ...]
    official_later: bool
    """Whether an official text of the later meeting was read; without one nothing counts as dropped."""


def changes_page(shelf: Shelf, earlier_id: str, later_id: str) -> ChangesPage:
    lookup, tongue = shelf.lookup, shelf.tongue
    earlier, later = lookup.meetings.get(earlier_id), lookup.meetings.get(later_id)
    found = lookup.changes_between.get((earlier_id, later_id), [])
    when = [tongue.held_briefly(m.held) if m else i for m, i in ((earlier, earlier_id), (later, later_id))]
    body = body_title(later, tongue) if later else later_id
    kinds: list[ChangeKind] = list(tongue.changes)
    comma = tongue.line("list.comma")
    groups = ((tongue.changes[kind], [_row(shelf, c) for c in found if c.kind == kind]) for kind in kinds)
    return ChangesPage(
        page=Page(
            HERE.changes(earlier_id, later_id), tongue.line("changes.tab", body=body, earlier=when[0], later=when[1]), "register"
        ),
        body=body,
        earlier=Link(
            shelf.addresses.meeting(earlier_id), comma.join((when[0], formation(earlier, tongue))) if earlier else when[0]
        ),
        later=Link(shelf.addresses.meeting(later_id), comma.join((when[1], formation(later, tongue))) if later else when[1]),
        groups=tuple(ChangeGroup(term, tuple(rows)) for term, rows in groups if rows),
        official_later=later is not None and any(d.kind == "official" for d in lookup.reports_of(later)),
    )


def _row(shelf: Shelf, change: Change) -> ChangeRow:
    points = shelf.lookup.points
    before, after = points.get(change.from_point or ""), points.get(change.to_point or "")
    left, right = _side(shelf, before), _side(shelf, after)
    if left and right and left.wording.language == right.wording.language:
        found = compare(left.wording.text, right.wording.text)
        left, right = _marked(left, found.ours), _marked(right, found.theirs)
    return ChangeRow(left, right, shelf.reasons(change.reasons))


def _side(shelf: Shelf, point: Point | None) -> Side | None:
    wording = shelf.called(point) if point else None
    if point is None or wording is None:
        return None
    return Side(
        wording=wording,
        pieces=(Piece(wording.text, False),),
        href=shelf.addresses.point(point.id),
        act=shelf.tongue.acts[point.act],
        strength=shelf.tongue.term("strength", point.strength).label if point.strength else "",
        commitment=point.commitment is not None,
    )


def _marked(side: Side, pieces: tuple[Piece, ...]) -> Side:
    return Side(side.wording, pieces, side.href, side.act, side.strength, side.commitment)
