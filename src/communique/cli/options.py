"""Options that several verbs take."""

from __future__ import annotations

from pathlib import Path

import click

REGISTER = click.option(
    "-r", "--register", type=click.Path(path_type=Path, dir_okay=False), default=Path("register.db"), show_default=True,
    help="The register file.",
)  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a view for eyes.")
WHY = click.option("--why", is_flag=True, help="Add the reasons of every decision.")
