"""The command line: one verb a question. Only this module prints and exits.

Exit codes: 0 fine, 1 a check found something, 2 misuse (a path, id or file that cannot be used, an answer that cannot be
written), 130 stopped with Ctrl-C (what was read by then is kept), 141 the reader of a pipe had enough.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from communique import __version__
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from communique.pipeline import Watch

T = TypeVar("T")

REGISTER = click.option(
    "-r", "--register", type=click.Path(path_type=Path, dir_okay=False), default=Path("register.db"), show_default=True,
    help="The register file.",
)  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a view for eyes.")
WHY = click.option("--why", is_flag=True, help="Add the reasons of every decision.")


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


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@REGISTER
@click.option(
    "--profile", "profiles", multiple=True, type=click.Path(path_type=Path), help="A body's profile (TOML); kept in the register."
)
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="Thresholds other than the defaults (TOML).")
@click.option(
    "--map", "pairs", multiple=True, metavar="FIELD=COLUMN",
    help="Which column of JSON, CSV or Parquet rows holds a field, such as content=article_text. Repeatable.",
)  # fmt: skip
@JSON
def read(
    paths: tuple[Path, ...],
    register: Path,
    profiles: tuple[Path, ...],
    settings_file: Path | None,
    pairs: tuple[str, ...],
    as_json: bool,
) -> None:
    """Build a register from PATHS, or extend it: folders and files.

    Formats: text, HTML, JSON, JSON lines, CSV, TSV, Parquet, RSS, Atom, WARC, and these in gz, zip, tar.

    Nothing is read twice: reading the same folder again changes nothing.

    \b
    Example:
      communique read examples/water-and-coasts --profile examples/water-and-coasts.toml
    """
    from communique import pipeline
    from communique.settings import Settings
    from communique.sources.fields import columns_from

    columns = columns_from(pairs)
    settings = Settings.read(settings_file) if settings_file else Settings()
    missing = [path for path in paths if not path.exists()]
    for path in missing:
        complain(f"{path}: no such file or folder; check the spelling")
    there = [path for path in paths if path not in missing]
    if not there:
        sys.exit(2)
    with progress() as watch:
        summary = pipeline.read(there, register, profiles=profiles, settings=settings, columns=columns, watch=watch)
    for message in (*summary.warnings, *(note.message for note in summary.refused)):
        complain(message)
    if as_json:
        write_json(summary)
    else:
        from communique.views.terminal import summary_view

        look(summary_view(summary.stages))
        if summary.already:
            click.echo(f"{summary.already} texts were in {register} before and were not read again.")
        click.echo(f"Next: communique show -r {register}")
    if missing:
        sys.exit(2)


@main.command()
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--commitments", is_flag=True, help="List who binds themselves to what, by when; the options below narrow it.")
@click.option("--body", help="Commitments of bodies with these words in id or name.")
@click.option("--theme", help="Commitments of themes with these letters in their id.")
@click.option("--doer", help="Commitments of those who are called so.")
@click.option("--since", metavar="DATE", help="Commitments of meetings held then or later: 2025, 2025-03, 2025-03-31.")
@click.option("--until", metavar="DATE", help="Commitments of meetings held then or earlier.")
@REGISTER
@JSON
@WHY
def show(
    ident: str | None, commitments: bool, body: str | None, theme: str | None, doer: str | None, since: str | None, until: str | None,
    register: Path, as_json: bool, why: bool,
) -> None:  # fmt: skip
    """List the meetings or the commitments, or show one meeting, point, document or statement.

    ID is the id as the program prints it, a file's name, or any part of an id that only one record has.

    \b
    Example:
      communique show 2024-05-14/ministers
      communique show --commitments --since 2025
    """
    from communique import verbs
    from communique.model import Document, Meeting, Point
    from communique.views import terminal

    narrowed = {"body": body, "theme": theme, "doer": doer, "since": since, "until": until}
    if ident is not None if commitments else any(narrowed.values()):
        raise click.UsageError("--commitments takes no ID; --body, --theme, --doer, --since and --until narrow --commitments")
    whole, knowledge = verbs.load_with_knowledge(register)
    if commitments:
        found = verbs.select_commitments(whole, **narrowed)
        if as_json:
            write_json(found)
        else:
            from communique.views.terminal_ledger import ledger_view

            look(ledger_view(whole, found, why, knowledge))
        return
    if ident is None:
        write_json(whole.meetings) if as_json else look(terminal.meetings_table(whole))
        return
    record = verbs.find(whole, ident)
    if as_json:
        write_json(record)
    elif isinstance(record, Meeting):
        look(terminal.meeting_view(whole, record.id, why, knowledge))
    elif isinstance(record, Point):
        look(terminal.point_view(whole, record.id, why, knowledge))
    elif isinstance(record, Document):
        look(terminal.document_view(whole, record.id, why))
    else:
        look(terminal.statement_view(whole, record.id, why))


@main.command()
@click.argument("report")
@click.argument("official")
@REGISTER
@JSON
@WHY
def compare(report: str, official: str, register: Path, as_json: bool, why: bool) -> None:
    """How REPORT carries the text OFFICIAL, line by line: verbatim, reworded, partial or absent.

    \b
    Example:
      communique compare 2024-05-14-muscat/alwaha.txt 2024-05-14-muscat/official-ar.txt
    """
    from communique import verbs

    comparison = verbs.compare(register, report, official)
    if as_json:
        write_json(comparison)
    else:
        from communique.views.terminal import compare_view

        whole, knowledge = verbs.load_with_knowledge(register)
        between = comparison.report.id, comparison.official.id
        look(compare_view(whole, comparison.lines, why, comparison.beyond, comparison.conflicts, knowledge, between))


@main.command()
@click.argument("words")
@REGISTER
@JSON
@WHY
def trace(words: str, register: Path, as_json: bool, why: bool) -> None:
    """Where WORDS come from and who carried them; vowels, hamza forms, prefixes and digits do not matter.

    \b
    Example:
      communique trace "الإنذار المبكر"
    """
    from communique import verbs

    answer = verbs.trace(register, words)
    if as_json:
        write_json(answer)
    else:
        from communique.views.terminal import trace_view

        look(trace_view(verbs.load(register), words, [one.hit.span for one in answer.found], why))


@main.command()
@click.argument("earlier")
@click.argument("later")
@REGISTER
@JSON
@WHY
def changes(earlier: str, later: str, register: Path, as_json: bool, why: bool) -> None:
    """What changed from one meeting to the next: kept, reworded, strengthened, weakened, new, dropped, not visible.

    \b
    Example:
      communique changes 2025-02-20 2026-06-17
    """
    from communique import verbs

    rows = verbs.changes(register, earlier, later)
    if as_json:
        write_json(rows)
    else:
        from communique.views.terminal import changes_view

        look(changes_view(verbs.load(register), rows, why))


@main.command()
@REGISTER
@JSON
@WHY
def check(register: Path, as_json: bool, why: bool) -> None:
    """Check the register: spans match their texts, ids resolve, regions partition, the examples of all knowledge hold.

    Exits with 1 when something is found. Where no register is named and none lies here, the knowledge alone is checked.

    \b
    Example:
      communique check
    """
    from communique import verbs

    named = click.get_current_context().get_parameter_source("register") is not ParameterSource.DEFAULT
    if not named and not register.exists():
        click.echo(f"communique: no {register} here; checking the examples of the knowledge alone", err=True)
        findings = verbs.check(None)
    else:
        findings = verbs.check(register)
    if as_json:
        write_json(findings)
    else:
        from communique.views.terminal import check_view

        look(check_view(findings))
    sys.exit(1 if findings else 0)


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["json", "site"]))
@REGISTER
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File or folder to write; '-' or nothing: standard output (json)."
)
def export(form: str, register: Path, output: Path | None) -> None:
    """Write the register as JSON (docs/register.md) or as a static site.

    \b
    Example:
      communique export site -o site
    """
    from communique import verbs

    whole, knowledge = verbs.load_with_knowledge(register)
    if form == "site":
        from communique.views.site import write_site

        folder = output or Path("site")
        write_site(whole, folder, knowledge)
        click.echo(f"Open {folder / 'index.html'} in a browser.")
        return
    from communique.register.export import to_json, write_export

    if output is None or str(output) == "-":
        click.echo(to_json(whole), nl=False)
    else:
        write_export(to_json(whole), output)
        click.echo(
            f"{output}: {len(whole.documents)} documents, {len(whole.meetings)} meetings, {len(whole.points)} points", err=True
        )


def look(view: RenderableType) -> None:
    """Prints a view; wide enough for a pipe, and as wide as the terminal there."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = 100
    console.print(view)


def complain(message: str) -> None:
    """One line on standard error; names of strangers' files neither break it nor reach the terminal as commands."""
    from communique.views.bidi import printable

    click.echo(f"communique: {' '.join(printable(message).split())}", err=True)


def write_json(records: object) -> None:
    """Prints records as JSON in the form of docs/register.md."""
    from communique.register.export import records_to_json

    click.echo(records_to_json(records))


@contextmanager
def progress() -> Iterator[Watch]:
    """A progress line on standard error while there is somebody to see it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:

        def watch(stage: str, things: Iterable[T], /) -> Iterator[T]:
            total = len(things) if isinstance(things, tuple | list) else None
            return iter(bar.track(things, description=stage, total=total))

        yield watch
