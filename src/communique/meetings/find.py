"""What one document says of meetings: the one it reports, those it recalls and those it only mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.meetings.attendance import attendance
from communique.meetings.counts import stated_counts
from communique.meetings.dating import Dating, dating
from communique.meetings.holding import holding
from communique.meetings.joint import Joint, joint_sightings
from communique.meetings.lexicon import lexicon
from communique.meetings.lines import Line, lines
from communique.meetings.naming import GUESSED, Sighting, formation_of, sightings
from communique.meetings.telling import TO_COME, not_reported
from communique.meetings.unprofiled import unprofiled
from communique.model import Document, Mention, Note, Reason, Span, When
from communique.settings import Gathering, Settings

STAGE = "meetings"
Told = Sighting | Joint


def find_mentions(document: Document, knowledge: Knowledge, settings: Settings) -> tuple[tuple[Mention, ...], tuple[Note, ...]]:
    """Mentions of one document, the reported meeting first, and notes on what could not be settled.

    At most one mention is a report (``official`` for an official text): a document's main matter. Facts of a document that
    reports one meeting and tells of another stand with the first; formation and date of the others are not read.
    """
    rules = settings.gathering
    words = lexicon(knowledge)
    read = lines(document, words)
    joint = joint_sightings(read, words, knowledge, rules)
    seen: list[Told] = [*_without_parts(sightings(document, read, words, knowledge, rules), joint), *joint]
    scores = _scores(seen, rules.later_weight)
    chosen = _chosen(document, read, seen, scores, knowledge, rules)
    if chosen is None or (chosen.why is not None and not chosen.of_another_time):
        open_bodies = [*unprofiled(read, words, rules)]
        told = _chosen(document, read, open_bodies, _scores(open_bodies, rules.later_weight), knowledge, rules)
        if told is not None and (told.why is None or chosen is None):
            chosen = told
    if chosen is None:
        return (), (Note(STAGE, document.id, None, None, "no meeting is told of"),)
    mentions: list[Mention] = []
    notes: list[Note] = []
    if chosen.why is None:
        mentions.append(_report(document, chosen.body, chosen.main, read, chosen.dates, knowledge, settings))
        mentions += [_recall(document, chosen.body, recall.when, recall.start, recall.end) for recall in chosen.dates.recalls]
        notes += _undated(document, chosen.dates)
    else:
        notes.append(_no_report(document, chosen.body, chosen.main, chosen.why))
        if chosen.body not in scores:
            scores[chosen.body], seen = 0.0, [*seen, *chosen.main]
    for body in sorted(scores, key=lambda body: (body != chosen.body, body)):
        if body != chosen.body or chosen.why is not None:
            mentions.append(_aside(document, body, [one for one in seen if one.body == body], knowledge, scores[body]))
    return tuple(mentions), tuple(notes)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The body whose meeting is a document's matter, and why the document is no report of it (None: it is one)."""

    body: str
    main: tuple[Told, ...]
    dates: Dating
    why: str | None

    @property
    def of_another_time(self) -> bool:
        """Whether all that is told of the meeting is that it was or will be: nobody else's is looked for in such a text."""
        return self.why == TO_COME or all(one.elsewhere for one in self.main)


def _chosen(
    document: Document, read: Sequence[Line], seen: Sequence[Told], scores: dict[str, float], knowledge: Knowledge, rules: Gathering
) -> _Choice | None:
    """The weightiest body whose meeting is reported, else the weightiest of all; None where none is named."""
    first: _Choice | None = None
    for body in sorted(scores, key=lambda key: (-scores[key], key)):
        if first is not None and scores[body] < rules.report_weight:
            break
        main = tuple(one for one in seen if one.body == body)
        profile = knowledge.bodies.get(body)
        standing = bool(profile and profile.standing)
        words = lexicon(knowledge)
        dates = dating(document, read, words, knowledge, rules, standing=standing)
        told = scores[body] >= rules.report_weight
        why = not_reported(document, read, main, dates, words, rules, standing=standing) if told else "names it in passing"
        choice = _Choice(body, main, dates, why)
        if why is None:
            return choice
        first = first or choice
    return first


