"""What more than one page shows: quotations with their source, facts with their evidence, links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Document, Reason, Span
from communique.views.addresses import Addresses
from communique.views.bidi import Direction, direction, direction_of, printable
from communique.views.lookup import Lookup
from communique.views.wording import language, outlet


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere inside the site."""

    href: str
    text: str
    language: str = "en"

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
    language: str
    language_name: str
    published: str | None
    """ISO prefix, None where not known."""

    @property
    def kind(self) -> str:
        return "official text" if self.official else "press"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document exactly as printed, and where they stand."""

    text: str
    language: str
    direction: Direction
    href: str
    report: Report


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the register says, with the words it rests on; ``quotations`` empty means that no words are recorded for it."""

    label: str
    value: str
    detail: str = ""
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words."""

    name: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: where it lies in the tree of its language and what stands in the browser's tab."""

    address: str
    """As in ``meetings/<file>.html``: the same in every language, on disk and on a server."""
    title: str
    section: str
    """The entry of the navigation that it belongs to."""

    @property
    def root(self) -> str:
        """The way up to the tree of its language: ``""`` or ``"../"``."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Makes the shared pieces for pages one ``addresses`` away."""

    lookup: Lookup
    addresses: Addresses

    def report(self, document: Document) -> Report:
        return Report(
            id=document.id,
            name=outlet(document),
            title=document.title or document.id,
            href=self.addresses.report(document.id),
            official=document.kind == "official",
            language=document.language,
            language_name=language(document.language),
            published=document.published.date if document.published else None,
        )

    def quotation(self, span: Span) -> Quotation | None:
        """None where the register does not hold the span's document."""
        document = self.lookup.documents.get(span.document)
        if document is None:
            return None
        tongue = document.language if document.language != "und" else ""
        words = document.text[span.start : span.end]
        way = direction(tongue) if tongue else direction_of(words)
        return Quotation(words, tongue, way, self.addresses.words(span), self.report(document))

    def quotations(self, spans: Iterable[Span]) -> tuple[Quotation, ...]:
        """In the order given, official texts first, each wording of a document once."""
        found = [q for q in map(self.quotation, dict.fromkeys(spans)) if q and q.text.strip()]
        return tuple(sorted(found, key=lambda q: not q.report.official))

    @staticmethod
    def reasons(reasons: Iterable[Reason]) -> tuple[Why, ...]:
        return tuple(Why(printable(r.name), _value(r.value), printable(r.detail)) for r in reasons)


def _value(value: float | str | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3g}"
        case _:
            return printable(str(value))
