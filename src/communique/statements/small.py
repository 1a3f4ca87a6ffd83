"""Closed classes of small words by name, folded and ready to ask."""

from __future__ import annotations

from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.particles import particles
from communique.text.normal import fold

LANGUAGES = ("ar", "en")


@cache
def small(language: str, ident: str) -> frozenset[str]:
    """The words of a class of ``languages/<language>/particles*.toml``; ``*`` for those of every language.

    :class:`~communique.errors.KnowledgeError` for a class that no file has.
    """
    names = LANGUAGES if language == "*" else (language,)
    found = [entry for name in names for entry in particles(name) if entry.id == ident]
    if not found:
        raise KnowledgeError(f"languages/{language}/particles.toml has no class {ident!r}")
    return frozenset(fold(word) for entry in found for word in entry.words)
