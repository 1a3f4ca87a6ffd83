"""One meeting of many mentions: reports are grouped, their facts joined, recalls resolved against the meetings found."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from communique.knowledge import Knowledge
from communique.meetings.attendance import merged
from communique.meetings.boxes import fill_boxes
from communique.meetings.dating import BOUND, period
from communique.meetings.grouping import Group, groups, report_of
from communique.meetings.resolving import days, published, spans_of
from communique.meetings.unprofiled import UNPROFILED
from communique.model import Document, Format, Held, Meeting, Mention, Name, Note, Published, Span, StatedCount
from communique.settings import Settings
from communique.text.normal import fold
from communique.text.takes import stories
from communique.text.words import strip_proclitics, words

STAGE = "meetings"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def merge_mentions(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    borrowed: Mapping[str, Published],
    knowledge: Knowledge,
    settings: Settings,
) -> tuple[tuple[Meeting, ...], tuple[Note, ...]]:
    """Meetings sorted by id, and notes on dates that nothing settles. ``borrowed``: days of publication taken from copies.

    The order of documents and mentions does not matter. A document may stand in several meetings: reported in one, mentioned
    or recalled in others.
    """
    by_id = {document.id: document for document in documents}
    told = stories(documents, knowledge)
    reported = _of_first_takes([m for m in mentions if m.relation in ("report", "official") and m.document in by_id], told)
    found = groups((report_of(m, by_id[m.document], borrowed.get(m.document)) for m in reported), settings.gathering)
    for group in found:
        group.body = _body_of(group)
    fill_boxes(documents, found, borrowed, settings.gathering)
    ids = _ids(found, knowledge)
    parts = _parts(told, found)
    meetings = {ids[n]: _meeting(ids[n], group, parts, knowledge) for n, group in enumerate(found)}
    notes = [note for group in found for note in _notes(group)]
    aside = [m for m in mentions if m.relation in ("mention", "recall") and m.document in by_id]
    mentioning, recalling = _elsewhere(aside, meetings, by_id, borrowed, settings)
    finished = []
    for ident, meeting in sorted(meetings.items()):
        own = set(meeting.documents)
        recalled = sorted({target for document in own for target in recalling.get(document, ()) if target != ident})
        named = sorted(mentioning.get(ident, set()) - own)
        finished.append(replace(meeting, mentions=tuple(named), recalls=tuple(recalled)))
    return tuple(finished), tuple(sorted(notes, key=lambda note: (note.document or "", note.start or 0, note.message)))


def _of_first_takes(reported: Sequence[Mention], told: Sequence[Sequence[Document]]) -> list[Mention]:
    """Reports without those of the later takes of a story whose first reporting take is there: a story reports one meeting."""
    reporting = {mention.document for mention in reported}
    later = set()
    for story in told:
        later |= set([document.id for document in story if document.id in reporting][1:])
    return [mention for mention in reported if mention.document not in later]


def _parts(told: Sequence[Sequence[Document]], found: Sequence[Group]) -> dict[str, list[str]]:
    """Of each report that is a take of a story the other takes: they are of its meeting, whatever they name."""
    reporting = {report.document.id for group in found for report in group.reports}
    return {
        document.id: [other.id for other in story if other.id != document.id]
        for story in told
        for document in story
        if document.id in reporting
    }


def _body_of(group: Group) -> str:
    """The body's id; of one without a profile it is made of its name, so that its meetings belong together and others' do not."""
    if group.body != UNPROFILED:
        return group.body
    printed = _as_printed(group)
    key = " ".join(strip_proclitics(word.text)[0] for word in words(printed.ar or printed.en or ""))
    return f"{UNPROFILED}-{hashlib.sha256(key.encode()).hexdigest()[:4]}"


def _ids(found: Sequence[Group], knowledge: Knowledge) -> list[str]:
    """Readable ids; the place, or four hex digits of the content, stand for a day that is not known."""
    names = []
    for group in found:
        slug = _NOT_SLUG.sub("-", (_place(group, knowledge) or "").lower()).strip("-")
        names.append(f"{group.body}/{group.day or f'undated-{slug or _digest(group)}'}/{group.formation}")
    return [name if names.count(name) == 1 else _told_apart(name, group) for name, group in zip(names, found, strict=True)]


def _told_apart(name: str, group: Group) -> str:
    body, middle, formation = name.split("/")
    return f"{body}/{middle}-{_digest(group)}/{formation}"


def _digest(group: Group) -> str:
    first = min(group.reports, key=lambda report: report.document.id)
    return hashlib.sha256(first.document.text.encode("utf-8", "replace")).hexdigest()[:4]


def _meeting(ident: str, group: Group, parts: Mapping[str, Sequence[str]], knowledge: Knowledge) -> Meeting:
    mentions = [report.mention for report in sorted(group.reports, key=lambda report: report.document.id)]
    body = knowledge.body(group.body)
    held_so = _format(mentions)
    return Meeting(
        id=ident,
        body=group.body,
        body_name=body.name if body else _as_printed(group),
        formation=group.formation,
        held=_held(group),
        format=held_so,
        place=None if held_so == "virtual" else _place(group, knowledge),
        participants=merged([one for mention in mentions for one in mention.participants]),
        stated_counts=_counts(mentions),
        documents=tuple(
            sorted({one for mention in mentions for one in (mention.document, *parts.get(mention.document, ()))} | set(group.boxes))
        ),
        mentions=(),
        recalls=(),
        names=tuple(sorted({span for mention in mentions for span in mention.names})),
        dates=spans_of(mentions),
    )


def _as_printed(group: Group) -> Name:
    """How the reports name a body without a profile: official texts before press, then the commonest name, then the longest."""
    named = [
        (report.mention.relation == "official", report.document.text[span.start : span.end], report.document.language)
        for report in group.reports
        for span in report.mention.names
    ]
    if not named:
        return Name(en=group.body)
    times = Counter(fold(text) for _, text, _ in named)
    _, text, language = max(named, key=lambda one: (one[0], times[fold(one[1])], len(one[1]), one[1]))
    return Name(en=text) if language == "en" else Name(ar=text)


def _held(group: Group) -> Held:
    """The day with the evidence for it; bounds only where there is no day."""
    if group.day is not None:
        agreeing = [
            (day.rank, report.document.id, day.when.start, day, report)
            for report in group.reports
            for day in report.days
            if day.day == group.day
        ]
        agreeing.sort(key=lambda row: row[:3])
        spans = tuple(sorted({Span(row[4].document.id, row[3].when.start, row[3].when.end) for row in agreeing}))
        return Held(group.day, agreeing[0][3].rule if agreeing else "reports of the same text", spans, None, None)
    lows = [report.low for report in group.reports if report.low]
    highs = [report.high for report in group.reports if report.high]
    low, high = max(lows, default=None), min(highs, default=None)
    rules = sorted({day.rule for report in group.reports for day in report.days}) or ["no date in the texts"]
    bounds = [bound for report in group.reports for bound in _bounds(report.mention, low, high)]
    shown = {*spans_of([report.mention for report in group.reports]), *(span for _, span in bounds)}
    said = "; ".join(dict.fromkeys([*rules, *(rule for rule, _ in bounds)]))
    return Held(None, said, tuple(sorted(shown)), low, high)


def _bounds(mention: Mention, low: str | None, high: str | None) -> list[tuple[str, Span]]:
    """The words of a mention that give the bounds of its meeting's day, each as a rule and where they stand."""
    found = []
    for one, where in pairwise(mention.reasons):
        if where.name != BOUND or not isinstance(one.value, str) or not isinstance(where.value, int):
            continue
        first, last = (edge.isoformat() for edge in period(one.value))
        year = one.name == "plans ahead" and high is not None and last[:4] == high[:4]  # a season's year is that of another plan
        if first == low or last == high or year:
            span = Span(mention.document, where.value, where.value + len(where.detail))
            found.append((f"{one.name} '{where.detail}'", span))
    return found


