"""What beside likeness speaks for or against two statements' being one point: act, procedure, themes, numbers, words, copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.model import Act, Copy, Span, Statement
from communique.points.members import Member
from communique.settings import Merging
from communique.text.similar import Matrix

SLACK = 0.12
"""Difference of relative places within a copied passage up to which two statements stand at the same place."""
SINGLE = ("held", "chaired", "attended", "counted", "issued")
"""Procedure that is one point of a meeting, however it is told."""
CONTAINED = 0.55
"""Share of the shorter wording's words from which it speaks for a pair that the longer one has them."""
LEAST_WORDS = 3
"""Content words of a wording that this can be told of."""

_HALF: tuple[tuple[Act, Act], ...] = (
    ("commit", "assess"),
    ("affirm", "praise"),
    ("affirm", "concern"),
    ("call", "assess"),
    ("call", "concern"),
)
_WHOLE: tuple[tuple[Act, Act], ...] = (
    ("commit", "praise"),
    ("commit", "concern"),
    ("call", "praise"),
    ("praise", "concern"),
    ("assess", "praise"),
)
_FAR = {frozenset(pair): 0.5 for pair in _HALF} | {frozenset(pair): 1.0 for pair in _WHOLE}
"""How far two acts exclude each other's being renderings of one statement; pairs not named do not."""


def act_distance(a: Act, b: Act) -> float:
    """How far two acts exclude each other's being renderings of one statement: 0, .5 or 1."""
    return _FAR.get(frozenset((a, b)), 0.0)


class Evidence:
    """Evidence on all pairs of some members: square, symmetric matrices in the members' order."""

    def __init__(self, members: Sequence[Member], shares: Matrix, copies: Sequence[Copy], settings: Merging) -> None:
        self.members, self.settings, self.shares = members, settings, shares
        self.same_procedure = self._same([m.procedure for m in members])
        languages = self._same([m.wording.language for m in members])
        value = self._acts()
        value += settings.same_language * (
            self.same_procedure & self._same([m.procedure if m.procedure in SINGLE else None for m in members])
        )
        value += self._themes(languages)
        value += self._sets([m.wording.numbers for m in members], settings.numbers, settings.numbers)
        value += np.where(languages, settings.contained * self._contained(), 0.0)
        value += settings.copied * self._copied(copies)
        self.value: NDArray[np.float64] = value
        """What is added to likeness (below 0: taken off)."""

    @staticmethod
    def _same(values: Sequence[str | None]) -> NDArray[np.bool_]:
        """Whether both have the same value, and have one."""
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values)) if value is not None}
        codes = np.array([numbers.get(value, -1) if value is not None else -1 for value in values], dtype=np.int64)
        same: NDArray[np.bool_] = (codes[:, None] == codes[None, :]) & (codes >= 0)[:, None]
        return same

    def _acts(self) -> NDArray[np.float64]:
        """The same act speaks for a pair, but for procedure of two kinds."""
        acts = [m.statement.act for m in self.members]
        known = sorted(set(acts))
        table = np.array([[self._of_acts(a, b) for b in known] for a in known], dtype=np.float64)
        codes = np.array([known.index(act) for act in acts])
        found: NDArray[np.float64] = table[codes[:, None], codes[None, :]]
        records = np.array([act == "record" for act in acts], dtype=bool)
        kinds = np.array([m.procedure or "" for m in self.members], dtype=str)
        return np.where(records[:, None] & records[None, :] & (kinds[:, None] != kinds[None, :]), 0.0, found)

    def _of_acts(self, a: Act, b: Act) -> float:
        if a == b:
            return self.settings.same_act
        return -self.settings.other_act * (1.0 if "record" in (a, b) else act_distance(a, b))

    def _themes(self, languages: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Other themes speak against a pair only within a language: words of themes differ from one to the next."""
        themes = [frozenset(m.statement.themes) for m in self.members]
        near, far = (self._sets(themes, self.settings.themes, apart) for apart in (self.settings.themes, 0.0))
        return np.where(languages, near, far)

    @staticmethod
    def _sets(values: Sequence[frozenset[str]], shared: float, apart: float) -> NDArray[np.float64]:
        """``shared`` where two sets meet, minus ``apart`` where both hold something and do not."""
        known = {value: number for number, value in enumerate(sorted(frozenset().union(*values)))}
        held = np.zeros((len(values), len(known) + 1), dtype=np.float32)
        for row, mine in enumerate(values):
            held[row, [known[value] for value in mine]] = 1
        some: NDArray[np.bool_] = held.sum(axis=1) > 0
        return np.where(held @ held.T > 0, shared, np.where(some[:, None] & some[None, :], -apart, 0.0))

    def _contained(self) -> NDArray[np.float64]:
        """Share of the shorter wording's words that the longer one has, above what is common."""
        wordings = [m.wording for m in self.members]
        order = sorted(range(len(wordings)), key=lambda n: (len(wordings[n].tokens), wordings[n].document, wordings[n].text))
        rank = np.argsort(np.array(order))
        shorter = rank[:, None] <= rank[None, :]
        long_enough = np.array([len(w.tokens) >= LEAST_WORDS for w in wordings])
        enough = np.where(shorter, long_enough[:, None], long_enough[None, :])
        share = np.where(shorter, self.shares, self.shares.T)
        return np.where(enough, np.maximum(share - CONTAINED, 0.0), 0.0)

    def _copied(self, copies: Sequence[Copy]) -> NDArray[np.float64]:
        """Where two statements stand at about the same place of a copied passage."""
        out = np.zeros((len(self.members), len(self.members)))
        of_document: defaultdict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for number, m in enumerate(self.members):
            of_document[m.document.id].append((number, m.statement))
        for copy in copies:
            for a, first in _places(of_document[copy.a.document], copy.a):
                for b, second in _places(of_document[copy.b.document], copy.b):
                    if a != b and abs(first - second) <= SLACK:
                        out[a, b] = out[b, a] = 1.0
        return out


def _places(statements: Sequence[tuple[int, Statement]], passage: Span) -> list[tuple[int, float]]:
    """The statements within a passage, with the place of their middle in it, from 0 to 1."""
    size = 2 * max(1, passage.end - passage.start)
    return [
        (n, (s.start + s.end - 2 * passage.start) / size)
        for n, s in statements
        if passage.start <= s.start and s.end <= passage.end
    ]
