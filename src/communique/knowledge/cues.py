"""Reporting verbs and nouns: who says, agrees, calls, welcomes; what an outlet's own remark begins with.

Files: ``languages/<language>/cues.toml``. Arabic entries give stems that ``statements/forms.py`` conjugates; English
entries give every form as written. Government (``takes``) and acts follow a reading of 1,750 hits in Arabic press.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load
from communique.model import Act, Strength

Kind = Literal["say", "source", "aside", "matter", "record"]
"""``say``: governs a content; ``source``: came in (a document); ``aside``: the outlet's own remark; ``matter``: what was
discussed; ``record``: procedure of the meeting."""


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One verb with its forms and what it governs; at least one example fires."""

    lemma: str
    kind: Kind
    examples: tuple[str, ...]
    takes: tuple[str, ...] = ()
    """``that`` (a clause), ``object``, ``quote``, ``bare`` (a clause without ``that``), ``stress`` (only through a noun of stress:
    ``أعاد تأكيد``), ``whom`` (somebody who is to do something: ``طالب الدول ب``, ``asked the banks to``), ``stance`` (only a noun of thanks, concern or call), or particles as written."""
    act: Act | None = None
    """The act that the verb itself carries; None leaves it to the head of the content."""
    leaning: Act = "assess"
    """For a verb without an act: what a content without a telling head is."""
    strength: Strength | None = None
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    masdar: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    """Nouns that govern like the verb, right before what they govern: ``أصدر قرارا ب``."""
    forms: tuple[str, ...] = ()
    """Forms that no rule makes, or whole phrases (asides)."""
    weak: bool = False
    """Counts only before a clause or a quotation: the verb has other, commoner uses."""
    beside: tuple[str, ...] = ()
    """Words of which one must stand among the dozen behind the verb, with whatever is written together with it: ``حمّل ... المسؤولية``."""
    noted: bool = False
    """Of a verb of praise: before a clause it only notes a fact (``نوه بأن``)."""
    counter_examples: tuple[str, ...] = ()


def cues(language: str) -> tuple[CueEntry, ...]:
    """The cue lexicon of ``language``; :class:`~communique.errors.KnowledgeError` where the file breaks its rules."""
    return load.entries(f"languages/{language}/cues.toml", "cues", CueEntry)
