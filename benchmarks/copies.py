"""Copied passages of a whole archive: against exact truth, and beside the tools that people use for near-duplicates.

``python -m benchmarks copies``. Truth is counted here, by other code than the program's: sets of five words of every text, a
pair being a copy where half of the smaller set (of twenty and more) is in the other. The program finds passages with their
places in raw text; the others say which texts are alike. Times are from one run on one machine: only ratios say anything.
Sketches are made of folded words: folding the archive has a time of its own, which is to be added to theirs (the program reads raw
text). Each tool that is not installed (``pip install --group benchmarks``) is left out.

``--permuted N`` is about size instead: the archive N times over, each time with other letters for its letters, so that it has
as many stories of its own; these texts are made as they are read and kept nowhere.
"""

from __future__ import annotations

import os
import random
import re
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.copies_peers import PASSIM_ARTICLES, SIZE, SKETCHES, Pairs, Text, passim
from benchmarks.quality import Absent
from communique.copies.passages import Corpus, Passage
from communique.copies.recurring import Print, Recurring
from communique.copies.templates import Forms
from communique.settings import Copying, Settings

ARCHIVE = Path(__file__).parents[2] / "shared" / "data" / "saudinewsnet"
SMALLEST = 20
"""Shingles of the smaller text of a pair."""
HALF = 0.5
_WORD = re.compile(r"\w+")
_FOLDED = {ord(a): b for a, b in zip("أإآٱىة", "اااايه", strict=True)} | dict.fromkeys([*range(0x64B, 0x660), 0x670, 0x640])
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@dataclass(frozen=True)
class Result:
    """What one tool found, and its seconds by the clock and of the processor, processes that it started included."""

    tool: str
    pairs: Pairs
    clock: float
    processor: float


def texts(folder: Path = ARCHIVE) -> list[Text]:
    """All articles with text, not folded yet. :raises Absent: where the archive is not there."""
    from communique.model import Source
    from communique.sources.files import read_sources

    files = sorted(folder.glob("*.zip"))
    if not files:
        raise Absent(f"no zip files in {folder}")
    found = (source for source in read_sources(files, Settings()) if isinstance(source, Source))
    return [Text(s.outlet, s.text, "", _day(s.published or s.crawled)) for s in found]


def _day(stated: str | None) -> date | None:
    return date.fromisoformat(stated[:10]) if stated else None


def folded(archive: Sequence[Text]) -> list[Text]:
    return [replace(text, folded=" ".join(_WORD.findall(text.raw.translate(_FOLDED)))) for text in archive]


def truth(archive: Sequence[Text]) -> Pairs:
    """Every pair of which half of the smaller text's shingles stand in the other."""
    from scipy.sparse import csr_array

    words = [text.folded.split() for text in archive]
    owners = np.repeat(np.arange(len(words)), [len(text) for text in words])
    shingles, at = _shingle_numbers([word for text in words for word in text], owners)
    held = np.unique(np.stack([owners[at], shingles], axis=1), axis=0)
    shape = (len(archive), int(shingles.max(initial=0)) + 1)
    matrix = csr_array((np.ones(len(held), np.int32), (held[:, 0], held[:, 1])), shape=shape)
    sizes = np.bincount(held[:, 0], minlength=len(archive))
    shared = (matrix @ matrix.T).tocoo()
    smaller = np.minimum(sizes[shared.row], sizes[shared.col])
    good = (shared.row < shared.col) & (smaller >= SMALLEST) & (shared.data >= HALF * smaller)
    return set(zip(shared.row[good].tolist(), shared.col[good].tolist(), strict=True))


