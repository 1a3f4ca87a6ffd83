"""What a meeting was: the facts of the first screen with their evidence, and all of them in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Meeting, Name, Span, StatedCount
from communique.views.contexts import Fact, Quotation, Shelf
from communique.views.naming import body_title, formation
from communique.views.wording import plain

ROLES = ("host", "chair", "participant", "observer")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact and the words it rests on, shown where it is pointed at."""

    text: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A fact of the first screen; two values where the texts do not agree."""

    label: str
    values: tuple[Value, ...]
    target: str
    """Where on the page the whole of it stands."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant."""

    name: Name
    person: str | None
    role: str
    role_name: str
    quotations: tuple[Quotation, ...]


def people(shelf: Shelf, meeting: Meeting) -> tuple[Person, ...]:
    """Hosts and chairs first."""
    return tuple(
        Person(shelf.naming.participant(p), p.person, p.role, shelf.tongue.term("party", p.role).label, shelf.quotations(p.spans))
        for p in sorted(meeting.participants, key=lambda p: ROLES.index(p.role))
    )


def glance(shelf: Shelf, meeting: Meeting, who: tuple[Person, ...]) -> Iterator[Glance]:
    """Day, place, hosts and chairs, how many took part, what was read of it."""
    tongue = shelf.tongue
    spans = dict.fromkeys((*meeting.held.spans, *meeting.dates))
    yield Glance(tongue.line("fact.held"), (Value(tongue.held(meeting.held), shelf.quotations(spans)),), "facts")
    for role in ("host", "chair"):
        named = tuple(Value(tongue.name(p.name, p.person or ""), p.quotations) for p in who if p.role == role)
        if named:
            yield Glance(tongue.term("party", role).label, named, "people")
    stated = [c for c in meeting.stated_counts if c.what == "participants"]
    values = tuple(Value(_count(shelf, c), shelf.quotations(c.spans)) for c in stated)
    named_parties = sum(p.role != "observer" for p in who)
    if named_parties:
        values += (Value(tongue.line("fact.named", n=tongue.number(named_parties)), ()),)
    if values:
        yield Glance(tongue.term("counts", "participants").label, values, "people")


def facts(shelf: Shelf, meeting: Meeting) -> Iterator[Fact]:
    """All facts with all their evidence."""
    tongue, when = shelf.tongue, meeting.held
    spans = dict.fromkeys((*when.spans, *meeting.dates))
    rule = shelf.said(when.rule).text
    yield Fact(tongue.line("fact.held"), tongue.held(when), rule, shelf.quotations(spans))
    named = _once(shelf, meeting.names)
    level = formation(meeting, tongue)
    if len(named) > 1:
        level = f"{level} · {tongue.line('fact.named_in', ways=tongue.counted(len(named), 'way'))}"
    yield Fact(tongue.line("fact.body"), body_title(meeting, tongue), level, named)
    yield Fact(tongue.line("fact.place"), shelf.naming.where(meeting) or tongue.line("fact.unknown"))
    for count in meeting.stated_counts:
        what = tongue.term("counts", count.what.replace(" ", "-"))
        label = what.label if what.meaning else plain(count.what)
        yield Fact(tongue.line("fact.stated", what=label), _count(shelf, count), "", shelf.quotations(count.spans))


def _count(shelf: Shelf, count: StatedCount) -> str:
    """The number; an amount of money in words of a text, which have its currency: in the interface's language where one is."""
    about = shelf.tongue.line("fact.about") if count.approximate else ""
    if count.what == "money":
        found = shelf.quotations(count.spans)
        ours = [q for q in found if q.language == shelf.tongue.language] or list(found)
        if ours:
            return min(ours, key=lambda q: (not q.report.official, len(q.text))).text
    return f"{about}{shelf.tongue.number(count.value)}"


def _once(shelf: Shelf, spans: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Each wording once, from the first document that uses it."""
    found: dict[str, Quotation] = {}
    for quotation in shelf.quotations(spans):
        found.setdefault(" ".join(quotation.text.split()), quotation)
    return tuple(found.values())
