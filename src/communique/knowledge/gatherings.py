"""Words of meetings: what a gathering is called, at which level it meets, how it is held, who calls it and who is counted.

Files: ``languages/<language>/gatherings.toml``. The words of an entry are phrases, matched over folded words with what Arabic
writes together with the first one; Arabic entries therefore list inflected forms but not forms with و, ب, ل, ك or ف.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load

Kind = Literal[
    "noun", "verb", "level", "people", "decides", "text", "issued", "virtual", "hybrid", "host", "chair", "attend", "observe",
    "ahead", "earlier", "recall", "counterpart", "honorific", "joins", "bound", "body", "aside",
]  # fmt: skip
"""``noun``, ``verb``: a gathering and its being held; ``level``: who meets (``value`` is the formation); ``people``: those gathered;
``decides``: verbs of a standing body; ``text``: a communique; ``issued``: its coming out; ``virtual``, ``hybrid``: the format;
``host``, ``chair``: who invited or led, the person follows; ``attend``, ``observe``: who took part; ``ahead``, ``earlier``: another
meeting, to come or past; ``recall``: an earlier text; ``counterpart``: "his X counterpart"; ``honorific``: before a name;
``joins``: makes a joint meeting of what stands before and after it; ``bound``: before a date
that limits something else; ``body``: first or, in English, last words of names of bodies; ``aside``: words that only look like one of these."""


@dataclass(frozen=True, slots=True)
class Term:
    """One group of words with one meaning."""

    kind: Kind
    words: tuple[str, ...]
    examples: tuple[str, ...]
    value: str | None = None
    """For ``level`` the formation's id; of a noun ``sitting``: what only bodies hold; of a verb ``meets``: it needs no noun
    beside it, ``holds``: its object is a meeting where it is the subject's own."""
    weak: bool = False
    """True for words that speak of a meeting only beside a body's name or a stronger word."""
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a stated number counts: nouns, and words one of which must stand near them where the noun alone is not enough."""

    what: str
    """One or two English words: ``participants``, ``members``, ``people freed``."""
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    near: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    """Where given, the number must be of them all: definite (``الأعضاء الـ 82``, ``the 14 members``) or beside one of these words;
    ``nine member states`` are some."""
    largest: int | None = None
    """A larger number counts something else."""
    counter_examples: tuple[str, ...] = ()


def read_terms(language: str) -> tuple[Term, ...]:
    """The words of meetings in one language."""
    return load.entries(f"languages/{language}/gatherings.toml", "terms", Term)


def read_counted(language: str) -> tuple[Counted, ...]:
    """What stated numbers count, the more particular first."""
    return load.entries(f"languages/{language}/gatherings.toml", "counted", Counted)
