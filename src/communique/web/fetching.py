"""Fetches addresses politely and keeps every answer: what is kept is not asked for again.

Manners: robots.txt, a pause between two requests to one host, ``Retry-After``, conditional requests, few tries. A host that is
busy or silent is left alone for the rest of the run, with a message; running the same command again goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from communique.errors import InputError
from communique.settings import Fetching
from communique.web.addresses import Address, address_of
from communique.web.asking import Answer, Unanswered, ask
from communique.web.kept import Folder, Kept
from communique.web.robots import LARGEST, Robots, Rules

_FEEDS = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "application/opml+xml")
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_DAY = 86_400
_TAKES = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is kept of an address, and a clause for a note where it could not be asked for as it should have been."""

    kept: Kept
    body: bytes
    remark: str = ""


@dataclass(slots=True)
class _Host:
    """How it stands with one host."""

    free_at: float = 0.0
    """When it may be asked next, by the monotonic clock."""
    failures: int = 0
    """Addresses in a row that it did not answer."""
    closed: str = ""
    """Why no further address of it is asked in this run."""


class Fetcher:
    """Asks for one address at a time. Answers are kept in a folder; :meth:`fetch` gives what is kept where that is fresh."""

    def __init__(self, folder: Path, limits: Fetching) -> None:
        self._folder = Folder(folder)
        self._limits = limits
        self._hosts: dict[str, _Host] = {}
        self._robots = Robots(self._robots_file)

    def fetch(self, url: str) -> Fetched:
        """What lies at an address. Raises :class:`InputError` with a clause where it cannot be had."""
        first = address_of(url)
        kept = self._folder.get(url)
        if kept is not None and self._fresh(kept):
            return Fetched(kept, self._folder.body(kept))
        try:
            answer, last = self._followed(first, _if_changed(kept))
            if answer.status == 304 and kept is not None:
                return Fetched(self._folder.confirm(kept), self._folder.body(kept))
            if not 200 <= answer.status < 300:
                raise InputError(_refusal(answer.status))
            if not answer.body.strip():
                raise InputError("gives an empty answer; check the address")
        except InputError as err:
            if kept is None:
                raise
            return Fetched(kept, self._folder.body(kept), f"{err}; what was fetched on {kept.fetched[:10]} was read")
        return Fetched(self._folder.keep(url, last.url, answer.headers, answer.body), answer.body)

    def _fresh(self, kept: Kept) -> bool:
        if kept.media in _FEEDS:
            return kept.age < self._limits.feed_minutes * 60
        return not self._limits.page_days or kept.age < self._limits.page_days * _DAY

    def _followed(self, address: Address, headers: Mapping[str, str]) -> tuple[Answer, Address]:
        """The answer at the end of the redirects, and where that is; each address is checked like the first."""
        for _ in range(self._limits.most_redirects + 1):
            rules = self._robots.of(address)
            if why := rules.refuses(address):
                raise InputError(why)
            answer = self._asked(address, headers, rules)
            if answer.status not in _REDIRECTS:
                return answer, address
            address = _next(address, answer)
        raise InputError(f"leads on through more than {self._limits.most_redirects} addresses; check it")

    def _robots_file(self, address: Address) -> tuple[int, bytes]:
        for _ in range(self._limits.most_redirects + 1):
            answer = self._asked(address, {}, Rules(), LARGEST * 4)
            if answer.status not in _REDIRECTS:
                return answer.status, answer.body
            address = _next(address, answer)
        return 404, b""  # RFC 9309: as if there were none

    def _asked(self, address: Address, headers: Mapping[str, str], rules: Rules, largest: int = 0) -> Answer:
        """One answer, after as many tries as the settings allow. Closes the host where it asks for more patience than there is."""
        host = self._hosts.setdefault(address.host, _Host())
        if rules.delay > self._limits.longest_wait:
            host.closed = host.closed or f"asks for {rules.delay:,.0f} seconds between two requests"
        for left in reversed(range(max(1, self._limits.tries))):
            if host.closed:
                raise InputError(f"was not asked for: {address.host} {host.closed}; run the same command again later")
            self._wait(host, rules.delay)
            try:
                answer = ask(address, {"Accept": _TAKES, **headers}, self._limits, largest or self._limits.largest_body)
            except Unanswered:
                if left:
                    host.free_at = time.monotonic() + self._pause(left)
                    continue
                host.failures += 1
                if host.failures >= self._limits.most_failures:
                    host.closed = "does not answer"
                raise
            host.failures = 0
            if answer.status not in _BUSY:
                return answer
            asked = _retry_after(answer.headers.get("retry-after", ""))
            seconds = self._pause(left) if asked is None else asked
            if seconds > self._limits.longest_wait or not left:
                host.closed = f"is busy ({answer.status})" + (f" and asks to wait {asked:,.0f} seconds" if asked else "")
                break
            host.free_at = time.monotonic() + min(seconds, self._limits.longest_wait)
        raise InputError(f"was not answered: {address.host} {host.closed}; run the same command again later")

    def _pause(self, left: int) -> float:
        """Seconds before the next try where the host names none: twice as many each time."""
        return min(self._limits.longest_wait, self._limits.seconds_between * 2.0 ** (self._limits.tries - left))

    def _wait(self, host: _Host, delay: float) -> None:
        now = time.monotonic()
        if host.free_at > now:
            time.sleep(host.free_at - now)
        host.free_at = time.monotonic() + max(self._limits.seconds_between, delay)


def _next(address: Address, answer: Answer) -> Address:
    to = answer.headers.get("location", "").strip()
    if not to:
        raise InputError("leads on to nowhere (a redirect without an address); check it")
    try:
        return address_of(urljoin(address.url, to))
    except (InputError, ValueError) as err:
        raise InputError(f"leads on to {to[:100]!r}, which {err}") from err


def _if_changed(kept: Kept | None) -> dict[str, str]:
    if kept is None:
        return {}
    told = {"If-None-Match": kept.headers.get("etag", ""), "If-Modified-Since": kept.headers.get("last-modified", "")}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


def _retry_after(value: str) -> float | None:
    """Seconds that a ``Retry-After`` asks for, as a number or a date; None where it says nothing to be understood."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _refusal(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return f"is not open to programs without leave ({status}); fetch it yourself and read the file"
    if status in (404, 410):
        return f"is not there ({status}); check the address"
    return f"gives no page ({status}); try again later" if status >= 500 else f"gives no page ({status}); check the address"
