"""Marks around contents, and how much of a content stands in marks."""

from __future__ import annotations

import pytest

from communique.statements.quotations import mode, trimmed
from communique.text.segment import quotes


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("“نقف مع الشعب”.", "نقف مع الشعب"),  # a quotation that is the whole content loses its marks
        ("أهمية “فتح الطرق”", "أهمية “فتح الطرق”"),  # one that begins inside keeps them
        ("«الرابطة» تضم عشرة", "«الرابطة» تضم عشرة"),
        ("، تمديد المهمة ؛", "تمديد المهمة"),
        ("...", ""),
    ],
)
def test_marks_and_punctuation_around_a_content(raw: str, want: str) -> None:
    start, end = trimmed(raw, 0, len(raw), quotes(raw, 0, len(raw)))
    assert raw[start:end] == want


def test_a_content_out_of_the_middle_of_a_quotation_has_no_marks() -> None:
    raw = "قالوا “العمل مستمر، ولا بد من الصبر”"  # "they said: work goes on, patience is needed"
    start, end = trimmed(raw, raw.index("لا بد"), len(raw), quotes(raw, 0, len(raw)))
    assert (raw[start:end], mode(raw, start, end, quotes(raw, 0, len(raw)))) == ("لا بد من الصبر", "direct")


def test_terms_in_marks_are_no_speech() -> None:
    raw = "مواصلة القتال ضد “داعش” في كل مكان"
    assert mode(raw, 0, len(raw), quotes(raw, 0, len(raw))) == "indirect"


def test_a_closing_mark_alone_with_we_is_a_quotation_that_lost_its_opening() -> None:
    raw = "من المهم أن نعمل معا من أجل مصالحنا المشتركة”"  # "it is important that we work together for our interests"
    end = len(raw) - 1
    assert mode(raw, 0, end, quotes(raw, 0, len(raw))) == "direct"
