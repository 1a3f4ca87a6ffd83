"""Themes: fields of policy that a content is about, each with the words that tell it.

``themes.toml`` holds a dozen generic fields of public policy; a body's own profile (``bodies/*.toml``) lists the themes
that body speaks in, and then replaces the generic set.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge import load
from communique.knowledge.wordings import Wordings
from communique.model import Name


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. A word may be a phrase; ``!`` before it gives double weight, ``?`` half (it only tips the scale), ``-`` none to any."""

    id: str
    name: Name
    words: Wordings
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    yields: bool = False
    """Whether it is about the meeting itself: it counts where procedure is told, or where no other theme has a word."""


def read_themes() -> tuple[Theme, ...]:
    """The themes used where no body's profile applies."""
    return load.entries("themes.toml", "themes", Theme)
