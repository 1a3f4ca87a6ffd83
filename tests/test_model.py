"""What a register points at is listed in one place, whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from communique.model import Published, Span, Speaker
from communique.verbs import load


def spans_in(value: object, document: str | None = None) -> Iterator[Span]:
    """Every span anywhere in a record, found by its shape; speakers and dates count in their record's document."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item, document)
    elif dataclasses.is_dataclass(value):
        if isinstance(value, Published) and value.span and document:
            yield Span(document, *value.span)
        if isinstance(value, Speaker) and document:
            yield Span(document, value.start, value.end)
        own = getattr(value, "id", None) if hasattr(value, "regions") else getattr(value, "document", document)
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name), own)


def test_spans_are_all_there_are(example_register: Path) -> None:
    register = load(example_register)
    listed = {span for _, span in register.spans()}
    for field in dataclasses.fields(register):
        assert set(spans_in(getattr(register, field.name))) <= listed, field.name
    assert {Span(s.document, s.start, s.end) for s in register.statements} <= listed
    assert {Span(n.document, n.start, n.end) for n in register.notes if n.document and n.start is not None} <= listed  # type: ignore[arg-type]
