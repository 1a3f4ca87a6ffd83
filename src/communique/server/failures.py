"""What went wrong, as a page in the language of the address, or as JSON under ``/api``."""

from __future__ import annotations

import logging
import re

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import CommuniqueError, InputError, RegisterError, UnknownId
from communique.register.export import records_to_json
from communique.register.finding import near_ids
from communique.server.security import TooLarge
from communique.server.served import ServedRegister
from communique.views.addresses import HERE
from communique.views.contexts import Link, Page
from communique.views.failure_page import FailurePage
from communique.views.pages import LANGUAGES, prefix
from communique.views.tongue import Tongue

_NAMED = re.compile(r"(?:.*/)?(meetings?|points?|reports?|statements?|span)/(.+?)(?:-[0-9a-f]{6}\.html)?\Z", re.DOTALL)
_TEXTS = {400: "asked", 403: "refused", 404: "missing", 413: "large", 503: "register"}
_LOG = logging.getLogger(__name__)


def failure(served: ServedRegister, request: Request, error: Exception) -> Response:
    """The answer for a failure; what nobody expected is logged and says nothing of the inside."""
    if isinstance(error, TooLarge):
        raise error
    status = status_of(error)
    detail = _detail(error)
    if status == 500:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    if request.url.path.startswith("/api"):
        return Response(records_to_json({"status": status, "error": detail or "failed"}), status, media_type="application/json")
    return Response(_page(served, request, status, detail), status, media_type="text/html", headers={"Cache-Control": "no-store"})


def status_of(error: Exception) -> int:
    """The HTTP status of a failure."""
    match error:
        case UnknownId():
            return 404
        case RegisterError():
            return 503
        case InputError() | RequestValidationError():
            return 400
        case HTTPException():
            return error.status_code
        case _:
            return 500


def language_of(path: str) -> str:
    """The language in whose tree of addresses a path lies."""
    below = path.lstrip("/")
    return next((name for name in LANGUAGES if prefix(name) and below.startswith(prefix(name))), LANGUAGES[0])


def _detail(error: Exception) -> str:
    match error:
        case CommuniqueError():
            return str(error)
        case RequestValidationError():
            return "; ".join(f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors())
        case HTTPException():
            return "" if error.status_code in (403, 404) else str(error.detail)
        case _:
            return ""


def _page(served: ServedRegister, request: Request, status: int, detail: str) -> bytes:
    path = request.url.path
    language = language_of(path)
    tongue = Tongue(language)
    address = path.lstrip("/").removeprefix(prefix(language))
    root = "../" * address.count("/")
    key = _TEXTS.get(status, "failed" if status >= 500 else "asked")
    near = _near(served, address, root) if status == 404 else ()
    page = FailurePage(
        page=Page(address, str(tongue.text(f"failure.{key}")), ""),
        status=status,
        heading=str(tongue.text(f"failure.{key}")),
        meaning=str(tongue.text(f"failure.{key}_means")),
        detail=detail,
        near_heading=str(tongue.text("failure.near")),
        near=near,
    )
    return served.pages_or_plain(language).render("failure.html", page)


def _near(served: ServedRegister, address: str, root: str) -> tuple[Link, ...]:
    """Pages of the same kind whose ids begin as the one asked for, as far as any do."""
    named = _NAMED.match(address)
    if named is None:
        return ()
    kind = "reports" if named[1] == "span" else named[1].rstrip("s") + "s"
    try:
        with served.reader() as reader:
            ids = near_ids(reader, kind, named[2].removesuffix(".html"))
    except CommuniqueError:
        return ()
    pages = {"meetings": HERE.meeting, "points": HERE.point, "reports": HERE.report, "statements": HERE.statement}
    return tuple(Link(f"{root}{pages[kind](ident)}", ident) for ident in ids)
