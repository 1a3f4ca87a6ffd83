"""Does the text end where the article ends? A cut text says nothing about the points that it lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.documents.furniture import cut_marks
from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.knowledge.boilerplate import CutMark

_ELLIPSIS = re.compile(r"(?:…|\.{3,})\s*[\])»”\"]*\s*$")
_OPEN_ENDED = (",", "،", "؛", ";", " -", " –")
_STOPPED = re.compile(r"[.؟?!۔:…][\"'”’»)\]}\s\u200f\u200e]*$")
_OTHERS = 3
"""Paragraphs that all close with a full stop, from which a last one without says something."""
_LISTED = 20
"""Words of the last paragraph from which a missing stop says that it was cut; shorter ones are signatures or items."""


def why_cut(body: Sequence[Line], below: Sequence[Line], body_end: int, knowledge: Knowledge) -> str | None:
    """Why the text counts as incomplete, None where it does not. ``below``: the lines right under the body."""
    if not body:
        return None
    last = body[-1]
    text = last.raw[last.start : min(last.end, body_end)].rstrip()
    marks = cut_marks(knowledge)
    tail = [word.text for word in last.words[-3:] if word.end <= body_end]
    said = next((n for n in (3, 2, 1) if len(tail) >= n and _links(" ".join(tail[-n:]), marks)), None)
    if said is not None:
        before = last.raw[last.start : last.words[-said].start].rstrip(' (\u00a0[«"')
        if not before or _ELLIPSIS.search(before) or before[-1] in ".؟!":
            return "ends with a link to the rest"
    if below and _links(below[0].core, marks):
        return "a link to the rest stands below it"
    if tail and tail[-1] in marks and marks[tail[-1]].midway and not _STOPPED.search(text):
        return f"ends with {text.split()[-1]!r}, in the middle of a sentence"
    if _ELLIPSIS.search(text):
        return "ends with an ellipsis"
    if text.endswith(_OPEN_ENDED):
        return f"ends with {text[-1]!r}, in the middle of a sentence"
    paragraphs = [line for line in body[:-1] if line.size >= _LISTED]
    stopped = sum(1 for line in paragraphs if line.stops)
    if last.size >= _LISTED and not _STOPPED.search(text) and len(paragraphs) >= _OTHERS and stopped == len(paragraphs):
        return "its last paragraph has no full stop while all others have one"
    return None


def _links(core: str, marks: Mapping[str, CutMark]) -> bool:
    return core in marks and not marks[core].midway
