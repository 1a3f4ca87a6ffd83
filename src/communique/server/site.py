"""The pages: each route finds the records that its page shows and has :mod:`communique.views.pages` make it.

A page lies at ``<name>.html``; at ``<name>.json`` lie the records that it shows, as a register of their own (docs/register.md),
and at ``<name>.csv`` its table, where it has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import UnknownId
from communique.figures.ledger import Wanted
from communique.register import portions
from communique.register.export import to_json
from communique.register.portions import Window
from communique.register.reader import Reader
from communique.register.totals import read_totals
from communique.server.judging import Judging
from communique.server.kept import Kept
from communique.server.limits import Limits
from communique.server.served import ServedRegister
from communique.views.contexts import LONG
from communique.views.leaves import Cut, beside
from communique.views.ledger_page import Offered
from communique.views.lookup import Lookup
from communique.views.pages import Pages
from communique.views.wording import CONFLICT_ORDER

Ending = Literal["html", "json", "csv"]
Make = Callable[[Pages, Lookup], bytes]
Leaf = Annotated[int, Query(ge=1, le=1_000_000)]
Words = Annotated[str, Query(max_length=200)]
Stretch = Annotated[str, Query(pattern=r"^[0-9]{1,9}-[0-9]{1,9}$")]
TYPES: dict[Ending, str] = {"html": "text/html", "json": "application/json", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its records, and what makes it of them; ``table`` None where it has none."""

    find: Callable[[Reader], Lookup]
    make: Make
    table: Make | None = None


def html(content: bytes, status: int = 200) -> Response:
    return Response(content, status, media_type="text/html", headers={"Cache-Control": "no-cache"})


