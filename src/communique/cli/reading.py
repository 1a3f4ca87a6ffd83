"""The verb that reads the news: ``read``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from communique.cli.options import JSON, REGISTER
from communique.cli.output import complain, look, progress, write_json


@click.command()
@click.argument("paths", nargs=-1, required=True)
@REGISTER
@click.option(
    "--profile", "profiles", multiple=True, type=click.Path(path_type=Path), help="A body's profile (TOML); kept in the register."
)
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="Thresholds other than the defaults (TOML).")
@click.option(
    "--map", "pairs", multiple=True, metavar="FIELD=COLUMN",
    help="Which column of JSON, CSV or Parquet rows holds a field, such as content=article_text. Repeatable.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Analyse every text, also those that tell of no meeting and no joint text.")
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes that share the texts; the default is one a processor."
)
@click.option("--cluster", metavar="ADDRESS", help="Scheduler of a Dask cluster that shares the texts instead: docs/cluster.md.")
@JSON
def read(
    paths: tuple[str, ...],
    register: Path,
    profiles: tuple[Path, ...],
    settings_file: Path | None,
    pairs: tuple[str, ...],
    everything: bool,
    workers: int | None,
    cluster: str | None,
    as_json: bool,
) -> None:
    """Build a register from PATHS, or extend it: folders, files, addresses (https://...) and lists of them (.urls, .opml).

    Formats: text, HTML, JSON, JSON lines, CSV, TSV, Parquet, RSS, Atom, WARC, and these in gz, zip, tar.

    Only addresses that you name are fetched, politely, and kept beside the register: docs/sources.md.

    Nothing is read twice: reading the same folder again changes nothing.

    \b
    Example:
      communique read examples/water-and-coasts --profile examples/water-and-coasts.toml
    """
    from communique import pipeline
    from communique.scale.executors import cores
    from communique.settings import Settings
    from communique.sources.fields import columns_from
    from communique.web.addresses import is_address

    columns = columns_from(pairs)
    settings = Settings.read(settings_file) if settings_file else Settings()
    missing = [path for path in paths if not is_address(path) and not Path(path).exists()]
    for path in missing:
        complain(f"{path}: no such file or folder; check the spelling")
    there = [path if is_address(path) else Path(path) for path in paths if path not in missing]
    if not there:
        sys.exit(2)
    with progress() as watch:
        summary = pipeline.read(
            there,
            register,
            profiles=profiles,
            settings=settings,
            columns=columns,
            everything=everything,
            workers=workers or cores(),
            cluster=cluster,
            watch=watch,
        )
    for message in (*summary.warnings, *(note.message for note in summary.refused)):
        complain(message)
    if as_json:
        write_json(summary)
    else:
        from communique.views.terminal import summary_view

        look(summary_view(summary))
        if summary.already:
            click.echo(f"{summary.already} texts were in {register} before and were not read again.")
        click.echo(f"Next: communique show -r {register}")
    if missing:
        sys.exit(2)
