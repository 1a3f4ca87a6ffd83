"""The words that a report shares with others, as stretches of its page: passages that overlap are one stretch, numbered as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.model import Copy, Document, Span
from communique.views.contexts import Shelf


@dataclass(frozen=True, slots=True)
class Stretch:
    """``href`` leads to the same words in the other report, or, where several have them, to the list of these."""

    number: int
    start: int
    end: int
    href: str
    label: str


def stretches(shelf: Shelf, document: Document) -> tuple[Stretch, ...]:
    """In the order of the text; what a page repeats of itself is none."""
    found: list[tuple[int, int, list[Span]]] = []
    for here, there in sorted(_pairs(document, shelf.lookup.copies_in.get(document.id, ())), key=lambda pair: pair[0]):
        if there.document not in shelf.lookup.documents:
            continue
        if found and here.start < found[-1][1]:
            start, end, others = found[-1]
            found[-1] = (start, max(end, here.end), [*others, there])
        else:
            found.append((here.start, here.end, [there]))
    return tuple(_stretch(shelf, number + 1, *one) for number, one in enumerate(found))


def numbers_of(all_stretches: Iterable[Stretch], here: Span) -> tuple[int, ...]:
    """The stretches that a passage of the page is part of."""
    return tuple(one.number for one in all_stretches if one.start < here.end and here.start < one.end)


def _pairs(document: Document, copies: Iterable[Copy]) -> Iterator[tuple[Span, Span]]:
    for copy in copies:
        if copy.a.document != copy.b.document:
            yield (copy.a, copy.b) if copy.a.document == document.id else (copy.b, copy.a)


def _stretch(shelf: Shelf, number: int, start: int, end: int, others: list[Span]) -> Stretch:
    names = list(dict.fromkeys(shelf.report(shelf.lookup.documents[span.document]).name for span in others))
    href = shelf.words(others[0]) if len(others) == 1 else "#shares"
    with_whom = shelf.tongue.line("list.comma").join(names[:3]) + (" …" if len(names) > 3 else "")
    return Stretch(number, start, end, href, shelf.tongue.line("report.shared_with", number=number, names=with_whom))
