"""The static site: folders of HTML that open from disk, readable without a script, no network and the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from communique.errors import RegisterError
from communique.knowledge import Knowledge
from communique.model import Register
from communique.views.addresses import HERE
from communique.views.lookup import Lookup
from communique.views.pages import LANGUAGES, Pages, prefix

FOLDERS = ("bodies", "meetings", "points", "reports", "changes")
WRITTEN = (".html", ".csv")
"""What files that are made from records end in; all others lie in ``static/``."""
LISTED = "pages.txt"
"""In a site: the pages that the last writing put there, one a line, so that the next one knows which are its own to remove."""


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written; ``size`` in bytes, fonts and style sheet and list of pages included."""

    folder: Path
    pages: int
    """In all languages; the figures below count a page once."""
    bodies: int
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
    size = 0
    pages: list[str] = []
    try:
        before = _listed(folder)
        for name, content in site(register, knowledge):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if path.suffix in WRITTEN:
                pages.append(name)
            size += len(content)
        for name in sorted(before - set(pages)):
            (folder / name).unlink(missing_ok=True)
        size += (folder / LISTED).write_bytes("".join(f"{name}\n" for name in sorted(pages)).encode("utf-8", "replace"))
    except OSError as err:
        raise RegisterError(f"cannot write the site to {folder}: {err.strerror or err}; name a folder that can be written") from err
    found = [page for page in pages if page.endswith(".html")]
    by_folder = {name: sum(page.startswith(f"{name}/") for page in found) for name in FOLDERS}
    return SiteSummary(folder, len(found), size=size, **by_folder)


def _listed(folder: Path) -> set[str]:
    """Pages of an earlier writing: names of the form that a site has, so that a list of another origin removes nothing else."""
    if not (folder / LISTED).is_file():
        return set()
    names = (folder / LISTED).read_text("utf-8", "replace").splitlines()
    trees = {prefix(language) for language in LANGUAGES}
    return {name for name in names if "\\" not in name and name.endswith(WRITTEN) and _is_ours(name, trees)}


def _is_ours(name: str, trees: set[str]) -> bool:
    """Whether a name is a folder's page of one of the trees of languages."""
    rests = [name.removeprefix(tree).split("/") for tree in trees if name.startswith(tree)]
    return any(len(rest) == 2 and rest[0] in FOLDERS and not rest[1].startswith(".") for rest in rests)


def site(register: Register, knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as (path below its root, content), one at a time."""
    lookup = Lookup(register)
    for language in LANGUAGES:
        pages = Pages(knowledge, language)
        for address, content in _tree(lookup, pages):
            yield f"{prefix(language)}{address}", content
    yield from static_files()


def _tree(lookup: Lookup, pages: Pages) -> Iterator[tuple[str, bytes]]:
    """All pages in one language, each with its table where it has one."""
    yield "index.html", pages.home(lookup)
    yield "outlets.html", pages.outlets(lookup)
    yield "outlets.csv", pages.outlets_table(lookup)
    yield "reports.html", pages.reports(lookup)
    yield "reports.csv", pages.reports_table(lookup)
    yield "commitments.html", pages.commitments(lookup)
    yield "commitments.csv", pages.commitments_table(lookup)
    yield "notes.html", pages.notes(lookup)
    yield "about.html", pages.about()
    for body in sorted({m.body for m in lookup.register.meetings}):
        yield HERE.body(body), pages.body(lookup, body)
        yield _table(HERE.body(body)), pages.body_table(lookup, body)
    for meeting in lookup.register.meetings:
        yield HERE.meeting(meeting.id), pages.meeting(lookup, meeting.id)
        yield _table(HERE.meeting(meeting.id)), pages.meeting_table(lookup, meeting.id)
    for point in lookup.points:
        yield HERE.point(point), pages.point(lookup, point)
    for document in lookup.documents:
        yield HERE.report(document), pages.report(lookup, document)
    for earlier, later in lookup.changes_between:
        yield HERE.changes(earlier, later), pages.changes(lookup, earlier, later)


def _table(address: str) -> str:
    """Where the table of a page lies: beside it."""
    return f"{address.removesuffix('.html')}.csv"


def static_files() -> Iterator[tuple[str, bytes]]:
    """Style sheet, fonts and their licences."""

    def walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                yield from walk(entry, f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry.read_bytes()

    yield from walk(resources.files("communique.views").joinpath("static"), "static/")
