"""Words that one wording has and another lacks: pieces join to the wording, marks stand on whole words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.views.differences import compare

WORDING = st.lists(
    st.sampled_from(["the", "The,", "lake", "lakes", "مجلس", "المجلس", "وَلِلمجلس", "«بالمجلس»", "أكد", "اكد", "—", " ", "\n"]),
    max_size=12,
).map(" ".join)


@given(WORDING, WORDING)
def test_pieces_join_to_the_wordings(ours: str, theirs: str) -> None:
    found = compare(ours, theirs)
    assert ("".join(p.text for p in found.ours), "".join(p.text for p in found.theirs)) == (ours, theirs)


@given(WORDING)
def test_a_wording_has_nothing_that_itself_lacks(wording: str) -> None:
    found = compare(wording, wording)
    assert found.shared == 1.0 and not any(p.own for p in (*found.ours, *found.theirs))


def test_words_apart_only_in_hamza_marks_or_punctuation_are_the_same() -> None:
    found = compare("أكَّد الوزراء، التزامهم", "اكد الوزراء التزامهم.")  # "the ministers affirmed their commitment"
    assert not any(p.own for p in (*found.ours, *found.theirs))


def test_what_one_side_adds_is_one_piece() -> None:
    found = compare("open a gauge station by the end of 2032", "open a gauge station")
    assert [p.text for p in found.ours if p.own] == ["by the end of 2032"]
    assert not any(p.own for p in found.theirs)


def test_wordings_with_little_in_common_are_not_marked() -> None:
    found = compare("one two three four", "five six seven one")
    assert not found.marked and not any(p.own for p in found.ours)


def test_words_put_in_other_words_are_not_left_out() -> None:
    found = compare("the station opens in spring", "the station closes in spring with a feast")
    assert found.left_out == ("with a feast",)


def test_a_prefix_alone_is_shown_as_a_prefix() -> None:
    found = compare("واتفق الوزراء على تنظيف القنوات", "اتفق على تنظيف للقنوات بالوزراء")  # and-agreed, the-canals, to-the-canals
    assert [p.text for p in found.ours if p.own] == ["و", "الوزراء", "ال"]
    assert [p.text for p in found.theirs if p.own] == ["لل", "بالوزراء"]


def test_marks_stay_with_the_letters_of_a_prefix() -> None:
    found = compare("وَلِلْمجلس دوره الكبير", "المجلس دوره الكبير")  # the council has its great part
    assert [p.text for p in (*found.ours, *found.theirs) if p.own] == ["وَلِلْ", "ال"]


def test_letters_of_a_word_are_no_prefix() -> None:
    found = compare("ولد في بلد بعيد", "ولد في بلاد بعيد")  # a boy in a far country, countries
    assert [p.text for p in found.ours if p.own] == ["بلد"]
