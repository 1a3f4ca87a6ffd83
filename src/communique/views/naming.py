"""What records are called: themes, parties, places, meetings and documents, in the language of the interface where they have a name in it."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath

from communique.knowledge import Knowledge
from communique.model import Document, Meeting, Name, Participant
from communique.views.tongue import ENGLISH, Tongue
from communique.views.wording import LONGEST_ID, title


class Naming:
    """Asks the knowledge files once for each kind of name."""

    def __init__(self, knowledge: Knowledge, tongue: Tongue = ENGLISH) -> None:
        self.knowledge = knowledge
        self.tongue = tongue

    @cached_property
    def _generic(self) -> dict[str, Name]:
        return {theme.id: theme.name for theme in self.knowledge.themes}

    @cached_property
    def _of_bodies(self) -> dict[tuple[str, str], Name]:
        return {(body.id, theme.id): theme.name for body in self.knowledge.bodies.values() for theme in body.themes}

    @cached_property
    def _places(self) -> dict[str, Name]:
        return {place.name.en.casefold(): place.name for place in self.knowledge.places if place.name.en}

    def theme(self, slug: str, body: str = "") -> Name:
        """A body may use a theme's slug for something of its own, so it is asked first."""
        return self._of_bodies.get((body, slug)) or self._generic.get(slug) or Name(en=title(slug))

    def party(self, party: str | None) -> Name | None:
        return self.knowledge.party_names.get(party) if party else None

    def participant(self, who: Participant) -> Name:
        """Names the register gives, completed from the knowledge files."""
        known = self.party(who.party) or Name()
        en, ar = who.name.en or known.en, who.name.ar or known.ar
        return Name(en=en, ar=ar) if en or ar else Name(en=who.party or who.person or self.tongue.line("meeting.unnamed"))

    def where(self, meeting: Meeting) -> str:
        """Place and format; empty where neither is known."""
        place = self._places.get(meeting.place.casefold()) if meeting.place else None
        parts = (self.tongue.name(place) if place else meeting.place, self.tongue.term("format", meeting.format).label)
        return self.tongue.line("list.comma").join(part for part in parts if part)


def meeting_title(meeting: Meeting, tongue: Tongue = ENGLISH) -> str:
    """One line for titles and links: body, level, day."""
    return tongue.line("list.comma").join((body_title(meeting, tongue), formation(meeting, tongue), tongue.held(meeting.held)))


def body_title(meeting: Meeting, tongue: Tongue = ENGLISH) -> str:
    return tongue.name(meeting.body_name, title(meeting.body))


def formation(meeting: Meeting, tongue: Tongue = ENGLISH) -> str:
    return tongue.formation(meeting.formation)


def in_time(meeting: Meeting) -> tuple[str, str]:
    """Sorts meetings by day, an unknown day by its bounds, one without any last.

    With an upper bound alone a meeting stands at the start of that year, as it does where changes between meetings are told.
    """
    when = meeting.held
    upper = f"{when.not_after[:4]}-01-01" if when.not_after else None
    return (when.date or when.not_before or upper or "9999", meeting.id)


def where(meeting: Meeting) -> str:
    """Place and format in English as the register has them; empty where neither is known."""
    return ", ".join(w for w in (meeting.place, meeting.format if meeting.format != "unknown" else None) if w)


def outlet(document: Document, tongue: Tongue = ENGLISH) -> str:
    """How a document is called in a narrow column: its outlet, else the site it stood on, else what it is or its file's name."""
    if document.outlet:
        return document.outlet
    if document.url and "//" in document.url:
        host = document.url.split("//", 1)[1].split("/", 1)[0].split("@")[-1]
        if host:
            return host.removeprefix("www.")
    if document.kind == "official":
        return tongue.line("report.official_in", language=tongue.term("language", document.language).label)
    if document.agency:
        return document.agency
    file, _, row = document.source.partition("#")
    name = f"{PurePosixPath(file).stem}{f' #{row}' if row else ''}" or document.id
    return name if len(name) <= LONGEST_ID else f"{name[:LONGEST_ID].rstrip('-')}…"