def pages_router(served: ServedRegister, kept: Kept, judging: Judging, language: str, limits: Limits) -> APIRouter:
    """All pages of one language, below its own tree of addresses."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    def answer(request: Request, shown: Shown, ending: Ending, *, forms: bool = False) -> Response:
        """``forms``: whether the page has forms for who may fill them in."""
        make = shown.make if ending == "html" else shown.table
        if make is None and ending != "json":
            raise UnknownId("this page has no table")

        def made() -> bytes:
            pages = served.pages(language)
            with served.reader() as reader:
                lookup = shown.find(reader)
            if make and ending != "json":
                return make(pages, lookup)
            return to_json(lookup.register).encode("utf-8", "replace")

        content = kept.get((request.url.path, request.url.query, "forms" if forms else ""), served.version(), made)
        return Response(content, media_type=TYPES[ending], headers={"Cache-Control": "no-cache"})

    def named(kind: str, file: str) -> tuple[tuple[str, ...], Ending]:
        name, _, ending = file.rpartition(".")
        if ending not in TYPES:
            raise UnknownId(f"no page {kind}/{file} in this register")
        with served.reader() as reader:
            return served.names.ids(reader, kind, f"{name}.html"), ending

    @router.get("/index.{ending}")
    def home(request: Request, ending: Ending) -> Response:
        def find(reader: Reader) -> Lookup:
            totals = read_totals(reader)
            first = totals.by_weight[: limits.bodies]
            others = totals.by_weight[limits.bodies : limits.bodies + limits.listed]
            return Lookup(portions.home(reader, first, others, Window(0, limits.meetings), CONFLICT_ORDER), totals)

        return answer(request, Shown(find, lambda pages, lookup: pages.home(lookup)), ending)

    @router.get("/reports.{ending}")
    def reports(request: Request, ending: Ending, leaf: Leaf = 1) -> Response:
        with served.reader() as reader:
            leaves = max(1, -(-portions.number_of_documents(reader) // limits.listed))
        window = Window((leaf - 1) * limits.listed, limits.listed)
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.reports(reader, window)),
                lambda pages, lookup: pages.reports(lookup, leaf, leaves),
                lambda pages, lookup: pages.reports_table(lookup),
            ),
            ending,
        )

    @router.get("/commitments.{ending}")
    def commitments(
        request: Request,
        ending: Ending,
        leaf: Leaf = 1,
        body: Words = "",
        theme: Words = "",
        doer: Words = "",
        strength: Words = "",
        year: Words = "",
    ) -> Response:
        wanted = Wanted(body, theme, doer, strength, year)
        window = Window((leaf - 1) * limits.listed, limits.listed)
        narrowed = portions.Narrowed(body, theme, doer, strength, year)
        asked = (("body", body), ("theme", theme), ("doer", doer), ("strength", strength), ("year", year))
        with served.reader() as reader:
            choices = portions.choices(reader)
            fitting = portions.commitments(reader, narrowed, Window(0, 0))[1]
        leaves = beside(Cut(leaf, limits.listed), fitting, "leaf", asked)
        offered = Offered(choices, choices["body"].total(), fitting, leaves)
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.commitments(reader, narrowed, window)[0]),
                lambda pages, lookup: pages.commitments(lookup, wanted, offered),
                lambda pages, lookup: pages.commitments_table(lookup, wanted),
            ),
            ending,
        )

    @router.get("/outlets.{ending}")
    def outlets(request: Request, ending: Ending) -> Response:
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.outlets(reader)),
                lambda pages, lookup: pages.outlets(lookup),
                lambda pages, lookup: pages.outlets_table(lookup),
            ),
            ending,
        )

    @router.get("/notes.{ending}")
    def notes(request: Request, ending: Ending) -> Response:
        find = lambda reader: Lookup(portions.notes(reader, Window(0, limits.listed)), read_totals(reader))  # noqa: E731
        return answer(request, Shown(find, lambda pages, lookup: pages.notes(lookup)), ending)

    @router.get("/about.html")
    def about() -> Response:
        return html(served.pages_or_plain(language).about())

    @router.get("/bodies/{file}")
    def body(
        request: Request, file: str, leaf: Leaf = 1, theme: Words = "", doer: Words = "", strength: Words = "", year: Words = ""
    ) -> Response:
        (ident,), ending = named("bodies", file)
        wanted = Wanted("", theme, doer, strength, year)
        window = Window((leaf - 1) * limits.meetings, limits.meetings)

        def make(pages: Pages, lookup: Lookup) -> bytes:
            leaves = beside(Cut(leaf, limits.meetings), lookup.totals.bodies[ident].meetings, "leaf")
            return pages.body(lookup, ident, wanted, leaves)

        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.body(reader, ident, window), read_totals(reader)),
                make,
                lambda pages, lookup: pages.body_table(lookup, ident),
            ),
            ending,
        )

    @router.get("/meetings/{file}")
    def meeting(request: Request, file: str, sort: Words = "", rows: Leaf = 1, columns: Leaf = 1) -> Response:
        (ident,), ending = named("meetings", file)
        cuts = Cut(rows, limits.points), Cut(columns, limits.columns)
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.meeting(reader, ident)),
                lambda pages, lookup: pages.meeting(lookup, ident, sort, *cuts),
                lambda pages, lookup: pages.meeting_table(lookup, ident),
            ),
            ending,
        )

    @router.get("/points/{file}")
    def point(request: Request, file: str) -> Response:
        (ident,), ending = named("points", file)
        desk = judging.desk(request)
        shown = Shown(lambda reader: Lookup(portions.point(reader, ident)), lambda pages, lookup: pages.point(lookup, ident, desk))
        return answer(request, shown, ending, forms=desk is not None)

    @router.get("/statements/{file}")
    def statement(request: Request, file: str) -> Response:
        (ident,), ending = named("statements", file)
        desk = judging.desk(request)
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.statement(reader, ident)),
                lambda pages, lookup: pages.statement(lookup, ident, desk),
            ),
            ending,
            forms=desk is not None,
        )

    @router.get("/reports/{file}")
    def report(request: Request, file: str, words: Stretch = "0-0", leaf: Leaf = 1) -> Response:
        """``words``: a stretch to be highlighted, which no record need cite; it says which ``leaf`` of a long text is shown."""
        (ident,), ending = named("reports", file)
        start, _, end = words.partition("-")

        def make(pages: Pages, lookup: Lookup) -> bytes:
            lookup.cite(ident, int(start), int(end))
            return pages.report(lookup, ident, Cut(int(start) // LONG + 1 if int(end) else leaf, LONG))

        return answer(request, Shown(lambda reader: Lookup(portions.report(reader, ident)), make), ending)

    @router.get("/changes/{file}")
    def changes(request: Request, file: str) -> Response:
        (earlier, later), ending = named("changes", file)
        return answer(
            request,
            Shown(
                lambda reader: Lookup(portions.changes(reader, earlier, later)),
                lambda pages, lookup: pages.changes(lookup, earlier, later),
            ),
            ending,
        )

    return router
