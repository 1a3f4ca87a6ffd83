"""zip, tar, tar.gz and gz of every format: same keys, same limits, nothing followed, filled or opened outside."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.files import read_sources

TEXT = "اجتمع الوزراء في القاهرة."  # the ministers met in Cairo
PACKINGS = ("zip", "tar", "tar.gz", "tgz")


def read(path: Path, limits: Reading | None = None) -> tuple[list[Source], list[str]]:
    found = list(read_sources([path], Settings(reading=limits or Reading())))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def packed(packing: str, members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    if packing == "zip":
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return out.getvalue()
    with tarfile.open(fileobj=out, mode="w" if packing == "tar" else "w:gz") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def every_format() -> dict[str, bytes]:
    table = io.BytesIO()
    parquet.write_table(pa.table({"text": [TEXT]}), table)
    return {
        "a.csv": f"text\n{TEXT}\n".encode(),
        "b.json": f'[{{"text": "{TEXT}"}}]'.encode(),
        "c.jsonl.gz": gzip.compress(f'{{"text": "{TEXT}"}}\n'.encode()),
        "d.parquet": table.getvalue(),
        "e.rss": f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>".encode(),
        "f/g.txt": TEXT.encode(),
    }


@pytest.mark.parametrize("packing", PACKINGS)
def test_every_format_in_every_archive(packing: str, tmp_path: Path) -> None:
    name = f"a.{packing}"
    (tmp_path / name).write_bytes(packed(packing, every_format()))
    sources, notes = read(tmp_path)
    keys = ["a.csv#0", "b.json#0", "c.jsonl.gz#0", "d.parquet#0", "e.rss#0", "f/g.txt"]
    assert [source.key for source in sources] == [f"{name}/{key}" for key in keys]
    assert {source.text for source in sources} == {TEXT}
    assert all("extract" in note for note in notes)


@pytest.mark.parametrize("name", sorted(every_format()))
def test_every_format_in_gz(name: str, tmp_path: Path) -> None:
    data = every_format()[name]
    path = tmp_path / (Path(name).name.removesuffix(".gz") + ".gz")
    path.write_bytes(data if name.endswith(".gz") else gzip.compress(data))
    assert [source.text for source in read(path)[0]] == [TEXT]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.gz", b"", "a.gz is empty"),
        ("a.tar", b"", "a.tar is a damaged tar file (empty file)"),
        ("a.zip", b"", "a.zip is a damaged zip file"),
        ("a.tar.gz", b"", "a.tar.gz is a damaged tar file (empty file)"),
        ("a.tar", packed("tar", {}), "a.tar holds nothing to read"),
        ("a.txt.gz", b"\x1f\x8b\x08 broken", "a.txt.gz is damaged in the gz file"),
        ("a.txt.gz", TEXT.encode(), "a.txt.gz is damaged in the gz file (Not a gzipped file"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-9], "a.txt.gz is damaged in the gz file (Compressed file ended"),
        ("a.tar", b"not a tar file" * 100, "a.tar is a damaged tar file"),
        ("a.tgz", b"not gz" * 100, "a.tgz is damaged in the gz file"),
        ("a.zip.gz", gzip.compress(packed("zip", {"a.txt": b"x"})), "a.zip.gz is an archive inside an archive"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(b"x")), "a.txt.gz.gz is an archive inside an archive"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",  # the bytes themselves hold the time of day
)
def test_what_cannot_be_read_gets_one_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    sources, notes = read(tmp_path / name)
    assert sources == []
    assert len(notes) == 1
    assert notes[0].startswith(message)


@pytest.mark.parametrize("packing", PACKINGS)
def test_paths_that_lead_out_twins_and_archives_inside(packing: str, tmp_path: Path) -> None:
    inner = packed("tar", {"x.txt": TEXT.encode()})
    members = {
        "../../out.txt": b"x",
        "/etc/in.txt": TEXT.encode(),
        "etc/in.txt": b"again",
        "in.tar": inner,
        "in.zip": b"PK",
        ".h": b"x",
    }
    path = tmp_path / f"a.{packing}"
    path.write_bytes(packed(packing, members))
    sources, notes = read(path)
    assert [source.key for source in sources] == [f"a.{packing}/etc/in.txt"]
    assert sum("leads out of the archive" in note for note in notes) == 1
    assert sum("stands in the archive more than once" in note for note in notes) == 1
    assert sum("an archive inside an archive" in note for note in notes) == 2
    assert list(tmp_path.iterdir()) == [path]


def test_links_devices_and_pipes_of_a_tar_file_are_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    kinds = {"a.txt": tarfile.SYMTYPE, "b.txt": tarfile.LNKTYPE, "c.txt": tarfile.CHRTYPE, "d.txt": tarfile.FIFOTYPE}
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            tar.addfile(info)
        info = tarfile.TarInfo("ok.txt")
        info.size = len(TEXT.encode())
        tar.addfile(info, io.BytesIO(TEXT.encode()))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    sources, notes = read(tmp_path / "a.tar")
    assert [source.key for source in sources] == ["a.tar/ok.txt"]
    assert [note.split()[0] for note in notes] == [f"a.tar/{name}.txt" for name in "abcd"]


def test_a_file_of_holes_is_not_filled(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.name": "a.txt"}
    info.pax_headers |= {"GNU.sparse.size": str(10**12), "GNU.sparse.map": f"{10**12},0"}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(info)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    sources, notes = read(tmp_path / "a.tar")
    assert sources == []
    assert "file with holes" in notes[0]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.csv.gz", "a.tar.gz"])
def test_a_bomb_is_stopped_while_it_unpacks(name: str, tmp_path: Path) -> None:
    zeros = b"text\n" + (b"0" * 99_999 + b"\n") * 200
    (tmp_path / name).write_bytes(packed("tar.gz", {"a.txt": zeros}) if "tar" in name else gzip.compress(zeros))
    sources, notes = read(tmp_path / name)
    assert len(sources) < 100  # of rows, those that came before it was known
    assert any("times its size" in note for note in notes)


def test_limits_of_what_is_unpacked(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(300_000).hex().encode()
    (tmp_path / "a.tar.gz").write_bytes(packed("tar.gz", {"a.txt": noise, "b.txt": noise}))
    (tmp_path / "b.tar").write_bytes(packed("tar", {f"{n}.txt": TEXT.encode() for n in range(5)}))
    assert "unpacks to more than 500,000 bytes" in read(tmp_path / "a.tar.gz", Reading(largest_archive=500_000))[1][0]
    sources, notes = read(tmp_path / "b.tar", Reading(most_members=3))
    assert len(sources) == 3
    assert "holds more than 3 members" in notes[0]
    assert "has more than 10 bytes" in read(tmp_path / "b.tar", Reading(largest_file=10))[1][0]


@pytest.mark.parametrize("packing", ["tar", "tar.gz"])
def test_a_cut_archive_gives_the_members_before_the_cut(packing: str, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(50_000).hex().encode()
    data = packed(packing, {"a.txt": TEXT.encode(), "b.txt": noise, "c.txt": noise})
    (tmp_path / f"a.{packing}").write_bytes(data[: len(data) * 2 // 3])
    sources, notes = read(tmp_path)
    assert [source.key for source in sources][:1] == [f"a.{packing}/a.txt"]
    assert "damaged" in notes[-1]


@pytest.mark.parametrize("packing", PACKINGS)
def test_damage_anywhere_is_a_line_and_never_a_traceback(packing: str, tmp_path: Path) -> None:
    chance = random.Random(packing)
    whole = packed(packing, every_format())
    path = tmp_path / f"a.{packing}"
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.3 else data)
        read(path)


def test_rows_that_unpack_to_more_than_the_largest_file_are_read(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "%s"}\n' % random.Random(n).randbytes(5_000).hex().encode() for n in range(200))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows))
    assert len(read(tmp_path, Reading(largest_file=1_000_000))[0]) == 200
