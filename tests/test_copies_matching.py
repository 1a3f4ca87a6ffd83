"""The matches are exactly the maximal runs that a plain comparison of all positions finds; chains follow their order."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.copies.chains import chains
from communique.copies.matching import Match, Runs, Words, grams, matches

TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=14), max_size=4)


def plain(texts: list[list[str]], size: int) -> set[tuple[int, int, int]]:
    """Maximal equal runs of ``size`` words and more, by comparing every position with every other."""
    row = [(word, number) for number, text in enumerate(texts) for word in text]
    found = set()
    for i in range(len(row)):
        for j in range(i + 1, len(row)):
            before = i > 0 and row[i - 1][1] == row[i][1] and row[j - 1][1] == row[j][1]
            if before and row[i - 1][0] == row[j - 1][0]:
                continue
            length = 0
            while (
                j + length < len(row)
                and row[i + length][0] == row[j + length][0]
                and row[i + length][1] == row[i][1]
                and row[j + length][1] == row[j][1]
            ):
                length += 1
            if length >= size:
                found.add((i, j, length))
    return found


def found_in(texts: list[list[str]], size: int, cap: int) -> set[tuple[int, int, int]]:
    words = Words.of(texts)
    runs = Runs(words)
    outlets = np.arange(len(texts))
    rows = matches(words, runs, grams(words, runs, size, outlets, 99), cap, 1000)
    return set(zip(*(row.tolist() for row in rows), strict=True))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 4))
def test_matches_are_the_maximal_runs(texts: list[list[str]], size: int) -> None:
    assert found_in(texts, size, cap=10_000) == plain(texts, size)


def test_a_common_run_starts_no_match_but_is_walked_over() -> None:
    title = list("tttt")
    texts = [[*"abcde", *title, *"fghij"], [*"abcde", *title, *"fghij"], *([f"x{n}", *title, f"y{n}"] for n in range(6))]
    assert found_in(texts, 4, cap=3) == {(0, 14, 14)}


def test_runs_of_furniture_and_their_spread() -> None:
    texts = [list("abcd"), list("abcd"), list("abcd"), list("wxyz"), list("wxyz")]
    words = Words.of(texts)
    found = grams(words, Runs(words), 4, np.array([0, 0, 0, 1, 2]), furniture=3)
    assert found.documents[[0, 4, 8, 12, 16]].tolist() == [3, 3, 3, 2, 2]
    assert found.furniture[[0, 4, 8, 12, 16]].tolist() == [True, True, True, False, False]
    assert found.documents[1] == 0, "no run of four words starts at the second word of four"


def test_chains_bridge_gaps_up_to_their_limit() -> None:
    near = [Match(0, 100, 10), Match(15, 118, 10)]
    assert chains(near, gap=8) == [near]
    assert chains(near, gap=7) == [near[:1], near[1:]]


def test_chains_keep_the_order_of_both_texts() -> None:
    crossed = [Match(0, 50, 10), Match(12, 20, 8)]
    assert chains(crossed, gap=40) == [[crossed[0]], [crossed[1]]]


def test_of_two_ways_on_the_better_is_taken() -> None:
    first, stray, second = Match(0, 100, 10), Match(11, 104, 4), Match(12, 112, 30)
    assert chains([first, stray, second], gap=20) == [[first, second], [stray]]
