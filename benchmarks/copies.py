"""Copied passages of a whole archive: against exact truth, and beside the tools that people use for near-duplicates.

``python -m benchmarks copies``. Truth is counted here, by other code than the program's: sets of five words of every text, a
pair being a copy where half of the smaller set (of twenty and more) is in the other. The program finds passages with their
places in raw text; the others say which texts are alike. Times are from one run on one machine: only ratios say anything.
Peers get folded text, which is not in their time, and 128 permutations in 16 bands of 8, as is usual; each that is not installed
(``pip install --group benchmarks``) is left out.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality import Absent
from communique.copies.passages import Corpus, Passage
from communique.settings import Copying, Settings

ARCHIVE = Path(__file__).parents[2] / "shared" / "data" / "saudinewsnet"
SIZE = 5
"""Words of a shingle."""
SMALLEST = 20
"""Shingles of the smaller text of a pair."""
HALF = 0.5
PERMUTATIONS, BANDS = 128, 16
_WORD = re.compile(r"\w+")
_FOLDED = {ord(a): b for a, b in zip("أإآٱىة", "اااايه", strict=True)} | dict.fromkeys([*range(0x64B, 0x660), 0x670, 0x640])
_SEPARATOR = "\n\n"

Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Text:
    """An article as found, and folded for tools that do not know Arabic."""

    outlet: str | None
    raw: str
    folded: str


@dataclass(frozen=True)
class Result:
    """What one tool found, and its seconds by the clock and of the processor."""

    tool: str
    pairs: Pairs
    clock: float
    processor: float


def texts(folder: Path = ARCHIVE) -> list[Text]:
    """All articles with text. :raises Absent: where the archive is not there."""
    from communique.model import Source
    from communique.sources.files import read_sources

    files = sorted(folder.glob("*.zip"))
    if not files:
        raise Absent(f"no zip files in {folder}")
    found = (source for source in read_sources(files, Settings()) if isinstance(source, Source))
    return [Text(s.outlet, s.text, " ".join(_WORD.findall(s.text.translate(_FOLDED)))) for s in found]


def truth(archive: Sequence[Text]) -> Pairs:
    """Every pair of which half of the smaller text's shingles stand in the other."""
    from scipy.sparse import csr_array

    numbers: dict[str, int] = {}
    columns: list[NDArray[np.int64]] = []
    known: dict[int, int] = {}
    for text in archive:
        words = np.array([numbers.setdefault(word, len(numbers)) for word in text.folded.split()], np.int64)
        runs = np.lib.stride_tricks.sliding_window_view(words, SIZE) if len(words) >= SIZE else np.zeros((0, SIZE), np.int64)
        # As Python integers of five numbers below 2**24 each: exact, no hash that might collide.
        keys = [int.from_bytes(run.astype("<u4").tobytes(), "little") for run in runs]
        columns.append(np.unique(np.array([known.setdefault(key, len(known)) for key in keys], np.int64)))
    sizes = np.array([len(column) for column in columns])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    held = csr_array((np.ones(int(starts[-1]), np.int32), np.concatenate(columns), starts), shape=(len(archive), len(known)))
    shared = (held @ held.T).tocoo()
    smaller = np.minimum(sizes[shared.row], sizes[shared.col])
    good = (shared.row < shared.col) & (smaller >= SMALLEST) & (shared.data >= HALF * smaller)
    return set(zip(shared.row[good].tolist(), shared.col[good].tolist(), strict=True))


def measured(tool: str, find: Callable[[], Pairs]) -> Result:
    clock, processor = perf_counter(), process_time()
    pairs = find()
    return Result(tool, pairs, perf_counter() - clock, process_time() - processor)


# ---------------------------------------------------------------- the tools


def passages(archive: Sequence[Text], settings: Copying | None = None) -> list[Passage]:
    """The program's, from raw text to passages with their places."""
    bodies = ((text.raw, [(0, len(text.raw))]) for text in archive)
    return Corpus(bodies, [text.outlet for text in archive], settings or Settings().copying).passages()


