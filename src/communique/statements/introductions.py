"""Where a document introduced a surname: the place at which it stands behind a title, whether the person spoke there or not."""

from __future__ import annotations

import re

from communique.statements.grammar import Grammar
from communique.statements.line import Line

_REACH = 110
"""Characters before a surname in which its title begins."""
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
        found = _behind_title(text, at, at + len(name), grammar)
        if found is not None:
            return found
    return None


def _behind_title(text: str, start: int, end: int, grammar: Grammar) -> tuple[Line, int, int] | None:
    begin = max(0, start - _REACH)
    marks = [mark.end() for mark in _ENDS.finditer(text, begin, start)]
    line = Line(text, marks[-1] if marks else begin, end, grammar)
    last = len(line.words)
    for k in range(last - 1):
        hit = grammar.speakers.at(line.words, k)
        if hit is not None and hit.value == "person" and not any(line.comma(n) for n in range(k + 1, last)):
            return line, k, last
    return None
