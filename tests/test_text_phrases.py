"""Phrases of the knowledge files in running text."""

from __future__ import annotations

import pytest

from communique.text.phrases import Phrases
from communique.text.words import words

NAMES = Phrases(
    [
        ("مجلس الأمن", "council"),
        ("مجلس الأمن الدولي", "security council"),
        ("الوزراء", "ministers"),
        ("كندا", "CA"),
        ("لم", "not"),
        ("the Coalition", "coalition"),
        ("", "nothing"),
    ]
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("مجلس الأمن الدولي اليوم", [("مجلس الأمن الدولي", "security council", "")]),  # the longest of two names
        ("لمجلس الامن", [("مجلس الامن", "council", "ل")]),  # "to the council", hamza dropped in print
        ("وكندا", [("كندا", "CA", "و")]),
        ("وبالوزراء", [("الوزراء", "ministers", "وب")]),
        ("للوزراء", [("للوزراء", "ministers", "ل")]),  # the article has given way: the whole word
        ("وَكندا", [("وَكندا", "CA", "و")]),
        ("ولم", [("لم", "not", "و")]),
        ("كلم", []),
        ("وزراء", []),  # the phrase has an article, the word has none
        ("the Coalition’s aim", [("the Coalition", "coalition", "")]),
        ("مجلس “الأمن”", [("مجلس “الأمن", "council", "")]),
    ],
)
def test_find(raw: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(raw[f.start : f.end], f.value, f.prefix) for f in NAMES.find(words(raw))] == expected


def test_word_indices_are_inclusive() -> None:
    (found,) = NAMES.find(words("عقد مجلس الأمن جلسة"))  # "the council held a session"
    assert (found.first, found.last) == (1, 2)


def test_the_first_of_two_entries_with_the_same_words_is_kept() -> None:
    (found,) = Phrases([("عُمان", "OM"), ("عمان", "Amman")]).find(words("في عمان"))
    assert found.value == "OM"
