"""Which addresses may be asked, and which machine is behind one: told before anything is connected to.

A list of addresses may come from a stranger, and so may a redirect: neither may make this machine ask itself or its own network.
The number of the machine is looked up here, once, and the connection is made to that very number, so that a name which
answers differently a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from communique.errors import InputError

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\]")
_SAFE = "/%:@!$&'()*+,;=~-._?"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(InputError):
    """The host is not known, or not one that is asked: so it is with all its addresses."""


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an http or https address as they go over the line, in ASCII."""

    scheme: str
    host: str
    """In lower case; of an IPv6 number without its brackets."""
    port: int
    target: str
    """Path and query."""

    @property
    def site(self) -> str:
        """Scheme, host and port: what has one robots.txt."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        return self.site + self.target


def is_address(word: str) -> bool:
    """Whether a word is meant as an address of the web."""
    return word.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in word)


def address_of(url: str) -> Address:
    """The parts of an address. Raises :class:`InputError` with a clause for what cannot or may not be asked."""
    try:
        parts = urlsplit(url.strip())
        port, named = parts.port, parts.hostname or ""
    except ValueError as err:
        raise InputError(f"is no address that can be asked ({err}); check it") from err
    if parts.scheme.lower() not in _PORTS:
        raise InputError(f"is no address of the web but {parts.scheme[:20] or 'without a scheme'}; give http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise InputError("holds a user name or password, which is not sent; fetch it yourself and read the file")
    try:
        host = named if named.isascii() else named.encode("idna").decode("ascii")
    except UnicodeError as err:
        raise InputError("has a host name that cannot be written in ASCII; check it") from err
    host = host.lower().rstrip(".")
    if not _HOST.fullmatch(f"[{host}]" if ":" in host else host):
        raise InputError("has no host name that can be asked; check it")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Address(parts.scheme.lower(), host, port or _PORTS[parts.scheme.lower()], target)


def place_of(address: Address, *, allow_private: bool) -> str:
    """The number of the machine to connect to.

    Raises :class:`Unreachable` where the name is unknown, or any of its numbers is private, of this machine or of no public
    use at all; :class:`TimeoutError` never: how long a name may take is the system's affair.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as err:
        raise Unreachable(f"has a host that is not known ({address.host}); check the address and the connection") from err
    places = [str(place[4][0]).partition("%")[0] for place in found]
    if not places:
        raise Unreachable(f"has a host without a number ({address.host}); check the address")
    if not allow_private:
        for place in places:
            if not _public(ipaddress.ip_address(place)):
                raise Unreachable(
                    f"leads into a private network ({place}), which is not asked; fetch it yourself and read the file"
                )
    return places[0]


def _public(place: Ip) -> bool:
    """Whether a number, and any other that is wrapped in it, is for the whole internet."""
    if place in _NAT64:
        return _public(ipaddress.IPv4Address(int(place) & 0xFFFFFFFF))
    if not place.is_global or place.is_multicast or place.is_reserved:
        return False
    if isinstance(place, ipaddress.IPv4Address):
        return True
    return all(_public(one) for one in (place.ipv4_mapped, place.sixtofour, *(place.teredo or ())) if one is not None)
