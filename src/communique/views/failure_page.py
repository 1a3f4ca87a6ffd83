"""What the server shows where it has no page: what went wrong, and what lies near what was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from communique.views.contexts import Link, Page


@dataclass(frozen=True, slots=True)
class FailurePage:
    """``failure.html``."""

    page: Page
    status: int
    heading: str
    meaning: str
    """What it means and what to do, in the language of the page."""
    detail: str
    """One line of the program's own, in English; empty where it would say nothing more."""
    near_heading: str
    near: tuple[Link, ...]
    """Pages with names like the one asked for."""
