"""Closed classes of small words that the grammar of reported speech hangs on: openers, relatives, negations, fillers.

Files: ``languages/<language>/particles*.toml``, one entry a class. They grow without Python.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge import load


@dataclass(frozen=True, slots=True)
class Particles:
    """One class. ``words`` may be single words or pairs, as the use says."""

    id: str
    use: str
    """What the grammar asks of a word of this class."""
    words: tuple[str, ...]
    examples: tuple[str, ...]
    """Sentences in which a word of the class stands so."""
    counter_examples: tuple[str, ...] = ()
    """Sentences that hold none."""


def particles(language: str) -> tuple[Particles, ...]:
    """The classes of ``language``, in the order of the files."""
    return tuple(entry for entries in particle_files(language).values() for entry in entries)


def particle_files(language: str) -> dict[str, tuple[Particles, ...]]:
    """The classes of ``language`` by the path of their file below ``knowledge``."""
    folder = f"languages/{language}"
    files = [path for path in load.files_in(folder) if path.startswith(f"{folder}/particles")]
    return {path: load.entries(path, "classes", Particles) for path in files}
