"""Likeness of texts: ranks, folding, determinism."""

from collections import Counter
from math import log, sqrt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.text import similar
from communique.text.normal import fold
from communique.text.similar import Likened, cosine, likeness, ngram_likeness, vectors


def test_vectors_are_unit_rows_and_zero_without_letters() -> None:
    found = vectors(["السدود ممتلئة", "…"])  # the dams are full
    assert found.shape == (2, similar.SIZE)
    assert abs(float(np.linalg.norm(found[0])) - 1) < 1e-3
    assert not found[1].any()


def test_spelling_and_quotation_marks_do_not_count() -> None:
    one, other = vectors(["“السُّدود” ممتلئة في الأودية", '"السدود" ممتلئة في الاودية'])
    assert np.array_equal(one, other)


def test_a_text_is_embedded_once(monkeypatch: object) -> None:
    vectors(["قناة جديدة لري الحقول"])  # a new canal to water the fields

    class Encoder:
        def encode(self, texts: list[str]) -> list[object]:
            raise AssertionError(f"embedded again: {texts}")

    monkeypatch.setattr(similar, "_encoder", Encoder)  # type: ignore[attr-defined]
    assert vectors(["قناة جديدة لري الحقول"]).any()


def test_the_right_rendering_ranks_first_in_arabic() -> None:
    official = [
        Likened("تنظيف القنوات قبل فصل الخريف", "ar"),  # cleaning the canals before autumn
        Likened("قلق الوزراء من تلوث الأنهار", "ar"),  # the ministers' concern at the pollution of rivers
    ]
    press = [
        Likened("أعربوا عن قلقهم إزاء تلوث مياه النهر", "ar"),
        Likened("ضرورة تنظيف القنوات في موعد أقصاه الخريف", "ar"),
    ]
    assert likeness(official, press).argmax(axis=1).tolist() == [1, 0]


def test_the_right_translation_ranks_first() -> None:
    english = [
        Likened("The canals are to be cleaned before autumn.", "en"),
        Likened("Pollution of rivers is of deep concern.", "en"),
    ]
    arabic = [Likened("يثير تلوث الأنهار قلقا بالغا", "ar"), Likened("تنظيف القنوات قبل الخريف", "ar")]
    assert likeness(english, arabic).argmax(axis=1).tolist() == [1, 0]
    assert np.array_equal(likeness(english, arabic), cosine(english, arabic))


def test_nothing_with_nothing() -> None:
    assert likeness([], [Likened("نهر", "ar")]).shape == (0, 1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="ابتسنهرمل ", max_size=20), max_size=4))
def test_ngrams_are_symmetric_and_bounded(texts: list[str]) -> None:
    found = ngram_likeness(texts, texts)
    assert np.allclose(found, found.T, atol=1e-3)
    assert ((found >= 0) & (found <= 1.001)).all()


def _directly(a: list[str], b: list[str]) -> list[list[float]]:
    """What :func:`ngram_likeness` says it is, gram by gram."""
    counted = []
    for text in (*a, *b):
        words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
        counted.append(Counter(f" {w} "[at : at + n] for w in words for n in (3, 4) for at in range(max(1, len(w) + 3 - n))))
    seen = Counter(gram for grams in counted for gram in grams)
    weighed = [
        {gram: (1 + log(n)) * (1 + log((1 + len(counted)) / (1 + seen[gram]))) for gram, n in grams.items()} for grams in counted
    ]
    lengths = [sqrt(sum(w * w for w in weights.values())) or 1.0 for weights in weighed]
    return [
        [
            sum(w * weighed[n].get(gram, 0.0) for gram, w in weighed[m].items()) / lengths[m] / lengths[n]
            for n in range(len(a), len(counted))
        ]
        for m in range(len(a))
    ]


_TEXTS = st.lists(st.text("نهر و/سدabA1 -", max_size=20), min_size=1, max_size=4)


@settings(max_examples=50, deadline=None)
@given(_TEXTS, _TEXTS)
def test_likeness_by_letters_is_the_cosine_of_weighed_grams(a: list[str], b: list[str]) -> None:
    assert np.allclose(ngram_likeness(a, b), _directly(a, b), atol=10**-similar.DIGITS)
