"""The items of an RSS (0.9 to 2.0) or Atom feed that was saved as a file.

An item's text is its full content; where it has none, its description or summary, which then counts as incomplete since a
point that an extract lacks may stand in the article. Markup inside becomes plain paragraphs. What it gets wrong: a
description that holds the whole article counts as incomplete too; tables and lists lose their form.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.markup import paragraphs
from communique.sources.tables import read_row
from communique.sources.text import magic

_ITEMS = ("item", "entry")
_FULL = ("encoded", "content")
_EXTRACTS = ("description", "summary")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed."""

    index: int
    row: dict[str, object]
    """As a row of a file of rows has it; ``content`` is empty where the item has a title only."""
    whole: bool
    """Whether ``content`` is the full text and not an extract."""

    @property
    def link(self) -> str | None:
        """The address of the article."""
        link = self.row["url"]
        return link if isinstance(link, str) else None


def read_feed(data: bytes, key: str, limits: Reading) -> Iterator[Source | Note]:
    """Sources of the items, with title, link, author and dates. Raises :class:`InputError` with a clause for what is no feed.

    No entity that the file declares is expanded, and nothing outside the file is opened.
    """
    items, damage = items_of(data)
    if damage:
        yield _note(f"{key} {damage}; the items that could be read were")
    texts = [item for item in items if item.row["content"]]
    if len(texts) < len(items):
        yield _note(f"{key}: {len(items) - len(texts)} of {len(items)} items have a title only and were set aside")
    for item in texts:
        yield from read_item(item, f"{key}#{item.index}", limits)
    if count := sum(1 for item in texts if not item.whole):
        yield _note(f"{key}: {count} of {len(items)} items hold no full text but an extract; they count as incomplete")


def read_item(item: Item, key: str, limits: Reading) -> Iterator[Source | Note]:
    """The source of an item that has text."""
    for found in read_row(item.row, key, limits):
        yield replace(found, complete=False) if isinstance(found, Source) and not item.whole else found


def items_of(data: bytes) -> tuple[list[Item], str]:
    """The items of a feed, and a clause on what is damaged in it. Raises :class:`InputError` with a clause for what is no feed."""
    if what := magic(data):
        raise InputError(f"is {what}, not a feed; save it as text or HTML and read that")
    if not data.strip():
        raise InputError("is empty; nothing to read")
    root, damage = parsed_xml(data)
    if root is None or not _is_feed(root):
        raise InputError(damage or "is XML but neither RSS nor Atom; save its articles as HTML or text")
    channel = next((child for child in root if _name(child) == "channel"), root)
    about = {"source": _said(channel, ("title",)), "language": (_said(channel, ("language",)) or "").partition("-")[0].lower()}
    elements = [element for element in root.iter("{*}item", "{*}entry", "item", "entry") if _name(element) in _ITEMS]
    if not elements:
        raise InputError(damage or "is a feed without items; nothing to read")
    return [_item(index, element, about) for index, element in enumerate(elements)], damage


def parsed_xml(data: bytes) -> tuple[Any, str]:
    """The root element, as much of it as can be read, and what is wrong with it."""
    from lxml import etree

    closed = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_pis": True}
    damage = ""
    try:
        root = etree.fromstring(data, etree.XMLParser(remove_comments=True, **closed))
    except etree.XMLSyntaxError as err:
        damage = f"is damaged XML at line {err.lineno} ({err.msg}); save the feed again"
        try:
            root = etree.fromstring(data, etree.XMLParser(remove_comments=True, recover=True, **closed))
        except etree.XMLSyntaxError:
            root = None
    dtd = root.getroottree().docinfo.internalDTD if root is not None else None
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise InputError("declares entities of its own, as an attack does and no feed; it was not read")
    return root, damage


def _is_feed(root: Any) -> bool:
    return _name(root) in ("rss", "feed", "rdf")


def _item(index: int, element: Any, about: Mapping[str, object]) -> Item:
    full = next((text for name in _FULL for child in element if _name(child) == name and (text := _text(child))), "")
    extract = next((text for name in _EXTRACTS for child in element if _name(child) == name and (text := _text(child))), "")
    row: dict[str, object] = {
        "content": full or extract,
        "title": html.unescape(_said(element, ("title",)) or ""),
        "url": _link(element),
        "author": _author(element),
        "published": _said(element, ("pubdate", "published", "date", "issued")),
        "fetched": _said(element, ("updated", "modified")),  # no item came out after it was changed: an upper bound, as a crawl is
    }
    return Item(index, {**about, **row}, bool(full))


def _link(element: Any) -> str | None:
    links = [child for child in element if _name(child) == "link"]
    best = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    if best is not None and (address := best.get("href") or _plain_text(best)):
        return str(address)
    guid = _said(element, ("guid", "id"))
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _author(element: Any) -> str | None:
    for child in element:
        if _name(child) in ("author", "creator"):
            return _said(child, ("name",)) or _plain_text(child) or None
    return None


def _said(element: Any, names: tuple[str, ...]) -> str | None:
    """What the first child of one of these names says, in the order of the names."""
    for name in names:
        for child in element:
            if _name(child) == name and (said := _plain_text(child)):
                return said
    return None


def _text(element: Any) -> str:
    """The text of an element that holds text, escaped HTML or (Atom) XHTML."""
    kind = element.get("type", "html")
    if kind == "xhtml" or any(isinstance(child.tag, str) for child in element):
        from lxml import etree

        return paragraphs(etree.tostring(element, encoding="unicode", with_tail=False))
    said = "".join(element.itertext())
    return said.strip() if kind in ("text", "text/plain") else paragraphs(said)


def _plain_text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element: Any) -> str:
    """The element's name without its namespace, in lower case; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
