"""Bodies: whose meetings the program reads about. One TOML file a body under ``bodies/``; a user's profile has the same form.

``bodies/cabinet.toml`` is a pattern: it stands for the council of ministers of every state (``cabinet-sa``, ``cabinet-iq``), and
for the one of a state that a text does not name; and :func:`joint_body` makes a body of any two or more parties that meet without being one (``bilateral-ae-eg``, ``gcc-us``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from communique.errors import KnowledgeError
from communique.knowledge import load
from communique.knowledge.parties import Country, Organisation
from communique.knowledge.themes import Theme
from communique.knowledge.wordings import Wordings
from communique.model import Name

CABINET = "cabinet"
BILATERAL = "bilateral"


@dataclass(frozen=True, slots=True)
class Formation:
    """A level at which a body meets under a name of its own, e.g. the GCC's Supreme Council for its leaders."""

    id: str
    names: Wordings
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """One body: how it is named in print, at which levels it meets, who belongs to it, what its points are about."""

    id: str
    name: Name
    names: Wordings
    """Full names as printed; any of them alone says that the body is meant."""
    examples: tuple[str, ...]
    """Sentences that name the body."""
    counter_examples: tuple[str, ...] = ()
    """Sentences that look as if they did."""
    short: Wordings = field(default_factory=Wordings)
    """Names used after the first mention (``the Coalition``); they count only beside a full name in the same document."""
    adjective: Wordings = field(default_factory=Wordings)
    """Adjectives that stand for the body beside a meeting word: ``الاجتماع الوزاري الخليجي``."""
    unlike: Wordings = field(default_factory=Wordings)
    """Phrases that hold a name of the body without being about its meetings (``قرارات مجلس الأمن``)."""
    parent: str | None = None
    party: str | None = None
    """The state whose body it is, ISO 3166; None for a body of many states."""
    formations: tuple[Formation, ...] = ()
    default_formation: str = "meeting"
    """The level meant where a text names none."""
    standing: bool = False
    """True for a body that meets as itself (a council, a cabinet): its name alone, as the subject of a verb, is a meeting."""
    members: tuple[str, ...] = ()
    """Party codes of the members, where they are known and stable."""
    themes: tuple[Theme, ...] = ()


def read_written(profiles: Iterable[Path | load.Carried]) -> tuple[tuple[str, Body], ...]:
    """The bodies that files hold, each with its file's name: the package's, then the user's profiles.

    :raises KnowledgeError: for a file that breaks the form.
    """
    shipped = [(f"knowledge/{path}", load.read_toml(path), f"knowledge/{path}") for path in load.files_in("bodies")]
    given = [(path.name, load.read_user_toml(path), str(path)) for path in profiles]
    return tuple((file, load.entry(data, Body, where)) for file, data, where in (*shipped, *given))


def read_bodies(
    written: Iterable[Body], countries: Mapping[str, Country], organisations: Mapping[str, Organisation]
) -> dict[str, Body]:
    """All bodies by id: those written in files, of which a later one replaces an earlier one, and a cabinet for every country.

    :raises KnowledgeError: for a parent that is no body or a member that is no party.
    """
    bodies = {body.id: body for body in written}
    if CABINET in bodies:
        made = (cabinet_of(bodies[CABINET], country) for country in countries.values())
        bodies = {cabinet.id: cabinet for cabinet in made} | bodies
    for body in bodies.values():
        if body.parent is not None and body.parent not in bodies:
            raise KnowledgeError(f"body {body.id}: parent {body.parent!r} is no body; bodies stand in knowledge/bodies")
        for member in body.members:
            if member not in countries and member not in organisations:
                raise KnowledgeError(f"body {body.id}: member {member!r} is no country code and no organisation")
    return dict(sorted(bodies.items()))


def cabinet_of(pattern: Body, country: Country) -> Body:
    """The council of ministers of one state: the pattern's names with the state's name or demonym behind them."""
    masculine = [form for form in country.demonyms.ar if form.endswith("ي")]
    arabic = [f"{name} ال{demonym}" for name in pattern.names.ar for demonym in masculine]
    arabic += [f"{name} {join}{state}" for name in pattern.names.ar for join in ("", "في ") for state in country.names.ar]
    english = [f"{demonym} {name}" for name in pattern.names.en for demonym in country.demonyms.en]
    english += [f"{name} of {state}" for name in pattern.names.en for state in country.names.en]
    name = Name(
        en=f"Council of Ministers of {country.name.en}" if country.name.en else None,
        ar=f"{pattern.name.ar} ({country.name.ar})" if country.name.ar else pattern.name.ar,
    )
    return replace(
        pattern,
        id=f"{CABINET}-{country.code.lower()}",
        name=name,
        names=Wordings(tuple(arabic), tuple(english)),
        party=country.code,
        members=(country.code,),
        examples=(),
        counter_examples=(),
    )


def joint_body(parts: Iterable[str], bodies: Mapping[str, Body], names: Mapping[str, Name]) -> Body:
    """A body for a meeting of parties that are none together: its id depends on the parties alone, not on their order.

    ``parts`` are ids of bodies, country codes or organisation slugs; ``names`` gives the names of all parties. Two states
    make ``bilateral-ae-eg``; a body among them comes first: ``gcc-us``.
    """
    parts = sorted(set(parts), key=lambda part: (part not in bodies, part.lower()))
    known = [bodies[part].name if part in bodies else names.get(part, Name(en=part)) for part in parts]
    ident = "-".join(part.lower() for part in parts)
    if not any(part in bodies for part in parts):
        ident = f"{BILATERAL}-{ident}"
    arabic = [name.ar for name in known if name.ar]
    return Body(
        id=ident,
        name=Name(en=" - ".join(name.en for name in known if name.en) or None, ar=" و".join(arabic) or None),
        names=Wordings(),
        examples=(),
        members=tuple(parts),
        default_formation="meeting",
    )


def parts_of(ident: str, bodies: Mapping[str, Body], names: Mapping[str, Name]) -> tuple[str, ...]:
    """The parties of a joint body's id, as :func:`joint_body` took them; empty for an id that is none."""
    pieces = ident.removeprefix(f"{BILATERAL}-").split("-")
    parts: list[str] = []
    while pieces:
        for size in range(len(pieces), 0, -1):
            found = "-".join(pieces[:size])
            part = found.upper() if found.upper() in names else found
            if part in bodies or part in names:
                break
        else:
            return ()
        parts.append(part)
        pieces = pieces[size:]
    return tuple(parts) if len(parts) > 1 else ()
