"""Every page of the example, as the server gives it: links lead somewhere, every highlighted span is its text, failures are pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from starlette.testclient import TestClient

from communique import load
from communique.model import Register
from communique.server.app import preferred
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.serving import chosen, make_server, opened
from communique.views.bidi import as_shown

HERE = "http://127.0.0.1"
_ANCHOR = re.compile(r"w(\d+)-(\d+)\Z")


@pytest.fixture(scope="module")
def client(example_register: Path) -> Iterator[TestClient]:
    small = Limits(listed=10, found=5, meetings=2, points=10, columns=4)
    with TestClient(make_server(example_register, Guard(), "127.0.0.1", small), base_url=HERE) as found:
        yield found


@pytest.fixture(scope="module")
def whole(example_register: Path) -> Register:
    return load(example_register)


@pytest.fixture(scope="module")
def crawled(client: TestClient) -> dict[str, str]:
    """Every page that links lead to from both front pages and some searches, by address without fragment."""
    found: dict[str, str] = {}
    todo = ["/index.html", "/ar/index.html", "/search.html?q=desalination", "/search.html?q=%22الإنذار المبكر%22&in=reports"]
    while todo:
        address = todo.pop()
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text[:500])
        if not answer.headers["content-type"].startswith("text/html"):
            found[address] = ""
            continue
        found[address] = answer.text
        for link in set(re.findall(r'(?:href|src)="([^"]+)"', answer.text)):
            target = urljoin(address, unescape(link)).partition("#")[0]
            assert not urlsplit(target).netloc, f"{address} leads off the machine: {target}"
            if not re.search(r"\.(css|js|woff2|md)\Z", target) and not _one_of_many(target, found):
                todo.append(target)
    return found


def _one_of_many(target: str, found: Collection[str]) -> bool:
    """Pages of statements are all alike: a few stand for the others."""
    folder = target.rpartition("/")[0]
    return folder.endswith("/statements") and sum(address.startswith(folder) for address in found) >= 10


def test_links_lead_to_every_record(crawled: dict[str, str], whole: Register) -> None:
    folders = [urlsplit(address).path.split("/")[1] for address in crawled]
    assert folders.count("points") >= len(whole.points)
    assert len({urlsplit(a).path for a in crawled if a.startswith("/reports/")}) == len(whole.documents)
    assert len({urlsplit(a).path for a in crawled if a.startswith("/meetings/") and a.endswith("html")}) == len(whole.meetings)
    assert any("leaf=2" in address for address in crawled) and any("columns=2" in address for address in crawled)


def test_leaves_of_a_list_hold_every_entry_once(crawled: dict[str, str], whole: Register) -> None:
    leaves = [page for address, page in crawled.items() if urlsplit(address).path == "/reports.html" and "leaf=1" not in address]
    titles = [lxml.html.fromstring(page).xpath("//ul[@class='reports']/li//p[@class='report-title']/a/@href") for page in leaves]
    assert [len(some) for some in titles].count(10) == len(whole.documents) // 10
    found = [str(title) for some in titles for title in some]
    assert len(found) == len(set(found)) == len(whole.documents)


def test_what_a_list_shows_a_part_of_is_counted_whole(crawled: dict[str, str], whole: Register) -> None:
    notes = lxml.html.fromstring(crawled["/notes.html"])
    counts = [int(number.replace(",", "")) for number in notes.xpath("//section/h2/span/text()")]
    assert sum(counts) == len(whole.notes)
    shown = lxml.html.fromstring(crawled["/commitments.html"]).xpath("//*[@data-ledger-shown]")[0].text_content()
    assert str(sum(p.commitment is not None for p in whole.points)) in shown
    figures = [
        int(n.replace(",", "")) for n in lxml.html.fromstring(crawled["/index.html"]).xpath("//dl[@class='figures']//dd/text()")
    ]
    assert figures[:2] == [len(whole.documents), len(whole.meetings)]


def test_what_pages_load_is_there(crawled: dict[str, str], client: TestClient) -> None:
    files = {urljoin(a, link) for a, page in crawled.items() for link in re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', page)}
    assert {"/static/style.css", "/served/htmx.min.js"} <= files
    assert all(client.get(file).status_code == 200 for file in files)


def test_every_highlighted_span_is_its_text(crawled: dict[str, str], whole: Register) -> None:
    """Of every link that promises words: the page that it leads to marks them, and they are those of the register."""
    texts = {document.id: document.text for document in whole.documents}
    trees = {address: lxml.html.fromstring(page) for address, page in crawled.items() if page}
    names = {address: _document(tree) for address, tree in trees.items() if "/reports/" in address}
    promised = set()
    for address, page in crawled.items():
        for link in re.findall(r'href="([^"]+#w\d+-\d+)"', page):
            target, _, fragment = urljoin(address, unescape(link)).partition("#")
            promised.add((target, fragment))
    assert len(promised) > 500
    for target, fragment in promised:
        start, end = map(int, _ANCHOR.findall(fragment)[0])
        elements = trees[target].xpath(f"//*[@id='{fragment}']")
        assert len(elements) == 1, (target, fragment)
        text = as_shown(texts[names[target]][start:end])
        cut = "cut" in elements[0].get("class").split()
        assert (_from(elements[0])[: len(text)] if cut else _words(elements[0])) == text, (target, fragment)


def _document(tree: lxml.html.HtmlElement) -> str:
    """The id of the document that a report's page shows."""
    return str(tree.xpath("//details[contains(@class,'cite')]//code[not(contains(@class,'span-id'))]")[0].text_content())


