"""How a text renders a wording: word for word, in other words, or in part, and then what it leaves out.

Content words are compared by key (forms of one word, and words that stand for one another, are equal), so inflection,
clitics, spelling, punctuation, titles and an equal reporting verb do not count as a change of wording. Across languages
words cannot be compared; there the numbers and the length tell whether much is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.model import Reason
from communique.points.content import Token, Wording, same_word
from communique.settings import Carrying


@dataclass(frozen=True, slots=True)
class Rendering:
    """The form, the share of the wording's content words that are there (0-1), and what is missing as spans of the wording's document."""

    form: Literal["verbatim", "reworded", "partial"]
    kept: float
    omitted: tuple[tuple[int, int], ...]
    reasons: tuple[Reason, ...]


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
    among = _inside(said, right)
    size = len(mine)
    kept, lost, new = 1 - len(gone) / size, len(gone) / size, len(added) / size
    between = sum(n in among for n in added) / size
    reasons = (
        Reason("words kept", round(kept, 3), f"{size - len(gone)} of {size} content words"),
        Reason("words left out", round(lost, 3), " ".join(mine[n].text for n in gone)),
        Reason("words put in", round(new, 3), " ".join(theirs[n].text for n in added)),
    )
    net = lost - settings.replaced * new
    least = settings.left_out if size >= settings.short else settings.left_out_of_short
    bare = new <= settings.nothing_new and lost >= settings.left_out_bare and len(gone) >= settings.least_left_out
    shorter = len(theirs) / size <= settings.shorter and net >= settings.left_out_bare
    if net >= least or (size >= settings.short and (bare or shorter)):
        return Rendering("partial", kept, _runs(mine, gone), reasons)
    if kept >= settings.same_words and between <= settings.put_in:
        return Rendering("verbatim", kept, (), reasons)
    return Rendering("reworded", kept, (), reasons)


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


def _runs(tokens: Sequence[Token], numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Missing tokens as spans, neighbours together."""
    spans: list[tuple[int, int]] = []
    before = -2
    for n in sorted(numbers):
        if n == before + 1 and spans:
            spans[-1] = (spans[-1][0], tokens[n].end)
        else:
            spans.append((tokens[n].start, tokens[n].end))
        before = n
    return tuple(spans)


def _translated(wording: Wording, carried: Wording, settings: Carrying) -> Rendering:
    """A rendering in another language: partial where it is much shorter or numbers are lost."""
    length = len(carried.tokens) / max(1, len(wording.tokens))
    lost = sorted(wording.numbers - carried.numbers)
    reasons = (
        Reason("translation", round(length, 2), "length beside the wording"),
        Reason("numbers left out", len(lost), ", ".join(lost)),
    )
    if length < settings.short_translation:
        spans = tuple((t.start, t.end) for t in wording.tokens if t.text in lost)
        return Rendering("partial", min(1.0, length), spans, reasons)
    return Rendering("reworded", min(1.0, length), (), reasons)
