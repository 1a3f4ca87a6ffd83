"""Whether a point binds more or less than it did: act, strength, amount and deadline of its earlier and later form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.knowledge import Knowledge
from communique.model import Commitment, Document, Point, Reason, Span, Statement
from communique.text.normal import fold
from communique.text.numbers import find_numbers
from communique.text.words import lemma

_RANK = {"commit": 2, "affirm": 1, "call": 1, "praise": 0, "concern": 0, "assess": 0}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Move:
    """Which way a point moved, and what shows it."""

    kind: Literal["strengthened", "weakened"]
    reasons: tuple[Reason, ...]


def moved(
    earlier: Point,
    later: Point,
    before: Sequence[Statement],
    after: Sequence[Statement],
    texts: Mapping[str, Document],
    knowledge: Knowledge,
) -> Move | None:
    """The move, None where none is sure. A reading that any statement of either side shares with the other's is no move."""
    official = all(texts[p.wording.document].kind == "official" for p in (earlier, later))
    ranks = [{_rank(s.act, s.strength) for s in rows} for rows in (before, after)]
    if not ranks[0] & ranks[1]:
        first, second = _rank(earlier.act, earlier.strength), _rank(later.act, later.strength)
        if first != second:
            kind: Literal["strengthened", "weakened"] = "strengthened" if second > first else "weakened"
            return Move(kind, (Reason("act or strength", kind, f"{_named(earlier)} to {_named(later)}"),))
    return _by_details(earlier, later, texts, official, knowledge)


def _rank(act: str, strength: str | None) -> int:
    """How much an act binds: a firm commitment 4, a soft one 2, a position or call 1."""
    return _RANK.get(act, 0) + (2 if act == "commit" and strength == "firm" else 0)


def _named(point: Point) -> str:
    return f"{point.strength} {point.act}" if point.strength else point.act


def _by_details(earlier: Point, later: Point, texts: Mapping[str, Document], official: bool, knowledge: Knowledge) -> Move | None:
    """By the parts of the commitment: a larger amount, an earlier or a new deadline strengthens; the press may just leave one out."""
    first, second = earlier.commitment, later.commitment
    if not first or not second:
        return None
    amounts = [_amount(c.amount, texts, knowledge) for c in (first, second)]
    years = [_deadline(c, texts) for c in (first, second)]
    if amounts[0] and amounts[1] and amounts[0][1] == amounts[1][1] and amounts[0][0] != amounts[1][0]:
        return _move(amounts[1][0] > amounts[0][0], "amount", f"{amounts[0][0]:g} to {amounts[1][0]:g} {amounts[1][1]}")
    if official and bool(amounts[0]) != bool(amounts[1]):
        return _move(bool(amounts[1]), "amount", "named" if amounts[1] else "no longer named")
    if years[0] and years[1] and years[0] != years[1]:
        return _move(years[1] < years[0], "deadline", f"{years[0]} to {years[1]}")
    if official and _begins(second) and not _begins(first):
        return _move(True, "start", "a day from which it holds is named")
    if official and _more(second) and not _more(first):
        return _move(True, "reach", "it is to be more, or to reach further")
    if official and bool(first.due) != bool(second.due):
        return _move(bool(second.due), "deadline", "named" if second.due else "no longer named")
    if official and bool(first.condition) != bool(second.condition):
        return _move(bool(first.condition), "condition", "lifted" if first.condition else "added")
    return None


def _begins(commitment: Commitment) -> bool:
    """Whether its date is one from which something holds, and no deadline."""
    return any(r.name == "due" and r.value == "start" for r in commitment.reasons)


def _more(commitment: Commitment) -> bool:
    return any(r.name == "more" for r in commitment.reasons)


def _move(up: bool, name: str, detail: str) -> Move:
    return Move("strengthened" if up else "weakened", (Reason(name, "strengthened" if up else "weakened", detail),))


def _amount(span: Span | None, texts: Mapping[str, Document], knowledge: Knowledge) -> tuple[float, str] | None:
    """The number of an amount and its unit, folded and in its dictionary form."""
    if span is None:
        return None
    document = texts[span.document]
    numbers = find_numbers(document.text, span.start, span.end, document.language, knowledge)
    if not numbers:
        return None
    unit = fold(document.text[numbers[0].end : span.end]).split()
    return float(numbers[0].value), lemma(unit[0], document.language) if unit else ""


def _deadline(commitment: Commitment, texts: Mapping[str, Document]) -> str | None:
    """The year by which something is to be done; a start or a rhythm is no deadline."""
    span = commitment.due
    if span is None or not any(r.name == "due" and r.value == "deadline" for r in commitment.reasons):
        return None
    found = _YEAR.findall(fold(texts[span.document].text[span.start : span.end]))
    return found[-1] if found else None