def _without_parts(seen: Sequence[Sighting], joint: Sequence[Joint]) -> list[Sighting]:
    """Sightings of a body that a joint meeting takes in are taken for that meeting where headline or lead tell of it."""
    kept = []
    leading = {part: one for one in reversed(joint) if one.weight >= 2 and not one.elsewhere for part in one.parts}
    for sighting in seen:
        one = leading.get(sighting.body)
        if one is None:
            kept.append(sighting)
        else:
            s = sighting
            kept.append(Sighting(s.line, one.body, s.naming, s.level or one.level, s.sure, s.weight, s.start, s.end, s.elsewhere))
    return kept


def _scores(told: Sequence[Told], most: float) -> dict[str, float]:
    """Weight of each body's meeting in the document; several namings in one sentence count once, those below the lead ``most`` at most."""
    leading: dict[str, float] = {}
    later: dict[str, float] = {}
    counted: set[tuple[str, int, bool]] = set()
    for one in told:
        key = (one.body, one.line.start, one.line.inside)
        if key not in counted:
            counted.add(key)
            part = leading if one.weight > 1 else later
            part[one.body] = part.get(one.body, 0.0) + (one.weight / 3 if one.elsewhere else one.weight)
    return {body: leading.get(body, 0.0) + min(later.get(body, 0.0), most) for body in leading | later}


def _report(
    document: Document,
    body: str,
    main: Sequence[Told],
    read: Sequence[Line],
    dates: Dating,
    knowledge: Knowledge,
    settings: Settings,
) -> Mention:
    rules = settings.gathering
    words = lexicon(knowledge)
    place = holding(document, read, words, knowledge, rules)
    return Mention(
        document=document.id,
        body=body,
        relation="official" if document.kind == "official" else "report",
        formation=_formation(body, main, knowledge),
        when=dates.own,
        not_before=dates.not_before,
        not_after=dates.not_after,
        format=place.format,
        place=place.place,
        place_span=place.place_span,
        participants=attendance(document, read, words, knowledge, rules),
        counts=stated_counts(document, read, knowledge, rules),
        spans=_spans(document, main),
        names=_spans(document, main),
        reasons=(*_named(main, sum(one.weight for one in main)), *dates.reasons, *place.reasons),
    )


def _aside(document: Document, body: str, main: Sequence[Told], knowledge: Knowledge, score: float) -> Mention:
    return Mention(
        document=document.id,
        body=body,
        relation="mention",
        formation=_formation(body, main, knowledge),
        spans=_spans(document, main),
        names=_spans(document, main),
        reasons=_named(main, score),
    )


def _recall(document: Document, body: str, when: When, start: int, end: int) -> Mention:
    return Mention(
        document=document.id,
        body=body,
        relation="recall",
        when=(when,),
        spans=(Span(document.id, start, end),),
        reasons=(Reason("recalls", when.date, document.text[start:end]),),
    )


def _formation(body: str, main: Sequence[Told], knowledge: Knowledge) -> str:
    sighted = [one for one in main if isinstance(one, Sighting)]
    if any(one.level for one in sighted) and not any(isinstance(one, Joint) and one.sure for one in main):
        return formation_of(body, sighted, knowledge)
    votes: dict[str, float] = {}
    for one in main:
        if isinstance(one, Joint) and one.level:
            votes[one.level] = votes.get(one.level, 0.0) + one.weight * (2.0 if one.sure else 1.0)
    return max(sorted(votes), key=lambda level: votes[level]) if votes else formation_of(body, sighted, knowledge)


def _named(main: Sequence[Told], weight: float) -> tuple[Reason, ...]:
    """How much speaks for the meeting, and whether its level is only the body's usual one."""
    guessed = () if any(one.level for one in main) else (Reason(GUESSED, True, "no word for the level"),)
    return (Reason("named", weight, f"{len(main)} times"), *guessed)


def _spans(document: Document, main: Sequence[Told]) -> tuple[Span, ...]:
    return tuple(sorted({Span(document.id, one.start, one.end) for one in main if one.line.inside}))


def _undated(document: Document, dates: Dating) -> list[Note]:
    if not dates.own:
        return [Note(STAGE, document.id, None, None, "the report does not say when the meeting was held")]
    return []


def _no_report(document: Document, body: str, main: Sequence[Told], why: str) -> Note:
    first = next((one for one in main if one.line.inside), None)
    return Note(
        STAGE, document.id, first.start if first else None, first.end if first else None, f"no report of a meeting: {body}: {why}"
    )
