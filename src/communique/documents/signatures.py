"""Who signs? Outlets, agencies, writers, places and dates in datelines, bylines and credits.

A signature is a short stretch whose every part, between dashes, colons, slashes and brackets, is the name of an outlet, a
word that stands for one, a place, a date or what may be a person's name, and at least one part is certain. Names are never
searched in running text, so an agency's two-letter sign does no harm there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from communique.documents.furniture import credit_words, folded_words, no_names
from communique.documents.reporting import reporting_verbs
from communique.knowledge import Knowledge
from communique.knowledge.outlets import Outlet
from communique.text.words import words

_AR = "\u0620-\u064a"
_BREAK = re.compile(rf"\s*(?:[:：/|+،,؛;()\[\]«»“”\"]|\s[-–—ـ]+|[-–—]+(?=\s)|(?<=[{_AR}])[-–—](?=[{_AR}])|\.(?=\s)|\.$)\s*")
_KINDS_OF_OUTLET = frozenset(
    ("صحيفه", "جريده", "موقع", "قناه", "وكاله", "شبكه", "منصه", "مجله", "اذاعه", "تلفزيون", "بوابه", "daily", "newspaper")
)
_KINDS_OF_AGENCY = frozenset(("وكاله",))
_SLASHED = re.compile(r"(?<!/)/(?!/)\s*([^/\d:|]{2,30}?)\s*/(?!/)")
"""How agencies sign after place and date: ``Muscat, 3 May 2019 /Agency/``."""
_DIGITS = re.compile(r"\d")
_LONGEST_PART = 4
"""Words of the longest name that no list holds."""
_EDGES = " .:-–—*#/|\u00a0\u200f\u200e\t\r\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature names; ``certain`` says that a known outlet, agency or credit word is among it."""

    outlet: str | None = None
    outlet_id: str | None = None
    agency: str | None = None
    agency_id: str | None = None
    author: str | None = None
    place: str | None = None
    certain: bool = False
    names: tuple[str, ...] = field(default=())
    """Parts that are no known name: a writer, a city that is not listed, an outlet that is not."""


@lru_cache(maxsize=4)
def _outlets(knowledge: Knowledge) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in knowledge.outlets.values():
        for name in (outlet.name.ar, outlet.name.en, *outlet.variants):
            if name:
                found.setdefault(_core(name), outlet)
    return found


@lru_cache(maxsize=4)
def _places(knowledge: Knowledge) -> frozenset[str]:
    names = [name for place in knowledge.places for name in (place.name.ar, place.name.en, *place.names.all)]
    names += [name for country in knowledge.countries.values() for name in (country.name.ar, country.name.en)]
    return frozenset(_core(name) for name in names if name)


def known_outlet(name: str, knowledge: Knowledge) -> Outlet | None:
    """The outlet or agency of a name as metadata or a dateline gives it: full name, sign, slug or domain."""
    core = _core(name)
    found = _outlets(knowledge).get(core) or knowledge.outlets.get(name.strip().lower())
    if found is None:
        first, _, rest = core.partition(" ")
        found = _outlets(knowledge).get(rest) if first in _KINDS_OF_OUTLET else None
    return found or outlet_of_domain(name, knowledge)


def outlet_of_domain(address: str, knowledge: Knowledge) -> Outlet | None:
    """The outlet whose domain an address or host name lies in."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/")[0].split(":")[0]
    labels = host.split(".")
    known = _domains(knowledge)
    return next((known[tail] for i in range(len(labels) - 1) if (tail := ".".join(labels[i:])) in known), None)


@lru_cache(maxsize=4)
def _domains(knowledge: Knowledge) -> dict[str, Outlet]:
    return {domain: outlet for outlet in knowledge.outlets.values() for domain in outlet.domains}


def is_kind_of_outlet(core: str) -> bool:
    """Whether folded words begin with what an outlet is: ``the newspaper ...``, ``the agency ...``."""
    first, _, rest = core.partition(" ")
    return bool(rest) and first in _KINDS_OF_OUTLET


def name_core(name: str) -> str:
    """A name's folded words without the word for its kind and the English article, to compare how pages call an outlet."""
    words_of = _core(name).split()
    while len(words_of) > 1 and (words_of[0] in _KINDS_OF_OUTLET or words_of[0] == "the"):
        words_of = words_of[1:]
    return " ".join(words_of)


