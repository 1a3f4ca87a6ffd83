"""What the stages set aside and why; and what the program is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Note, Span
from communique.views.contexts import Link, Page, Quotation, Saying, Shelf
from communique.views.tongue import Tongue
from communique.views.wording import Term

LONGEST_QUOTE = 240
"""Characters of what was set aside that the list quotes; the report's page has the rest."""
MOST_NOTES = 150
"""Notes of one stage that the list holds; a note on a report stands on the report's page in any case."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note; ``quotation`` None where it concerns no words."""

    message: Saying
    report: Link | None
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one stage."""

    stage: str
    rows: tuple[NoteRow, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class NotesPage:
    """``notes.html``."""

    page: Page
    groups: tuple[NoteGroup, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class AboutPage:
    """``about.html``."""

    page: Page
    acts: tuple[Term, ...]
    forms: tuple[Term, ...]
    changes: tuple[Term, ...]
    evidence: tuple[Term, ...]
    tests: tuple[Term, ...]


def notes_page(shelf: Shelf) -> NotesPage:
    notes = shelf.lookup.register.notes
    groups: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda n: n.document is not None):  # those on no report stand nowhere else
        groups.setdefault(note.stage, []).append(note)
    return NotesPage(
        page=Page("notes.html", shelf.tongue.line("notes.title"), "notes"),
        groups=tuple(_group(shelf, stage, groups[stage]) for stage in dict.fromkeys(n.stage for n in notes)),
        in_all=sum(shelf.lookup.totals.notes.values()),
    )


def _group(shelf: Shelf, stage: str, notes: list[Note]) -> NoteGroup:
    loose = sum(n.document is None for n in notes)
    return NoteGroup(
        shelf.tongue.term("stage", stage).label,
        tuple(_row(shelf, n) for n in notes[: max(loose, MOST_NOTES)]),
        shelf.lookup.totals.notes[stage],
    )


def _row(shelf: Shelf, note: Note) -> NoteRow:
    document = shelf.lookup.documents.get(note.document or "")
    if document is None:
        said = shelf.said(note.message) if not note.document else Saying(f"{note.document}: {note.message}", "en")
        return NoteRow(said, None, None)
    report = Link(shelf.addresses.report(document.id), shelf.report(document).name)
    if note.start is None or note.end is None:
        return NoteRow(shelf.said(note.message), report, None)
    quotation = shelf.quotation(Span(document.id, note.start, note.end))
    if quotation and len(quotation.text) > LONGEST_QUOTE:
        quotation = replace(quotation, text=quotation.text[:LONGEST_QUOTE].rstrip() + "…")
    return NoteRow(shelf.said(note.message), report, quotation if quotation and quotation.text.strip() else None)


def about_page(tongue: Tongue) -> AboutPage:
    return AboutPage(
        page=Page("about.html", tongue.line("about.title"), "about"),
        acts=tuple(tongue.acts.values()),
        forms=tuple(tongue.forms.values()),
        changes=tuple(tongue.changes.values()),
        evidence=tuple(tongue.evidence.values()),
        tests=tongue.tests,
    )
