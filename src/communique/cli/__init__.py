"""The command line: one verb a question. Only this package prints and exits.

Exit codes: 0 fine, 1 a check found something, 2 misuse (a path, id or file that cannot be used, an answer that cannot be
written), 130 stopped with Ctrl-C (what was read by then is kept), 141 the reader of a pipe had enough.
"""

from __future__ import annotations

import errno
import os
from typing import Any

import click

from communique import __version__
from communique.cli.keeping import check, export, judge
from communique.cli.looking import changes, compare, show, trace
from communique.cli.output import complain
from communique.cli.reading import read
from communique.cli.serving import serve
from communique.errors import CommuniqueError


class Verbs(click.Group):
    """The group of verbs, in the order of use rather than of the alphabet; expected failures become one line and exit 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CommuniqueError as err:
            complain(str(err))
            ctx.exit(2)
        except KeyboardInterrupt:
            kept = "; what was read is kept, the same command goes on from there" if ctx.invoked_subcommand == "read" else ""
            click.echo(f"communique: stopped{kept}", err=True)
            ctx.exit(130)
        except OSError as err:
            # What is still in the buffer must not fail once more, with a traceback, when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if err.errno == errno.EPIPE:  # who reads the answer has enough of it
                ctx.exit(141)
            click.echo(f"communique: cannot write to {err.filename or 'standard output'}: {err.strerror or err}", err=True)
            ctx.exit(2)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="communique")
def main() -> None:
    """Reads joint communiques and the press that carries them into a register: which body met, what was said and committed
    to, which outlet carried, cut or reworded each point, and what changed since the last meeting.

    \b
    Example:
      communique read examples/water-and-coasts
    """


for verb in (read, show, compare, trace, changes, judge, check, export, serve):
    main.add_command(verb)
