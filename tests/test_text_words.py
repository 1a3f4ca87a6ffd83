"""Words, what is written together with them, and their dictionary forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.normal import fold
from communique.text.words import lemma, strip_proclitics, words


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("الـ 82 عضوا", ["ال", "82", "عضوا"]),  # "the 82 members"
        ("والـ82", ["وال", "82"]),
        ("منصة SY24، 24kg", ["منصه", "sy24", "24kg"]),
        ("8,000.5 و٤/٦/٢٠٢٠", ["8,000.5", "و", "4", "6", "2020"]),
        ("السياسية-العسكرية", ["السياسيه", "العسكريه"]),
        ("the Coalition’s don't co-chair", ["the", "coalition", "don't", "co", "chair"]),
        ("“سلام”", ["سلام"]),
        ("#سلام_دائم", ["سلام", "دايم"]),
        ("", []),
    ],
)
def test_words(raw: str, expected: list[str]) -> None:
    assert [word.text for word in words(raw)] == expected


def test_offsets_count_in_the_whole_raw_text() -> None:
    raw = "قال الحُكمُ ل#x200d;سلام"
    found = words(raw, 4)
    assert [raw[w.start : w.end] for w in found] == ["الحُكمُ", "ل#x200d;سلام"]


@given(st.text(max_size=60), st.data())
def test_words_stand_in_order_inside_their_part(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    before = (start, start)
    for word in words(raw, start, end):
        assert before <= (word.start, word.end)  # a sign such as ¼ reads as two words in one place
        assert start <= word.start < word.end <= end
        assert word.text
        before = (word.start, word.end)


@pytest.mark.parametrize(
    ("word", "likeliest"),
    [
        ("والوزراء", "وزراء"),
        ("وزراء", "وزراء"),
        ("فرنسا", "فرنسا"),
        ("بلجيكا", "بلجيكا"),
        ("لبنان", "لبنان"),
        ("كندا", "كندا"),
        ("وكندا", "كندا"),
        ("ولبنان", "لبنان"),
        ("وأعلن", "اعلن"),
        ("للوزراء", "وزراء"),
        ("للجنة", "لجنه"),
        ("لداعش", "داعش"),
        ("والناتو", "ناتو"),
        ("ألمانيا", "المانيا"),
        ("الله", "الله"),
        ("سيعقد", "يعقد"),
        ("والتزامهم", "التزامهم"),
        ("ولاية", "ولايه"),
        ("بيان", "بيان"),
        ("وبيان", "بيان"),
        ("و", "و"),
        ("والتي", "التي"),
        ("بعضهم", "بعضهم"),  # "some of them": the possessive shows that b is the noun's own
        ("وصولا", "وصولا"),
        ("بعضا", "بعضا"),
        ("ومنها", "منها"),
    ],
)
def test_the_likeliest_reading_stands_first(word: str, likeliest: str) -> None:
    assert strip_proclitics(fold(word))[0] == likeliest


def test_the_word_itself_is_among_its_readings() -> None:
    assert set(strip_proclitics("والوزراء")) == {"والوزراء", "الوزراء", "وزراء"}


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("أكدوا", "ar", "اكد"),
        ("للوزراء", "ar", "وزير"),
        ("والدول", "ar", "دوله"),
        ("اجتماعات", "ar", "اجتماع"),
        ("والتزامهم", "ar", "التزام"),
        ("لداعش", "ar", "داعش"),
        ("countries", "en", "country"),
        ("stressed", "en", "stress"),
    ],
)
def test_lemma(word: str, language: str, expected: str) -> None:
    assert lemma(fold(word), language) == expected
