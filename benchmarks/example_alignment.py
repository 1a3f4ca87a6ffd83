"""Which of the register's points stands for which of the reference's: through the statements that both hold.

The reference's *items* are the two official wordings of every point and the statements of the reports that were coded whole.
An official wording is represented by the register's statement that covers most of it, a coded statement by the one matched to
it. The register's *claims* are all its statements in those documents; one is of the point in whose official wording most of it
stands, or of the coded statement it was matched with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from benchmarks.example_reading import Reading, content
from benchmarks.matching import Place, overlap, pair_off, share
from communique.model import Statement

COVERS = 0.5
"""Share of the shorter of wording and content that must be common."""


@dataclass(frozen=True)
class Item:
    """One wording of a point in the reference, with the register's statement for it."""

    point: str
    file: str
    words: str
    official: bool
    statement: Statement | None


@dataclass(frozen=True)
class Claim:
    """One statement of the register, with the reference's point that its words belong to (None: no point)."""

    point: str | None
    file: str
    official: bool
    statement: Statement


def group(statement: Statement) -> str:
    """The point of a statement; one without stands alone."""
    return statement.point or f"alone {statement.id}"


class Alignment:
    """Items, claims and the one-to-one alignment of points that follows from them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.items, self.claims = [*self._official_items(), *self._coded_items()], [*self._official_claims(), *self._coded_claims()]
        self.points = self._points()
        self.back = {found: wanted for wanted, found in self.points.items()}

    def _official_items(self) -> list[Item]:
        items = []
        for point in self.reading.reference.points:
            for quote in self.reading.reference.quotes(point):
                best, most = None, 0
                for place in self.reading.find(quote.file, quote.quote)[:1]:
                    for s in self.reading.statements[quote.file]:
                        common = overlap(place, content(s))
                        if common > most and share(place, content(s)) >= COVERS:
                            best, most = s, common
                items.append(Item(point.id, quote.file, quote.quote, True, best))
        return items

    def _coded_items(self) -> list[Item]:
        """Coded statements; one of no point (the press alone has it) is a point of its own."""
        matched = self.reading.matched
        return [
            Item(c.point or f"coded {n}", c.file, c.content, False, matched[n][0] if n in matched else None)
            for n, c in enumerate(self.reading.reference.statements)
        ]

    def _official_claims(self) -> list[Claim]:
        places: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        for point in self.reading.reference.points:
            for quote in self.reading.reference.quotes(point):
                places[quote.file] += [(place, point.id) for place in self.reading.find(quote.file, quote.quote)[:1]]
        claims = []
        for file, quotes in places.items():
            for s in self.reading.statements[file]:
                common, owner = max(((overlap(place, content(s)), point) for place, point in quotes), default=(0, ""))
                mine = 2 * common >= content(s)[1] - content(s)[0]
                claims.append(Claim(owner if mine else None, file, True, s))
        return claims

    def _coded_claims(self) -> list[Claim]:
        claims = []
        for file in self.reading.reference.coded():
            for s in self.reading.statements[file]:
                n = self.reading.coded_as.get(s.id)
                point = None if n is None else self.reading.reference.statements[n].point or f"coded {n}"
                claims.append(Claim(point, file, False, s))
        return claims

    def _points(self) -> dict[str, str]:
        known = {p.id for p in self.reading.register.points}
        held = Counter(
            (item.point, item.statement.point) for item in self.items if item.statement and item.statement.point in known
        )
        wanted, found = Counter(i.point for i in self.items), Counter(c.statement.point for c in self.claims)
        ours = {p.id for p in self.reading.reference.points}
        edges = [((float(n), n / (wanted[a] + found[b] - n)), a, b) for (a, b), n in held.items() if b is not None and a in ours]
        return dict(pair_off(edges))
