"""Which part of the page is the article? Cuts a text into regions, each with one role and the reason for it.

By structure first (where the headline stands, where paragraphs begin and cease), then by the marker phrases of the
knowledge files, then by what repeats. In doubt a line stays body: a lost sentence cannot be found again, a stray one can be
ignored. What it gets wrong: a byline that is only a name is taken for body where no headline stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.documents.cutting import Cutting
from communique.documents.datelines import is_dateline
from communique.documents.furniture import Furniture, Label, folded_words, furniture, shape
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
    page.labels = _without_widget_days([_label(line, author, marks, knowledge) for line in lines])
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
    if signs(line, knowledge):
        return Label("byline", "outlet, agency or writer alone in a line", inside=False)
    return shape(line)


def _without_widget_days(labels: list[Label | None]) -> list[Label | None]:
    """``labels`` with the dates under widgets of the day as parts of these: whoever looks for this document's date must not find them."""
    widget = False
    for n, label in enumerate(labels):
        if widget and label is not None and label.role == "dateline":
            labels[n] = Label("boilerplate", "page furniture: day of a widget", inside=False)
        widget = label is not None and (label.dated or (widget and label.role in ("boilerplate", "dateline")))
    return labels


# ---------------------------------------------------------------- the body and what follows it


def _walk(page: Cutting, lead: int) -> None:
    """Gives every line from ``lead`` on its role: body, furniture, other stories and the end of the page."""
    sizes = [line.size if page.free(n) and page.paragraph(n) else 0 for n, line in enumerate(page.lines)]
    after, seen = sum(sizes[lead:]), 0
    state = "body"
    headings: list[int] = []
    known, counted = set[str](), 0
    for n in range(lead, len(page.lines)):
        line, label = page.lines[n], page.labels[n]
        after -= sizes[n - 1] if n > lead else 0
        if state == "stories" and label is None and page.paragraph(n):
            known.update(*(_content(page.lines[m]) for m in range(counted, n) if page.role(m) in ("headline", "body")))
            counted = n
            state = "body" if _resumes(page, line, known, more=after > seen) else state
        if label is not None and n > lead and state != "end":
            if label.opens == "stories":
                state = "stories"
            elif label.opens == "page-end" and seen >= after:
                state = "end"
        if label is not None and state != "body" and label.role in ("dateline", "byline", "credit"):
            # Of a widget or another story: whoever looks for this document's date and writer must not find it.
            page.set(n, "other-story" if state == "stories" else "boilerplate", f"{label.reason}, below the end of the article")
        elif label is not None and (state != "body" or label.inside or _near_top(label, seen, n - lead)):
            page.set(n, label.role, label.reason)
        elif state == "body":
            page.set(n, "body", BODY)
            seen += sizes[n]
            if label is not None:
                headings.append(n)
        elif state == "stories":
            page.set(n, "other-story", "below a heading of other stories")
        else:
            page.set(n, "boilerplate", "below the end of the article")
    last = max((n for n in page.bodies() if page.free(n)), default=lead)
    for n in headings:
        label = page.labels[n]
        if label is not None and n > last:
            page.set(n, label.role, label.reason)


def _near_top(label: Label, seen: int, below_lead: int) -> bool:
    """A byline or dateline under the first paragraph; elsewhere in the article its words would be a heading or a sentence."""
    return label.role in ("byline", "dateline") and seen < 60 and below_lead <= 4


def _resumes(page: Cutting, line: Line, known: set[str], more: bool) -> bool:
    """Whether a paragraph after links to other stories goes on with the article: it speaks of the same things (``known``: the
    article's words so far). ``more``: most of the page's paragraphs are still to come, so that the article hardly ended here."""
    content = _content(line)
    share = len(content & known) / len(content) if content else 0.0
    joined = strip_proclitics(line.words[0].text)[0] != line.words[0].text
    needed = page.settings.resume_joined if joined else page.settings.resume_share
    return share >= (needed / 2 if more else needed)


def _content(line: Line) -> set[str]:
    """The line's longer words, what is written together with them left out."""
    return {stripped for word in line.words if len(stripped := strip_proclitics(word.text)[0]) > 3}


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
