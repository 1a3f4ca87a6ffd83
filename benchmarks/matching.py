"""How what was found is held against what was wanted: overlap of places, likeness of names, pairs and F1.

The conventions are those of the register's scoring: one to one, best first; where there was nothing to find and nothing was
claimed a figure is 1; white space never counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Place = tuple[int, int]
"""Code points of one document's text, half-open."""

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)
_LETTERS = str.maketrans("أإآٱىة", "اااايه", "ـ")


def overlap(a: Place, b: Place) -> int:
    """Code points that two places share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a: Place, b: Place) -> float:
    """Shared code points by those of either."""
    both = overlap(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def share(a: Place, b: Place) -> float:
    """How much of the shorter place lies in the other."""
    return overlap(a, b) / max(1, min(a[1] - a[0], b[1] - b[0]))


def hull(places: Iterable[Place]) -> Place:
    """From the first start to the last end; an empty place at 0 for none."""
    places = list(places)
    return (min(p[0] for p in places), max(p[1] for p in places)) if places else (0, 0)


def letters(places: Iterable[Place], text: str) -> frozenset[int]:
    """Offsets in the places that are not white space."""
    return frozenset(i for start, end in places for i in range(start, min(end, len(text))) if not text[i].isspace())


def pair_off(edges: Iterable[tuple[tuple[float, ...], Left, Right]]) -> list[tuple[Left, Right]]:
    """One-to-one pairs, heaviest first; ties go to what sorts first."""
    taken_left: set[Left] = set()
    taken_right: set[Right] = set()
    pairs = []
    for _, left, right in sorted(edges, key=lambda e: (tuple(-w for w in e[0]), str(e[1]), str(e[2]))):
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            pairs.append((left, right))
    return pairs


def ratio(part: float, whole: float) -> float:
    """``part / whole``; 1 where there was nothing to get right."""
    return part / whole if whole else 1.0


def f1(hits: float, claimed: float, wanted: float) -> float:
    """Twice the hits by what was claimed and what was wanted: the harmonic mean of precision and recall."""
    return ratio(2 * hits, claimed + wanted)


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; 1 of no values."""
    return ratio(sum(values), len(values))


def words(text: str | None) -> list[str]:
    """Words without vowel signs, hamza forms, punctuation and case."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text or "").translate(_LETTERS).casefold())
    bare = (c for c in folded if unicodedata.category(c) != "Mn")
    return "".join(c if c.isalnum() else " " for c in bare).split()


def word_f1(a: str | None, b: str | None) -> float:
    """F1 of the words of two phrases, each word counted as often as it stands."""
    one, other = words(a), words(b)
    left = list(other)
    same = 0
    for word in one:
        if word in left:
            left.remove(word)
            same += 1
    return f1(same, len(one), len(other)) if one and other else 0.0


def same_name(a: str | None, b: str | None) -> bool:
    """Equal words, or one (of four letters or more) whole inside the other."""
    one, other = sorted((" ".join(words(a)), " ".join(words(b))), key=len)
    return bool(one) and (one == other or (len(one) >= 4 and f" {one} " in f" {other} "))
