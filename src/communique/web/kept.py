"""The folder of answers: each under its address with its headers, so that the same is not asked for twice.

An answer is there as soon as its ``.json`` is: its body was written before. Both are written beside their place and renamed,
so that a run that is killed leaves nothing that looks whole and is not.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from communique.errors import InputError

SUFFIX = ".fetched"
"""Of the folder's name: a folder of this name that lies among the texts is not read as one of them."""
_HEADERS = ("content-type", "etag", "last-modified", "date", "content-language")
"""Those that are of use later; cookies and the like are not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer on the disk."""

    url: str
    """As it was asked for."""
    final: str
    """Where the redirects led."""
    fetched: str
    """When its body came, in ISO 8601 and UTC."""
    checked: str
    """When it was last asked for; later than ``fetched`` where the host said that nothing had changed."""
    digest: str
    """SHA-256 of the body."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def media(self) -> str:
        """The media type, in lower case, without parameters; empty where the host named none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def age(self) -> float:
        """Seconds since it was last asked for."""
        return max(0.0, time.time() - datetime.fromisoformat(self.checked).timestamp())


class Folder:
    """Answers by address, below ``path``; the folder is made with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, url: str) -> Kept | None:
        """The answer kept for an address; None where there is none, or it is not what was written."""
        try:
            kept = msgspec.json.decode(self._place(url, "json").read_bytes(), type=Kept)
            body = self._place(url, "body").read_bytes()
        except (OSError, msgspec.MsgspecError):
            return None
        return kept if kept.url == url and hashlib.sha256(body).hexdigest() == kept.digest else None

    def body(self, kept: Kept) -> bytes:
        return self._place(kept.url, "body").read_bytes()

    def keep(self, url: str, final: str, headers: Mapping[str, str], body: bytes) -> Kept:
        """Writes an answer; on return it is on the disk. Raises :class:`InputError` with a clause where it cannot be written."""
        now = _now()
        told = {name: headers[name] for name in _HEADERS if name in headers}
        kept = Kept(url, final, now, now, hashlib.sha256(body).hexdigest(), told)
        self._write(url, "body", body)
        return self._signed(kept)

    def confirm(self, kept: Kept) -> Kept:
        """Notes that the host said today that the answer is still the same."""
        return self._signed(replace(kept, checked=_now()))

    def _signed(self, kept: Kept) -> Kept:
        self._write(kept.url, "json", msgspec.json.format(msgspec.json.encode(kept), indent=2))
        return kept

    def _place(self, url: str, suffix: str) -> Path:
        host = "".join(c if c.isalnum() or c in ".-" else "_" for c in url.split("/")[2].lower())[:100].lstrip(".")
        return self.path / (host or "_") / f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:20]}.{suffix}"

    def _write(self, url: str, suffix: str, data: bytes) -> None:
        place = self._place(url, suffix)
        beside = place.with_suffix(f".{suffix}.tmp")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(place)
        except OSError as err:
            raise InputError(
                f"was fetched but cannot be kept in {self.path} ({err.strerror or err}); free it and try again"
            ) from err


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
