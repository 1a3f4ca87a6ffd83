"""Several articles on one page, told apart by the page's own structure: its ``article`` elements, or the list in its JSON-LD.

An element counts as an article where it has a heading and as much text of its own as no teaser has; comments do not count. The same
article twice (for wide and for narrow screens) is one. What it gets wrong: pages that part their articles by headings or
rules alone stay one source, and what follows is left to the regions of ``documents``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from communique.settings import Reading
from communique.sources.fields import folded

_MARK = re.compile(r"<article\b|itemtype\s*=|\"articleBody\"", re.IGNORECASE)
_COMMENT = re.compile(r"\bcomment", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_HEADINGS = ("h1", "h2", "h3", "h4")
_INSIDE = ("@graph", "itemListElement", "item", "mainEntity", "hasPart")
"""Fields of JSON-LD under which articles stand side by side; updates of a live page, which are parts of one, stand under another."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several articles of a page."""

    page: str
    """The article as a page of its own, with what the whole page says of its site."""
    title: str
    url: str | None
    """Where its heading leads, if that is an address."""


def articles_in(page: str, limits: Reading) -> list[Part]:
    """The articles of a page by its elements, in their order; none where it has fewer than two."""
    root = _parsed(page)
    if root is None:
        return []
    found: dict[str, Any] = {}
    for element in root.iter("article", "section", "div"):
        if _is_article(element) and _heading(element) is not None:
            said = _own_text(element)
            if sum(map(len, said)) >= limits.shortest_article:
                found.setdefault("\n".join(said), element)
    if len(found) < 2:
        return []
    head, base = _head(root), _address(root)
    return [_part(element, head, base) for element in found.values()]


def listed_in(page: str, limits: Reading) -> list[dict[str, object]]:
    """The articles of a page by its JSON-LD, as rows, in their order; none where it has fewer than two."""
    root = _parsed(page)
    if root is None:
        return []
    found: dict[str, dict[str, object]] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for row in _articles(data):
                body = row.get("articleBody")
                if isinstance(body, str) and len(body) >= limits.shortest_article:
                    found.setdefault(body, row)
    return list(found.values()) if len(found) > 1 else []


def _parsed(page: str) -> Any:
    """The page's tree where it may hold several articles at all; None where it cannot."""
    if sum(1 for _ in zip(_MARK.finditer(page), range(2), strict=False)) < 2:
        return None
    from lxml import etree, html

    try:
        return html.document_fromstring(
            page.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, AttributeError, TypeError, AssertionError, etree.LxmlError):
        return None


def _is_article(element: Any) -> bool:
    called = element.tag == "article" or _ARTICLE.search((element.get("itemtype") or "").rstrip("/")) is not None
    return called and not _COMMENT.search(f"{element.get('class') or ''} {element.get('id') or ''}")


def _within(element: Any, outer: Any) -> bool:
    """Whether an element belongs to ``outer`` and to no article inside it."""
    for above in element.iterancestors():
        if above is outer:
            return True
        if _is_article(above):
            return False
    return False


def _heading(article: Any) -> Any:
    return next((heading for heading in article.iter(*_HEADINGS) if _said(heading) and _within(heading, article)), None)


def _own_text(article: Any) -> list[str]:
    return [said for paragraph in article.iter("p") if (said := _said(paragraph)) and _within(paragraph, article)]


def _part(article: Any, head: str, base: str | None) -> Part:
    from lxml import etree

    heading = _heading(article)
    link = next((a.get("href") for a in (*heading.iter("a"), *heading.iterancestors("a")) if a.get("href")), None)
    url = urljoin(base or "", link.strip()) if link else ""
    alone = deepcopy(article)
    for inner in [element for element in alone.iter("article", "section", "div") if element is not alone and _is_article(element)]:
        if inner.getparent() is not None:
            inner.drop_tree()
    alone.tail = None
    body = etree.tostring(alone, encoding="unicode", method="html")
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return Part(page, _said(heading), url if url.startswith(("http://", "https://")) else None)


def _head(root: Any) -> str:
    """What the page says of its site and that holds for each of its articles."""
    from lxml import etree

    kept = root.xpath("//meta[@property='og:site_name']")
    return "".join(etree.tostring(meta, encoding="unicode", with_tail=False, method="html") for meta in kept[:1])


def _address(root: Any) -> str | None:
    for found in (*root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//meta[@property='og:url']/@content")):
        if str(found).startswith(("http://", "https://")):
            return str(found)
    return None


def _said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _articles(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for one in data:
            yield from _articles(one, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            yield {name: value for name, value in data.items() if folded(name) not in ("type", "@type")}
        for name in _INSIDE:
            if name in data:
                yield from _articles(data[name], depth + 1)
