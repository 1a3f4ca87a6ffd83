"""The records as JSON under ``/api``: the same as in docs/register.md, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

import communique
from communique.errors import UnknownId
from communique.register.export import FORMAT, records_to_json, schema
from communique.register.found import FACETS, Scope
from communique.register.listing import FILTERS, listed
from communique.register.portions import Window
from communique.register.totals import read_totals
from communique.server.limits import Limits
from communique.server.searching import api_search
from communique.server.served import ServedRegister

MOST = 500
"""Records of one answer."""
WHAT = {
    "documents": "The texts that were read.",
    "meetings": "The meetings found.",
    "statements": "What is reported as said.",
    "points": "The things said at each meeting; `committed=true`: those that are commitments.",
    "carriage": "How each document renders each point.",
    "copies": "Passages that share their wording.",
    "changes": "What became of points from meeting to meeting.",
    "conflicts": "What the documents of a meeting disagree on.",
    "notes": "What a stage set aside or could not settle, with its reason.",
    "judgements": "What people said of the results.",
}
ONE = {"documents": "document", "meetings": "meeting", "statements": "statement", "points": "point"}
"""Kinds whose records have an id of their own."""
_PLURAL = {
    "carriage": "carriage",
    "copies": "copy",
    "changes": "change",
    "conflicts": "conflict",
    "notes": "note",
    "judgements": "judgement",
}


_FOUND: dict[int | str, dict[str, Any]] = {200: {"description": "Places with their spans, and how they spread over facets"}}


def answer(records: object, status: int = 200) -> Response:
    return Response(records_to_json(records), status, media_type="application/json", headers={"Cache-Control": "no-cache"})


def api_router(served: ServedRegister, limits: Limits) -> APIRouter:
    """One list for each kind of record, one address for each record with an id."""
    router = APIRouter(prefix="/api", default_response_class=Response)

    @router.get("/totals", summary="How much the register holds", responses={200: {"description": "Counts"}})
    def totals() -> Response:
        with served.reader() as reader:
            found = read_totals(reader)
        names = ("documents", "statements", "points", "commitments", "conflicts")
        counts = {name: getattr(found, name) for name in names}
        more = {"meetings": found.all_meetings, "notes": sum(found.notes.values())}
        return answer({"format": FORMAT, "program": _program(), **counts, **more})

    @router.get("/search", summary="Where words stand: statements, points or whole texts, the best first", responses=_FOUND)
    def search(
        request: Request,
        q: Annotated[str, Query(max_length=400)],
        scope: Annotated[Scope, Query(alias="in")] = "statements",
        page: Annotated[int, Query(ge=1)] = 1,
        size: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> Response:
        narrowed = {name: value for name in FACETS if (value := request.query_params.get(name, ""))}
        with served.reader() as reader:
            content = api_search(reader, q, scope, narrowed, Window((page - 1) * size, size), limits.ranked)
        return Response(content, media_type="application/json", headers={"Cache-Control": "no-cache"})

    for kind in FILTERS:
        _add_list(router, served, kind)
    for kind in ONE:
        _add_record(router, served, kind)
    return router


def _add_list(router: APIRouter, served: ServedRegister, kind: str) -> None:
    def records(
        request: Request, page: Annotated[int, Query(ge=1)] = 1, size: Annotated[int, Query(ge=1, le=MOST)] = 50
    ) -> Response:
        given = {name: value for name, value in request.query_params.items() if name not in ("page", "size")}
        with served.reader() as reader:
            found = listed(reader, kind, given, Window((page - 1) * size, size))
        following = f"/api/{kind}?{urlencode({**given, 'page': page + 1, 'size': size})}" if page * size < found.total else None
        return answer(
            {
                "format": FORMAT,
                "program": _program(),
                "total": found.total,
                "page": page,
                "size": size,
                "next": following,
                kind: found.records,
            }
        )

    filters = [{"name": name, "in": "query", "required": False, "schema": {"type": "string"}} for name in FILTERS[kind]]
    name = ONE.get(kind) or _PLURAL[kind]
    router.add_api_route(
        f"/{kind}",
        records,
        name=f"list_{kind}",
        summary=WHAT[kind],
        responses={200: _json({"type": "object", "properties": {kind: {"type": "array", "items": _ref(name)}}})},
        openapi_extra={"parameters": filters},
    )


def _add_record(router: APIRouter, served: ServedRegister, kind: str) -> None:
    def record(ident: str) -> Response:
        with served.reader() as reader:
            found = listed(reader, kind, {"id": ident}, Window(0, 1)).records
        if not found:
            raise UnknownId(f"no {ONE[kind]} {ident!r} in this register")
        return answer(found[0])

    router.add_api_route(
        f"/{kind}/{{ident:path}}",
        record,
        name=f"one_{ONE[kind]}",
        summary=f"One {ONE[kind]}, by its id",
        responses={200: _json(_ref(ONE[kind])), 404: {"description": "No such record"}},
    )


def described(openapi: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI description with the records' fields as docs/register.md describes them."""
    definitions: Mapping[str, Any] = schema()["$defs"]
    text = json.dumps(definitions).replace("#/$defs/", "#/components/schemas/")
    openapi.setdefault("components", {}).setdefault("schemas", {}).update(json.loads(text))
    return openapi


def _program() -> str:
    return f"communique {communique.__version__}"


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(what: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": "JSON", "content": {"application/json": {"schema": what}}}
