"""A point from the statements that were found to say one thing: its wording, act, strength, themes, sources and id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from communique.model import Point, Reason, Span, Strength
from communique.points.content import Wording
from communique.points.members import Member, Tier
from communique.text.normal import fold

T = TypeVar("T")

OFFICIAL = 3.0
WEIGHT: dict[Tier, float] = {"body": 1.0, "lead": 0.3, "headline": 0.2}
"""Votes of a statement; one of an official text has :data:`OFFICIAL`. Leads and headlines sharpen, so three of them do not outvote a body."""
ALONE = 0.2
"""Weight of a content word that only one source of a point has when the fullest wording is chosen; 1 where all have it."""
ALIKE = 0.8
"""Share of the words of two wordings that both have, from which two documents print one text (of all words of both)."""


def make_point(meeting: str, group: Sequence[Member], language: str, sources: Mapping[str, str], joins: Sequence[Reason]) -> Point:
    """The point of a group of members (at least one); ``language`` is the one most reports use, ``sources`` maps reports to sources."""
    group = sorted(group, key=lambda m: m.statement.id)
    best = max(group, key=lambda m: (_tier(m, language), _corroborated(m, group), _fullness(m, group)))
    spans = best.statement.content or ((best.statement.start, best.statement.end),)
    act = _vote(((m.statement.act, m) for m in group), best.statement.act, sources)
    agreeing = [(m.statement.strength, m) for m in group if m.statement.act == act and m.statement.strength]
    strength: Strength | None = _vote(agreeing, "soft", sources) if agreeing else None
    themes: dict[str, float] = {}
    for m in group:
        for number, theme in enumerate(m.statement.themes):
            themes[theme] = themes.get(theme, 0.0) + _weight(m) * (1.0 if number == 0 else 0.6)
    named = tuple(
        theme for theme, weight in sorted(themes.items(), key=lambda t: (-t[1], t[0])) if weight >= max(themes.values()) / 3
    )
    wording = Span(best.document.id, min(s for s, _ in spans), max(e for _, e in spans))
    return Point(
        id=f"{meeting}/{named[0] if named else act}-{digest_of(best.wording)}",
        meeting=meeting,
        statements=tuple(m.statement.id for m in group),
        wording=wording,
        act=act,
        strength=strength,
        themes=named,
        joint=best.joint,
        commitment=None,
        independent_sources=len({sources.get(m.document.id, m.document.id) for m in group if m.document.kind == "press"}),
        reasons=tuple(joins),
    )


def digest_of(wording: Wording) -> str:
    """What of a wording stands in the id of the point that it names."""
    return sha256(fold(wording.text).encode()).hexdigest()[:6]


def with_own_ids(points: Iterable[Point]) -> list[Point]:
    """Two points of one meeting worded alike (a formula said twice) are told apart by their place in the text."""
    points = list(points)
    held = Counter(p.id for p in points)
    return [replace(p, id=f"{p.id}-{p.wording.document}-{p.wording.start}") if held[p.id] > 1 else p for p in points]


def _tier(m: Member, language: str) -> tuple[bool, bool, int]:
    """Official before press; of official texts the language of the reports; body before lead before headline.

    That a meeting was held is told in the first sentence and nowhere fuller, so of procedure a lead is as good as a body.
    """
    told = "body" if m.statement.act == "record" and m.tier == "lead" else m.tier
    return (
        m.document.kind == "official",
        m.document.kind == "official" and m.document.language == language,
        -("body", "lead", "headline").index(told),
    )


def _corroborated(m: Member, group: Sequence[Member]) -> bool:
    """Whether another document has nearly the same words: what two print alike is the text, what one alone prints may be its own.

    Of no interest in official texts, which are the text whoever prints them.
    """
    if m.document.kind == "official":
        return True
    mine = m.wording.keys
    return any(
        o.document.id != m.document.id and 2 * len(mine & o.wording.keys) >= ALIKE * (len(mine) + len(o.wording.keys)) > 0
        for o in group
    )


def _fullness(m: Member, group: Sequence[Member]) -> float:
    """Content words, each by the share of the other documents that have it: the fullest wording is not the one with most around it.

    Documents and not sources: the more papers print a wording, the likelier it is the text that was handed out.
    """
    others: dict[str, set[str]] = {}
    for o in group:
        if o.document.id != m.document.id:
            others.setdefault(o.document.id, set()).update(o.wording.keys)
    if not others:
        return float(len(m.wording.tokens))
    had = Counter(key for keys in others.values() for key in keys)
    return sum(ALONE + (1 - ALONE) * had[token.key] / len(others) for token in m.wording.tokens)


def _weight(m: Member) -> float:
    return OFFICIAL if m.document.kind == "official" else WEIGHT[m.tier]


def _vote(values: Iterable[tuple[T, Member]], fallback: T, sources: Mapping[str, str]) -> T:
    """The value with most weight, each source counting once for a value; ties go to ``fallback``."""
    heard: dict[T, dict[str, float]] = {}
    for value, m in values:
        mine = heard.setdefault(value, {})
        source = sources.get(m.document.id, m.document.id)
        mine[source] = max(mine.get(source, 0.0), _weight(m))
    total = {value: sum(mine.values()) for value, mine in heard.items()}
    most = max(total.values())
    first = [value for value, weight in total.items() if weight >= most - 1e-9]
    return fallback if fallback in first else min(first, key=str)