def _words(element: lxml.html.HtmlElement) -> str:
    """The text of a span that no other cuts."""
    assert "cut" not in element.get("class").split()
    return str(element.text_content())


def _from(element: lxml.html.HtmlElement) -> str:
    """The printed text from the beginning of an element on: a span that another's end cuts goes on in further elements."""
    printed = element.xpath("ancestor::section[contains(@class,'printed')]//div[contains(@class,'text')]")
    inside, found = False, []
    for container in printed:
        for event, node in lxml.etree.iterwalk(container, events=("start", "end")):
            inside = inside or node is element
            words = node.text if event == "start" else node.tail if node is not container else None
            if inside and words:
                found.append(words)
    return "".join(found)


def test_any_span_has_a_permanent_address(client: TestClient, whole: Register) -> None:
    document = whole.documents[0]
    answer = client.get(f"/span/{document.id}:7-21")
    assert answer.status_code == 200
    marked = lxml.html.fromstring(answer.text).get_element_by_id("w7-21")
    assert _words(marked) == document.text[7:21]
    for wrong in (f"{document.id}:21-7", f"{document.id}:0-{len(document.text) + 1}", "nothing:1-2", document.id):
        assert client.get(f"/span/{wrong}").status_code == 404


def test_records_have_permanent_addresses(client: TestClient, whole: Register) -> None:
    for kind, records in (("meeting", whole.meetings), ("point", whole.points), ("report", whole.documents)):
        answer = client.get(f"/{kind}/{records[0].id}")  # type: ignore[index]
        assert answer.status_code == 200 and answer.history
        assert client.get(f"/{kind}/none-such").status_code == 404


def test_a_page_gives_its_records_and_its_table(client: TestClient, whole: Register) -> None:
    page = str(client.get(f"/meeting/{whole.meetings[0].id}").url.path)
    records = client.get(page.replace(".html", ".json")).json()
    assert records["meetings"] and {p["id"] for p in records["points"]} == {
        p.id for p in whole.points if p.meeting == whole.meetings[0].id
    }
    table = client.get(page.replace(".html", ".csv"))
    assert table.headers["content-type"].startswith("text/csv") and table.text.count("\n") > 10
    assert client.get("/about.csv").status_code == 404


def test_search_marks_what_was_sought(client: TestClient) -> None:
    def places(q: str, **more: str) -> list[str]:
        answer = client.get("/search.json", params={"q": q, **more}).json()
        return [place["text"] for hit in answer["hits"] for place in hit["places"]]

    assert {"الإنذار", "المبكر"} <= set(places("انذار مبكر"))
    assert set(places('"الانذار المبكّر"')) == {"الإنذار المبكر"} | {p for p in places('"الانذار المبكّر"') if "إنذار" in p}
    assert {p.lower() for p in places("DESALINATION", **{"in": "points"})} == {"desalination"}
    assert "2025" in places("٢٠٢٥")
    assert places("desalination", act="concern") and not places("desalination", act="praise")
    assert not places("xyzzy") and not places("") and not places("«»")


