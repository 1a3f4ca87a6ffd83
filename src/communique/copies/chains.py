"""Matches that follow one another in both documents become one passage: small insertions, cuts and changed words lie within."""

from __future__ import annotations

from collections.abc import Sequence

from communique.copies.matching import Match

_LOOK_BACK = 60
"""How many earlier matches a match may follow on; more lie between only where one phrase is repeated over and over."""

_GAP_COST = 0.1
"""Words taken off a chain's worth for each word of a gap: of two ways on, the nearer wins."""


def chains(matches: Sequence[Match], gap: int) -> list[list[Match]]:
    """The matches of one pair of documents as chains, the longest first; a match belongs to one.

    ``gap``: how many words may lie between two matches of a chain, in either document. Matches come sorted by ``i``, ``j``.
    """
    worth = [float(match.length) for match in matches]
    before: list[int | None] = [None] * len(matches)
    for here, match in enumerate(matches):
        for there in range(here - 1, max(-1, here - 1 - _LOOK_BACK), -1):
            distance = _distance(matches[there], match)
            if distance is None or max(distance) > gap:
                continue
            more = worth[there] + match.length + min(0, *distance) - _GAP_COST * max(distance)
            if more > worth[here]:
                worth[here], before[here] = more, there
    return _unravelled(matches, worth, before)


def _distance(first: Match, second: Match) -> tuple[int, int] | None:
    """Words between two matches in each document, below nought where they overlap; None where they stand in no order."""
    if second.i <= first.i or second.j <= first.j:
        return None
    i, j = second.i - first.i - first.length, second.j - first.j - first.length
    return (i, j) if min(i, j) > -min(first.length, second.length) else None


def _unravelled(matches: Sequence[Match], worth: Sequence[float], before: Sequence[int | None]) -> list[list[Match]]:
    used = [False] * len(matches)
    found = []
    for last in sorted(range(len(matches)), key=lambda at: (-worth[at], at)):
        chain = []
        at: int | None = last
        while at is not None and not used[at]:
            used[at] = True
            chain.append(matches[at])
            at = before[at]
        if chain:
            found.append(chain[::-1])
    return found
