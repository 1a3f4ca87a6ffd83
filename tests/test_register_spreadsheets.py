"""The register as tables and as linked data: what other programs read back is what the register holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from communique import load
from communique.model import Register
from communique.register.linked import to_jsonld
from communique.register.sheets import BETWEEN, Sheet, sheets
from communique.register.spreadsheets import CELL, write_csv, write_parquet, write_workbook


@pytest.fixture(scope="module")
def register(example_register: Path) -> Register:
    return load(example_register)


@pytest.fixture(scope="module")
def tables(register: Register) -> tuple[Sheet, ...]:
    return sheets(register)


def test_every_record_has_its_row(register: Register, tables: tuple[Sheet, ...]) -> None:
    rows = {sheet.name: len(sheet.rows) for sheet in tables}
    for kind in ("documents", "meetings", "statements", "points", "carriage", "copies", "changes", "conflicts", "notes"):
        assert rows[kind] == len(getattr(register, kind)), kind
    assert rows["commitments"] == sum(1 for point in register.points if point.commitment) > 0


def test_cells_keep_to_the_type_of_their_column(tables: tuple[Sheet, ...]) -> None:
    for sheet in tables:
        for row in sheet.rows:
            assert len(row) == len(sheet.columns)
            for (name, kind), cell in zip(sheet.columns, row, strict=True):
                assert cell is None or type(cell) is kind, f"{sheet.name}.{name}: {cell!r}"


def test_words_beside_an_address_are_the_characters_there(register: Register, tables: tuple[Sheet, ...]) -> None:
    texts = {document.id: document.text for document in register.documents}
    beside = {
        "wording_at": "wording",
        "content_at": "content",
        "omitted_at": "omitted",
        "date_at": "date_words",
        "a_at": "words",
        "b_at": "none",
    }
    checked = 0
    for sheet in tables:
        names = [name for name, _ in sheet.columns]
        for row in sheet.rows:
            cells = dict(zip(names, row, strict=True))
            for name, place in cells.items():
                words = beside.get(name, name.removesuffix("_at"))
                if not isinstance(place, str) or not name.endswith("_at") or words not in cells:
                    continue
                spans = [(one.rpartition(":")[0], *one.rpartition(":")[2].split("-")) for one in place.split()]
                assert cells[words] == BETWEEN.join(texts[d][int(start) : int(end)] for d, start, end in spans)
                checked += 1
    assert checked > 100


def test_csv_comes_back(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    write_csv(tables, tmp_path)
    for sheet in tables:
        with (tmp_path / f"{sheet.name}.csv").open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        assert heading == [name for name, _ in sheet.columns]
        assert [tuple(row) for row in rows] == [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.rows]


def test_parquet_comes_back(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet(tables, tmp_path)
    for sheet in tables:
        table = parquet.read_table(tmp_path / f"{sheet.name}.parquet")
        assert table.column_names == [name for name, _ in sheet.columns]
        assert [tuple(row.values()) for row in table.to_pylist()] == list(sheet.rows)


def test_a_workbook_comes_back(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "register.xlsx"
    write_workbook(tables, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [sheet.name for sheet in tables]
    for sheet in tables:
        rows = list(book[sheet.name].iter_rows(min_row=2, values_only=True))
        assert len(rows) == len(sheet.rows)
        if sheet.name == "points":
            assert rows == list(sheet.rows)
    first = path.read_bytes()
    write_workbook(tables, path)
    assert path.read_bytes() == first


def test_a_workbook_takes_formulas_and_long_texts_as_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = Sheet("texts", (("text", str),), (("=1+1",), ("ا" * 40_000,), ("half \ud83d emoji",)))
    write_workbook([sheet], tmp_path / "register.xlsx")
    cells = [cell for (cell,) in openpyxl.load_workbook(tmp_path / "register.xlsx")["texts"].iter_rows(min_row=2)]
    assert (cells[0].value, cells[0].data_type) == ("=1+1", "s")
    assert len(cells[1].value) == CELL
    assert cells[2].value == "half \\ud83d emoji"
    write_csv([sheet], tmp_path)
    assert "\\ud83d" in (tmp_path / "texts.csv").read_text("utf-8")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parser warns of its own classes
def test_linked_data_is_read_by_an_rdf_library(register: Register) -> None:
    rdflib = pytest.importorskip("rdflib")
    text = to_jsonld(register)
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    oa, prov = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("http://www.w3.org/ns/prov#")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == len(register.statements)
    assert len(set(graph.subjects(rdflib.RDF.type, prov.Entity))) == len(register.points)
    assert set(graph.objects(None, prov.wasRevisionOf))
    assert to_jsonld(register) == text


def test_quotations_in_linked_data_are_the_characters_they_select(register: Register) -> None:
    texts = {f"urn:communique:document:{document.id}": document.text for document in register.documents}
    annotations = [node for node in json.loads(to_jsonld(register))["@graph"] if node["@type"] == "oa:Annotation"]
    assert annotations
    for node in annotations:
        target = node["oa:hasTarget"]
        position, quotation = target["selector"]
        text = texts[target["source"]]
        assert text[position["start"] : position["end"]] == quotation["exact"]
        assert text[: position["start"]].endswith(quotation["prefix"])
        assert text[position["end"] :].startswith(quotation["suffix"])
