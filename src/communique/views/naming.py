"""Names of themes, parties and meetings, from the knowledge files where they have one, from their slug where not."""

from __future__ import annotations

from functools import cached_property

from communique.knowledge import Knowledge
from communique.model import Meeting, Name, Participant
from communique.views.wording import held, title


class Naming:
    """Asks the knowledge files once for each kind of name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @cached_property
    def _generic(self) -> dict[str, Name]:
        return {theme.id: theme.name for theme in self.knowledge.themes}

    @cached_property
    def _of_bodies(self) -> dict[tuple[str, str], Name]:
        return {(body.id, theme.id): theme.name for body in self.knowledge.bodies.values() for theme in body.themes}

    def theme(self, slug: str, body: str = "") -> Name:
        """A body may use a theme's slug for something of its own, so it is asked first."""
        return self._of_bodies.get((body, slug)) or self._generic.get(slug) or Name(en=title(slug))

    def party(self, party: str | None) -> Name | None:
        return self.knowledge.party_names.get(party) if party else None

    def participant(self, who: Participant) -> Name:
        """Names the register gives, completed from the knowledge files."""
        known = self.party(who.party) or Name()
        en, ar = who.name.en or known.en, who.name.ar or known.ar
        return Name(en=en, ar=ar) if en or ar else Name(en=who.party or who.person or "not named")


def meeting_title(meeting: Meeting) -> str:
    """One line in English for titles and links: body, level, day."""
    return f"{body_title(meeting)}, {formation(meeting)}, {held(meeting.held)}"


def body_title(meeting: Meeting) -> str:
    return meeting.body_name.en or meeting.body_name.ar or title(meeting.body)


def formation(meeting: Meeting) -> str:
    return title(meeting.formation).lower() if meeting.formation else "meeting"


def in_time(meeting: Meeting) -> tuple[str, str]:
    """Sorts meetings by day, an unknown day by its bounds, one without any last.

    With an upper bound alone a meeting stands at the start of that year, as it does where changes between meetings are told.
    """
    when = meeting.held
    upper = f"{when.not_after[:4]}-01-01" if when.not_after else None
    return (when.date or when.not_before or upper or "9999", meeting.id)


def where(meeting: Meeting) -> str:
    """Place and format; empty where neither is known."""
    return ", ".join(w for w in (meeting.place, meeting.format if meeting.format != "unknown" else None) if w)
