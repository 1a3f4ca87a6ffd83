"""How the words and digits of one number add up: ``مئتين وخمسين ألفا``, two million three hundred."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.knowledge.numerals import NumeralKind

_LONGEST = 15
"""Digits; longer runs are codes."""


def in_digits(text: str, language: str, scaled: bool) -> float | None:
    """The value of a folded number; None where it is a code. ``scaled``: a word like million follows, so ``1.901`` has decimals."""
    if len(text) > _LONGEST or re.match(r"0\d", text):
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+", text) and (text.count(".") > 1 or (language == "ar" and not scaled)):
        text = text.replace(".", "")
    elif re.fullmatch(r"\d+,\d{1,2}", text):
        text = text.replace(",", ".")
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


@dataclass(slots=True)
class Sum:
    """A number as it grows word by word."""

    language: str
    total: float = 0
    """What scales have closed: of two million three hundred, the two million."""
    below: float = 0
    scale: float = float("inf")
    """The last scale; the next must be smaller."""
    used: set[str] = field(default_factory=set)
    """Kinds of words since the last scale; each may stand once."""

    def read(self, behind: int) -> tuple[float, int] | None:
        value = self.total + self.below
        return (value, behind) if value else None

    def take(self, kind: NumeralKind | None, value: float, digits: bool, joined: bool) -> bool:
        """Adds a word if the number can go on with it."""
        begun = bool(self.total or self.below)
        if kind in ("scale", "scales"):
            return self._multiply(kind, value, begun, joined)
        if kind == "dual":
            if self.below or value >= self.scale or (begun and not joined):
                return False
            self.total, self.scale, self.used = self.total + 2 * value, value, set()
            return True
        if kind not in ("unit", "ten", "hundred"):
            return False
        place = "teen" if 10 <= value < 20 else kind
        if begun and (not self._joins(place, joined) or self.used & {"digits"} or (digits and self.below)):
            return False
        self.below += value
        self.used.add("digits" if digits else place)
        return True

    def _multiply(self, kind: NumeralKind, value: float, begun: bool, joined: bool) -> bool:
        if value == 100 and self.language != "ar":  # two hundred thousand
            if "hundred" in self.used or joined:
                return False
            self.below, self.used = (self.below or 1) * 100, {"hundred"}
            return True
        if value >= self.scale or (kind == "scales" and not self.below) or (joined and self.below):
            return False
        if begun and not self.below and not joined:
            return False
        self.total, self.below = self.total + (self.below or 1) * value, 0
        self.scale, self.used = value, set()
        return True

    def _joins(self, place: str, joined: bool) -> bool:
        """Arabic joins by "and", the unit before the ten; English sets unit behind ten, and "and" behind hundred or scale only."""
        if (
            place in self.used
            or (place in ("unit", "teen") and self.used & {"unit", "teen"})
            or (place == "ten" and "teen" in self.used)
        ):
            return False
        if self.language == "ar":
            return joined
        if place == "unit" and "ten" in self.used:
            return not joined
        return "hundred" in self.used or (self.total > 0 and not self.used)