def _shingle_numbers(words: Sequence[str], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for each shingle and where it begins. Exact: runs are numbered word by word, no hash that might collide."""
    numbers: dict[str, int] = {}
    one = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
    runs = one
    for more in range(1, SIZE):
        runs = np.unique(runs[: max(0, len(one) - more)] * len(numbers) + one[more:], return_inverse=True)[1]
    at = np.flatnonzero(owners[: len(runs)] == owners[SIZE - 1 :])
    return runs[at], at


def measured(tool: str, find: Callable[[], Pairs]) -> Result:
    clock, processor = perf_counter(), sum(os.times()[:4])
    pairs = find()
    return Result(tool, pairs, perf_counter() - clock, sum(os.times()[:4]) - processor)


# ---------------------------------------------------------------- the program


def corpus(archive: Sequence[Text], settings: Copying | None = None) -> Corpus:
    bodies = ((text.raw, [(0, len(text.raw))]) for text in archive)
    return Corpus(bodies, [text.outlet for text in archive], settings or Settings().copying)


def passages(archive: Sequence[Text], settings: Copying | None = None) -> list[Passage]:
    """The program's, from raw text to passages with their places."""
    return corpus(archive, settings).passages()


def unguarded() -> Copying:
    """Settings that take titles, lists and formulae for passages too: the truth, which counts words alone, does."""
    return replace(
        Settings().copying, weight=0.0, common=0.0, rare=0.0, different=0.0, run=SIZE, share=0.0, verbatim=0.0, furniture=1 << 30
    )


def templates(archive: Sequence[Text], of: Corpus, found: Sequence[Passage]) -> Pairs:
    """The pairs that are no copies of one another: forms filled in twice, and what an outlet prints again and again."""
    forms = Forms(of.row, len(archive), of.settings)
    prints = [Print(text.outlet, text.day, of.size(number)) for number, text in enumerate(archive)]
    recurring = Recurring(found, prints, of.settings)
    told = set()
    for (a, b), together in groupby(found, key=lambda passage: (passage.a, passage.b)):
        if a != b:
            passages = list(together)
            differing = [of.differences(passage) for passage in passages]
            if recurring.reason(passages) or forms.reason(differing, (a, archive[a].raw), (b, archive[b].raw)):
                told.add((a, b))
    return told


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


# ---------------------------------------------------------------- the run


def run(sample: int, limit: int | None = None) -> None:
    """Prints recall on the truth and times; with ``sample`` so many of the pairs found, to be read."""
    archive = texts()[:limit]
    clock, processor = perf_counter(), sum(os.times()[:4])
    archive = folded(archive)
    clock, processor = perf_counter() - clock, sum(os.times()[:4]) - processor
    print(f"{len(archive):,} articles, {sum(text.folded.count(' ') + 1 for text in archive):,} words")
    pairs = truth(archive)
    print(f"{len(pairs):,} pairs of texts, of {SMALLEST} shingles and more, share half of the smaller one's")
    kept: list[tuple[Corpus, list[Passage]]] = []

    def own() -> Pairs:
        made = corpus(archive)
        kept.append((made, made.passages()))
        return {(passage.a, passage.b) for passage in kept[0][1] if passage.a != passage.b}

    ours = measured("communique", own)
    results = [ours]
    for name, peer in SKETCHES.items():
        try:
            results.append(measured(name, lambda peer=peer: peer(archive)))  # type: ignore[misc]
        except ImportError:
            print(f"{name}: not installed, left out")
    print(f"folding: {clock:.1f} s by the clock, {processor:.1f} of the processor, to be added to all but communique")
    _table(results, pairs, ours)
    of, found = kept[0]
    filled = measured("templates", lambda: templates(archive, of, found))
    print(f"communique: {len(filled.pairs):,} of its pairs are templates ({len(filled.pairs & pairs):,} of the true ones),")
    print(f"  told in {filled.processor:.1f} s of the processor; without them {_figures(ours.pairs - filled.pairs, pairs)}")
    share = covered(archive, found)
    half = {pair for pair, value in share.items() if value >= HALF}
    print(f"  pairs with half of the shorter text in its {len(found):,} passages: {_figures(half, pairs)}")
    titles = {(passage.a, passage.b) for passage in passages(archive, unguarded())}
    print(f"  without the guard against titles, lists and formulae: {_figures(titles, pairs)}")
    _beside_passim(archive[:PASSIM_ARTICLES], ours.pairs, pairs)
    for a, b in sorted(random.Random(0).sample(sorted(ours.pairs), min(sample, len(ours.pairs)))):
        _show(archive, a, b, share[a, b], [p for p in found if (p.a, p.b) == (a, b)])


def _table(results: Sequence[Result], pairs: Pairs, ours: Result) -> None:
    print(f"{'tool':<12}{'pairs':>10}{'recall':>9}{'of them true':>14}{'clock':>8}{'ratio':>7}{'processor':>11}{'ratio':>7}")
    for one in results:
        hits = len(one.pairs & pairs)
        print(
            f"{one.tool:<12}{len(one.pairs):>10,}{hits / len(pairs):>9.4f}{hits / max(1, len(one.pairs)):>14.3f}"
            f"{one.clock:>8.1f}{one.clock / ours.clock:>7.2f}{one.processor:>11.1f}{one.processor / ours.processor:>7.2f}"
        )


def _figures(found: Pairs, pairs: Pairs) -> str:
    hits = len(found & pairs)
    return f"{len(found):,} pairs, recall {hits / max(1, len(pairs)):.4f}, in the truth {hits / max(1, len(found)):.3f}"


def _beside_passim(archive: Sequence[Text], ours: Pairs, pairs: Pairs) -> None:
    try:
        theirs = measured("passim", lambda: passim(archive))
    except ImportError as err:
        print(f"passim: left out: {err}")
        return
    part = {pair for pair in pairs if pair[1] < len(archive)}
    print(f"the first {len(archive):,} articles: passim {_figures(theirs.pairs, part)}, {theirs.processor:.0f} s of the processor;")
    print(f"  communique {_figures({pair for pair in ours if pair[1] < len(archive)}, part)}")


def _show(archive: Sequence[Text], a: int, b: int, share: float, found: Sequence[Passage]) -> None:
    words = sum(passage.kept for passage in found)
    print(f"\n\n{a} ({archive[a].outlet}) with {b} ({archive[b].outlet}): {share:.2f} of the shorter, {words} words")
    print(f"  A: {' '.join(archive[a].raw.split())[:500]}\n  B: {' '.join(archive[b].raw.split())[:500]}")


# ---------------------------------------------------------------- size


def large(times: int, limit: int | None = None) -> None:
    """Prints what finding the passages of an archive ``times`` as large costs."""
    archive = texts()[:limit]
    before, own, done = _anonymous(), [0.0], Event()

    def watch() -> None:
        while not done.wait(0.2):
            own[0] = max(own[0], _anonymous())

    watcher = Thread(target=watch)
    watcher.start()
    clock, processor = perf_counter(), sum(os.times()[:4])
    of = Corpus(_permuted(archive, times), [text.outlet for text in archive] * times, Settings().copying)
    found = of.passages()
    done.set()
    watcher.join()
    print(f"{len(archive) * times:,} articles, {len(of.row.values):,} words, {len(of.runs.shards)} shards: {len(found):,} passages")
    print(
        f"{perf_counter() - clock:.0f} s by the clock, {sum(os.times()[:4]) - processor:.0f} of the processor, making the texts included"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"memory of its own at its highest {own[0]:.2f} GB, {before:.2f} of it before (the archive once);")
    print(f"with what it reads from the disk and the system may take back, {peak:.2f} GB")


def _permuted(archive: Sequence[Text], times: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    draw = random.Random(0)
    for round_ in range(times):
        letters = list(_LETTERS)
        if round_:
            draw.shuffle(letters)
        table = str.maketrans(_LETTERS, "".join(letters))
        for text in archive:
            yield text.raw.translate(table), [(0, len(text.raw))]


def _anonymous() -> float:
    """Memory of the process that no file stands for, in GB."""
    status = Path("/proc/self/status").read_text("ascii", errors="replace")
    return next((int(line.split()[1]) / 1e6 for line in status.splitlines() if line.startswith("RssAnon")), 0.0)
