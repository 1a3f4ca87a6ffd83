"""Copies in the example: which reports share their text, and which took it from which?"""

from __future__ import annotations

from collections import defaultdict

from benchmarks.example_reading import Reading
from benchmarks.matching import Place, letters
from benchmarks.sheet import Sheet
from communique.model import Copy, Direction

COVERED = 0.5
"""Share of the shorter body that passages must cover for two reports to be copies."""
TURNED: dict[Direction, Direction] = {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}

Pair = tuple[str, str]


def measure(reading: Reading, sheet: Sheet) -> None:
    """Pairs of press reports; what a report shares with an official text is neither asked nor faulted."""
    found = _found(reading)
    wanted: dict[Pair, Direction] = {}
    for row in reading.reference.copies:
        turned = row.a > row.b
        wanted[_pair(row.a, row.b)] = TURNED.get(row.direction, row.direction) if turned else row.direction
    sheet.put_sets("copies.pairs", {" and ".join(p) for p in found}, {" and ".join(p) for p in wanted})
    verdicts = []
    for pair, direction in wanted.items():
        verdicts.append(found.get(pair) == direction)
        if pair in found and found[pair] != direction:
            sheet.miss("copies.direction", f"{pair[0]}, {pair[1]}: {direction} > {found[pair]}")
    sheet.put_share("copies.direction", verdicts)


def _found(reading: Reading) -> dict[Pair, Direction]:
    """Pairs whose passages cover enough of the shorter body, with the direction of their longest passage."""
    press = {file for file, d in reading.described.items() if d.kind == "press"}
    rows: dict[Pair, list[tuple[Copy, bool]]] = defaultdict(list)
    for copy in reading.register.copies:
        a, b = reading.file_of.get(copy.a.document), reading.file_of.get(copy.b.document)
        if a in press and b in press and a != b:
            rows[_pair(a, b)].append((copy, a > b))
    found: dict[Pair, Direction] = {}
    for pair, copies in rows.items():
        bodies = [letters([reading.body(file)], reading.text(file)) for file in pair]
        short = 0 if len(bodies[0]) <= len(bodies[1]) else 1
        passages: list[Place] = []
        for copy, turned in copies:
            span = copy.b if (short == 1) is not turned else copy.a
            passages.append((span.start, span.end))
        if len(letters(passages, reading.text(pair[short])) & bodies[short]) >= COVERED * max(1, len(bodies[short])):
            longest, turned = max(copies, key=lambda row: row[0].a.end - row[0].a.start)
            found[pair] = TURNED.get(longest.direction, longest.direction) if turned else longest.direction
    return found


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
