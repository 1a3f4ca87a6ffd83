"""Who is let in, what headers say, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from communique.errors import InputError
from communique.server.limits import Limits
from communique.server.security import Guard, is_loopback
from communique.server.serving import make_server

HERE = "http://127.0.0.1"


@pytest.fixture
def client(example_register: Path) -> Iterator[TestClient]:
    with TestClient(make_server(example_register, Guard(), "127.0.0.1", Limits(most_bytes=10_000)), base_url=HERE) as found:
        yield found


@pytest.mark.parametrize("address", ["/index.html", "/api/meetings", "/static/style.css", "/nothing", "/api/openapi.json"])
def test_every_answer_forbids_scripts_of_others_and_frames(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"])
def test_a_foreign_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/index.html", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8437", "localhost", "LOCALHOST:1", "[::1]:8437"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/about.html", headers={"host": host}).status_code == 200


def test_what_is_too_large_is_refused_whether_or_not_it_says_so(client: TestClient) -> None:
    assert client.post("/add.html", content=b"x" * 20_000).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 1000] * 20

    assert (
        client.post("/add.html", content=pieces(), headers={"content-type": "multipart/form-data; boundary=b"}).status_code == 413
    )


def test_an_address_that_others_reach_needs_a_token_or_reads_only(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "192.168.1.5", "::"):
        with pytest.raises(InputError, match="--token"):
            make_server(tmp_path / "none.db", Guard(), host, Limits())
    make_server(tmp_path / "none.db", Guard(token="s"), "0.0.0.0", Limits())
    make_server(tmp_path / "none.db", Guard(read_only=True), "0.0.0.0", Limits())


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "localhost.")))
    assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "example.org", "::", "")))


def request(client: str = "127.0.0.1", **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in {"host": "127.0.0.1:8437", **headers}.items()]
    return Request({"type": "http", "method": "POST", "path": "/add.html", "headers": raw, "client": (client, 5000)})


def test_who_may_add() -> None:
    guard = Guard()
    key = guard.form_key
    assert guard.refusal(request(), key, "") is None
    assert guard.refusal(request(origin="http://127.0.0.1:8437", sec_fetch_site="same-origin"), key, "") is None
    assert guard.refusal(request(), "guessed", "") == "origin"
    assert guard.refusal(request(origin="http://evil.example"), key, "") == "origin"
    assert guard.refusal(request(origin="null"), key, "") == "origin"
    assert guard.refusal(request(sec_fetch_site="cross-site"), key, "") == "origin"
    assert guard.refusal(request("10.0.0.7"), key, "") == "elsewhere"
    assert guard.refusal(request(x_forwarded_for="10.0.0.7"), key, "") == "elsewhere"
    assert Guard(read_only=True).refusal(request(), key, "") == "read_only"


def test_with_a_token_it_has_to_be_shown_from_everywhere() -> None:
    guard = Guard(token="pässword")
    key = guard.form_key
    assert guard.refusal(request("10.0.0.7"), key, "pässword") is None
    assert guard.refusal(request(), key, "") == "token"
    assert guard.refusal(request("10.0.0.7"), key, "wrong") == "token"
    assert guard.may_add(request("10.0.0.7")) and not Guard().may_add(request("10.0.0.7"))
