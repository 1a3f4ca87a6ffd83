"""Where each page of the site lies, and how one page links to another: relative addresses only, safe file names."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from communique.model import Span

LONGEST_NAME = 72
"""Characters of an id that a file name keeps before its digest."""


def file_name(record_id: str) -> str:
    """A file name made of an id: its ASCII letters and digits, then a digest, so that no two ids share a file."""
    plain = re.sub(r"[^a-z0-9]+", "-", record_id.lower()).strip("-")[:LONGEST_NAME].rstrip("-")
    digest = hashlib.blake2s(record_id.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return f"{plain}-{digest}.html" if plain else f"{digest}.html"


def anchor(start: int, end: int) -> str:
    """The id of the element that holds these words on a report's page."""
    return f"w{start}-{end}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links as seen from one page; ``root`` is ``""`` on the top level and ``"../"`` one folder down."""

    root: str = ""

    def page(self, name: str) -> str:
        return f"{self.root}{name}.html"

    def body(self, body_id: str) -> str:
        return f"{self.root}bodies/{file_name(body_id)}"

    @staticmethod
    def body_anchor(body_id: str) -> str:
        """The id of a body's part of the front page."""
        return f"body-{file_name(body_id).removesuffix('.html')}"

    def outlet(self, name: str) -> str:
        """An outlet's part of the page of all outlets."""
        return f"{self.root}outlets.html#{outlet_anchor(name)}"

    def meeting(self, meeting_id: str) -> str:
        return f"{self.root}meetings/{file_name(meeting_id)}"

    def point(self, point_id: str) -> str:
        return f"{self.root}points/{file_name(point_id)}"

    def report(self, document_id: str) -> str:
        return f"{self.root}reports/{file_name(document_id)}"

    def statement(self, statement_id: str) -> str:
        """On servers alone; on disk a statement is a part of its report's page."""
        return f"{self.root}statements/{file_name(statement_id)}"

    def words(self, span: Span) -> str:
        """The report's page with these words highlighted."""
        return f"{self.report(span.document)}#{anchor(span.start, span.end)}"

    def stretch(self, span: Span) -> str:
        """The same on a server, for words that no record need point at."""
        return f"{self.report(span.document)}?words={span.start}-{span.end}#{anchor(span.start, span.end)}"

    def changes(self, earlier: str, later: str) -> str:
        return f"{self.root}changes/{file_name(f'{earlier} {later}')}"


HERE = Addresses()
"""Addresses from the top of a tree: what a page is kept under."""


def outlet_anchor(name: str) -> str:
    return f"o-{file_name(name).removesuffix('.html')}"
