"""What keeps the pages to the user's own machine and strangers' texts from doing anything: headers, hosts, sizes, who may write."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from time import perf_counter, process_time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from elsewhere."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers of a request that came through another server, whose address says nothing of who asked."""


def is_loopback(host: str) -> bool:
    """Whether a host, named or numbered, is this machine itself."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may add to the register, texts or verdicts. Looking is open to everybody who reaches the server."""

    token: str | None = None
    """What has to be shown to add; None: whoever asks from this machine may."""
    read_only: bool = False
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Stands in the forms of this run: a page of another origin cannot read it."""

    def may_add(self, request: Request) -> bool:
        """Whether the form for adding is to be offered at all."""
        return not self.read_only and (self.token is not None or _from_here(request))

    def refusal(self, request: Request, form_key: str, token: str) -> str | None:
        """Why a request to add is refused; None where it is not."""
        if self.read_only:
            return "read_only"
        if not _same_origin(request) or not hmac.compare_digest(form_key.encode(), self.form_key.encode()):
            return "origin"
        return self._unknown(request, token)

    def refusal_of_program(self, request: Request) -> str | None:
        """The same for JSON, which no page of another origin can send without being asked for leave, and which gets none."""
        if self.read_only:
            return "read_only"
        if not _same_origin(request):
            return "origin"
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self._unknown(request, token.strip() if scheme.lower() == "bearer" else "")

    def _unknown(self, request: Request, token: str) -> str | None:
        if self.token is None:
            return None if _from_here(request) else "elsewhere"
        return None if hmac.compare_digest(token.encode(), self.token.encode()) else "token"


def _from_here(request: Request) -> bool:
    if any(name in request.headers for name in PASSED_ON):
        return False
    return request.client is not None and is_loopback(request.client.host)


def _same_origin(request: Request) -> bool:
    """Browsers say where a form was sent from; what says nothing is no browser and needs the form's key all the same."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()


class Protected:
    """Around the application: refuses foreign host names and bodies that are too large, and adds the headers to every answer.

    Foreign names: a page of elsewhere can let its own name lead to this machine and then counts as the same origin (DNS
    rebinding). ``hosts`` None lets all names pass, for a server that others are meant to reach.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, most_bytes: int) -> None:
        self.app, self.hosts, self.most_bytes = app, hosts, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        began, worked = perf_counter(), process_time()

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                spent = 1000 * (perf_counter() - began), 1000 * (process_time() - worked)
                headers["Server-Timing"] = f"total;dur={spent[0]:.1f}, cpu;dur={spent[1]:.1f}"
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if self.hosts is not None and _name(headers.get("host", "")) not in self.hosts:
            refused = PlainTextResponse("This server answers to its own name and address only.\n", 421)
            await refused(scope, receive, guarded)
            return
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self.most_bytes:
            await _too_large(self.most_bytes)(scope, receive, guarded)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most_bytes:
                raise TooLarge(self.most_bytes)
            return message

        try:
            await self.app(scope, counted, guarded)
        except TooLarge:
            await _too_large(self.most_bytes)(scope, receive, guarded)


class TooLarge(Exception):
    """A request's body grew beyond what is taken."""


def _too_large(most: int) -> PlainTextResponse:
    return PlainTextResponse(
        f"Too large: at most {most / 1_000_000:.0f} MB at once; read larger files with: communique read\n", 413
    )


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].rstrip(".").lower()
