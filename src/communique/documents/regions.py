"""Which part of the page is the article? Cuts a text into regions, each with one role and the reason for it.

By structure first (where the headline stands, where paragraphs begin and cease), then by the marker phrases of the
knowledge files, then by what repeats. In doubt a line stays body: a lost sentence cannot be found again, a stray one can be
ignored. What it gets wrong: a byline that is only a name is taken for body where no headline stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.documents.cutting import Cutting
from communique.documents.datelines import is_dateline
from communique.documents.furniture import Furniture, Label, folded_words, furniture
from communique.documents.head import find_head
from communique.documents.openings import Cut, bracketed, closing, opening, signs
from communique.documents.page import Line, lines_of
from communique.documents.repeats import find_repeats
from communique.knowledge import Knowledge
from communique.model import Region, Role
from communique.settings import Regions
from communique.text.words import strip_proclitics

BODY = "paragraphs of the article"


@dataclass(frozen=True, slots=True)
class Partition:
    """The regions of a text, and its lines for who describes the document further."""

    regions: tuple[Region, ...]
    lines: tuple[Line, ...]
    roles: tuple[Role, ...]
    """Role of each line; of one that holds several, that of its largest part."""


def partition(raw: str, title: str | None, author: str | None, knowledge: Knowledge, settings: Regions) -> Partition:
    """Regions that cover ``raw`` from end to end; ``title`` and ``author`` are what the container says, where it does."""
    lines = lines_of(raw)
    if not lines:
        regions = (Region(0, len(raw), "body", "white space"),) if raw else ()
        return Partition(regions, (), ())
    page = Cutting(lines, knowledge, settings)
    marks = furniture(knowledge)
    page.labels = [_label(line, author, marks, knowledge) for line in lines]
    page.roles = [None] * len(lines)
    lead, headline = find_head(page, title)
    _walk(page, lead)
    _credits(page, lead)
    cuts = _edges(page, marks, headed=headline or title is not None)
    _repeats(page, cuts)
    return Partition(_regions(page, cuts, len(raw)), tuple(lines), tuple(role[0] if role else "body" for role in page.roles))


def _label(line: Line, author: str | None, marks: Furniture, knowledge: Knowledge) -> Label | None:
    if author and line.size <= 14 and line.core and line.core == " ".join(folded_words(author)):
        return Label("byline", "the author's name as the metadata gives it", inside=False)
    if line.size > 60:
        return None
    found = marks.label(line)
    if found is not None:
        return found
    if is_dateline(line, knowledge):
        return Label("dateline", "a date, with no more than place and source", inside=False)
    return Label("byline", "outlet, agency or writer alone in a line", inside=False) if signs(line, knowledge) else None


# ---------------------------------------------------------------- the body and what follows it


def _walk(page: Cutting, lead: int) -> None:
    """Gives every line from ``lead`` on its role: body, furniture, other stories and the end of the page."""
    sizes = [line.size if page.free(n) and line.size >= page.settings.paragraph_words else 0 for n, line in enumerate(page.lines)]
    after = sum(sizes[lead:])
    last = max((n for n in range(lead, len(page.lines)) if page.free(n)), default=lead)
    seen = 0
    state = "body"
    known: set[str] = set()
    for n in range(lead, len(page.lines)):
        line, label = page.lines[n], page.labels[n]
        if n > lead:
            after -= sizes[n - 1]
        if state == "stories" and label is None and _resumes(page, line, known):
            state = "body"
        if label is not None and label.opens != "nothing" and state != "end" and seen >= after:
            state = "end" if label.opens == "page-end" else "stories"
        if state == "body":
            if label is None or not (
                label.inside or n > last or (label.role in ("byline", "dateline") and seen < 60 and n - lead <= 4)
            ):
                page.set(n, "body", BODY)
                known.update(word.text for word in line.words if len(word.text) > 3)
                seen += sizes[n]
            else:
                page.set(n, label.role, label.reason)
        elif label is not None:
            page.set(n, label.role, label.reason)
        elif state == "stories":
            page.set(n, "other-story", "below a heading of other stories")
        else:
            page.set(n, "boilerplate", "below the end of the article")


def _resumes(page: Cutting, line: Line, known: set[str]) -> bool:
    """Whether a paragraph after links to other stories goes on with the article: it speaks of the same things."""
    if line.size < page.settings.paragraph_words:
        return False
    content = {word.text for word in line.words if len(word.text) > 3}
    share = len(content & known) / len(content) if content else 0.0
    joined = strip_proclitics(line.words[0].text)[0] != line.words[0].text
    return share >= (page.settings.resume_joined if joined else page.settings.resume_share)


def _credits(page: Cutting, lead: int) -> None:
    """Signatures in the last body lines become credits; so does a label's byline that stands below the body."""
    bodies = [n for n in range(lead, len(page.lines)) if page.role(n) == "body"]
    for n in reversed(bodies[1:]):
        if not signs(page.lines[n], page.knowledge) and not bracketed(page.lines[n]):
            break
        page.set(n, "credit", "outlet, agency or writer below the last paragraph")
    last = max((n for n in bodies if page.role(n) == "body"), default=lead)
    for n in range(last + 1, len(page.lines)):
        if page.role(n) == "byline":
            page.set(n, "credit", "outlet, agency or writer below the last paragraph")


