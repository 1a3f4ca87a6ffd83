"""What the search page asks: statements, points or whole texts that hold some words, the best first, with what to narrow by.

Words are compared folded and without their Arabic prefixes, as :mod:`communique.register.tokens` keeps them: vowel signs,
hamza seats, the form of digits and case do not count. All words have to stand in one statement, or one text; words between
quotation marks have to follow one another. English words are found in singular and plural, not in other forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from communique.register import sqlite
from communique.register.portions import Window
from communique.register.reader import Reader
from communique.register.tokens import stem
from communique.text.words import words

Scope = Literal["statements", "points", "reports"]
FACETS = ("body", "year", "outlet", "act", "theme")
"""What statements and points can be narrowed by; whole texts have neither act nor theme."""
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]")
_SPREAD = 4
"""How many times as many statements are looked at where only some of them pass."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to look for: each part one word, or several that follow one another; folded, and the same without prefixes."""

    parts: tuple[tuple[str, ...], ...]
    stems: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def query(self) -> str:
        """For FTS5."""
        both = zip(self.parts, self.stems, strict=True)
        return " AND ".join(f"({sqlite.phrase('stems', stems)} OR {sqlite.phrase('words', part)})" for part, stems in both)

    def places(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Where the parts stand in ``text[start:end]``, in its order, as offsets in ``text``; overlapping places are one."""
        there = words(text, start, end)
        folded, bare = [w.text for w in there], [stem(w.text) for w in there]
        found = []
        for part, stems in zip(self.parts, self.stems, strict=True):
            size = len(part)
            found += [
                (there[at].start, there[at + size - 1].end)
                for at in range(len(there) - size + 1)
                if tuple(folded[at : at + size]) == part or tuple(bare[at : at + size]) == stems
            ]
        return _joined(sorted(found))


@dataclass(frozen=True, slots=True)
class Results:
    """Ids of what was found, the best first: those of the window, how many there are, and how they spread."""

    ids: tuple[str, ...]
    total: int
    cut: bool
    """Whether more was found than is ranked; ``total`` and ``facets`` then count the best ones."""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By name of :data:`FACETS`: how many have each value; "" where it is not known."""


def sought(text: str) -> Sought:
    """What was asked for; empty where the text holds no letter or digit."""
    phrases = [tuple(w.text for w in words(found)) for found in _QUOTED.findall(text)]
    single = [(w.text,) for w in words(_QUOTED.sub(" ", text))]
    parts = tuple(dict.fromkeys(part for part in (*phrases, *single) if part))
    return Sought(parts, tuple(tuple(stem(word) for word in part) for part in parts))


def find(reader: Reader, wanted: Sought, scope: Scope, narrowed: Mapping[str, str], window: Window, ranked: int) -> Results:
    """At most ``ranked`` results; ``narrowed`` holds values of facets. A facet that the scope does not have is passed over."""
    if not wanted:
        return Results((), 0, False)
    looked_up = sqlite.held_by if scope == "reports" else sqlite.said_by
    rows = looked_up(reader.connection, wanted.query, ranked * _SPREAD if narrowed else ranked + 1)
    entries = [_entry(row) for row in rows]
    if scope == "points":
        entries = _points(entries)
    passed = [e for e in entries if all(value in e.values.get(name, (value,)) for name, value in narrowed.items())]
    kept = passed[:ranked]
    facets = {name: Counter(v for e in kept for v in e.values[name]) for name in FACETS if kept and name in kept[0].values}
    shown = kept[window.start : window.start + window.size]
    return Results(tuple(e.id for e in shown), len(kept), len(passed) > ranked or len(rows) > ranked * _SPREAD - 1, facets)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    point: str | None
    values: dict[str, tuple[str, ...]]


def _entry(row: Sequence[Any]) -> _Entry:
    """Of (id, point, body, year, outlet, act, themes as JSON); texts have neither point, act nor themes."""
    ident, point, body, year, outlet, act, themes = row
    values = {"body": tuple((body or "").split(" ")), "year": (year or "",), "outlet": (outlet or "",)}
    if act is not None:
        values |= {"act": (act,), "theme": _themes(themes) or ("",)}
    return _Entry(ident, point, values)


def _themes(listed: str | None) -> tuple[str, ...]:
    return msgspec.json.decode(listed, type=tuple[str, ...]) if listed else ()


def _points(entries: Sequence[_Entry]) -> list[_Entry]:
    """Points in the order of their best statement, with the values of all their statements that were found."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for entry in entries:
        if entry.point:
            values = found.setdefault(entry.point, {name: {} for name in entry.values})
            for name, more in entry.values.items():
                values[name] |= dict.fromkeys(more)
    return [_Entry(point, point, {name: tuple(held) for name, held in values.items()}) for point, values in found.items()]


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
