"""How much the server takes and shows at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """No part of the settings by which texts are read: changing these reads nothing anew."""

    threads: int = 8
    """Requests that are answered at once; more wait. They share one processor for all but the database's work."""
    most_bytes: int = 64_000_000
    """Of one request: what can be dropped on the page at once. Larger files are read with ``communique read``."""
    listed: int = 50
    """Entries of a list on one page."""
    found: int = 20
    """Statements or points that one page of search results shows; of whole texts half as many."""
    ranked: int = 500
    """Places, the best first, that search results hold and that facets are counted over."""
    bodies: int = 6
    """Bodies on the front page, those with most meetings."""
    meetings: int = 12
    """Meetings of each on the front page, the latest."""
    points: int = 30
    """Points of a meeting on one page of its table."""
    columns: int = 16
    """Reports of a meeting on one page of its table."""
