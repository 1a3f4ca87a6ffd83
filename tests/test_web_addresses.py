"""Addresses: what may be asked, and that a name cannot lead into a private network."""

from __future__ import annotations

import socket

import pytest

from communique.errors import InputError
from communique.web.addresses import address_of, is_address, place_of


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("http://alwaha.example", "http://alwaha.example/"),
        ("HTTPS://AlWaha.Example:443/a?b=c#d", "https://alwaha.example/a?b=c"),
        ("http://alwaha.example:8080/", "http://alwaha.example:8080/"),
        ("http://موقع.example/خبر?رقم=1", "http://xn--4gbrim.example/%D8%AE%D8%A8%D8%B1?%D8%B1%D9%82%D9%85=1"),
        ("http://alwaha.example/a%20b", "http://alwaha.example/a%20b"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
    ],
)
def test_an_address_as_it_goes_over_the_line(url: str, there: str) -> None:
    assert address_of(url).url == there


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://alwaha.example/", "no address of the web but ftp"),
        ("file:///etc/passwd", "no address of the web but file"),
        ("http://me:secret@alwaha.example/", "user name or password"),
        ("http://", "no host name"),
        ("http://a b/", "no host name"),
        ("http://alwaha.example:99999/", "no address that can be asked"),
        ("http://[::1", "no address that can be asked"),
        ("http://alwaha.example%0d%0aX:/", "no host name|no address that can be asked"),
    ],
)
def test_what_cannot_be_asked_gets_one_clause(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        address_of(url)


def test_line_ends_in_an_address_reach_no_host() -> None:
    assert "\r" not in address_of("http://alwaha.example/a\r\nHost: evil").url
    assert "\n" not in address_of("http://alwaha.example/a?b=\r\nc").url


def test_words_that_are_meant_as_addresses() -> None:
    assert is_address("https://alwaha.example/1")
    assert not is_address("alwaha.txt")
    assert not is_address("http://alwaha.example and more")


PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
    "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "2002:7f00:0001::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:0:7f00:1::",
]  # fmt: skip


def answers(*places: str) -> object:
    """A name service that gives these numbers."""

    def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET6 if ":" in p else socket.AF_INET, socket.SOCK_STREAM, 6, "", (p, 80)) for p in places]

    return found


@pytest.mark.parametrize("place", PRIVATE)
def test_a_name_that_leads_into_a_private_network_is_not_asked(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answers(place))
    with pytest.raises(InputError, match="private network"):
        place_of(address_of("http://alwaha.example/"), allow_private=False)


def test_one_private_number_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answers("93.184.216.34", "10.0.0.1"))
    with pytest.raises(InputError, match=r"private network \(10.0.0.1\)"):
        place_of(address_of("http://alwaha.example/"), allow_private=False)


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_numbers_are_asked(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answers(place))
    assert place_of(address_of("http://alwaha.example/"), allow_private=False) == place


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_ways_to_write_this_machine(host: str) -> None:
    with pytest.raises(InputError, match=r"private network|not known"):
        place_of(address_of(f"http://{host}/"), allow_private=False)


def test_a_name_that_nobody_knows() -> None:
    with pytest.raises(InputError, match="not known"):
        place_of(address_of("http://alwaha.invalid/"), allow_private=True)
