"""Addresses as sources: pages, feeds and what they point to, other formats, and what goes wrong on the way."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import read
from communique.errors import InputError
from communique.model import Note, Source
from communique.register.store import open_register
from communique.settings import Settings
from communique.sources.files import read_sources
from web_host import HASTY, Server, host

TEXT = "اجتمع الوزراء في القاهرة يوم الأربعاء وأكدوا التزامهم بحماية المياه."  # the ministers met in Cairo on Wednesday ...
HASTY_SETTINGS = Settings(fetching=HASTY)


@pytest.fixture
def server() -> Iterator[Server]:
    with host() as one:
        yield one


def page(title: str, text: str = TEXT) -> str:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p><p>{text[::-1]}</p></article></body></html>"


def fetch(tmp_path: Path, *paths: Path | str, settings: Settings = HASTY_SETTINGS) -> tuple[list[Source], list[str]]:
    found = list(read_sources(paths, settings, None, tmp_path / "register.fetched"))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def test_a_page(server: Server, tmp_path: Path) -> None:
    url = server.page("/1", page("البيان"))  # the communique
    (source,), notes = fetch(tmp_path, url)
    assert notes == []
    assert (source.key, source.url, source.title) == (url, url, "البيان")
    assert TEXT in source.text
    assert source.crawled is not None
    assert fetch(tmp_path, url) == ([source], [])
    assert server.paths() == ["/1"]


def test_a_page_in_the_encoding_that_its_header_names(server: Server, tmp_path: Path) -> None:
    url = server.page("/1", page("البيان").encode("cp1256"), "text/html; charset=windows-1256")
    assert TEXT in fetch(tmp_path, url)[0][0].text


def test_a_list_by_its_name_and_by_its_content(server: Server, tmp_path: Path) -> None:
    urls = [server.page(f"/{n}", page(f"T{n}")) for n in range(3)]
    for name in ("papers.urls", "papers.txt"):
        (tmp_path / name).write_text("\n".join([*urls, urls[0]]), "utf-8")
        sources, notes = fetch(tmp_path, tmp_path / name)
        assert [source.key for source in sources] == urls
        assert notes == []
    assert server.paths() == ["/0", "/1", "/2"]


def test_one_that_fails_does_not_hold_up_the_others(server: Server, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(TEXT, "utf-8")
    good = server.page("/good", page("T"))
    gone, picture = f"{server.url}/gone", server.page("/picture", b"\x89PNG", "image/png")
    pdf = server.page("/text.pdf", b"%PDF-1.7 ...", "application/octet-stream")
    sources, notes = fetch(tmp_path, gone, picture, pdf, good, tmp_path / "here.txt")
    assert [source.key for source in sources] == ["here.txt", good]
    assert notes == [
        f"{gone} is not there (404); check the address",
        f"{picture} is image/png, which is not read; it takes text, HTML, JSON, JSON lines, CSV, TSV, Parquet, RSS, Atom, WARC,"
        " and these in gz, zip or tar",
        f"{pdf} is a PDF, not text; save it as text or HTML and read that",
    ]


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "body", "media", "key"),
    [
        ("/a.json", f'[{{"text": "{TEXT}"}}]', "application/json", "#0"),
        ("/a.csv", f"text\n{TEXT}\n", "text/csv", "#0"),
        ("/rows.jsonl", f'{{"text": "{TEXT}"}}\n', "application/octet-stream", "#0"),
        ("/a.txt", TEXT, "text/plain; charset=utf-8", ""),
        ("/a.zip", packed(), "application/zip", "/a.txt"),
        ("/", TEXT, "text/plain", ""),
    ],
)
def test_other_formats(path: str, body: str | bytes, media: str, key: str, server: Server, tmp_path: Path) -> None:
    url = server.page(path, body, media)
    (source,), _ = fetch(tmp_path, url)
    assert (source.key, source.text.strip()) == (url + key, TEXT)
    assert source.crawled is not None


def feed(server: Server, *items: str) -> str:
    return server.page(
        "/feed", f"<?xml version='1.0'?><rss><channel><title>الواحة</title>{''.join(items)}</channel></rss>", "application/rss+xml"
    )


def item(server: Server, name: str, text: str = "", full: str = "") -> str:
    whole = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{full}</content:encoded>" if full else ""
    day = "<pubDate>Wed, 15 May 2024 08:00:00 GMT</pubDate>"
    return f"<item><title>{name}</title><link>{server.url}/{name}</link>{day}<description>{text}</description>{whole}</item>"


def test_a_feed_gives_full_texts_and_the_pages_of_its_extracts(server: Server, tmp_path: Path) -> None:
    server.page("/extract", page("extract"))
    server.page("/bare", page("bare"))
    url = feed(
        server,
        item(server, "full", "x", TEXT),
        item(server, "extract", "الوزراء"),
        item(server, "bare"),
        item(server, "gone", TEXT),
    )
    sources, notes = fetch(tmp_path, url)
    found = {source.key.rpartition("/")[2]: source for source in sources}
    assert sorted(found) == ["bare", "extract", "full", "gone"]
    assert {name: source.complete for name, source in found.items()} == {"full": True, "extract": True, "bare": True, "gone": False}
    assert {source.published for source in sources} == {"2024-05-15"}
    assert found["extract"].outlet == "الواحة"
    assert found["gone"].text == TEXT
    assert notes == [f"{server.url}/gone is not there (404); check the address"]


def test_items_keep_their_names_when_the_feed_moves_on(server: Server, tmp_path: Path) -> None:
    hurried = Settings(fetching=dataclasses.replace(HASTY, feed_minutes=0))
    first = fetch(tmp_path, feed(server, item(server, "1", full=TEXT)), settings=hurried)[0]
    second = fetch(tmp_path, feed(server, item(server, "2", full=TEXT + TEXT), item(server, "1", full=TEXT)), settings=hurried)[0]
    assert second[1] == first[0]


def test_feeds_are_not_followed_against_the_settings_or_for_ever(server: Server, tmp_path: Path) -> None:
    for n in range(4):
        server.page(f"/{n}", page(str(n)))
    url = feed(server, *(item(server, str(n), TEXT) for n in range(4)))
    for limits, pages in ((dataclasses.replace(HASTY, follow=False), 0), (dataclasses.replace(HASTY, most_followed=2), 2)):
        server.asked.clear()
        sources, _ = fetch(tmp_path / str(pages), url, settings=Settings(fetching=limits))
        assert len(sources) == 4
        assert [source.complete for source in sources].count(True) == pages
        assert len(server.paths()) == 1 + pages


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((429, b"", {"Retry_After": "3600"}), "is busy (429) and asks to wait 3,600 seconds; run the same command again later"),
        ((200, b"", {"Content_Type": "application/rss+xml"}), "gives an empty answer; check the address"),
        ((200, b"<rss><channel/></rss>", {"Content_Type": "application/rss+xml"}), "is a feed without items; nothing to read"),
        ((200, b"<rss><chan", {"Content_Type": "application/rss+xml"}), "is damaged XML at line 1"),
        (
            (200, b"<!DOCTYPE r [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><rss><item>&b;</item></rss>", {"Content_Type": "text/xml"}),
            "declares entities of its own",
        ),
    ],
)
def test_a_feed_that_cannot_be_read(
    answer: tuple[int, bytes, dict[str, str]], message: str, server: Server, tmp_path: Path
) -> None:
    status, body, headers = answer
    url = server.at("/feed", lambda request: request.say(status, body, **headers))
    sources, (note,) = fetch(tmp_path, url)
    assert sources == []
    assert note.startswith(url)
    assert message in note


def test_hosts_take_turns(tmp_path: Path) -> None:
    with host() as one, host() as two:
        asked: list[str] = []
        for server in (one, two):
            for n in range(3):
                server.page(f"/{n}", page(str(n)))
        urls = [f"{server.url}/{n}" for server in (one, two) for n in range(3)]
        asked = [source.key for source in fetch(tmp_path, *urls)[0]]
    assert asked == [urls[0], urls[3], urls[1], urls[4], urls[2], urls[5]]


def test_the_fetched_folder_is_not_read_as_a_folder_of_texts(server: Server, tmp_path: Path) -> None:
    fetch(tmp_path, server.page("/1", page("T")))
    sources, notes = fetch(tmp_path, tmp_path)
    assert sources == []
    assert f"{tmp_path}: 1 set aside, answers fetched before: register.fetched" in notes


def test_into_a_register_and_again_without_the_internet(server: Server, tmp_path: Path) -> None:
    url = server.page("/1", page("البيان"))
    register = tmp_path / "register.db"
    assert read([url], register, settings=HASTY_SETTINGS).already == 0
    server.pages.clear()
    assert read([url], register, settings=HASTY_SETTINGS).already == 1
    with open_register(register, create=False) as store:
        (document,) = store.documents()
    assert (document.source, document.url) == (url, url)
    assert (tmp_path / "register.fetched").is_dir()
    assert len(server.paths()) == 1


def test_manners_change_nothing_in_what_was_read(server: Server, tmp_path: Path) -> None:
    url = server.page("/1", page("البيان"))
    register = tmp_path / "register.db"
    read([url], register, settings=HASTY_SETTINGS)
    other = Settings(fetching=dataclasses.replace(HASTY, seconds_between=0.01))
    assert read([url], register, settings=other).already == 1


def test_this_machine_is_not_asked_without_leave(server: Server, tmp_path: Path) -> None:
    url = server.page("/1", page("البيان"))
    with pytest.raises(InputError, match=r"nothing could be read from .*leads into a private network \(127.0.0.1\)"):
        read([url], tmp_path / "register.db")
    assert server.asked == []