def _format(mentions: Sequence[Mention]) -> Format:
    said = Counter(mention.format for mention in mentions if mention.format != "unknown")
    if said["hybrid"] or not said:
        return "hybrid" if said["hybrid"] else "unknown"
    return "virtual" if said["virtual"] >= said["in-person"] else "in-person"


def _place(group: Group, knowledge: Knowledge) -> str | None:
    """The place that most reports give, official texts first; a city stands for its state, whose name may be the city's in print."""
    votes: dict[str, int] = {}
    for report in group.reports:
        place = report.mention.place
        if place is not None and (name := place.en or place.ar):
            votes[name] = votes.get(name, 0) + (3 if report.mention.relation == "official" else 1)
    if not votes:
        return None
    best = max(sorted(votes), key=lambda name: votes[name])
    state = next((country.code for country in knowledge.countries.values() if country.name.en == best), None)
    cities = {place.name.en for place in knowledge.places if place.country == state}
    return max((name for name in sorted(votes) if name in cities), key=lambda name: votes[name], default=best) if state else best


def _counts(mentions: Sequence[Mention]) -> tuple[StatedCount, ...]:
    found: dict[tuple[str, int], StatedCount] = {}
    for mention in mentions:
        for count in mention.counts:
            known = found.get((count.what, count.value))
            spans = tuple(sorted({*(known.spans if known else ()), *count.spans}))
            found[count.what, count.value] = StatedCount(
                count.what, count.value, count.approximate and (known is None or known.approximate), spans
            )
    return tuple(found[key] for key in sorted(found))


