"""A stretch of a document with everything that points into it drawn at once: nested, overlapping, doubled.

HTML elements nest and spans need not, so a span that crosses another is cut at the other's end and goes on in a second
element (classes ``cut`` and ``on``). The first element of a span carries its anchor, ``w<start>-<end>``; the style sheet
carries the highlight of a target on to the element that follows the cut. Where several spans are cut at one place it may
carry it on too far, and where one span is cut twice its third element stays unlit. Tags taken away, the text is the document's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from communique.views.addresses import anchor
from communique.views.bidi import Direction, isolated, printable
from communique.views.sharing import Stretch


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to draw; ``act`` and ``number`` are set where it is a statement, ``href`` where that leads to a point."""

    start: int
    end: int
    name: str
    act: str | None = None
    number: int | None = None
    href: str | None = None
    label: str = ""
    """What a statement's link says when pointed at."""
    shared: Stretch | None = None
    """Where it is a stretch that other reports have too."""
    goes_on: bool = False
    """True for the second and later elements of one span."""
    cut: bool = False
    """True where another element continues this one."""


def mark(start: int, end: int) -> Mark:
    """A span that something links to, and nothing more."""
    return Mark(start, end, anchor(start, end))


@dataclass(slots=True)
class _Link:
    """The innermost statement's link; only its first element takes part in the tab order."""

    href: str
    label: str
    written: bool = False


def drawn(text: str, start: int, end: int, marks: Iterable[Mark], base: Direction) -> Markup:
    """``text[start:end]`` with every mark that touches it; a mark begun before ``start`` goes on without its anchor."""
    out: list[Markup] = []
    _draw(text, start, end, [_clipped(m, start, end) for m in marks if m.start < end and m.end > start], base, None, out)
    return Markup("").join(out)


def _clipped(one: Mark, start: int, end: int) -> Mark:
    if start <= one.start and one.end <= end:
        return one
    return replace(
        one, start=max(one.start, start), end=min(one.end, end), goes_on=one.goes_on or one.start < start, cut=one.end > end
    )


def _draw(text: str, start: int, end: int, marks: list[Mark], base: Direction, link: _Link | None, out: list[Markup]) -> None:
    at = start
    todo = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end, m.act is None, m.name))
    while todo:
        one, rest = todo[0], todo[1:]
        inside = [_clipped(m, one.start, one.end) for m in rest if m.start < one.end]
        after = [_clipped(m, one.end, m.end) for m in rest if m.end > one.end]
        _write(text, at, one.start, base, link, out)
        out.append(_opening(one))
        own = _Link(one.href, one.label) if one.href else link
        if one.href and one.goes_on and own:
            own.written = True
        _draw(text, one.start, one.end, inside, base, own, out)
        out.append(Markup("</span>"))
        at = one.end
        todo = sorted(after, key=lambda m: (m.start, -m.end, m.act is None, m.name))
    _write(text, at, end, base, link, out)


def _opening(one: Mark) -> Markup:
    classes = ["w"]
    if one.act:
        classes += ["st", f"act-{one.act}"]
    if one.shared:
        classes.append("shared")
    if one.cut:
        classes.append("cut")
    if one.goes_on:
        classes.append("on")
        return Markup('<span class="{}">').format(" ".join(classes))
    sign = _sign(one.shared) if one.shared else Markup("")
    if one.number is None:
        return Markup('<span class="{}" id="{}">').format(" ".join(classes), one.name) + sign
    return Markup('<span class="{}" id="{}" data-n="{}">').format(" ".join(classes), one.name, one.number) + sign


def _sign(shared: Stretch) -> Markup:
    """A link without text of its own, so that the text stays the document's; the style sheet shows its number."""
    return Markup('<a class="share-sign" href="{}" title="{}" aria-label="{}" data-sign="{}"></a>').format(
        shared.href, printable(shared.label), printable(shared.label), shared.number
    )


def _write(text: str, start: int, end: int, base: Direction, link: _Link | None, out: list[Markup]) -> None:
    if start >= end:
        return
    words = isolated(text[start:end], base)
    if link is None or not text[start:end].strip():
        out.append(words)
    elif link.written:
        out.append(Markup('<a href="{}" tabindex="-1">{}</a>').format(link.href, words))
    else:
        link.written = True
        out.append(Markup('<a href="{}" title="{}">{}</a>').format(link.href, printable(link.label), words))
