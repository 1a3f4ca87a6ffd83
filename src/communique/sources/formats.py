"""Which reader does this file want? By the name's suffix, and by content where the suffix says nothing.

Files of rows and web archives are read as they come, however long they are; all others are held in memory whole, up to
``largest_file``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.delimited import read_delimited
from communique.sources.feeds import read_feed
from communique.sources.fields import PLAIN, Fields
from communique.sources.html import looks_like_html
from communique.sources.lines import Lines
from communique.sources.lists import SUFFIXES, UNASKED, only_addresses
from communique.sources.pages import read_decoded_page, read_page
from communique.sources.parquet import read_parquet
from communique.sources.tables import read_json, read_json_lines
from communique.sources.text import declared_charset, decode
from communique.sources.unpacking import gunzipped
from communique.sources.warc import read_warc

TAKEN = "text, HTML, JSON, JSON lines, CSV, TSV, Parquet, RSS, Atom, WARC, and these in gz, zip or tar"
"""What there is a reader for, as messages name it."""
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
_HTML = frozenset({".html", ".htm", ".xhtml"})
_FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf"})
_LINES: dict[str, Callable[[Iterator[str], str, Reading, Fields], Iterator[Source | Note]]] = {
    ".json": read_json,
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    **dict.fromkeys((".csv", ".tsv", ".tab"), read_delimited),
}
_STREAMS: dict[str, Callable[[BinaryIO, str, Reading, Fields], Iterator[Source | Note]]] = {
    ".parquet": read_parquet,
    ".warc": lambda stream, key, limits, _fields: read_warc(stream, key, limits),
}
_LATER = {
    ".xlsx": "save its rows as CSV",
    **dict.fromkeys((".arc", ".mht", ".mhtml"), "save its pages as HTML or WARC"),
    **dict.fromkeys((".bz2", ".xz", ".zst", ".7z", ".rar"), "unpack it, or pack it as zip or gz"),
    **dict.fromkeys((".docx", ".odt", ".epub", ".doc", ".rtf"), "save it as text or HTML"),
}
_NEVER = frozenset(
    f".{name}"
    for group in (
        ("jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff"),
        ("mp3", "mp4", "m4a", "ogg", "wav", "avi", "mov", "webm", "woff", "woff2", "ttf", "otf"),
        ("css", "js", "mjs", "map", "py", "pyc", "sh", "toml", "yaml", "yml", "ini", "cfg", "exe", "dll", "so", "o"),
        ("lock", "log", "bak", "tmp", "part", "db", "db-wal", "db-shm", "sqlite", "sqlite3"),
    )
    for name in group
)
_PAPERS = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors"})
"""Names of files that tell about a folder and are no part of what it holds."""


def skipped(name: str) -> str | None:
    """Why a file met in a folder or archive (not one named by the user) is passed over by its name alone, if it is."""
    path = PurePosixPath(name)
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return "hidden"
    if path.suffix.lower() in _NEVER:
        return "not text"
    return "about the folder" if path.stem.lower() in _PAPERS else None


def printable(name: str) -> str:
    """A file name that is not UTF-8 on disk, fit to be written."""
    return os.fsencode(name).decode("utf-8", "replace")


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def is_archive(name: str) -> bool:
    """Whether a file of that name holds files of their own names."""
    return name.lower().endswith(_ARCHIVES)


def read_stream(stream: BinaryIO, name: str, key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources of one file. Raises :class:`InputError` with a clause ("is empty; ...") that fits after its name."""
    suffix = suffix_of(name)
    if suffix in SUFFIXES:
        raise InputError(UNASKED.format(name=PurePosixPath(name).name))
    if suffix in _LATER:
        raise InputError(f"is a format that is not read yet ({suffix}); {_LATER[suffix]}")
    if is_archive(name) or name.lower().endswith(".gz.gz"):
        raise InputError("is an archive inside an archive, which is not opened; unpack it")
    if suffix == ".gz":
        yield from read_stream(gunzipped(stream, limits), name[: -len(suffix)], key, limits, fields)
    elif suffix in _LINES:
        lines = Lines(stream, limits)
        text = lines.pieces() if suffix == ".json" else iter(lines)
        yield from _LINES[suffix](text, key, limits, fields)
        for remark in lines.remarks:
            yield Note("sources", None, None, None, f"{key} {remark}")
    elif suffix in _STREAMS:
        yield from _STREAMS[suffix](stream, key, limits, fields)
    else:
        data = stream.read(limits.largest_file + 1)
        if len(data) > limits.largest_file:
            raise InputError(f"has more than {limits.largest_file:,} bytes; split it or raise reading.largest_file")
        yield from _read_whole(data, suffix, key, limits)


def _read_whole(data: bytes, suffix: str, key: str, limits: Reading) -> Iterator[Source | Note]:
    if not data:
        raise InputError("is empty; nothing to read")
    if suffix in _HTML:
        yield from read_page(data, key, limits)
        return
    if suffix in _FEEDS:
        yield from read_feed(data, key, limits)
        return
    decoded = decode(data, limits, declared_charset(data))
    if not decoded.text.strip():
        raise InputError("holds white space only; nothing to read")
    for remark in decoded.remarks:
        yield Note("sources", None, None, None, f"{key} {remark}")
    if only_addresses(decoded.text):
        raise InputError(UNASKED.format(name=PurePosixPath(key).name))
    elif looks_like_html(decoded.text):
        yield from read_decoded_page(decoded, key, limits)
    else:
        yield Source(key=key, text=decoded.text, complete=decoded.complete)
