"""People's verdicts on the terminal: one line each, in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from communique.model import Judgement
from communique.views.terminal_text import dim, indented, words
from communique.views.wording import counted


def judgements_view(judgements: Sequence[Judgement]) -> RenderableType:
    """Verdict, subjects, who, when and why."""
    parts: list[RenderableType] = []
    for one in judgements:
        who = dim(f"{one.by}, {one.on}")
        why = (words(one.note),) if one.note else ()
        parts += [Text(f"{one.verdict}  {' · '.join(one.subjects)}"), indented(*why, who)]
    return Group(*parts, dim(counted(len(judgements), "verdict")))
