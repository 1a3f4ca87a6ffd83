"""What outlets do with the texts they carry: whose words they print, how much is their own, which themes and points they cut.

An outlet is named by the caller, who knows what a document without one is called. Official texts are a source like any other,
under a name of their own; figures of cutting and own wording are of the press.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.model import Carriage, Copy, Document, Point, Span

MOST_LEFT_OUT = 8
"""Points listed as left out by one outlet: those that most of the others carry."""
CARRIED_BY_OTHERS = 0.5
"""Share of the other reports that must carry a point before its absence counts as a cut."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Words that went from one outlet to another; each copy with the side of the source first."""

    source: str
    taker: str
    passages: tuple[tuple[Span, Span, Copy], ...]

    @property
    def reports(self) -> int:
        """Reports of the taker that have words of the source."""
        return len({there.document for _, there, _ in self.passages})


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that two outlets share without evidence who had them first."""

    one: str
    other: str
    passages: tuple[tuple[Span, Span, Copy], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``of`` things ``part``."""

    part: int
    of: int

    @property
    def value(self) -> float:
        return self.part / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A point that a report lacks and that others of its meeting carry."""

    point: str
    document: str
    others: Share


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """One outlet over all its reports of meetings."""

    name: str
    documents: tuple[str, ...]
    own: Share
    """Characters of its bodies that stand in no passage it has, or may have, from elsewhere."""
    carried: Share
    """Points of its meetings, procedure apart, that it has, whole or in part; what was not checked does not count."""
    themes: Mapping[str, Share]
    """The same by theme."""
    left_out: tuple[LeftOut, ...]


def flows(
    documents: Sequence[Document], copies: Iterable[Copy], called: Mapping[str, str]
) -> tuple[tuple[Flow, ...], tuple[Shared, ...]]:
    """Who took words from whom, most reports first; and who shares words with whom, nobody knows from whom."""
    known = {d.id for d in documents}
    directed: defaultdict[tuple[str, str], list[tuple[Span, Span, Copy]]] = defaultdict(list)
    open_: defaultdict[tuple[str, str], list[tuple[Span, Span, Copy]]] = defaultdict(list)
    for copy in copies:
        if not {copy.a.document, copy.b.document} <= known or called[copy.a.document] == called[copy.b.document]:
            continue
        first, second = (copy.b, copy.a) if copy.direction == "b-to-a" else (copy.a, copy.b)
        pair = called[first.document], called[second.document]
        if copy.direction in ("a-to-b", "b-to-a"):
            directed[pair].append((first, second, copy))
        else:
            open_[min(pair), max(pair)].append((first, second, copy))
    taken = [Flow(source, taker, tuple(rows)) for (source, taker), rows in directed.items()]
    shared = [Shared(one, other, tuple(rows)) for (one, other), rows in open_.items()]
    return (
        tuple(sorted(taken, key=lambda f: (-f.reports, f.source, f.taker))),
        tuple(sorted(shared, key=lambda s: (-len(s.passages), s.one, s.other))),
    )


def outlet_figures(
    documents: Sequence[Document],
    points: Sequence[Point],
    carriage: Sequence[Carriage],
    copies: Sequence[Copy],
    called: Mapping[str, str],
) -> tuple[OutletFigures, ...]:
    """Of every outlet with a report of a meeting, those with most reports first."""
    press = {d.id: d for d in documents if d.kind == "press" and d.meetings}
    said = {p.id: p for p in points if p.joint and p.act != "record"}
    rows: defaultdict[str, list[Carriage]] = defaultdict(list)
    has: defaultdict[str, list[bool]] = defaultdict(list)
    for row in carriage:
        if row.point in said and row.document in press and row.form != "not-checked":
            rows[row.document].append(row)
            has[row.point].append(bool(row.spans))
    taken = _taken(copies)
    by_outlet: defaultdict[str, list[Document]] = defaultdict(list)
    for document in press.values():
        by_outlet[called[document.id]].append(document)
    found = [_figures(name, mine, rows, has, said, taken) for name, mine in by_outlet.items()]
    return tuple(sorted(found, key=lambda f: (-len(f.documents), f.name)))


def _figures(
    name: str,
    documents: Sequence[Document],
    rows: Mapping[str, Sequence[Carriage]],
    has: Mapping[str, Sequence[bool]],
    said: Mapping[str, Point],
    taken: Mapping[str, Sequence[Span]],
) -> OutletFigures:
    mine = [row for d in documents for row in rows.get(d.id, ())]
    themes: defaultdict[str, list[bool]] = defaultdict(list)
    for row in mine:
        of = said[row.point].themes
        themes[of[0] if of else ""].append(bool(row.spans))
    own = [own_wording(d, taken.get(d.id, ())) for d in documents]
    left_out = [LeftOut(row.point, row.document, _carried_elsewhere(has[row.point])) for row in mine if not row.spans]
    cut = [one for one in left_out if one.others.value >= CARRIED_BY_OTHERS and one.others.of > 1]
    return OutletFigures(
        name=name,
        documents=tuple(d.id for d in documents),
        own=Share(sum(s.part for s in own), sum(s.of for s in own)),
        carried=Share(sum(bool(row.spans) for row in mine), len(mine)),
        themes={theme: Share(sum(carried), len(carried)) for theme, carried in sorted(themes.items())},
        left_out=tuple(sorted(cut, key=lambda one: (-one.others.value, -one.others.of, one.point))[:MOST_LEFT_OUT]),
    )


def _carried_elsewhere(has: Sequence[bool]) -> Share:
    """Of which reports have a point, as seen from one that lacks it."""
    return Share(sum(has), len(has) - 1)


def own_wording(document: Document, taken: Iterable[Span]) -> Share:
    """Characters of the body, white space apart, outside all ``taken`` passages, of all its characters."""
    body = [(region.start, region.end) for region in document.regions if region.role == "body"]
    spans = sorted((span.start, span.end) for span in taken)
    own = sum(_printed(document.text, *stretch) for bounds in body for stretch in _outside(*bounds, spans))
    return Share(own, sum(_printed(document.text, *bounds) for bounds in body))


def _outside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``start`` to ``end`` that no span covers; ``spans`` in order, overlapping or not."""
    for first, last in spans:
        if start < first:
            yield start, min(first, end)
        start = max(start, last)
        if start >= end:
            return
    yield start, end


def _printed(text: str, start: int, end: int) -> int:
    """Characters that are no white space."""
    return sum(map(len, text[start:end].split()))


def _taken(copies: Iterable[Copy]) -> dict[str, list[Span]]:
    """By document, the passages that it has from another text or may have: all but those that another has from it."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for copy in copies:
        if copy.a.document == copy.b.document:
            continue
        if copy.direction != "a-to-b":
            found[copy.a.document].append(copy.a)
        if copy.direction != "b-to-a":
            found[copy.b.document].append(copy.b)
    return found
