"""Forms that are filled in anew: weather reports, market tables, telegrams of congratulation share their frame, not their news.

Of a story that two outlets print, what is particular stays: its names and numbers are rare words and stand in both. Of a form, what
is particular differs: other names and numbers stand in the same slots of a frame of ordinary words. So the words that are
rare in the archive are weighed, those that two texts have in common against those that stand in the place of one another.
Nothing here knows what a weather report is. Only an archive of some size can tell which words are rare.

What it gets wrong: forms with a single slot, and sessions of a body told in the same sentences with other business (both stay
copies); two renderings of one story that share little but a frame, and translate the rest, can look like a form.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from communique.model import Reason
from communique.settings import Copying
from communique.text.bulk import Row
from communique.text.normal import fold

_LONGEST_SLOT = 8
"""Words of a slot on either side; longer ones are sentences."""
_SHOWN = 3
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of the one text that stand where the other has others, as positions in the row of all words."""

    first: slice
    second: slice


@dataclass(frozen=True, slots=True)
class Differences:
    """How the two sides of a passage differ."""

    first: slice
    second: slice
    places: int
    slots: tuple[Slot, ...]
    kept: tuple[slice, ...]
    """The words that they have in common, as positions of the first side."""


def differences(row: Row, i: slice, j: slice) -> Differences:
    """Word by word; what is left out and put in at one place is one slot."""
    first, second = row.values[i].tolist(), row.values[j].tolist()
    places, slots, kept = 0, [], []
    at_first = at_second = 0
    for step in Indel.opcodes(first, second):
        if step.tag != "equal":
            continue
        if step.src_start > at_first or step.dest_start > at_second:
            places += 1
        if step.src_start > at_first and step.dest_start > at_second:
            ours, theirs = (i.start + at_first, i.start + step.src_start), (j.start + at_second, j.start + step.dest_start)
            slots.append(Slot(slice(*ours), slice(*theirs)))
        kept.append(slice(i.start + step.src_start, i.start + step.src_end))
        at_first, at_second = step.src_end, step.dest_end
    places += at_first < len(first) or at_second < len(second)
    return Differences(i, j, places, tuple(slots), tuple(kept))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """How particular the words of the two sides of a passage are."""

    differences: Differences
    first: list[float]
    second: list[float]

    def sides(self, slot: Slot) -> tuple[list[float], list[float]]:
        i, j = self.differences.first.start, self.differences.second.start
        return self.first[slot.first.start - i : slot.first.stop - i], self.second[slot.second.start - j : slot.second.stop - j]

    def is_particular(self, slot: Slot) -> bool:
        """Whether both sides of a slot hold a name or number, and neither is a sentence."""
        return all(any(side) and len(side) <= _LONGEST_SLOT for side in self.sides(slot))

    def weights(
        self, slot: Slot, first: list[int], second: list[int], words_of_a: set[int], words_of_b: set[int]
    ) -> tuple[float, float]:
        """The same by side, of words that the other document does not have at all."""
        of_first, of_second = self.sides(slot)
        return (
            sum(weight for weight, word in zip(of_first, first, strict=True) if word not in words_of_b),
            sum(weight for weight, word in zip(of_second, second, strict=True) if word not in words_of_a),
        )

    def kept(self) -> float:
        """How particular what the two have in common is."""
        i = self.differences.first.start
        return sum(sum(self.first[at.start - i : at.stop - i]) for at in self.differences.kept)


class Forms:
    """How particular each word of an archive is, and which passages are one form filled in twice."""

    def __init__(self, row: Row, documents: int, settings: Copying) -> None:
        self._row, self._settings = row, settings
        self._told = documents >= settings.background
        self._crowd = max(documents, settings.background)

    def reason(self, found: Sequence[Differences], a: tuple[int, str], b: tuple[int, str]) -> Reason | None:
        """Why all passages that two documents share are one form, filled in twice; or None. ``a``, ``b``: number and text of each."""
        settings = self._settings
        if not self._told or sum(len(one.slots) for one in found) < settings.slots:
            return None
        weighed = [_Weighed(one, self._particular(one.first), self._particular(one.second)) for one in found]
        slots = [(one, slot) for one in weighed for slot in one.differences.slots if one.is_particular(slot)]
        if len(slots) < settings.slots:
            return None
        values = self._row.values
        words_of_a, words_of_b = self._words_of(a[0]), self._words_of(b[0])
        other, shown = 0.0, []
        for one, slot in slots:
            first, second = one.weights(slot, values[slot.first].tolist(), values[slot.second].tolist(), words_of_a, words_of_b)
            sides = self._shown(a[1], slot.first), self._shown(b[1], slot.second)
            if first and second and not self._respelt(*sides):
                other += min(first, second)
                shown.append(" / ".join(sides))
        share = other / (other + sum(one.kept() for one in weighed)) if other else 0.0
        if len(set(shown)) < settings.slots or share < settings.filled:
            return None
        return Reason("template", share, f"the same form with other names and numbers: {'; '.join(dict.fromkeys(shown[:_SHOWN]))}")

    @cached_property
    def _counts(self) -> tuple[NDArray[np.int64], np.uint64]:
        """How often each word comes, by the upper bits of its value; and the bits left out."""
        bits = np.uint64(64 - min(26, max(12, len(self._row.values).bit_length())))
        return np.bincount((self._row.values >> bits).astype(np.int64)), bits

    def _particular(self, at: slice) -> list[float]:
        """How rare each of some words is, 1 for one that comes twice in the archive; 0 for what is no name and no number."""
        counts, bits = self._counts
        often = np.maximum(2, counts[self._row.values[at] >> bits])
        rarity = np.log(self._crowd / often) / math.log(self._crowd / 2)
        return [value if value >= self._settings.particular else 0.0 for value in rarity.tolist()]

    def _words_of(self, document: int) -> set[int]:
        return set(self._row.values[self._row.first[document] : self._row.first[document + 1]].tolist())

    def _shown(self, text: str, slot: slice) -> str:
        return " ".join(text[self._row.starts[slot.start] : self._row.ends[slot.stop - 1]].split())

    def _respelt(self, one: str, other: str) -> bool:
        """Whether the two are one thing written in two ways: a name in two spellings, a number grouped, rounded or turned round."""
        figures = [_FIGURES.findall(side) for side in (one, other)]
        if all(figures):
            joined = sorted("".join(groups) for groups in figures)
            return sorted(figures[0]) == sorted(figures[1]) or joined[1].startswith(joined[0])
        return Indel.normalized_similarity(*(fold(side).replace(" ", "") for side in (one, other))) >= self._settings.respelt
