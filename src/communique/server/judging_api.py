"""``POST /api/judgements``: a verdict from a program, as the form on the page sends one from a person."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import InputError
from communique.model import Verdict
from communique.register.export import records_to_json
from communique.server.judging import LONGEST_NAME, LONGEST_NOTE, Judging

Subjects = Annotated[list[str], Body(min_length=1, max_length=2)]


def judging_api(judging: Judging) -> APIRouter:
    """The token, where the server has one, goes with the request as ``Authorization: Bearer TOKEN``."""
    router = APIRouter(prefix="/api", default_response_class=Response)

    @router.post(
        "/judgements",
        status_code=201,
        summary="A person's verdict, kept as 'communique judge' keeps it",
        responses={201: {"description": "The verdict as kept; `applied_at`: where to see how it is applied, null where it is"}},
    )
    def judge(
        request: Request,
        subjects: Subjects,
        verdict: Annotated[Verdict, Body()],
        note: Annotated[str, Body(max_length=LONGEST_NOTE)] = "",
        by: Annotated[str, Body(max_length=LONGEST_NAME)] = "",
        on: Annotated[str, Body(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
    ) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise InputError("give the verdict as application/json")
        if judging.guard.refusal_of_program(request):
            raise HTTPException(403, "verdicts are taken from this machine, or with the server's token as Authorization: Bearer")
        judgement, _, job = judging.keep(subjects, verdict, note, by, on)
        answer = {"judgement": judgement, "applied_at": f"/adding/{job.id}.html" if job else None}
        return Response(records_to_json(answer), 201, media_type="application/json")

    return router
