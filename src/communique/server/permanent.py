"""Addresses to cite: made of the ids of the register, they lead to wherever the page of a record is."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from communique.errors import UnknownId
from communique.register.reader import Reader
from communique.server.served import ServedRegister
from communique.views.addresses import HERE, anchor

_SPAN = re.compile(r"(?P<document>.+):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})\Z", re.DOTALL)


def permanent_router(served: ServedRegister) -> APIRouter:
    """``/meeting/ID``, ``/point/ID``, ``/report/ID``, ``/statement/ID`` and ``/span/DOCUMENT:START-END``."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    @router.get("/meeting/{ident:path}")
    def meeting(ident: str) -> Response:
        with served.reader() as reader:
            _known(reader.meetings([ident]), "meeting", ident)
        return _to(HERE.meeting(ident))

    @router.get("/point/{ident:path}")
    def point(ident: str) -> Response:
        with served.reader() as reader:
            _known(reader.points([ident]), "point", ident)
        return _to(HERE.point(ident))

    @router.get("/report/{ident:path}")
    def report(ident: str) -> Response:
        with served.reader() as reader:
            _known(reader.documents([ident]), "document", ident)
        return _to(HERE.report(ident))

    @router.get("/statement/{ident:path}")
    def statement(ident: str) -> Response:
        with served.reader() as reader:
            _known(reader.statements("id", [ident]), "statement", ident)
        return _to(HERE.statement(ident))

    @router.get("/span/{words:path}")
    def span(words: str) -> Response:
        with served.reader() as reader:
            document, start, end = read_span(reader, words)
        return _to(f"{HERE.report(document)}?words={start}-{end}#{anchor(start, end)}")

    return router


def read_span(reader: Reader, words: str) -> tuple[str, int, int]:
    """The document and bounds of ``DOCUMENT:START-END``. :raises UnknownId: where the text has no such stretch."""
    found = _SPAN.match(words)
    if found:
        start, end = int(found["start"]), int(found["end"])
        for document in reader.documents([found["document"]]):
            if start < end <= len(document.text):
                return document.id, start, end
    raise UnknownId(f"no words {words!r} in this register; spans read DOCUMENT:START-END and count code points")


def _known(found: tuple[object, ...], what: str, ident: str) -> None:
    if not found:
        raise UnknownId(f"no {what} {ident!r} in this register")


def _to(address: str) -> Response:
    """A page is named by its id today; the register may name it otherwise tomorrow."""
    return RedirectResponse(f"/{address}", 302, headers={"Cache-Control": "no-cache"})
