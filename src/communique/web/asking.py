"""One question to one host: a GET whose time and size are bounded, to a machine that was checked.

The standard library's client, because it takes a socket that we have connected ourselves; redirects, waiting and trying again
are :mod:`communique.web.fetching`'s. What it does not do: proxies, cookies, HTTP/2, any coding but gzip and deflate.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

import communique
from communique.errors import InputError
from communique.settings import Fetching
from communique.web.addresses import Address, place_of
from communique.web.coding import inflated

_READ = 65_536


class Unanswered(InputError):
    """The host did not answer, not in time or not to the end: another try may help."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said: the headers by their names in lower case, the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def user_agent(limits: Fetching) -> str:
    contact = "".join(c for c in limits.contact if c.isprintable() and c.isascii() and c not in "()")
    return f"communique/{communique.__version__}" + (f" (+{contact})" if contact else "")


def ask(address: Address, headers: Mapping[str, str], limits: Fetching, largest: int) -> Answer:
    """The answer of the host, of ``largest`` bytes at most.

    Raises :class:`Unanswered` with a clause where there is none, and :class:`InputError` where the address may not be asked or
    the answer is too large or broken.
    """
    place = place_of(address, allow_private=limits.allow_private)
    sent = {"User-Agent": user_agent(limits), "Accept-Encoding": "gzip", "Connection": "close", **headers}
    late = threading.Event()
    try:
        with _connected(address, place, limits) as line, _bounded(line, limits.seconds_in_all, late):
            answer = _answer(address, line, sent, largest)
            if late.is_set():  # an answer that names no length ends where the line does
                raise http.client.IncompleteRead(b"")
            return answer
    except ssl.SSLCertVerificationError as err:
        raise InputError(f"has a certificate that does not hold ({err.verify_message}); fetch it yourself if you trust it") from err
    except TimeoutError as err:
        raise Unanswered("does not answer; try again later") from err
    except (OSError, http.client.HTTPException, ValueError) as err:
        if late.is_set():
            raise Unanswered(f"did not answer within {limits.seconds_in_all:g} seconds; try again later") from err
        what = " ".join(str(err).split())[:80] or type(err).__name__
        raise Unanswered(f"gives no whole answer ({what}); try again later") from err


def _answer(address: Address, line: socket.socket, headers: Mapping[str, str], largest: int) -> Answer:
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.default_port = 443 if address.scheme == "https" else 80  # left out of the Host header, as hosts expect
    connection.sock = line
    connection.request("GET", address.target, headers=dict(headers))
    with connection.getresponse() as response:
        told = {name.lower(): value for name, value in response.getheaders()}
        body = bytearray()
        while data := response.read(min(_READ, largest + 1 - len(body))):
            body += data
            if len(body) > largest:
                raise InputError(f"sends more than {largest:,} bytes; fetch it yourself and read the file")
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return Answer(response.status, told, _unpacked(bytes(body), told.get("content-encoding", ""), largest))


def _unpacked(body: bytes, coding: str, largest: int) -> bytes:
    if coding.strip().lower() not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise InputError(f"is packed with {coding[:20]}, which was not asked for; fetch it yourself and read the file")
    if not coding.strip() or coding.strip().lower() == "identity" or not body:
        return body
    unpacked, whole = inflated(body, largest)
    if len(unpacked) > largest:
        raise InputError(f"unpacks to more than {largest:,} bytes; fetch it yourself and read the file")
    if not whole:
        raise InputError(f"is damaged: what it packs as {coding.strip()[:20]} does not unpack; try again later")
    return unpacked


@contextmanager
def _connected(address: Address, place: str, limits: Fetching) -> Iterator[socket.socket]:
    with socket.create_connection((place, address.port), timeout=limits.seconds_to_connect) as line:
        line.settimeout(limits.seconds_of_silence)
        if address.scheme == "http":
            yield line
            return
        with _trust().wrap_socket(line, server_hostname=address.host) as secret:
            yield secret


@contextmanager
def _bounded(line: socket.socket, seconds: float, late: threading.Event) -> Iterator[None]:
    """Shuts the line after ``seconds``: a host that sends a byte now and then is never silent and never done."""

    def shut() -> None:
        late.set()
        with suppress(OSError):  # it is closed already
            line.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(seconds, shut)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


@cache
def _trust() -> ssl.SSLContext:
    """The system's certificates, and Mozilla's where the system has few or none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
