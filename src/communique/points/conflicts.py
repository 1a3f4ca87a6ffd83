"""Where the documents of one meeting disagree, with one another or within themselves; both sides are shown, no winner is picked.

A conflict that no editor would act on is noise, so each kind has a narrow rule, and what one report does throughout (its
quotation marks, its name for the body) is one conflict and not one a sentence. Sorted by how much an editor would care.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from rapidfuzz.distance import Prefix

from communique.knowledge import Knowledge
from communique.model import Carriage, Conflict, ConflictKind, Document, Meeting, Point, Reason, Span, Statement
from communique.points.content import Wordings
from communique.points.disputes import Told, disputes, doubtful_quotations, told
from communique.points.facts import Facts, Lexicon
from communique.points.parts import PartFinder
from communique.settings import Disagreeing, Settings
from communique.text.normal import fold

RANK: tuple[ConflictKind, ...] = (
    "date", "count", "participants", "body", "place", "act", "strength", "speaker", "quotation", "translation", "cut", "selection", "other",
)  # fmt: skip
"""Facts first, then what was bound, then how it is told."""
LEFT_OUT = 2
"""Points in a row, from which what a copy leaves out is a choice and no shortening of a sentence."""


def find_conflicts(
    meetings: Sequence[Meeting],
    points: Sequence[Point],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    carriage: Sequence[Carriage],
    sources: Mapping[str, str],
    knowledge: Knowledge,
    settings: Settings,
) -> tuple[Conflict, ...]:
    """The conflicts of all meetings, by meeting, then kind as in :data:`RANK`, then place.

    ``sources``: document -> the first document of its source. Copies do not disagree, and agree but once.
    """
    texts, said = {d.id: d for d in documents}, {s.id: s for s in statements}
    lexicon, wordings, finder = Lexicon(knowledge), Wordings(knowledge), PartFinder(knowledge)
    of_meeting: defaultdict[str, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda p: p.id):
        of_meeting[point.meeting].append(point)
    rows: defaultdict[str, list[Carriage]] = defaultdict(list)
    for row in carriage:
        rows[row.document].append(row)
    found: list[Conflict] = []
    for meeting in sorted(meetings, key=lambda m: m.id):
        own = [texts[name] for name in sorted(meeting.documents) if name in texts]
        mine = [s for s in sorted(statements, key=lambda s: s.id) if s.meeting == meeting.id]
        table = {d.id: {r.point: r for r in rows[d.id]} for d in own}
        apart = {d.id: d.id if d.kind == "official" else sources.get(d.id, d.id) for d in own}
        pairs = [(p, told(p, said, texts, apart)) for p in of_meeting[meeting.id] if p.joint]
        found += Facts(meeting, own, mine, lexicon, wordings, settings.disagreeing).conflicts()
        for point, rendered in pairs:
            found += disputes(point, rendered)
        found += doubtful_quotations(pairs, wordings, finder, settings.disagreeing)
        found += _cuts(own, pairs)
        found += _dropped(meeting, own, pairs, table, apart)
        found += _selections(meeting, own, pairs, table, apart, settings.disagreeing)
    unique = {(c.meeting, c.kind, c.spans): c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.meeting, RANK.index(c.kind), c.spans, c.text)))


def _cuts(documents: Sequence[Document], pairs: Sequence[tuple[Point, Sequence[Told]]]) -> Iterator[Conflict]:
    """A report that breaks off: its last statement beside the same in a text that goes on."""
    for document in documents:
        last: tuple[Point, Told, Told] | None = None
        for point, rows in pairs:
            mine = [t for t in rows if t.document.id == document.id]
            others = [
                t for t in rows if t.document.id != document.id and t.document.complete and t.document.language == document.language
            ]
            if mine and others and (last is None or mine[-1].statement.start > last[1].statement.start):
                fuller = max(
                    others, key=lambda t: (_begins_alike(mine[-1], t), t.statement.end - t.statement.start, t.statement.id)
                )
                last = point, mine[-1], fuller
        if not document.complete and last and document.text[last[1].statement.end :].strip(" .…\n") == "":
            point, mine_last, fuller = last
            text = "the report breaks off; another text of the meeting goes on"
            yield Conflict(
                point.meeting, "cut", (point.id,), (mine_last.span, fuller.span), text, (Reason("cut off", document.id),)
            )


def _begins_alike(one: Told, other: Told) -> int:
    """Letters that two statements begin with alike: the copy of a text that breaks off has them all."""
    return Prefix.similarity(*(fold(t.document.text[t.statement.start : t.statement.end]) for t in (one, other)))


def _dropped(
    meeting: Meeting,
    documents: Sequence[Document],
    pairs: Sequence[tuple[Point, Sequence[Told]]],
    table: Mapping[str, Mapping[str, Carriage]],
    sources: Mapping[str, str],
) -> Iterator[Conflict]:
    """Copies of one text of which one leaves out what stands between points that both have.

    What a copy leaves out at its end is an editor's cut, and shows in the carriage.
    """
    points = [p.id for p, _ in pairs if p.act != "record"]
    complete = [d for d in documents if d.kind == "press" and d.complete]
    shown: set[tuple[str, tuple[str, ...]]] = set()
    for fuller, shorter in permutations(complete, 2):
        if sources[fuller.id] != sources[shorter.id]:
            continue
        rows = [(table[fuller.id][p], table[shorter.id][p]) for p in points if p in table[fuller.id] and p in table[shorter.id]]
        rows = sorted((row for row in rows if row[0].spans), key=lambda row: row[0].spans[-1])
        for missing, before in _runs(rows):
            points_of = tuple(row.point for row in missing)
            if len(missing) >= LEFT_OUT and (shorter.id, points_of) not in shown:
                shown.add((shorter.id, points_of))
                text = f"one copy of a text leaves out {len(missing)} points from its middle"
                spans = (*(row.spans[-1] for row in missing), before.spans[-1])
                yield Conflict(meeting.id, "selection", points_of, spans, text, (Reason("left out", len(missing), shorter.id),))


def _runs(rows: Sequence[tuple[Carriage, Carriage]]) -> Iterator[tuple[list[Carriage], Carriage]]:
    """Runs of points that the second text leaves out between two that it has, and its row of the one before."""
    before: Carriage | None = None
    missing: list[Carriage] = []
    for mine, theirs in rows:
        if not theirs.spans:
            missing.append(mine)
            continue
        if before and missing:
            yield missing, before
        before, missing = theirs, []


def _selections(
    meeting: Meeting,
    documents: Sequence[Document],
    pairs: Sequence[tuple[Point, Sequence[Told]]],
    table: Mapping[str, Mapping[str, Carriage]],
    sources: Mapping[str, str],
    settings: Disagreeing,
) -> Iterator[Conflict]:
    """Two reports that lead with what the other does not have at all: no contradiction, but two pictures of one meeting.

    The pair with least in common; never where a report is cut off, and not beside an official text, which shows it by itself.
    """
    if any(d.kind == "official" for d in documents):
        return
    points = {p.id: rows for p, rows in pairs if p.act != "record"}
    best: tuple[float, Document, Document] | None = None
    reports = [d for d in documents if d.kind == "press" and d.complete]
    for one, other in combinations(reports, 2):
        carried = [{p for p in points if p in table[d.id] and table[d.id][p].spans} for d in (one, other)]
        if sources[one.id] == sources[other.id] or min(map(len, carried)) < settings.selection_points:
            continue
        share = len(carried[0] & carried[1]) / len(carried[0] | carried[1])
        if share <= settings.selection_shared and (best is None or share < best[0]):
            best = share, one, other
    if best is None:
        return
    share, one, other = best
    leads = [_lead_without(points, d, table[e.id]) for d, e in ((one, other), (other, one))]
    if leads[0] and leads[1]:
        text = f"the two reports lead with different points and share {share:.0%} of all they carry"
        spans: tuple[Span, ...] = (leads[0][1].span, leads[1][1].span)
        yield Conflict(meeting.id, "other", (leads[0][0], leads[1][0]), spans, text, (Reason("selection", round(share, 3)),))


def _lead_without(
    points: Mapping[str, Sequence[Told]], document: Document, others: Mapping[str, Carriage]
) -> tuple[str, Told] | None:
    """The first point of a report's lead that the other report does not carry."""
    leads = [(p, t) for p, rows in points.items() for t in rows if t.document.id == document.id and t.lead]
    leads = [(p, t) for p, t in leads if p in others and not others[p].spans]
    leads.sort(key=lambda row: (row[1].headline, row[1].statement.start))
    return leads[0] if leads else None
