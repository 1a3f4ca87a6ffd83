"""What one document says of meetings: the one it reports, those it recalls and those it only mentions."""

from __future__ import annotations

from collections.abc import Sequence

from communique.knowledge import Knowledge
from communique.meetings.attendance import attendance
from communique.meetings.counts import stated_counts
from communique.meetings.dating import Dating, dating
from communique.meetings.holding import holding
from communique.meetings.joint import Joint, joint_sightings
from communique.meetings.lexicon import SmallWords, lexicon
from communique.meetings.lines import Line, held, lines
from communique.meetings.naming import GUESSED, Sighting, formation_of, sightings, unprofiled
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
    seen = sightings(document, read, words, knowledge, rules)
    joint = joint_sightings(read, words, knowledge, rules)
    seen = _without_parts(seen, joint)
    scores = _scores(seen, joint)
    if max(scores.values(), default=0.0) < rules.report_weight:
        seen = [*seen, *unprofiled(read, words, rules)]
        scores = _scores(seen, joint)
    if not scores:
        return (), (Note(STAGE, document.id, None, None, "no meeting is told of"),)
    body = min(scores, key=lambda key: (-scores[key], key))
    mentions: list[Mention] = []
    notes: list[Note] = []
    told = scores[body] >= rules.report_weight
    everything: list[Told] = [*seen, *joint]
    main = [one for one in everything if one.body == body]
    profile = knowledge.bodies.get(body)
    standing = bool(profile and profile.standing)
    dates = dating(document, read, words, knowledge, rules, standing=standing)
    issued = any(line.says("text") and line.says("noun") for line in read if 0 <= line.order < rules.lead_sentences)
    why = (
        _not_reported(document, main, dates, words.small, rules, standing=standing, issued=issued)
        if told
        else "names it in passing"
    )
    if why is None:
        mentions.append(_report(document, body, main, read, dates, knowledge, settings))
        mentions += [_recall(document, body, recall.when, recall.start, recall.end) for recall in dates.recalls]
        notes += _undated(document, dates)
    else:
        mentions.append(_aside(document, body, main, knowledge, scores[body]))
        notes.append(_no_report(document, body, main, why))
    for other in sorted(scores):
        if other != body:
            mentions.append(_aside(document, other, [one for one in everything if one.body == other], knowledge, scores[other]))
    return tuple(mentions), tuple(notes)


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


def _scores(seen: Sequence[Sighting], joint: Sequence[Joint]) -> dict[str, float]:
    """Weight of each body's meeting in the document; several namings in one sentence count once."""
    scores: dict[str, float] = {}
    counted: set[tuple[str, int, bool]] = set()
    told: list[Told] = [*joint, *seen]
    for one in told:
        key = (one.body, one.line.start, one.line.inside)
        if key not in counted:
            counted.add(key)
            scores[one.body] = scores.get(one.body, 0.0) + (one.weight / 3 if one.elsewhere else one.weight)
    return scores


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
        when=(),
        not_before=None,
        not_after=None,
        format="unknown",
        place=None,
        place_span=None,
        participants=(),
        counts=(),
        spans=_spans(document, main),
        names=_spans(document, main),
        reasons=_named(main, score),
    )


def _recall(document: Document, body: str, when: When, start: int, end: int) -> Mention:
    return Mention(
        document=document.id,
        body=body,
        relation="recall",
        formation=None,
        when=(when,),
        not_before=None,
        not_after=None,
        format="unknown",
        place=None,
        place_span=None,
        participants=(),
        counts=(),
        spans=(Span(document.id, start, end),),
        names=(),
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


def _not_reported(
    document: Document, main: Sequence[Told], dates: Dating, words: SmallWords, settings: Gathering, *, standing: bool, issued: bool
) -> str | None:
    """Why a document whose matter is a body's meeting does not report one; None where it does.

    ``issued``: its lead tells of the text that came out of a meeting.
    """
    if all(one.elsewhere for one in main):
        return "speaks only of a meeting to come or past"
    now = [one for one in main if not one.elsewhere]
    told = issued or any(held(one.line, words, settings, standing=standing) for one in now)
    lead = [one for one in main if 0 <= one.line.order < settings.lead_sentences]
    if document.kind == "official" or told:
        return None
    if lead and all(one.elsewhere for one in lead):
        return "speaks only of a meeting to come or past"
    return None if dates.own else "says neither when it was held nor that it was"


def _no_report(document: Document, body: str, main: Sequence[Told], why: str) -> Note:
    first = next((one for one in main if one.line.inside), None)
    return Note(
        STAGE, document.id, first.start if first else None, first.end if first else None, f"no report of a meeting: {body}: {why}"
    )