def read_signature(text: str, knowledge: Knowledge) -> Signature | None:
    """``text`` as a signature, None where a part of it can be none (a verb, a function word, a long phrase)."""
    if len(text) > 200:
        return None
    parts = [part for part in _BREAK.split(text.strip(_EDGES)) if part and _core(part)]
    if not 1 <= len(parts) <= 8:
        return None
    outlet: Outlet | None = None
    agency: Outlet | None = None
    author: str | None = None
    place: str | None = None
    unknown: list[str] = []
    certain = writer = False
    slashed = _SLASHED.search(text)
    unlisted = slashed[1] if slashed else None
    for part in parts:
        core = _core(part)
        entry = credit_words(knowledge).get(core)
        found = known_outlet(part, knowledge)
        if found is not None:
            certain = True
            if found.kind == "agency":
                agency = agency or found
            else:
                outlet = outlet or found
        elif entry is not None:
            certain, writer = True, writer or entry.writer
        elif core in _places(knowledge):
            place = place or part
        elif core.split()[0] in _KINDS_OF_AGENCY and len(core.split()) <= _LONGEST_PART + 1:
            certain, unlisted = True, unlisted or agency_name(part) or part
        elif written := _written_by(part, core, knowledge):
            certain, author = True, author or written
        elif _may_be_name(core, knowledge):
            unknown.append(part)
        else:
            return None
    if writer and author is None and unknown:
        author = unknown[0]
    return Signature(
        outlet=shown_name(outlet, text),
        outlet_id=outlet.id if outlet else None,
        agency=shown_name(agency, text) or unlisted,
        agency_id=agency.id if agency else None,
        author=author,
        place=place,
        certain=certain,
        names=tuple(unknown),
    )


def agency_name(name: str) -> str | None:
    """Of a name that says it is an agency's (``وكالة ... للأنباء``, ``... News Agency``), the part that papers sign with."""
    held = name.split()
    cores = [_core(word) for word in held]
    if len(held) > 1 and cores[0] in _KINDS_OF_AGENCY:
        return " ".join(held[1:-1] if len(held) > 2 and cores[-1] in ("للانباء", "الاخباريه") else held[1:])
    if len(held) > 2 and cores[-1] == "agency" and cores[-2] in ("news", "press"):
        return " ".join(held[:-2])
    return None


def _written_by(part: str, core: str, knowledge: Knowledge) -> str | None:
    """The name after a word such as ``by``, where no separator stands between."""
    first, _, rest = core.partition(" ")
    entry = credit_words(knowledge).get(first)
    if entry is None or not entry.writer or not rest or not _may_be_name(rest, knowledge):
        return None
    return part[words(part)[0].end :].strip(_EDGES)


def _may_be_name(core: str, knowledge: Knowledge) -> bool:
    """Up to four words, or a date of up to seven, none of which a name cannot hold."""
    parts = core.split()
    if (
        len(parts) > (7 if _DIGITS.search(core) else _LONGEST_PART)
        or parts[0] in reporting_verbs()
        or parts[0].removeprefix("و") in reporting_verbs()
    ):
        return False
    return not any(word in no_names(knowledge) for word in parts)


def shown_name(outlet: Outlet | None, text: str) -> str | None:
    """The outlet's name in the script of the text that names it."""
    if outlet is None:
        return None
    arabic = re.search(r"[\u0620-\u064a]", text) is not None
    first, second = (outlet.name.ar, outlet.name.en) if arabic else (outlet.name.en, outlet.name.ar)
    return first or second


@lru_cache(maxsize=16384)
def _core(name: str) -> str:
    return " ".join(folded_words(name))
