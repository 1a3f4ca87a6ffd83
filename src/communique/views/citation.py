"""How to cite what a page shows: as a sentence and as BibTeX, with ids that are made of content and therefore stay."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from communique import __version__
from communique.model import Document, Meeting, Point
from communique.views.contexts import Quotation, Shelf
from communique.views.naming import body_title, formation, meeting_title, outlet
from communique.views.wording import first_words

LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Citation:
    """Ready to copy; ``span`` is the permanent address of the words, ``<document>:<start>-<end>``, where the page is about some."""

    text: str
    bibtex: str
    span: str


def cite_meeting(shelf: Shelf, meeting: Meeting) -> Citation:
    tongue = shelf.tongue
    title = meeting_title(meeting, tongue)
    return Citation(
        text=tongue.line("cite.sentence", what=title, program=_program(), id=meeting.id),
        bibtex=_bibtex(meeting.id, title, body_title(meeting, tongue), meeting.held.date, formation(meeting, tongue)),
        span="",
    )


def cite_point(shelf: Shelf, point: Point, wording: Quotation, meeting: Meeting | None) -> Citation:
    tongue = shelf.tongue
    words = first_words(wording.text, LONGEST_TITLE)
    where = meeting_title(meeting, tongue) if meeting else point.meeting
    return Citation(
        text=tongue.line(
            "cite.sentence", what=f"{tongue.line('cite.quoted', words=words)} {where}", program=_program(), id=point.id
        ),
        bibtex=_bibtex(
            point.id, words, body_title(meeting, tongue) if meeting else "", meeting.held.date if meeting else None, where
        ),
        span=_span(wording),
    )


def cite_report(shelf: Shelf, document: Document) -> Citation:
    tongue = shelf.tongue
    title = first_words(document.title or document.id, LONGEST_TITLE)
    when = document.published.date if document.published else None
    who = outlet(document, tongue)
    comma = tongue.line("list.comma")
    what = comma.join((who, tongue.line("cite.quoted", words=title), tongue.day(when)))
    return Citation(
        text=tongue.line("cite.sentence", what=what, program=_program(), id=document.id),
        bibtex=_bibtex(document.id, title, who, when, document.url or ""),
        span="",
    )


def _span(wording: Quotation) -> str:
    return f"{wording.span.document}:{wording.span.start}-{wording.span.end}"


def _program() -> str:
    return f"communique {__version__}"


def _bibtex(ident: str, title: str, author: str, iso: str | None, note: str) -> str:
    """A ``@misc``; braces and backslashes of strangers' words are taken out, for they would end the field."""
    key = f"{re.sub('[^a-z0-9]+', '', ident.lower())[:24]}{hashlib.blake2s(ident.encode('utf-8', 'surrogatepass'), digest_size=2).hexdigest()}"
    fields = {
        "title": f"{{{_safe(title)}}}",
        "author": f"{{{_safe(author)}}}",
        "year": (iso or "")[:4],
        "date": iso or "",
        "note": _safe(note),
        "howpublished": f"{_program()}, {_safe(ident)}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value not in ("", "{}"))
    return f"@misc{{{key},\n{lines}}}"


def _safe(text: str) -> str:
    return " ".join(re.sub(r"[{}\\]", "", text).split())
