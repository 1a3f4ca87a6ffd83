"""Every page as bytes, made from records: what the static site writes to disk and the server answers with.

A page shows the records of a :class:`Lookup`. That may be a whole register, as for the site, or the part of one that the page
needs, as for the server: a page leaves out what is not there. Addresses are the same on disk and on a server
(``meetings/<file>.html``, see :mod:`communique.views.addresses`), and links are relative, so that one tree of pages a language
can lie anywhere: English at the root, as it always did, Arabic below ``ar/``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.knowledge import Knowledge
from communique.views.addresses import Addresses
from communique.views.bidi import isolated, printable
from communique.views.changes_page import changes_page
from communique.views.contexts import Page, Shelf
from communique.views.lookup import Lookup
from communique.views.meeting_page import meeting_page
from communique.views.naming import Naming
from communique.views.notes_page import about_page, notes_page
from communique.views.point_page import point_page
from communique.views.register_page import commitments_page, index_page, reports_page
from communique.views.report_page import report_page
from communique.views.wording import counted, day, first_words, short_day

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from jinja2 import Environment

LANGUAGES = ("en",)
TOP, BELOW = Addresses(""), Addresses("../")
"""Links as pages at the top of a tree and one folder down write them."""
SECTIONS = (
    ("register", "index", "Register"),
    ("reports", "reports", "Reports"),
    ("commitments", "commitments", "Commitments"),
    ("notes", "notes", "Set aside"),
    ("about", "about", "About"),
)
POLICY = (
    "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""Of pages on disk. ``file:`` because a page opened from there has no origin that ``'self'`` would name in every browser."""


def prefix(language: str) -> str:
    """Where the tree of a language lies: English at the root, so that addresses given out before still lead somewhere."""
    return "" if language == "en" else f"{language}/"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page and differs between a folder on disk and a server."""

    policy: str = POLICY
    """The Content-Security-Policy that the page states; empty where the server sends it."""
    served: bool = False
    """Whether there is a server to search, to give records as JSON and to add to the register."""


class Pages:
    """All pages in one language. Made once for many registers: it keeps templates and names, no records.

    Methods that take an id raise :class:`~communique.errors.UnknownId` where ``lookup`` does not hold it.
    """

    def __init__(self, knowledge: Knowledge, language: str = "en", frame: Frame | None = None) -> None:
        self.language = language
        self.frame = frame or Frame()
        self.naming = Naming(knowledge)

    def home(self, lookup: Lookup) -> bytes:
        return self.render("index.html", index_page(Shelf(lookup, TOP), self.naming))

    def reports(self, lookup: Lookup) -> bytes:
        return self.render("reports.html", reports_page(Shelf(lookup, TOP)))

    def commitments(self, lookup: Lookup) -> bytes:
        return self.render("commitments.html", commitments_page(Shelf(lookup, TOP)))

    def notes(self, lookup: Lookup) -> bytes:
        return self.render("notes.html", notes_page(Shelf(lookup, TOP)))

    def about(self) -> bytes:
        return self.render("about.html", about_page())

    def meeting(self, lookup: Lookup, meeting_id: str) -> bytes:
        return self.render("meeting.html", meeting_page(Shelf(lookup, BELOW), self.naming, lookup.meeting(meeting_id)))

    def point(self, lookup: Lookup, point_id: str) -> bytes:
        return self.render("point.html", point_page(Shelf(lookup, BELOW), self.naming, lookup.point(point_id)))

    def report(self, lookup: Lookup, document_id: str) -> bytes:
        return self.render("report.html", report_page(Shelf(lookup, BELOW), lookup.document(document_id)))

    def changes(self, lookup: Lookup, earlier: str, later: str) -> bytes:
        return self.render("changes.html", changes_page(Shelf(lookup, BELOW), earlier, later))

    def render(self, template: str, context: DataclassInstance) -> bytes:
        """A page as UTF-8; its template sees the fields of ``context``, which has a :class:`Page` as ``page``, by name."""
        fields = {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
        page = fields["page"]
        assert isinstance(page, Page)
        surroundings = {"sections": SECTIONS, "frame": self.frame, "to_trees": page.root + "../" * prefix(self.language).count("/")}
        return self._environment.get_template(template).render(fields, **surroundings).encode("utf-8", "replace")

    @cached_property
    def _environment(self) -> Environment:
        return make_environment()


def make_environment() -> Environment:
    """Escaping is on for every template; an unknown name in one is an error, not an empty string."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("communique.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        isolate=isolated, printable=printable, day=day, short_day=short_day, first_words=first_words, counted=_counted
    )
    return environment


def _counted(number: int, one: str) -> str:
    return counted(number, one)
