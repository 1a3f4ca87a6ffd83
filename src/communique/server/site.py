"""The pages: each route finds the records that its page shows and has :mod:`communique.views.pages` make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from communique.model import Register
from communique.register import portions
from communique.register.portions import Window
from communique.register.reader import Reader
from communique.register.totals import read_totals
from communique.server.library import Library
from communique.server.limits import Limits
from communique.views.lookup import Lookup
from communique.views.pages import Pages
from communique.views.wording import CONFLICT_ORDER


def html(content: bytes, status: int = 200) -> Response:
    return Response(content, status, media_type="text/html", headers={"Cache-Control": "no-cache"})


def pages_router(library: Library, language: str, limits: Limits) -> APIRouter:
    """All pages of one language, below its own tree of addresses."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    def page(find: Callable[[Reader], Register], make: Callable[[Pages, Lookup], bytes]) -> Response:
        pages = library.pages(language)
        with library.reader() as reader:
            lookup = Lookup(find(reader))
        return html(make(pages, lookup))

    @router.get("/index.html")
    def home() -> Response:
        def find(reader: Reader) -> Register:
            totals = read_totals(reader)
            most = sorted(totals.bodies, key=lambda b: (-totals.bodies[b], b))[: limits.bodies]
            return portions.home(reader, most, Window(0, limits.meetings), CONFLICT_ORDER)

        return page(find, lambda pages, lookup: pages.home(lookup))

    @router.get("/reports.html")
    def reports(start: Annotated[int, Query(ge=0)] = 0) -> Response:
        return page(
            lambda reader: portions.reports(reader, Window(start, limits.listed)), lambda pages, lookup: pages.reports(lookup)
        )

    @router.get("/notes.html")
    def notes() -> Response:
        return page(lambda reader: portions.notes(reader, Window(0, limits.listed)), lambda pages, lookup: pages.notes(lookup))

    @router.get("/commitments.html")
    def commitments() -> Response:
        return page(
            lambda reader: portions.commitments(reader, portions.Narrowed(), Window(0, limits.listed))[0],
            lambda pages, lookup: pages.commitments(lookup),
        )

    @router.get("/about.html")
    def about() -> Response:
        return html(library.pages(language).about())

    @router.get("/meetings/{file}")
    def meeting(file: str) -> Response:
        ident = named("meetings", file)[0]
        return page(lambda reader: portions.meeting(reader, ident), lambda pages, lookup: pages.meeting(lookup, ident))

    @router.get("/points/{file}")
    def point(file: str) -> Response:
        ident = named("points", file)[0]
        return page(lambda reader: portions.point(reader, ident), lambda pages, lookup: pages.point(lookup, ident))

    @router.get("/reports/{file}")
    def report(file: str, words: Annotated[str, Query(pattern=r"^[0-9]{1,9}-[0-9]{1,9}$")] = "0-0") -> Response:
        """``words``: a stretch to be highlighted, which no record need cite."""
        ident = named("reports", file)[0]
        start, _, end = words.partition("-")

        def make(pages: Pages, lookup: Lookup) -> bytes:
            lookup.cite(ident, int(start), int(end))
            return pages.report(lookup, ident)

        return page(lambda reader: portions.report(reader, ident), make)

    @router.get("/changes/{file}")
    def changes(file: str) -> Response:
        earlier, later = named("changes", file)
        return page(
            lambda reader: portions.changes(reader, earlier, later), lambda pages, lookup: pages.changes(lookup, earlier, later)
        )

    def named(kind: str, file: str) -> tuple[str, ...]:
        with library.reader() as reader:
            return library.names.ids(reader, kind, file)

    return router
