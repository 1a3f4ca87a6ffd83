"""Long lists a leaf at a time: what a leaf holds, and the addresses of those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cut:
    """Which leaf of a list is wanted, counted from 1, and how much one holds; ``size`` 0: the whole list on one."""

    leaf: int = 1
    size: int = 0

    def of(self, things: Sequence[T]) -> Sequence[T]:
        return things[(self.leaf - 1) * self.size : self.leaf * self.size] if self.size else things

    def leaves(self, number: int) -> int:
        """Into how many leaves ``number`` things go."""
        return max(1, -(-number // self.size)) if self.size else 1


@dataclass(frozen=True, slots=True)
class Leaves:
    """Where a leaf stands among others; addresses are empty where there is none."""

    leaf: int
    leaves: int
    before: str = ""
    after: str = ""


def beside(cut: Cut, number: int, name: str, asked: Sequence[tuple[str, str | int]] = (), target: str = "") -> Leaves:
    """The leaves of a list of ``number`` things, turned by the field ``name`` of the address, which keeps what else was ``asked``."""
    leaves = cut.leaves(number)

    def address(leaf: int) -> str:
        if not 1 <= leaf <= leaves:
            return ""
        return f"?{urlencode({**{n: v for n, v in asked if v}, name: leaf})}{target}"

    return Leaves(cut.leaf, leaves, address(cut.leaf - 1), address(cut.leaf + 1))
