"""What is there to read? The one entry point: folders, files of every format that has a reader, and archives of these.

Paths are read in sorted order, one file at a time, so that a stage that takes sources one by one holds one file in memory.
What cannot be read becomes a ``Note`` and reading goes on; whoever called decides with :func:`missing` and
:func:`nothing_read` when that is an error.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading, Settings
from communique.sources.archives import read_archive
from communique.sources.fields import Fields, fields_from
from communique.sources.formats import TAKEN, is_archive, printable, read_stream, skipped
from communique.sources.lists import addresses_in, is_list
from communique.sources.online import read_addresses
from communique.web.addresses import is_address

_HEAD = 65_536
"""Bytes that tell whether a file is a list of addresses."""


def read_sources(
    paths: Sequence[Path | str],
    settings: Settings,
    columns: Mapping[str, str] | None = None,
    fetched: Path = Path("register.fetched"),
) -> Iterator[Source | Note]:
    """Every text under ``paths``, with a note (stage ``sources``, no document) for whatever was guessed, mended or set aside.

    ``columns`` names the columns of rows that go by other names than the known ones: ``{"content": "article_text"}``.

    A source's key is the path relative to the folder that was named, or the name of the file that was; two files that
    would share a key are told apart by their folders' names. A ``str`` with ``http://`` or ``https://`` is an address; it and the
    addresses of a list that is named are fetched after the files, into the folder ``fetched``. Nothing else opens a connection.
    """
    fields = fields_from(columns or {})
    read: set[tuple[int, int]] = set()
    keys: set[str] = set()
    addresses = [path for path in paths if isinstance(path, str) and is_address(path)]
    for path in _files(paths):
        if not os.path.exists(path):  # noqa: PTH110  False also where a folder above it may not be entered
            yield _note(f"{_shown(path)} does not exist; check the path")
        elif path.is_dir():
            yield from _folder(path, settings.reading, fields, read, keys)
        elif path.is_file() and _is_list(path, settings.reading):
            yield from _list(path, settings.reading, addresses)
        else:
            yield from _file(path, _key(path.name, path, keys), settings.reading, fields, read)
    yield from read_addresses(addresses, fetched, settings, fields)


def missing(paths: Iterable[Path | str]) -> InputError | None:
    """The error for named paths that do not exist, if there are any."""
    gone = [_shown(path) for path in _files(paths) if not os.path.exists(path)]  # noqa: PTH110
    return InputError(f"{', '.join(gone)} {'does' if len(gone) == 1 else 'do'} not exist; check the path") if gone else None


def _files(paths: Iterable[Path | str]) -> list[Path]:
    """The paths among what was named, each once, in the order of reading."""
    return sorted({Path(path) for path in paths if not (isinstance(path, str) and is_address(path))})


def _is_list(path: Path, limits: Reading) -> bool:
    try:
        with path.open("rb") as file:
            return is_list(path.name, file.read(_HEAD), limits)
    except OSError:  # whoever reads it says so
        return False


def _list(path: Path, limits: Reading, addresses: list[str]) -> Iterator[Note]:
    """Adds the addresses of a list to ``addresses``."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.largest_file)
        found, remark = addresses_in(data, path.name, limits)
    except InputError as err:
        yield _note(f"{_shown(path)} {err}")
        return
    except OSError as err:
        yield _note(f"{_shown(path)} cannot be opened ({err.strerror or err}); check the file and its permissions")
        return
    addresses += found
    if remark:
        yield _note(f"{_shown(path)} {remark}")


def nothing_read(paths: Iterable[Path | str], notes: Sequence[Note]) -> InputError:
    """The error for a reading that gave no source at all, with the first reason that was noted."""
    named = ", ".join(_shown(path) for path in sorted({str(path) for path in paths}))
    why = next((note.message for note in notes if note.stage == "sources"), f"it takes {TAKEN}")
    return InputError(f"nothing could be read from {named}: {why}")


def _folder(folder: Path, limits: Reading, fields: Fields, read: set[tuple[int, int]], keys: set[str]) -> Iterator[Source | Note]:
    aside: dict[str, list[str]] = {}
    count = 0
    for file in _walk(folder, folder, aside):
        name = file.relative_to(folder).as_posix()
        why = skipped(name)
        if why is not None:
            aside.setdefault(why, []).append(name)
            continue
        for found in _file(file, _key(name, file, keys), limits, fields, read):
            count += isinstance(found, Source)
            yield found
    for why, names in sorted(aside.items()):
        shown = ", ".join(printable(name) for name in names[:3])
        yield _note(f"{_shown(folder)}: {len(names)} set aside, {why}: {shown}{', ...' if len(names) > 3 else ''}")
    if not count:
        yield _note(f"{_shown(folder)} holds nothing to read; it takes {TAKEN}")


def _walk(folder: Path, top: Path, aside: dict[str, list[str]]) -> Iterator[Path]:
    """Files below ``folder`` in sorted order. Links to folders are not followed, so no loop can hold us."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as err:
        aside.setdefault(f"not to be opened ({err.strerror})", []).append(folder.relative_to(top).as_posix())
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(".fetched"):  # what an earlier reading fetched is read by its addresses
                aside.setdefault("answers fetched before", []).append(path.relative_to(top).as_posix())
            elif entry.name.startswith("."):
                aside.setdefault("hidden", []).append(path.relative_to(top).as_posix())
            else:
                yield from _walk(path, top, aside)
        elif entry.is_symlink() and path.is_dir():
            aside.setdefault("links to folders", []).append(path.relative_to(top).as_posix())
        else:
            yield path


def _file(path: Path, key: str, limits: Reading, fields: Fields, read: set[tuple[int, int]]) -> Iterator[Source | Note]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError("is no ordinary file; name a file or a folder")
        if (status.st_dev, status.st_ino) in read:
            raise InputError("was already read under another name; it is read once")
        read.add((status.st_dev, status.st_ino))
        with path.open("rb") as stream:
            if is_archive(path.name):
                yield from read_archive(stream, path.name, key, limits, fields)
            else:
                yield from read_stream(stream, path.name, key, limits, fields)
    except InputError as err:
        yield _note(f"{key} {err}")
    except OSError as err:
        yield _note(f"{key} cannot be opened ({err.strerror or err}); check the file and its permissions")


def _key(name: str, path: Path, keys: set[str]) -> str:
    """``name``, or with as many folder names before it as it takes to be new."""
    key, parents = printable(name), list(path.absolute().parents)
    depth = len(Path(name).parts) - 1
    while key in keys and depth < len(parents) - 1:
        key = f"{printable(parents[depth].name)}/{key}"
        depth += 1
    keys.add(key)
    return key


def _shown(path: Path | str) -> str:
    return printable(str(path))


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
