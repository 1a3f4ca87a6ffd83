"""Lists in official texts: which line is only a heading, and which cue a numbered item carries on from the line above the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from communique.statements.forms import FormHit
from communique.statements.line import Line

Label = Literal["digit", "letter", "mark"]
"""What numbers an item: ``1.``, ``(a)``, a dash."""
_NUMBER = re.compile(
    r"\s*(?:(?P<mark>[-–•●▪*])\s+|\(?(?:(?P<digit>\d{1,3})|(?P<letter>[a-zA-Zأ-ي]|[ivxIVX]{1,4}))\s?[.)\-–:/]\s*(?=\D))"
)
"""What numbers an item of a list, before its words."""
_INTRODUCTION = 8
"""Words: a shorter line of an official text that ends in a colon says nothing itself."""
_HEADING = 7
"""Words of a heading at most."""
_STOPS = '.;:؛،,!؟?…»”"'
_PARTICLES = frozenset(("to", "that", "ان"))


@dataclass(frozen=True, slots=True)
class Introduction:
    """``We decide:`` above a list: the cue of the items below it."""

    line: Line
    hit: FormHit
    label: Label | None
    """What numbers the introduction itself; an item numbered alike is no item of its list."""


def label_of(text: str, start: int, end: int) -> tuple[Label | None, int]:
    """What numbers the line, and the offset behind it."""
    found = _NUMBER.match(text, start, end)
    if found is None:
        return None, start
    label: Label = "mark" if found["mark"] else "digit" if found["digit"] else "letter"
    return label, found.end()


def introduces(line: Line) -> bool:
    """``We decide:``, ``ونعلن ما يلي:``"""
    return line.raw[line.start : line.end].rstrip().endswith(":") and len(line.words) < _INTRODUCTION


def introduction(line: Line, label: Label | None) -> Introduction | None:
    """The introduction of a list, where a verb that may govern its items stands in it; the last one counts."""
    found: Introduction | None = None
    for at in range(len(line.words)):
        for hit in line.grammar.forms.at(line.words, at):
            if (
                hit.form.entry.kind == "say"
                and hit.form.entry.act is not None
                and hit.form.shape not in ("participle", "masdar")
                and found is None
            ):
                found = Introduction(line, hit, label)
    return found


def first_word(line: Line) -> int:
    """Where the content of an item begins: ``to deploy``, ``أن نخصص``."""
    return 1 if len(line.words) > 2 and line.texts[0] in _PARTICLES else 0


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is the heading of a section: a few words without a stop."""
    words = text[start:end].split()
    return 0 < len(words) <= _HEADING and words[-1][-1] not in _STOPS
