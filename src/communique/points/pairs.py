"""How strongly two statements of one meeting say the same thing: likeness, and what speaks for and against it.

The result is a *margin*: likeness with all evidence added, less the least that its kind of pair needs. A pair with a
positive margin may be one point. Within a language the scale carries over from meeting to meeting well enough for one cut;
across languages it does not, so cosines are first freed of hubs: statements that lie near everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from communique.knowledge import Knowledge
from communique.knowledge.records import Procedure
from communique.model import Act, Copy, Document, Statement
from communique.points.content import Wording, Wordings, share_in
from communique.settings import Merging
from communique.text.phrases import Phrases
from communique.text.similar import Likened, Matrix, cosine, likeness, rounded
from communique.text.words import words

Tier = Literal["body", "lead", "headline"]

FLOOR = 0.12
"""Likeness below which evidence cannot save a pair of one language, so it is not gathered."""
SLACK = 0.12
"""Difference of relative places within a copied passage up to which two statements stand at the same place."""
NEAREST = 5
LISTED = 4
"""States in a row without a verb that are a list of those present."""
SINGLE = ("held", "chaired", "attended", "counted", "issued")
"""Procedure that is one point of a meeting, however it is told."""

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


@dataclass(frozen=True, slots=True)
class Member:
    """A statement with what merging looks at."""

    statement: Statement
    document: Document
    wording: Wording
    tier: Tier
    procedure: str | None
    """Kind of procedure (``held``, ``chaired``) of a record; ``counted`` where it says how many attended."""

    @property
    def joint(self) -> bool:
        """Whether the meeting says it, or it is procedure of the meeting whoever tells it."""
        return self.statement.voice == "joint" or self.statement.act == "record"


class Procedures:
    """Tells the kind of a record by the words of ``records.toml``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._order = {entry.id: number for number, entry in enumerate(knowledge.procedures)}
        self._phrases = Phrases((phrase, entry.id) for entry in knowledge.procedures for phrase in entry.words.all)
        self._states = Phrases((name, code) for code, state in sorted(knowledge.countries.items()) for name in state.names.all)

    def kind(self, text: str, start: int = 0, end: int | None = None) -> str | None:
        """The first kind, in the file's order, whose words stand in the stretch; a list of states alone tells who attended."""
        said = words(text, start, end)
        found = {match.value for match in self._phrases.find(said)}
        if not found and len({match.value for match in self._states.find(said)}) >= LISTED:
            return "attended"
        return min(found, key=self._order.__getitem__, default=None)


def fires(entry: Procedure, sentence: str, knowledge: Knowledge) -> bool:
    """Whether a record with these words is of the entry's kind."""
    return Procedures(knowledge).kind(sentence) == entry.id


def member(statement: Statement, document: Document, wordings: Wordings, procedures: Procedures) -> Member:
    """A statement made ready for comparing."""
    headline = any(r.role == "headline" and r.start <= statement.start < r.end for r in document.regions)
    record = statement.act == "record"
    kind = procedures.kind(document.text, statement.start, statement.end) if record else None
    tier: Tier = "headline" if headline else "lead" if statement.lead else "body"
    wording = wordings.content(document, statement)
    return Member(statement, document, wording, tier, "counted" if kind == "attended" and wording.numbers else kind)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Margins of all pairs of members (symmetric, -9 for a statement with itself and for what must not meet)."""

    margins: Matrix
    raised: Matrix
    """Likeness with evidence."""
    scores: Matrix
    """Likeness before evidence; across languages freed of hubs."""

    def reason(self, a: int, b: int) -> str:
        """One pair in words."""
        return f"likeness {self.scores[a, b]:.2f}, with evidence {self.margins[a, b]:+.2f} above the cut"


def compare(members: Sequence[Member], copies: Sequence[Copy], settings: Merging) -> Pairs:
    """Margins between all members; they should be one meeting's, sorted, so that the same members give the same bytes."""
    count = len(members)
    if not count:
        nothing = np.zeros((0, 0), np.float32)
        return Pairs(nothing, nothing, nothing)
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
    passages = _passages(copies)
    hopeful = np.where(foreign, scores > settings.across_languages - 0.2, scores >= FLOOR) | (
        own & ~(body[:, None] & body[None, :])
    )
    for a in range(count):
        for b in range(a + 1, count):
            left, right = members[a], members[b]
            if left.joint != right.joint:
                raised[a, b] = raised[b, a] = -9.0
            elif hopeful[a, b] or _same_procedure(left, right):
                raised[a, b] = raised[b, a] = raised[a, b] + _evidence(left, right, passages, settings)
    margins = raised - cuts
    margins -= settings.rival * _rivals(raised, own, documents)
    np.fill_diagonal(margins, -9.0)
    return Pairs(rounded(margins), rounded(raised), scores)


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


def _same_procedure(a: Member, b: Member) -> bool:
    return a.procedure is not None and a.procedure == b.procedure


def _evidence(a: Member, b: Member, passages: dict[tuple[str, str], list[Copy]], settings: Merging) -> float:
    """What is added to likeness (below 0: taken off)."""
    left, right = a.statement, b.statement
    total = 0.0
    if left.act == right.act:
        total += settings.same_act
    elif "record" in (left.act, right.act):
        total -= settings.other_act
    else:
        total -= settings.other_act * act_distance(left.act, right.act)
    if _same_procedure(a, b) and a.procedure in SINGLE:
        total += settings.same_language
    if left.themes and right.themes:
        apart = 0.0 if a.wording.language != b.wording.language else settings.themes
        total += settings.themes if set(left.themes) & set(right.themes) else -apart
    if a.wording.numbers and b.wording.numbers:
        total += settings.numbers if a.wording.numbers & b.wording.numbers else -settings.numbers
    if a.wording.language == b.wording.language:
        short, long = sorted((a.wording, b.wording), key=lambda w: (len(w.tokens), w.document, w.text))
        if len(short.tokens) >= 3:
            total += settings.contained * max(0.0, share_in(short, long) - 0.55)
    if any(_same_place(left, right, copy) for copy in passages.get((left.document, right.document), ())):
        total += settings.copied
    return total


def _passages(copies: Sequence[Copy]) -> dict[tuple[str, str], list[Copy]]:
    """Copied passages by the pair of documents, in both orders."""
    found: dict[tuple[str, str], list[Copy]] = {}
    for copy in copies:
        found.setdefault((copy.a.document, copy.b.document), []).append(copy)
        if copy.a.document != copy.b.document:
            found.setdefault((copy.b.document, copy.a.document), []).append(copy)
    return found


def _same_place(a: Statement, b: Statement, copy: Copy) -> bool:
    """Whether two statements stand in a copied passage, at about the same place of it."""
    first, second = (copy.a, copy.b) if a.document == copy.a.document else (copy.b, copy.a)
    if not (first.start <= a.start and a.end <= first.end and second.start <= b.start and b.end <= second.end):
        return False
    places = [(s.start + s.end - 2 * p.start) / (2 * max(1, p.end - p.start)) for s, p in ((a, first), (b, second))]
    return abs(places[0] - places[1]) <= SLACK
