"""``python -m benchmarks.quotation_baseline``: what quotation marks alone would find, beside what the program finds.

The baseline takes every quotation of more than three words in a report's body for a statement's content, and nothing else: what a
reader of direct speech does. Its marks are found by the program's own reader of marks, which mends those that print left open,
so the baseline is a strong one of its kind. Contents are paired one to one with the reference's from an IoU of .5 on, as in the
register's scoring, here over all statements of a reference together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.matching import Place, f1, hull, iou, pair_off, ratio
from benchmarks.press import coding, texts
from benchmarks.quality import SHARED, Absent
from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Document, Source
from communique.settings import Settings
from communique.statements.find import find_statements
from communique.text.segment import quotes

SHORTEST = 4
"""Words of a quotation that may be a statement: names and titles in marks are shorter."""
LEVEL = 0.5


@dataclass(frozen=True)
class Wanted:
    """A text and the contents that its reference has."""

    source: Source
    contents: tuple[Place, ...]
    direct: tuple[bool, ...]
    """Whether all or part of each content stands in quotation marks."""


@dataclass(frozen=True)
class Found:
    """Counts over a reference."""

    claimed: int = 0
    wanted: int = 0
    hits: int = 0
    quoted: int = 0
    """Wanted contents with quotation marks."""
    quoted_hits: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(
            self.claimed + other.claimed, self.wanted + other.wanted, self.hits + other.hits,
            self.quoted + other.quoted, self.quoted_hits + other.quoted_hits,
        )  # fmt: skip

    def line(self, name: str) -> str:
        """Shares found of all and of those with marks, precision, F1."""
        return (
            f"  {name:<16}{ratio(self.hits, self.wanted):>8.3f}{ratio(self.quoted_hits, self.quoted):>10.3f}"
            f"{ratio(self.hits, self.claimed):>11.3f}{f1(self.hits, self.claimed, self.wanted):>8.3f}"
        )


def quoted(document: Document) -> list[Place]:
    """Every quotation of the body that is long enough."""
    return [
        (quote.inner_start, quote.inner_end)
        for region in document.regions
        if region.role == "body"
        for quote in quotes(document.text, region.start, region.end)
        if len(document.text[quote.inner_start : quote.inner_end].split()) >= SHORTEST
    ]


def held(claimed: Sequence[Place], wanted: Wanted) -> Found:
    """The counts of one text."""
    likeness = [
        ((value,), n, m)
        for n, place in enumerate(wanted.contents)
        for m, other in enumerate(claimed)
        if (value := iou(place, other)) >= LEVEL
    ]
    hits = [n for n, _ in pair_off(likeness)]
    return Found(len(claimed), len(wanted.contents), len(hits), sum(wanted.direct), sum(wanted.direct[n] for n in hits))


def compare(reference: Sequence[Wanted]) -> tuple[Found, Found]:
    """The baseline and the program on the same texts."""
    knowledge, settings = Knowledge(), Settings()
    marks = program = Found()
    for wanted in reference:
        document, _ = describe(wanted.source, knowledge, settings)
        body = [region for region in document.regions if region.role == "body"]
        statements = find_statements(document, knowledge, settings)[0]
        contents = [hull(s.content) for s in statements if any(r.start <= s.content[0][0] < r.end for r in body)]
        marks += held(quoted(document), wanted)
        program += held(contents, wanted)
    return marks, program


def press(half: coding.Half) -> list[Wanted]:
    """One half of the press reference."""
    coded = {report.key: report for report in coding.load() if report.half == half}
    return [
        Wanted(
            source,
            tuple(s.content for s in coded[source.key].statements),
            tuple(s.mode != "indirect" for s in coded[source.key].statements),
        )
        for source in texts.reports(list(coded.values()))
    ]


def seeds() -> list[Wanted]:
    """The seeds that have a reference here."""
    gold, folder = SHARED / "gold" / "seeds.json", SHARED / "seeds"
    if not (gold.exists() and folder.exists()):
        raise Absent(f"no reference texts in {SHARED}")
    data = json.loads(gold.read_text("utf-8"))
    return [
        Wanted(
            Source(name, (folder / name).read_bytes().decode("utf-8")),
            tuple((s["content_start"], s["content_end"]) for s in data["statements"] if s["file"] == name),
            tuple(s["mode"] != "indirect" for s in data["statements"] if s["file"] == name),
        )
        for name in sorted(d["file"] for d in data["documents"])
    ]


def lines() -> Iterator[str]:
    """The table, a block a reference."""
    yield f"{'':<18}{'found':>8}{'of quoted':>10}{'precision':>11}{'F1':>8}"
    references: dict[str, Callable[[], list[Wanted]]] = {
        "seeds": seeds,
        "press-development": partial(press, "development"),
        "press-held-out": partial(press, "held-out"),
    }
    for name, load in references.items():
        try:
            marks, program = compare(load())
        except Absent as err:
            yield f"{name}: skipped: {err}"
            continue
        yield f"{name}: {marks.wanted} statements, {marks.quoted} with quotation marks"
        yield marks.line("marks alone")
        yield program.line("communique")


if __name__ == "__main__":
    for told in lines():
        print(told)
    sys.exit(0)
