"""The ledger: commitments of all bodies or of one, by meeting, narrowed by body, theme, doer, strength and year.

A page on disk holds all its entries, and its script hides what the address does not ask for; a server leaves them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.figures.ledger import Entry, Wanted, choices, entries
from communique.model import Meeting
from communique.views.contexts import Link, Page, Shelf
from communique.views.leaves import Leaves
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
    leaves: Leaves


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is in all, where only one leaf of the entries is at hand: values by field, and how many entries fit."""

    choices: Mapping[str, Mapping[str, int]]
    in_all: int
    fitting: int
    leaves: Leaves


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """``commitments.html``."""

    page: Page
    ledger: LedgerPart


def commitments_page(shelf: Shelf, wanted: Wanted | None = None, offered: Offered | None = None) -> CommitmentsPage:
    page = Page("commitments.html", shelf.tongue.line("nav.commitments"), "commitments", table=True)
    return CommitmentsPage(page, ledger(shelf, shelf.lookup.register.meetings, wanted or Wanted(), offered))


def ledger(shelf: Shelf, meetings: Sequence[Meeting], wanted: Wanted, offered: Offered | None = None) -> LedgerPart:
    """Of these meetings; ``offered`` where they are not all."""
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
    offered = offered or Offered(choices(found), len(found), sum(len(rows) for _, rows in groups), Leaves(1, 1))
    facets = _facets(shelf, found, wanted, offered.choices)
    return LedgerPart(facets, tuple(groups), offered.fitting, offered.in_all, offered.leaves)


def _facets(shelf: Shelf, found: Sequence[Entry], wanted: Wanted, counted: Mapping[str, Mapping[str, int]]) -> tuple[Facet, ...]:
    tongue, naming = shelf.tongue, shelf.naming
    bodies = {m.body: body_title(m, tongue) for m in shelf.lookup.meetings.values()}
    of_theme = {t: e.meeting.body for e in found for t in e.point.themes}

    def label(field: str, value: str) -> str:
        match field:
            case "body":
                return bodies.get(value, value)
            case "theme":
                return tongue.name(naming.theme(value, of_theme.get(value, "")))
            case "strength":
                return tongue.term("strength", value).label
            case _:
                return first_words(value, LONGEST_DOER)

    facets = []
    for field, counts in counted.items():
        asked = str(getattr(wanted, field))
        order = sorted(counts, key=lambda v, c=counts, f=field: (v if f == "year" else -c[v], v))  # type: ignore[misc]
        values = [v for v in order[:MOST_DOERS] if v]
        if asked and asked not in values:
            values.append(asked)
        if len(values) > 1 or asked:
            offered = tuple(Choice(v, label(field, v), counts.get(v, 0), v == asked) for v in values)
            facets.append(Facet(field, tongue.line(f"ledger.{field}"), offered))
    return tuple(facets)
