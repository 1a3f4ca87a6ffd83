"""The bytes of one web page as a source: decoded, measured, read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.html import read_html
from communique.sources.splitting import articles_in, listed_in
from communique.sources.tables import read_row
from communique.sources.text import Decoded, declared_charset, decode

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,20})""", re.ASCII | re.IGNORECASE)


def charset_of(content_type: str) -> str | None:
    """The encoding that a ``Content-Type`` header names."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else None


def read_page(data: bytes, key: str, limits: Reading, declared: str | None = None) -> Iterator[Source | Note]:
    """The page's source. ``declared`` is an encoding that its container names, which goes before the page's own claim."""
    decoded = decode(data, limits, declared or declared_charset(data), longest=limits.largest_file)
    if not decoded.text.strip():
        raise InputError("holds white space only; nothing to read")
    for remark in decoded.remarks:
        yield Note("sources", None, None, None, f"{key} {remark}")
    yield from read_decoded_page(decoded, key, limits)


def read_decoded_page(decoded: Decoded, key: str, limits: Reading) -> Iterator[Source | Note]:
    """The source of a page whose encoding is settled."""
    if len(decoded.text) > limits.longest_page:
        raise InputError(f"is a page of more than {limits.longest_page:,} characters; save the article's text itself")
    several = list(_parts(decoded.text, key, limits))
    if several:
        yield Note(
            "sources",
            None,
            None,
            None,
            f"{key} holds {sum(isinstance(f, Source) for f in several)} articles, which were read apart",
        )
        yield from several
        return
    source, notes = read_html(decoded.text, key, limits, decoded.complete)
    yield from notes
    yield source


def _parts(page: str, key: str, limits: Reading) -> Iterator[Source | Note]:
    """The articles of a page that holds several; nothing for any other page."""
    parts = articles_in(page, limits)
    for index, part in enumerate(parts):
        source, notes = read_html(part.page, f"{key}#{index}", limits)
        yield from notes
        yield replace(source, title=source.title or part.title, url=part.url or source.url)
    if not parts:
        for index, row in enumerate(listed_in(page, limits)):
            yield from read_row(row, f"{key}#{index}", limits)
