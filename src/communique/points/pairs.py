"""How strongly two statements of one meeting say the same thing: likeness, and what speaks for and against it.

The result is a *margin*: likeness with all evidence added, less the least that its kind of pair needs. A pair with a
positive margin may be one point. Within a language the scale carries over from meeting to meeting well enough for one cut;
across languages it does not, so cosines are first freed of hubs: statements that lie near everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from communique.model import Copy
from communique.points.evidence import SINGLE, Evidence
from communique.points.members import Member
from communique.points.shares import shares
from communique.settings import Merging
from communique.text.similar import Likened, Matrix, cosine, likeness, rounded

FLOOR = 0.12
"""Likeness below which evidence cannot save a pair of one language, so it is not gathered."""
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """Margins of all pairs of members (symmetric, -9 for a statement with itself and for what must not meet)."""

    margins: Matrix
    raised: Matrix
    """Likeness with evidence."""
    scores: Matrix
    """Likeness before evidence; across languages freed of hubs."""
    shares: Matrix
    """Of the content words of a statement (row) the share that another of its language (column) has."""

    def reason(self, a: int, b: int) -> str:
        """One pair in words."""
        return f"likeness {self.scores[a, b]:.2f}, with evidence {self.margins[a, b]:+.2f} above the cut"


def compare(members: Sequence[Member], copies: Sequence[Copy], settings: Merging) -> Pairs:
    """Margins between all members; they should be one meeting's, sorted, so that the same members give the same bytes."""
    count = len(members)
    if not count:
        nothing = np.zeros((0, 0), np.float32)
        return Pairs(nothing, nothing, nothing, nothing)
    texts = [Likened(m.wording.matter, m.wording.language) for m in members]
    scores, foreign = _scores(texts, settings)
    documents = np.array([m.document.id for m in members], dtype=str)
    own = documents[:, None] == documents[None, :]
    body = np.array([m.tier == "body" for m in members])
    crowd = settings.crowd * max(0.0, np.log2(max(1, len(set(documents.tolist()))) / 2))
    cuts = np.where(foreign, settings.across_languages, settings.same_language + crowd).astype(np.float64)
    cuts[own] = settings.lead
    cuts[own & body[:, None] & body[None, :]] = settings.restated
    single = np.array([m.procedure if m.procedure in SINGLE else f"-{n}" for n, m in enumerate(members)], dtype=str)
    cuts[single[:, None] == single[None, :]] = settings.lead
    raised = scores.astype(np.float64)
    hopeful = np.where(foreign, scores > settings.across_languages - 0.2, scores >= FLOOR) | (
        own & ~(body[:, None] & body[None, :])
    )
    found = Evidence(members, shares([m.wording for m in members]), copies, settings)
    raised += np.where(hopeful | found.same_procedure, found.value, 0.0)
    joint = np.array([m.joint for m in members])
    raised[joint[:, None] != joint[None, :]] = -9.0
    margins = raised - cuts
    margins -= settings.rival * _rivals(raised, own, documents)
    np.fill_diagonal(margins, -9.0)
    return Pairs(rounded(margins), rounded(raised), scores, found.shares)


def _scores(texts: Sequence[Likened], settings: Merging) -> tuple[Matrix, np.ndarray]:
    """Likeness, and where it is one across languages; those cosines lose a share of both sides' nearness to everything."""
    languages = np.array([t.language for t in texts], dtype=str)
    foreign = languages[:, None] != languages[None, :]
    scores = likeness(texts, texts).astype(np.float64)
    if foreign.any():
        cosines = np.where(foreign, cosine(texts, texts), np.nan)
        nearest = -np.sort(-np.nan_to_num(cosines, nan=-1.0), axis=1)[:, :NEAREST]
        hubs = np.where(nearest >= 0, nearest, 0.0).sum(axis=1) / np.maximum((nearest >= 0).sum(axis=1), 1)
        scores = np.where(foreign, scores - settings.hubs * (hubs[:, None] + hubs[None, :]), scores)
    return rounded(scores), foreign


def _rivals(raised: np.ndarray, own: np.ndarray, documents: np.ndarray) -> np.ndarray:
    """How much better the best matches of either statement in the other's document are than the pair itself."""
    names, index = np.unique(documents, return_inverse=True)
    best = np.stack([raised[:, index == number].max(axis=1) for number in range(len(names))], axis=1)
    behind: np.ndarray = np.maximum(best[:, index] - raised, 0.0)
    return np.where(own, 0.0, behind + behind.T)
