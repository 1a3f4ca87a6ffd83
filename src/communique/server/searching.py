"""The search page: what was found is looked up in the full text, then only what one page shows is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, cast

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from communique.model import Document, Register, Span
from communique.register import portions
from communique.register.export import records_to_json
from communique.register.found import FACETS, Results, Scope, Sought, find, sought
from communique.register.portions import Window
from communique.register.reader import Reader
from communique.server.kept import Kept
from communique.server.limits import Limits
from communique.server.served import ServedRegister
from communique.server.site import TYPES, Ending
from communique.views.contexts import Shelf
from communique.views.lookup import Lookup
from communique.views.naming import body_title
from communique.views.pages import TOP
from communique.views.served_pages import AROUND, Asked, Found, search_page
from communique.views.tables import written

MOST_PLACES = 3
"""Places of one whole text that a result shows."""


def search_router(served: ServedRegister, kept: Kept, language: str, limits: Limits) -> APIRouter:
    """``search.html?q=...&in=...``, narrowed by ``body``, ``year``, ``outlet``, ``act`` and ``theme``; also as JSON and CSV."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    @router.get("/search.{ending}")
    def search(
        request: Request,
        ending: Ending,
        q: Annotated[str, Query(max_length=400)] = "",
        scope: Annotated[Scope, Query(alias="in")] = "statements",
        leaf: Annotated[int, Query(ge=1, le=1000)] = 1,
    ) -> Response:
        narrowed = {name: value for name in FACETS if (value := request.query_params.get(name, "")[:200])}
        asked = Asked(q.strip(), scope, tuple(narrowed.items()), leaf)

        def made() -> bytes:
            return _answer(served, language, limits, asked, ending)

        content = kept.get((request.url.path, request.url.query), served.version(), made)
        return Response(content, media_type=TYPES[ending], headers={"Cache-Control": "no-cache"})

    return router


def _answer(served: ServedRegister, language: str, limits: Limits, asked: Asked, ending: Ending) -> bytes:
    wanted, pages = sought(asked.query), served.pages(language)
    size = limits.found // 2 if asked.scope == "reports" else limits.found  # a text shows several places
    with served.reader() as reader:
        results = find(reader, wanted, asked.scope, dict(asked.narrowed), Window((asked.leaf - 1) * size, size), limits.ranked)
        part = portions.found(reader, asked.scope, results.ids)
        names = portions.names_of_bodies(reader, [body for body in results.facets.get("body", ()) if body])
    found = _found(part, asked.scope, results, wanted)
    lookup = Lookup(part)
    match ending:
        case "json":
            return _json(asked, results, found, lookup)
        case "csv":
            return _csv(found, lookup)
    page = search_page(
        Shelf(lookup, TOP, pages.naming),
        asked,
        found,
        in_all=results.total,
        cut=results.cut,
        spread=results.facets,
        names={meeting.body: body_title(meeting, pages.tongue) for meeting in names},
        leaves=max(1, -(-results.total // size)),
    )
    return pages.search(page)


def _found(part: Register, scope: Scope, results: Results, wanted: Sought) -> list[Found]:
    """In the order of the results: statements, wordings of points, or places of whole texts."""
    documents = {d.id: d for d in part.documents}
    statements = {s.id: s for s in part.statements}
    points = {p.id: p for p in part.points}
    found: list[Found] = []
    for ident in results.ids:
        if scope == "statements" and ident in statements:
            one = statements[ident]
            found.append(_place(documents[one.document], Span(one.document, one.start, one.end), wanted, ident, part))
        elif scope == "points" and ident in points:
            best = max(
                (statements[s] for s in points[ident].statements if s in statements),
                key=lambda s: (len(wanted.places(documents[s.document].text, s.start, s.end)), s.id),
            )
            found.append(_place(documents[best.document], Span(best.document, best.start, best.end), wanted, best.id, part))
        elif ident in documents:
            found += _places(documents[ident], wanted)
    return found


def _place(document: Document, span: Span, wanted: Sought, statement: str, part: Register) -> Found:
    said = next(s for s in part.statements if s.id == statement)
    return Found(span, tuple(wanted.places(document.text, span.start, span.end)), said)


def _places(document: Document, wanted: Sought) -> Sequence[Found]:
    """Stretches of a whole text around the first places, those that lie together in one."""
    text = document.text
    stretches: list[tuple[int, int, list[tuple[int, int]]]] = []
    for start, end in wanted.places(text):
        if stretches and start - AROUND <= stretches[-1][1]:
            first, _, places = stretches[-1]
            stretches[-1] = (first, _end(text, end), [*places, (start, end)])
        elif len(stretches) < MOST_PLACES:
            stretches.append((_start(text, start), _end(text, end), [(start, end)]))
        else:
            break
    return [Found(Span(document.id, start, end), tuple(places), None) for start, end, places in stretches]


def _start(text: str, at: int) -> int:
    """Where the stretch around a place begins: at a word."""
    if at <= AROUND:
        return 0
    blank = text.find(" ", at - AROUND, at)
    return blank + 1 if blank >= 0 else at - AROUND


def _end(text: str, at: int) -> int:
    if at + AROUND >= len(text):
        return len(text)
    blank = text.rfind(" ", at, at + AROUND)
    return blank if blank >= 0 else at + AROUND


def _json(asked: Asked, results: Results, found: Sequence[Found], lookup: Lookup) -> bytes:
    def span(document: str, start: int, end: int) -> dict[str, object]:
        return {"document": document, "start": start, "end": end, "text": lookup.documents[document].text[start:end]}

    hits = [
        {
            **span(one.span.document, one.span.start, one.span.end),
            "places": [span(one.span.document, *place) for place in one.places],
            "statement": one.statement.id if one.statement else None,
            "point": one.statement.point if one.statement else None,
        }
        for one in found
    ]
    answer = {
        "query": asked.query,
        "in": asked.scope,
        "total": results.total,
        "cut": results.cut,
        "facets": results.facets,
        "hits": hits,
    }
    return records_to_json(answer).encode("utf-8", "replace")


def _csv(found: Sequence[Found], lookup: Lookup) -> bytes:
    rows = (
        [
            lookup.text(one.span),
            lookup.documents[one.span.document].outlet or "",
            published.date if (published := lookup.documents[one.span.document].published) else "",
            one.statement.act if one.statement else "",
            one.statement.point or "" if one.statement else "",
            one.span.document,
            one.span.start,
            one.span.end,
        ]
        for one in found
    )
    return written(["text", "outlet", "published", "act", "point", "document", "start", "end"], rows)


def api_search(reader: Reader, q: str, scope: str, narrowed: dict[str, str], window: Window, ranked: int) -> bytes:
    """Search results under ``/api``."""
    wanted, of = sought(q), cast("Scope", scope)
    results = find(reader, wanted, of, narrowed, window, ranked)
    part = portions.found(reader, of, results.ids)
    lookup = Lookup(part)
    return _json(Asked(q, of, tuple(narrowed.items())), results, _found(part, of, results, wanted), lookup)
