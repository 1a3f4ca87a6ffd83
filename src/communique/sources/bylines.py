"""What a page prints between its headline and the first paragraph: writer, agency, place and date.

trafilatura leaves such lines out as furniture; here they are evidence of who wrote the text and when. Only short elements
are taken whose tag or attributes call them so; a page that does not say what its lines are gives none.
"""

from __future__ import annotations

import re
from typing import Any

_NAMED = re.compile(
    r"by-?line|date-?line|time-?stamp|pub(?:lish|-?date)|meta|author|article-?info|\bdate\b|\bsource\b|agency|credit", re.IGNORECASE
)
_FURNITURE = re.compile(r"shar|social|comment|tag|button|print|breadcrumb|related|caption", re.IGNORECASE)
_SKIPPED = frozenset(("head", "nav", "aside", "ul", "ol", "button", "form", "figure", "script", "style", "template"))
_LONGEST = 120
"""Characters; the longest dateline seen in print (place, agency, two writers, date) has 90."""
_MOST = 3
"""Lines; what holds more is furniture."""
_OPENING = 30
"""Characters of the first paragraph by which it is found on the page."""


def with_bylines(text: str, page: str) -> str:
    """``text`` (as extracted from ``page``) with these lines in their place: under the headline where the text holds it, else on top."""
    elements = _elements(page)
    headings = {_content(element) for element in elements if element.tag == "h1"}
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if line.strip()), 0)
    at += _spaced(lines[at]) in headings
    below = [_spaced(line) for line in lines[at:] if line.strip()]
    found = [line for line in _above(elements, below[0][:_OPENING]) if line not in below] if headings and below else []
    return "\n".join([*lines[:at], *(found if len(found) <= _MOST else ()), *lines[at:]])


def _above(elements: list[Any], opening: str) -> list[str]:
    """The lines called byline or the like between a paragraph, known by its opening, and the last ``h1`` above it."""
    found: dict[str, None] = {}
    inside: Any = None
    headed = False
    for element in elements:
        if inside is not None and inside in element.iterancestors():
            continue
        content = _content(element)
        if element.tag == "h1":
            found, inside, headed = {}, element, True
        elif element.tag in _SKIPPED or _FURNITURE.search(_attributes(element)):
            inside = element
        elif content.startswith(opening):
            return list(found) if headed else []
        elif 0 < len(content) <= _LONGEST and (element.tag in ("time", "address") or _NAMED.search(_attributes(element))):
            found[content] = None
            inside = element
    return []


def _elements(page: str) -> list[Any]:
    """The elements of a page's body in order; none of a page beyond repair."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (ValueError, AttributeError, TypeError, etree.LxmlError):
        return []
    return [element for body in tree.iter("body") for element in body.iter(etree.Element)]


def _attributes(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))


def _content(element: Any) -> str:
    """The first words of an element, more than the longest line has."""
    pieces: list[str] = []
    for piece in element.itertext():
        pieces.append(piece.strip())
        if sum(map(len, pieces)) > _LONGEST:
            break
    return _spaced(" ".join(pieces))


def _spaced(text: str) -> str:
    return " ".join(text.split())
