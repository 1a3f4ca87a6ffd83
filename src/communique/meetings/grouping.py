"""Which reports are of one meeting: the same body, level and day; undated ones by content, weekday, format and place.

Reports are taken from the surest date to the least sure, so their order of reading does not matter, and only reports of one
body are compared with one another, so reports of other bodies change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.knowledge.bodies import CABINET
from communique.meetings.naming import GUESSED
from communique.meetings.resolving import COUNTED_FROM_CRAWL, Day, bounds, days
from communique.meetings.unprofiled import UNPROFILED
from communique.model import Document, Mention, Published
from communique.settings import Gathering
from communique.text.words import strip_proclitics, words

STALE = 8
"""A date so long before a report came out is rather of something that the report recalls; it counts only where no other does."""
COMMON = 4
"""Words of fewer letters tell nothing about what a text says."""


@dataclass(slots=True)
class Report:
    """One report or official text with what its words give for the day."""

    mention: Mention
    document: Document
    days: list[Day]
    low: str | None
    high: str | None
    out: str | None
    """The day it came out or was fetched, where that is known."""
    _content: frozenset[str] | None = None
    _name: frozenset[str] | None = None

    def best(self, fresh_days: int) -> Day | None:
        """The surest reading of its date: how sure a reading is counts with how near the date stands to words of meeting."""
        known = [
            (day.rank + 3 * n + STALE * bool(self.out and _apart(day.day, self.out) > fresh_days), day)
            for n, day in enumerate(self.days)
            if day.day and not (self.high and day.day > self.high)
        ]
        return min(known, key=lambda pair: pair[0])[1] if known else None

    @property
    def guessed(self) -> bool:
        return any(reason.name == GUESSED for reason in self.mention.reasons)

    @property
    def content(self) -> frozenset[str]:
        """Its words without what Arabic writes together with them, short ones left out."""
        if self._content is None:
            regions = [r for r in self.document.regions if r.role in ("headline", "body")]
            found = {w.text for r in regions for w in words(self.document.text, r.start, r.end)}
            self._content = frozenset(bare for text in found if len(bare := strip_proclitics(text)[0]) >= COMMON)
        return self._content

    @property
    def name(self) -> frozenset[str]:
        """Words of the longest name by which it calls the body, without what Arabic writes together with them."""
        if self._name is None:
            printed = max((self.document.text[span.start : span.end] for span in self.mention.names), key=len, default="")
            self._name = frozenset(strip_proclitics(word.text)[0] for word in words(printed))
        return self._name


@dataclass(slots=True)
class Group:
    """Reports of one meeting. ``day`` is None until a report dates it."""

    body: str
    formation: str
    day: str | None
    reports: list[Report] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    """Documents that print its points as a list below another story."""


def report_of(mention: Mention, document: Document, borrowed: Published | None) -> Report:
    """A mention ready for grouping."""
    low, high, out = bounds(mention, document, borrowed)
    return Report(mention, document, days(mention, document, borrowed), low, high, out)


def groups(reports: Iterable[Report], settings: Gathering) -> list[Group]:
    """Meetings as groups of reports, sorted by body, day and level."""
    of_body: dict[str, list[Report]] = {}
    for report in reports:
        of_body.setdefault(report.mention.body, []).append(report)
    unnamed = of_body.pop(CABINET, [])
    found = [group for body in sorted(of_body) for group in _of_body(of_body[body], settings)]
    _to_joint(found, settings)
    found = [group for group in found if group.reports]
    return found + _stateless(unnamed, [group for group in found if group.body.startswith(f"{CABINET}-")], settings)


def _to_joint(found: Sequence[Group], settings: Gathering) -> None:
    """Moves reports that name one side only to the joint meeting of the day whose reports say the same; own sessions stay."""
    joint: dict[tuple[str, str], list[Group]] = {}
    for group in found:
        if group.day is not None:
            joint.setdefault((group.body, group.day), []).append(group)
    for group in found:
        if group.day is None:
            continue
        wider = [
            other
            for (body, day), others in sorted(joint.items())
            if day == group.day and body.startswith(f"{group.body}-")
            for other in others
        ]
        for report in list(group.reports):
            alike = [(likeness(other, report), other) for other in wider if len(report.content) >= settings.joint_text]
            best = max(alike, key=lambda pair: pair[0], default=None)
            if best is not None and best[0] >= settings.joint_words:
                best[1].reports.append(report)
                group.reports.remove(report)


def _stateless(reports: Sequence[Report], cabinets: Sequence[Group], settings: Gathering) -> list[Group]:
    """Reports of a cabinet whose state no word tells join one whose reports say the same; the others stay by themselves."""
    by_day: dict[str, list[Group]] = {}
    for group in cabinets:
        by_day.setdefault(group.day or "", []).append(group)
    left: list[Report] = []
    for report in sorted(reports, key=lambda report: report.document.id):
        best = report.best(settings.fresh_days)
        near = by_day.get(best.day or "", []) if best else _around(by_day, report.out, settings) if report.out else []
        same = _by_content(near, report, settings)
        if same is None:
            left.append(report)
        else:
            same.reports.append(report)
    return _of_body(left, settings)


def _of_body(reports: Sequence[Report], settings: Gathering) -> list[Group]:
    found: list[Group] = []
    by_day: dict[str, list[Group]] = {}
    dated = [(report, best) for report in reports if (best := report.best(settings.fresh_days)) is not None]
    dated.sort(key=lambda pair: (pair[0].guessed, pair[1].rank, pair[1].day or "", pair[0].document.id))
    for report, best in dated:
        assert best.day is not None
        group = _dated_group(by_day, report, best, settings)
        if group is None:
            group = Group(report.mention.body, report.mention.formation or "meeting", best.day)
            found.append(group)
            by_day.setdefault(best.day, []).append(group)
        group.reports.append(report)
    undated = sorted(
        (report for report in reports if report.best(settings.fresh_days) is None), key=lambda report: report.document.id
    )
    left = []
    for report in undated:
        group = _by_content(_around(by_day, report.out, settings) if report.out else found, report, settings)
        if group is None:
            left.append(report)
        else:
            group.reports.append(report)
    for report in left:
        group = _by_content([group for group in found if group.day is None], report, settings)
        if group is None:
            group = Group(report.mention.body, report.mention.formation or "meeting", None)
            found.append(group)
        group.reports.append(report)
    return sorted(found, key=lambda group: (group.day or "9999", group.formation, group.reports[0].document.id))


def _dated_group(by_day: Mapping[str, Sequence[Group]], report: Report, best: Day, settings: Gathering) -> Group | None:
    """The meeting a dated report is of: of its day, or a day away where the wording says so.

    A day counted from a crawl is a last day only, so there a meeting nearby whose reports say more of the same comes first.
    """
    assert best.day is not None
    there = by_day.get(best.day, [])
    if best.rank > COUNTED_FROM_CRAWL and len(report.content) >= settings.joint_text:  # any such weekday may be meant
        there = [group for group in there if likeness(group, report) >= settings.shared_words]
    same = _same_day(there, report, settings)
    if same is not None and best.rank < COUNTED_FROM_CRAWL:
        return same
    near = _near_day(by_day, report, best.day, settings)
    if same is None or near is None:
        return same or near
    return near if likeness(near, report) > likeness(same, report) else same


def _same_day(groups: Sequence[Group], report: Report, settings: Gathering) -> Group | None:
    """The day's meeting at the report's level; of bodies without a profile, which share one id, only one that says the same."""
    fitting = [group for group in groups if report.guessed or group.formation == report.mention.formation]
    if report.mention.body != UNPROFILED:
        return fitting[0] if fitting else _same_wording(groups, report, settings)
    return next((group for group in fitting if _tells_the_same(group, report, settings)), None)


def _same_wording(groups: Sequence[Group], report: Report, settings: Gathering) -> Group | None:
    """The day's meeting, at whatever level, whose reports share most of their wording with this one: copies name levels apart."""
    scored = [(likeness(group, report), group) for group in groups if len(report.content) >= settings.joint_text]
    good = [pair for pair in scored if pair[0] >= settings.joint_words]
    return max(good, key=lambda pair: (pair[0], pair[1].formation))[1] if good else None


