"""Which document of a meeting carries which of its points, how, and where.

Statements of a point show where a document carries it. Where no statement of a document was found for a point, the
document's sentences are searched for its words: news also carries a point in a sentence that reports nothing, in a title or
in half a sentence. A report is compared with the official text in its own language where there is one, else with the
point's wording; where only the press carries a point nobody can tell whose words are the meeting's, so a form other than
*verbatim* (two reports share the words) or *partial* is *reworded*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.knowledge import Knowledge
from communique.model import Carriage, Document, Meeting, Point, Reason, Span, Statement
from communique.points.content import Token, Wording, Wordings, found_in
from communique.points.disputes import opposed
from communique.points.meaning import Meanings
from communique.points.members import Procedures
from communique.points.procedure import held_places, tells_of_holding
from communique.points.rendering import rendering
from communique.points.search import Searcher
from communique.settings import Carrying, Settings


def find_carriage(
    meetings: Sequence[Meeting],
    points: Sequence[Point],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    knowledge: Knowledge,
    settings: Settings,
) -> tuple[Carriage, ...]:
    """One row for every joint point and every report or official text of its meeting, sorted by point and document."""
    texts = {d.id: d for d in documents}
    wordings, procedures = Wordings(knowledge), Procedures(knowledge)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.point:
            said[statement.point].append(statement)
    of_meeting: defaultdict[str, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda p: p.id):
        if point.joint:
            of_meeting[point.meeting].append(point)
    rows: list[Carriage] = []
    for meeting in sorted(meetings, key=lambda m: m.id):
        own = [texts[name] for name in sorted(meeting.documents) if name in texts]
        mine = [s for s in statements if s.meeting == meeting.id]
        table = _Table(meeting, of_meeting[meeting.id], own, mine, said, texts, wordings, procedures, settings.carrying)
        rows += table.rows()
    return tuple(sorted(rows, key=lambda r: (r.point, r.document)))


def count_sources(
    points: Sequence[Point], carriage: Sequence[Carriage], documents: Sequence[Document], sources: Mapping[str, str]
) -> tuple[Point, ...]:
    """The same points with ``independent_sources`` as the carriage has it: reports that carry the point, copies of one another once."""
    reports = {d.id for d in documents if d.kind == "press"}
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for row in carriage:
        if row.spans and row.document in reports:
            carriers[row.point].add(sources.get(row.document, row.document))
    return tuple(replace(p, independent_sources=len(carriers[p.id])) if p.joint else p for p in points)


class _Table:
    """The table of one meeting's points and documents."""

    def __init__(
        self,
        meeting: Meeting,
        points: Sequence[Point],
        documents: Sequence[Document],
        statements: Sequence[Statement],
        said: Mapping[str, Sequence[Statement]],
        texts: Mapping[str, Document],
        wordings: Wordings,
        procedures: Procedures,
        settings: Carrying,
    ) -> None:
        self.meeting, self.statements, self.procedures = meeting, statements, procedures
        self.points, self.documents, self.said, self.settings = points, documents, said, settings
        self.wordings = wordings
        self.texts = {**texts}
        self.here: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
        for point in points:
            for statement in said.get(point.id, ()):
                self.here[point.id, statement.document].append(statement)
        self.standards = {p.id: self._standards(p) for p in points}
        self.by_meaning: dict[tuple[str, str], float] = {}
        """Scores of places that the words did not give away."""

    def _standards(self, point: Point) -> dict[str, Wording]:
        """By language, what renderings are compared with: all that one official text says of the point, and the point's wording."""
        found: dict[str, Wording] = {}
        size = {d.id: sum(s.end - s.start for s in self.here[point.id, d.id]) for d in self.documents}
        official = [name for name in size if size[name] and self.texts[name].kind == "official"]
        for name in sorted(official, key=lambda name: (-size[name], name)):
            found.setdefault(self.texts[name].language, self._said(point, name))
        worded = self.texts[point.wording.document]
        if worded.kind == "official":
            found[worded.language] = self._said(point, worded.id)
        elif not found:
            found[worded.language] = self.wordings.of(worded, [(point.wording.start, point.wording.end)])
        return found

    def _said(self, point: Point, name: str) -> Wording:
        """What a document says of a point, without the words that only name who says it."""
        document, mine = self.texts[name], self.here[point.id, name]
        wording = self.wordings.of(document, [span for s in mine for span in (s.content or ((s.start, s.end),))])
        said_by = [(s.speaker.start, s.speaker.end) for s in mine if s.speaker]
        tokens = tuple(t for t in wording.tokens if not any(a <= t.start and t.end <= b for a, b in said_by))
        return replace(wording, tokens=tokens) if tokens else wording

    def rows(self) -> list[Carriage]:
        """All cells."""
        searcher = Searcher(self.points, self.standards, self.said, self.wordings, self.settings)
        official = {p.id for p in self.points if self.texts[p.wording.document].kind == "official"}
        meanings = Meanings(self.points, official, self.standards, self.wordings, self.settings)
        spans: dict[tuple[str, str], tuple[Span, ...]] = {}
        holding = [p for p in self.points if self._holding(p)]
        for document in self.documents:
            for point in holding:
                at = held_places(self.meeting, document, self.statements, self.procedures)
                if at and not self.here[point.id, document.id]:
                    spans[point.id, document.id] = at
            missing = [p for p in self.points if not self.here[p.id, document.id] and (p.id, document.id) not in spans]
            found = searcher.search(document, missing)
            for point in self.points:
                if statements := self.here[point.id, document.id]:
                    spans[point.id, document.id] = tuple(
                        Span(document.id, start, end) for s in statements for start, end in (s.content or ((s.start, s.end),))
                    )
                elif point.id in found:
                    spans[point.id, document.id] = (found[point.id].span,)
            here = {p.id: spans[p.id, document.id] for p in self.points if (p.id, document.id) in spans}
            for name, place in meanings.search(document, [p for p in missing if p.id not in here], here).items():
                spans[name, document.id] = (place.span,)
                self.by_meaning[name, document.id] = place.score
        rows = [self._row(p, d, spans, searcher) for p in self.points for d in self.documents]
        return self._with_press_texts(rows)

    def _holding(self, point: Point) -> bool:
        """Whether a point is that the meeting was held, in the words of an official text."""
        worded = self.texts[point.wording.document]
        mine = [s for s in self.here[point.id, worded.id] if s.start < point.wording.end and point.wording.start < s.end]
        return worded.kind == "official" and any(tells_of_holding(s, worded, self.procedures) for s in mine)

    def _row(
        self, point: Point, document: Document, spans: dict[tuple[str, str], tuple[Span, ...]], searcher: Searcher
    ) -> Carriage:
        at = spans.get((point.id, document.id))
        if at is None:
            if not document.complete:
                return Carriage(point.id, document.id, "not-checked", (), (), 0.0, (Reason("the text is cut off"),))
            return Carriage(point.id, document.id, "absent", (), (), 0.0, (Reason("not found"),))
        if document.id == point.wording.document:
            how = Reason("the wording is its own")
            return Carriage(point.id, document.id, "verbatim", at, (), 1.0, (how,))
        standards = self.standards[point.id]
        wording = standards.get(document.language) or standards[self.texts[point.wording.document].language]
        if document.id == wording.document or (document.kind == "official" and document.language not in standards):
            how = Reason("the official wording in its language")
            return Carriage(point.id, document.id, "verbatim", at, (), 1.0, (how,))
        how_rendered = rendering(wording, self.wordings.of(document, [(s.start, s.end) for s in at]), self.settings)
        if how_rendered.form == "partial" and document.language == wording.language:
            grown = tuple(dict.fromkeys(self._grown(span, wording, document) for span in at))
            again = rendering(wording, self.wordings.of(document, [(s.start, s.end) for s in grown]), self.settings)
            if again.form != "partial":
                at, how_rendered = grown, again
        if how_rendered.form == "verbatim" and self._other_act(point, document):
            how_rendered = replace(how_rendered, form="reworded", reasons=(*how_rendered.reasons, Reason("another act")))
        omitted = tuple(Span(wording.document, start, end) for start, end in how_rendered.omitted)
        reasons = how_rendered.reasons
        if (point.id, document.id) in self.by_meaning:
            reasons = (*reasons, Reason("located by its meaning", self.by_meaning[point.id, document.id]))
        elif not self.here[point.id, document.id]:
            reasons = (*reasons, Reason("located by its words", searcher.score(document.id, point.id)))
        return Carriage(point.id, document.id, how_rendered.form, at, omitted, round(how_rendered.kept, 3), reasons)

    def _grown(self, span: Span, wording: Wording, document: Document) -> Span:
        """The span with the words of the wording that run on from it on either side, within its paragraph.

        Where one text's statement is two of another's, the second half stands beside the first and belongs to the rendering.
        """
        text = document.text
        low, high = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        after = self._run(self.wordings.of(document, [(span.end, high if high >= 0 else len(text))]).tokens, wording)
        before = self._run(self.wordings.of(document, [(low, span.start)]).tokens[::-1], wording)
        start, end = (before[-1].start if before else span.start), (after[-1].end if after else span.end)
        return Span(document.id, start, end)

    def _run(self, tokens: Sequence[Token], wording: Wording) -> Sequence[Token]:
        """The first of ``tokens`` that the wording has, as far as they go without a word of other matters in between."""
        last = 0
        for number, hit in enumerate(found_in(tokens, wording.tokens), start=1):
            if hit:
                last = number
            elif number - last > self.settings.strangers:
                break
        return tokens[:last] if last >= self.settings.located_words else ()

    def _other_act(self, point: Point, document: Document) -> bool:
        """Whether the document does something else with the same words: it calls on others for what the wording commits to."""
        here = {s.act for s in self.here[point.id, document.id]}
        worded = {s.act for s in self.said.get(point.id, ()) if s.document == point.wording.document}
        return bool(here and worded) and all(opposed(a, b) for a in here for b in worded)

    def _with_press_texts(self, rows: list[Carriage]) -> list[Carriage]:
        """Rows of points that no official text holds: the report that lends the wording has it word for word only if another does."""
        official = {p.id for p in self.points if self.texts[p.wording.document].kind == "official"}
        shared = {r.point for r in rows if r.form == "verbatim" and r.reasons and r.reasons[0].name != "the wording is its own"}
        return [
            replace(r, form="reworded", reasons=(Reason("no official text; no other report has these words"),))
            if r.point not in official and r.form == "verbatim" and r.point not in shared
            else r
            for r in rows
        ]
