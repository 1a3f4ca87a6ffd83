"""Which reader do these bytes want? By the name's suffix, and by content where the suffix says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.html import looks_like_html, read_html
from communique.sources.tables import read_json, read_json_lines
from communique.sources.text import Decoded, declared_charset, decode

ARCHIVES = frozenset({".zip"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSON = frozenset({".json"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_LATER = {
    **dict.fromkeys((".csv", ".tsv", ".parquet", ".xlsx"), "save its rows as JSON lines"),
    **dict.fromkeys((".warc", ".arc", ".mht", ".mhtml"), "save its pages as HTML"),
    **dict.fromkeys((".xml", ".rss", ".atom"), "save its articles as HTML or text"),
    **dict.fromkeys((".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".7z", ".rar"), "unpack it, or pack it as zip"),
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


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def read_bytes(data: bytes, name: str, key: str, limits: Reading) -> Iterator[Source | Note]:
    """Sources of one file's bytes. Raises :class:`InputError` with a clause ("is empty; ...") that fits after its name."""
    suffix = suffix_of(name)
    if suffix in _LATER:
        raise InputError(f"is a format that is not read yet ({suffix}); {_LATER[suffix]}")
    if not data:
        raise InputError("is empty; nothing to read")
    structured = suffix in _HTML or suffix in _JSON or suffix in _JSON_LINES
    declared = declared_charset(data) if not (suffix in _JSON or suffix in _JSON_LINES) else None
    decoded = decode(data, limits, declared, longest=limits.largest_file if structured else None)
    if not decoded.text.strip():
        raise InputError("holds white space only; nothing to read")
    for remark in decoded.remarks:
        yield Note("sources", None, None, None, f"{key} {remark}")
    if suffix in _JSON:
        yield from read_json(decoded.text, key, limits)
    elif suffix in _JSON_LINES:
        yield from read_json_lines(decoded.text, key, limits)
    elif suffix in _HTML or looks_like_html(decoded.text):
        yield from _html(decoded, key, limits)
    else:
        yield Source(key=key, text=decoded.text, complete=decoded.complete)


def _html(decoded: Decoded, key: str, limits: Reading) -> Iterator[Source | Note]:
    if len(decoded.text) > limits.longest_page:
        raise InputError(f"is a page of more than {limits.longest_page:,} characters; save the article's text itself")
    source, notes = read_html(decoded.text, key, limits, decoded.complete)
    yield from notes
    yield source