def _tells_the_same(group: Group, report: Report, settings: Gathering) -> bool:
    """Whether name and wording, or in another language place or heads, speak for one meeting of a body that has no profile."""
    if any(one.document.language == report.document.language for one in group.reports):
        named = [_shared(one.name, report.name) for one in group.reports]
        if all(one.name - report.name and report.name - one.name for one in group.reports):
            return False  # each name has words that the other lacks: two places, two branches
        return likeness(group, report) >= (settings.shared_words if max(named) >= settings.same_name else settings.same_text)
    return _evidence(group, report, settings) >= settings.came_out_soon + settings.same_place


def _near_day(by_day: Mapping[str, Sequence[Group]], report: Report, day: str, settings: Gathering) -> Group | None:
    """A meeting a day or so away whose reports say the same: one of them counted "today" from another day."""
    near = [
        group
        for other in _days_around(day, settings.same_days)
        for group in by_day.get(other, [])
        if report.guessed or group.formation == report.mention.formation or len(report.content) >= settings.joint_text
    ]
    scored = [(likeness(group, report), group) for group in near]
    alike = settings.joint_words
    scored = [pair for pair in scored if report.guessed or pair[1].formation == report.mention.formation or pair[0] >= alike]
    if report.mention.body == UNPROFILED:
        scored = [pair for pair in scored if _tells_the_same(pair[1], report, settings)]
    good = [pair for pair in scored if pair[0] >= settings.shared_words]
    return max(good, key=lambda pair: (pair[0], pair[1].day or ""))[1] if good else None


