"""Rows of a CSV or TSV file. Its first line is a header; what divides its columns is found out by reading its first rows.

A row whose number of fields is not the header's is set aside, never guessed at. What it gets wrong: quotation marks that are
escaped with a backslash (RFC 4180 doubles them) make their row ragged.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.fields import PLAIN, Fields, folded
from communique.sources.tables import rows

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 1_000_000
"""Characters of the first rows that tell the delimiter."""
_FITTING = 0.5
"""Share of the first rows that have the header's number of fields; where fewer have, the rows are not what the header says."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way to divide the rows, and what the first rows look like by it."""

    delimiter: str
    quoted: bool
    """False: quotation marks are part of the text, as many tab-separated files have them."""
    header: tuple[str, ...] = ()
    has_text: bool = False
    known: int = 0
    """Columns with a name that means something."""
    fitting: float = 0.0

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        if not self.quoted:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=self.delimiter, strict=True)  # strict: no quotation mark is lost in silence


def read_delimited(lines: Iterator[str], key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources of the rows. Raises :class:`InputError` with a clause where header, delimiter or rows cannot be made out."""
    csv.field_size_limit(limits.largest_file)  # the module's own 131,072 characters are less than a long article has
    sample: list[str] = []
    size = 0
    broken: InputError | None = None
    try:
        for line in lines:
            sample.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    except InputError as err:  # what stands before the damage is read first
        if not sample:
            raise
        broken = err
    told = sample[0].strip()[4:] if sample and sample[0].lower().startswith("sep=") else ""  # a spreadsheet's own first line
    del sample[: bool(told)]
    shape = _best_shape(sample, size > _SAMPLE, fields, told or "".join(_DELIMITERS))
    ragged: list[int] = []
    yield from rows(_records(shape, chain(sample, lines), key, ragged), key, limits, fields)
    if ragged:
        first = ", ".join(f"#{index}" for index in ragged[:3])
        message = (
            f"{key}: {len(ragged)} rows do not have the header's {len(shape.header)} fields ({first}"
            f"{', ...' if len(ragged) > 3 else ''}) and were set aside; put fields with a {_DELIMITERS.get(shape.delimiter, 'delimiter')}"
            " or a line end between quotation marks"
        )
        yield Note("sources", None, None, None, message)
    if broken is not None:
        raise broken


def _best_shape(sample: Sequence[str], more: bool, fields: Fields, delimiters: str) -> _Shape:
    tried = [_Shape(mark, quoted=True) for mark in delimiters] + [_Shape("\t", quoted=False)] * ("\t" in delimiters)
    shapes = [_tried(shape, sample, more, fields) for shape in tried]
    best = max(shapes, key=lambda shape: (shape.has_text, shape.fitting > _FITTING, shape.known, shape.fitting, shape.quoted))
    if not best.has_text:
        widest = max(shapes, key=lambda shape: (shape.fitting, len(shape.header)) if len(shape.header) > 1 else (0.0, 0))
        shown = ", ".join(name[:20] for name in widest.header[:6])
        if len(widest.header) < 2:
            raise InputError(
                "has no columns: neither comma, semicolon, tab nor bar divides its first line; save it with one of these and a header"
            )
        raise InputError(
            f"has no text column in its first line ({shown}), divided by {_DELIMITERS.get(widest.delimiter, 'delimiter')}; "
            "give it a header line, or name the column with --map content=COLUMN"
        )
    if best.fitting < _FITTING:
        raise InputError(
            f"has rows that do not fit its header: only {best.fitting:.0%} have {len(best.header)} fields; "
            "put fields that hold a delimiter or a line end between quotation marks"
        )
    return best


def _tried(shape: _Shape, sample: Sequence[str], more: bool, fields: Fields) -> _Shape:
    """``shape`` with what the sample looks like by it; ``more``: the last row may go on behind the sample."""
    header: tuple[str, ...] = ()
    widths: list[int] = []
    wrapped = 0
    reader = shape.reader(sample)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            widths.append(-1)
            continue
        if row and not header:
            header = tuple(name.strip() for name in row)
        elif row:
            wrapped += any(len(value) > 1 and value[0] == value[-1] == '"' for value in row)
            widths.append(_width(row, len(header)))
    widths = widths[:-1] if more and len(widths) > 1 else widths
    fitting = widths.count(len(header)) / len(widths) if widths else 1.0
    low = [folded(name) for name in header]
    return _Shape(
        shape.delimiter,
        shape.quoted,
        header,
        bool(fields.columns("text", low)),
        len(fields.all_names().intersection(low)),
        fitting if shape.quoted or wrapped <= len(widths) / 2 else 0.0,  # fields wrapped in marks: these are CSV's, not the text's
    )


def _width(row: Sequence[str], expected: int) -> int:
    """Fields of a row; empty ones beyond the header's, as spreadsheets write them, do not count."""
    return expected if len(row) > expected and not any(row[expected:]) else len(row)


def _records(shape: _Shape, lines: Iterator[str], key: str, ragged: list[int]) -> Iterator[tuple[int, object]]:
    reader = shape.reader(lines)
    headed = False
    index = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as err:  # the reader goes on with the next line
            yield index, Note("sources", None, None, None, f"{key}#{index} breaks the rules of CSV ({err}); the row was set aside")
            index += 1
            continue
        if not row:
            continue
        if not headed:
            headed = True
            continue
        if _width(row, len(shape.header)) != len(shape.header):
            ragged.append(index)
        else:
            yield index, dict(reversed(list(zip(shape.header, row, strict=False))))  # of two columns of one name the first counts
        index += 1
