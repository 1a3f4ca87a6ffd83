"""The matches are exactly the maximal runs that a plain comparison of all positions finds; chains follow their order."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.copies import matching
from communique.copies.chains import Match, chained, chains
from communique.copies.matching import Matches, matches
from communique.copies.runs import RARE, Runs, repeated, runs
from communique.settings import Copying
from communique.text.bulk import Row, row_of

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


def row(texts: list[list[str]]) -> Row:
    spaced = [" ".join(text) for text in texts]
    return row_of((text, [(0, len(text))]) for text in spaced)


def runs_of(words: Row, outlets: list[int] | None = None, **settings: int) -> Runs:
    given = {"gram": 4, "run": 4, "cap": 10_000, "places": 1000, "furniture": 99} | settings
    return runs(words, np.arange(len(words.first) - 1) if outlets is None else np.array(outlets), Copying(**given))


def found_in(texts: list[list[str]], **settings: int) -> set[tuple[int, int, int]]:
    words = row(texts)
    found = matches(words, runs_of(words, **settings), 2, 10_000)
    return set(zip(found.i.tolist(), found.j.tolist(), found.length.tolist(), strict=True))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 4))
def test_matches_are_the_maximal_runs(texts: list[list[str]], size: int) -> None:
    assert found_in(texts, gram=size, run=size) == plain(texts, size)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 3), st.integers(0, 4))
def test_only_documents_that_share_a_long_match_have_short_ones(texts: list[list[str]], size: int, more: int) -> None:
    words, all_of_them = row(texts), plain(texts, size)
    owners = words.owners.tolist()
    long = {(owners[i], owners[j]) for i, j, length in all_of_them if length >= size + more}
    expected = {(i, j, length) for i, j, length in all_of_them if (owners[i], owners[j]) in long}
    assert found_in(texts, gram=size, run=size + more) == expected


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(1, 3), st.integers(0, 4), st.integers(1, 12))
def test_any_number_of_shards_finds_the_same(texts: list[list[str]], size: int, more: int, shard: int) -> None:
    """Down to shards of one word; sums of rarity are the same too, and so is all that is made of them."""
    words = row(texts)
    whole, parted = (runs_of(words, gram=size, run=size + more, cap=3, furniture=2, shard=n) for n in (1000, shard))
    assert (whole.weights == parted.weights).all() and (whole.starts == parted.starts).all()
    one, other = matches(words, whole, 1, 1000), matches(words, parted, 2, shard)
    assert all((getattr(one, name) == getattr(other, name)).all() for name in ("i", "j", "length"))


def test_a_common_run_starts_no_match_but_is_walked_over() -> None:
    title = list("tttt")
    texts = [[*"abcde", *title, *"fghij"], [*"abcde", *title, *"fghij"], *([f"x{n}", *title, f"y{n}"] for n in range(6))]
    assert found_in(texts, cap=3) == {(0, 14, 14)}


def test_pairs_are_the_same_however_few_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [list("abcabdabcab"), list("cabdabca"), list("abcd")]
    whole = found_in(texts, gram=2, run=2)
    monkeypatch.setattr(matching, "_TOGETHER", 3)
    assert found_in(texts, gram=2, run=2) == whole == plain(texts, 2)


def test_values_that_agree_in_their_upper_bits_only_are_told_apart() -> None:
    one, other = (5 << 60) + 1, (5 << 60) + 2
    values = np.array([other, 7 << 50, one, other, one, other], np.uint64)
    order, begins = repeated(values)
    assert [order[a:b].tolist() for a, b in itertools.pairwise(begins)] == [[2, 4], [0, 3, 5]]


def test_rarity_of_runs_and_their_furniture() -> None:
    texts = [list("abcd"), list("abcd"), list("abcd"), list("wxyz"), list("wxyz"), list("pqrst")]
    found = runs_of(row(texts), [0, 0, 0, 1, 2, 2], furniture=3, background=6)
    rarity = np.diff(found.weights.astype(np.int64))
    assert rarity[[0, 4, 8]].tolist() == [0, 0, 0], "three documents of one outlet: furniture"
    assert rarity[[12, 16, 20, 21]].tolist() == [RARE] * 4, "in two documents, or in one"
    assert rarity[[1, 22, 23]].tolist() == [0, 0, 0], "no run of four words starts there"
    assert np.flatnonzero(found.starts).tolist() == [12, 16]
    everywhere = runs_of(row([list("abcd")] * 6), list(range(6)), background=6)
    assert everywhere.rarity(np.array([0]), np.array([4])).tolist() == [0.0]


def chains_of(found: list[Match], gap: int) -> list[list[Match]]:
    """Chains of matches between two documents of a thousand words each."""
    owners = np.repeat(np.arange(2, dtype=np.int32), 1000)
    words = Row(np.zeros(2000, np.uint64), owners, owners, np.array([0, 1000, 2000]), owners)
    rows = Matches(*(np.array([getattr(match, name) for match in found], np.int64) for name in ("i", "j", "length")))
    given = chained(words, rows, gap, run=1)
    three = list(zip(given.matches.i.tolist(), given.matches.j.tolist(), given.matches.length.tolist(), strict=True))
    ends = given.first.tolist()
    return sorted([Match(*one) for one in three[a:b]] for a, b in itertools.pairwise(ends))


def test_chains_bridge_gaps_up_to_their_limit() -> None:
    near = [Match(0, 1100, 10), Match(15, 1118, 10)]
    assert chains_of(near, gap=8) == [near]
    assert chains_of(near, gap=7) == [near[:1], near[1:]]


def test_chains_keep_the_order_of_both_texts() -> None:
    crossed = [Match(0, 1050, 10), Match(12, 1020, 8)]
    assert chains_of(crossed, gap=45) == [[crossed[0]], [crossed[1]]]


def test_of_two_ways_on_the_better_is_taken() -> None:
    first, stray, second = Match(0, 1100, 10), Match(11, 1104, 4), Match(12, 1112, 30)
    assert chains_of([first, stray, second], gap=20) == [[first, second], [stray]]


def test_a_chain_without_a_long_enough_run_is_none() -> None:
    words = row([list("abcdefgh"), list("abcdxfgh")])
    rows = Matches(np.array([0, 5]), np.array([8, 13]), np.array([4, 3]))
    assert chained(words, rows, 5, run=4).first.tolist() == [0, 2]
    assert chained(words, rows, 5, run=5).first.tolist() == [0]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(40, 70), st.integers(1, 6)), max_size=12, unique_by=lambda m: m[:2]))
def test_chains_are_those_of_the_search_among_all_matches(rows: list[tuple[int, int, int]]) -> None:
    """Parting matches by how far apart their places are cuts no chain; every match is in one, and each goes on."""
    found = sorted((Match(i, 1000 + j, length) for i, j, length in rows), key=lambda m: (m.i, m.j))
    got = chains_of(found, gap=5)
    assert sorted(match for chain in got for match in chain) == sorted(found)
    for chain in got:
        for one, two in itertools.pairwise(chain):
            assert two.i > one.i and two.j > one.j
            assert two.i - one.i - one.length <= 5 and two.j - one.j - one.length <= 5
    best = max((sum(found[at].length for at in chain) for chain in chains(found, 5)), default=0)
    assert max((sum(match.length for match in chain) for chain in got), default=0) >= best - 6
