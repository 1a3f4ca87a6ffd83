"""The members of a zip file, one by one, never unpacked to disk and never beyond the limits of the settings."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from communique.errors import InputError
from communique.settings import Reading
from communique.sources.formats import ARCHIVES, skipped, suffix_of


def members(path: Path, limits: Reading) -> Iterator[tuple[str, bytes | InputError]]:
    """Name and bytes of each member to be read, sorted by name; an error instead of bytes for one that cannot be.

    Raises :class:`InputError` with a clause where the whole archive is damaged or beyond the limits. Sizes are checked
    before unpacking as declared and while unpacking as they come, since a bomb lies about them.
    """
    try:
        archive = zipfile.ZipFile(path)
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
            if skipped(info.filename) is None:
                yield info.filename.replace("\\", "/").lstrip("/"), _content(archive, info, limits)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Reading) -> bytes | InputError:
    if suffix_of(info.filename) in ARCHIVES:
        return InputError("is a zip file inside a zip file, which is not opened; unpack it")
    if info.flag_bits & 1:
        return InputError("is locked with a password; unpack it with the password and read that")
    if info.file_size > limits.largest_file:
        return InputError(f"has {info.file_size:,} bytes, more than {limits.largest_file:,}; split it")
    if info.file_size > max(1_000_000, info.compress_size * limits.largest_ratio):
        return InputError(
            f"unpacks to more than {limits.largest_ratio} times its size, as no text does; unpack it yourself if you trust it"
        )
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError) as err:
        return InputError(f"is damaged inside the zip file ({err}); pack it again")
    return data if len(data) <= info.file_size else InputError("is longer than the zip file says; pack it again")
