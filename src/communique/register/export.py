"""A register as the JSON of docs/register.md: the contract between the program and everything that reads its results.

The bytes depend on the register alone: arrays are sorted as the register sorts them, fields stand in the order of the
contract, figures are rounded to four decimals, one record stands on a line so that two registers can be compared with diff.
"""

from __future__ import annotations

import dataclasses
import json
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

import communique
from communique.errors import RegisterError
from communique.model import Register
from communique.register.codec import encode

FORMAT = 1
"""Version of the JSON contract."""

DECIMALS = 4
"""Of scores and of figures in reasons; more would differ from machine to machine."""


def to_json(register: Register) -> str:
    """The register as one JSON object with a newline at the end; offsets count code points of each document's ``text``."""
    parts = [f'{{"format": {FORMAT}', f'"program": {json.dumps(f"communique {communique.__version__}")}']
    for field in dataclasses.fields(register):
        records = [_line(record) for record in getattr(register, field.name)]
        rows = "\n  " + ",\n  ".join(records) + "\n " if records else ""
        parts.append(f'"{field.name}": [{rows}]')
    return ",\n ".join(parts) + "}\n"


def records_to_json(records: object) -> str:
    """One record, or several, as :func:`to_json` would write them, indented: what ``--json`` prints."""
    plain = _rounded(msgspec.to_builtins(records))
    return json.dumps(plain, ensure_ascii=not _sound(plain), indent=1)


def write_export(text: str, path: Path) -> None:
    """Writes what :func:`to_json` gave. :raises RegisterError: where it cannot be written."""
    write_file(text.encode("utf-8"), path)


def write_file(data: bytes, path: Path) -> None:
    """A file is there whole or as it was before; a link or device is written through.

    :raises RegisterError: where it cannot be written.
    """
    path = path.resolve()
    part = path.with_name(f"{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or pipe; a folder says so itself
        else:
            part.write_bytes(data)
            part.replace(path)
    except OSError as err:
        part.unlink(missing_ok=True)
        raise RegisterError(f"cannot write {path}: {err.strerror}; choose another path with -o") from err


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what :func:`to_json` writes, with a description of every field."""
    text = resources.files("communique.register").joinpath("register.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _line(record: object) -> str:
    return encode(_rounded(msgspec.to_builtins(record)))


def _sound(plain: object) -> bool:
    """Whether every text in it is Unicode; half an emoji has to be written with escapes."""
    try:
        msgspec.json.encode(plain)
    except UnicodeEncodeError:
        return False
    return True


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
