"""Which meetings of a body are compared, and how completely the texts at hand show what each of them said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from communique.model import Document, Meeting, Statement
from communique.points.content import Wordings
from communique.settings import Changing


def steps(meetings: Sequence[Meeting]) -> list[tuple[Meeting, Meeting]]:
    """Pairs (earlier, later): neighbours among a body's meetings, neighbours of one formation, and a meeting with one it recalls.

    A meeting without a date stands by its bounds; one without bounds is compared only with meetings that recall it or that it recalls.
    """
    found: set[tuple[str, str]] = set()
    by_id = {m.id: m for m in meetings}
    bodies: defaultdict[str, list[Meeting]] = defaultdict(list)
    formations: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if place(meeting):
            bodies[meeting.body].append(meeting)
            formations[meeting.body, meeting.formation].append(meeting)
    for series in (*bodies.values(), *formations.values()):
        found.update((a.id, b.id) for a, b in pairwise(sorted(series, key=lambda m: (place(m), m.id))) if place(a) < place(b))
    for meeting in meetings:
        found.update((name, meeting.id) for name in meeting.recalls if name in by_id and by_id[name].body == meeting.body)
    return [(by_id[a], by_id[b]) for a, b in sorted(found)]


def place(meeting: Meeting) -> str:
    """Where a meeting stands in time, as an ISO date; empty where nothing is known.

    Between two bounds it stands in the middle. An upper bound alone comes from what a text
    plans for a year or a season, and plans are made before it begins, so the meeting stands at the beginning of that year.
    """
    held = meeting.held
    if held.date:
        return held.date
    if held.not_before and held.not_after:
        first, last = (date.fromisoformat(day) for day in (held.not_before, held.not_after))
        return (first + (last - first) / 2).isoformat()
    return f"{held.not_after[:4]}-01-01" if held.not_after else held.not_before or ""


def whole_text(meeting: Meeting, documents: Mapping[str, Document]) -> str | None:
    """A document that is the meeting's whole official text, if one was read."""
    texts = (documents[name] for name in sorted(meeting.documents) if name in documents)
    return next((d.id for d in texts if d.kind == "official" and d.complete), None)


def near_complete(
    meeting: Meeting, documents: Mapping[str, Document], statements: Iterable[Statement], wordings: Wordings, settings: Changing
) -> str | None:
    """A report that renders the meeting's text nearly whole: long, and little in it but the meeting's own ``statements``."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.voice == "joint" and statement.document in documents:
            said[statement.document].append(statement)
    for name in sorted(said):
        document = documents[name]
        body = [(r.start, r.end) for r in document.regions if r.role == "body"]
        size = sum(end - start for start, end in body)
        taken = {
            at for s in said[name] for start, end in s.content for at in range(start, end) if any(a <= at < b for a, b in body)
        }
        count = sum(len(wordings.content(document, s).tokens) for s in said[name])
        if (
            document.complete
            and size
            and len(taken) / size >= settings.near_complete_share
            and count >= settings.near_complete_words
        ):
            return name
    return None
