"""Is this the communique itself, or press about it?

Signs that make it official: the title or a first line names a statement, the text narrates as one (``We reaffirm``, ``The
Ministers welcomed``), the file's name or a state's own domain says so. An outlet's or agency's mark makes it press, also
where a newspaper prints the whole statement, and so does a title or lead that reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from communique.documents.furniture import official_phrases
from communique.documents.page import Line
from communique.documents.reporting import is_reporting
from communique.knowledge import Knowledge
from communique.model import Kind, Source
from communique.text.words import words

_FILE = re.compile(r"official|communiqu|(?:joint|final)[-_ ]?statement|بيان|بلاغ", re.IGNORECASE)
_STATE = re.compile(r"\.(?:gov|gob|gouv|mil)(?:\.[a-z]{2})?$|\.int$|(?:^|\.)(?:mofa|mfa|diplomatie|europa)\.")
_NUMBERING = re.compile(r"^[\W\d_]*")
_QUOTED = re.compile(r"^\s*[\"“”«»'‘]")
_LEAD = 160
"""Characters of the first paragraph in which a report names who said it."""


def kind_of(
    source: Source, title: str | None, opening: Sequence[Line], body: Sequence[Line], marks: bool, knowledge: Knowledge
) -> tuple[Kind, str | None]:
    """The kind, and a remark where the signs disagree. ``opening``: headline and first lines; ``marks``: an outlet signs it."""
    if source.kind is not None:
        return source.kind, None
    names = ([title] if title else []) + [line.text for line in opening[:3]]
    titled = any(begins_officially(name, "title", knowledge) and not is_reporting(name, knowledge) for name in names)
    we = sum(1 for line in body if begins_officially(line.text, "we", knowledge))
    narrated = sum(1 for line in body if begins_officially(line.text, "narrator", knowledge))
    reports = bool(body) and is_reporting(body[0].text[:_LEAD], knowledge) and not begins_officially(body[0].text, "we", knowledge)
    signs = 2 * titled - (titled and reports and not we and not narrated)
    signs += 3 if we > 1 else 0
    signs += _narration(narrated, len(body), reports or any(is_reporting(name, knowledge) for name in names[:1]))
    signs += _FILE.search(source.key.rsplit("/", 1)[-1]) is not None
    state = source.url is not None and _STATE.search(host_of(source.url)) is not None
    signs += state
    official = signs >= 3 or (titled and signs >= 2)
    if official and marks and not state:
        return "press", "reads like an official text, but an outlet or agency signs it: taken for press"
    return ("official" if official else "press"), None


def _narration(narrated: int, paragraphs: int, reports: bool) -> int:
    """What paragraphs that begin as a communique's do count for: alone only where they are half of the text and no verb reports it."""
    if narrated >= 3 and 2 * narrated >= paragraphs and not reports:
        return 3
    return 1 if narrated else 0


def begins_officially(text: str, match: Literal["title", "we", "narrator"], knowledge: Knowledge) -> bool:
    """Whether ``text`` begins with an official phrase of that kind, a number or conjunction before it left out."""
    if match == "we" and _QUOTED.match(text):
        return False
    held = tuple(word.text for word in words(_NUMBERING.sub("", text[:200])))[:8]
    if not held:
        return False
    readings = {held} if match == "title" else {held, (held[0].removeprefix("و"), *held[1:])}
    return any(
        reading[: len(phrase)] == phrase
        for phrase, entry in official_phrases(knowledge)
        if entry.match == match
        for reading in readings
    )


def host_of(url: str) -> str:
    return re.sub(r"^[a-z]+://", "", url.strip().lower()).split("/")[0].split(":")[0]