def _edges(page: Cutting, marks: Furniture, headed: bool) -> dict[int, list[Cut]]:
    """What is cut from the first and from the last body line, by line number."""
    bodies = page.bodies()
    if not bodies:
        return {}
    cuts: dict[int, list[Cut]] = {}
    first, last = bodies[0], bodies[-1]
    found = opening(page.lines[first], page.knowledge, headline=not headed)
    if found and (found[-1].end < page.lines[first].end or len(bodies) > 1):
        cuts[first] = found
    ends = closing(page.lines[last], marks, page.knowledge)
    if ends and ends[0].start > max((cut.end for cut in cuts.get(last, [])), default=page.lines[last].start):
        cuts.setdefault(last, []).extend(ends)
    return cuts


def _repeats(page: Cutting, cuts: dict[int, list[Cut]]) -> None:
    bodies = page.bodies()
    for repeat in find_repeats([page.lines[n] for n in bodies], page.settings):
        number = bodies[repeat.line]
        line = page.lines[number]
        if repeat.first == 0 and repeat.last == line.size - 1 and number not in cuts:
            page.set(number, "repeat", repeat.reason)
            continue
        start = line.start if repeat.first == 0 else line.words[repeat.first].start
        end = line.end if repeat.last == line.size - 1 else line.words[repeat.last + 1].start
        if all(end <= cut.start or start >= cut.end for cut in cuts.get(number, [])):
            cuts.setdefault(number, []).append(Cut(start, end, "repeat", repeat.reason))


# ---------------------------------------------------------------- the result


def _regions(page: Cutting, cuts: dict[int, list[Cut]], length: int) -> tuple[Region, ...]:
    """Line roles and cuts as regions without gaps: white space between two goes with the first of them."""
    pieces: list[Region] = []
    for n, line in enumerate(page.lines):
        role, reason = page.roles[n] or ("body", BODY)
        at = line.start
        for cut in sorted(cuts.get(n, []), key=lambda cut: cut.start):
            if cut.start > at:
                pieces.append(Region(at, cut.start, role, reason))
            if cut.end > max(at, cut.start):
                pieces.append(Region(max(at, cut.start), cut.end, cut.role, cut.reason))
            at = max(at, cut.end)
        if at < line.end:
            pieces.append(Region(at, line.end, role, reason))
    regions: list[Region] = []
    for piece in pieces:
        last = regions[-1] if regions else None
        if last is not None and (last.role, last.reason) == (piece.role, piece.reason):
            regions[-1] = Region(last.start, piece.end, last.role, last.reason)
        else:
            if last is not None:
                regions[-1] = Region(last.start, piece.start, last.role, last.reason)
            regions.append(Region(piece.start if last else 0, piece.end, piece.role, piece.reason))
    final = regions[-1]
    regions[-1] = Region(final.start, length, final.role, final.reason)
    return tuple(regions)
