"""Verdicts from the page and as JSON: kept as ``communique judge`` keeps them, by the same code.

What is *correct* or *wrong* shows at once. What is *the same* or *different* shows when all texts have been joined anew, which is
a job like a reading (:mod:`communique.server.jobs`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import UnknownId
from communique.model import Document, Judgement, Meeting, Point, Statement, Verdict
from communique.register.judging import AT_THE_JOIN, account, judged, keep
from communique.register.reader import Reader
from communique.server.jobs import Job, Jobs
from communique.server.kept import Kept
from communique.server.security import Guard
from communique.server.served import ServedRegister
from communique.views.addresses import HERE
from communique.views.judging import Desk
from communique.views.pages import prefix

LONGEST_NOTE = 2_000
LONGEST_NAME = 120
Subjects = Annotated[list[str], Form(alias="subject", min_length=1, max_length=2)]


@dataclass(frozen=True, slots=True)
class Judging:
    """Keeps verdicts for a server."""

    served: ServedRegister
    jobs: Jobs
    kept: Kept
    guard: Guard

    def desk(self, request: Request) -> Desk | None:
        """What the forms need; None where who asks may say nothing."""
        if not self.guard.may_add(request):
            return None
        token = self.guard.token is not None
        return Desk(self.guard.form_key, token, "" if token else account())

    def keep(self, subjects: list[str], verdict: Verdict, note: str, by: str, on: str = "") -> tuple[Judgement, str, Job | None]:
        """The verdict, the address of the page that shows it, and the job that applies it where that takes one.

        :raises UnknownId: for an id that names no record, and for a verdict that does not go with these records.
        """
        with self.served.reader() as reader:
            records = [_record(reader, subject) for subject in subjects]
        judgement = judged(records, verdict, note=note, by=by, on=on)
        keep(self.served.path, judgement)
        self.kept.clear()
        shown = next((r for r in records if isinstance(r, Point | Statement)), records[0])
        page = HERE.point(shown.id) if isinstance(shown, Point) else HERE.statement(shown.id)
        at = HERE.meeting(meeting) if isinstance(shown, Point | Statement) and (meeting := shown.meeting) else page
        return judgement, page, self.jobs.join_anew(at) if verdict in AT_THE_JOIN else None


def judging_router(judging: Judging, language: str) -> APIRouter:
    """``judge.html``, to which the forms on the pages of points and statements are sent."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    @router.post("/judge.html")
    async def judge(
        request: Request,
        subject: Subjects,
        verdict: Annotated[Verdict, Form()],
        note: Annotated[str, Form(max_length=LONGEST_NOTE)] = "",
        by: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
        form_key: Annotated[str, Form()] = "",
        token: Annotated[str, Form()] = "",
    ) -> Response:
        if judging.guard.refusal(request, form_key, token):
            raise HTTPException(403)
        _, page, job = await run_in_threadpool(judging.keep, subject, verdict, _lines(note), by.strip())
        to = f"adding/{job.id}.html" if job else f"{page}#verdicts"
        return RedirectResponse(f"/{prefix(language)}{to}", 303)

    return router


def _lines(note: str) -> str:
    """As it was typed: browsers send every end of a line as two characters."""
    return note.replace("\r\n", "\n").strip()


def _record(reader: Reader, ident: str) -> Meeting | Point | Document | Statement:
    found: tuple[Meeting | Point | Document | Statement, ...] = (
        *reader.points([ident]), *reader.statements("id", [ident]), *reader.documents([ident]), *reader.meetings([ident]),
    )  # fmt: skip
    if not found:
        raise UnknownId(f"no document, meeting, statement or point has the id {ident!r} in this register")
    return found[0]
