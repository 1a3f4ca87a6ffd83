"""What does not count, and what counts as the same, when two wordings are compared word by word."""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge.load import entries


@dataclass(frozen=True, slots=True)
class Ignored:
    """Words that may come and go without a change of wording: particles, titles of courtesy, the frame of reported speech."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    """Sentences in which at least one word is passed over."""
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equal:
    """Words that stand for one another in reports of one text."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparing:
    """One language's part."""

    ignored: tuple[Ignored, ...]
    equal: tuple[Equal, ...]


def read_comparing(language: str) -> Comparing:
    """``languages/<language>/comparing.toml``."""
    path = f"languages/{language}/comparing.toml"
    return Comparing(entries(path, "ignored", Ignored), entries(path, "equal", Equal))
