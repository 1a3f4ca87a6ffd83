"""Pairs, shares and names: what the measures are made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.matching import Place, f1, hull, iou, letters, pair_off, same_name, share, word_f1

PLACES = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: (p[0], p[0] + p[1]))


@given(PLACES, PLACES)
def test_iou_is_symmetric_and_at_most_the_share_of_the_shorter(a: Place, b: Place) -> None:
    assert iou(a, b) == iou(b, a)
    assert 0 <= iou(a, b) <= share(a, b) <= 1
    assert (iou(a, b) == 1) == (a == b)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5), st.integers(0, 5))), st.randoms(use_true_random=False))
def test_pairs_are_one_to_one_in_whatever_order_edges_come(edges: list[tuple[float, int, int]], random: object) -> None:
    rows = [((w,), a, b) for w, a, b in edges]
    pairs = pair_off(rows)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    random.shuffle(rows)  # type: ignore[attr-defined]
    assert pair_off(rows) == pairs


def test_the_heaviest_pair_goes_first() -> None:
    assert pair_off([((0.6,), "a", "x"), ((0.9,), "b", "x"), ((0.5,), "a", "y")]) == [("b", "x"), ("a", "y")]


def test_nothing_wanted_and_nothing_claimed_is_right() -> None:
    assert f1(0, 0, 0) == 1
    assert f1(0, 1, 0) == 0
    assert f1(1, 1, 3) == 0.5


def test_white_space_is_no_letter() -> None:
    assert letters([(0, 5)], "a b\nc") == {0, 2, 4}
    assert hull([(3, 5), (0, 2)]) == (0, 5)


def test_names_are_compared_without_vowel_signs_and_hamza() -> None:
    assert same_name("الأُردن", "الاردن")  # Jordan, with and without its hamza
    assert same_name("المرسى", "وكالة المرسى للأنباء")  # the short name of an agency within the full one
    assert not same_name(None, "مسقط")
    assert not same_name("في", "في مسقط")  # "in" is too short to name anything


def test_words_are_counted_as_often_as_they_stand() -> None:
    assert word_f1("the sea the coast", "the sea") == f1(2, 4, 2)
    assert word_f1("", "sea") == 0
