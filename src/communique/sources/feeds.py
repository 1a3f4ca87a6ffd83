"""The items of an RSS (0.9 to 2.0) or Atom feed that was saved as a file.

An item's text is its full content; where it has none, its description or summary, which then counts as incomplete since a
point that an extract lacks may stand in the article. Markup inside becomes plain paragraphs. What it gets wrong: a
description that holds the whole article counts as incomplete too; tables and lists lose their form.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.tables import rows
from communique.sources.text import magic

_ITEMS = ("item", "entry")
_FULL = ("encoded", "content")
_EXTRACTS = ("description", "summary")
_BLOCKS = frozenset(
    f"p div br li ul ol tr table blockquote section article figure hr pre {' '.join(f'h{n}' for n in range(1, 7))}".split()
)
_UNREAD = ("script", "style", "template", "iframe", "object")


def read_feed(data: bytes, key: str, limits: Reading) -> Iterator[Source | Note]:
    """Sources of the items, with title, link, author and dates. Raises :class:`InputError` with a clause for what is no feed.

    No entity that the file declares is expanded, and nothing outside the file is opened.
    """
    if what := magic(data):
        raise InputError(f"is {what}, not a feed; save it as text or HTML and read that")
    if not data.strip():
        raise InputError("is empty; nothing to read")
    root, damage = _parsed(data)
    if root is None or not _is_feed(root):
        raise InputError(damage or "is XML but neither RSS nor Atom; save its articles as HTML or text")
    channel = next((child for child in root if _name(child) == "channel"), root)
    about = {"source": _said(channel, ("title",)), "language": (_said(channel, ("language",)) or "").partition("-")[0].lower()}
    items = [element for element in root.iter("{*}item", "{*}entry", "item", "entry") if _name(element) in _ITEMS]
    if not items:
        raise InputError(damage or "is a feed without items; nothing to read")
    if damage:
        yield _note(f"{key} {damage}; the items that could be read were")
    read = [(index, *_item(element)) for index, element in enumerate(items)]
    extracts = {f"{key}#{index}" for index, _, whole in read if not whole}
    texts = [(index, about | row) for index, row, _ in read if row["content"]]
    if len(texts) < len(items):
        yield _note(f"{key}: {len(items) - len(texts)} of {len(items)} items have a title only and were set aside")
    if not texts:
        return
    for found in rows(texts, key, limits):
        if isinstance(found, Source) and found.key in extracts:
            found = replace(found, complete=False)
        yield found
    if count := sum(1 for index, _ in texts if f"{key}#{index}" in extracts):
        yield _note(f"{key}: {count} of {len(items)} items hold no full text but an extract; they count as incomplete")


def _parsed(data: bytes) -> tuple[Any, str]:
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


def _item(element: Any) -> tuple[dict[str, object], bool]:
    """An item as a row, and whether its text is the full one."""
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
    return row, bool(full)


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

        return _paragraphs(etree.tostring(element, encoding="unicode", with_tail=False))
    said = "".join(element.itertext())
    return said.strip() if kind in ("text", "text/plain") else _paragraphs(said)


def _paragraphs(markup: str) -> str:
    """HTML as plain text, a line a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import etree
    from lxml import html as pages

    try:
        tree = pages.fragment_fromstring(markup.replace("\x00", "\ufffd"), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return markup.strip()
    pieces: list[str] = []
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_UNREAD, with_tail=False)
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in _BLOCKS:
            pieces.append("\n")
        said = node.text if event == "start" else node.tail
        pieces.append(" ".join((said or "").split("\n")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _plain_text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element: Any) -> str:
    """The element's name without its namespace, in lower case; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
