"""The verbs that ask a register: ``show``, ``compare``, ``trace``, ``changes``."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli.options import JSON, REGISTER, WHY
from communique.cli.output import look, write_json


@click.command()
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
        found = verbs.commitments(whole, **narrowed)
        if as_json:
            write_json(found)
        else:
            from communique.views.terminal_ledger import ledger_view

            look(ledger_view(whole, found, why, knowledge))
        return
    if ident is None:
        write_json(whole.meetings) if as_json else look(terminal.meetings_table(whole, verbs.ended(register)))
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


@click.command()
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


@click.command()
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


@click.command()
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
