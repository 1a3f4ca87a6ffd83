"""Records as JSON text and back: what the tables of the register hold beside their queryable columns.

A lone surrogate (half an emoji in a broken feed) is no Unicode character but may stand in a text as found; such a record
is written with escapes, which SQLite keeps and ``json`` reads back exactly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable
from functools import cache
from numbers import Real
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def encode(record: object) -> str:
    """The record as one line of JSON, fields in the order of its class; equal records give equal text."""
    try:
        return msgspec.json.encode(record, enc_hook=_plain).decode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record, enc_hook=_plain), ensure_ascii=True, separators=(",", ":"))


def decode(text: str, record: type[T]) -> T:
    """The record that :func:`encode` wrote. :raises ValueError: where the text does not hold one."""
    try:
        return cast("T", _decoder(cast("Hashable", record)).decode(text))
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), record)


def digest(parts: Iterable[str]) -> str:
    """A fingerprint of texts in their order, 32 hexadecimal digits; where one ends and the next begins counts."""
    held: list[bytes] = []
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        held += (len(data).to_bytes(8, "little"), data)
    return hashlib.sha256(b"".join(held)).hexdigest()[:32]


@cache
def _decoder(record: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast("type[Any]", record))


def _plain(value: object) -> float:
    """Numbers of numpy, which stages may leave in a reason or score."""
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"a record holds {value!r} of {type(value).__name__}, which the register cannot keep")
