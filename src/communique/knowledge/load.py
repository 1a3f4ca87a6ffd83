"""Reads TOML knowledge into typed records, strictly: an unknown or missing field is an error that names file and entry.

Every kind of knowledge has a small module beside this one with a frozen dataclass for its entry; the field names of the
class are the keys of the file. Entries carry ``examples`` (the entry must fire) and ``counter_examples`` (it must stay
silent); ``communique check`` and the tests run them all.
"""

from __future__ import annotations

import dataclasses
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from communique.errors import KnowledgeError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """A file of the user's by its name and text: what goes to a process that may not have the file."""

    name: str
    text: str

    @classmethod
    def of(cls, path: Path) -> Carried:
        """:raises KnowledgeError: where it cannot be read."""
        try:
            return cls(path.name, path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as err:
            raise KnowledgeError(f"cannot read profile {path}: {err}; give the path of a TOML file in UTF-8") from err


def read_toml(path: str) -> dict[str, Any]:
    """One file of the package's ``knowledge`` folder, e.g. ``languages/ar/cues.toml``."""
    file = resources.files("communique.knowledge").joinpath(path)
    return parse(file.read_text("utf-8"), f"knowledge/{path}")


def read_user_toml(file: Path | Carried) -> dict[str, Any]:
    """A file of the user's, such as ``--profile``."""
    if isinstance(file, Carried):
        return parse(file.text, file.name)
    return parse(Carried.of(file).text, str(file))


def parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise KnowledgeError(f"{where}: not valid TOML: {err}") from err


def entry(data: object, record: type[T], where: str) -> T:
    """``data`` as the dataclass ``record``; unknown keys, missing fields and wrong types are refused with the place."""
    known = {f.name for f in dataclasses.fields(cast("type[DataclassInstance]", record))}
    if isinstance(data, dict) and (unknown := set(data) - known):
        raise KnowledgeError(f"{where}: unknown key {min(unknown)!r}; known keys: {', '.join(sorted(known))}")
    try:
        return msgspec.convert(data, record)
    except msgspec.ValidationError as err:
        raise KnowledgeError(f"{where}: {err}") from err


def entries(path: str, table: str, record: type[T]) -> tuple[T, ...]:
    """The array of tables ``[[table]]`` of a knowledge file as records."""
    rows = read_toml(path).get(table)
    if not isinstance(rows, list):
        raise KnowledgeError(f"knowledge/{path}: no [[{table}]] in it")
    return tuple(entry(row, record, f"knowledge/{path}: {table} {number + 1}") for number, row in enumerate(rows))


def files_in(folder: str) -> Iterator[str]:
    """Paths of the TOML files of a knowledge folder, sorted by name."""
    names = sorted(f.name for f in resources.files("communique.knowledge").joinpath(folder).iterdir())
    return (f"{folder}/{name}" for name in names if name.endswith(".toml"))


def fingerprint(folder: Traversable | None = None) -> str:
    """32 hexadecimal digits that change with any byte of the package's knowledge files; the user's profiles apart.

    What the pages say is no knowledge that texts are read with, so ``interface/`` does not count.
    """
    total = hashlib.sha256()
    files = _data_files(folder or resources.files("communique.knowledge"))
    for name, file in sorted((pair for pair in files if not pair[0].startswith("interface/")), key=lambda pair: pair[0]):
        content = file.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:32]


def _data_files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _data_files(child, f"{above}{child.name}/")
        elif child.name.endswith((".toml", ".gz")):
            yield f"{above}{child.name}", child
