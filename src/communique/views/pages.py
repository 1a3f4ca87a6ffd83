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

from communique.figures.ledger import Wanted
from communique.knowledge import Knowledge
from communique.knowledge.interface import LANGUAGES
from communique.views import tables
from communique.views.addresses import Addresses
from communique.views.bidi import direction_of, isolated, printable
from communique.views.body_page import body_page
from communique.views.changes_page import changes_page
from communique.views.contexts import Page, Shelf
from communique.views.home_page import home_page, reports_page
from communique.views.judging import Desk
from communique.views.leaves import Cut, Leaves
from communique.views.ledger_page import Offered, commitments_page
from communique.views.lookup import Lookup
from communique.views.meeting_page import ORDERS, meeting_page
from communique.views.naming import Naming
from communique.views.notes_page import about_page, notes_page
from communique.views.outlets_page import outlets_page
from communique.views.point_page import point_page
from communique.views.report_page import report_page
from communique.views.served_pages import AddPage, ProgressPage, RecordsPage, SearchPage
from communique.views.statement_page import statement_page
from communique.views.tongue import Tongue
from communique.views.wording import first_words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from jinja2 import Environment

__all__ = ["LANGUAGES", "POLICY", "Frame", "Pages", "prefix"]

TOP, BELOW = Addresses(""), Addresses("../")
"""Links as pages at the top of a tree and one folder down write them."""
SECTIONS = ("register", "outlets", "reports", "commitments", "notes", "about")
"""The navigation; ``register`` is the front page."""
POLICY = (
    "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file: blob:; script-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)
"""Of pages on disk. ``file:`` because a page opened from there has no origin that ``'self'`` would name in every browser."""


def prefix(language: str) -> str:
    """Where the tree of a language lies: the first at the root, so that addresses given out before still lead somewhere."""
    return "" if language == LANGUAGES[0] else f"{language}/"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page and differs between a folder on disk and a server."""

    policy: str = POLICY
    """The Content-Security-Policy that the page states; empty where the server sends it."""
    served: bool = False
    """Whether there is a server: to search, to narrow without a script, to add to the register, to give a page as JSON."""


class Pages:
    """All pages in one language. Made once for many registers: it keeps templates and names, no records.

    Methods that take an id raise :class:`~communique.errors.UnknownId` where ``lookup`` does not hold it.
    """

    def __init__(self, knowledge: Knowledge, language: str = LANGUAGES[0], frame: Frame | None = None) -> None:
        self.tongue = Tongue(language)
        self.frame = frame or Frame()
        self.naming = Naming(knowledge, self.tongue)

    # ------------------------------------------------------------ pages at the top of the tree

    def home(self, lookup: Lookup) -> bytes:
        return self.render("index.html", home_page(self.shelf(lookup, TOP)))

    def outlets(self, lookup: Lookup) -> bytes:
        return self.render("outlets.html", outlets_page(self.shelf(lookup, TOP)))

    def reports(self, lookup: Lookup, leaf: int = 1, leaves: int = 1) -> bytes:
        return self.render("reports.html", reports_page(self.shelf(lookup, TOP), leaf, leaves))

    def commitments(self, lookup: Lookup, wanted: Wanted | None = None, offered: Offered | None = None) -> bytes:
        """``offered``: what there is in all, where ``lookup`` holds one leaf of it."""
        return self.render("commitments.html", commitments_page(self.shelf(lookup, TOP), wanted, offered))

    def notes(self, lookup: Lookup) -> bytes:
        return self.render("notes.html", notes_page(self.shelf(lookup, TOP)))

    def about(self) -> bytes:
        return self.render("about.html", about_page(self.tongue))

    # ------------------------------------------------------------ pages one folder down

    def body(self, lookup: Lookup, body_id: str, wanted: Wanted | None = None, leaves: Leaves | None = None) -> bytes:
        """``leaves``: of its meetings, where ``lookup`` holds some of them."""
        return self.render("body.html", body_page(self.shelf(lookup), body_id, wanted, leaves))

    def meeting(
        self, lookup: Lookup, meeting_id: str, order: str = ORDERS[0], rows: Cut | None = None, columns: Cut | None = None
    ) -> bytes:
        """``rows`` and ``columns`` cut the table of points and reports, where it would be too large."""
        return self.render("meeting.html", meeting_page(self.shelf(lookup), lookup.meeting(meeting_id), order, rows, columns))

    def point(self, lookup: Lookup, point_id: str, desk: Desk | None = None) -> bytes:
        """``desk``: what the forms for verdicts need, where they are offered."""
        return self.render("point.html", point_page(self.shelf(lookup), lookup.point(point_id), desk))

    def report(self, lookup: Lookup, document_id: str, cut: Cut | None = None) -> bytes:
        """``cut``: one leaf of a long text."""
        return self.render("report.html", report_page(self.shelf(lookup), lookup.document(document_id), cut))

    def changes(self, lookup: Lookup, earlier: str, later: str) -> bytes:
        return self.render("changes.html", changes_page(self.shelf(lookup), earlier, later))

    # ------------------------------------------------------------ pages of a server

    def statement(self, lookup: Lookup, statement_id: str, desk: Desk | None = None) -> bytes:
        return self.render("statement.html", statement_page(self.shelf(lookup), lookup.statement(statement_id), desk))

    def search(self, found: SearchPage) -> bytes:
        return self.render("search.html", found)

    def add(self, form: AddPage) -> bytes:
        return self.render("add.html", form)

    def records(self, described: RecordsPage) -> bytes:
        return self.render("records.html", described)

    def progress(self, reading: ProgressPage) -> bytes:
        return self.render("adding.html", reading)

    # ------------------------------------------------------------ what is on a page, as a table

    def meeting_table(self, lookup: Lookup, meeting_id: str) -> bytes:
        return tables.meeting_table(meeting_page(self.shelf(lookup), lookup.meeting(meeting_id)), self.tongue)

    def body_table(self, lookup: Lookup, body_id: str) -> bytes:
        return tables.body_table(body_page(self.shelf(lookup), body_id), self.tongue)

    def outlets_table(self, lookup: Lookup) -> bytes:
        return tables.outlets_table(outlets_page(self.shelf(lookup, TOP)), self.tongue)

    def reports_table(self, lookup: Lookup) -> bytes:
        return tables.reports_table(reports_page(self.shelf(lookup, TOP)), self.tongue)

    def commitments_table(self, lookup: Lookup, wanted: Wanted | None = None) -> bytes:
        return tables.ledger_table(commitments_page(self.shelf(lookup, TOP), wanted).ledger, self.tongue)

    # ------------------------------------------------------------ inside

    def warm(self) -> None:
        """Reads templates and names, so that the first page is made as fast as the others."""
        for template in self._environment.list_templates():
            self._environment.get_template(template)
        self.naming.theme("")
        self.naming.party("SA")

    def shelf(self, lookup: Lookup, addresses: Addresses = BELOW) -> Shelf:
        """What page functions make their pieces with."""
        return Shelf(lookup, addresses, self.naming)

    def render(self, template: str, context: DataclassInstance) -> bytes:
        """A page as UTF-8; its template sees the fields of ``context``, which has a :class:`Page` as ``page``, by name."""
        fields = {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
        page = fields["page"]
        assert isinstance(page, Page)
        to_trees = page.root + "../" * prefix(self.tongue.language).count("/")
        others = [
            (Tongue(other), f"{to_trees}{prefix(other)}{page.address}") for other in LANGUAGES if other != self.tongue.language
        ]
        surroundings = {"sections": SECTIONS, "frame": self.frame, "to_trees": to_trees, "others": others}
        return self._environment.get_template(template).render(fields, **surroundings).encode("utf-8", "replace")

    @cached_property
    def _environment(self) -> Environment:
        return make_environment(self.tongue)


def make_environment(tongue: Tongue) -> Environment:
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
        isolate=isolated, printable=printable, day=tongue.day, short_day=tongue.short_day, first_words=first_words, way=direction_of
    )
    environment.globals.update(
        t=tongue.text, n=tongue.counted, number=tongue.number, lang=tongue.language, dir=tongue.direction, tongue=tongue
    )
    return environment
