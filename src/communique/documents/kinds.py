"""Is this the communique itself, or press about it?

Signs that make it official: its title names a statement, it narrates as one (``We reaffirm``, ``The Ministers welcomed``),
its paragraphs are numbered, the file's name or a state's own domain says so. Signs against: a title that reports, and a text
that speaks of the statement as another's (``the communique added``). An outlet's or agency's signature makes it press, also
where a newspaper prints the whole statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from communique.documents.furniture import folded_words
from communique.documents.page import Line
from communique.documents.reporting import is_reporting, reporting_verbs
from communique.knowledge import Knowledge
from communique.model import Kind, Source
from communique.text.words import words

_FILE = re.compile(r"official|communiqu|(?:joint|final)[-_ ]?statement|بيان|بلاغ", re.IGNORECASE)
_STATE = re.compile(r"^[a-z]+://(?:[^/]*\.)?(?:(?:gov|gob|gouv|mil)(?:\.[a-z]{2})?|int|europa\.eu|(?:mofa|mfa)\.[a-z.]+)(?:[:/]|$)")
_NUMBERED = re.compile(r"^\W{0,2}(?:\d{1,3}|[٠-٩]{1,3})\W")
_QUOTED = re.compile(r"^\s*[\"“”«»'‘]")
_ENOUGH = 3
"""Signs that make a text official; no single kind of sign but the first person plural reaches it."""

_PREPOSITIONS = ("في", "in")
_NAME = 5
"""Words of the longest line that is but the name of a text."""
_FRAME = 6
"""Words between a verb and ``in a statement``: the subject stands there."""

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
    held = [word.text for word in words(name[:300])]
    if _begins(held, "title", knowledge):
        return 2
    return int(any(_begins(held[at:], "title word", knowledge) for at in range(len(held))))


def _narration(body: Sequence[Line], knowledge: Knowledge) -> int:
    """What the paragraphs' first words count for, less what a text does that speaks of the statement as another's."""
    openings = [_opening(line) for line in body]
    we = sum(
        1 for line, held in zip(body, openings, strict=True) if not _QUOTED.match(line.text) and _begins(held, "we", knowledge)
    )
    narrated = sum(1 for held in openings if _narrates(held, knowledge))
    numbered = sum(1 for line in body if _NUMBERED.match(line.text))
    count = 3 if we > 1 else we
    count += 2 if narrated > 2 and 5 * narrated >= 2 * len(body) else min(narrated, 1)
    count += numbered > 2 and 2 * numbered >= len(body)
    if not count:
        return 0
    spoken_of = sum(1 for line in body if speaks_of_document(line, knowledge))
    return count - (3 if spoken_of > 1 else 2 * spoken_of)


def speaks_of_document(line: Line, knowledge: Knowledge) -> bool:
    """Whether a reporting verb stands right beside a name for the text: ``added the communique``, ``said in a statement``."""
    verbs, phrases = reporting_verbs(), _phrases(knowledge)
    held = [word.text for word in line.words]
    for at, word in enumerate(held):
        for phrase in phrases.get(("document", word), ()):
            end = at + len(phrase)
            if tuple(held[at:end]) == phrase:
                reach = _FRAME if word in _PREPOSITIONS else 1
                beside = [*held[max(0, at - reach) : at], *held[end : end + 1]]
                if word == "according" or any(other in verbs or other.removeprefix("و") in verbs for other in beside):
                    return True
    return False


def begins_officially(line: Line, match: Match, knowledge: Knowledge) -> bool:
    """Whether a line begins with an official phrase of that kind, a number or conjunction before it left out."""
    if match == "we" and _QUOTED.match(line.text):
        return False
    held = _opening(line)
    return _narrates(held, knowledge) if match == "narrator" else _begins(held, match, knowledge)


def names_document(line: Line, knowledge: Knowledge) -> bool:
    """Whether a short line is the name of a text: ``Arusha Declaration``, ``إعلان أروشا``; with the Arabic article it is a newspaper's."""
    held = [word.text for word in line.words]
    if not 2 <= len(held) <= _NAME or line.stops or held[0].startswith("ال"):
        return False
    return any(_begins(held[at:], "title word", knowledge) for at in range(len(held) if held[0].isascii() else 1))


def _narrates(held: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the first words name who acted: an English subject stands first, an Arabic one after its verb too."""
    verb_first = bool(held) and not held[0].isascii()
    return _begins(held, "narrator", knowledge) or (verb_first and _begins(held[1:], "narrator", knowledge))


def _opening(line: Line) -> list[str]:
    """The first words of a line, its number left out."""
    held = [word.text for word in line.words[:14]]
    while held and held[0].isdigit():
        held = held[1:]
    return held


def _begins(held: Sequence[str], match: Match, knowledge: Knowledge) -> bool:
    if not held:
        return False
    phrases = _phrases(knowledge)
    firsts = {held[0], held[0].removeprefix("و")} if match in ("we", "narrator") else {held[0]}
    return any(
        len(phrase) <= len(held) and phrase[1:] == tuple(held[1 : len(phrase)])
        for first in firsts
        for phrase in phrases.get((match, first), ())
    )


@lru_cache(maxsize=4)
def _phrases(knowledge: Knowledge) -> dict[tuple[Match, str], list[tuple[str, ...]]]:
    """Official phrases by kind and first word."""
    found: dict[tuple[Match, str], list[tuple[str, ...]]] = {}
    for entry in knowledge.boilerplate.official_phrases:
        for phrase in entry.phrases:
            folded = folded_words(phrase)
            found.setdefault((entry.match, folded[0]), []).append(folded)
    return found
