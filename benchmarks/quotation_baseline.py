"""What reading quotation marks alone would find: each quotation of more than three words, as if it were a statement.

A yardstick for the statement finder: most of what press reports of communiques say is reported without marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.matching import Place, f1, iou, pair_off, ratio
from communique.model import Document
from communique.text.segment import paragraphs, quotes

SPEECH = 4
"""Words from which a quotation counts as speech; shorter ones are names and terms."""
MATCH = 0.5


@dataclass(frozen=True, slots=True)
class Shares:
    """How a set of contents compares with what was coded, matched one to one by intersection over union."""

    found: float
    """Share of the coded contents that were found: recall."""
    right: float
    """Share of the contents that were coded: precision."""
    f1: float


def contents(document: Document) -> list[Place]:
    """The inner places of the quotations in the body, by place; quotations inside quotations are left out."""
    places: list[Place] = []
    for region in document.regions:
        if region.role != "body":
            continue
        for paragraph in paragraphs(document.text, region.start, region.end):
            for quote in quotes(document.text, paragraph.start, paragraph.end):
                inner = (quote.inner_start, quote.inner_end)
                nested = any(start <= inner[0] and inner[1] <= end for start, end in places)
                if not nested and len(document.text[slice(*inner)].split()) >= SPEECH:
                    places.append(inner)
    return places


def figures(documents: Sequence[Document], coded: Sequence[Sequence[Place]]) -> dict[str, float]:
    """The three shares for the gate, by name; none where nothing is coded."""
    if not any(coded):
        return {}
    shares = compare([contents(document) for document in documents], coded)
    names = {"found": shares.found, "right": shares.right, "f1": shares.f1}
    return {f"quotation marks alone.{name}": round(value, 4) for name, value in names.items()}


def compare(claimed: Sequence[Sequence[Place]], coded: Sequence[Sequence[Place]]) -> Shares:
    """Contents against coded contents, one sequence of places a document."""
    hits = 0
    for one, other in zip(claimed, coded, strict=True):
        edges = [((iou(a, b),), m, n) for m, a in enumerate(one) for n, b in enumerate(other) if iou(a, b) >= MATCH]
        hits += len(pair_off(edges))
    said, wanted = sum(map(len, claimed)), sum(map(len, coded))
    return Shares(ratio(hits, wanted), ratio(hits, said), f1(hits, said, wanted))
