"""Does an entry of the knowledge that this room reads do what its examples say?"""

from __future__ import annotations

from communique.copies.direction import Evidence
from communique.knowledge import Knowledge
from communique.knowledge.publishers import Publisher


def fires(entry: Publisher, name: str, knowledge: Knowledge) -> bool:
    """Whether a publisher of that name is taken for the entry's kind."""
    return Evidence(knowledge).kind(name) == entry.kind
