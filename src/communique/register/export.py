"""A register as the JSON of docs/register.md: the contract between the program and everything that reads its results.

The bytes depend on the register alone: arrays are sorted as the register sorts them, fields stand in the order of the
contract, figures are rounded to four decimals, one record stands on a line so that two registers can be compared with diff.
"""

from __future__ import annotations

import dataclasses
import json
from importlib import resources
from typing import Any

import msgspec

import communique
from communique.model import Register

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


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what :func:`to_json` writes, with a description of every field."""
    text = resources.files("communique.register").joinpath("register.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _line(record: object) -> str:
    plain = _rounded(msgspec.to_builtins(record))
    try:
        return msgspec.json.encode(plain).decode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate in a text as found: written with escapes
        return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
