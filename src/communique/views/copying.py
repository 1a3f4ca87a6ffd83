"""The drawing of who carries whose words: sources on the side where reading begins, takers on the other, a band for each edge.

Everything is placed here and drawn by the template as SVG with classes: no script, no style attribute. An outlet that gives
and takes stands on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.figures.outlets import Flow
from communique.views.tongue import Tongue

WIDTH = 900
LEFT, RIGHT = 270, 630
"""Where bands begin and end; names stand outside."""
ROW = 34
TOP = 14
THINNEST, STEP, THICKEST = 1.5, 1.6, 14.0
"""Width of a band: per report, at most."""
LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet on one side."""

    name: str
    x: int
    y: float
    end: bool
    """True where its name ends at ``x`` rather than begins there."""


@dataclass(frozen=True, slots=True)
class Band:
    """Words that went from one to the other; ``path`` is SVG."""

    path: str
    width: float
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing of :data:`WIDTH` by ``height``."""

    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]
    width: int
    height: int


def drawn(flows: Sequence[Flow], tongue: Tongue) -> Graph:
    """In the order of the flows, which the anchors ``e1``, ``e2``, ... of the page's list follow; mirrored where reading runs from right to left."""
    weight = {f.source: sum(o.reports for o in flows if o.source == f.source) for f in flows}
    taking = {f.taker: sum(o.reports for o in flows if o.taker == f.taker) for f in flows}
    sources = sorted(weight, key=lambda n: (-weight[n], n))
    takers = sorted(taking, key=lambda n: (_middle(n, flows, sources), n))
    begin, finish = (LEFT, RIGHT) if tongue.direction == "ltr" else (RIGHT, LEFT)
    height = TOP * 2 + ROW * max(len(sources), len(takers), 1)
    at_source = _places(sources, height)
    at_taker = _places(takers, height)
    # A name begins or ends beside its band as the page's direction has it: SVG text follows the direction of its element.
    nodes = [Node(n, begin, at_source[n], True) for n in sources] + [Node(n, finish, at_taker[n], False) for n in takers]
    bands = [
        Band(
            path=_curve(begin, at_source[f.source], finish, at_taker[f.taker]),
            width=round(min(THINNEST + STEP * (f.reports - 1), THICKEST), 1),
            label=tongue.line("outlets.edge", source=f.source, taker=f.taker, reports=tongue.counted(f.reports, "report")),
            target=f"e{number + 1}",
        )
        for number, f in enumerate(flows)
    ]
    return Graph(tuple(nodes), tuple(bands), WIDTH, height)


def _middle(taker: str, flows: Sequence[Flow], sources: Sequence[str]) -> float:
    """Mean place of its sources: a taker stands near them, so that fewer bands cross."""
    found = [(sources.index(f.source), f.reports) for f in flows if f.taker == taker]
    return sum(place * many for place, many in found) / sum(many for _, many in found)


def _places(names: Sequence[str], height: int) -> dict[str, float]:
    """Spread evenly over the height."""
    step = (height - 2 * TOP) / max(len(names), 1)
    return {name: round(TOP + step * (number + 0.5), 1) for number, name in enumerate(names)}


def _curve(x1: int, y1: float, x2: int, y2: float) -> str:
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
