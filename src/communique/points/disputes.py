"""Conflicts within one point: renderings that differ in act, in strength, in what stands between quotation marks, in speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.model import Act, Conflict, ConflictKind, Document, Point, Reason, Span, Statement
from communique.points.content import Wordings, share_in
from communique.points.parts import PartFinder
from communique.settings import Disagreeing
from communique.text.segment import quotes

CLOSE = 60
"""Characters between a cue and its content up to which both are shown."""
OPPOSED: tuple[tuple[Act, Act], ...] = (("affirm", "call"), ("commit", "call"), ("praise", "concern"))
"""Acts that cannot both be what was said: to stand with someone, or bind oneself, is not to call on them."""
_SAID: dict[Act, str] = {
    "commit": "commits to it", "affirm": "affirms it", "assess": "states it as a fact", "call": "calls on others",
    "praise": "welcomes it", "concern": "voices concern", "record": "records it", "background": "tells it",
}  # fmt: skip


def opposed(a: Act, b: Act) -> bool:
    """Whether two acts exclude one another."""
    return (a, b) in OPPOSED or (b, a) in OPPOSED


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a point in its document, and the source it counts as."""

    statement: Statement
    document: Document
    source: str
    headline: bool

    @property
    def lead(self) -> bool:
        """Headlines and leads sharpen; they are compared with the body of their own report."""
        return self.headline or self.statement.lead

    @property
    def official(self) -> bool:
        return self.document.kind == "official"

    @property
    def span(self) -> Span:
        """The content, with its cue where that stands close before it: a frame further off belongs to other contents too."""
        statement = self.statement
        starts, ends = zip(*(statement.content or ((statement.start, statement.end),)), strict=True)
        cue = statement.cue
        start = cue.start if cue and 0 <= min(starts) - cue.start <= CLOSE else min(starts)
        return Span(self.document.id, start, max(ends))


def told(
    point: Point, statements: Mapping[str, Statement], documents: Mapping[str, Document], sources: Mapping[str, str]
) -> list[Told]:
    """The statements of a point by document and place."""
    found = []
    for name in point.statements:
        statement = statements[name]
        document = documents[statement.document]
        headline = any(r.role == "headline" and r.start <= statement.start < r.end for r in document.regions)
        found.append(Told(statement, document, sources.get(document.id, document.id), headline))
    return sorted(found, key=lambda t: (not t.official, t.document.id, t.statement.start))


def disputes(point: Point, rows: Sequence[Told]) -> Iterator[Conflict]:
    """All conflicts of one point but those about quotations, which are one a document (see :func:`doubtful_quotations`)."""
    body = [t for t in rows if not t.lead]
    told_in_body = {t.document.id for t in body}
    yield from _acts(point, [t for t in rows if not t.lead or (t.document.id not in told_in_body and not t.headline)])
    yield from _strengths(point, body)
    yield from _leads(point, rows, body)
    yield from _speakers(point, body)


def _conflict(point: Point, kind: ConflictKind, spans: Iterable[Span], text: str, *reasons: Reason) -> Conflict:
    return Conflict(point.meeting, kind, (point.id,), tuple(dict.fromkeys(spans)), text, reasons)


def _acts(point: Point, body: Sequence[Told]) -> Iterator[Conflict]:
    """Two sources of one point with acts that exclude each other, the official text or the majority against the rest."""
    for first, second in OPPOSED:
        ones = [t for t in body if t.statement.act == first]
        others = [t for t in body if t.statement.act == second]
        if not ones or not others or {t.source for t in ones} & {t.source for t in others}:
            continue
        text = f"{_who(ones)} {_SAID[first]}; {_who(others)} {_SAID[second]}"
        yield _conflict(point, "act", (t.span for t in (*ones[:2], *others[:2])), text, Reason("act", first, second))
        return


def _strengths(point: Point, body: Sequence[Told]) -> Iterator[Conflict]:
    """Sources of which some have the point firm and some soft."""
    firm = [t for t in body if t.statement.act == "commit" and t.statement.strength == "firm"]
    soft = [t for t in body if t.statement.act == "commit" and t.statement.strength == "soft"]
    translated = any(t.official for t in firm) and any(t.official for t in soft)  # two languages of one text, neither is wrong
    if firm and soft and not translated and not {t.source for t in firm} & {t.source for t in soft}:
        text = f"{_who(firm)} has a firm commitment, {_who(soft)} a need or wish"
        yield _conflict(point, "strength", (t.span for t in (*firm[:2], *soft[:2])), text, Reason("strength", "firm", "soft"))


def _leads(point: Point, rows: Sequence[Told], body: Sequence[Told]) -> Iterator[Conflict]:
    """A headline or lead that binds more than the body of its own report (or, without one there, than the official text)."""
    for document in dict.fromkeys(t.document.id for t in rows):
        firm = [t for t in rows if t.document.id == document and t.lead and _firm(t)]
        mine = [t for t in body if t.document.id == document] or [t for t in body if t.official]
        if firm and mine and not any(_firm(t) for t in mine) and any(t.statement.act in ("commit", "affirm") for t in mine):
            where = "headline" if firm[0].headline else "lead"
            against = "the body of the report" if mine[0].document.id == document else "the official text"
            text = f"the {where} has a firm commitment, {against} less"
            yield _conflict(point, "strength", (t.span for t in (*firm[:2], *mine[:2])), text, Reason("strength", where, document))


