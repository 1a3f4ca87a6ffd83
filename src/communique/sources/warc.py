"""The HTML pages of a web archive (WARC): responses with status 2xx, each with its address and the day of the crawl.

A record's key is ``file.warc#<0-based index among all records>``. What the records say of their own is not believed beyond the
limits: bodies are unpacked up to the longest page only. A file that breaks off is read up to there. What it gets wrong: pages
packed with brotli or zstd are set aside, ``revisit`` records are not looked up, and pages that a script builds have no text.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.pages import charset_of, read_page
from communique.sources.tables import iso_day
from communique.web.coding import inflated

_MOST_BYTES = 4
"""Bytes of a character at most: what is longer than so many times the longest page is no page."""
_READ = 65_536


_LONGEST_HEAD = 4_000_000
"""Bytes between the bodies of two records; heads have some thousand."""


class _UpToCut:
    """A stream that ends where it is damaged, and knows why."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.why: InputError | None = None
        self.begun = False
        self.room: int | None = None
        """Bytes that may still be taken; None for any number."""

    def read(self, size: int = -1) -> bytes:
        if self.why is not None:
            return b""
        try:
            data = self._stream.read1(size) if hasattr(self._stream, "read1") else self._stream.read(size)
        except InputError as err:
            self.why = err
            return b""
        if not self.begun and not data.startswith(b"WARC/"):
            raise InputError("is empty; nothing to read" if not data else "is no WARC file: its first line does not say WARC")
        self.begun = True
        if self.room is not None:
            self.room -= len(data)
            if self.room < 0:
                self.why = InputError(f"has a record with a head of more than {_LONGEST_HEAD:,} bytes; fetch or pack it again")
                return b""
        return bytes(data)


def read_warc(stream: BinaryIO, key: str, limits: Reading) -> Iterator[Source | Note]:
    """Sources of the HTML responses, then one note that counts the records that are none.

    Raises :class:`InputError` with a clause where the file is no WARC file, or ``warcio`` is not installed.
    """
    try:
        from warcio.archiveiterator import WARCIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as err:
        raise InputError(
            "is a web archive, which takes one more library: pip install 'communique[archives]'; or save its pages as HTML"
        ) from err

    logging.getLogger("warcio").addHandler(logging.NullHandler())  # what it finds wrong is not for the terminal

    class Records(WARCIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what warcio would print on the terminal is said in our notes

    source = _UpToCut(stream)
    records = Records(source)
    aside: Counter[str] = Counter()
    index, pages, damage = -1, 0, ""
    while True:
        source.room = _LONGEST_HEAD
        try:
            record = next(records)
        except StopIteration:
            break
        except (ArchiveLoadFailed, ValueError, IndexError, AttributeError, UnicodeError, EOFError) as err:
            damage = " ".join(str(err).split())[:80] or type(err).__name__
            break
        source.room = None
        index += 1
        why = _no_page(record)
        if why is None:
            for found in _page(record, f"{key}#{index}", limits):
                pages += isinstance(found, Source)
                yield found
        else:
            aside[why] += 1
        while record.raw_stream.read(_READ):  # what is left of it, so that all that follows is the next record's head
            pass
    if index < 0 and not damage and source.why is None:
        raise InputError("is empty; nothing to read")
    if source.why is not None or damage:
        read = f"it was read up to record #{index}" if index >= 0 else "nothing of it was read"
        yield _note(f"{key} {source.why or f'breaks off ({damage}); fetch or pack it again'}; {read}")
    if records.err_count:
        yield _note(f"{key}: {records.err_count} records are longer or shorter than they say; check what was read of them")
    aside.pop("", None)
    if aside or (index >= 0 and not pages):
        kinds = ", ".join(f"{count} {why}" for why, count in sorted(aside.items(), key=lambda one: (-one[1], one[0]))[:6])
        yield _note(f"{key}: {pages} of {index + 1} records are HTML pages; set aside: {kinds or 'records about the archive'}")


def _no_page(record: Any) -> str | None:
    """Why a record gives no page; empty for records that tell about the archive itself or about a request."""
    if record.rec_type in ("warcinfo", "request", "metadata"):
        return ""
    if record.rec_type != "response" or record.http_headers is None:
        return f"of type {str(record.rec_type)[:20]}" if record.rec_type != "response" else "not from the web"
    media = _header(record, "Content-Type").partition(";")[0].strip().lower()
    if "html" not in media:
        return media[:40] or "of no named type"
    status = str(record.http_headers.get_statuscode() or "")[:3]
    return None if status.startswith("2") else f"with status {status}"


def _page(record: Any, key: str, limits: Reading) -> Iterator[Source | Note]:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    day = iso_day(str(record.rec_headers.get_header("WARC-Date") or ""))
    try:
        body = _body(record, _MOST_BYTES * limits.longest_page)
        left = getattr(record.raw_stream, "limit", 0)
        if left > 0 and len(body) <= _MOST_BYTES * limits.longest_page:
            yield _note(f"{key} is cut off {left:,} bytes before its end; what there is of it was read")
        for found in read_page(body, key, limits, charset_of(_header(record, "Content-Type"))):
            if isinstance(found, Source):
                found = replace(found, url=url or found.url, crawled=day, complete=found.complete and left <= 0)
            yield found
    except InputError as err:
        yield _note(f"{key} {err}")


def _body(record: Any, most: int) -> bytes:
    """The page's bytes without transfer and content coding, one more than ``most`` at most."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    stream = record.raw_stream
    if _header(record, "Transfer-Encoding").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    coding = _header(record, "Content-Encoding").lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise InputError(f"is packed with {coding[:20]}, which is not read; save the page as HTML")
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= most and (data := stream.read(_READ)):
            pieces.append(data)
            size += len(data)
    except (ChunkedDataException, ValueError):
        pass  # what came before the break is read
    data = b"".join(pieces)
    if size > most:
        raise InputError(f"has more than {most:,} bytes; no page is so long")
    if coding not in ("gzip", "x-gzip", "deflate"):
        return data
    page, _ = inflated(data, most)  # as it is where it says packed and is not: archives have it whose crawler unpacked
    if len(page) > most:
        raise InputError(f"unpacks to more than {most:,} bytes; no page is so long")
    return page


def _header(record: Any, name: str) -> str:
    return str(record.http_headers.get_header(name) or "").strip()


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
