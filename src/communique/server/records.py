"""What there is under ``/api``, as a page: read off the application's own description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from communique.server.served import ServedRegister
from communique.views.contexts import Page
from communique.views.served_pages import Call, RecordsPage


def records_router(served: ServedRegister, language: str, openapi: Callable[[], dict[str, Any]]) -> APIRouter:
    """``records.html``."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    @router.get("/records.html")
    def records() -> Response:
        described, pages = openapi(), served.pages_or_plain(language)
        page = RecordsPage(
            Page("records.html", pages.tongue.line("records.title"), ""),
            described["info"]["description"],
            tuple(_call(path, calls["get"]) for path, calls in described["paths"].items() if "get" in calls),
        )
        return Response(pages.records(page), media_type="text/html", headers={"Cache-Control": "no-cache"})

    return router


def _call(path: str, call: dict[str, Any]) -> Call:
    parameters = call.get("parameters", ())
    needed = any(p.get("required") for p in parameters)
    fields = tuple(dict.fromkeys(p["name"] for p in parameters if p["in"] == "query"))
    return Call(path, None if needed else path, call.get("summary", ""), fields)
