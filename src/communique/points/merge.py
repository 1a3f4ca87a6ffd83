"""One point for each thing said at a meeting: statements of its reports and official texts that say the same are joined.

Pairs are taken strongest first, those of two official texts that are nearest to one another before all others, for one is the other's translation. Two groups are joined when their pairs agree on the whole and no document would say one
thing twice in its body without repeating itself. A statement left alone that is plainly part of a longer one in another
document is added at the end: one sentence of an official text is often two statements of a report. Everything is sorted
by id first, so the order of reading changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from communique.knowledge import Knowledge
from communique.model import Copy, Document, Judgement, Meeting, Point, Reason, Statement
from communique.points.build import make_point, with_own_ids
from communique.points.content import Wordings, found_in, share_in
from communique.points.halves import goes_on, neighbours
from communique.points.members import Member, Procedures, member
from communique.points.pairs import Pairs, compare
from communique.points.verdicts import Group, Verdicts
from communique.settings import Merging, Settings

NEXT = 80
"""Characters between the end of a left-over statement and the statement of its document that the rest of the sentence made."""


def merge_points(
    meetings: Sequence[Meeting],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
    sources: Mapping[str, str],
    knowledge: Knowledge,
    settings: Settings,
    judgements: Sequence[Judgement] = (),
) -> tuple[tuple[Point, ...], tuple[Statement, ...]]:
    """Points of all meetings, and all statements with ``meeting`` and ``point`` set, both sorted by id.

    ``sources``: document -> the first document of its source (:func:`communique.copies.groups.source_of`). ``judgements``: what people found
    to be the same or different, in the order of application.

    A statement belongs to the meeting that its document reports; of several, to the one that the text named last before
    it. Statements of documents that report no meeting get neither.
    """
    texts = {d.id: d for d in documents}
    wordings, procedures = Wordings(knowledge), Procedures(knowledge)
    at = dict(_meeting_of(meetings, statements))
    gathered: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        if statement.id in at and statement.document in texts:
            gathered[at[statement.id]].append(statement)
    points: list[Point] = []
    for meeting in sorted(meetings, key=lambda m: m.id):
        members = [member(s, texts[s.document], wordings, procedures) for s in gathered[meeting.id]]
        own = [texts[name] for name in sorted({s.document for s in gathered[meeting.id]})]
        names = {d.id for d in own}
        shared = [c for c in copies if c.a.document in names and c.b.document in names]
        points += _points(meeting, members, own, shared, sources, settings, judgements)
    point_of = {name: point.id for point in points for name in point.statements}
    placed = (replace(s, meeting=at.get(s.id), point=point_of.get(s.id)) for s in statements)
    return tuple(sorted(points, key=lambda p: p.id)), tuple(sorted(placed, key=lambda s: (s.document, s.start, s.end, s.id)))


def _meeting_of(meetings: Sequence[Meeting], statements: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    """Statement -> meeting."""
    places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    of_document: defaultdict[str, list[str]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda m: m.id):
        for name in meeting.documents:
            of_document[name].append(meeting.id)
        for span in (*meeting.names, *meeting.dates, *meeting.held.spans):
            if span.document in meeting.documents:
                places[span.document].append((span.start, meeting.id))
    for statement in statements:
        mine = of_document.get(statement.document, [])
        if len(mine) < 2:
            yield from ((statement.id, name) for name in mine)
            continue
        before = [place for place in places[statement.document] if place[0] <= statement.start]
        first = min(places[statement.document], default=(0, mine[0]))
        yield statement.id, max(before, default=first)[1]


def _points(
    meeting: Meeting,
    members: Sequence[Member],
    documents: Sequence[Document],
    copies: Sequence[Copy],
    sources: Mapping[str, str],
    settings: Settings,
    judgements: Sequence[Judgement],
) -> list[Point]:
    pairs = compare(members, copies, settings.merging)
    verdicts = Verdicts(meeting.id, members, judgements)
    groups, joins = _groups(members, pairs, verdicts)
    groups = _with_halves(groups, members, verdicts)
    groups = _with_leads(groups, members, pairs, verdicts, settings.merging)
    groups = _with_remainders(groups, members, verdicts, settings.merging)
    groups = _with_official(groups, members, pairs, verdicts, settings.merging)
    groups = verdicts.joined(groups)
    languages = Counter(d.language for d in documents if d.kind == "press")
    language = min(languages, key=lambda name: (-languages[name], name), default="en")
    made = []
    for group in groups:
        ids = {members[n].statement.id for n in group}
        reasons = [Reason("joined", value, f"{a} with {b}: {text}") for a, b, value, text in joins if a in ids and b in ids]
        reasons += [Reason("judgement", "same", who) for who in verdicts.by(group)]
        made.append(make_point(meeting.id, [members[n] for n in group], language, sources, reasons))
    return with_own_ids(made)


def _groups(members: Sequence[Member], pairs: Pairs, verdicts: Verdicts) -> tuple[list[Group], list[tuple[str, str, float, str]]]:
    """Groups of member numbers, and the pairs that joined them."""
    group_of: dict[int, Group] = {n: (n,) for n in range(len(members))}
    joins: list[tuple[str, str, float, str]] = []
    translated = _translated(members, pairs)
    firsts, seconds = np.nonzero(np.triu(pairs.margins > 0, k=1))
    order = sorted(zip(firsts.tolist(), seconds.tolist(), strict=True), key=lambda p: (p not in translated, -pairs.margins[p], p))
    for a, b in order:
        left, right = group_of[a], group_of[b]
        if left == right or verdicts.apart(left, right) or not _agree(left, right, members, pairs):
            continue
        joined = tuple(sorted((*left, *right)))
        group_of.update(dict.fromkeys(joined, joined))
        joins.append((members[a].statement.id, members[b].statement.id, float(pairs.margins[a, b]), pairs.reason(a, b)))
    return sorted(set(group_of.values())), joins


def _translated(members: Sequence[Member], pairs: Pairs) -> set[tuple[int, int]]:
    """Pairs of statements of two official texts, each the nearest of its text to the other."""
    texts: defaultdict[str, list[int]] = defaultdict(list)
    for number, m in enumerate(members):
        if m.document.kind == "official":
            texts[m.document.id].append(number)
    nearest = {
        (number, name): others[int(pairs.margins[number, others].argmax())]
        for name, others in texts.items()
        for numbers in texts.values()
        for number in numbers
    }
    return {(a, b) for (a, _), b in nearest.items() if a < b and nearest[b, members[a].document.id] == a}


def _agree(left: Group, right: Group, members: Sequence[Member], pairs: Pairs) -> bool:
    """Whether two groups may be one: on the mean over pairs of documents, and without a body saying it twice unlike itself."""
    best: dict[tuple[str, str], float] = {}
    for a, b in product(left, right):
        first, second = members[a], members[b]
        margin = float(pairs.margins[a, b])
        if margin <= -5:
            return False
        if first.document.id == second.document.id and first.tier == second.tier and margin <= 0:
            return False
        key = (first.document.id, second.document.id)
        best[key] = max(best.get(key, margin), margin)
    return sum(best.values()) / len(best) >= 0


def _with_halves(groups: Sequence[Group], members: Sequence[Member], verdicts: Verdicts) -> list[Group]:
    """Groups after second halves of sentences have come to the groups of their first halves."""
    pairs = list(neighbours(members))
    group_of = {n: group for group in groups for n in group}
    for a, b in pairs:
        left, right = group_of[a], group_of[b]
        if left == right or verdicts.apart(left, right) or not goes_on(members[a], members[b]):
            continue
        split = {members[x].document.id for x, y in pairs if x in left and y in right}
        both = {members[n].document.id for n in left} & {members[n].document.id for n in right}
        if both <= split:
            joined = tuple(sorted((*left, *right)))
            group_of.update(dict.fromkeys(joined, joined))
    return sorted(set(group_of.values()))


def _with_leads(
    groups: Sequence[Group], members: Sequence[Member], pairs: Pairs, verdicts: Verdicts, settings: Merging
) -> list[Group]:
    """Groups after leads left alone have found the body statement of their own document that they sharpen.

    A lead says in brief what the body says, so the best candidate of its theme that no other lead has will do with little
    likeness in words: "support for Iraq" of a lead stands for "the wish to strengthen its security".
    """
    grown = {number: list(group) for number, group in enumerate(groups)}
    for number, group in enumerate(groups):
        lead = members[group[0]]
        if any(members[n].tier == "body" or members[n].document.id != lead.document.id for n in group):
            continue
        best: tuple[float, int] | None = None
        for other, theirs in sorted(grown.items()):
            own = [n for n in theirs if members[n].document.id == lead.document.id]
            if (
                other == number
                or verdicts.apart(group, theirs)
                or any(members[n].tier == members[m].tier for n in own for m in group)
            ):
                continue
            for n, m in product(own, group):
                if _one_matter(members[m], members[n], settings):
                    value = float(pairs.raised[m, n])
                    if value >= settings.lead_floor and (best is None or value > best[0]):
                        best = value, other
        if best:
            grown[best[1]] += grown.pop(number)
    return sorted(tuple(sorted(group)) for group in grown.values())


def _one_matter(lead: Member, body: Member, settings: Merging) -> bool:
    """Whether a lead and a body statement share a theme, or the body has most of the lead's words."""
    if set(lead.statement.themes) & set(body.statement.themes):
        return True
    return len(lead.wording.tokens) >= 3 and share_in(lead.wording, body.wording) >= settings.remainder


