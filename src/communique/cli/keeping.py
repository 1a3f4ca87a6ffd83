"""The verbs that look after a register and hand it on: ``judge``, ``check``, ``export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast, get_args

import click
from click.core import ParameterSource

from communique.cli.options import JSON, REGISTER, WHY
from communique.cli.output import look, write_json
from communique.model import Register, Verdict


@click.command()
@click.argument("said", metavar="[ID [ID] VERDICT]", nargs=-1)
@click.option("--note", default="", help="Why, in your own words.")
@click.option("--by", default="", help="Who says so; your account's name where it is not given.")
@click.option("--on", default="", metavar="DATE", help="The day (ISO); today where it is not given.")
@REGISTER
@JSON
def judge(said: tuple[str, ...], note: str, by: str, on: str, register: Path, as_json: bool) -> None:
    """Keep a person's verdict, which no later reading overrules; without an ID, list the verdicts.

    STATEMENT correct|wrong, POINT DOCUMENT correct|wrong (how the document carries the point), and two statements or two points
    same|different. They are kept in the register and, one a line, in a text file beside it that goes into version control and
    is taken up again when the register is made anew.

    \b
    Example:
      communique judge
      communique judge 2024-05-14/ministers/fisheries alwaha-2024-05-15 correct --note "seen on paper"
    """
    from communique import verbs
    from communique.views.terminal_judgements import judgements_view

    if not said:
        kept = verbs.judgements(register)
        write_json(kept) if as_json else look(judgements_view(kept))
        return
    *subjects, verdict = said
    if verdict not in get_args(Verdict) or not 1 <= len(subjects) <= 2:
        raise click.UsageError(f"give one or two ids and then one of {', '.join(get_args(Verdict))}")
    kept_now = verbs.judge(register, subjects, cast(Verdict, verdict), note=note, by=by, on=on)
    write_json(kept_now) if as_json else look(judgements_view((kept_now,)))


@click.command()
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


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["json", "jsonld", "csv", "parquet", "xlsx", "site"]))
@REGISTER
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File or folder to write; '-' or nothing: standard output (json, jsonld).",
)
def export(form: str, register: Path, output: Path | None) -> None:
    """Write the register in a form for other programs, or as a static site.

    \b
    json     everything, as documented in docs/register.md
    jsonld   linked data: Web Annotation, PROV-O, schema.org
    csv      a folder of tables, one file a kind of record; parquet: the same for data frames
    xlsx     the same tables as one Excel workbook
    site     a folder of pages to look at and to publish

    \b
    Example:
      communique export site -o site
      communique export csv -o tables
    """
    from communique import verbs

    whole, knowledge = verbs.load_with_knowledge(register)
    if form in ("json", "jsonld"):
        _export_text(whole, form, output)
        return
    if form == "site":
        from communique.views.site import write_site

        folder = output or Path("site")
        write_site(whole, folder, knowledge)
        click.echo(f"Open {folder / 'index.html'} in a browser.")
        return
    from communique.register import spreadsheets
    from communique.register.sheets import sheets

    write, default = {
        "csv": (spreadsheets.write_csv, Path("csv")),
        "parquet": (spreadsheets.write_parquet, Path("parquet")),
        "xlsx": (spreadsheets.write_workbook, Path("register.xlsx")),
    }[form]
    tables = sheets(whole)
    write(tables, output or default)
    click.echo(f"{output or default}: {', '.join(f'{len(table.rows)} {table.name}' for table in tables)}")


def _export_text(whole: Register, form: str, output: Path | None) -> None:
    from communique.register.export import to_json, write_export
    from communique.register.linked import to_jsonld

    text = to_json(whole) if form == "json" else to_jsonld(whole)
    if output is None or str(output) == "-":
        click.echo(text, nl=False)
    else:
        write_export(text, output)
        click.echo(
            f"{output}: {len(whole.documents)} documents, {len(whole.meetings)} meetings, {len(whole.points)} points", err=True
        )
