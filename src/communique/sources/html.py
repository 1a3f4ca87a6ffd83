"""The main text of a web page with what the page says of itself: trafilatura, and its rough baseline where that finds nothing.

The extracted text is the source's text: paragraphs by line end, offsets count in it. Nothing is fetched. What it gets wrong:
a line of page furniture may stay in the text (the regions of ``documents`` deal with those) and a caption may be lost. Lines of
writer, agency and date that trafilatura drops are put back (``bylines.py``).
"""

from __future__ import annotations

import logging

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.bylines import with_bylines
from communique.sources.markup import without_tags
from communique.sources.tables import iso_day

_LAST_DAY = "2100-01-01"
"""trafilatura refuses dates after today by default; the same page must give the same date on any day."""


def looks_like_html(text: str) -> bool:
    head = text[:2048].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in head


def read_html(page: str, key: str, limits: Reading, complete: bool = True) -> tuple[Source, tuple[Note, ...]]:
    """The page's source. Raises :class:`InputError` with a clause where the page holds no text."""
    import trafilatura  # half a second and 60 MB: only for who reads HTML

    for name in ("trafilatura", "htmldate"):  # what they find wrong with a page is said in our notes, not on the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
    page = page.replace("\x00", "\ufffd")
    dates = {"extensive_search": False, "original_date": True, "max_date": _LAST_DAY}
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except (ValueError, RecursionError, AttributeError, TypeError):  # what broken markup raises in lxml and trafilatura
        found = None
    if isinstance(found, dict):  # only with as_dict, which is not asked for
        found = None
    text = (found.text or "") if found is not None else ""
    notes: tuple[Note, ...] = ()
    if text.strip():
        text = with_bylines(text, page)
    else:
        text = _baseline(page)
        if not text.strip():
            raise InputError("is a page without readable text; save the article's text itself")
        notes = (_note(f"{key}: no article was found on the page; all its paragraphs were taken, check its regions"),)
    if len(text) > limits.longest_text:
        text, complete = text[: limits.longest_text], False
        notes = (*notes, _note(f"{key} is longer than {limits.longest_text:,} characters and was cut there"))
    if found is None:
        return Source(key=key, text=text, complete=complete), notes
    return Source(
        key=key,
        text=text,
        title=found.title or None,
        url=found.url or None,
        outlet=found.sitename or found.hostname or None,
        author=found.author or None,
        published=iso_day(found.date) if found.date else None,
        complete=complete,
    ), notes


def _baseline(page: str) -> str:
    """The paragraphs trafilatura's baseline finds, or else all text between the tags."""
    import trafilatura
    from lxml import etree

    try:
        _, text, _ = trafilatura.baseline(page)
    except (ValueError, RecursionError, AttributeError, TypeError, etree.LxmlError):
        text = ""
    return str(text) if text and text.strip() else without_tags(page)


def _note(message: str) -> Note:
    return Note("sources", None, None, None, message)
