"""A web host on this machine that does what a test tells it, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from communique.settings import Fetching

HASTY = Fetching(
    seconds_between=0.0,
    seconds_to_connect=2.0,
    seconds_of_silence=0.4,
    seconds_in_all=1.5,
    longest_wait=0.2,
    tries=2,
    allow_private=True,
)
"""No pauses, little patience, and leave to ask this machine."""

Answering = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One question to the host."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answering = self.server.pages.get(self.path.partition("?")[0])
        if answering is None:
            self.say(404, b"nothing here")
        else:
            answering(self)

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; ``_`` in a header's name stands for a hyphen."""
        self.head(status, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """``pages`` by path; ``asked`` holds the paths and headers of all requests."""

    daemon_threads = True
    pages: dict[str, Answering]
    asked: list[tuple[str, dict[str, str]]]
    over: threading.Event
    """Set when the test is over: what hangs lets go."""

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what many of the tests are about."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def page(self, path: str, body: bytes | str, media: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Has a page at a path; gives its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda request: request.say(200, data, Content_Type=media, **headers)
        return self.url + path

    def at(self, path: str, answering: Answering) -> str:
        """Has an answer of any kind at a path; gives its address."""
        self.pages[path] = answering
        return self.url + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def host() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Request)
    server.pages, server.asked, server.over = {}, [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
