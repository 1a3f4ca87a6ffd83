"""Where does the article's own text begin and end within its first and last line?

A first line may open with a dateline (``CITY (Agency) -``), or hold headline, dateline and body in one; a last line may end
with an agency's sign or a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.documents.datelines import dates_blanked
from communique.documents.furniture import Furniture
from communique.documents.page import Line
from communique.documents.signatures import Signature, read_signature
from communique.knowledge import Knowledge
from communique.model import Role

_TERMINATOR = re.compile(r"[:：]|/(?=\s)|\s[-–—ـ]+(?=\s)|[-–—]+(?=\s)|[)»\]](?=\s)|(?<=\))\s*[-–—]")
_GLUE = re.compile(r"\s[:：|]\s|\s[-–—]\s")
_DATELINE_LENGTH = 120
"""Characters; the longest real dateline seen (place, agency, two writers) has 70."""
_HEADLINE_LENGTH = 260
_BRACKETED = re.compile(r"\(([^()]{2,60})\)[\s.]*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch at an edge of a line that is not body."""

    start: int
    end: int
    role: Role
    reason: str


def opening(line: Line, knowledge: Knowledge, headline: bool) -> list[Cut]:
    """What stands before the body in its first line: a dateline, or (``headline``: none was found yet) a headline and a dateline."""
    end = _signed(line.raw, line.start, line.end, knowledge)
    if end is not None:
        return [Cut(line.start, end, "dateline", "outlet, agency or writer before the first sentence")]
    if headline:
        head = line.raw[line.start : min(line.end, line.start + _HEADLINE_LENGTH)]
        for glue in _GLUE.finditer(head):
            title = head[: glue.start()]
            if not 3 <= len(title.split()) <= 30 or re.search(r"[.؟!]\s", title):
                continue
            start = line.start + glue.end()
            end = _signed(line.raw, start, line.end, knowledge)
            if end is not None:
                return [
                    Cut(line.start, line.start + glue.start(), "headline", "words before the dateline in the same line"),
                    Cut(line.start + glue.start(), end, "dateline", "outlet, agency or writer before the first sentence"),
                ]
    return []


def _signed(raw: str, start: int, end: int, knowledge: Knowledge) -> int | None:
    """Where a signature that begins at ``start`` ends, its last dash or colon included; None where there is none."""
    head = dates_blanked(raw, start, min(end, start + _DATELINE_LENGTH), knowledge)
    best, closed = None, False
    for found in _TERMINATOR.finditer(head):
        stretch = head[: found.end()]
        if len(stretch.split()) > 16 or (closed and not _names_nobody(head[best : found.end()], knowledge)):
            break
        if len(head) - found.end() < 20 and start + len(head) == end:
            break
        signature = read_signature(stretch, knowledge)
        dash = found[0].strip() in ("-", "–", "—", "ـ", "--")
        if signature is not None and (signature.certain or (dash and _places_source(stretch, signature))):
            best, closed = found.end(), found[0] in ":："
    if best is None:
        return None
    rest = head[best:]
    return start + best + len(rest) - len(rest.lstrip(" \u00a0\t:-–—ـ.،,"))


def _names_nobody(stretch: str, knowledge: Knowledge) -> bool:
    """Whether all of a stretch behind the colon of a signature is still listed: other words there begin the text (``opened -lately-``)."""
    signature = read_signature(stretch, knowledge)
    return signature is not None and not signature.names


def _places_source(stretch: str, signature: Signature) -> bool:
    """Whether a stretch is a place, with or without a date, and at most one source in brackets; beside a date any name is a place."""
    others = [name for name in signature.names if not any(c.isdigit() for c in name)]
    if "||" in stretch and not signature.place:
        others = others[1:] if others and stretch.lstrip().startswith(others[0]) else [*others, ""]
    elif not signature.place:
        return False
    return not others or (len(others) == 1 and f"({others[0]})" in stretch)


def closing(line: Line, furniture: Furniture, knowledge: Knowledge) -> list[Cut]:
    """What stands after the body in its last line: an agency's end mark, a link, a sign in brackets."""
    found = furniture.ending(line)
    if found is not None:
        start, marker = found
        if start > line.start:
            return [Cut(start, line.end, marker.role, f"page furniture: {marker.reason}")]
    bracket = _BRACKETED.search(line.raw, max(line.start, line.end - 80), line.end)
    if bracket is not None and bracket.start() > line.start:
        signature = read_signature(bracket[1], knowledge)
        if signature is not None and signature.certain and (signature.agency or signature.outlet):
            return [Cut(bracket.start(), line.end, "credit", "outlet or agency in brackets after the last sentence")]
    return []


def signs(line: Line, knowledge: Knowledge) -> bool:
    """Whether a whole short line is a signature with a known outlet, agency or credit word."""
    if line.size > 14 or (line.stops and line.size > 8):
        return False
    signature = read_signature(line.text, knowledge)
    return signature is not None and signature.certain


def bracketed(line: Line) -> str | None:
    """The name that is all of a line between brackets, as papers sign below an agency's text: ``(Agency)``."""
    text = line.text.strip(" .\u00a0")
    return text[1:-1].strip() if 1 <= line.size <= 3 and text.startswith("(") and text.endswith(")") else None
