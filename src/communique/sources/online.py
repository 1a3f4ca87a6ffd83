"""Sources from addresses that the user named: pages, feeds with the pages they point to, and files of any other format.

What :mod:`communique.web` fetched and kept is read like a file. Hosts take turns, so that the pause between two requests to
one of them is spent on the others. What it gets wrong: a page that a script builds has no text, and what stands behind a
wall of payment or consent is read as far as it is shown.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.archives import read_archive
from communique.sources.feeds import Item, items_of, read_item
from communique.sources.fields import Fields
from communique.sources.formats import TAKEN, is_archive, read_stream
from communique.sources.pages import charset_of, read_page

if TYPE_CHECKING:
    from communique.web.fetching import Fetched, Fetcher

_SUFFIX = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    **dict.fromkeys(("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"), ".xml"),
    "text/plain": ".txt",
    **dict.fromkeys(("application/json", "text/json", "application/ld+json"), ".json"),
    **dict.fromkeys(("application/x-ndjson", "application/jsonl", "application/jsonlines"), ".jsonl"),
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/zip": ".zip",
}
"""By media type. Other types of text, and none at all, are told by the address's own suffix and the content."""
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip", "application/warc")
_FEED = (b"<rss", b"<feed", b"<rdf:RDF")


@dataclass(slots=True)
class _Asked:
    """One address to ask for, and the item of a feed whose page it is."""

    url: str
    item: Item | None = None


@dataclass(slots=True)
class _Turns:
    """Addresses by host; hosts take turns, in the order in which they were first named."""

    waiting: dict[str, deque[_Asked]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def add(self, asked: _Asked) -> bool:
        """Whether the address was not waiting or asked for already."""
        if asked.url in self.seen:
            return False
        self.seen.add(asked.url)
        self.waiting.setdefault(_host(asked.url), deque()).append(asked)
        return True

    def __iter__(self) -> Iterator[_Asked]:
        while self.waiting:
            for host in list(self.waiting):
                yield self.waiting[host].popleft()
                if not self.waiting[host]:
                    del self.waiting[host]


def read_addresses(urls: Sequence[str], folder: Path, settings: Settings, fields: Fields) -> Iterator[Source | Note]:
    """Every text at these addresses; answers are kept in ``folder``. A source's key is its address.

    An item of a feed goes by its own address, so that it stays what it is when the feed moves on.
    """
    if not urls:
        return
    from communique.web.fetching import Fetcher  # sockets and certificates: only for who asks for them

    fetcher = Fetcher(folder, settings.fetching)
    turns = _Turns()
    for url in urls:
        turns.add(_Asked(url))
    for asked in turns:
        try:
            yield from _read(asked, fetcher, turns, settings, fields)
        except InputError as err:
            yield _note(f"{asked.url} {err}")
            if asked.item is not None and asked.item.row["content"]:
                yield from read_item(asked.item, asked.url, settings.reading)


def _read(asked: _Asked, fetcher: Fetcher, turns: _Turns, settings: Settings, fields: Fields) -> Iterator[Source | Note]:
    fetched = fetcher.fetch(asked.url)
    if fetched.remark:
        yield _note(f"{asked.url} {fetched.remark}")
    suffix = _suffix(fetched)
    if suffix == ".xml" and asked.item is None:
        yield from _read_feed(asked.url, fetched, turns, settings)
        return
    for found in _read_file(asked.url, suffix, fetched, settings, fields):
        yield _told(found, asked, fetched, settings.reading) if isinstance(found, Source) else found


def _read_file(url: str, suffix: str, fetched: Fetched, settings: Settings, fields: Fields) -> Iterator[Source | Note]:
    if suffix == ".html":
        yield from read_page(fetched.body, url, settings.reading, charset_of(fetched.kept.headers.get("content-type", "")))
        return
    name = PurePosixPath(urlsplit(fetched.kept.final).path).name
    name = name if PurePosixPath(name).suffix and not suffix else f"{name or 'page'}{suffix}"
    stream = io.BytesIO(fetched.body)
    if is_archive(name):
        yield from read_archive(stream, name, url, settings.reading, fields)
    else:
        yield from read_stream(stream, name, url, settings.reading, fields)


def _read_feed(url: str, fetched: Fetched, turns: _Turns, settings: Settings) -> Iterator[Source | Note]:
    """Items that hold their full text, and the others' pages put in line to be asked for."""
    items, damage = items_of(fetched.body)
    if damage:
        yield _note(f"{url} {damage}; the items that could be read were")
    limits = settings.fetching
    followed = bare = 0
    for item in items:
        if not item.whole and item.link and limits.follow and followed < limits.most_followed:
            followed += turns.add(_Asked(item.link, item))
        elif item.row["content"]:
            for found in read_item(item, item.link or f"{url}#{item.index}", settings.reading):
                yield replace(found, crawled=fetched.kept.fetched[:10]) if isinstance(found, Source) else found
        else:
            bare += 1
    if bare:
        yield _note(f"{url}: {bare} of {len(items)} items have a title only and were set aside")


def _told(found: Source, asked: _Asked, fetched: Fetched, limits: Reading) -> Source:
    """What the answer and the feed know of a text that does not say it itself."""
    found = replace(found, crawled=found.crawled or fetched.kept.fetched[:10])
    if found.key != asked.url:  # a row or member, which has an address of its own or none
        return found
    found = replace(found, url=fetched.kept.final)
    said = _item_with(asked.item, found, limits) if asked.item is not None else None
    if said is None:
        return found
    return replace(
        found,
        title=found.title or said.title,
        outlet=found.outlet or said.outlet,
        author=found.author or said.author,
        published=found.published or said.published,
        language=found.language or said.language,
    )


def _item_with(item: Item, page: Source, limits: Reading) -> Source | None:
    """A feed's item with the text of its page."""
    whole = replace(item, row={**item.row, "content": page.text}, whole=True)
    return next((found for found in read_item(whole, page.key, limits) if isinstance(found, Source)), None)


def _suffix(fetched: Fetched) -> str:
    """The suffix by which the readers know such a body; empty where the address's own has to tell.

    Raises :class:`InputError` with a clause for media that no reader takes.
    """
    head = fetched.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", *_FEED)) and any(mark in head for mark in _FEED):
        return ".xml"
    media = fetched.kept.media
    if media in _SUFFIX:
        return _SUFFIX[media]
    if media in _UNTOLD or media.startswith("text/"):
        return ""
    raise InputError(f"is {media[:60]}, which is not read; it takes {TAKEN}")


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
