"""Lists of addresses: what is one, what stands in it, and that nothing is fetched unasked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.files import read_sources
from communique.sources.lists import addresses_in, is_list

A, B = "https://alwaha.example/1", "https://sahel.example/feed.xml"
OPML = f"""<?xml version="1.0"?><opml version="2.0"><head><title>Papers</title></head><body>
<outline text="Gulf"><outline type="rss" text="Sahel" xmlUrl="{B}" htmlUrl="https://sahel.example/"/></outline>
<outline text="Alwaha" xmlUrl="{A}"/><outline text="none"/><outline xmlUrl="javascript:alert(1)"/></body></opml>"""


def test_one_address_a_line() -> None:
    data = f"\ufeff# papers of the Gulf\r\n{A}\r\n\r\n  {B}\n{A}\n".encode()
    assert addresses_in(data, "papers.urls", Reading()) == ([A, B], "")
    assert is_list("papers.txt", data, Reading())


def test_other_lines_are_told() -> None:
    found, remark = addresses_in(f"{A}\nalwaha\n".encode(), "papers.urls", Reading())
    assert found == [A]
    assert remark == "has 1 lines that are no addresses and were passed over, the first: 'alwaha'"


def test_opml() -> None:
    assert addresses_in(OPML.encode(), "papers.opml", Reading()) == ([B, A], "")


@pytest.mark.parametrize(
    "text", ["اجتمع الوزراء في القاهرة.", f"See {A} for the text", f"{A}\nand a sentence", "", "\n\n", "# only a remark"]
)
def test_a_text_is_no_list(text: str) -> None:
    assert not is_list("a.txt", text.encode(), Reading())


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked the internet")

    for name in ("getaddrinfo", "create_connection", "socket"):
        monkeypatch.setattr(socket, name, refuse)


def messages(path: Path) -> list[str]:
    found = list(read_sources([path], Settings()))
    assert not any(isinstance(f, Source) for f in found)
    return [f.message for f in found if isinstance(f, Note)]


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ["papers.urls", "papers.txt", "papers.opml"])
def test_a_list_in_a_folder_is_not_fetched(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(OPML if name.endswith("opml") else f"{A}\n{B}\n", "utf-8")
    assert (
        messages(tmp_path)[0] == f"{name} is a list of addresses, which is fetched only where you name it: communique read {name}"
    )


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.urls", "", "a.urls is empty; nothing to fetch"),
        ("a.urls", "nothing\n", "a.urls names no address; give one a line"),
        ("a.opml", "<rss/>", "a.opml is no OPML"),
        ("a.opml", "<opml", "a.opml is damaged XML"),
        ("a.opml", '<!DOCTYPE o [<!ENTITY a "b">]><opml><body><outline xmlUrl="&a;"/></body></opml>', "a.opml declares entities"),
        ("a.opml", "<opml><body/></opml>", "a.opml names no address"),
    ],
)
def test_lists_that_are_none(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (said,) = messages(tmp_path / name)
    assert said.startswith(f"{tmp_path}/{message}")
