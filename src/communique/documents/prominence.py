"""Which bodies does a document name, the one it is about first?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.text.phrases import Phrases

_HEADLINE, _LEAD, _BODY = 6.0, 3.0, 1.0
"""What a naming weighs by where it stands. Order matters, not the figures: headline and lead say what a report is about."""


def bodies_named(headlines: Sequence[Line], body: Sequence[Line], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of bodies named in headline and body, most prominent first; a short name counts beside a full name only."""
    full: dict[str, float] = {}
    short: dict[str, float] = {}
    first: dict[str, int] = {}
    weighed = [(line, _HEADLINE) for line in headlines] + [(line, _BODY if n else _LEAD) for n, line in enumerate(body)]
    for line, weight in weighed:
        for found in _names(knowledge).find(line.words):
            ident, whole = found.value
            counts = full if whole else short
            counts[ident] = counts.get(ident, 0.0) + weight
            first.setdefault(ident, found.start)
    scores = {ident: score + short.get(ident, 0.0) for ident, score in full.items()}
    return tuple(sorted(scores, key=lambda ident: (-scores[ident], first[ident], ident)))


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Phrases[tuple[str, bool]]:
    bodies = [knowledge.bodies[ident] for ident in sorted(knowledge.bodies)]
    names = [(name, (body.id, True)) for body in bodies for name in body.names.all]
    names += [(name, (body.id, False)) for body in bodies for name in body.short.all]
    return Phrases(names)
