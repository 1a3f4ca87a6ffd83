"""Which column of a row holds what? Known names, however they are written, and the user's own (``--map content=article_text``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from communique.errors import InputError

KNOWN: Mapping[str, tuple[str, ...]] = {
    "text": (
        "content", "body", "text", "article_text", "articlebody", "article_body", "body_text", "content_text", "maintext", "main_text",
        "fulltext", "full_text", "plaintext", "plain_text", "raw_text", "story", "article", "النص", "نص", "المحتوى",
    ),
    "title": ("title", "headline", "heading", "العنوان", "عنوان"),
    "outlet": (
        "source", "outlet", "publisher", "newspaper", "source_name", "site_name", "sitename", "site", "publication", "domain",
        "المصدر", "الصحيفة",
    ),
    "url": ("url", "link", "permalink", "canonical_url", "source_url", "page_url", "uri", "الرابط"),
    "author": ("author", "authors", "byline", "creator", "الكاتب"),
    "published": (
        "printed", "date_printed", "printed_date", "print_date", "published", "date_published", "datepublished", "published_at",
        "published_date", "date_publish", "publish_date", "publication_date", "pubdate", "pub_date", "page_date", "date_page", "date",
        "التاريخ", "تاريخ النشر",
    ),
    "crawled": (
        "crawled", "crawl_date", "date_crawled", "crawled_at", "date_extracted", "extracted_at", "date_download", "downloaded_at",
        "scraped", "scraped_at", "date_scraped", "fetched", "fetched_at", "date_fetched", "retrieved", "retrieved_at", "date_retrieved",
    ),
    "language": ("language", "lang", "inlanguage"),
    "kind": ("kind", "type"),
}  # fmt: skip
"""Column names by field, the surest first. Letter case, spaces, hyphens and underscores do not count: ``Published At`` is
``published_at``. ``published`` is what the outlet states (in print before the page before a plain ``date``), ``crawled`` the day on
which somebody fetched the page: the two are never mixed."""


_SEPARATORS = str.maketrans("", "", " _-")


def folded(column: str) -> str:
    """A column's name as names are compared."""
    return column.strip().lower().translate(_SEPARATORS)


_MOST_PLANS = 1000
"""Sets of names that are remembered at a time."""
_FOLDED = {wanted: tuple(dict.fromkeys(folded(name) for name in names)) for wanted, names in KNOWN.items()}


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns that rows are read by. A row that has a mapped column is read by it alone, others by the known names."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    """Folded column name by field of :data:`KNOWN`."""
    _plans: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)

    def plan(self, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """By field, the columns of a row with these names that may hold it, best first, as the row writes them.

        Of two columns that fold to one name the first counts. Rows of one file mostly have the same names.
        """
        if names not in self._plans:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            written = {folded(name): name for name in reversed(names)}
            self._plans[names] = {wanted: tuple(written[name] for name in self.columns(wanted, written)) for wanted in KNOWN}
        return self._plans[names]

    def columns(self, wanted: str, row: Collection[str]) -> tuple[str, ...]:
        """Folded names, best first, under which ``row`` (its folded column names) may hold the field ``wanted``."""
        own = self.mapped.get(wanted)
        if own is not None and own in row:
            return (own,)
        taken = self.mapped.values()
        return tuple(name for name in _FOLDED[wanted] if name in row and name not in taken)

    def all_names(self) -> frozenset[str]:
        """Every column name that means something, folded."""
        return frozenset(name for names in _FOLDED.values() for name in names) | frozenset(self.mapped.values())

    @property
    def missing_text(self) -> str:
        """What to do about rows without a text column: the end of a message."""
        return f"rows need one of: {', '.join(KNOWN['text'][:6])}, ...; or name the column with --map content=COLUMN"


PLAIN = Fields()


def fields_from(columns: Mapping[str, str]) -> Fields:
    """The known names and the user's: column by field, where a field goes by any of its known names (``content``, ``date``).

    Raises :class:`InputError` for a field that there is not, an empty column, or two columns for one field.
    """
    mapped: dict[str, str] = {}
    for name, column in columns.items():
        wanted = next((f for f, names in _FOLDED.items() if folded(name) == f or folded(name) in names), None)
        if wanted is None:
            usual = ", ".join("content" if f == "text" else f for f in KNOWN)
            raise InputError(f"--map {name}={column}: there is no field {name!r}; the fields are: {usual}")
        if not folded(column):
            raise InputError(f"--map {name}=: the column is missing; write --map {name}=COLUMN")
        if wanted in mapped:
            raise InputError(f"--map {name}={column}: {wanted} has the column {mapped[wanted]!r} already; give one")
        mapped[wanted] = folded(column)
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
