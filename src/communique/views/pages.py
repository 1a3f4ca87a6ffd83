"""The static site: folders of HTML that open from disk, with no script, no network and the same bytes each time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import RegisterError
from communique.knowledge import Knowledge
from communique.model import Register
from communique.views.addresses import Addresses
from communique.views.bidi import isolated, printable
from communique.views.changes_page import changes_page
from communique.views.contexts import Page, Shelf
from communique.views.lookup import Lookup
from communique.views.meeting_page import meeting_page
from communique.views.naming import Naming
from communique.views.notes_page import about_page, notes_page
from communique.views.point_page import point_page
from communique.views.register_page import commitments_page, index_page, reports_page
from communique.views.report_page import report_page
from communique.views.wording import counted, day, first_words, short_day

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from jinja2 import Environment

FOLDERS = ("meetings", "points", "reports", "changes")
SECTIONS = (
    ("register", "index", "Register"),
    ("reports", "reports", "Reports"),
    ("commitments", "commitments", "Commitments"),
    ("notes", "notes", "Set aside"),
    ("about", "about", "About"),
)
LISTED = "pages.txt"
"""In a site: the pages that the last writing put there, one a line, so that the next one knows which are its own to remove."""
POLICY = (
    "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""``file:`` because a page opened from disk has no origin that ``'self'`` would name in every browser."""


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written; ``size`` in bytes, fonts and style sheet and list of pages included."""

    folder: Path
    pages: int
    meetings: int
    points: int
    reports: int
    changes: int
    size: int


def write_site(register: Register, folder: Path, knowledge: Knowledge) -> SiteSummary:
    """Every page of the register, below ``folder``, which may exist.

    Pages that an earlier writing listed in ``pages.txt`` and that the register no longer has are removed; no other file is.

    :raises RegisterError: where the folder cannot be written.
    """
    counts: dict[str, int] = {}
    size = 0
    pages: list[str] = []
    try:
        before = _listed(folder)
        for name, content in site(register, knowledge):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if path.suffix == ".html":
                pages.append(name)
            counts[path.parent.name if "/" in name else ""] = counts.get(path.parent.name if "/" in name else "", 0) + 1
            size += len(content)
        for name in sorted(before - set(pages)):
            (folder / name).unlink(missing_ok=True)
        size += (folder / LISTED).write_bytes("".join(f"{name}\n" for name in sorted(pages)).encode("utf-8", "replace"))
    except OSError as err:
        raise RegisterError(f"cannot write the site to {folder}: {err.strerror or err}; name a folder that can be written") from err
    by_folder = {name: counts.get(name, 0) for name in FOLDERS}
    return SiteSummary(folder, counts.get("", 0) + sum(by_folder.values()), size=size, **by_folder)


def _listed(folder: Path) -> set[str]:
    """Pages of an earlier writing: names of the form that a site has, so that a list of another origin removes nothing else."""
    if not (folder / LISTED).is_file():
        return set()
    names = (folder / LISTED).read_text("utf-8", "replace").splitlines()
    parts = {name: name.split("/") for name in names if name.endswith(".html") and "\\" not in name}
    return {name for name, split in parts.items() if len(split) == 2 and split[0] in FOLDERS and split[1] != ".html"}


def site(register: Register, knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as (path below its root, content), one at a time: a server can pick, a test can read."""
    lookup, naming, environment = Lookup(register), Naming(knowledge), make_environment()
    top, below = Shelf(lookup, Addresses("")), Shelf(lookup, Addresses("../"))
    here = Addresses("")
    yield "index.html", render(environment, "index.html", index_page(top, naming))
    yield "reports.html", render(environment, "reports.html", reports_page(top))
    yield "commitments.html", render(environment, "commitments.html", commitments_page(top))
    yield "notes.html", render(environment, "notes.html", notes_page(top))
    yield "about.html", render(environment, "about.html", about_page())
    for meeting in register.meetings:
        yield here.meeting(meeting.id), render(environment, "meeting.html", meeting_page(below, naming, meeting))
    for point in lookup.points.values():
        yield here.point(point.id), render(environment, "point.html", point_page(below, naming, point))
    for document in register.documents:
        yield here.report(document.id), render(environment, "report.html", report_page(below, document))
    for earlier, later in lookup.changes_between:
        yield here.changes(earlier, later), render(environment, "changes.html", changes_page(below, earlier, later))
    yield from static_files()


def static_files() -> Iterator[tuple[str, bytes]]:
    """Style sheet, fonts and their licences."""

    def walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                yield from walk(entry, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.read_bytes()

    yield from walk(resources.files("communique.views").joinpath("static"), "static/")


def render(environment: Environment, template: str, context: DataclassInstance) -> bytes:
    """A page as UTF-8; its template sees the fields of ``context`` by name."""
    fields = {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
    page = fields["page"]
    assert isinstance(page, Page)
    return environment.get_template(template).render(fields, sections=SECTIONS, policy=POLICY).encode("utf-8", "replace")


def make_environment() -> Environment:
    """Escaping is on for every template; an unknown name in one is an error, not an empty string."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("communique.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        isolate=isolated, printable=printable, day=day, short_day=short_day, first_words=first_words, counted=_counted
    )
    return environment


def _counted(number: int, one: str) -> str:
    return counted(number, one)