def _notes(group: Group) -> list[Note]:
    """Dates that lead to no day, and weekdays that do not fit theirs."""
    notes = []
    for report in group.reports:
        for day in report.days:
            said = None
            if day.agrees is False:
                said = f"the weekday of '{day.when.text}' does not fit its date"
            elif day.day is None:
                fits = group.day is not None and day.when.relative is None and day.when.weekday == period(group.day)[0].weekday()
                said = None if fits else day.rule
            elif group.day is not None and day.day != group.day:
                said = f"{day.rule} gives {day.day}, the meeting is dated {group.day}"
            if said is not None:
                notes.append(Note(STAGE, report.document.id, day.when.start, day.when.end, said))
    return notes


def _elsewhere(
    aside: Sequence[Mention],
    meetings: Mapping[str, Meeting],
    documents: Mapping[str, Document],
    borrowed: Mapping[str, Published],
    settings: Settings,
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Documents that mention each meeting, and the meetings that each document recalls."""
    of_body: dict[str, list[Meeting]] = {}
    for meeting in meetings.values():
        of_body.setdefault(meeting.body, []).append(meeting)
    mentioning: dict[str, set[str]] = {}
    recalling: dict[str, set[str]] = {}
    for mention in aside:
        document = documents[mention.document]
        known = of_body.get(mention.body, [])
        if mention.relation == "recall":
            for target in _recalled(mention, document, borrowed.get(document.id), known, settings):
                recalling.setdefault(document.id, set()).add(target.id)
                mentioning.setdefault(target.id, set()).add(document.id)
        elif (near := _mentioned(document, borrowed.get(document.id), known, settings)) is not None:
            mentioning.setdefault(near.id, set()).add(document.id)
    return mentioning, recalling


def _recalled(
    mention: Mention, document: Document, borrowed: Published | None, known: Sequence[Meeting], settings: Settings
) -> list[Meeting]:
    """The meetings whose day is that of a recalled text, or lies in its month where it is the only one."""
    day = next((one for one in days(mention, document, borrowed)), None)
    prefix = (day.day if day else None) or mention.when[0].date
    if prefix is None:
        return []
    first, last = (edge.toordinal() for edge in period(prefix))
    slack = settings.gathering.recall_days if len(prefix) == 10 else 0
    fitting = [
        meeting
        for meeting in known
        if meeting.held.date and first - slack <= period(meeting.held.date)[0].toordinal() <= last + slack
    ]
    return fitting if len(prefix) == 10 or len(fitting) == 1 else []


def _mentioned(document: Document, borrowed: Published | None, known: Sequence[Meeting], settings: Settings) -> Meeting | None:
    """The meeting of the body nearest to the day a document came out, within the days in which papers speak of it."""
    came_out = published(document, borrowed)
    day = came_out.date if came_out and len(came_out.date) == 10 else document.crawled
    if day is None or len(day) != 10:
        return None
    middle = period(day)[0].toordinal()
    near = [
        (abs(period(meeting.held.date)[0].toordinal() - middle), meeting.id, meeting)
        for meeting in known
        if meeting.held.date and abs(period(meeting.held.date)[0].toordinal() - middle) <= settings.gathering.late_days
    ]
    return min(near, key=lambda row: row[:2])[2] if near else None
