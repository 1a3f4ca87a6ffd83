"""Folders, files and archives: what is read, under which key, and one clear line for everything that is not."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.files import missing, nothing_read, read_sources

TEXT = "اجتمع الوزراء في القاهرة."  # the ministers met in Cairo


def read(*paths: Path, limits: Reading | None = None) -> tuple[list[Source], list[str]]:
    found = list(read_sources(paths, Settings(reading=limits or Reading())))
    assert all(f.stage == "sources" and f.document is None for f in found if isinstance(f, Note))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_folder_is_read_in_order_with_paths_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    sources, notes = read(tmp_path)
    assert [source.key for source in sources] == ["a.txt", "b/d.txt", "c.txt"]
    assert notes == []
    assert read(tmp_path) == (sources, notes)


def test_newlines_stay_as_they_are_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("أ\r\nب\rج\n".encode())
    assert read(tmp_path)[0][0].text == "أ\r\nب\rج\n"


def test_a_named_file_goes_by_its_name_and_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, "utf-8")
    sources, _ = read(tmp_path / "y" / "a.txt", tmp_path / "x" / "a.txt")
    assert [source.key for source in sources] == ["a.txt", "y/a.txt"]


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    sources, notes = read(tmp_path, tmp_path / "a.txt")
    assert len(sources) == 1
    assert "already read" in notes[0]


def test_rows_and_members_have_keys_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "day.zip").write_bytes(
        zipped(**{"day.json": b'[{"text": "a"}, {"text": "b"}]', "x/c.txt": TEXT.encode(), ".h": b"x"})
    )
    sources, notes = read(tmp_path)
    assert [source.key for source in sources] == ["day.zip/day.json#0", "day.zip/day.json#1", "day.zip/x/c.txt"]
    assert notes == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "a.txt is empty"),
        ("a.txt", b" \n\t\xc2\xa0", "a.txt holds white space only"),
        ("a.txt", b"%PDF-1.7 ...", "a.txt is a PDF, not text; save it as text or HTML"),
        ("a.dat", bytes(range(256)) * 20, "a.dat is binary data"),
        ("a.csv", b"a,b", "a.csv has no text column in its first line (a, b)"),
        ("a.xlsx", b"PK\x03\x04", "a.xlsx is a format that is not read yet (.xlsx); save its rows as CSV"),
        ("a.docx", b"PK\x03\x04", "a.docx is a format that is not read yet (.docx); save it as text or HTML"),
        ("a.json", b'[{"text": }]', "a.json is not valid JSON at line 1, column 11"),
        ("a.html", b"<html><body></body></html>", "a.html is a page without readable text"),
        ("a.zip", b"PK\x03\x04 broken", "a.zip is a damaged zip file"),
    ],
)
def test_what_cannot_be_read_gets_one_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    sources, notes = read(tmp_path / name)
    assert sources == []
    assert len(notes) == 1
    assert notes[0].startswith(message)


def test_a_guessed_encoding_is_noted_and_the_text_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp1256"))
    (source,), (note,) = read(tmp_path)
    assert source.text == TEXT
    assert "Windows-1256" in note


def test_a_bomb_and_a_zip_inside_a_zip_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(**{"bomb.txt": b"0" * 20_000_000, "in.zip": zipped(x=b"x"), "ok.txt": TEXT.encode()}))
    (source,), notes = read(tmp_path)
    assert source.key == "a.zip/ok.txt"
    assert "times its size" in notes[0]
    assert "an archive inside an archive" in notes[1]


def test_limits_of_archives_and_files(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(**{"a.txt": b"x" * 200, "b.txt": b"y" * 200}))
    assert "would unpack to 400 bytes" in read(tmp_path, limits=Reading(largest_archive=300))[1][0]
    assert "holds 2 members" in read(tmp_path, limits=Reading(most_members=1))[1][0]
    assert "has more than 100 bytes" in read(tmp_path, limits=Reading(largest_file=100))[1][0]


def test_a_damaged_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.txt": TEXT.encode() * 40, "b.txt": TEXT.encode()}))
    data[data.index(b"a.txt") + 20] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    sources, notes = read(tmp_path)
    assert [source.key for source in sources] == ["a.zip/b.txt"]
    assert "a.zip/a.txt is damaged" in notes[0]


def test_hidden_files_pictures_and_a_folders_own_papers_are_summed_up(tmp_path: Path) -> None:
    for name in (".hidden.txt", "a.png", "b.png", "README.md", "ok.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / ".git").mkdir()
    sources, notes = read(tmp_path)
    assert [source.key for source in sources] == ["ok.txt"]
    assert [note.split(": ", 1)[1] for note in notes] == [
        "1 set aside, about the folder: README.md", "2 set aside, hidden: .git, .hidden.txt", "2 set aside, not text: a.png, b.png",
    ]  # fmt: skip


def test_links_do_not_loop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    sources, notes = read(tmp_path)
    assert [source.key for source in sources] == ["a.txt"]
    assert any("self cannot be opened" in note for note in notes)
    assert any("links to folders: up" in note for note in notes)


def test_a_pipe_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in read(tmp_path)[1][0]


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read(tmp_path)[1][0] == "a.txt cannot be opened (Permission denied); check the file and its permissions"


def test_a_folder_without_a_report_and_a_path_that_is_not_there(tmp_path: Path) -> None:
    _, notes = read(tmp_path, tmp_path / "gone")
    assert "holds nothing to read" in notes[0]
    assert "gone does not exist" in notes[1]
    assert missing([tmp_path]) is None
    assert "gone does not exist; check the path" in str(missing([tmp_path, tmp_path / "gone"]))
    found = list(read_sources([tmp_path], Settings()))
    assert "holds nothing to read" in str(nothing_read([tmp_path], [f for f in found if isinstance(f, Note)]))


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    reading = iter(read_sources([tmp_path], Settings()))
    assert isinstance(next(reading), Source)
    (tmp_path / "b.txt").write_text("غيرت", "utf-8")  # changed
    second = next(reading)
    assert isinstance(second, Source)
    assert second.text == "غيرت"
