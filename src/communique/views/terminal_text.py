"""Text of two writing directions on a terminal, and the few layouts that the terminal views share.

Terminals that reorder Arabic do so line by line, so a text is wrapped first and every line isolated by itself. Output that is
no terminal's (a pipe, a file) and output under ``NO_COLOR`` stays plain: no isolates, no styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.model import Reason
from communique.views.bidi import Direction, direction_of, printable, runs_against
from communique.views.wording import first_words

FSI, RLI, LRI, PDI = "\u2068", "\u2067", "\u2066", "\u2069"
SIDE_BY_SIDE_FROM = 100
"""Columns from which two wordings stand beside one another; below, one under the other."""
LONGEST = 320
"""Characters of a quotation before it is cut with the id to ask for more."""


class Line:
    """A styled text that runs one way, wrapped to the width there is, with every stretch that runs the other way isolated."""

    def __init__(self, text: Text | str, base: Direction = "ltr", style: str = "") -> None:
        found = text if isinstance(text, Text) else Text(text, style=style)
        # Control characters of strangers' texts must not reach the terminal, nor turn the line.
        self.text = found if printable(found.plain) == found.plain else Text(printable(found.plain), style=found.style or style)
        self.base = base

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        isolate = console.is_terminal and not console.no_color
        for line in self.text.wrap(console, options.max_width):
            line.rstrip()
            yield isolated_line(line, self.base) if isolate else line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


def isolated_line(line: Text, base: Direction) -> Text:
    """One line with isolates; styles stay on their words."""
    out = Text(RLI if base == "rtl" else "", end=line.end)
    at = 0
    for start, end in runs_against(line.plain, base):
        out.append_text(line[at:start])
        out.append(LRI if base == "rtl" else FSI)
        out.append_text(line[start:end])
        out.append(PDI)
        at = end
    out.append_text(line[at:])
    out.append(PDI if base == "rtl" else "")
    return out


def words(text: str, limit: int = LONGEST, more: str = "", style: str = "") -> Line:
    """A quotation on lines of its own direction, cut at ``limit`` characters with where to read on."""
    shown = first_words(text, limit)
    cut = shown.endswith("…") and not text.rstrip().endswith("…")
    made = Text(shown, style=style)
    if cut and more:
        made.append(f" [{more}]", style="dim")
    return Line(made, direction_of(shown))


def one_line(text: str) -> str:
    """All of a text with its line breaks as spaces."""
    return " ".join(text.split())


class SideBySide:
    """Two wordings beside one another where there is room, else one under the other."""

    def __init__(self, left: RenderableType, right: RenderableType) -> None:
        self.left, self.right = left, right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= SIDE_BY_SIDE_FROM:
            table = Table.grid(padding=(0, 2), expand=True)
            table.add_column(ratio=1)
            table.add_column(ratio=1)
            table.add_row(self.left, self.right)
            yield table
        else:
            yield self.left
            yield Padding(self.right, (0, 0, 0, 4))


def heading(text: str, extra: str = "") -> Line:
    made = Text(text, style="bold")
    if extra:
        made.append(f"  {extra}", style="dim not bold")
    return Line(made)


def dim(text: str) -> Line:
    return Line(Text(text, style="dim"))


def indented(*parts: RenderableType, by: int = 2) -> Padding:
    return Padding(Group(*parts), (0, 0, 0, by))


def fields(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    """Labels and values in two columns."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(label, value if not isinstance(value, str) else Line(value))
    return table


def reasons(found: Iterable[Reason]) -> list[RenderableType]:
    """One dim line a reason: its name, value and detail."""
    lines: list[RenderableType] = []
    for reason in found:
        value = "" if reason.value is None else f" {reason.value:.3g}" if isinstance(reason.value, float) else f" {reason.value}"
        detail = f": {reason.detail}" if reason.detail else ""
        lines.append(indented(dim(f"because {reason.name}{value}{re.sub(chr(10), ' ', detail)}"), by=4))
    return lines
