"""Rows of texts with metadata, whatever file they stand in, and the JSON they mostly do: an array, lines, or one object.

The text of a row is exactly its content field; which column that is tells ``fields.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from communique.errors import InputError
from communique.model import Kind, Note, Source
from communique.settings import Reading
from communique.sources.arrays import Pieces, elements
from communique.sources.fields import KNOWN, PLAIN, Fields
from communique.sources.markup import has_markup, paragraphs
from communique.sources.text import without_surrogates

_LISTS = ("articles", "documents", "rows", "items", "data", "records")
"""Names under which a JSON object may hold its rows."""


def read_json(text: Iterator[str], key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources of a JSON file whose text comes in pieces: of an array row by row, however long it is.

    Raises :class:`InputError` with a clause where it is no JSON (line and column); what stands before was given by then.
    """
    pieces = Pieces(text, limits)
    if pieces.next_mark() == "[":
        yield from rows(enumerate(elements(pieces)), key, limits, fields)
        return
    whole = pieces.rest()
    try:
        data = json.loads(whole)
    except json.JSONDecodeError as err:
        if err.msg == "Extra data" and err.lineno > 1:
            yield from read_json_lines(iter(whole.split("\n")), key, limits, fields)
            return
        raise pieces.broken(err.msg, err.pos + pieces.at) from err
    except RecursionError as err:
        raise InputError("nests too deeply for a file of articles; unpack its rows first") from err
    except ValueError as err:  # a number of thousands of digits
        raise InputError(f"is not JSON that can be read: {err}") from err
    if not isinstance(data, dict):
        raise InputError("holds neither rows nor an article; give an array of objects with a text field")
    lowered = {name.lower(): value for name, value in data.items()}
    listed = next((v for name in _LISTS if isinstance(v := lowered.get(name), list)), None)
    if listed is not None:
        yield from rows(enumerate(listed), key, limits, fields)
        return
    found = _source(data, key, limits, fields)
    if found is None:
        raise InputError(f"has no text field; {fields.missing_text}")
    yield from found


def read_json_lines(lines: Iterator[str], key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources of a file with one JSON object a line; a broken line is set aside with a note, the others are read.

    A row's index counts the lines that are not blank, broken ones included, so that mending one renames no other.
    """
    yield from rows(_objects(lines, key), key, limits, fields)


def _objects(lines: Iterator[str], key: str) -> Iterator[tuple[int, object]]:
    index = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield index, json.loads(line)
        except json.JSONDecodeError as err:
            yield index, _broken(key, index, f"line {number}, column {err.colno}: {err.msg}")
        except (RecursionError, ValueError) as err:
            yield index, _broken(key, index, f"line {number}: {type(err).__name__}")
        index += 1


def _broken(key: str, index: int, what: str) -> Note:
    return Note("sources", None, None, None, f"{key}#{index} is not valid JSON ({what}); the row was set aside, mend that line")


def rows(numbered: Iterable[tuple[int, object]], key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources ``key#index`` of numbered rows: mappings from column to value; a ``Note`` in place of a row is handed on.

    Raises :class:`InputError` with a clause where there is no row at all.
    """
    count, without, written = 0, [], 0
    for index, row in numbered:
        count += 1
        if isinstance(row, Note):
            yield row
            continue
        found = _source(row, f"{key}#{index}", limits, fields) if isinstance(row, dict) else None
        if found is None:
            without.append(index)
        else:
            assert isinstance(row, dict)
            written += has_markup(_text(row, fields) or "")
            yield from found
    if not count:
        raise InputError("holds no rows; nothing to read")
    if written:
        yield Note(
            "sources", None, None, None, f"{key}: {written} of {count} texts are written in HTML; their paragraphs were taken"
        )
    if without:
        first = ", ".join(f"#{index}" for index in without[:3])
        message = (
            f"{key}: {len(without)} of {count} rows have no text ({first}{', ...' if len(without) > 3 else ''}) and were set aside"
        )
        yield Note("sources", None, None, None, f"{message}; {fields.missing_text}")


def read_row(row: Mapping[str, object], key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """The source of one row, with a note where it had to be changed; nothing where it has no text."""
    return _source(row, key, limits, fields) or iter(())


def _source(row: Mapping[str, object], key: str, limits: Reading, fields: Fields) -> Iterator[Source | Note] | None:
    """The row as a source, with a note where it had to be changed; None where it has no text."""
    text = _text(row, fields)
    if text is not None and has_markup(text):
        text = paragraphs(text)
    if not text:
        return None
    plan = fields.plan(tuple(row))
    return _described({name: _word(row, plan[name]) for name in KNOWN if name != "text"}, text, key, limits)


def _text(row: Mapping[str, object], fields: Fields) -> str | None:
    """What the row's best text column holds, exactly."""
    values = (row[name] for name in fields.plan(tuple(row))["text"])
    said = (value.get("rendered") if isinstance(value, dict) else value for value in values)  # WordPress writes {"rendered": ...}
    return next((value for value in said if isinstance(value, str) and value.strip()), None)


def _described(words: Mapping[str, str | None], text: str, key: str, limits: Reading) -> Iterator[Source | Note]:
    text, broken = without_surrogates(text)
    if broken:
        yield Note("sources", None, None, None, f"{key} has {broken} broken characters; they read as U+FFFD")
    complete = len(text) <= limits.longest_text
    if not complete:
        message = (
            f"{key} is longer than {limits.longest_text:,} characters and was cut there; raise reading.longest_text to read on"
        )
        yield Note("sources", None, None, None, message)
    days = {name: iso_day(value) if (value := words[name]) else None for name in ("published", "crawled")}
    for name, day in days.items():
        if day is None and (value := words[name]):
            yield Note("sources", None, None, None, f"{key}: the date {value[:40]!r} was not understood; write it as 2021-03-31")
    yield Source(
        key=key,
        text=text[: limits.longest_text],
        title=words["title"],
        url=words["url"],
        outlet=words["outlet"],
        author=words["author"],
        published=days["published"],
        crawled=days["crawled"],
        language=words["language"],
        kind=_kind(words["kind"] or ""),
        complete=complete,
    )


def _word(row: Mapping[str, object], columns: tuple[str, ...]) -> str | None:
    for name in columns:
        value = row[name]
        if isinstance(value, dict):  # schema.org writes {"name": ...}, WordPress {"rendered": ...}
            value = value.get("name") or value.get("rendered")
        if isinstance(value, list):
            value = ", ".join(v for v in value if isinstance(v, str))
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return without_surrogates(value.strip())[0]
    return None


def _kind(word: str) -> Kind | None:
    if word.casefold() in ("official", "communique", "statement"):
        return "official"
    return "press" if word.casefold() in ("press", "news", "article", "newsarticle", "report") else None


def iso_day(value: str) -> str | None:
    """The day a metadata field states: ISO 8601 (any length from the year on), RFC 2822 or seconds since 1970."""
    value = value.strip()
    try:
        if value.isdigit() and len(value) in (10, 13):
            return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
        if value[:4].isdigit() and len(value) in (4, 7) and (len(value) == 4 or value[4] == "-"):
            datetime.fromisoformat(f"{value}-01-01"[:10])
            return value
        return datetime.fromisoformat(value).date().isoformat()
    except (ValueError, OverflowError):
        pass
    try:
        return datetime.fromisoformat(value[:10].replace("/", "-")).date().isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
