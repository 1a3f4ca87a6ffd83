"""Web archives: HTML responses only, address and day from the record, a broken end keeps what stands before it."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.files import read_sources
from communique.sources.warc import read_warc

TEXT = "اجتمع الوزراء في القاهرة يوم الأحد وبحثوا خطة المياه في المنطقة ثم أصدروا بيانا مشتركا."
# The ministers met in Cairo on Sunday, discussed the region's water plan and issued a joint statement.
PAGE = f"<html><head><title>t</title></head><body><article><h1>t</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def record(kind: str, body: bytes, url: str = "http://x.example/1", length: int | None = None) -> bytes:
    media = "application/http; msgtype=response" if kind == "response" else "application/warc-fields"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-31T10:00:00Z\r\n"
    head += f"Content-Type: {media}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(
    page: bytes, status: str = "200 OK", media: str = "text/html; charset=utf-8", more: str = "", **options: object
) -> bytes:
    body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + page
    return record("response", body, **options)  # type: ignore[arg-type]


def read(data: bytes, limits: Reading | None = None) -> tuple[list[Source], list[str]]:
    found = list(read_warc(io.BytesIO(data), "a.warc", limits or Reading()))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def test_pages_of_an_archive() -> None:
    data = record("warcinfo", b"software: x\r\n") + record("request", b"GET / HTTP/1.1\r\n\r\n") + response(PAGE.encode())
    data += response(b"\x89PNG", media="image/png") + response(PAGE.encode(), "404 Not Found")
    data += response(PAGE.encode("cp1256"), media="text/html; charset=windows-1256", url="http://x.example/2")
    sources, notes = read(data)
    assert [(s.key, s.url, s.crawled, s.published) for s in sources] == [
        ("a.warc#2", "http://x.example/1", "2021-03-31", None),
        ("a.warc#5", "http://x.example/2", "2021-03-31", None),
    ]
    assert all(TEXT in source.text for source in sources)
    assert notes[-1] == "a.warc: 2 of 6 records are HTML pages; set aside: 1 image/png, 1 with status 404"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "says gzip and is not"])
def test_packed_and_chunked_pages(coding: str) -> None:
    plain = PAGE.encode()
    raw = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(plain), "deflate": zlib.compress(plain), "raw deflate": raw.compress(plain) + raw.flush()}
    body = packed.get(coding, plain)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[n : n + 100]), body[n : n + 100]) for n in range(0, len(body), 100))
    name = "gzip" if "gzip" in coding else "deflate"
    more = f"Content-Encoding: {name}\r\nTransfer-Encoding: chunked\r\n"
    (source,), notes = read(response(chunks + b"0\r\n\r\n", more=more))
    assert TEXT in source.text
    assert notes == []


def test_a_packed_web_archive_in_a_folder_with_one_member_a_record(tmp_path: Path) -> None:
    records = [response(PAGE.encode(), url=f"http://x.example/{n}") for n in range(3)]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(b"".join(records)))  # all in one: crawlers do not, people do
    sources = [found for found in read_sources([tmp_path], Settings()) if isinstance(found, Source)]
    assert [source.key for source in sources] == [f"{name}.warc.gz#{n}" for name in "ab" for n in range(3)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_file_is_read_up_to_the_cut(packed: bool, tmp_path: Path) -> None:
    records = [response(PAGE.encode(), url=f"http://x.example/{n}") for n in range(3)]
    data = b"".join(map(gzip.compress, records) if packed else records)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(data[: -len(PAGE.encode()) // 3] if not packed else data[:-60])
    found = list(read_sources([path], Settings()))
    sources = [one for one in found if isinstance(one, Source)]
    assert [source.key for source in sources][:2] == [f"{path.name}#0", f"{path.name}#1"]
    assert all(source.complete for source in sources[:2])
    assert not any(source.complete for source in sources[2:])
    assert any("cut off" in one.message or "read up to record" in one.message for one in found if isinstance(one, Note))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"<html>", "is no WARC file"),
        (gzip.compress(b"WARC/1.0\r\n"), "is no WARC file"),
    ],
    ids=["empty", "a page", "gzip of another file"],
)
def test_what_is_wrong_is_said(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


@pytest.mark.parametrize("data", [b"WARC/", b"WARC/1.0\r\n", b"WARC/1.0\r\nno header\r\n\r\n" + b"x" * 99, b"WARC/9.9\r\n\r\n\r\n"])
def test_a_file_that_only_begins_like_an_archive_gives_a_note(data: bytes) -> None:
    sources, notes = read(data)
    assert sources == []
    assert len(notes) >= 1


def test_rubbish_between_records_is_noted_and_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    first = response(PAGE.encode(), length=80)  # says it is shorter than it is
    sources, notes = read(first + response(PAGE.encode(), url="http://x.example/2"))
    assert notes
    assert capsys.readouterr() == ("", "")
    assert len(sources) <= 2


def test_a_charset_that_there_is_not_does_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    for charset in ("no-such", "a\x00b", "hex", "''", "x" * 999):
        (source,), notes = read(response(PAGE.encode("cp1256"), media=f"text/html; charset={charset}", url="http://x.example/a b"))
        assert TEXT in source.text
        assert "Windows-1256" in notes[0]
    assert capfd.readouterr() == ("", "")


def test_a_bomb_inside_a_page_is_not_unpacked() -> None:
    bomb = gzip.compress(b"<html>" + b"0" * 50_000_000)
    data = response(bomb, more="Content-Encoding: gzip\r\n") + response(PAGE.encode(), url="http://x.example/2")
    sources, notes = read(data)
    assert [source.key for source in sources] == ["a.warc#1"]
    assert "a.warc#0 unpacks to more than" in notes[0]


def test_a_head_without_an_end_does_not_fill_the_memory() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return b"WARC/1.0\r\n" if self.taken == size else b"x" * size

    stream = Endless()
    notes = [found.message for found in read_warc(stream, "a.warc", Reading()) if isinstance(found, Note)]  # type: ignore[arg-type]
    assert "a head of more than 4,000,000 bytes" in notes[0]
    assert stream.taken < 8_000_000


def test_a_packing_that_is_not_read_is_named() -> None:
    _, notes = read(response(b"\x0b\x02\x80abc\x03", more="Content-Encoding: br\r\n"))
    assert "packed with br" in notes[0]


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(InputError, match=r"pip install 'communique\[archives\]'"):
        read(response(PAGE.encode()))
