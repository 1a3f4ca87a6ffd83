"""Kinds of procedure that reports tell of a meeting, each of them one point: that it was held, who chaired, who came."""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge.load import entries
from communique.knowledge.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Procedure:
    """One kind; the first entry of the file whose words a statement has gives its kind."""

    id: str
    words: Wordings
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def read_procedures() -> tuple[Procedure, ...]:
    """``records.toml``, in its order."""
    return entries("records.toml", "procedure", Procedure)