def _days_around(day: str, reach: int) -> list[str]:
    middle = date.fromisoformat(day).toordinal()
    return [date.fromordinal(middle + shift).isoformat() for step in range(1, reach + 1) for shift in (-step, step)]


def _around(by_day: Mapping[str, Sequence[Group]], out: str, settings: Gathering) -> list[Group]:
    """Meetings of the days before a report came out."""
    last = date.fromisoformat(out).toordinal()
    days_before = [date.fromordinal(last - back).isoformat() for back in range(settings.late_days + 1)]
    return [group for day in days_before for group in by_day.get(day, [])]


def _by_content(groups: Iterable[Group], report: Report, settings: Gathering) -> Group | None:
    """The meeting that an undated report is of, by what it says and nothing that speaks against it."""
    scored = [
        (likeness(group, report), _evidence(group, report, settings), group)
        for group in groups
        if _compatible(group, report) and (group.body != UNPROFILED or _tells_the_same(group, report, settings))
    ]
    good = [
        (alike + other, group)
        for alike, other, group in scored
        if alike + other >= settings.same_meeting and (other > settings.came_out_soon or alike >= settings.words_alone)
    ]
    return max(good, key=lambda pair: (pair[0], pair[1].day or "", pair[1].formation))[1] if good else None


def _evidence(group: Group, report: Report, settings: Gathering) -> float:
    """What other than wording speaks for a report being of a meeting, each thing counted once."""
    mention, others = report.mention, [one.mention for one in group.reports]
    score = 0.0
    if group.day is not None and any(when.weekday is not None for when in mention.when):
        score += settings.weekday_fits
    if group.day is not None and report.out and 0 <= _apart(group.day, report.out) <= settings.soon_days:
        score += settings.came_out_soon
    present = {count.value for count in mention.counts if count.what == "participants"}
    known = {count.value for other in others for count in other.counts if count.what == "participants"}
    if present and known:
        score += settings.same_count if present & known else -settings.same_count
    if mention.place and any(other.place == mention.place for other in others):
        score += settings.same_place
    heads = {one.party for one in mention.participants if one.role in ("host", "chair") and one.party}
    if any(one.party in heads and one.role in ("host", "chair") for other in others for one in other.participants):
        score += settings.same_head
    if mention.format == "virtual" and any(other.format == "virtual" for other in others):
        score += settings.both_virtual
    return score


def _apart(day: str, later: str) -> int:
    return date.fromisoformat(later).toordinal() - date.fromisoformat(day).toordinal()


def _compatible(group: Group, report: Report) -> bool:
    """Whether level, bounds, weekday, format and place of a report allow that it is of this meeting."""
    mention = report.mention
    if not report.guessed and mention.formation != group.formation:
        return False
    if group.day is not None:
        if (report.low and group.day < report.low) or (report.high and group.day > report.high):
            return False
        weekdays = {when.weekday for when in mention.when if when.weekday is not None}
        if weekdays and date.fromisoformat(group.day).weekday() not in weekdays:
            return False
    for other in group.reports:
        if {mention.format, other.mention.format} == {"virtual", "in-person"}:
            return False
        if mention.place and other.mention.place and mention.place != other.mention.place:
            return False
    return True


def likeness(group: Group, report: Report) -> float:
    """Share of the words of the shorter text that the longer one has too, against the group's closest report."""
    return max((_shared(one.content, report.content) for one in group.reports), default=0.0)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
