"""Finite verbs of Arabic told from nouns by the dictionary and by shape."""

from __future__ import annotations

import pytest

from communique.statements.finite import finite


@pytest.mark.parametrize("word", ["يعمل", "تسعي", "نواصل", "سيتحرك", "ستواصل", "ناقشت", "انخفض", "قال", "كانت", "وافقوا", "تتضامن"])
def test_verbs(word: str) -> None:
    assert finite(word)


@pytest.mark.parametrize(
    "word", ["يوم", "تنظيم", "تنميه", "تصحيح", "استعراض", "ازدواج", "تبادل", "نتايج", "سنوات", "بيان", "طلب", "تقويه"]
)
def test_nouns(word: str) -> None:
    assert not finite(word)
