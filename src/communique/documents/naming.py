"""The id of a document: readable, ASCII, made from its outlet, its day and its content, never from the order of reading."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from communique.model import Published, Source

_LONGEST = 24
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_DOMAIN = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")


def document_id(source: Source, outlet_slug: str | None, published: Published | None) -> str:
    """``<outlet or file>-<day or undated>-<8 hex digits>``; the digits are of the text with the address it came from.

    The address is the url, or the file's name where there is none: the same text at two addresses makes two documents. The row
    of a file is no part of it, since rows move when others come or go before them.
    """
    address = source.url or basename(source.key).partition("#")[0]
    digest = hashlib.sha256(f"{source.text}\0{address}".encode("utf-8", "replace")).hexdigest()[:8]
    return f"{outlet_slug or _stem(source.key)}-{published.date if published else 'undated'}-{digest}"


def basename(key: str) -> str:
    """``a/b.zip/2015-08-04.json#626`` -> ``2015-08-04.json#626``."""
    path, mark, row = key.partition("#")
    return path.rsplit("/", 1)[-1] + mark + row


def slug(name: str) -> str | None:
    """The ASCII part of an outlet's name or host, None where it has none of two letters or more."""
    lowered = name.strip().lower()
    if _DOMAIN.match(lowered):
        labels = [label for label in lowered.split(".") if label not in ("www", "arabic", "ar", "en", "m")]
        while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in ("info", "news", "online", "arab")):
            labels.pop()
        lowered = labels[-1] if labels else lowered
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    found = _NOT_SLUG.sub("-", plain).strip("-")[:_LONGEST].strip("-")
    return found if sum(c.isalnum() for c in found) >= 2 else None


def _stem(key: str) -> str:
    path = key.partition("#")[0]
    return slug(PurePosixPath(path).stem.replace(".", "-")) or "document"
