"""The verb that shows a register in a browser."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from communique.cli.options import REGISTER


@click.command()
@REGISTER
@click.option("--port", type=click.IntRange(0, 65535), default=8437, show_default=True, help="0: any that is free.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to answer on; others than loopback are reached by others."
)
@click.option(
    "--token", envvar="COMMUNIQUE_TOKEN", help="What has to be shown to add texts; needed on addresses that others reach."
)
@click.option("--read-only", is_flag=True, help="Nothing can be added from the pages.")
def serve(register: Path, port: int, host: str, token: str | None, read_only: bool) -> None:
    """Look at the register in a browser, search it, add texts to it; it stays on this machine.

    Where no register is named, the one here is taken, else that of `make demo`. The records are under /api as JSON.

    \b
    Example:
      communique serve
    """
    from communique.server.limits import Limits
    from communique.server.security import Guard
    from communique.server.serving import address, chosen, make_server, opened, run

    named = click.get_current_context().get_parameter_source("register") is not ParameterSource.DEFAULT
    register = register if named else chosen(register)
    application = make_server(register, Guard(token or None, read_only), host, Limits())
    with opened(host, port) as sock:
        what = register if register.exists() else f"{register}, which is not there yet: add texts on the page to make it"
        click.echo(f"Serving {what}\nOpen {address(sock)} in a browser; Ctrl-C ends.")
        run(application, sock)
