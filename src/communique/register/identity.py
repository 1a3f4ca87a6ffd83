"""Ids of records: two texts that were given the same one are told apart, and everything said of a text follows its id."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from communique.register.codec import digest

T = TypeVar("T")


def told_apart(document_id: str, source_key: str) -> str:
    """Another id for a document whose own is already that of a document from another source."""
    return f"{document_id}-{digest([source_key])[:6]}"


def renamed(record: T, old: str, new: str) -> T:
    """The record with the document id ``old``, and the statement ids made from it, replaced wherever they stand in fields
    that hold ids. Words of the text that happen to equal the id are left alone.
    """
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if isinstance(value, str):
            if field.name in ("document", "id") and (value == old or value.startswith(f"{old}:")):
                changes[field.name] = new + value[len(old) :]
        elif dataclasses.is_dataclass(value):
            changes[field.name] = renamed(value, old, new)
        elif isinstance(value, tuple) and any(dataclasses.is_dataclass(item) for item in value):
            changes[field.name] = tuple(renamed(item, old, new) for item in value)
    return dataclasses.replace(record, **changes)  # type: ignore[type-var]
