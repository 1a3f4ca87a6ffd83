"""The members of a zip or tar file, one by one, never unpacked to disk and never beyond the limits of the settings."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.fields import Fields
from communique.sources.formats import TAKEN, is_archive, printable, read_stream, skipped
from communique.sources.unpacking import DAMAGE, Unpacking, exceeds, gunzipped, too_dense


def read_archive(stream: BinaryIO, name: str, key: str, limits: Reading, fields: Fields) -> Iterator[Source | Note]:
    """Sources of every member; what cannot be read of them becomes a note. Raises :class:`InputError` with a clause for the whole file."""
    count = 0
    for path, content in members(stream, name, limits):
        member = f"{key}/{printable(path)}"
        count += 1
        if isinstance(content, InputError):
            yield Note("sources", None, None, None, f"{member} {content}")
            continue
        try:
            yield from read_stream(content, path, member, limits, fields)
        except InputError as err:
            yield Note("sources", None, None, None, f"{member} {err}")
    if not count:
        raise InputError(f"holds nothing to read; it takes {TAKEN}")


def members(stream: BinaryIO, name: str, limits: Reading) -> Iterator[tuple[str, BinaryIO | InputError]]:
    """Name and bytes of each member to be read; an error instead of bytes for one that cannot be.

    Members of a zip file come sorted by name, those of a tar file as they stand in it, since it has no index. A member's
    stream is good until the next one is asked for. Raises :class:`InputError` with a clause where the whole archive is damaged
    or beyond the limits; of a tar file what stands before was given by then.
    """
    found = _zip_members(stream, limits) if name.lower().endswith(".zip") else _tar_members(stream, name, limits)
    seen: set[str] = set()
    for member, content in found:
        path = PurePosixPath(member.replace("\\", "/").lstrip("/"))
        if skipped(str(path)) is not None and ".." not in path.parts:
            continue
        if ".." in path.parts:
            yield str(path), InputError("has a path that leads out of the archive; pack it again")
        elif is_archive(str(path)):
            yield str(path), InputError("is an archive inside an archive, which is not opened; unpack it")
        elif str(path) in seen:
            yield str(path), InputError("stands in the archive more than once; the first was read")
        else:
            yield str(path), content
        seen.add(str(path))


def _zip_members(stream: BinaryIO, limits: Reading) -> Iterator[tuple[str, BinaryIO | InputError]]:
    """Sizes are checked before unpacking as declared; zipfile gives no member more bytes than it declares."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as err:
        raise InputError(f"is a damaged zip file ({err}); pack it again") from err
    with archive:
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda info: info.filename)
        if len(infos) > limits.most_members:
            raise InputError(f"holds {len(infos):,} members, more than {limits.most_members:,}; unpack it and read the folder")
        total = sum(info.file_size for info in infos)
        if total > limits.largest_archive:
            raise InputError(
                f"would unpack to {total:,} bytes, more than {limits.largest_archive:,}; unpack it and read the folder"
            )
        for info in infos:
            yield info.filename, _zipped(archive, info, limits)


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Reading) -> BinaryIO | InputError:
    if info.flag_bits & 1:
        return InputError("is locked with a password; unpack it with the password and read that")
    if exceeds(info.file_size, info.compress_size, limits):
        return InputError(too_dense(limits))
    try:
        return io.BufferedReader(Unpacking(archive.open(info), "zip file", limits))
    except DAMAGE as err:
        return InputError(f"is damaged in the zip file ({err}); pack it again")


def _tar_members(stream: BinaryIO, name: str, limits: Reading) -> Iterator[tuple[str, BinaryIO | InputError]]:
    """Read in one pass, front to back. Only files are members: links, devices and files with holes are not followed or filled."""
    unpacked = stream if name.lower().endswith(".tar") else gunzipped(stream, limits)
    count = 0
    try:
        with tarfile.open(fileobj=unpacked, mode="r|") as archive:
            for member in archive:
                archive.members.clear()  # type: ignore[attr-defined]  # kept for a second pass, which there is not
                count += 1
                if count > limits.most_members:
                    raise InputError(f"holds more than {limits.most_members:,} members; what stands after them was not read")
                if member.isdir():
                    continue
                if not member.isreg() or member.issparse():
                    yield member.name, InputError("is a link, a device or a file with holes, which are not read; unpack it")
                    continue
                content = archive.extractfile(member)
                assert content is not None, "a regular file has content"
                yield member.name, io.BufferedReader(Unpacking(content, "tar file", limits))
    except DAMAGE as err:
        what = "is a damaged tar file" if not count else "is damaged or cut off after the members that were read"
        raise InputError(f"{what} ({err}); pack it again") from err
