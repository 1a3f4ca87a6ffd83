"""What became of a point from one meeting of a body to the next.

Points are tied by likeness, best pairs first, one to one; a move within the text is no change. A tie is *kept* or *reworded* by
its words, *strengthened* or *weakened* where act, strength, an amount or a deadline moved. What has no tie is *new* or *dropped*
only where the other meeting's whole text was at hand (or the text says itself that it is new); else it is *not-visible*.
Procedure stays out, but for the announcement of the next meeting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from communique.knowledge import Knowledge
from communique.knowledge.novelty import Novelty
from communique.model import Change, ChangeKind, Document, Meeting, Point, Reason, Statement
from communique.points.binding import moved
from communique.points.content import Wording, Wordings, found_in, share_in
from communique.points.evidence import act_distance
from communique.points.members import Procedures
from communique.points.steps import near_complete, steps, whole_text
from communique.settings import Changing, Settings
from communique.text.phrases import Phrases
from communique.text.similar import Likened, Matrix, forget_vectors, likeness, rounded
from communique.text.words import words


def find_changes(
    meetings: Sequence[Meeting],
    points: Sequence[Point],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    knowledge: Knowledge,
    settings: Settings,
    pairs: Iterable[tuple[Meeting, Meeting]] | None = None,
) -> tuple[Change, ...]:
    """Changes between the meetings that :func:`communique.points.steps.steps` pairs, or between those of some of its ``pairs``; sorted.

    What is found between two meetings hangs on what was read of these two alone, to the last digit: sentence vectors are made anew.
    """
    texts = {d.id: d for d in documents}
    news = Phrases((phrase, entry.id) for entry in knowledge.novelty for phrase in entry.words.all)
    shelf = _Shelf(points, statements, texts, knowledge)
    rows: list[Change] = []
    for earlier, later in steps(meetings) if pairs is None else pairs:
        first, second = shelf.stated(earlier), shelf.stated(later)
        if not first or not second:
            continue
        before = whole_text(earlier, texts) or near_complete(
            earlier, texts, shelf.said[earlier.id], shelf.wordings, settings.changing
        )
        after = whole_text(later, texts)
        forget_vectors()
        step = _Step(earlier.id, later.id, first, second, before, after, texts, settings.changing, news, knowledge)
        rows += step.changes()
    forget_vectors()
    return tuple(sorted(rows, key=lambda c: (c.earlier, c.later, c.from_point or "~", c.to_point or "~")))


class _Shelf:
    """The points of meetings made ready to be compared, when they are first asked for."""

    def __init__(
        self, points: Sequence[Point], statements: Sequence[Statement], texts: Mapping[str, Document], knowledge: Knowledge
    ) -> None:
        self.wordings, self._procedures, self._texts = Wordings(knowledge), Procedures(knowledge), texts
        self.said: defaultdict[str, list[Statement]] = defaultdict(list)
        """By meeting."""
        for statement in statements:
            if statement.meeting:
                self.said[statement.meeting].append(statement)
        self._points: defaultdict[str, list[Point]] = defaultdict(list)
        for point in sorted(points, key=lambda p: p.id):
            self._points[point.meeting].append(point)
        self._stated: dict[str, list[_Stated]] = {}

    def stated(self, meeting: Meeting) -> list[_Stated]:
        """Those points of a meeting that are compared."""
        if meeting.id not in self._stated:
            said = {s.id: s for s in self.said[meeting.id]}
            ready = (
                _stated(p, [said[name] for name in p.statements], self._texts, self.wordings, self._procedures)
                for p in self._points[meeting.id]
            )
            self._stated[meeting.id] = [one for one in ready if one is not None]
        return self._stated[meeting.id]


def fires(entry: Novelty, sentence: str) -> bool:
    """Whether a sentence says by the entry's words that something is new."""
    return bool(Phrases((phrase, entry.id) for phrase in entry.words.all).find(words(sentence)))


@dataclass(frozen=True, slots=True)
class _Stated:
    """A point with the wordings it is compared by: those of official texts where there are any, else of the reports, leads too.

    ``statements`` are those that tell its act: leads sharpen, and have no say in that.
    """

    point: Point
    statements: tuple[Statement, ...]
    wordings: tuple[Wording, ...]
    official: bool
    next_meeting: bool
    states: frozenset[str]
    """ISO codes of the states that its wordings name."""

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(wording.language for wording in self.wordings)

    def of(self, language: str) -> list[Wording]:
        """The wordings in a language."""
        return [wording for wording in self.wordings if wording.language == language]


