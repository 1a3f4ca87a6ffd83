"""How a text renders a wording: word for word, in other words, or in part, and then what it leaves out.

Content words are compared by key (forms of one word, and words that stand for one another, are equal), so inflection,
clitics, spelling, punctuation, titles and an equal reporting verb do not count as a change of wording. The words that both
texts have in one order split them into gaps: a gap that the other text fills with words of its own is reworded, one that it
leaves empty is left out. A text that copies is partial as soon as it skips a phrase; one that says it in its own words
may need fewer of them, so more must be missing. The day of a date is not missing where the text says "today" or "Monday".

Across languages words cannot be compared. There each clause of the wording is taken away in turn: where the translation is
nearer to what is left than to the whole, and short, it leaves that clause out. Of 218 pairs (63 partial) .85 are told
right so, against .77 by length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import LCSseq

from communique.model import Reason
from communique.points.content import DAY, FIXED, MONTH, Token, Wording, same_word
from communique.settings import Carrying
from communique.text.similar import vectors

_CLAUSE = re.compile(r"[،,؛;:\n]\s*|\s(?=and |which |with |to )|\s(?=و\w{3,}|على أن|التي|الذي)")
"""Where a clause ends for the test of translations."""
LEAST_SHOWN = 2
"""Missing content words of a gap that is worth showing where there are such."""
LEAST_LEFT = 3
"""Words that must be left of a wording from which a clause is taken."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The form, the share of the wording's content words that are there (0-1), and what is missing as spans of the wording's document."""

    form: Literal["verbatim", "reworded", "partial"]
    kept: float
    omitted: tuple[tuple[int, int], ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where two texts part between words that both have in this order: words (by number) of the wording, and of the other text."""

    first: int
    behind: int
    gone: int
    """Different words of it that the other text has nowhere."""
    new: int
    """Words that the other text has there instead, and the wording nowhere."""
    inside: bool
    """Whether it lies between words that both have: before and behind them the other text says other things."""

    @property
    def dropped(self) -> int:
        """Words gone that nothing stands for."""
        return max(0, self.gone - self.new)

    @property
    def replaced(self) -> int:
        """Words gone that others stand for."""
        return min(self.gone, self.new)

    @property
    def put_in(self) -> int:
        """Words more than it had."""
        return max(0, self.new - self.gone) if self.inside else 0


def rendering(wording: Wording, carried: Wording, settings: Carrying) -> Rendering:
    """How ``carried`` renders ``wording``."""
    if wording.language != carried.language:
        return _translated(wording, carried, settings)
    theirs = tuple(t for t in carried.tokens if t.key != DAY)
    mine = _without_dates(wording.tokens) if len(theirs) < len(carried.tokens) else wording.tokens
    if not mine:
        return Rendering("reworded", 0.0, (), (Reason("no content words"),))
    names = _names(mine, theirs)
    left, right = [names[id(t)] for t in mine], [names[id(t)] for t in theirs]
    said, there = set(left), set(right)
    gone = [n for n, name in enumerate(left) if name not in there]
    added = [n for n, name in enumerate(right) if name not in said]
    size = len(mine)
    in_order, gaps = min(
        (_aligned(left, telling, said, there) for telling in _tellings(right, theirs, carried)),
        key=lambda found: sum(gap.dropped for gap in found[1]),
    )
    reasons = (
        Reason("words kept", round(1 - len(gone) / size, 3), f"{size - len(gone)} of {size} content words, {in_order} in order"),
        Reason("words left out", round(len(gone) / size, 3), " ".join(mine[n].text for n in gone)),
        Reason("words put in", round(len(added) / size, 3), " ".join(theirs[n].text for n in added)),
    )
    form = _form(gaps, size, (size - len(gone) - in_order) / size, settings)
    return Rendering(form, 1 - len(gone) / size, _phrases(wording, mine, gaps) if form == "partial" else (), reasons)


def _form(gaps: Sequence[_Gap], size: int, moved: float, settings: Carrying) -> Literal["verbatim", "reworded", "partial"]:
    """By the words dropped, replaced and put in; ``moved`` is the share of words that stand in another order."""
    dropped = sum(gap.dropped for gap in gaps) / size
    longest = max((gap.dropped for gap in gaps), default=0)
    replaced, put_in = (
        (sum(count) / size for count in zip(*((g.replaced, g.put_in) for g in gaps), strict=True)) if gaps else (0, 0)
    )
    copied = replaced + put_in <= settings.copied
    phrase, share, most = (
        (settings.phrase_of_copy, settings.phrase_share_of_copy, settings.dropped_of_copy)
        if copied
        else (settings.phrase, settings.phrase_share, settings.dropped)
    )
    if (longest >= phrase and longest / size >= share) or (dropped >= most and (copied or size > settings.short)):
        return "partial"
    few = copied or (replaced + put_in / 2 <= settings.own_words and dropped <= settings.own_words)
    return "verbatim" if few and moved <= settings.moved else "reworded"


def _tellings(right: Sequence[str], theirs: Sequence[Token], carried: Wording) -> Iterator[Sequence[str]]:
    """All that the text has of it, and, where it says so more than once, each time by itself: one of them may be the fuller."""
    yield right
    if len(carried.spans) > 1:
        for start, end in carried.spans:
            if once := [name for name, token in zip(right, theirs, strict=True) if start <= token.start < end]:
                yield once


def _without_dates(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens but for days and dates: a month, the numbers on either side of it, and names of days."""
    months = [n for n, t in enumerate(tokens) if t.key.startswith(MONTH)]
    dates = {n for month in months for n in (month - 1, month, month + 1) if 0 <= n < len(tokens) and _fixed(tokens[n])}
    return tuple(t for n, t in enumerate(tokens) if n not in dates and t.key != DAY)


def _fixed(token: Token) -> bool:
    return token.key.startswith(FIXED)


def _aligned(left: Sequence[str], right: Sequence[str], said: Set[str], there: Set[str]) -> tuple[int, list[_Gap]]:
    """Words that both texts have in one order, and the gaps between them."""
    in_order, gaps = 0, []
    edges: list[int] = [0, 0]
    for block in (*LCSseq.opcodes(left, right).as_matching_blocks(),):
        first, behind = edges[0], block.a
        instead = right[edges[1] : block.b]
        words = left[first:behind]
        if words or instead:
            gone, new = len({w for w in words if w not in there}), sum(w not in said for w in instead)
            gaps.append(_Gap(first, behind, gone, new, inside=bool(in_order and block.size)))
        in_order += block.size
        edges = [block.a + block.size, block.b + block.size]
    return in_order, gaps


def _names(mine: Sequence[Token], theirs: Sequence[Token]) -> dict[int, str]:
    """One name for all tokens that are the same word: that of the first like it in the wording."""
    names = {id(t): t.key for t in mine}
    keys = {t.key for t in mine}
    for token in theirs:
        like = token.key if token.key in keys else next((t.key for t in mine if same_word(t, token)), f"+{token.key}")
        names[id(token)] = like
    return names


def _phrases(wording: Wording, mine: Sequence[Token], gaps: Sequence[_Gap]) -> tuple[tuple[int, int], ...]:
    """What is missing, from the word before a gap to the word behind it: whole phrases, with the particles at their edges."""
    missing = (
        [g for g in gaps if g.dropped and g.gone >= LEAST_SHOWN] or [g for g in gaps if g.dropped] or [g for g in gaps if g.gone]
    )
    found = []
    for gap in missing:
        low = mine[gap.first - 1].end if gap.first else wording.spans[0][0]
        high = mine[gap.behind].start if gap.behind < len(mine) else wording.spans[-1][1]
        inside = ((max(low, start), min(high, end)) for start, end in wording.spans)
        found += [_trimmed(wording, start, end) for start, end in inside if start < end]
    return tuple((start, end) for start, end in found if start < end)


def _trimmed(wording: Wording, start: int, end: int) -> tuple[int, int]:
    """A stretch without what is no letter at its ends."""
    at = next(a for a, b in wording.spans if a <= start and end <= b)
    offset = sum(b - a + 1 for a, b in wording.spans if a < at) - at
    while start < end and not wording.text[start + offset].isalnum():
        start += 1
    while end > start and not wording.text[end - 1 + offset].isalnum():
        end -= 1
    return start, end


def _translated(wording: Wording, carried: Wording, settings: Carrying) -> Rendering:
    """A rendering in another language: *partial* where a clause of the wording is missing, else *reworded*."""
    length = len(carried.tokens) / max(1, len(wording.tokens))
    clauses = list(_clauses(wording))
    rests = [f"{wording.text[:start]} {wording.text[end:]}".strip() for start, end, _ in clauses]
    whole, theirs, *others = vectors([wording.text, carried.text, *rests])
    gains = [round(float(other @ theirs - whole @ theirs), 3) for other in others]
    best = max(range(len(gains)), key=gains.__getitem__, default=None)
    gain = 0.0 if best is None else gains[best]
    lost = sorted(wording.numbers - carried.numbers)
    reasons = (
        Reason("translation", round(length, 2), "length beside the wording"),
        Reason("nearer without one clause", gain, "" if best is None else wording.text[clauses[best][0] : clauses[best][1]]),
        Reason("numbers left out", len(lost), ", ".join(lost)),
    )
    very_short = length < settings.half_translation and gain >= 0
    if very_short or (length <= settings.short_translation and gain >= settings.without_clause):
        return Rendering("partial", min(1.0, length), (clauses[best][2],) if best is not None and gain > 0 else (), reasons)
    return Rendering("reworded", min(1.0, length), (), reasons)


def _clauses(wording: Wording) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Clauses of a wording that leave something when they are taken away: from where to where in its text, and in its document."""
    at = 0
    for first, last in wording.spans:
        end = at + last - first
        cuts = [at, *(m.end() for m in _CLAUSE.finditer(wording.text, at, end)), end]
        starts = [cut for cut, behind in pairwise(cuts) if len(wording.text[cut:behind].split()) > 1]
        for start, stop in zip(starts, [*starts[1:], end], strict=True):
            place = _trimmed(wording, first + start - at, first + stop - at)
            rest = len(wording.text.split()) - len(wording.text[start:stop].split())
            if rest >= LEAST_LEFT and place[0] < place[1]:
                yield start, stop, place
        at = end + 1
