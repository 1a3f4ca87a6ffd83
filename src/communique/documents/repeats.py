"""Which lines say again, word for word, what the page says elsewhere? A second copy of the body, an excerpt above it, a pull quote.

Found by runs of shared words, so that other line breaks, quotation glyphs and a changed word or two do not hide a copy. A
run of words is looked up where it stands first and last on the page; time grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.documents.page import Line
from communique.settings import Regions

ABOVE = "says again word for word what stands above"
_RUN = 5
"""Words of a run that is looked up."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Line number, the words of it that repeat (first and last, inclusive), and why."""

    line: int
    first: int
    last: int
    reason: str


def find_repeats(lines: Sequence[Line], settings: Regions) -> list[Repeat]:
    """Repeats among the lines of a body, in order; a line may hold one that is only a part of it."""
    tokens = [word.text for line in lines for word in line.words]
    runs = list(zip(*(tokens[skipped:] for skipped in range(_RUN)), strict=False))
    if len(set(runs)) == len(runs):
        return []  # nothing stands twice, as in most texts
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += line.size
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    for i, run in enumerate(runs):
        first.setdefault(run, i)
        last[run] = i
    found: list[Repeat] = []
    whole: set[int] = set()
    for number, line in enumerate(lines):
        begin, size = starts[number], line.size
        if size < settings.shortest_repeat:
            continue
        earlier = _covered(runs, first, begin, size, before=True)
        if sum(earlier) >= settings.repeat_share * size:
            found.append(Repeat(number, 0, size - 1, ABOVE))
            whole.add(number)
            continue
        stretch = _longest(earlier)
        if stretch is not None and stretch[1] - stretch[0] + 1 >= settings.longest_run:
            found.append(Repeat(number, *stretch, ABOVE))
        elif settings.shortest_excerpt <= size <= settings.excerpt_words and not line.stops and line.closing != ":":
            later = _covered(runs, last, begin, size, before=False)
            if sum(later) >= settings.repeat_share * size:
                found.append(Repeat(number, 0, size - 1, "an excerpt of what stands below in full"))
    cores = {line.core for number, line in enumerate(lines) if number not in whole}
    return [r for r in found if r.line not in whole or _is_copy(lines, r.line, whole, cores, settings)]


def _is_copy(lines: Sequence[Line], number: int, whole: set[int], cores: set[str], settings: Regions) -> bool:
    """Whether a line that stands above already is a copy and not a formula: it is long, its neighbour repeats too, or it is a pull
    quote, part of a longer paragraph. A short line that stands twice as it is may be a salutation or an item."""
    line = lines[number]
    if line.size >= settings.sure_repeat or number - 1 in whole or number + 1 in whole:
        return True
    return line.core not in cores


def _covered(runs: list[tuple[str, ...]], where: dict[tuple[str, ...], int], begin: int, size: int, before: bool) -> list[bool]:
    """Which words of a line lie in a run that stands elsewhere: wholly before the line, or wholly after it."""
    covered = [False] * size
    end = begin + size
    for i in range(begin, min(end - _RUN + 1, len(runs))):
        other = where[runs[i]]
        if (other + _RUN <= begin) if before else (other >= end):
            for n in range(i - begin, min(i - begin + _RUN, size)):
                covered[n] = True
    return covered


def _longest(covered: list[bool]) -> tuple[int, int] | None:
    """The longest stretch of covered words; up to two words that differ do not end it."""
    best: tuple[int, int] | None = None
    start = gap = 0
    open_stretch = False
    for i, hit in enumerate([*covered, False, False, False]):
        if hit:
            if not open_stretch:
                start, open_stretch = i, True
            gap = 0
        elif open_stretch:
            gap += 1
            if gap > 2:
                stop = i - gap
                if best is None or stop - start > best[1] - best[0]:
                    best = (start, stop)
                open_stretch = False
    return best
