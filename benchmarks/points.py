"""Time of the stages behind ``copies`` against the number of reports, on a register made from the example.

Every round adds meetings: the example's, one year on for each copy, with words permuted consistently within a copy, so that neither
texts nor vectors of one copy help with another. ``python -m benchmarks points`` prints seconds of CPU and the exponent.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from time import process_time

from benchmarks.example_reference import EXAMPLES, load
from communique.knowledge import Knowledge
from communique.model import Document, Mention, Statement

_WORD = re.compile(r"[\u0621-\u064a]{5,}|[a-z]{5,}")
SIZES = (1, 2, 4, 8)
"""Copies of the example by round; one has 29 texts, 28 of them of its three meetings."""


@dataclass(frozen=True)
class Round:
    """One size of register: its texts, meetings and points, and the CPU seconds of merging and of all that stands behind it."""

    documents: int
    meetings: int
    points: int
    merging: float
    behind: float


def read() -> tuple[Sequence[Document], Sequence[Statement], Sequence[Mention], Knowledge]:
    """The example, document by document."""
    from communique import pipeline
    from communique.register.store import open_register

    reference = load()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "register.db"
        pipeline.read([EXAMPLES / reference.folder], file, profiles=[EXAMPLES / reference.profile])
        with open_register(file, create=False) as store:
            knowledge = Knowledge(store.keep_profiles(()))
            assert knowledge.bodies
            return store.documents(), store.statements(), store.mentions(), knowledge


def measure(size: int) -> Round:
    """Merging, commitments, carriage, changes and conflicts of so many copies of the example."""
    from communique.meetings.merge import merge_mentions
    from communique.points.carriage import count_sources, find_carriage
    from communique.points.changes import find_changes
    from communique.points.commitments import find_commitments
    from communique.points.conflicts import find_conflicts
    from communique.points.merge import merge_points
    from communique.settings import Settings

    documents, statements, mentions, knowledge = read()
    settings = Settings()
    meetings, _ = merge_mentions(documents, mentions, {}, knowledge, settings)
    texts, said, held = [], [], []
    for copy in range(size):
        other = _Permuted(copy, documents)
        texts += [other.document(d) for d in documents]
        said += [other.statement(s) for s in statements]
        held += [
            replace(
                m, id=f"{m.id}-{copy}", documents=tuple(map(other.name, m.documents)), mentions=(), names=(), dates=(), recalls=(),
                participants=(), stated_counts=(), held=replace(m.held, date=_later(m.held.date, copy), spans=()),
            )
            for m in meetings
        ]  # fmt: skip
    began = process_time()
    points, placed = merge_points(held, texts, said, (), {}, knowledge, settings)
    merging = process_time() - began
    points = find_commitments(points, placed, texts, held, knowledge, settings)
    carriage = find_carriage(held, points, placed, texts, knowledge, settings)
    points = count_sources(points, carriage, texts, {})
    find_changes(held, points, placed, texts, knowledge, settings)
    find_conflicts(held, points, placed, texts, carriage, {}, knowledge, settings)
    return Round(len(texts), len(held), len(points), merging, process_time() - began - merging)


class _Permuted:
    """One copy of the example: its longer words change places with one another, the same way in every text."""

    def __init__(self, copy: int, documents: Sequence[Document]) -> None:
        self.copy = copy
        by_length: dict[tuple[int, bool], list[str]] = {}
        for word in sorted({w for d in documents for w in _WORD.findall(d.text)}):
            by_length.setdefault((len(word), word.isascii()), []).append(word)
        self.words: dict[str, str] = {}
        shuffle = random.Random(copy)
        for words in by_length.values():
            others = list(words)
            if copy:
                shuffle.shuffle(others)
            self.words |= dict(zip(words, others, strict=True))

    def name(self, document: str) -> str:
        return f"{document}-{self.copy}"

    def document(self, document: Document) -> Document:
        text = _WORD.sub(lambda match: self.words[match[0]], document.text)
        return replace(document, id=self.name(document.id), text=text, meetings=())

    def statement(self, statement: Statement) -> Statement:
        document = self.name(statement.document)
        return replace(statement, id=f"{document}:{statement.start}-{statement.end}", document=document)


def _later(day: str | None, years: int) -> str | None:
    return day and f"{int(day[:4]) + 5 * years}{day[4:]}"


def scale() -> int:
    """Prints a line a size, and how time grows with the number of texts."""
    measure(1)  # loads the encoder
    rounds = []
    for size in SIZES:
        rounds.append(measure(size))
        r = rounds[-1]
        print(
            f"{r.documents:>5} texts {r.meetings:>4} meetings {r.points:>6} points  merging {r.merging:6.1f} s  behind {r.behind:6.1f} s"
        )
    first, last = rounds[0], rounds[-1]
    grown = log((last.merging + last.behind) / (first.merging + first.behind)) / log(last.documents / first.documents)
    print(f"time grows as texts to the power of {grown:.2f}")
    return 0