def unguarded() -> Copying:
    """Settings that take titles, lists and formulae for passages too: the truth, which counts words alone, does."""
    return replace(
        Settings().copying, weight=0.0, common=0.0, rare=0.0, different=0.0, run=SIZE, share=0.0, verbatim=0.0, furniture=1 << 30
    )


def covered(archive: Sequence[Text], found: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """Of every pair that shares passages, the share of the shorter text that lies in them."""
    inside: dict[tuple[int, int], list[int]] = {}
    for passage in found:
        if passage.a != passage.b:
            sides = inside.setdefault((passage.a, passage.b), [0, 0])
            sides[0] += passage.i1 - passage.i0
            sides[1] += passage.j1 - passage.j0
    sizes = [len(text.folded.split()) for text in archive]
    return {(a, b): min(1.0, max(sides[0] / sizes[a], sides[1] / sizes[b])) for (a, b), sides in inside.items()}


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


PEERS: dict[str, Callable[[Sequence[Text]], Pairs]] = {"daft": daft, "rensa": rensa, "datasketch": datasketch}


# ---------------------------------------------------------------- the run


def run(sample: int, limit: int | None = None) -> None:
    """Prints recall on the truth and times; with ``sample`` so many of the pairs found, to be read."""
    archive = texts()[:limit]
    print(f"{len(archive):,} articles, {sum(text.folded.count(' ') + 1 for text in archive):,} words")
    pairs = truth(archive)
    print(f"{len(pairs):,} pairs of texts, of {SMALLEST} shingles and more, share half of the smaller one's")
    found: list[Passage] = []

    def own() -> Pairs:
        found.extend(passages(archive))
        return {(passage.a, passage.b) for passage in found if passage.a != passage.b}

    ours = measured("communique", own)
    results = [ours]
    for name, peer in PEERS.items():
        try:
            results.append(measured(name, lambda peer=peer: peer(archive)))  # type: ignore[misc]
        except ImportError:
            print(f"{name}: not installed, left out")
    print(f"{'tool':<12}{'pairs':>10}{'recall':>9}{'of them true':>14}{'clock':>8}{'ratio':>7}{'processor':>11}{'ratio':>7}")
    for one in results:
        hits = len(one.pairs & pairs)
        print(
            f"{one.tool:<12}{len(one.pairs):>10,}{hits / len(pairs):>9.4f}{hits / max(1, len(one.pairs)):>14.3f}"
            f"{one.clock:>8.1f}{one.clock / ours.clock:>7.2f}{one.processor:>11.1f}{one.processor / ours.processor:>7.2f}"
        )
    share = covered(archive, found)
    half = {pair for pair, value in share.items() if value >= HALF}
    print(f"communique, {len(found):,} passages; pairs with half of the shorter text in passages: {len(half):,},")
    print(f"  recall of these {len(half & pairs) / len(pairs):.4f}, in the truth {len(half & pairs) / max(1, len(half)):.3f}")
    titles = {(passage.a, passage.b) for passage in passages(archive, unguarded())}
    print(
        f"  without the guard against titles, lists and formulae: recall {len(titles & pairs) / len(pairs):.4f} of {len(titles):,} pairs"
    )
    for a, b in sorted(random.Random(0).sample(sorted(ours.pairs), min(sample, len(ours.pairs)))):
        _show(archive, a, b, share[a, b], [p for p in found if (p.a, p.b) == (a, b)])


def _show(archive: Sequence[Text], a: int, b: int, share: float, found: Sequence[Passage]) -> None:
    words = sum(passage.kept for passage in found)
    print(f"{_SEPARATOR}{a} ({archive[a].outlet}) with {b} ({archive[b].outlet}): {share:.2f} of the shorter, {words} words")
    print(f"  A: {' '.join(archive[a].raw.split())[:500]}\n  B: {' '.join(archive[b].raw.split())[:500]}")
