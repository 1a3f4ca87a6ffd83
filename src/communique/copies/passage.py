"""What two documents have in common at one place of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A chain of matches as positions in the row of all words: ``i0:i1`` in document ``a``, ``j0:j1`` in document ``b``."""

    a: int
    b: int
    i0: int
    i1: int
    j0: int
    j1: int
    kept: int
    """Words that the two have in common, in order."""

    @property
    def share(self) -> float:
        return 2 * self.kept / (self.i1 - self.i0 + self.j1 - self.j0)
