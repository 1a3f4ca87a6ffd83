"""Where does the body begin, and which of the short lines above it is the headline?

Above the first paragraph stand masthead, section, headline, second headline, byline and dateline, in any order and number.
The headline is the longest of them that is no furniture, date or signature; what stands above it is masthead.
"""

from __future__ import annotations

from communique.documents.cutting import Cutting
from communique.documents.furniture import folded_words
from communique.documents.kinds import begins_officially, names_document
from communique.documents.page import Line

_MOST_ABOVE = 12
"""Lines above the body that no marker knows; more than these are no head but a list."""
_SHORTEST = 3
"""Words of the shortest headline."""
_SURE = 7
"""Words of a line that is a headline rather than a masthead or section."""
_TITLE_SHARE = 0.84
"""Share of the title's words a line must hold to be it: one in six may differ."""


def find_head(page: Cutting, title: str | None) -> tuple[int, bool]:
    """Number of the first body line, and whether a headline stands above it; gives the lines above their roles."""
    free = [number for number in range(len(page.lines)) if page.free(number)]
    if not free:
        return 0, False
    lead, headline = _titled(page, free, title) if title else _untitled(page, free)
    for number in range(lead):
        label = page.labels[number]
        if page.roles[number] is None:
            role, reason = (label.role, label.reason) if label else ("boilerplate", "masthead above the headline")
            page.set(number, "boilerplate" if role == "other-story" else role, reason)
    return lead, headline


def _titled(page: Cutting, free: list[int], title: str) -> tuple[int, bool]:
    """The title is known: only lines that say it are headline, so that a row of a bulk file keeps all else."""
    named: list[int] = []
    for number in free[:8]:
        if _says(page.lines[number], title):
            named.append(number)
        elif page.paragraph(number):
            break
    for number in named:
        page.set(number, "headline", "says what the metadata gives as title")
    rest = [number for number in free if not named or number > named[-1]]
    return (rest[0], bool(named)) if rest else (free[0], False)


def _says(line: Line, title: str) -> bool:
    wanted, held = set(folded_words(title)), {word.text for word in line.words}
    if not wanted or not held or len(held) > 2 * len(wanted) + 4:
        return False
    common = len(wanted & held)
    return common >= _TITLE_SHARE * len(wanted) and common >= _TITLE_SHARE * len(held)


def _untitled(page: Cutting, free: list[int]) -> tuple[int, bool]:
    above: list[int] = []
    lead: int | None = None
    for at, number in enumerate(free):
        if len(above) > _MOST_ABOVE or _begins_body(page, free, at, above):
            lead = number
            break
        above.append(number)
    if lead is None or len(above) > _MOST_ABOVE:
        return free[0], False
    if not above:
        return lead, False
    return lead, _headline(page, above)


def _begins_body(page: Cutting, free: list[int], at: int, above: list[int]) -> bool:
    line = page.lines[free[at]]
    longest = max((page.lines[number].size for number in above), default=0)
    headed = longest > page.settings.name_words
    if line.size >= page.settings.paragraph_words:
        # A second headline is not much longer than the first; a lead without a full stop is.
        lead = longest >= _SURE and line.size > 1.5 * longest and not _signed_below(page, free[at])
        lead = lead or (headed and line.text.endswith(("…", "...")))
        return line.stops or lead or line.size > page.settings.headline_words or not _may_be_headline(page, free, at)
    if headed and (line.closing == ":" or (line.stops and line.size > page.settings.name_words)):
        return True
    below = free[at + 1 : at + 6]
    return not any(page.paragraph(number) for number in below)


def _signed_below(page: Cutting, number: int) -> bool:
    """Whether a byline or dateline stands right under the line."""
    below = page.labels[number + 1] if number + 1 < len(page.lines) else None
    return below is not None and below.role in ("byline", "dateline")


def _may_be_headline(page: Cutting, free: list[int], at: int) -> bool:
    """A long line without a full stop: a headline where the paragraphs below have full stops, or where it is much shorter than they."""
    line = page.lines[free[at]]
    below = [page.lines[number] for number in free[at + 1 : at + 9] if page.paragraph(number)]
    if not below or line.closing in (":", "،", ",", "؛", ";"):
        return False
    if 2 * sum(1 for other in below if other.stops) >= len(below):
        return True
    return line.size <= page.settings.headline_words // 2 and line.size < sum(other.size for other in below) / len(below)


def _headline(page: Cutting, above: list[int]) -> bool:
    longest = max(above, key=lambda number: (page.lines[number].size, -number))
    size = page.lines[longest].size
    if size < _SHORTEST:
        return False
    page.set(longest, "headline", "the longest line above the first paragraph")
    for number in above:
        line = page.lines[number]
        if number < longest:
            named = begins_officially(line, "title", page.knowledge)
            named = named or (longest in above[above.index(number) + 1 :][:1] and names_document(line, page.knowledge))
            if named or ((line.size >= _SURE - 1 or line.size >= 0.8 * size) and not _under_masthead(page, number)):
                page.set(number, "headline", "a headline above the longest one")
        elif number > longest:
            if line.core == page.lines[longest].core:
                page.set(number, "repeat", "the headline again")
            elif line.size <= page.settings.name_words:
                page.set(number, "byline", "a few words between headline and body")
            else:
                page.set(number, "headline", "second line of the headline")
    return True


def _under_masthead(page: Cutting, number: int) -> bool:
    """Whether a line stands right under a short one, without a blank line between: a paper's motto."""
    if number == 0 or page.lines[number - 1].size > page.settings.name_words:
        return False
    between = page.lines[number].raw[page.lines[number - 1].end : page.lines[number].start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1
