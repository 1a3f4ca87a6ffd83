"""How a text renders a wording: word for word, in other words, or in part, and then what it leaves out.

Content words are compared by key (forms of one word, and words that stand for one another, are equal), so inflection,
clitics, spelling, punctuation, titles and an equal reporting verb do not count as a change of wording. The words that both
texts have in one order split them into gaps: a gap that the other text fills with words of its own is reworded, one that it
leaves empty is left out. Across languages words cannot be compared; there the length tells whether much is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from communique.model import Reason
from communique.points.content import Token, Wording, same_word
from communique.settings import Carrying

CLAUSE = re.compile(r"[^،,؛;:\n]+")
LEAST_SHOWN = 2
"""Missing content words of a gap that is worth showing where there are such."""


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
    """Words of it that the other text has nowhere."""
    new: int
    """Words that the other text has there instead, and the wording nowhere."""

    @property
    def dropped(self) -> int:
        """Words gone that nothing stands for."""
        return max(0, self.gone - self.new)


def rendering(wording: Wording, carried: Wording, settings: Carrying) -> Rendering:
    """How ``carried`` renders ``wording``."""
    if wording.language != carried.language:
        return _translated(wording, carried, settings)
    mine, theirs = wording.tokens, carried.tokens
    if not mine:
        return Rendering("reworded", 0.0, (), (Reason("no content words"),))
    names = _names(mine, theirs)
    left, right = [names[id(t)] for t in mine], [names[id(t)] for t in theirs]
    said, there = set(left), set(right)
    gone = [n for n, name in enumerate(left) if name not in there]
    added = [n for n, name in enumerate(right) if name not in said]
    size = len(mine)
    in_order, gaps = _aligned(left, right, said, there)
    kept, lost, new = 1 - len(gone) / size, len(gone) / size, len(added) / size
    between = sum(n in _inside(said, right) for n in added) / size
    reasons = (
        Reason("words kept", round(kept, 3), f"{size - len(gone)} of {size} content words, {in_order} in order"),
        Reason("words left out", round(lost, 3), " ".join(mine[n].text for n in gone)),
        Reason("words put in", round(new, 3), " ".join(theirs[n].text for n in added)),
    )
    if _in_part(gaps, size, lost, new, settings):
        return Rendering("partial", kept, _phrases(wording, gaps), reasons)
    if in_order / size >= settings.same_words and between <= settings.put_in:
        return Rendering("verbatim", kept, (), reasons)
    return Rendering("reworded", kept, (), reasons)


def _in_part(gaps: Sequence[_Gap], size: int, lost: float, new: float, settings: Carrying) -> bool:
    """Whether something is missing: a phrase that nothing stands for, or too many words in all."""
    elsewhere = settings.elsewhere * sum(max(0, gap.new - gap.gone) for gap in gaps)
    longest = max((gap.dropped for gap in gaps), default=0) - elsewhere
    if longest >= settings.phrase and longest / size >= settings.phrase_share:
        return True
    least = settings.left_out if size >= settings.short else settings.left_out_of_short
    return (sum(gap.dropped for gap in gaps) - elsewhere) / size >= settings.dropped or lost - settings.replaced * new >= least


def _aligned(left: Sequence[str], right: Sequence[str], said: Set[str], there: Set[str]) -> tuple[int, list[_Gap]]:
    """Words that both texts have in one order, and the gaps between them."""
    in_order, gaps = 0, []
    edges: list[int] = [0, 0]
    for block in (*LCSseq.opcodes(left, right).as_matching_blocks(),):
        first, behind = edges[0], block.a
        instead = right[edges[1] : block.b]
        words = left[first:behind]
        if words or instead:
            gaps.append(_Gap(first, behind, sum(w not in there for w in words), sum(w not in said for w in instead)))
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


def _inside(known: set[str], right: Sequence[str]) -> range:
    """Tokens of the carried text between the first and the last that the wording has too: before and after, it says other things."""
    at = [n for n, name in enumerate(right) if name in known]
    return range(at[0], at[-1]) if at else range(0)


def _phrases(wording: Wording, gaps: Sequence[_Gap]) -> tuple[tuple[int, int], ...]:
    """What is missing, from the word before a gap to the word behind it: whole phrases, with the particles at their edges."""
    missing = (
        [g for g in gaps if g.dropped and g.gone >= LEAST_SHOWN] or [g for g in gaps if g.dropped] or [g for g in gaps if g.gone]
    )
    found = []
    for gap in missing:
        low = wording.tokens[gap.first - 1].end if gap.first else wording.spans[0][0]
        high = wording.tokens[gap.behind].start if gap.behind < len(wording.tokens) else wording.spans[-1][1]
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
    """A rendering in another language: partial where it is much shorter or numbers are lost."""
    length = len(carried.tokens) / max(1, len(wording.tokens))
    lost = sorted(wording.numbers - carried.numbers)
    reasons = (
        Reason("translation", round(length, 2), "length beside the wording"),
        Reason("numbers left out", len(lost), ", ".join(lost)),
    )
    if length < settings.short_translation:
        return Rendering("partial", min(1.0, length), _clauses_with(wording, lost), reasons)
    return Rendering("reworded", min(1.0, length), (), reasons)


def _clauses_with(wording: Wording, numbers: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The clauses that hold lost numbers: all that can be told of what a translation leaves out."""
    at, found = 0, []
    for first, last in wording.spans:
        for match in CLAUSE.finditer(wording.text, at, at + last - first):
            start, end = first + match.start() - at, first + match.end() - at
            if any(start <= t.start < end and t.text in numbers for t in wording.tokens):
                found.append(_trimmed(wording, start, end))
        at += last - first + 1
    return tuple(found)
