"""A source as a document: its regions, and who published what, when, in which language and about which body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.documents.completeness import why_cut
from communique.documents.dating import published
from communique.documents.furniture import furniture
from communique.documents.kinds import host_of, kind_of
from communique.documents.language import language_of
from communique.documents.naming import document_id, slug
from communique.documents.page import Line
from communique.documents.prominence import bodies_named
from communique.documents.regions import Partition, partition
from communique.documents.signatures import Signature, known_outlet, outlet_of_domain, read_signature, shown_name
from communique.knowledge import Knowledge
from communique.knowledge.outlets import Outlet
from communique.model import Document, Note, Role, Source
from communique.settings import Settings

_SIGNED: tuple[Role, ...] = ("dateline", "byline", "credit")


@dataclass(frozen=True, slots=True)
class _Origin:
    """Whose text it is, as far as signatures and metadata say."""

    outlet: str | None = None
    outlet_slug: str | None = None
    agency: str | None = None
    author: str | None = None


def describe(source: Source, knowledge: Knowledge, settings: Settings) -> tuple[Document, tuple[Note, ...]]:
    """The document of a source, with a note on what was set aside, one where it is cut off and one for each thing left open."""
    raw = source.text
    parts = partition(raw, source.title, source.author, knowledge, settings.regions)
    headlines, body = _lines(parts, "headline"), _lines(parts, "body")
    signatures = _signatures(parts, raw, knowledge)
    origin = _origin(source, signatures, knowledge)
    language = language_of(_text(parts, raw, "body") or raw, source.language)
    printed, remark = published(raw, parts.regions, body[0] if body else None, source.published, language, knowledge)
    title = source.title or _first_title(parts, raw)
    marks = bool(origin.outlet or origin.agency) or any(signature.certain for signature in signatures)
    kind, doubt = kind_of(source, title, [*headlines, *body[:2]], body, marks, knowledge)
    ident = document_id(source, origin.outlet_slug, printed)
    end = max((region.end for region in parts.regions if region.role == "body"), default=len(raw))
    cut = "was cut while reading" if not source.complete else why_cut(body, _below(parts), end, knowledge)
    document = Document(
        id=ident,
        source=source.key,
        url=source.url,
        kind=kind,
        language=language,
        outlet=origin.outlet,
        agency=origin.agency,
        title=title,
        author=origin.author,
        published=printed,
        text=raw,
        regions=parts.regions,
        bodies=bodies_named(headlines, body, knowledge),
        crawled=source.crawled,
        complete=cut is None,
    )
    remarks = [_set_aside(document), remark, doubt, f"incomplete: {cut}; what it lacks is not-checked" if cut else None]
    return document, tuple(Note("documents", ident, None, None, message) for message in remarks if message)


def _lines(parts: Partition, role: Role) -> list[Line]:
    return [line for line, held in zip(parts.lines, parts.roles, strict=True) if held == role]


def _below(parts: Partition) -> list[Line]:
    last = max((n for n, role in enumerate(parts.roles) if role in ("body", "repeat")), default=len(parts.lines))
    return list(parts.lines[last + 1 :])


def _text(parts: Partition, raw: str, role: Role) -> str:
    return "\n".join(raw[region.start : region.end] for region in parts.regions if region.role == role)


def _first_title(parts: Partition, raw: str) -> str | None:
    """The first headline line as printed."""
    return next(
        (
            raw[r.start : r.end].strip().splitlines()[0].strip()
            for r in parts.regions
            if r.role == "headline" and raw[r.start : r.end].strip()
        ),
        None,
    )


# ---------------------------------------------------------------- who


def _signatures(parts: Partition, raw: str, knowledge: Knowledge) -> list[Signature]:
    """What datelines, bylines and credits name, line by line, in order."""
    found: list[Signature] = []
    marks = furniture(knowledge)
    for region in parts.regions:
        if region.role not in _SIGNED:
            continue
        inside = [line for line in parts.lines if region.start <= line.start and line.end <= region.end]
        texts = [marks.before_date(line) for line in inside] or [raw[region.start : region.end]]
        signatures = (read_signature(text, knowledge) for text in texts)
        found += [signature for signature in signatures if signature is not None]
    return found


def _origin(source: Source, signatures: Sequence[Signature], knowledge: Knowledge) -> _Origin:
    """Metadata names the outlet before a signature does; a signature names the agency before the author field does."""
    by_author = read_signature(source.author, knowledge) if source.author else None
    signed = [*signatures, *([by_author] if by_author else [])]
    known = _stated(source, knowledge)
    arabic = any("\u0620" <= c <= "\u064a" for c in source.text[:500])
    agency = next((signature.agency for signature in signed if signature.agency), None)
    if known is not None and known.kind == "agency":
        agency, known = agency or shown_name(known, "ا" if arabic else "a"), None
    outlet = shown_name(known, "ا" if arabic else "a") or next((s.outlet for s in signed if s.outlet), None)
    outlet_slug = known.id if known else next((s.outlet_id for s in signed if s.outlet_id), None)
    if outlet is None:
        outlet = source.outlet or next((name for s in signatures if (name := _unlisted_outlet(s))), None)
    if outlet_slug is None:
        outlet_slug = (slug(outlet) if outlet else None) or (slug(host_of(source.url)) if source.url else None)
        outlet_slug = outlet_slug or next((s.agency_id for s in signed if s.agency_id), None)
    author = source.author if by_author is None else by_author.author or _writer(by_author)
    return _Origin(outlet, outlet_slug, agency, author or next((s.author for s in signatures if s.author), None))


def _stated(source: Source, knowledge: Knowledge) -> Outlet | None:
    found = known_outlet(source.outlet, knowledge) if source.outlet else None
    return found or (outlet_of_domain(source.url, knowledge) if source.url else None)


def _unlisted_outlet(signature: Signature) -> str | None:
    """A name beside ``exclusive`` or ``monitoring`` that reads like an outlet's: with the article, Latin letters or digits."""
    if not signature.certain or signature.outlet or signature.author:
        return None
    return next((name for name in signature.names if name.startswith("ال") or any(c.isascii() and c.isalnum() for c in name)), None)


def _writer(signature: Signature) -> str | None:
    """A name in an author field beside a place or outlet; the field alone may hold ``CITY - Agency``."""
    return signature.names[0] if signature.names else None


# ---------------------------------------------------------------- what was set aside


def _set_aside(document: Document) -> str | None:
    counted: Counter[str] = Counter()
    for region in document.regions:
        if region.role not in ("body", "headline"):
            counted[region.role] += region.end - region.start
    if not counted:
        return None
    listed = ", ".join(f"{role} {count:,}" for role, count in sorted(counted.items()))
    return f"set aside of {len(document.text):,} characters: {listed}"
