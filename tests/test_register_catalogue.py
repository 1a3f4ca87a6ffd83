"""What lists and searches ask by stays in step with the records, and older registers are brought up."""

from __future__ import annotations

import dataclasses
import sqlite3 as driver
from pathlib import Path

import pytest

import register_sample as sample
from communique.register import sqlite
from communique.register.store import Store, open_register

MADE = ("attendance", "ledger", "search", "said")


def fill(store: Store) -> None:
    for key in sample.TEXTS:
        store.add(sample.source(key), sample.document(key), sample.statements(key), sample.mentions(key), sample.notes(key))
    store.write_join(sample.join())


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = driver.connect(path)
    try:
        return {name: sorted(connection.execute(f"SELECT rowid, * FROM {name}").fetchall(), key=repr) for name in MADE}
    finally:
        connection.close()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        fill(store)
    return path


def test_every_document_of_a_meeting_and_every_point_is_listed(register: Path) -> None:
    found = rows(register)
    assert {row[1:4] for row in found["attendance"]} == {(d, sample.MEETING, "report") for d in sample.IDS.values()}
    assert [(row[1], row[2]) for row in found["ledger"]] == [(sample.POINT, sample.MEETING)]
    assert len(found["said"]) == 4


def test_a_join_that_holds_less_takes_rows_out(register: Path) -> None:
    with open_register(register) as store:
        store.write_join(dataclasses.replace(sample.join(), points=[], meetings=[]))
    assert not rows(register)["ledger"] and not rows(register)["attendance"]


def test_a_text_read_anew_leaves_no_old_statement_in_the_full_text(register: Path) -> None:
    with open_register(register) as store:
        text = sample.TEXTS["one.txt"] + " "
        store.add(sample.source("one.txt", text), sample.document("one.txt", text), sample.statements("one.txt")[:1], (), ())
    assert len(rows(register)["said"]) == 3


def test_a_register_of_the_first_format_is_brought_up_when_opened(register: Path) -> None:
    before = rows(register)
    connection = driver.connect(register)
    for name in ("attendance", "ledger", "said"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DROP INDEX documents_by_day")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with open_register(register):
        pass
    assert rows(register) == before
    connection = driver.connect(register)
    assert connection.execute("PRAGMA user_version").fetchone() == (sqlite.FORMAT,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents_by_day'").fetchone() == (1,)
    connection.close()
