"""Everything that a batch may hold and should not, side by side: one line each, no damage, and what is good is read."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from communique import pipeline, verbs
from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.files import read_sources

TEXT = "اجتمع الوزراء في القاهرة يوم الأربعاء وأكدوا التزامهم بحماية المياه."  # the ministers met in Cairo on Wednesday ...
GIGABYTE = 2**30


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, kind, to in (
            ("../out.txt", tarfile.REGTYPE, ""),
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, to
            tar.addfile(info)
    return out.getvalue()


def in_zips(depth: int) -> bytes:
    data = b"0" * 1_000_000
    for level in range(depth):
        data = zipped({f"{level}.zip" if level else "bomb.txt": data})
    return data


def web_archive() -> bytes:
    page = f"<html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode()
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://alwaha.example/1\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def columns() -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [TEXT] * 100}), out)
    return out.getvalue()


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.gz": (lambda: gzip.compress(b"0" * 30_000_000), "unpacks to more than 200 times its size"),
    "bomb.zip": (lambda: zipped({"a.txt": b"0" * 30_000_000}), "unpacks to more than 200 times its size"),
    "nested.zip": (lambda: in_zips(5), "is an archive inside an archive, which is not opened; unpack it"),
    "out.tar": (tarred, "has a path that leads out of the archive; pack it again"),
    "cut.zip": (lambda: zipped({"a.txt": TEXT.encode() * 99})[:-30], "is a damaged zip file"),
    "cut.parquet": (lambda: columns()[:-9], "is a damaged Parquet file"),
    "deep.json": (lambda: b"[" * 1_000_000, "nests too deeply for a file of articles"),
    "deep.jsonl": (lambda: b'{"a":' * 1_000_000 + b"1" + b"}" * 1_000_000, "is not valid JSON"),
    "digits.json": (lambda: b'[{"text": ' + b"9" * 100_000 + b"}]", "is not JSON that can be read"),
    "wrong.csv": (lambda: f"content^title\n{TEXT}^T\n".encode(), "has no columns: neither comma, semicolon, tab nor bar"),
    "semicolons.csv": (lambda: b"id,content\n" + f"1;{TEXT}\n2;{TEXT}\n".encode(), "has rows that do not fit its header"),
    "bomb.rss": (BOMB.encode, "declares entities of its own, as an attack does and no feed"),
    "outside.rss": (
        lambda: b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item>&x;</item></rss>',
        "declares entities",
    ),
    "nothing.html": (lambda: b"<html><head><title>x</title></head><body></body></html>", "is a page without readable text"),
    "zeros.txt": (lambda: b"\x00" * 100_000, "is binary data, not text"),
    "noise.txt": (lambda: bytes(range(256)) * 400, "is binary data, not text"),
    "empty.txt": (lambda: b"", "is empty; nothing to read"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "is an image, not text"),
}
READ: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "cut.json": (lambda: json.dumps([{"text": TEXT}, {"text": TEXT[1:]}, {"text": TEXT}]).encode()[:-40], 2, "is not valid JSON at line 1"),
    "good.txt": (TEXT.encode, 1, ""),
    "cut.warc": (lambda: web_archive() * 2 + web_archive()[:-60], 3, "is cut off 56 bytes before its end; what there is of it was read"),
    "twins.json": (
        lambda: json.dumps([{"id": 7, "text": TEXT}, {"id": 7, "text": TEXT[::-1]}, {"id": 7, "text": TEXT}]).encode(), 3, "",
    ),
    "cut.jsonl": (lambda: b'{"text": "a b"}\n{"text": "c d"}\n{"text": "e', 2, "is not valid JSON (line 3"),
    "cp1256.txt": (lambda: TEXT.encode("cp1256"), 1, "was read as Windows-1256 by the look of its words"),
    "utf16.txt": (lambda: TEXT.encode("utf-16-le"), 1, "has no byte order mark and was read as utf-16-le"),
    "mojibake.txt": (lambda: TEXT.encode().decode("cp1252", "replace").encode(), 1, ""),
    "mixed.jsonl": (
        lambda: b'{"text": "%s"}\n' % TEXT.encode() * 50 + b'{"text": "%s"}\n' % TEXT.encode("cp1256"), 51, "broken bytes in its UTF-8",
    ),
    "nulls.txt": (lambda: (TEXT + "\x00" + TEXT).encode(), 1, ""),
    "line.txt": (lambda: b"a " * 10_000_000, 1, "is longer than 2,000,000 characters and was cut there"),
    "tags.html": (lambda: b"<html><body>" + b"<div>" * 1_000_000 + f"<p>{TEXT}</p>".encode(), 1, ""),
    "spans.html": (lambda: b"<html><body>" + b"<b><i>" * 300_000 + f"<p>{TEXT}</p>".encode(), 1, ""),
    "attributes.html": (lambda: f"<html><body><p {'a=b ' * 500_000}>{TEXT}</p></body></html>".encode(), 1, ""),
    "open.html": (lambda: f"<html><body><p>{TEXT}</p><!-- ".encode() + b"x" * 1_000_000, 1, ""),
    "deep.rss": (
        lambda: f"<rss><channel><item><title>t</title><description>{'&lt;div&gt;' * 200_000}{TEXT}</description></item></channel></rss>".encode(),
        1, "hold no full text but an extract",
    ),
}  # fmt: skip


def read(*paths: Path) -> tuple[list[Source], list[str]]:
    found = list(read_sources(paths, Settings()))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_so_in_one_line(name: str, tmp_path: Path) -> None:
    make, message = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    sources, notes = read(tmp_path / name)
    assert sources == []
    assert any(message in note for note in notes), notes
    assert all(note.startswith(name) and "\n" not in note and len(note) < 400 for note in notes)
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is(name: str, tmp_path: Path) -> None:
    make, count, message = READ[name]
    (tmp_path / name).write_bytes(make())
    sources, notes = read(tmp_path / name)
    assert len(sources) == count
    assert all(source.text.strip() for source in sources)
    assert any(message in note for note in notes) or not message, notes


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("big.txt", "has more than 64,000,000 bytes; split it or raise reading.largest_file"),
        ("big.html", "has more than 64,000,000 bytes"),
        ("big.json", "is binary data, not text"),
        ("big.rss", "has more than 64,000,000 bytes"),
        ("big.jsonl", "is binary data, not text"),
        ("big.csv", "is binary data, not text"),
        ("big.parquet", "is a damaged Parquet file"),
        ("big.warc", "is no WARC file"),
        ("big.zip", "is a damaged zip file"),
        ("big.tar", "holds nothing to read"),
        ("big.gz", "is damaged in the gz file"),
        ("big.urls", "is binary data, not text"),
    ],
)
def test_a_gigabyte(name: str, message: str, tmp_path: Path) -> None:
    """A file of holes: as long as any other for who reads it, and no load on the disk."""
    with (tmp_path / name).open("wb") as file:
        file.truncate(GIGABYTE)
    sources, (note,) = read(tmp_path / name)
    assert sources == []
    assert message in note


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_gigabyte_of_which_the_beginning_is_good(suffix: str, tmp_path: Path) -> None:
    rows = (
        [json.dumps({"text": f"{TEXT} {n}"}) for n in range(5_000)]
        if suffix == "jsonl"
        else ["text", *(f"{TEXT} {n}" for n in range(5_000))]
    )
    path = tmp_path / f"big.{suffix}"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    with path.open("r+b") as file:
        file.truncate(GIGABYTE)
    sources, notes = read(path)
    assert len(sources) == 5_000
    assert "has a line of more than 64,000,000 characters; it is no file of rows" in notes[-1]


def test_a_whole_batch(tmp_path: Path) -> None:
    """All of it at once, into a register: what is good is there, what is not has a note."""
    folder = tmp_path / "batch"
    folder.mkdir()
    for name, (make, *_) in (*REFUSED.items(), *READ.items()):
        (folder / name).write_bytes(make())
    settings = Settings(reading=Reading(longest_text=100_000))
    summary = pipeline.read([folder], tmp_path / "register.db", settings=settings, workers=1)
    noted = [note.message for note in summary.refused]
    assert [name for name in REFUSED if not any(note.startswith(name) for note in noted)] == []
    whole = verbs.load(tmp_path / "register.db")
    files = {document.source.partition("#")[0] for document in whole.documents}
    assert files == set(READ)
    assert not verbs.check(tmp_path / "register.db")
    again = pipeline.read([folder], tmp_path / "register.db", settings=settings, workers=1)
    assert again.already == summary.stages[0].came_out + summary.already
