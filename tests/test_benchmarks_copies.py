"""The truth that the benchmark of copies counts, and how it takes other tools' sketches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks import copies_peers
from benchmarks.copies import covered, passages, truth
from benchmarks.copies_peers import Text, passim

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
    sketches = np.arange(4 * copies_peers.PERMUTATIONS, dtype=np.uint32).reshape(4, copies_peers.PERMUTATIONS)
    width = copies_peers.PERMUTATIONS // copies_peers.BANDS
    sketches[2, :width] = sketches[0, :width]
    sketches[3, :width] = sketches[0, :width]
    sketches[1, width - 1] = sketches[0, width - 1]
    assert copies_peers._banded(sketches, [True, True, True, False]) == {(0, 2)}


def test_passim_is_left_out_with_one_line_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ImportError, match="no java on the path"):
        passim([text(slice(0, 5))])


def test_pairs_are_read_from_what_passim_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last step fails without a jar that nobody asks for here; the alignments are written by then."""
    seriatim = '#!/bin/sh\nfor out; do :; done\nmkdir -p "$out/align.json"\n'
    seriatim += 'printf \'{"id": "3", "id2": "1"}\\n{"id": "0", "id2": "2"}\\n\' > "$out/align.json/part-0.json"\nexit 1\n'
    for name, script in (("java", "#!/bin/sh\n"), ("seriatim", seriatim)):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert passim([text(slice(0, 5))]) == {(1, 3), (0, 2)}
