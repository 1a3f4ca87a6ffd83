"""What the program knows of languages, bodies, parties and outlets: TOML files, and the typed records they are read into.

:class:`Knowledge` is the one door: stages are handed one and ask it for what they need; a part is read from its file when
first asked for.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["Knowledge"]


class Knowledge:
    """All knowledge, read lazily; ``profiles`` are body profiles of the user's, added to those of the package."""

    languages = ("ar", "en")
    """Languages with files of their own under ``languages/``."""

    def __init__(self, profiles: tuple[Path, ...] = ()) -> None:
        self.profiles = profiles
