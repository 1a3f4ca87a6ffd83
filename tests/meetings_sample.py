"""Small documents about meetings, for the tests of the room."""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.meetings.find import find_mentions
from communique.meetings.merge import merge_mentions
from communique.model import Document, Kind, Meeting, Mention, Note, Published, Region
from communique.settings import Settings

KNOWLEDGE = Knowledge()
SETTINGS = Settings()


def report(
    body: str,
    *,
    headline: str = "",
    day: str | None = None,
    crawled: str | None = None,
    ident: str = "a",
    kind: Kind = "press",
    url: str | None = None,
) -> Document:
    """A document of a headline and a body; ``day`` is the day it came out."""
    text = f"{headline}\n\n{body}" if headline else body
    cut = len(headline) + 2 if headline else 0
    regions = (Region(0, cut, "headline", "test"),) if headline else ()
    regions = (*regions, Region(cut, len(text), "body", "test"))
    published = Published(day, None, "metadata") if day else None
    language = "en" if body.isascii() else "ar"
    return Document(
        id=ident, source=ident, url=url, kind=kind, language=language, outlet=None, agency=None, title=headline or None, author=None,
        published=published, text=text, regions=regions, crawled=crawled,
    )  # fmt: skip


def mentions(document: Document) -> tuple[Mention, ...]:
    return find_mentions(document, KNOWLEDGE, SETTINGS)[0]


def main(document: Document) -> Mention:
    """What the document reports."""
    (found,) = [mention for mention in mentions(document) if mention.relation in ("report", "official")]
    return found


def meetings(*documents: Document) -> tuple[tuple[Meeting, ...], tuple[Note, ...]]:
    found = [mention for document in documents for mention in mentions(document)]
    return merge_mentions(documents, found, {}, KNOWLEDGE, SETTINGS)