def _firm(t: Told) -> bool:
    return t.statement.act == "commit" and t.statement.strength == "firm"


def _speakers(point: Point, body: Sequence[Told]) -> Iterator[Conflict]:
    """A point that the official text gives to one party and a report to another, or two reports to two states."""
    named = [t for t in body if t.statement.speaker and t.statement.speaker.resolved_by == "named" and _party(t)]
    standards = [t for t in named if t.official] or named[:1]
    if not standards:
        return
    others = [t for t in named if _party(t) != _party(standards[0]) and t.source != standards[0].source and not t.official]
    states = [t for t in others if _state(_party(t)) or _state(_party(standards[0]))]
    if states and not any(_party(t) == _party(standards[0]) for t in named if t.source == states[0].source):
        text = f"said by {_speaker(standards[0])} in one text, by {_speaker(states[0])} in another"
        yield _conflict(
            point,
            "speaker",
            (standards[0].span, states[0].span),
            text,
            Reason("speaker", _party(standards[0]), _party(states[0]) or ""),
        )


def _party(t: Told) -> str | None:
    who = t.statement.holder or t.statement.speaker
    return who.party if who and who.party != "document" else None


def _state(party: str | None) -> bool:
    """ISO 3166 codes are two capital letters."""
    return party is not None and len(party) == 2 and party.isupper()


def _speaker(t: Told) -> str:
    who = t.statement.holder or t.statement.speaker
    return who.text if who else "no one named"


def _who(rows: Sequence[Told]) -> str:
    if any(t.official for t in rows):
        return "the official text"
    return "one report" if len({t.source for t in rows}) == 1 else f"{len({t.source for t in rows})} reports"


# ---------------------------------------------------------------- quotation marks


def doubtful_quotations(
    points: Sequence[tuple[Point, Sequence[Told]]], wordings: Wordings, finder: PartFinder, settings: Disagreeing
) -> Iterator[Conflict]:
    """One conflict for each report whose quotation marks hold what seems to be its own summary.

    Two signs: the official text in the report's language has other words, or speaks in another person; and, where no
    official text was read, the marks hold the reporting verb and its subject while another report quotes other words.
    """
    found: dict[str, list[tuple[Point, Told, Told]]] = {}
    for point, rows in points:
        for mine in rows:
            if mine.official or mine.statement.mode == "indirect" or mine.lead:
                continue
            official = [t for t in rows if t.official and t.document.language == mine.document.language]
            if official:
                against = next(
                    (t for t in official if _other_person(mine, t, finder) or _other_words(mine, t, wordings, settings)), None
                )
            elif _reports_within(mine):
                quoted = (t for t in rows if t.statement.mode != "indirect" and not t.lead and t.source != mine.source)
                against = next((t for t in quoted if _other_words(mine, t, wordings, settings)), None)
            else:
                against = None
            if against:
                found.setdefault(mine.document.id, []).append((point, mine, against))
    for doubted in found.values():
        spans = tuple(dict.fromkeys(t.span for _, mine, against in doubted for t in (mine, against)))
        points_of = tuple(dict.fromkeys(p.id for p, _, _ in doubted))
        text = "quotation marks around words that the official text does not have"
        if not doubted[0][2].official:
            text = "quotation marks around a summary: the reporting verb stands inside, another report quotes other words"
        yield Conflict(doubted[0][0].meeting, "quotation", points_of, spans, text, (Reason("quotations", len(doubted)),))


def _other_words(mine: Told, other: Told, wordings: Wordings, settings: Disagreeing) -> bool:
    if mine.document.language != other.document.language:
        return False
    quoted, held = wordings.content(mine.document, mine.statement), wordings.content(other.document, other.statement)
    return share_in(quoted, held) < settings.quoted_words


def _other_person(mine: Told, official: Told, finder: PartFinder) -> bool:
    """First person between the marks where the official text speaks in the third."""
    inside = [q for q in quotes(mine.document.text, mine.statement.start, mine.statement.end) if q.state != "stray"]
    first = any(finder.first_person(mine.document, q.inner_start, q.inner_end) for q in inside)
    return first and not finder.first_person(official.document, official.statement.start, official.statement.end)


def _reports_within(mine: Told) -> bool:
    """Whether cue and speaker of a quoted statement stand inside the quotation marks themselves."""
    statement = mine.statement
    if statement.cue is None or statement.speaker is None:
        return False
    text = mine.document.text
    low = min(statement.cue.start, statement.speaker.start)
    region = next((r for r in mine.document.regions if r.start <= low < r.end), None)
    if region is None or not (statement.start - 200 <= low):
        return False
    places = (statement.cue.start, statement.speaker.start)
    return any(all(q.inner_start <= at < q.inner_end for at in places) for q in quotes(text, region.start, region.end))
