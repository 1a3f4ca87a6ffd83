"""Conflicts of the example: are the planted ones found, and how much else is called a conflict?"""

from __future__ import annotations

from benchmarks.example_reading import Reading
from benchmarks.example_reference import Disagreed
from benchmarks.matching import Place, pair_off, ratio, share
from benchmarks.sheet import Sheet, shown
from communique.model import Conflict, ConflictKind

FAMILY: dict[ConflictKind, set[ConflictKind]] = {
    "act": {"act", "strength"},
    "strength": {"strength", "act"},
    "count": {"count", "participants"},
    "participants": {"participants", "count"},
    "cut": {"cut", "quotation", "other"},
    "selection": {"selection", "other"},
    "quotation": {"quotation"},
    "date": {"date"},
}
"""Kinds that may be said for a planted kind."""
LONGEST = 300
"""Code points of a span that still shows which words disagree (or twice the words, where they are longer)."""


def measure(reading: Reading, sheet: Sheet) -> None:
    planted, found = reading.reference.conflicts, reading.register.conflicts
    edges = []
    for i, wanted in enumerate(planted):
        for j, conflict in enumerate(found):
            sides = _sides(reading, wanted, conflict)
            if conflict.kind in FAMILY.get(wanted.kind, {wanted.kind}) and sides:
                edges.append(((float(sides), float(conflict.kind == wanted.kind)), i, j))
    pairs = dict(pair_off(edges))
    sheet.put("conflicts.recall", ratio(len(pairs), len(planted)))
    sheet.put("conflicts.precision", ratio(len(pairs), len(found)) if found else 0.0)
    whole = {i for i, j in pairs.items() if _shows_both(reading, planted[i], found[j])}
    sheet.put("conflicts.both sides", ratio(len(whole), len(planted)))
    for i, wanted in enumerate(planted):
        if i not in pairs:
            sheet.miss("conflicts: missed", f"{wanted.kind} {wanted.quotes[0].file}: {wanted.text}")
        elif i not in whole:
            sheet.miss("conflicts: one side only", f"{wanted.kind} {wanted.quotes[0].file}: {wanted.text}")
    for j, conflict in enumerate(found):
        if j not in pairs.values():
            words = " | ".join(
                shown(reading.words(f, p), 50) for f, places in reading.places(conflict.spans).items() for p in places
            )
            sheet.miss("conflicts: not planted", f"{conflict.kind} {conflict.meeting}: {conflict.text}: {words}")


def _sides(reading: Reading, wanted: Disagreed, conflict: Conflict) -> int:
    """How many of the planted quotes the conflict's spans show."""
    spans = reading.places(conflict.spans)
    return sum(
        any(_shows(span, place) for place in reading.find(quote.file, quote.quote) for span in spans.get(quote.file, []))
        for quote in wanted.quotes
    )


def _shows_both(reading: Reading, wanted: Disagreed, conflict: Conflict) -> bool:
    """A planted quote and other words beside it: the other side may stand in more documents than the reference names."""
    quotes = [(quote.file, place) for quote in wanted.quotes for place in reading.find(quote.file, quote.quote)]
    beside = sum(
        not any(file == other and _shows(span, place) for other, place in quotes)
        for file, spans in reading.places(conflict.spans).items()
        for span in spans
    )
    return _sides(reading, wanted, conflict) + beside >= min(2, len(wanted.quotes))


def _shows(span: Place, place: Place) -> bool:
    return share(span, place) >= 0.5 and span[1] - span[0] <= max(LONGEST, 2 * (place[1] - place[0]))
