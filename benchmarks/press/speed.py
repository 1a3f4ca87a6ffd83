"""``python -m benchmarks statements``: what finding statements costs in CPU time and memory, over articles of all kinds.

Nothing is asserted: times are this machine's. What carries over to another is the ratio to describing the same documents and
how far the slowest article stands from the median.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from benchmarks.press import texts
from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source
from communique.settings import Settings
from communique.statements.find import find_statements

DAYS = tuple(f"2015-07-{day}" for day in range(21, 28)) + tuple(f"2015-08-{day:02}" for day in (1, 2, 3, 4, 7, 8, 9, 11))
"""Days of the data set; three more are kept for an independent check and never read here."""
ARTICLES = 2000
WARM = 200
"""Articles after which what is loaded once is loaded, so that memory growing from there on is the articles' own."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of one article."""

    key: str
    characters: int
    describing: float
    finding: float
    statements: int


def measure(sources: Sequence[Source]) -> tuple[list[Cost], tuple[int, int] | None]:
    """The cost of each article, and resident bytes after the first :data:`WARM` and after all (None where the system does not tell)."""
    knowledge, settings = Knowledge(), Settings()
    costs, warm = [], None
    for source in sources[:1]:  # loads the knowledge
        find_statements(describe(source, knowledge, settings)[0], knowledge, settings)
    for number, source in enumerate(sources):
        if number == WARM:
            warm = _resident()
        start = process_time()
        document, _ = describe(source, knowledge, settings)
        between = process_time()
        found, _ = find_statements(document, knowledge, settings)
        costs.append(Cost(source.key, len(source.text), between - start, process_time() - between, len(found)))
    end = _resident()
    return costs, (warm, end) if warm is not None and end is not None else None


def told(costs: Sequence[Cost], memory: tuple[int, int] | None) -> list[str]:
    """The figures in lines."""
    finding = [cost.finding for cost in costs]
    middle, slowest = median(finding), max(costs, key=lambda cost: cost.finding)
    high = quantiles(finding, n=20)[-1]
    characters = sum(cost.characters for cost in costs)
    described = sum(cost.describing for cost in costs)
    lines = [
        f"articles {len(costs)}, characters {characters}, statements {sum(cost.statements for cost in costs)}",
        f"finding statements: {sum(finding):.1f} s of CPU, {1e6 * sum(finding) / characters:.1f} ms per 1,000 characters",
        f"an article: median {1e3 * middle:.1f} ms, 95th percentile {1e3 * high:.1f} ms ({high / middle:.1f} times the median), "
        f"most {1e3 * slowest.finding:.0f} ms ({slowest.finding / middle:.0f} times; {slowest.key}, {slowest.characters} characters)",
        f"finding statements by describing the document: {sum(finding) / described:.2f} times",
    ]
    grown = (
        "not told by this system" if memory is None else f"{(memory[1] - memory[0]) / 2**20:+.1f} MiB on {memory[0] / 2**20:.0f}"
    )
    return [*lines, f"resident memory from article {WARM} to the end: {grown}"]


def run(articles: int = ARTICLES) -> None:
    """Measures and prints. Raises :class:`benchmarks.quality.Absent` without the data set."""
    sources = list(texts.spread(DAYS, articles))
    gc.collect()
    print(*told(*measure(sources)), sep="\n")


def _resident() -> int | None:
    """Resident bytes of this process."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None
