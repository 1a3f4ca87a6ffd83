"""What is on a page, as a table for a spreadsheet: CSV in UTF-8 with the mark that spreadsheets need to see Arabic as Arabic."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from communique.views.body_page import BodyPage
from communique.views.home_page import ReportsPage
from communique.views.ledger_page import LedgerPart
from communique.views.meeting_page import MeetingPage
from communique.views.outlets_page import OutletsPage
from communique.views.tongue import Tongue

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: spreadsheets would run it."""


def meeting_table(page: MeetingPage, tongue: Tongue) -> bytes:
    """Points by reports, the form of each."""
    say = tongue.line
    head = [
        say("table.point"),
        say("table.theme"),
        say("table.act"),
        say("table.strength"),
        say("table.commitment"),
        say("table.sources"),
    ]
    rows = (
        [
            row.wording.text,
            tongue.name(group.name),
            row.act.label,
            row.strength,
            say("table.yes") if row.commitment else "",
            row.sources,
            *(cell.form.label for cell in row.cells),
        ]
        for group in page.groups
        for row in group.rows
    )
    return written([*head, *(c.report.name for c in page.columns)], rows)


def body_table(page: BodyPage, tongue: Tongue) -> bytes:
    """Themes by meetings: the number of points, and how they moved."""
    rows = (
        [
            tongue.name(row.name),
            *(f"{cell.points}{''.join(f' {m.change.sign}{m.count}' for m in cell.moves)}" for cell in row.cells),
        ]
        for row in page.rows
    )
    return written([tongue.line("table.theme"), *(c.text for c in page.columns)], rows)


def ledger_table(ledger: LedgerPart, tongue: Tongue) -> bytes:
    """Commitments with what they can be chosen by."""
    keys = ("commitment", "meeting", "doer", "theme", "strength", "evidence", "passed", "due", "sources", "id")
    rows = (
        [
            row.wording.text,
            meeting.text,
            row.entry.doer,
            tongue.line("list.comma").join(row.themes),
            row.strength.label if row.strength else "",
            row.evidence.label,
            row.passed,
            row.due.text if row.due else "",
            row.sources,
            row.entry.point.id,
        ]
        for meeting, found in ledger.groups
        for row in found
    )
    return written([tongue.line(f"table.{key}") for key in keys], rows)


def outlets_table(page: OutletsPage, tongue: Tongue) -> bytes:
    """Outlets by themes: how many points of each they carry, of how many."""
    say = tongue.line
    rows = (
        [
            one.name,
            len(one.reports),
            f"{one.own.value:.2f}",
            f"{one.carried.part}/{one.carried.of}",
            *(f"{cell.share.part}/{cell.share.of}" if cell.share else "" for cell in one.cells),
        ]
        for one in page.outlets
    )
    return written([say("table.outlet"), say("table.reports"), say("table.own"), say("table.carried"), *page.themes], rows)


def reports_table(page: ReportsPage, tongue: Tongue) -> bytes:
    keys = ("report", "outlet", "published", "language", "kind", "meeting", "id")
    rows = (
        [
            row.report.title,
            row.report.name,
            row.report.published or "",
            row.report.language_name,
            row.report.kind,
            "; ".join(m.text for m in row.meetings),
            row.report.id,
        ]
        for row in page.rows
    )
    return written([tongue.line(f"table.{key}") for key in keys], rows)


def written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it: texts are of strangers."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in ([*head], *rows):
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")
