"""What title and opening tell of who speaks in a text: whether the body does, with whom it met, whose office issued it."""

from __future__ import annotations

from communique.knowledge.speakers import SpeakerKind
from communique.model import Document
from communique.statements.grammar import Grammar
from communique.statements.lexicon import Lexicon
from communique.statements.line import Line
from communique.text.words import words

_LEAD = 400
"""Characters of a region in which the body of a joint text is named."""
_WITH = frozenset(("مع", "with"))
_QUOTED = 6
"""Words before the colon of a title at most, where they name who speaks."""
_COUNTERPART = 9
"""Words behind ``with`` in which the state stands that a body met: offices and names stand around it."""


def opens_with(document: Document, names: Lexicon[SpeakerKind], grammar: Grammar) -> bool:
    """Whether headline or opening names the body: a body named later is not the one that speaks."""
    for region in document.regions:
        if region.role in ("headline", "body"):
            line = Line(document.text, region.start, min(region.end, region.start + _LEAD), grammar)
            if names.find(line.words):
                return True
    return False


def met_with(document: Document, names: Lexicon[SpeakerKind], parties: Lexicon[str], grammar: Grammar) -> set[str]:
    """The states that the opening names behind the body and ``with``: those that the body met, whose minister it may be."""
    for region in document.regions:
        if region.role != "body":
            continue
        line = Line(document.text, region.start, min(region.end, region.start + _LEAD), grammar)
        body = next(iter(names.find(line.words)), None)
        for k in range(body.last if body else len(line.words), len(line.words)):
            if line.texts[k] in _WITH:
                return {hit.value for hit in parties.find(line.words, k + 1, min(k + _COUNTERPART, len(line.words)))}
    return set()


def quoted_by_title(document: Document, grammar: Grammar) -> str:
    """Who speaks in a title like ``نور: العمل مستمر``; empty where none does."""
    title = document.title or ""
    head, colon, rest = title.partition(":")
    return head if colon and rest.strip() and len(head.split()) <= _QUOTED else ""


def first_body(document: Document, grammar: Grammar) -> str:
    """The noun of the first body that the title names; empty where it names none."""
    title = document.title or ""
    hits = grammar.speakers.find(Line(title, 0, len(title), grammar).words)
    head = next((hit for hit in hits if hit.value in ("meeting", "other")), None)
    return words(title)[head.first].text if head is not None else ""
