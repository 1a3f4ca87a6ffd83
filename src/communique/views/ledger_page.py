"""The ledger: commitments of all bodies or of one, by meeting, narrowed by body, theme, doer, strength and year.

A page on disk holds all its entries, and its script hides what the address does not ask for; a server leaves them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.figures.ledger import Entry, Wanted, choices, entries
from communique.model import Meeting
from communique.views.contexts import Link, Page, Shelf
from communique.views.naming import body_title, in_time
from communique.views.parts import CommitmentRow, commitment_row
from communique.views.wording import first_words

MOST_DOERS = 40
"""Doers that the ledger offers, the most frequent."""
LONGEST_DOER = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field to narrow by."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to narrow by with its values; a field of one value is not offered."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """Entries under their meetings, latest first."""

    facets: tuple[Facet, ...]
    groups: tuple[tuple[Link, tuple[CommitmentRow, ...]], ...]
    shown: int
    in_all: int


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """``commitments.html``."""

    page: Page
    ledger: LedgerPart


def commitments_page(shelf: Shelf, wanted: Wanted | None = None) -> CommitmentsPage:
    page = Page("commitments.html", shelf.tongue.line("nav.commitments"), "commitments", table=True)
    return CommitmentsPage(page, ledger(shelf, shelf.lookup.register.meetings, wanted or Wanted()))


def ledger(shelf: Shelf, meetings: Sequence[Meeting], wanted: Wanted) -> LedgerPart:
    """Of these meetings."""
    lookup = shelf.lookup
    ordered = sorted(meetings, key=in_time, reverse=True)
    points = [p for m in ordered for p in lookup.points_of.get(m.id, ())]
    found = entries(lookup.meetings, points, lookup.documents)
    fitting = [e for e in found if e.fits(wanted)]
    groups = []
    for meeting in ordered:
        rows = [commitment_row(shelf, e) for e in fitting if e.meeting.id == meeting.id]
        known = tuple(r for r in rows if r is not None)
        if known:
            groups.append((shelf.meeting(meeting), known))
    return LedgerPart(_facets(shelf, found, wanted), tuple(groups), sum(len(rows) for _, rows in groups), len(found))


def _facets(shelf: Shelf, found: Sequence[Entry], wanted: Wanted) -> tuple[Facet, ...]:
    tongue, naming = shelf.tongue, shelf.naming
    counted = choices(found)
    bodies = {e.meeting.body: body_title(e.meeting, tongue) for e in found}
    of_theme = {t: e.meeting.body for e in found for t in e.point.themes}

    def label(field: str, value: str) -> str:
        match field:
            case "body":
                return bodies[value]
            case "theme":
                return tongue.name(naming.theme(value, of_theme[value]))
            case "strength":
                return tongue.term("strength", value).label
            case _:
                return first_words(value, LONGEST_DOER)

    facets = []
    for field, counts in counted.items():
        asked = str(getattr(wanted, field))
        order = sorted(counts, key=lambda v, c=counts, f=field: (v if f == "year" else -c[v], v))  # type: ignore[misc]
        values = [v for v in order[:MOST_DOERS] if v]
        if len(values) > 1 or asked:
            offered = tuple(Choice(v, label(field, v), counts[v], v == asked) for v in values)
            facets.append(Facet(field, tongue.line(f"ledger.{field}"), offered))
    return tuple(facets)
