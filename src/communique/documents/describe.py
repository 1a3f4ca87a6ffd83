"""A source as a document: its regions, and who published what, when, in which language and about which body."""

from __future__ import annotations

from collections import Counter

from communique.documents.completeness import why_cut
from communique.documents.dating import published
from communique.documents.kinds import kind_of
from communique.documents.language import language_of
from communique.documents.naming import document_id
from communique.documents.origin import origin_of
from communique.documents.page import Line
from communique.documents.prominence import bodies_named
from communique.documents.regions import Partition, partition
from communique.knowledge import Knowledge
from communique.model import Document, Note, Role, Source
from communique.settings import Settings
from communique.text.takes import goes_on


def describe(source: Source, knowledge: Knowledge, settings: Settings) -> tuple[Document, tuple[Note, ...]]:
    """The document of a source, with a note on what was set aside, one where it is cut off and one for each thing left open."""
    raw = source.text
    parts = partition(raw, source.title, source.author, knowledge, settings.regions)
    headlines, body = _lines(parts, "headline"), _lines(parts, "body")
    origin = origin_of(source, parts, knowledge)
    language = language_of(_text(parts, raw, "body") or raw, source.language)
    printed, remark = published(source, parts.regions, body[0] if body else None, language, knowledge)
    title = source.title or _first_title(parts, raw)
    kind, doubt = kind_of(source, title, headlines, body, origin.signed, knowledge)
    ident = document_id(source, origin.slug, printed)
    end = max((region.end for region in parts.regions if region.role == "body"), default=len(raw))
    cut = "was cut while reading" if not source.complete else why_cut(body, _below(parts), end, knowledge)
    if cut is None and goes_on(raw, knowledge):
        cut = "an agency's mark says that another take follows"
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
