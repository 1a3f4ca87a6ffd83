"""The ledger on the terminal: who binds themselves to what, by when, meeting by meeting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from communique.knowledge import Knowledge
from communique.model import Point, Register, Span
from communique.views.lookup import Lookup
from communique.views.naming import Naming, meeting_title
from communique.views.terminal_text import dim, fields, heading, indented, one_line, reasons, words
from communique.views.tongue import ENGLISH
from communique.views.wording import counted


def ledger_view(
    register: Register, points: Sequence[Point], why: bool = False, knowledge: Knowledge | None = None
) -> RenderableType:
    """Commitments in the order given, under their meetings."""
    lookup, naming = Lookup(register), Naming(knowledge or Knowledge())
    parts: list[RenderableType] = []
    for ident, rows in groupby(points, key=lambda p: p.meeting):
        parts.append(heading(meeting_title(lookup.meetings[ident]), ident))
        for point in rows:
            parts += [indented(*_entry(lookup, naming, point, why)), Text()]
    return Group(*parts, dim(f"{counted(len(points), 'commitment')}; communique show POINT has the tests of one"))


def _entry(lookup: Lookup, naming: Naming, point: Point, why: bool) -> list[RenderableType]:
    """One commitment: its words, then who, by when, for whom, how."""
    found = point.commitment
    assert found is not None
    parts: list[tuple[str, Sequence[Span]]] = [
        ("who", found.doer), ("by when", (found.due,) if found.due else ()), ("for whom", found.beneficiary),
        ("how", found.mechanism), ("how much", (found.amount,) if found.amount else ()),
        ("on condition", (found.condition,) if found.condition else ()),
    ]  # fmt: skip
    rows = [(label, words(" · ".join(one_line(lookup.text(span)) for span in spans), 120)) for label, spans in parts if spans]
    body = lookup.meetings[point.meeting].body
    themes = (naming.theme(theme, body) for theme in point.themes)
    about = f"{point.strength or ''} · {ENGLISH.evidence[found.evidence].label} · {', '.join(n.en or n.ar or '' for n in themes)}"
    return [
        words(one_line(lookup.text(point.wording))),
        fields(rows),
        dim(about),
        dim(point.id),
        *(reasons(found.reasons) if why else ()),
    ]
