"""Fetching: manners, limits, and what is kept. The host is on this machine; no test leaves it."""

from __future__ import annotations

import dataclasses
import gzip
import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

import communique
from communique.errors import InputError
from communique.settings import Fetching
from communique.web.fetching import Fetcher
from web_host import HASTY, Request, Server, host

PAGE = "<html><body><p>اجتمع الوزراء في القاهرة.</p></body></html>"  # the ministers met in Cairo


@pytest.fixture
def server() -> Iterator[Server]:
    with host() as one:
        yield one


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "register.fetched", HASTY)


def again(tmp_path: Path, limits: Fetching = HASTY) -> Fetcher:
    """Another run with the same folder."""
    return Fetcher(tmp_path / "register.fetched", limits)


def test_a_page_is_asked_once_and_kept_with_its_headers(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    url = server.page("/a", PAGE, ETag='"1"', Set_Cookie="who=you")
    first = fetcher.fetch(url)
    assert first.body == PAGE.encode()
    assert first.kept.media == "text/html"
    assert first.kept.headers["etag"] == '"1"'
    assert "set-cookie" not in first.kept.headers
    second = again(tmp_path).fetch(url)
    assert second == first
    assert server.paths() == ["/a"]


def test_the_host_learns_who_asks(server: Server, tmp_path: Path) -> None:
    url = server.page("/a", PAGE)
    again(tmp_path, dataclasses.replace(HASTY, contact="desk@example.org")).fetch(url)
    assert server.asked[-1][1]["user-agent"] == f"communique/{communique.__version__} (+desk@example.org)"
    assert server.asked[-1][1]["host"] == server.url.removeprefix("http://")


def test_robots_txt_is_asked_once_and_kept_to(server: Server, fetcher: Fetcher) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /private\nDisallow: /*?print=\n", "text/plain")
    a, b = server.page("/a", PAGE), server.page("/private/b", PAGE)
    assert fetcher.fetch(a).body
    for url in (b, f"{a}?print=1"):
        with pytest.raises(InputError, match=r"is not for programs, says http://127.0.0.1:\d+/robots.txt"):
            fetcher.fetch(url)
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]


def test_rules_for_this_program_go_before_those_for_all(server: Server, fetcher: Fetcher) -> None:
    server.page("/robots.txt", "User-agent: communique\nAllow: /\n\nUser-agent: *\nDisallow: /\n", "text/plain")
    assert fetcher.fetch(server.page("/a", PAGE)).body


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (502, False)])
def test_a_site_without_robots_txt_is_open_one_that_cannot_tell_is_shut(
    status: int, open_: bool, server: Server, fetcher: Fetcher
) -> None:
    server.at("/robots.txt", lambda request: request.say(status))
    url = server.page("/a", PAGE)
    if open_:
        assert fetcher.fetch(url).body
    else:
        with pytest.raises(InputError, match=f"robots.txt cannot be read \\({status}\\)"):
            fetcher.fetch(url)


def test_a_site_that_asks_for_long_pauses_is_left_for_later(server: Server, fetcher: Fetcher) -> None:
    server.page("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n", "text/plain")
    with pytest.raises(InputError, match="asks for 3,600 seconds between two requests; run the same command again later"):
        fetcher.fetch(server.page("/a", PAGE))
    assert server.paths() == []


def test_requests_to_one_host_keep_their_distance(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    fetcher = again(tmp_path, dataclasses.replace(HASTY, seconds_between=5.0))
    for name in "abc":
        fetcher.fetch(server.page(f"/{name}", PAGE))
    assert len(slept) == 3  # between robots.txt, a, b and c
    assert all(4.0 < seconds <= 5.0 for seconds in slept)


# ---------------------------------------------------------------- busy and silent hosts


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_again_as_it_wishes(status: int, server: Server, fetcher: Fetcher) -> None:
    def busy_once(request: Request) -> None:
        if len(server.paths()) == 1:
            request.say(status, Retry_After="0")
        else:
            request.say(200, PAGE.encode(), Content_Type="text/html")

    assert fetcher.fetch(server.at("/a", busy_once)).body == PAGE.encode()
    assert server.paths() == ["/a", "/a"]


@pytest.mark.parametrize(
    "wish",
    ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1)), "999999999999999999999"],
    ids=["seconds", "a date", "beyond any clock"],
)
def test_a_host_that_asks_for_more_patience_is_left_alone(wish: str, server: Server, fetcher: Fetcher) -> None:
    url = server.at("/feed", lambda request: request.say(429, Retry_After=wish))
    other = server.page("/a", PAGE)
    with pytest.raises(InputError, match=r"is busy \(429\) and asks to wait [\d,]+ seconds; run the same command again later"):
        fetcher.fetch(url)
    with pytest.raises(InputError, match=r"was not asked for: 127.0.0.1 is busy"):
        fetcher.fetch(other)
    assert server.paths() == ["/feed"]


def test_a_busy_host_that_never_says_until_when_is_not_asked_for_ever(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/feed", lambda request: request.say(429))
    with pytest.raises(InputError, match=r"is busy \(429\); run"):
        fetcher.fetch(url)
    assert len(server.paths()) == HASTY.tries


def silent(request: Request) -> None:
    request.server.over.wait(10)


def dripping(request: Request) -> None:
    request.head(200, Content_Type="text/html", Content_Length="100000")
    while not request.server.over.wait(0.05):
        request.wfile.write(b"x")


def dripping_head(request: Request) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not request.server.over.wait(0.05):
        request.wfile.write(b"X")


def broken_off(request: Request) -> None:
    request.head(200, Content_Type="text/html", Content_Length="100000")
    request.wfile.write(b"<p>abc")


def no_http(request: Request) -> None:
    request.wfile.write(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    ("answering", "message"),
    [
        (silent, "does not answer; try again later"),
        (dripping, "did not answer within 1.5 seconds"),
        (dripping_head, "did not answer within 1.5 seconds"),
        (broken_off, "gives no whole answer"),
        (no_http, "gives no whole answer"),
    ],
)
def test_a_host_that_hangs_or_breaks_off(answering: object, message: str, server: Server, tmp_path: Path) -> None:
    fetcher = again(tmp_path, dataclasses.replace(HASTY, tries=1))
    with pytest.raises(InputError, match=message):
        fetcher.fetch(server.at("/a", answering))  # type: ignore[arg-type]
    assert not (tmp_path / "register.fetched").exists()
    assert fetcher.fetch(server.page("/b", PAGE)).body  # the next address is asked


def test_a_host_that_answers_nothing_is_given_up(server: Server, tmp_path: Path) -> None:
    fetcher = again(tmp_path, dataclasses.replace(HASTY, tries=1, most_failures=2))
    server.page("/robots.txt", "", "text/plain")
    for name in "abcd":
        with pytest.raises(InputError):
            fetcher.fetch(server.at(f"/{name}", broken_off))
    assert server.paths() == ["/a", "/b"]


def test_nobody_is_there(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(InputError, match=r"gives no whole answer .*refused"):
        fetcher.fetch(f"http://127.0.0.1:{port}/a")


def test_https_that_is_none(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match=r"^gives no whole answer"):
        fetcher.fetch(server.url.replace("http:", "https:") + "/a")


# ---------------------------------------------------------------- too much, broken, elsewhere


def endless(request: Request) -> None:
    request.head(200, Content_Type="text/html")
    while not request.server.over.is_set():
        request.wfile.write(b"x" * 65_536)


def endless_chunks(request: Request) -> None:
    request.head(200, Content_Type="text/html", Transfer_Encoding="chunked")
    while not request.server.over.is_set():
        request.wfile.write(b"10000\r\n" + b"x" * 65_536 + b"\r\n")


@pytest.mark.parametrize("answering", [endless, endless_chunks])
def test_an_endless_body_is_cut_short(answering: object, server: Server, tmp_path: Path) -> None:
    fetcher = again(tmp_path, dataclasses.replace(HASTY, largest_body=1_000_000))
    with pytest.raises(InputError, match="sends more than 1,000,000 bytes; fetch it yourself and read the file"):
        fetcher.fetch(server.at("/a", answering))  # type: ignore[arg-type]


def test_packed_answers(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    whole = gzip.compress(PAGE.encode())
    bomb = gzip.compress(b"0" * 30_000_000)
    assert fetcher.fetch(server.page("/good", whole, Content_Encoding="gzip")).body == PAGE.encode()
    for name, body, coding, message in (
        ("cut", whole[:-12], "gzip", "is damaged: what it packs as gzip does not unpack"),
        ("wrong", b"\x1f\x8b\x08 not gzip at all", "gzip", "is damaged"),
        ("bomb", bomb, "gzip", "unpacks to more than 20,000,000 bytes"),
        ("br", b"xx", "br", "is packed with br, which was not asked for"),
    ):
        with pytest.raises(InputError, match=message):
            fetcher.fetch(server.page(f"/{name}", body, Content_Encoding=coding))


def test_redirects_are_followed_and_each_address_is_checked(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    there = server.page("/there", PAGE)
    assert fetcher.fetch(server.at("/moved", lambda r: r.say(301, Location="/there"))).kept.final == there
    for name, to, message in (
        ("loop", "/loop", "leads on through more than 5 addresses"),
        ("nowhere", "", "leads on to nowhere"),
        ("file", "file:///etc/passwd", "leads on to 'file:///etc/passwd', which is no address of the web"),
        ("secret", "http://me:x@host.example/", "which holds a user name"),
    ):
        with pytest.raises(InputError, match=message):
            fetcher.fetch(server.at(f"/{name}", lambda r, to=to: r.say(302, Location=to)))  # type: ignore[misc]


def test_a_redirect_into_a_private_network(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public, what it leads on to does not: the port tells them apart."""
    looked_up: list[str] = []
    true = socket.getaddrinfo

    def found(name: str, port: int, *args: object, **kwargs: object) -> object:
        looked_up.append(name)
        return true("127.0.0.1", port, type=socket.SOCK_STREAM)

    def public(place: object) -> bool:
        return looked_up[-1] == "public.example"

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr("communique.web.addresses._public", public)
    fetcher = again(tmp_path, dataclasses.replace(HASTY, allow_private=False))
    port = server.server_address[1]
    for name, to in (("a", f"http://127.0.0.1:{port}/in"), ("b", f"http://inside.example:{port}/in")):
        server.at(f"/{name}", lambda r, to=to: r.say(302, Location=to))  # type: ignore[misc]
        server.page("/in", PAGE)
        with pytest.raises(InputError, match="leads into a private network"):
            fetcher.fetch(f"http://public.example:{port}/{name}")
    assert server.paths() == ["/a", "/b"]


def test_the_connection_goes_to_the_number_that_was_checked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with a public number first and a private one a moment later (rebinding) is looked up once a request."""
    connected: list[object] = []
    true = socket.create_connection

    def remember(place: tuple[str, int], *args: object, **kwargs: object) -> socket.socket:
        connected.append(place[0])
        return true(place, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", remember)
    port = server.server_address[1]
    server.page("/a", PAGE)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))])
    again(tmp_path).fetch(f"http://rebound.example:{port}/a")
    assert connected
    assert set(connected) == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "is not there"),
        (410, "is not there"),
        (403, "is not open"),
        (451, "is not open"),
        (418, "gives no page"),
        (500, "later"),
    ],
)
def test_refusals(status: int, message: str, server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match=f"{message}.*"):
        fetcher.fetch(server.at("/a", lambda request: request.say(status, b"x")))


def test_an_empty_answer(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match="gives an empty answer"):
        fetcher.fetch(server.page("/a", "  \n"))


# ---------------------------------------------------------------- kept, asked again, resumed


def with_news(server: Server, path: str = "/feed") -> str:
    def answering(request: Request) -> None:
        if request.headers["If-None-Match"] == '"1"':
            request.say(304)
        else:
            request.say(
                200, b"<rss/>", Content_Type="application/rss+xml", ETag='"1"', Last_Modified="Wed, 15 May 2024 08:00:00 GMT"
            )

    return server.at(path, answering)


def test_a_feed_is_asked_again_on_condition(server: Server, tmp_path: Path) -> None:
    url = with_news(server)
    again(tmp_path).fetch(url)
    assert again(tmp_path).fetch(url).body == b"<rss/>"
    assert len(server.paths()) == 1, "fresh for a quarter of an hour"
    hurried = again(tmp_path, dataclasses.replace(HASTY, feed_minutes=0))
    assert hurried.fetch(url).body == b"<rss/>"
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    assert server.asked[-1][1]["if-modified-since"] == "Wed, 15 May 2024 08:00:00 GMT"


def test_what_is_kept_stands_in_for_a_host_that_fails(server: Server, tmp_path: Path) -> None:
    url = with_news(server)
    again(tmp_path).fetch(url)
    server.at("/feed", lambda request: request.say(500))
    found = again(tmp_path, dataclasses.replace(HASTY, feed_minutes=0)).fetch(url)
    assert found.body == b"<rss/>"
    assert found.remark.startswith("gives no page (500); try again later; what was fetched on 20")


def test_a_page_is_asked_again_only_where_the_settings_say_so(server: Server, tmp_path: Path) -> None:
    url = server.page("/a", PAGE)
    again(tmp_path).fetch(url)
    (record,) = (tmp_path / "register.fetched").rglob("*.json")
    told = json.loads(record.read_text("utf-8"))
    record.write_text(json.dumps({**told, "checked": "2020-01-01T00:00:00+00:00"}), "utf-8")
    server.page("/a", "<p>new</p>")
    assert again(tmp_path).fetch(url).body == PAGE.encode()
    assert again(tmp_path, dataclasses.replace(HASTY, page_days=30)).fetch(url).body == b"<p>new</p>"


@pytest.mark.parametrize("damage", ["body cut", "body gone", "record cut", "record of another", "only temporary files"])
def test_an_answer_that_was_not_written_whole_is_asked_for_again(damage: str, server: Server, tmp_path: Path) -> None:
    url = server.page("/a", PAGE)
    again(tmp_path).fetch(url)
    (record,), (body,) = ((tmp_path / "register.fetched").rglob(f"*.{suffix}") for suffix in ("json", "body"))
    if damage == "body cut":
        body.write_bytes(body.read_bytes()[:-3])
    elif damage == "body gone":
        body.unlink()
    elif damage == "record cut":
        record.write_bytes(record.read_bytes()[:-9])
    elif damage == "record of another":
        record.write_text(record.read_text("utf-8").replace("/a", "/b"), "utf-8")
    else:
        body.rename(body.with_suffix(".body.tmp"))
        record.unlink()
    assert again(tmp_path).fetch(url).body == PAGE.encode()
    assert server.paths() == ["/a", "/a"]
    assert again(tmp_path).fetch(url).body == PAGE.encode()
    assert server.paths() == ["/a", "/a"]


def test_a_folder_that_cannot_be_written(server: Server, tmp_path: Path) -> None:
    (tmp_path / "register.fetched").write_text("in the way", "utf-8")
    with pytest.raises(InputError, match=r"was fetched but cannot be kept in .*register.fetched"):
        again(tmp_path).fetch(server.page("/a", PAGE))
