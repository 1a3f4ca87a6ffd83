"""Is this the communique itself, or press about it?

Signs that make it official: its title names a statement, it narrates as one (``We reaffirm``, ``The Ministers welcomed``),
its paragraphs are numbered, the file's name or a state's own domain says so. Signs against: a title that reports, and a text
that speaks of the statement as another's (``the communique added``). An outlet's or agency's signature makes it press, also
where a newspaper prints the whole statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from communique.documents.furniture import official_phrases
from communique.documents.page import Line
from communique.documents.reporting import is_reporting, reporting_verbs
from communique.knowledge import Knowledge
from communique.model import Kind, Source
from communique.text.words import words

_FILE = re.compile(r"official|communiqu|(?:joint|final)[-_ ]?statement|بيان|بلاغ", re.IGNORECASE)
_STATE = re.compile(r"^[a-z]+://(?:[^/]*\.)?(?:(?:gov|gob|gouv|mil)(?:\.[a-z]{2})?|int|europa\.eu|(?:mofa|mfa)\.[a-z.]+)(?:[:/]|$)")
_NUMBERED = re.compile(r"^\W{0,2}(?:\d{1,3}|[٠-٩]{1,3})\W")
_NUMBERING = re.compile(r"^[\W\d_]*")
_QUOTED = re.compile(r"^\s*[\"“”«»'‘]")
_ENOUGH = 3
"""Signs that make a text official; no single kind of sign but the first person plural reaches it."""

Match = Literal["title", "title word", "we", "narrator", "document"]


def kind_of(
    source: Source, title: str | None, headlines: Sequence[Line], body: Sequence[Line], signed: bool, knowledge: Knowledge
) -> tuple[Kind, str | None]:
    """The kind, and a remark where the signs disagree; ``signed``: an outlet or agency puts its name to the text."""
    if source.kind is not None:
        return source.kind, None
    names = ([title] if title else []) + [line.text for line in headlines[:3]]
    if not names and body:
        names = [body[0].text[:160]]
    names = [] if names and is_reporting(names[0], knowledge) else names
    state = source.url is not None and _STATE.match(source.url.strip().lower()) is not None
    signs = max((_titled(name, knowledge) for name in names), default=0) + _narration(body, knowledge) + state
    signs += _FILE.search(source.key.rsplit("/", 1)[-1]) is not None
    if signs < _ENOUGH:
        return "press", None
    if signed and not state:
        return "press", "reads like an official text, but an outlet or agency signs it: taken for press"
    return "official", None


def _titled(name: str, knowledge: Knowledge) -> int:
    held = _folded(name)
    if _begins(held, "title", knowledge):
        return 2
    return int(any(_begins(held[at:], "title word", knowledge) for at in range(len(held))))


def _narration(body: Sequence[Line], knowledge: Knowledge) -> int:
    """What the paragraphs' first words count for, less what a text does that speaks of the statement as another's."""
    openings = [_folded(line.text[:120]) for line in body]
    we = sum(
        1 for line, held in zip(body, openings, strict=True) if not _QUOTED.match(line.text) and _begins(held, "we", knowledge)
    )
    narrated = sum(1 for held in openings if any(_begins(held[at:], "narrator", knowledge) for at in (0, 1)))
    numbered = sum(1 for line in body if _NUMBERED.match(line.text))
    spoken_of = sum(1 for line in body if _speaks_of_document(line, knowledge))
    count = 3 if we > 1 else we
    count += 2 if narrated > 2 and 5 * narrated >= 2 * len(body) else min(narrated, 1)
    count += numbered > 2 and 2 * numbered >= len(body)
    return count - (3 if spoken_of > 1 else 2 * spoken_of)


def _speaks_of_document(line: Line, knowledge: Knowledge) -> bool:
    """Whether a reporting verb stands right beside a name for the text: ``added the communique``, ``said in a statement``."""
    verbs = reporting_verbs()
    held = [word.text for word in line.words]
    for phrase, entry in official_phrases(knowledge):
        if entry.match != "document":
            continue
        for at in range(len(held) - len(phrase) + 1):
            if held[at] == phrase[0] and tuple(held[at : at + len(phrase)]) == phrase:
                before, after = held[at - 1] if at else "", held[at + len(phrase)] if at + len(phrase) < len(held) else ""
                if before in verbs or before.removeprefix("و") in verbs or after in verbs or phrase[0] == "according":
                    return True
    return False


def begins_officially(text: str, match: Match, knowledge: Knowledge) -> bool:
    """Whether ``text`` begins with an official phrase of that kind, a number or conjunction before it left out."""
    return not (match == "we" and _QUOTED.match(text)) and _begins(_folded(text), match, knowledge)


def _folded(text: str) -> list[str]:
    return [word.text for word in words(_NUMBERING.sub("", text[:300]))]


def _begins(held: Sequence[str], match: Match, knowledge: Knowledge) -> bool:
    if not held:
        return False
    readings = [tuple(held[:10])]
    if match in ("we", "narrator"):
        readings.append((held[0].removeprefix("و"), *held[1:10]))
    return any(
        reading[: len(phrase)] == phrase
        for phrase, entry in official_phrases(knowledge)
        if entry.match == match
        for reading in readings
    )
