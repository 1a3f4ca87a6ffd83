"""Which dates of a document are the meeting's own, which are those of recalled texts, and what bounds the rest gives.

A date is the meeting's own when it stands near a word of meeting, or of its text coming out, in a sentence about no other
meeting; deadlines (``قبل 31 ديسمبر``) and dates of earlier texts (``بيانهم الصادر في``) are not. Nothing is resolved here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.knowledge import Knowledge
from communique.knowledge.gatherings import Kind, Term
from communique.meetings.lexicon import Lexicon, SmallWords
from communique.meetings.lines import Line, coming
from communique.model import Document, Reason, When
from communique.settings import Gathering
from communique.text.dates import find_dates
from communique.text.phrases import Found

DAY_OF_TEXT = "day of the text"
"""Name of the reason that marks a date (its value: where it starts) as that of the text's coming out."""
BOUND = "words of a bound"
"""Name of the reason that says where (its value) the words begin that bound the meeting's day."""
OWN: tuple[Kind, ...] = ("noun", "verb", "people")
ISSUE: tuple[Kind, ...] = ("text", "issued")
SEASON_ENDS = {"spring": (6, 20), "summer": (9, 22), "autumn": (12, 21)}
"""Last day of a season by the sun, the later of the two common ways to count; a winter lies in two years and bounds nothing."""
LATER = 30
"""Words that a date outside headline and lead counts as farther off: it is beaten by any date in them."""


@dataclass(frozen=True, slots=True)
class Recall:
    """A reference to an earlier text or meeting of the body, with its words."""

    when: When
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dating:
    """What a document says about when its meeting was held."""

    own: tuple[When, ...]
    """Strongest first: held before issued, near before far, early before late."""
    planned: tuple[When, ...]
    """Dates of meetings to come."""
    recalls: tuple[Recall, ...]
    not_before: str | None
    not_after: str | None
    reasons: tuple[Reason, ...]


def dating(
    document: Document,
    lines: Sequence[Line],
    lexicon: Lexicon,
    knowledge: Knowledge,
    settings: Gathering,
    *,
    standing: bool = False,
) -> Dating:
    """Sorts the dates of a document's sentences into the meeting's own, planned ones and recalled ones.

    ``standing``: of a body that meets as itself, the day on which it decides is a meeting's day too.
    """
    small = lexicon.small
    own: list[tuple[tuple[int, int, int], When]] = []
    recalls: list[tuple[Line, Recall]] = []
    planned: list[When] = []
    stamp = document.published.span if document.published and document.published.rule == "printed date" else None
    for line in lines:
        if not line.inside or not (line.order <= 1 or line.says(*OWN, *ISSUE, "level", "ahead", "earlier", "recall")):
            continue
        for when in find_dates(document.text, line.start, line.end, document.language, knowledge):
            stamped = (stamp and when.start < stamp[1] and stamp[0] < when.end) or line.role == "dateline"
            if stamped and document.kind != "official":
                continue
            at = _index(line, when.start)
            if _near_before(line, at, ("recall",), settings.recall_reach) is not None or _of_another_text(line, at, when, small):
                recalls.append((line, _recall(line, at, when, settings)))
            elif _bounded(line, at) or _of_a_decree(line, at, small) or _a_name(line, at, small):
                continue
            elif _near_before(line, at, ("ahead",), settings.date_reach + 4) is not None or (
                when.relative == 0 and coming(line, small)
            ):
                planned.append(when)
            elif _near_before(line, at, ("earlier",), settings.date_reach) is not None:
                if when.date is not None:
                    recalls.append((line, _recall(line, at, when, settings)))
            elif (
                rank := _rank(document, line, at, when, settings, standing=standing) or _opened(line, at, when, small)
            ) is not None:
                if _to_come(when, document):
                    planned.append(when)
                else:
                    own.append((rank, when))
    if not own:  # the only dated text of a report is its own
        first = next((pair for pair in recalls if pair[0].order <= 1 and not pair[0].says("recall", "earlier")), None)
        if first is not None:
            recalls.remove(first)
            own.append(((1, 0, 0), first[1].when))
    own.sort(key=lambda pair: (pair[0], pair[1].start))
    if own and own[0][0][0] == 0 and own[0][0][2] <= 1:  # headline or lead say when; later dates are of other things
        own = [pair for pair in own if pair[0][0] or pair[0][2] <= settings.lead_sentences]
    kept = tuple(when for _, when in own)
    issued = tuple(Reason(DAY_OF_TEXT, when.start, when.text) for rank, when in own if rank[0])
    low, high, reasons = _bounds(planned, [recall for _, recall in recalls])
    return Dating(kept, tuple(planned), tuple(recall for _, recall in recalls), low, high, (*issued, *reasons))