def test_facets_count_what_they_narrow_to(client: TestClient) -> None:
    for scope in ("statements", "points", "reports"):
        answer = client.get("/search.json", params={"q": "2025", "in": scope}).json()
        for name, values in answer["facets"].items():
            for value, number in values.items():
                if value:
                    narrowed = client.get("/search.json", params={"q": "2025", "in": scope, name: value}).json()
                    assert narrowed["total"] == number, (scope, name, value)


@pytest.mark.parametrize("q", ['"', "AND OR NOT", "a* NEAR(b)", "'; DROP TABLE documents; --", "\x00", "words:x", "ـ", "🙂" * 50])
def test_no_search_is_too_strange(client: TestClient, q: str) -> None:
    assert client.get("/search.html", params={"q": q}).status_code == 200


def test_a_missing_page_suggests_near_ones_in_its_language(client: TestClient, whole: Register) -> None:
    near = client.get("/meetings/water-and-coasts-2024-05-14-leaders-000000.html")
    assert near.status_code == 404 and "/meetings/water-and-coasts-2024-05-14-ministers" in near.text
    arabic = client.get("/ar/points/none.html")
    assert arabic.status_code == 404 and 'lang="ar"' in arabic.text and "لا توجد صفحة" in arabic.text
    assert client.get("/api/none").headers["content-type"] == "application/json"
    assert client.get("/reports.html?leaf=x").status_code == 400
    assert client.get("/reports/../../etc/passwd").status_code == 404


def test_without_a_register_there_is_a_page_that_says_so(tmp_path: Path) -> None:
    with TestClient(make_server(tmp_path / "none.db", Guard(), "127.0.0.1", Limits()), base_url=HERE) as client:
        for address, words in (("/index.html", "no register"), ("/ar/index.html", "لا يوجد سجل")):
            answer = client.get(address)
            assert answer.status_code == 503 and words in answer.text
        assert client.get("/api/meetings").status_code == 503
        assert client.get("/add.html").status_code == 200
        assert client.get("/about.html").status_code == 200


def test_a_register_that_is_replaced_is_seen(tmp_path: Path, example_register: Path) -> None:
    path = tmp_path / "register.db"
    with TestClient(make_server(path, Guard(), "127.0.0.1", Limits()), base_url=HERE) as client:
        assert client.get("/index.html").status_code == 503
        path.write_bytes(example_register.read_bytes())
        assert client.get("/index.html").status_code == 200
        path.unlink()
        assert client.get("/index.html").status_code == 503


def test_the_front_door_opens_in_the_reader_s_language(client: TestClient) -> None:
    def led(wish: str) -> str:
        return client.get("/", headers={"accept-language": wish}, follow_redirects=False).headers["location"]

    assert led("ar-SA,ar;q=0.9,en;q=0.8") == "/ar/index.html"
    assert led("en-GB,ar;q=0.1") == "/index.html"
    assert [preferred(w) for w in ("", "fr", "fr, ar;q=0.2", "de;q=x", "en;q=0.1,ar")] == ["en", "en", "ar", "en", "ar"]


def test_the_demonstration_is_served_where_there_is_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert chosen(Path("register.db")) == Path("register.db")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "register.db").touch()
    assert chosen(Path("register.db")) == Path("demo/register.db")
    (tmp_path / "register.db").touch()
    assert chosen(Path("register.db")) == Path("register.db")


def test_a_port_that_is_taken_is_said() -> None:
    with opened("127.0.0.1", 0) as sock, pytest.raises(Exception, match="is taken"):
        opened("127.0.0.1", sock.getsockname()[1])


def test_no_page_has_an_inline_script_or_style(crawled: dict[str, str]) -> None:
    for address, page in crawled.items():
        if page:
            tree = lxml.html.fromstring(page)
            assert not tree.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"), address