def _with_remainders(groups: Sequence[Group], members: Sequence[Member], verdicts: Verdicts, settings: Merging) -> list[Group]:
    """Groups after left-over statements that are part of a longer one elsewhere have been added to its group."""
    grown: dict[Group, list[int]] = {group: list(group) for group in groups}
    for group in sorted(g for g in groups if len(g) == 1):
        alone = members[group[0]]
        if len(alone.wording.tokens) < 3 or alone.tier != "body":
            continue
        best: tuple[float, Group] | None = None
        for other in groups:
            share = max((_part_of(alone, members[n], [members[k] for k in other]) for n in other), default=0.0)
            if (
                other != group
                and not verdicts.apart(group, grown.get(other, ()))
                and share >= settings.remainder
                and (best is None or share > best[0])
            ):
                best = share, other
        if best and len(best[1]) > 1:
            grown[best[1]].append(group[0])
            del grown[group]
    return sorted(tuple(sorted(group)) for group in grown.values())


def _with_official(
    groups: Sequence[Group], members: Sequence[Member], pairs: Pairs, verdicts: Verdicts, settings: Merging
) -> list[Group]:
    """Groups of the press after those left without an official wording have come to the one they are like and far ahead of all others.

    Between meetings ranks carry over and cut-offs do not, so a clear first will do with less likeness than merging asks for.
    """
    grown = {number: list(group) for number, group in enumerate(groups)}
    official = {n: [k for k in group if members[k].document.kind == "official"] for n, group in enumerate(groups)}
    wordings = [n for n, held in official.items() if held]
    for number, group in enumerate(groups):
        if official[number] or not all(members[n].tier == "body" and members[n].procedure is None for n in group):
            continue
        documents = {members[n].document.id for n in group}
        likes = sorted(((max(float(pairs.raised[a, b]) for a in group for b in official[n]), -n) for n in wordings), reverse=True)
        first, second = (*likes, (0.0, 0), (0.0, 0))[:2]
        if first[0] < settings.left_over or first[0] - second[0] < settings.ahead:
            continue
        home = -first[1]
        there = {members[n].document.id for n in grown[home] if members[n].tier == "body"}
        if not documents & there and not verdicts.apart(group, grown[home]):
            grown[home] += grown.pop(number)
    return sorted(tuple(sorted(group)) for group in grown.values())


def _part_of(part: Member, whole: Member, group: Sequence[Member]) -> float:
    """Share of a statement's words that a longer one of another document has and the group's own of this document lacks."""
    if part.document.id == whole.document.id or part.joint != whole.joint or part.wording.language != whole.wording.language:
        return 0.0
    if 2 * len(part.wording.keys & whole.wording.keys) < len(part.wording.keys):
        return 0.0
    mine = [m for m in group if m.document.id == part.document.id]
    if mine and min(abs(m.statement.start - part.statement.end) for m in mine) > NEXT:
        return 0.0
    taken = [token for m in mine for token in m.wording.tokens]
    said = found_in(part.wording.tokens, whole.wording.tokens)
    again = found_in(part.wording.tokens, taken)
    return sum(a and not b for a, b in zip(said, again, strict=True)) / len(part.wording.tokens)
