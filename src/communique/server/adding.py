"""Adding from the page: files that were dropped, or a text that was pasted; then how the reading goes, and what came of it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError, UnknownId
from communique.register import portions
from communique.server.jobs import Job, Jobs, Joined, Outcome, Spool
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.server.served import ServedRegister
from communique.views.contexts import Link, Page, Shelf
from communique.views.lookup import Lookup
from communique.views.pages import BELOW, prefix
from communique.views.served_pages import ProgressPage, add_page
from communique.views.tongue import Tongue

MOST_SHOWN = 20
"""Texts that came of a reading that its page lists."""


def adding_router(served: ServedRegister, jobs: Jobs, guard: Guard, language: str, limits: Limits) -> APIRouter:
    """``add.html`` and ``adding/<id>.html``, where there may be no register yet."""
    router = APIRouter(include_in_schema=False, default_response_class=Response)

    def form(request: Request, complaint: str = "", status: int = 200) -> Response:
        pages = served.pages_or_plain(language)
        page = add_page(
            pages.tongue,
            offered=guard.may_add(request),
            token=guard.token is not None,
            form_key=guard.form_key,
            complaint=complaint,
        )
        return Response(pages.add(page), status, media_type="text/html", headers={"Cache-Control": "no-store"})

    @router.get("/add.html")
    def show(request: Request) -> Response:
        return form(request)

    @router.post("/add.html")
    async def add(request: Request) -> Response:
        async with request.form(max_files=1000, max_fields=20, max_part_size=limits.most_bytes) as sent:
            refused = guard.refusal(request, _text(sent, "form_key"), _text(sent, "token"))
            if refused:
                why = Tongue(language).line("failure.refused_means")
                return await run_in_threadpool(form, request, why, 403)
            spool = await run_in_threadpool(_spooled, sent)
        try:
            job = jobs.add(spool)
        except InputError:
            return await run_in_threadpool(form, request, Tongue(language).line("adding.nothing"), 400)
        return RedirectResponse(f"/{prefix(language)}adding/{job.id}.html", 303)

    @router.get("/adding/{ident}.html")
    def progress(ident: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> Response:
        job = jobs.get(ident)
        if job is None:
            raise UnknownId(f"no reading {ident!r} since this server was started")
        pages = served.pages_or_plain(language)
        page = _progress(served, job, language)
        return Response(pages.progress(page), media_type="text/html", headers={"Cache-Control": "no-store"})

    return router


def _text(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value if isinstance(value, str) else ""


def _spooled(sent: FormData) -> Spool:
    spool = Spool()
    try:
        for value in sent.getlist("files"):
            if isinstance(value, UploadFile) and value.filename:
                spool.take(value.filename, value.file)
        if pasted := _text(sent, "text").strip():
            name = _text(sent, "name").strip() or "pasted"
            spool.take(name if name.lower().endswith(".txt") else f"{name}.txt", io.BytesIO(pasted.encode("utf-8", "replace")))
    except BaseException:
        spool.drop()
        raise
    return spool


def _progress(served: ServedRegister, job: Job, language: str) -> ProgressPage:
    tongue = Tongue(language)
    outcome = job.outcome
    state = _state(job, tongue)
    if not isinstance(outcome, Outcome):
        return state
    with served.reader() as reader:
        part = portions.added(reader, job.keys, MOST_SHOWN)
    shelf = Shelf(Lookup(part), BELOW, served.pages_or_plain(language).naming)
    return replace(
        state,
        refused=outcome.refused,
        added=tuple(shelf.report(d) for d in part.documents),
        meetings=tuple(shelf.meeting(m) for m in part.meetings),
    )


def _state(job: Job, tongue: Tongue) -> ProgressPage:
    """How far it is, or how it ended, without what came of it."""
    joins = job.seen_at is not None
    failed = job.over and job.outcome is None
    heading = "failure.asked" if failed else "joining.title" if joins else "add.done" if job.over else "add.running"
    return ProgressPage(
        page=Page(f"adding/{job.id}.html", tongue.line("joining.title" if joins else "add.title"), "" if joins else "add"),
        heading=tongue.line(heading),
        names=job.names,
        running=not job.over,
        failed=failed,
        line=_line(job, tongue),
        share=100 * at.done // at.of if not job.over and (at := job.progress) and at.of else None,
        refused=(),
        added=(),
        meetings=(),
        seen_at=Link(f"../{job.seen_at}", tongue.line("report.meeting")) if job.seen_at else None,
    )


def _line(job: Job, tongue: Tongue) -> str:
    match job.outcome:
        case Outcome(read, already):
            told = [tongue.line("adding.read", texts=tongue.counted(read, "text"))]
            if already:
                told.append(tongue.line("adding.already", texts=tongue.counted(already, "text")))
            return tongue.line("list.comma").join(told)
        case Joined(applied):
            return tongue.line("joining.done" if applied else "joining.later")
    if job.over:
        return tongue.line("adding.failed", why=job.error)
    if job.seen_at is not None and job.state == "running":
        return tongue.line("joining.means")
    at = job.progress
    if at is None or job.state == "waiting":
        return tongue.line("adding.waiting" if job.state == "waiting" else "adding.starting")
    stage = tongue.term("stage", at.stage).label
    key = "adding.stage_of" if at.of else "adding.stage"
    return tongue.line(key, stage=stage, done=tongue.number(at.done), of=tongue.number(at.of or 0))
