"""What reaches the screen: views, JSON, one-line complaints, progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

    from communique.pipeline import Watch

T = TypeVar("T")


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