def _stated(
    point: Point, statements: Sequence[Statement], texts: Mapping[str, Document], wordings: Wordings, procedures: Procedures
) -> _Stated | None:
    """The point made ready; None for procedure and for what the meeting did not say."""
    kinds = {procedures.kind(texts[s.document].text, s.start, s.end) for s in statements}
    following = "next" in kinds and point.act in ("record", "background", "praise")
    if not following and (not point.joint or point.act in ("record", "background")):
        return None
    official = [s for s in statements if texts[s.document].kind == "official"]
    body = official or [s for s in statements if not s.lead] or list(statements)
    compared = official or list(statements)
    own = tuple(wordings.content(texts[s.document], s) for s in compared)
    named = frozenset(code for wording in own for code in procedures.states(wording.text))
    return _Stated(point, tuple(body), own, bool(official), following, named)


class _Step:
    """Two meetings, one after the other."""

    def __init__(
        self,
        earlier: str,
        later: str,
        before: Sequence[_Stated],
        after: Sequence[_Stated],
        whole_before: str | None,
        whole_after: str | None,
        texts: Mapping[str, Document],
        settings: Changing,
        news: Phrases[str],
        knowledge: Knowledge,
    ) -> None:
        self.knowledge = knowledge
        self.earlier, self.later, self.before, self.after = earlier, later, before, after
        self.whole_before, self.whole_after, self.texts, self.settings, self.news = whole_before, whole_after, texts, settings, news
        have = Counter((w.language, key) for item in (*before, *after) for w in item.wordings for key in w.keys)
        self._rarity = {word: log(1 + (len(before) + len(after)) / times) for word, times in have.items()}

    def changes(self) -> list[Change]:
        """All rows of the step."""
        likenesses, raised = self._scores()
        ties: dict[int, int] = {}
        best_row = raised.max(axis=1, keepdims=True)
        best_column = raised.max(axis=0, keepdims=True)
        fair = rounded(raised - self.settings.rival * ((best_row - raised) + (best_column - raised)))
        fit = (fair >= self._cuts()) & self._in_common() & ((likenesses >= self.settings.least) | self._announced())
        order = sorted(zip(*np.nonzero(fit), strict=True), key=lambda p: (-float(fair[p]), int(p[0]), int(p[1])))
        for a, b in order:
            if int(a) not in ties and int(b) not in ties.values():
                ties[int(a)] = int(b)
        loose = self._loose(likenesses, ties)
        rows = [self._tied(a, b, float(likenesses[a, b]), float(fair[a, b])) for a, b in ties.items()]
        rows += [self._loosely(a, b, float(likenesses[a, b])) for a, b in loose.items()]
        ties |= loose
        rows += [self._gone(item) for n, item in enumerate(self.before) if n not in ties and item.point.joint]
        rows += [self._come(item) for n, item in enumerate(self.after) if n not in ties.values() and item.point.joint]
        return rows

    def _loose(self, likenesses: Matrix, ties: Mapping[int, int]) -> dict[int, int]:
        """Ties of what is left: same act, a theme in common, and renderings of the press, which may share no words."""
        left = [(n, item) for n, item in enumerate(self.before) if n not in ties and item.point.joint]
        right = [(n, item) for n, item in enumerate(self.after) if n not in ties.values() and item.point.joint]
        pairs = [
            (-float(likenesses[a, b]), a, b)
            for a, one in left
            for b, other in right
            if one.point.act == other.point.act
            and set(one.point.themes) & set(other.point.themes)
            and not (one.official and other.official)
            and not one.next_meeting
            and not other.next_meeting
            and likenesses[a, b] >= self.settings.loose
        ]
        found: dict[int, int] = {}
        for _, a, b in sorted(pairs):
            if a not in found and b not in found.values():
                found[a] = b
        return found

    def _scores(self) -> tuple[Matrix, Matrix]:
        """Best likeness of the wordings of each pair of points, in one language where they share one; and with evidence."""
        left = [(n, w) for n, item in enumerate(self.before) for w in item.wordings]
        right = [(n, w) for n, item in enumerate(self.after) for w in item.wordings]
        table = likeness([Likened(w.text, w.language) for _, w in left], [Likened(w.text, w.language) for _, w in right])
        best = np.zeros((len(self.before), len(self.after)))
        shared = np.zeros_like(best, dtype=bool)
        for a, (row, mine) in enumerate(left):
            for b, (column, theirs) in enumerate(right):
                same = mine.language == theirs.language
                if same == bool(shared[row, column]):
                    best[row, column] = max(best[row, column], float(table[a, b]))
                elif same:
                    best[row, column], shared[row, column] = float(table[a, b]), True
        self._shared = shared
        raised = best.copy()
        for a, one in enumerate(self.before):
            for b, other in enumerate(self.after):
                raised[a, b] += self._evidence(one, other)
        return rounded(best), rounded(raised)

    def _in_common(self) -> NDArray[np.bool_]:
        """False for pairs of points of official texts in one language that share hardly a word: only their theme is alike."""
        return np.array([[self._sharing(a, b) for b in self.after] for a in self.before], dtype=bool)

    def _sharing(self, one: _Stated, other: _Stated) -> bool:
        if not (one.official and other.official) or one.next_meeting:
            return True
        pairs = [(x, y) for x in one.wordings for y in other.wordings if x.language == y.language]
        return not pairs or max(max(self._weighed(x, y), self._weighed(y, x)) for x, y in pairs) >= self.settings.in_common

    def _weighed(self, part: Wording, whole: Wording) -> float:
        """Share of the content words of ``part`` that ``whole`` has, those weighing more that few points of the two meetings have."""
        weights = [self._rarity[part.language, token.key] for token in part.tokens]
        there = found_in(part.tokens, whole.tokens)
        return sum(weight for weight, found in zip(weights, there, strict=True) if found) / (sum(weights) or 1.0)

    def _evidence(self, one: _Stated, other: _Stated) -> float:
        if one.next_meeting or other.next_meeting:
            return 0.3 if one.next_meeting and other.next_meeting else -0.5
        first, second = one.point, other.point
        value = 0.08 if first.act == second.act else -0.12 * act_distance(first.act, second.act)
        if first.themes and second.themes:
            value += 0.06 if set(first.themes) & set(second.themes) else -0.06
        if one.states and other.states and not one.states & other.states:
            value -= self.settings.other_states
        return value

    def _cuts(self) -> Matrix:
        return np.where(self._shared, self.settings.linked, self.settings.across_languages).astype(np.float32)

    def _announced(self) -> NDArray[np.bool_]:
        """Pairs that both announce a next meeting."""
        return np.array([[a.next_meeting and b.next_meeting for b in self.after] for a in self.before], dtype=bool)

    def _loosely(self, a: int, b: int, alike: float) -> Change:
        """A tie by act and theme, too weak to say which way the point moved."""
        reason = Reason("likeness", round(alike, 3), "tied by act and theme, with few words in common")
        one, other = self.before[a].point.id, self.after[b].point.id
        return Change(self.earlier, self.later, one, other, "reworded", round(alike, 3), (reason,))

    def _tied(self, a: int, b: int, alike: float, fair: float) -> Change:
        one, other = self.before[a], self.after[b]
        reasons = [Reason("likeness", round(alike, 3), f"{fair:.2f} with evidence")]
        kind: ChangeKind
        if one.next_meeting:
            kind = "reworded"
        elif move := moved(one.point, other.point, one.statements, other.statements, self.texts, self.knowledge):
            kind = move.kind
            reasons += move.reasons
        else:
            kept, reason = self._kept(one, other, alike)
            kind = "kept" if kept else "reworded"
            reasons.append(reason)
        return Change(self.earlier, self.later, one.point.id, other.point.id, kind, round(min(1.0, alike), 3), tuple(reasons))

    def _kept(self, one: _Stated, other: _Stated, alike: float) -> tuple[bool, Reason]:
        """Whether the words stand: strictly between official texts, in every language; by likeness where the press renders them."""
        if one.official and other.official:
            shares = [
                max((min(share_in(x, y), share_in(y, x)) for x in mine for y in theirs), default=None)
                for mine, theirs in ((one.of(language), other.of(language)) for language in one.languages & other.languages)
            ]
            if known := [share for share in shares if share is not None]:
                return min(known) >= self.settings.same_words, Reason("words in common", round(min(known), 3))
        return alike >= self.settings.kept, Reason("rendered by the press", round(alike, 3), "its renderings differ by themselves")

    def _gone(self, item: _Stated) -> Change:
        if self.whole_after:
            reason = Reason("the later official text was read", None, self.whole_after)
            return Change(self.earlier, self.later, item.point.id, None, "dropped", 1.0, (reason,))
        reason = Reason("the later text is known from reports only")
        return Change(self.earlier, self.later, item.point.id, None, "not-visible", 0.5, (reason,))

    def _come(self, item: _Stated) -> Change:
        for statement in item.statements:
            text = self.texts[statement.document].text
            if found := self.news.find(words(text, statement.start, statement.end)):
                reason = Reason("the text says so", None, text[found[0].start : found[0].end])
                return Change(self.earlier, self.later, None, item.point.id, "new", 0.9, (reason,))
        if self.whole_before:
            whole = self.texts[self.whole_before]
            how = (
                "the earlier official text was read"
                if whole.kind == "official"
                else "a report renders the earlier text nearly whole"
            )
            return Change(
                self.earlier,
                self.later,
                None,
                item.point.id,
                "new",
                1.0 if whole.kind == "official" else 0.7,
                (Reason(how, None, whole.id),),
            )
        reason = Reason("the earlier text is known from parts only")
        return Change(self.earlier, self.later, None, item.point.id, "not-visible", 0.5, (reason,))
