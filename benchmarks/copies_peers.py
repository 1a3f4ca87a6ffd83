"""Other tools for near-duplicates and copied passages, asked for pairs of texts; each raises ImportError where it is not installed.

Sketches have 128 permutations in 16 bands of 8, as is usual, over sets of five words of folded text.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIZE = 5
"""Words of a shingle."""
PERMUTATIONS, BANDS = 128, 16
PASSIM_ARTICLES = 2000
"""It takes 22 ms of Python for a pair: minutes for these, more than half an hour for the whole archive."""
_NEUTRAL = "- " * 20
"""In front of every text for passim: it loses copies that begin within the first 25 characters of the later text."""

Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Text:
    """An article as found, and folded for tools that do not know Arabic."""

    outlet: str | None
    raw: str
    folded: str
    day: date | None = None


def rensa(archive: Sequence[Text]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches = []
    for number, text in enumerate(archive):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_shingles(text.folded))
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return {(min(a, b), max(a, b)) for a, sketch in enumerate(sketches) for b in lsh.query(sketch) if a != b and archive[a].folded}


def datasketch(archive: Sequence[Text]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    sketches = {}
    for number, text in enumerate(archive):
        if shingles := _shingles(text.folded):
            sketches[number] = MinHash(num_perm=PERMUTATIONS, seed=1)
            sketches[number].update_batch([shingle.encode() for shingle in shingles])
            lsh.insert(number, sketches[number])
    return {(min(a, b), max(a, b)) for a, sketch in sketches.items() for b in lsh.query(sketch) if a != b}


def daft(archive: Sequence[Text]) -> Pairs:
    os.environ["DAFT_ANALYTICS_ENABLED"] = "0"
    import daft

    frame = daft.from_pydict({"text": [text.folded for text in archive]})
    made = daft.col("text").minhash(num_hashes=PERMUTATIONS, ngram_size=SIZE, seed=1)
    column = frame.select(made.alias("sketch")).to_arrow()["sketch"].combine_chunks()
    sketches = np.asarray(column.flatten()).reshape(len(archive), PERMUTATIONS)
    return _banded(sketches, [bool(text.folded) for text in archive])


def _banded(sketches: NDArray[np.uint32], real: Sequence[bool]) -> Pairs:
    """Pairs that agree in a whole band."""
    found: Pairs = set()
    for band in np.split(sketches, BANDS, axis=1):
        rows = np.ascontiguousarray(band).view([("", band.dtype)] * band.shape[1]).ravel()
        order = np.argsort(rows, kind="stable")
        breaks = np.flatnonzero(rows[order][1:] != rows[order][:-1]) + 1
        for group in np.split(order, breaks):
            if len(group) > 1:
                found.update(combinations(sorted(number for number in group.tolist() if real[number]), 2))
    return found


def _shingles(folded: str) -> list[str]:
    words = folded.split()
    return list({" ".join(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)})


def passim(archive: Sequence[Text]) -> Pairs:
    """Its pairwise alignments. Of its own clustering step, which needs one more jar, nothing is asked."""
    for needed in ("java", "seriatim"):
        if shutil.which(needed) is None:
            raise ImportError(f"no {needed} on the path")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = (json.dumps({"id": str(n), "text": _NEUTRAL + text.raw}, ensure_ascii=False) for n, text in enumerate(archive))
        (folder / "texts.json").write_text("\n".join(rows), "utf-8")
        command = ["seriatim", "--pairwise", "--all-pairs", str(folder / "texts.json"), str(folder / "out")]
        done = subprocess.run(command, capture_output=True, text=True)
        parts = sorted((folder / "out" / "align.json").glob("part-*"))
        if not parts:
            raise ImportError(f"seriatim wrote no alignments: {done.stderr.strip().splitlines()[-1:]}")
        found = [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]
    pairs = ((int(row["id"]), int(row["id2"])) for row in found)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


SKETCHES: dict[str, Callable[[Sequence[Text]], Pairs]] = {"daft": daft, "rensa": rensa, "datasketch": datasketch}
