"""The truth that the benchmark of copies counts, and how it takes other tools' sketches."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import copies
from benchmarks.copies import Text, covered, passages, truth

WORDS = [f"كلمة{chr(0x627 + n % 26)}{n}" for n in range(200)]  # words of their own, with figures in them


def text(*parts: slice) -> Text:
    shown = " ".join(word for part in parts for word in WORDS[part])
    return Text(None, shown, shown)


def test_half_of_the_smaller_text_makes_a_pair() -> None:
    pytest.importorskip("scipy")
    whole, half, less = text(slice(0, 60)), text(slice(0, 30), slice(100, 126)), text(slice(40, 60), slice(130, 170))
    assert truth([whole, half, less, text(slice(0, 10))]) == {(0, 1)}


def test_the_program_covers_what_two_texts_share() -> None:
    archive = [text(slice(0, 60)), text(slice(0, 60), slice(100, 160)), text(slice(160, 200))]
    found = passages(archive)
    assert {(p.a, p.b) for p in found} == {(0, 1)}
    assert covered(archive, found) == {(0, 1): 1.0}


def test_sketches_that_agree_in_a_band_are_a_pair() -> None:
    sketches = np.arange(4 * copies.PERMUTATIONS, dtype=np.uint32).reshape(4, copies.PERMUTATIONS)
    width = copies.PERMUTATIONS // copies.BANDS
    sketches[2, :width] = sketches[0, :width]
    sketches[3, :width] = sketches[0, :width]
    sketches[1, width - 1] = sketches[0, width - 1]
    assert copies._banded(sketches, [True, True, True, False]) == {(0, 2)}
