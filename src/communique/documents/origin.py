"""Whose text is it? Outlet, agency and author, from metadata, masthead, datelines, bylines and credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.documents.datelines import dates_blanked, without_date
from communique.documents.furniture import furniture
from communique.documents.naming import slug
from communique.documents.openings import bracketed
from communique.documents.page import Line
from communique.documents.regions import Partition
from communique.documents.signatures import (
    Signature,
    agency_name,
    is_kind_of_outlet,
    known_outlet,
    name_core,
    outlet_of_domain,
    read_signature,
    shown_name,
)
from communique.knowledge import Knowledge
from communique.model import Role, Source

_SIGNED: tuple[Role, ...] = ("dateline", "byline", "credit")
_MASTHEAD_WORDS = 5
_SHORT_NAME = 3
_ARABIC = re.compile(r"[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published, whose text it took, who wrote it; ``slug`` names the outlet in ids."""

    outlet: str | None = None
    slug: str | None = None
    agency: str | None = None
    author: str | None = None
    signed: bool = False
    """Whether an outlet or agency signs the text or its container names one: then it is press."""


def origin_of(source: Source, parts: Partition, knowledge: Knowledge) -> Origin:
    """Metadata names the outlet before a masthead does, a masthead before a signature; a name that no list holds is shown as printed."""
    signatures = _signatures(parts, source.text, knowledge)
    by_author = read_signature(source.author, knowledge) if source.author else None
    signed = [*signatures, *([by_author] if by_author else [])]
    script = "ا" if _ARABIC.search(source.text[:2000]) else "a"
    stated = (known_outlet(source.outlet, knowledge) if source.outlet else None) or (
        outlet_of_domain(source.url, knowledge) if source.url else None
    )
    masthead = None if stated or source.outlet else _masthead(parts, signatures, knowledge)
    listed = stated or (known_outlet(masthead, knowledge) if masthead else None)
    agency = next((signature.agency for signature in signed if signature.agency), None)
    outlet = ident = None
    if listed is not None and listed.kind == "agency":
        agency = agency or shown_name(listed, script)
        ident = listed.id
    elif listed is not None:
        outlet, ident = shown_name(listed, script), listed.id
    else:
        outlet = source.outlet or masthead or next((s.outlet for s in signed if s.outlet), None)
        outlet = outlet or next((name for s in signatures if (name := _unlisted_outlet(s))), None)
        agency = agency or (agency_name(outlet) if outlet else None)
        ident = _ident(outlet, signed, source)
    certain = bool(source.outlet) or stated is not None or agency is not None or any(s.certain for s in signed)
    return Origin(outlet, ident, agency, _author(source, by_author, signatures), certain)


def _ident(outlet: str | None, signed: Sequence[Signature], source: Source) -> str | None:
    """The slug of an outlet that no list holds, of a listed one that signs, of the page's host, or of the agency."""
    known = next((s.outlet_id for s in signed if s.outlet_id and s.outlet == outlet), None)
    host = re.sub(r"^[a-z]+://", "", source.url.strip().lower()).split("/")[0] if source.url else None
    return (
        known
        or (slug(outlet) if outlet else None)
        or (slug(host) if host else None)
        or next((s.agency_id for s in signed if s.agency_id), None)
    )


def _signatures(parts: Partition, raw: str, knowledge: Knowledge) -> list[Signature]:
    """What datelines, bylines and credits name, line by line, in order."""
    found: list[Signature] = []
    marks = furniture(knowledge)
    for region in parts.regions:
        if region.role not in _SIGNED:
            continue
        inside = [line for line in parts.lines if region.start <= line.start and line.end <= region.end]
        for line in inside:
            part = marks.signed_part(line)
            signature = read_signature(without_date(line, knowledge) if part == line.text else part, knowledge)
            name = bracketed(line) if marks.marker(line) is None else None
            if signature is not None and name and not signature.certain:
                signature = replace(signature, agency=name, certain=True)
            if signature is not None:
                found.append(signature)
        if (
            not inside
            and (signature := read_signature(dates_blanked(raw, region.start, region.end, knowledge), knowledge)) is not None
        ):
            found.append(signature)
    return found


def _masthead(parts: Partition, signatures: Sequence[Signature], knowledge: Knowledge) -> str | None:
    """The outlet that the page's first line names: a listed one, one called a newspaper or agency, or one that signs again below."""
    above = [(line, role) for line, role in zip(parts.lines, parts.roles, strict=True) if role in ("boilerplate", "byline")]
    if not above or above[0][0] is not parts.lines[0]:
        return None
    line: Line = above[0][0]
    if line.size > _MASTHEAD_WORDS or furniture(knowledge).label(line) is not None:
        return None
    core = name_core(line.text)
    again = {name_core(name) for s in signatures for name in (*s.names, s.outlet or "", s.agency or "") if name}
    if known_outlet(line.text, knowledge) or is_kind_of_outlet(line.core) or core in again:
        return line.text
    return line.text if line.size <= _SHORT_NAME and _like_a_front_page(parts, knowledge) else None


def _like_a_front_page(parts: Partition, knowledge: Knowledge) -> bool:
    """Whether the second line is the day's date, or a motto right under the name."""
    if len(parts.lines) < 2:
        return False
    first, second = parts.lines[:2]
    joined = first.raw[first.end : second.start].strip(" \t\r") == "\n"
    motto = parts.roles[1] == "boilerplate" and joined and second.size > 2 and furniture(knowledge).label(second) is None
    return parts.roles[1] == "dateline" or motto


def _unlisted_outlet(signature: Signature) -> str | None:
    """A name beside ``exclusive`` or ``monitoring`` that reads like an outlet's: Latin letters, digits, or the article on a word
    that is no family name (``الفلاني``)."""
    if not signature.certain or signature.outlet or signature.author:
        return None
    return next((name for name in signature.names if _reads_like_outlet(name)), None)


def _reads_like_outlet(name: str) -> bool:
    parts = name.split()
    if any(c.isascii() and c.isalnum() for c in name):
        return len(parts) < 3 or not _ARABIC.search(name)  # buttons of the page before a name: ``Next Previous ...``
    family = len(parts) > 1 and parts[-1].startswith("ال") and parts[-1].endswith("ي")
    return not family and any(part.startswith("ال") for part in parts)


def _author(source: Source, by_author: Signature | None, signatures: Sequence[Signature]) -> str | None:
    """The writer alone, where an author field also holds place and agency."""
    if source.author is None:
        return next((s.author for s in signatures if s.author), None)
    if by_author is None:
        return source.author
    return by_author.author or (by_author.names[0] if by_author.names else None)
