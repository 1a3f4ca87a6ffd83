"""The verbs that look after a register and hand it on: ``check``, ``export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.core import ParameterSource

from communique.cli.options import JSON, REGISTER, WHY
from communique.cli.output import look, write_json


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
