"""Rows of a Parquet file: only the columns that mean something, a few rows at a time.

What it gets wrong: columns inside other columns (``article.text``) are not looked into.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.fields import PLAIN, Fields, folded
from communique.sources.tables import rows
from communique.sources.unpacking import exceeds, too_dense

_AT_ONCE = 64
"""Rows in memory at a time."""


def read_parquet(stream: BinaryIO, key: str, limits: Reading, fields: Fields = PLAIN) -> Iterator[Source | Note]:
    """Sources of the rows. Raises :class:`InputError` with a clause for a damaged file, one without a text column or beyond the
    limits, and where ``pyarrow`` is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as err:
        raise InputError(
            "is a Parquet file, which takes one more library: pip install 'communique[tables]'; or save its rows as JSON lines"
        ) from err
    if not stream.seekable():  # a member of an archive: the index stands at the end
        data = stream.read(limits.largest_file + 1)
        if len(data) > limits.largest_file:
            raise InputError(f"has more than {limits.largest_file:,} bytes inside an archive; unpack it")
        stream = io.BytesIO(data)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if not size:
        raise InputError("is empty; nothing to read")
    try:
        with parquet.ParquetFile(stream, pre_buffer=False) as file:
            columns = [name for name in file.schema_arrow.names if folded(name) in fields.all_names()]
            if not fields.columns("text", {folded(name) for name in columns}):
                shown = ", ".join(name[:20] for name in file.schema_arrow.names[:6])
                raise InputError(f"has no text column (its columns: {shown}); {fields.missing_text}")
            unpacked = sum(file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups))
            if unpacked > limits.largest_archive:
                raise InputError(f"would unpack to {unpacked:,} bytes, more than {limits.largest_archive:,}; split it")
            if exceeds(unpacked, size, limits):
                raise InputError(too_dense(limits))
            yield from rows(enumerate(_rows(file, columns, limits)), key, limits, fields)
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as err:
        reason = " ".join(str(err).split())[:100]
        raise InputError(f"is a damaged Parquet file ({reason}); what stands before the damage was read, write it again") from err


def _rows(file: Any, columns: list[str], limits: Reading) -> Iterator[dict[str, object]]:
    for batch in file.iter_batches(_AT_ONCE, columns=columns, use_threads=False):
        if batch.nbytes > limits.largest_archive:
            raise InputError(f"has rows of more than {limits.largest_archive // _AT_ONCE:,} bytes each; they are no articles")
        values = {name: _values(batch.column(name)) for name in columns}
        for at in range(batch.num_rows):
            yield {name: column[at] for name, column in values.items()}


def _values(column: Any) -> list[object]:
    """The values of a column as rows of JSON would have them: dates as ISO words (in UTC), bytes as UTF-8."""
    import pyarrow
    from pyarrow import types

    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_timestamp(column.type):
        column = column.cast(pyarrow.timestamp("us"), safe=False)
    if types.is_timestamp(column.type) or types.is_date(column.type):
        return [None if value is None else value.isoformat() for value in column.to_pylist()]
    if types.is_string(column.type) or types.is_large_string(column.type):
        column = column.cast(pyarrow.large_binary())  # a string that is not UTF-8 is read like any damaged text
    return [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in column.to_pylist()]
