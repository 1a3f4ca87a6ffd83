"""Which column of a row holds what? Known names in any letter case, and the user's own (``--map content=article_text``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from communique.errors import InputError

KNOWN: Mapping[str, tuple[str, ...]] = {
    "text": ("content", "body", "text", "article_text", "articlebody", "maintext", "fulltext"),
    "title": ("title", "headline"),
    "outlet": ("source", "outlet", "publisher", "site", "sitename", "newspaper"),
    "url": ("url", "link", "canonical_url"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date_published", "datepublished", "date_publish", "publish_date", "pubdate", "date"),
    "crawled": ("date_extracted", "crawled", "date_crawled", "date_download", "fetched", "retrieved"),
    "language": ("language", "lang"),
    "kind": ("kind", "type"),
}
"""Column names by field. ``published`` is what the outlet printed, ``crawled`` the day of a crawl: the two are never mixed."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns that rows are read by. A row that has a mapped column is read by it alone, others by the known names."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    """Column name in lower case by field of :data:`KNOWN`."""

    def columns(self, wanted: str, row: Collection[str]) -> tuple[str, ...]:
        """Names, best first, under which ``row`` (its column names in lower case) may hold the field ``wanted``."""
        own = self.mapped.get(wanted)
        if own is not None and own in row:
            return (own,)
        taken = self.mapped.values()
        return tuple(name for name in KNOWN[wanted] if name in row and name not in taken)

    def all_names(self) -> frozenset[str]:
        """Every column name that means something, in lower case."""
        return frozenset(name for names in KNOWN.values() for name in names) | frozenset(self.mapped.values())

    @property
    def missing_text(self) -> str:
        """What to do about rows without a text column: the end of a message."""
        return f"rows need one of: {', '.join(KNOWN['text'])}; or name the column with --map content=COLUMN"


PLAIN = Fields()


def fields_from(columns: Mapping[str, str]) -> Fields:
    """The known names and the user's: column by field, where a field goes by any of its known names (``content``, ``date``).

    Raises :class:`InputError` for a field that there is not, an empty column, or two columns for one field.
    """
    mapped: dict[str, str] = {}
    for name, column in columns.items():
        wanted = next((f for f, names in KNOWN.items() if name.lower() == f or name.lower() in names), None)
        if wanted is None:
            usual = ", ".join("content" if f == "text" else f for f in KNOWN)
            raise InputError(f"--map {name}={column}: there is no field {name!r}; the fields are: {usual}")
        if not column.strip():
            raise InputError(f"--map {name}=: the column is missing; write --map {name}=COLUMN")
        if wanted in mapped:
            raise InputError(f"--map {name}={column}: {wanted} has the column {mapped[wanted]!r} already; give one")
        mapped[wanted] = column.strip().lower()
    return Fields(mapped)


def columns_from(pairs: Sequence[str]) -> dict[str, str]:
    """Column by field out of words like ``content=article_text``. Raises :class:`InputError` for what :func:`fields_from` refuses."""
    columns: dict[str, str] = {}
    for pair in pairs:
        name, sign, column = pair.partition("=")
        if not sign:
            raise InputError(f"--map {pair}: write FIELD=COLUMN, such as content=article_text")
        if name in columns:
            raise InputError(f"--map {pair}: {name} has the column {columns[name]!r} already; give one")
        columns[name] = column
        fields_from(columns)
    return columns
