"""The sheets of a register as files: CSV, Parquet, one Excel workbook.

CSV and Parquet are a folder with a file a sheet; a cell without a value is empty, and in CSV cannot be told from an empty text.
CSV is UTF-8 without a byte-order mark, rows end in a line feed. A workbook's cells hold at most 32,767 characters: longer
texts are cut there, with a sign, and whole in the other forms. Cells are text, never formulas, whatever they begin with.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from communique.errors import RegisterError
from communique.register.export import write_file
from communique.register.sheets import Sheet

CELL = 32_767
"""Characters that Excel allows in a cell."""

CUT = " [… cut: a cell ends here]"

MADE = datetime(2000, 1, 1)
"""The day that a workbook says it was made on: the same register gives the same bytes."""


def write_csv(sheets: Sequence[Sheet], folder: Path) -> None:
    """One CSV file a sheet."""
    _folder(folder)
    for sheet in sheets:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(name for name, _ in sheet.columns)
        writer.writerows(sheet.rows)
        write_file(text.getvalue().encode("utf-8", "backslashreplace"), folder / f"{sheet.name}.csv")


def write_parquet(sheets: Sequence[Sheet], folder: Path) -> None:
    """One Parquet file a sheet, compressed with Zstandard. :raises RegisterError: where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as err:
        raise RegisterError("Parquet needs one more library: pip install 'communique[tables]'") from err
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    _folder(folder)
    for sheet in sheets:
        columns = list(zip(*sheet.rows, strict=True)) or [()] * len(sheet.columns)
        arrays = [
            pa.array([_sound(cell) for cell in cells], types[kind]) for (_, kind), cells in zip(sheet.columns, columns, strict=True)
        ]
        file = io.BytesIO()
        pq.write_table(pa.table(arrays, names=[name for name, _ in sheet.columns]), file, compression="zstd")
        write_file(file.getvalue(), folder / f"{sheet.name}.parquet")


def write_workbook(sheets: Sequence[Sheet], path: Path) -> None:
    """One Excel workbook, a sheet a table, headings fixed and filtered. :raises RegisterError: where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError as err:
        raise RegisterError("Excel workbooks need one more library: pip install 'communique[tables]'") from err
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        bold, plain = book.add_format({"bold": True}), book.add_format({"valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 1)
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            for column, (name, _) in enumerate(sheet.columns):
                page.write_string(0, column, name, bold)
            for at, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(at, column, _fitting(cell), plain)
                    elif cell is not None:
                        page.write(at, column, cell, plain)
    write_file(file.getvalue(), path)


def _folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise RegisterError(f"cannot make the folder {folder}: {err.strerror}; choose another with -o") from err


def _sound(cell: object) -> object:
    """Without half an emoji of a broken source, which no UTF-8 file can hold: written as its escape."""
    return cell.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(cell, str) else cell


def _fitting(text: str) -> str:
    text = str(_sound(text))
    return text if len(text) <= CELL else text[: CELL - len(CUT)] + CUT
