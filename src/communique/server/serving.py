"""Bringing the application to an address: the socket is opened first, so that a port that is taken is said in one line."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

from communique.errors import InputError
from communique.server.app import make_app
from communique.server.limits import Limits
from communique.server.security import Guard, Protected, is_loopback
from communique.server.served import ServedRegister

DEMO = Path("demo", "register.db")
"""Where ``make demo`` leaves its register."""


def chosen(register: Path) -> Path:
    """The register to serve where none was named: the one that lies here, else that of the demonstration, else one to come."""
    return DEMO if not register.exists() and DEMO.exists() else register


def make_server(register: Path, guard: Guard, host: str, limits: Limits) -> Protected:
    """The application for a register, which may be missing as yet.

    :raises InputError: where others than this machine's users would be let in to write without showing anything.
    """
    if not is_loopback(host) and guard.token is None and not guard.read_only:
        raise InputError(
            f"{host} is an address that others can reach: give --token SECRET, to be shown by who adds texts, or --read-only"
        )
    served = ServedRegister(register)
    if register.exists():
        served.bring_up()
    hosts = frozenset({"localhost", "127.0.0.1", "[::1]", host.lower()}) if is_loopback(host) else None
    return make_app(served, guard, hosts=hosts, limits=limits)


def opened(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free. :raises InputError: where the address cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as err:
        why = (
            "is taken; choose another with --port" if err.errno == errno.EADDRINUSE else f"cannot be opened: {err.strerror or err}"
        )
        raise InputError(f"port {port} on {host} {why}") from err


def address(sock: socket.socket) -> str:
    """The URL of a socket."""
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(application: Protected, sock: socket.socket) -> None:
    """Answers until it is told to stop (Ctrl-C)."""
    import uvicorn

    config = uvicorn.Config(
        application, log_level="warning", access_log=False, proxy_headers=False, server_header=False, timeout_keep_alive=30
    )
    uvicorn.Server(config).run(sockets=[sock])
