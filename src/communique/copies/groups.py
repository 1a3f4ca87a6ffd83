"""What copying means for documents as wholes: which are one source, and which can lend another its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.model import Copy, Document, Published, Span
from communique.settings import Copying


def copied_pairs(documents: Iterable[Document], copies: Iterable[Copy], settings: Copying) -> dict[tuple[str, str], float]:
    """Pairs of documents that are copies of one another, smaller id first, with the share of the shorter body that is shared.

    ``settings.copied``: how large that share has to be. What two documents have in common because both fill in one form (a weather
    report, a telegram of congratulation), or because an outlet prints it again and again, makes them no copies.
    """
    by_id = {document.id: document for document in documents}
    spans: dict[tuple[str, str], tuple[list[Span], list[Span]]] = {}
    for copy in copies:
        a, b = copy.a.document, copy.b.document
        if a != b and a in by_id and b in by_id and not any(reason.name == "template" for reason in copy.reasons):
            sides = spans.setdefault((a, b), ([], []))
            sides[0].append(copy.a)
            sides[1].append(copy.b)
    size = {document: _ink(by_id[document], None) for document in sorted({document for pair in spans for document in pair})}
    found = {}
    for pair, sides in sorted(spans.items()):
        side = min((0, 1), key=lambda at: size[pair[at]])
        body = size[pair[side]]
        inside = _ink(by_id[pair[side]], sides[side])
        if body and inside >= settings.copied * body:
            found[pair] = inside / body
    return found


def groups(documents: Sequence[Document], copies: Iterable[Copy], settings: Copying) -> tuple[tuple[str, ...], ...]:
    """Documents that are copies of one another, directly or through others, as sorted groups of two and more.

    A report counts as a source of its own only once a group: agency text in ten papers is one source.
    """
    root = {document.id: document.id for document in documents}

    def top(document: str) -> str:
        while root[document] != document:
            root[document] = root[root[document]]
            document = root[document]
        return document

    for a, b in copied_pairs(documents, copies, settings):
        first, second = sorted((top(a), top(b)))
        root[second] = first
    members: dict[str, list[str]] = {}
    for document in sorted(root):
        members.setdefault(top(document), []).append(document)
    return tuple(tuple(group) for _, group in sorted(members.items()) if len(group) > 1)


def source_of(documents: Sequence[Document], copies: Iterable[Copy], settings: Copying) -> dict[str, str]:
    """Document -> the first document of its source: the one answer to which documents count as one.

    Copies of one another are one source, through others too; so is a report that prints an official text. A long page that holds
    two reports makes them one, which counts too few rather than too many.
    """
    found = {document.id: document.id for document in documents}
    for group in groups(documents, copies, settings):
        found |= dict.fromkeys(group, group[0])
    return found


def dates_from_copies(documents: Sequence[Document], copies: Iterable[Copy], settings: Copying) -> dict[str, Published]:
    """Publication dates for documents that have none, each from the copy of its text with the best date of its own.

    The same words ("yesterday") count from the same day. A date printed in the text or stated by its metadata lends itself
    before the day on which a page was fetched, a full date before a part of one, an earlier before a later.
    """
    by_id = {document.id: document for document in documents}
    lenders: dict[str, list[tuple[bool, int, str, str]]] = {}
    for pair in copied_pairs(documents, copies, settings):
        for needy, lender in (pair, pair[::-1]):
            published = by_id[lender].published
            if by_id[needy].published is None and published is not None:
                rank = (published.rule.startswith("crawl"), -len(published.date), published.date, lender)
                lenders.setdefault(needy, []).append(rank)
    return {needy: Published(min(ranks)[2], None, f"copy {min(ranks)[3]}") for needy, ranks in sorted(lenders.items())}


def _ink(document: Document, spans: Sequence[Span] | None) -> int:
    """Characters of the body that are not white space; with ``spans``, of what they cover of it."""
    total = 0
    for region in document.regions:
        if region.role == "body":
            at = region.start
            for start, end in sorted((s.start, s.end) for s in spans) if spans is not None else [(region.start, region.end)]:
                start, end = max(start, at), min(end, region.end)
                if start < end:
                    total += len("".join(document.text[start:end].split()))
                    at = end
    return total
