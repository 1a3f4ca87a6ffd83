"""The application: routes put together, failures turned into pages, everything behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

import communique
from communique.errors import CommuniqueError
from communique.server.adding import adding_router
from communique.server.api import api_router, described
from communique.server.failures import failure
from communique.server.jobs import Jobs
from communique.server.judging import Judging, judging_router
from communique.server.judging_api import judging_api
from communique.server.kept import Kept
from communique.server.limits import Limits
from communique.server.permanent import permanent_router
from communique.server.records import records_router
from communique.server.searching import search_router
from communique.server.security import Guard, Protected
from communique.server.served import ServedRegister
from communique.server.site import pages_router
from communique.views.pages import LANGUAGES, prefix

DESCRIPTION = (
    "The records of a register, as docs/register.md describes them. Offsets count Unicode code points of a document's `text`."
)


def make_app(served: ServedRegister, guard: Guard, *, hosts: frozenset[str] | None, limits: Limits) -> Protected:
    """The server as an ASGI application. ``hosts``: names it answers to, None for any."""

    jobs, kept = Jobs(served.path), Kept()
    judging = Judging(served, jobs, kept, guard)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = limits.threads
        await run_in_threadpool(served.warm)
        yield
        jobs.close()
        served.close()

    app = FastAPI(
        title="communique",
        version=communique.__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=running,
    )

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = described(
                get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get("/", include_in_schema=False)
    def front(request: Request) -> Response:
        language = preferred(request.headers.get("accept-language", ""))
        return RedirectResponse(
            f"/{prefix(language)}index.html", 302, headers={"Vary": "Accept-Language", "Cache-Control": "no-cache"}
        )

    @app.get("/api", include_in_schema=False)
    def to_records() -> Response:
        return RedirectResponse("/records.html", 302)

    app.include_router(judging_api(judging))
    app.include_router(api_router(served, limits))
    app.include_router(permanent_router(served))
    app.mount("/static", StaticFiles(packages=[("communique.views", "static")]))
    app.mount("/served", StaticFiles(packages=[("communique.server", "static")]))
    for language in LANGUAGES:
        tree = f"/{prefix(language)}".rstrip("/")
        app.include_router(records_router(served, language, openapi), prefix=tree)
        app.include_router(search_router(served, kept, language, limits), prefix=tree)
        app.include_router(adding_router(served, jobs, guard, language, limits), prefix=tree)
        app.include_router(judging_router(judging, language), prefix=tree)
        app.include_router(pages_router(served, kept, judging, language, limits), prefix=tree)

    async def failed(request: Request, error: Exception) -> Response:
        return failure(served, request, error)

    for kind in (CommuniqueError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, failed)
    return Protected(app, hosts, limits.most_bytes)


def preferred(accept_language: str) -> str:
    """The interface's language for a browser's wishes: the first of its languages that the interface has."""
    wishes = []
    for place, wish in enumerate(accept_language.split(",")):
        name, _, quality = wish.partition(";q=")
        try:
            wishes.append((-float(quality or 1), place, name.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return next((name for *_, name in sorted(wishes) if name in LANGUAGES), LANGUAGES[0])
