"""What strangers wrote, served: text on every page, in every list, in search results and in the answers to strange addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from lxml import html
from starlette.testclient import TestClient

from communique.model import Document, Join, Register, Source
from communique.register.store import open_register
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.serving import make_server
from test_views_hostile import SCRIPT, TURNED, hostile

HUGE = "كلمة " * 20_000


def kept(register: Register, path: Path) -> None:
    """Writes records into a register file as a reading would."""
    with open_register(path) as store:
        for document in register.documents:
            said = [replace(s, meeting=None, point=None) for s in register.statements if s.document == document.id]
            alone = replace(document, meetings=())
            notes = [n for n in register.notes if n.document == document.id]
            store.add(Source(document.source, document.text, title=document.title), alone, said, (), notes)
        store.write_join(
            Join(
                meetings=register.meetings,
                statements=register.statements,
                points=register.points,
                carriage=register.carriage,
                copies=register.copies,
                changes=register.changes,
                conflicts=register.conflicts,
                notes=tuple(n for n in register.notes if n.document is None),
            )
        )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page that links lead to."""
    path = tmp_path_factory.mktemp("hostile") / "register.db"
    bad = hostile()
    documents: list[Document] = [replace(d, title=d.title if d.title == SCRIPT + TURNED else HUGE) for d in bad.documents]
    kept(replace(bad, documents=tuple(documents)), path)
    found: dict[str, str] = {}
    todo = [
        "/index.html",
        "/ar/index.html",
        "/reports.html",
        "/notes.html",
        "/search.html?q=script",
        "/search.html?q=lake&in=reports",
    ]
    with TestClient(make_server(path, Guard(), "127.0.0.1", Limits()), base_url="http://127.0.0.1") as client:
        while todo:
            address = todo.pop()
            if address not in found:
                answer = client.get(address)
                assert answer.status_code == 200, address
                is_page = answer.headers["content-type"].startswith("text/html")
                found[address] = answer.text if is_page else ""
                links = re.findall(r'href="([^"]+)"', found[address])
                todo += [urljoin(address, link).partition("#")[0] for link in links if ".html" in link]
    return found


def test_nothing_that_a_stranger_wrote_runs(pages: dict[str, str]) -> None:
    assert len(pages) > 30
    for address, page in pages.items():
        tree = html.document_fromstring(page)
        assert not tree.xpath("//script[not(@src)] | //img | //iframe | //object | //@*[starts-with(name(), 'on')] | //@style"), (
            address
        )
        assert not tree.xpath("//@href[starts-with(translate(., 'JAVSCRIPT', 'javscript'), 'javascript')]"), address
        assert all(re.fullmatch(r"(\.\./)*(static|served)/[\w.]+\.js", source) for source in tree.xpath("//script/@src")), address


def test_characters_that_turn_the_line_are_boxed_on_every_page(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        for found in re.finditer("[\u202a-\u202e\u2066-\u2069]", page):
            assert page[: found.start()].endswith('">') and 'class="ctl"' in page[found.start() - 60 : found.start()], address


def test_huge_titles_do_not_make_huge_pages(pages: dict[str, str]) -> None:
    assert max(map(len, pages.values())) < 300_000


def test_a_huge_text_comes_a_leaf_at_a_time_and_every_span_is_found(tmp_path: Path) -> None:
    bad = hostile()
    text = "".join(f"line {number}: كلمات من تقرير طويل جدا.\n" for number in range(9_000))
    document = replace(
        bad.documents[0], text=text, regions=(replace(bad.documents[0].regions[0], start=0, end=len(text), role="body"),)
    )
    path = tmp_path / "register.db"
    kept(Register(documents=(document,)), path)
    with TestClient(make_server(path, Guard(), "127.0.0.1", Limits()), base_url="http://127.0.0.1") as client:
        front = client.get(f"/report/{document.id}")
        assert len(front.content) < 300_000 and "leaf=2" in front.text
        for start in (0, 59_990, 60_000, 123_456, len(text) - 10):
            page = client.get(f"/span/{document.id}:{start}-{start + 10}")
            assert page.status_code == 200 and len(page.content) < 300_000
            marked = html.document_fromstring(page.text).get_element_by_id(f"w{start}-{start + 10}")
            assert marked.text_content() == text[start : start + 10]


@pytest.fixture
def client(example_register: Path) -> Iterator[TestClient]:
    with TestClient(make_server(example_register, Guard(), "127.0.0.1", Limits()), base_url="http://127.0.0.1") as found:
        yield found


@pytest.mark.parametrize(
    "where", ["/meetings/{}.html", "/report/{}", "/span/{}:1-2", "/search.html?q={}", "/search.html?q=a&act={}", "/{}"]
)
def test_strange_addresses_are_answered_as_text(client: TestClient, where: str) -> None:
    for strange in ("<script>alert(1)</script>", '"><svg onload=alert(1)>', TURNED, "%00", "../" * 8 + "etc/passwd"):
        answer = client.get(where.format(quote(strange, safe="")))
        assert answer.status_code in (200, 400, 404)
        tree = html.document_fromstring(answer.text)
        assert not tree.xpath("//script[not(@src)] | //svg[@onload] | //@onload"), (where, strange)
        assert "root:" not in answer.text


def test_json_is_never_taken_for_a_page(client: TestClient) -> None:
    answer = client.get("/api/documents/%3Cscript%3E")
    assert answer.headers["content-type"] == "application/json" and answer.headers["x-content-type-options"] == "nosniff"
