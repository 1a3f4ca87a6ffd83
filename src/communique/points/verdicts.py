"""What people have said of which statements and points are one: it goes before every likeness.

A verdict names statements or points. A point's id is made of its wording, so it stands for the statements with that wording,
whatever the point has become since. Two that are *same* are of one point in the end; two that are *different* never are, neither
directly nor through others. Where two verdicts contradict one another the later holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from communique.model import Judgement
from communique.points.build import digest_of
from communique.points.members import Member

Group = tuple[int, ...]
"""Numbers of members."""


class Verdicts:
    """The verdicts on the statements of one meeting, by the numbers of its members."""

    def __init__(self, meeting: str, members: Sequence[Member], judgements: Iterable[Judgement]) -> None:
        said = {frozenset(j.subjects): j for j in judgements if j.verdict in ("same", "different") and len(set(j.subjects)) == 2}
        self.same: list[tuple[int, int]] = []
        self._apart: set[tuple[int, int]] = set()
        self._who: dict[tuple[int, int], str] = {}
        for judgement in said.values():
            first, second = (_meant(meeting, members, subject) for subject in judgement.subjects)
            pairs = [(min(p), max(p)) for p in product(first, second) if p[0] != p[1]]
            if judgement.verdict == "same":
                self.same += pairs
                self._apart.difference_update(pairs)
            else:
                self._apart.update(pairs)
                self.same = [p for p in self.same if p not in self._apart]
            self._who.update(dict.fromkeys(pairs, f"{judgement.by}, {judgement.on}"))

    def apart(self, left: Iterable[int], right: Iterable[int]) -> bool:
        """Whether two groups hold statements that people found different."""
        return bool(self._apart) and any((min(p), max(p)) in self._apart for p in product(left, right))

    def joined(self, groups: Sequence[Group]) -> list[Group]:
        """The groups after those that people found the same have been joined."""
        group_of = {n: group for group in groups for n in group}
        for a, b in self.same:
            left, right = group_of[a], group_of[b]
            if left != right and not self.apart(left, right):
                joined = tuple(sorted((*left, *right)))
                group_of.update(dict.fromkeys(joined, joined))
        return sorted(set(group_of.values()))

    def by(self, group: Iterable[int]) -> list[str]:
        """Who said of statements within a group that they are the same, and when."""
        held = set(group)
        return sorted({self._who[p] for p in self.same if held.issuperset(p)})


def _meant(meeting: str, members: Sequence[Member], subject: str) -> list[int]:
    """Numbers of the members that an id stands for: a statement's own, or those with the wording that a point's id was made of."""
    own = [n for n, m in enumerate(members) if m.statement.id == subject]
    if own or not subject.startswith(f"{meeting}/"):
        return own
    parts = subject.removeprefix(f"{meeting}/").split("-")
    return [n for n, m in enumerate(members) if digest_of(m.wording) in parts]
