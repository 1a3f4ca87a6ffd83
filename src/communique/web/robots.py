"""What a site asks of programs: its robots.txt (RFC 9309), read once a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.web.addresses import Address, Unreachable
from communique.web.asking import Unanswered

if TYPE_CHECKING:
    from protego import Protego

NAME = "communique"
"""By which the rules of a site may speak of this program."""
LARGEST = 500_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for as many at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows."""

    rules: Protego | None = None
    """None: everything, as where there is no robots.txt."""
    why_not: str = ""
    """Why nothing may be asked, where robots.txt could not be read: then it might have said so."""

    def refuses(self, address: Address) -> str | None:
        """A clause where the site does not want this address asked, None where it may be."""
        if self.why_not:
            return self.why_not
        if self.rules is not None and not self.rules.can_fetch(address.url, NAME):
            return f"is not for programs, says {address.site}/robots.txt; fetch it yourself and read the file"
        return None

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it says nothing."""
        return max(0.0, self.rules.crawl_delay(NAME) or 0.0) if self.rules is not None else 0.0


def read_rules(status: int, body: bytes) -> Rules:
    """The rules of a robots.txt: none where there is none (4xx), all shut where the site cannot tell (5xx)."""
    from protego import Protego

    if status >= 500:
        return Rules(why_not=f"is of a site whose robots.txt cannot be read ({status}); try again later")
    if status >= 300:
        return Rules()
    return Rules(Protego.parse(body[:LARGEST].decode("utf-8", "replace")))


class Robots:
    """The rules of every site that was asked."""

    def __init__(self, ask: Callable[[Address], tuple[int, bytes]]) -> None:
        """``ask`` gives status and body at an address, redirects followed; InputError where there is no answer."""
        self._ask = ask
        self._known: dict[str, Rules] = {}

    def of(self, address: Address) -> Rules:
        if address.site not in self._known:
            self._known[address.site] = self._read(address)
        return self._known[address.site]

    def _read(self, address: Address) -> Rules:
        place = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            return read_rules(*self._ask(place))
        except (Unreachable, Unanswered) as err:  # so it would be with the address itself
            return Rules(why_not=str(err))
        except InputError as err:
            return Rules(why_not=f"is of a site whose robots.txt {err}")