def _rank(
    document: Document, line: Line, at: int, when: When, settings: Gathering, *, standing: bool
) -> tuple[int, int, int] | None:
    """How surely a date is the meeting's own, smaller is surer; None where it is not: (only the text's day, distance, order)."""
    full = when.date is not None and len(when.date) == 10
    if when.relative is None and when.weekday is None and not full and not when.rule.startswith("day and month"):
        return None
    if line.role in ("headline", "dateline") and document.kind == "official":  # an official text is dated by its day
        return (1, 0, line.order)
    end = _index(line, when.end)
    distances = []
    decided: tuple[Kind, ...] = ("decides",) if standing and when.date is None else ()
    for kinds, issue in ((OWN, 0), (("level",), 0), (ISSUE, 1), (decided, 1)):
        if kinds in (("level",), decided) and line.order > 1:
            continue
        for term in line.of(*kinds):
            distance = at - term.last - 1 if term.last < at else term.first - end
            opening = 2 if line.order == 0 and (document.kind == "official" or _leads(term)) else 1  # long first sentences
            if when.relative is not None and 0 <= line.order < settings.lead_sentences:
                opening = 2  # long titles stand between, and a day counted from the report's own is of little else
            limit = settings.date_reach * opening if term.last < at else settings.date_reach // 2
            if line.order > settings.lead_sentences:  # a decision's, a law's or another meeting's date, unless close by
                limit = settings.later_reach
            if 0 <= distance <= limit:
                distances.append((issue, distance))
    if not distances:
        return None
    issue, distance = min(distances)
    bare = when.date is None and when.relative is None and when.weekday is not None
    if bare and line.order > 0 and distance > settings.date_reach // 2:
        return None
    return (issue, distance + max(0, line.order) + (LATER if line.order > 1 else 0), line.order)


def _opened(line: Line, at: int, when: When, small: SmallWords) -> tuple[int, int, int] | None:
    """Rank of a day counted from the report's in a first sentence that tells of two who met: ``استقبل الأمير أمس الوزير``."""
    two = any(word.text.removeprefix("و") in small.meets_two for word in line.words[:2])
    return (0, at, line.order) if two and line.order == 0 and when.relative is not None else None


def _to_come(when: When, document: Document) -> bool:
    """Whether a date of a report lies behind the day on which it came out; a page is fetched on that day or later."""
    if document.kind == "official":
        return False
    if when.date is None:
        return (when.relative or 0) > 0 or when.rule == "weekday after"
    out = document.published.date if document.published else document.crawled
    return out is not None and when.date > out[: len(when.date)]


def _leads(term: Found[tuple[Term, ...]]) -> bool:
    """Whether a verb of meeting opens its sentence: what follows is about it for long."""
    return term.first <= 2 and any(one.kind == "verb" for one in term.value)


def _index(line: Line, offset: int) -> int:
    """Index of the first word that begins at ``offset`` or later."""
    return next((i for i, word in enumerate(line.words) if word.start >= offset), len(line.words))


def _near_before(line: Line, at: int, kinds: tuple[Kind, ...], reach: int) -> int | None:
    """Distance to the nearest term of these kinds that ends before word ``at`` (a term around it counts as 0)."""
    found = [max(0, at - term.last - 1) for term in line.of(*kinds) if term.first <= at and at - term.last - 1 <= reach]
    return min(found, default=None)


def _bounded(line: Line, at: int) -> bool:
    return _near_before(line, at, ("bound",), 2) is not None


def _of_a_decree(line: Line, at: int, small: SmallWords) -> bool:
    """Whether a date belongs to a numbered paper: ``رقم (1004) وتاريخ 20 / 1 / 1419هـ``."""
    before = [word.text for word in line.words[max(0, at - 6) : at]]
    return any(word in small.numbered for word in before)


def _a_name(line: Line, at: int, small: SmallWords) -> bool:
    """Whether a day is part of a name: ``قوى 14 آذار``; of two such days the second follows the first."""
    before = [word.text.removeprefix("و") for word in line.words[max(0, at - 3) : at]]
    return any(word in small.named_days or word.removeprefix("ل") in small.named_days for word in before)


def _of_another_text(line: Line, at: int, when: When, small: SmallWords) -> bool:
    """Whether a full or month date hangs on a text by ``الصادر في``, ``المؤرخ في``, ``dated`` or ``of``."""
    if when.date is None or when.relative is not None:
        return False
    links = [i for i in range(max(0, at - 3), at) if line.words[i].text in small.dated_text]
    return bool(links) and any(0 <= links[-1] - term.last - 1 <= 4 for term in line.of("text"))


def _recall(line: Line, at: int, when: When, settings: Gathering) -> Recall:
    """The recalling words from their marker or text to the date."""
    starts = [
        term.start
        for term in line.of("recall", "text", "earlier", "noun")
        if term.first < at and at - term.last - 1 <= settings.recall_reach
    ]
    return Recall(when, min(starts, default=when.start), when.end)


def _bounds(planned: Sequence[When], recalls: Sequence[Recall]) -> tuple[str | None, str | None, tuple[Reason, ...]]:
    """Days between which the meeting lies: before what it plans, after what it recalls."""
    lows, highs, reasons = [], [], []
    for when in planned:
        if when.date is not None:
            highs.append(period(when.date)[1])
            reasons += [Reason("plans ahead", when.date, when.text), Reason(BOUND, when.start, when.text)]
    for recall in recalls:
        if recall.when.date is not None:
            lows.append(period(recall.when.date)[0])
            reasons += [Reason("recalls", recall.when.date, recall.when.text), Reason(BOUND, recall.when.start, recall.when.text)]
    low, high = max(lows, default=None), min(highs, default=None)
    for when in planned:
        ends = SEASON_ENDS.get(when.rule.removeprefix("season: ")) if when.date is None else None
        if high and ends and (season := date(high.year, *ends)) < high:  # "this spring" has not passed: not the year's rest
            high = season
            reasons += [Reason("plans for a season ahead", season.isoformat(), when.text), Reason(BOUND, when.start, when.text)]
    return low.isoformat() if low else None, high.isoformat() if high else None, tuple(reasons)


def period(prefix: str) -> tuple[date, date]:
    """First and last day of an ISO prefix (a year, a month, a day)."""
    parts = [int(part) for part in prefix.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if len(parts) > 2:
        return date(year, month, parts[2]), date(year, month, parts[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
