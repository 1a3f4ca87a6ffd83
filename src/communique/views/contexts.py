"""What more than one page shows: quotations with their source, facts with their evidence, links; and the shelf that makes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Document, Meeting, Point, Reason, Span
from communique.text.normal import repaired
from communique.views.addresses import Addresses
from communique.views.bidi import Direction, direction, direction_of, printable
from communique.views.lookup import Lookup
from communique.views.naming import Naming, meeting_title, outlet
from communique.views.tongue import Tongue
from communique.views.wording import first_words

LONG = 60_000
"""Characters from which a server shows a text a leaf at a time."""
IN_CARD = 160
"""Characters of a quotation in a card that opens over a fact."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere inside the site."""

    href: str
    text: str

    @property
    def direction(self) -> Direction:
        return direction_of(self.text)


@dataclass(frozen=True, slots=True)
class Report:
    """A document as it is named beside its words."""

    id: str
    name: str
    """Outlet, site, agency or id, whichever comes first."""
    title: str
    href: str
    official: bool
    kind: str
    """Official text or press, in words."""
    language: str
    language_name: str
    published: str | None
    """ISO prefix, None where not known."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document and where they stand: damage of the web (broken entities and the like) mended, nothing else."""

    text: str
    language: str
    direction: Direction
    href: str
    report: Report
    span: Span
    """Where they stand in the text as printed; the report's page shows them so."""

    @property
    def brief(self) -> str:
        return first_words(self.text, IN_CARD)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the register says, with the words it rests on; ``quotations`` empty means that no words are recorded for it."""

    label: str
    value: str
    detail: str = ""
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words, each in the interface's language where that can say it; ``language`` is that of the name."""

    name: str
    value: str
    detail: str
    language: str
    detail_language: str


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: where it lies in the tree of its language and what stands in the browser's tab."""

    address: str
    """As in ``meetings/<file>.html``: the same in every language, on disk and on a server."""
    title: str
    section: str
    """The entry of the navigation that it belongs to."""
    table: bool = False
    """Whether what it shows is to be had as a table under the same address with ``.csv``."""

    @property
    def root(self) -> str:
        """The way up to the tree of its language: ``""`` or ``"../"``."""
        return "../" * self.address.count("/")

    @property
    def file(self) -> str:
        """Its own name in its folder, without what it ends in."""
        return self.address.rsplit("/", 1)[-1].removesuffix(".html")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Makes the shared pieces for pages one ``addresses`` away, in the language of ``naming``."""

    lookup: Lookup
    addresses: Addresses
    naming: Naming

    @property
    def tongue(self) -> Tongue:
        return self.naming.tongue

    def words(self, span: Span) -> str:
        """Where these words are highlighted: on the report's page, in a long text on the leaf that a server shows them on."""
        document = self.lookup.documents.get(span.document)
        long = document is not None and len(document.text) > LONG
        return self.addresses.stretch(span) if long else self.addresses.words(span)

    def report(self, document: Document) -> Report:
        return Report(
            id=document.id,
            name=outlet(document, self.tongue),
            title=document.title or document.id,
            href=self.addresses.report(document.id),
            official=document.kind == "official",
            kind=self.tongue.term("kind", document.kind).label,
            language=document.language,
            language_name=self.tongue.term("language", document.language).label,
            published=document.published.date if document.published else None,
        )

    def meeting(self, meeting: Meeting) -> Link:
        return Link(self.addresses.meeting(meeting.id), meeting_title(meeting, self.tongue))

    def quotation(self, span: Span) -> Quotation | None:
        """None where the register does not hold the span's document."""
        document = self.lookup.documents.get(span.document)
        if document is None:
            return None
        tongue = document.language if document.language != "und" else ""
        words = repaired(document.text[span.start : span.end]).text
        way = direction(tongue) if tongue else direction_of(words)
        return Quotation(words, tongue, way, self.words(span), self.report(document), span)

    def quotations(self, spans: Iterable[Span]) -> tuple[Quotation, ...]:
        """In the order given, official texts first, each wording of a document once."""
        found = [q for q in map(self.quotation, dict.fromkeys(spans)) if q and q.text.strip()]
        return tuple(sorted(found, key=lambda q: not q.report.official))

    def called(self, point: Point) -> Quotation | None:
        """The words a point is called by: the official text's in the language of the interface where it has any, else its own."""
        documents, ours = self.lookup.documents, self.tongue.language
        own = documents.get(point.wording.document)
        if own is None or (own.language == ours and own.kind == "official"):
            return self.quotation(point.wording)
        for row in self.lookup.carriage_of.get(point.id, ()):
            document = documents.get(row.document)
            if document and document.kind == "official" and document.language == ours and row.form != "partial" and row.spans:
                numbers = _numbers(own.text[point.wording.start : point.wording.end])
                return self.quotation(max(row.spans, key=lambda s: (len(numbers & _numbers(self.lookup.text(s))), s.end - s.start)))
        return self.quotation(point.wording)

    def said(self, english: str) -> Saying:
        """A sentence of a record as the interface can say it."""
        return Saying(*self.tongue.saying(english))

    def reasons(self, reasons: Iterable[Reason]) -> tuple[Why, ...]:
        return tuple(self._why(r) for r in reasons)

    def _why(self, reason: Reason) -> Why:
        (name, language), (detail, other) = self.tongue.saying(reason.name), self.tongue.saying(reason.detail)
        value = self.tongue.saying(reason.value)[0] if isinstance(reason.value, str) else reason.value
        return Why(printable(name), _value(value), printable(detail), language, other)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a record, and its language: English where the interface's own does not know it."""

    text: str
    language: str

    @property
    def direction(self) -> Direction:
        return direction(self.language)


def _numbers(text: str) -> set[str]:
    """Its numbers, whatever the script of their digits: of several places in a translation, the one that has those of the wording is its like."""
    return {"".join(str(unicodedata.digit(c)) for c in found) for found in re.findall(r"\d+", text)}


def _value(value: float | str | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "+" if value else "−"
        case float():
            return f"{value:.3g}"
        case _:
            return printable(str(value))
