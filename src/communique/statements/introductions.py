"""Where a document introduced a surname: the place at which it stands beside a title, whether the person spoke there or not."""

from __future__ import annotations

import re

from communique.statements.grammar import Grammar
from communique.statements.line import Line
from communique.statements.nounphrase import noun_phrase
from communique.statements.small import small

_REACH = 110
"""Characters before a surname in which its title begins, and behind it in which a title that follows ends."""
_MOST = 12
"""Places of a name that are looked at; a name that is a common word stands in many."""
_ENDS = re.compile(r"[.!؟?:؛;\n«»\"“”]")


def introduced(text: str, name: str, before: int, grammar: Grammar) -> tuple[Line, int, int] | None:
    """The line and word range of title and name in ``text[:before]``; the first such place. None where the name has no title.

    Wrong where a title stands before another person's name in the same phrase.
    """
    at = -1
    for _ in range(_MOST):
        at = text.find(name, at + 1, before)
        if at < 0:
            return None
        found = _behind_title(text, at, at + len(name), grammar) or _before_title(text, at, at + len(name), grammar)
        if found is not None:
            return found
    return None


def _behind_title(text: str, start: int, end: int, grammar: Grammar) -> tuple[Line, int, int] | None:
    """``رئيس الهيئة سالم نور``, ``وكيل الوزارة، رئيس الشركة، الدكتور سالم نور``, ``الدكتور سالم نور رئيس الهيئة``."""
    begin = max(0, start - _REACH)
    marks = [mark.end() for mark in _ENDS.finditer(text, begin, start)]
    line = Line(text, marks[-1] if marks else begin, _stop(text, end), grammar)
    last = line.after(end)
    for k in range(last - 1):
        if _is_title(line, k) and all(is_apposition(line, n) for n in range(k + 1, last) if line.comma(n)):
            follows = line.texts[k] in small("ar", "honorifics") and last < len(line.words) and _is_title(line, last)
            return line, k, noun_phrase(line, last) if follows else last
    return None


def _stop(text: str, end: int) -> int:
    """Where the phrase behind ``end`` ends at the latest."""
    mark = _ENDS.search(text, end, min(len(text), end + _REACH))
    return mark.start() if mark else min(len(text), end + _REACH)


def _before_title(text: str, start: int, end: int, grammar: Grammar) -> tuple[Line, int, int] | None:
    """``سالم نور، عضو مجلس الهيئة``: the title behind a comma, up to the next mark."""
    line = Line(text, start, _stop(text, end), grammar)
    at = line.after(end)
    if at + 1 >= len(line.words) or not line.comma(at) or not _is_title(line, at):
        return None
    return line, 0, next((k for k in range(at + 1, len(line.words)) if line.comma(k)), len(line.words))


def is_apposition(line: Line, at: int) -> bool:
    """Whether word ``at``, behind a comma, tells the person before it again: an office, a title of respect."""
    return _is_title(line, at) or line.texts[at] in small("ar", "honorifics")


def _is_title(line: Line, at: int) -> bool:
    hit = line.grammar.speakers.at(line.words, at)
    return hit is not None and hit.value == "person"
