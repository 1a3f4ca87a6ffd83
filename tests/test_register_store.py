"""The store keeps what it is given, touches only what differs, and says in one line why a file cannot be used."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3 as driver
import subprocess
import sys
from pathlib import Path

import pytest

import register_sample as sample
from communique.errors import RegisterError, UnknownId
from communique.model import Join, Judgement, Note
from communique.register import sqlite
from communique.register.reader import open_reader
from communique.register.store import Store, open_register


def fill(store: Store, *keys: str) -> None:
    for key in keys or ("one.txt", "two.txt"):
        if not store.has(sample.source(key)):
            store.add(sample.source(key), sample.document(key), sample.statements(key), sample.mentions(key), sample.notes(key))


def join(store: Store) -> None:
    store.write_join(sample.join())


def bytes_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_was_added_comes_back_in_order(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store, "two.txt", "one.txt")
        assert store.documents() == (sample.document("one.txt"), sample.document("two.txt"))
        assert store.statements() == (*sample.statements("one.txt"), *sample.statements("two.txt"))
        assert store.mentions() == (*sample.mentions("one.txt"), *sample.mentions("two.txt"))


def test_register_completes_documents_and_statements_from_the_join(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        join(store)
        register = store.register()
        assert [d.meetings for d in register.documents] == [(sample.MEETING,), (sample.MEETING,)]
        assert [d.published and d.published.rule for d in register.documents] == ["metadata", "copy gazette"]
        points = {s.id: (s.meeting, s.point) for s in register.statements}
        assert points["herald-0002:0-30"] == (sample.MEETING, sample.POINT)
        assert points[sample.statements("two.txt")[1].id] == (None, None)
        assert next(s.themes for s in register.statements if s.id == "herald-0002:0-30") == ("water", "autumn")
        assert [n.stage for n in register.notes] == ["meetings", "statements", "statements"]
        assert register.copies == sample.join().copies
        assert store.statements()[0].point is None, "what a document gives stays as it was found"
        assert store.documents()[1].published is None


def test_reading_the_same_again_changes_no_byte_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        fill(store)
        store.keep_notes([Note("sources", None, None, None, "three.pdf: not a kind of file that is read")])
        join(store)
    before = bytes_of(path)
    with open_register(path) as store:
        fill(store)
        store.keep_notes([Note("sources", None, None, None, "three.pdf: not a kind of file that is read")])
        join(store)
        assert len(store.register().notes) == 4
    assert bytes_of(path) == before


def test_join_writes_what_differs_and_deletes_what_is_gone(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        join(store)
        whole = sample.join()
        row = dataclasses.replace(whole.carriage[1], form="partial")
        store.write_join(dataclasses.replace(whole, carriage=(whole.carriage[0], row), changes=(), borrowed={}))
        register = store.register()
        assert [c.form for c in register.carriage] == ["verbatim", "partial"]
        assert register.changes == ()
        assert register.documents[1].published is None, "a date is borrowed only as long as the join says so"
        store.write_join(Join())
        empty = store.register()
        assert (empty.points, empty.meetings, empty.copies) == ((), (), ())
        assert all(s.point is None for s in empty.statements)
        assert [n.stage for n in empty.notes] == ["statements", "statements"]


def test_a_changed_text_under_the_same_key_replaces_the_old_one(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        changed = sample.source("one.txt", "نص آخر")  # "another text"
        assert not store.has(changed)
        store.add(changed, sample.document("one.txt", "نص آخر", "gazette-9999"), (), (), ())
        assert [d.id for d in store.documents()] == ["gazette-9999", "herald-0002"]
        assert {s.document for s in store.statements()} == {"herald-0002"}
        messages = [n.message for n in store.register().notes if n.stage == "register"]
        assert messages == ["one.txt changed since it was read before; this reading replaces document gazette-2021-05-04-0001"]
        assert store.has(changed)


def test_another_recipe_reads_anew_without_calling_it_a_change(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path, recipe="knowledge 1") as store:
        fill(store)
        before = store.meta["knowledge"]
    with open_register(path, recipe="knowledge 2") as store:
        assert not store.has(sample.source("one.txt"))
        fill(store)
        assert len(store.documents()) == 2
        assert {n.stage for n in store.register().notes} == {"statements"}
        assert store.meta["knowledge"] != before


def test_a_reading_that_was_broken_off_before_its_join_is_seen(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        assert not store.joined()
        fill(store, "one.txt")
        join(store)
        assert store.joined()
        fill(store, "two.txt")
        assert not store.joined()


def test_profiles_given_once_are_kept(tmp_path: Path) -> None:
    profile = tmp_path / "river-council.toml"
    profile.write_text("# 1")
    with open_register(tmp_path / "register.db") as store:
        assert store.keep_profiles([profile]) == (profile,)
        fill(store)
        assert store.has(sample.source("one.txt"))
    profile.unlink()
    with open_register(tmp_path / "register.db") as store:
        (kept,) = store.keep_profiles([])
        assert (kept.name, kept.read_text()) == ("river-council.toml", "# 1")
        assert store.has(sample.source("one.txt"))
        profile.write_text("# 2")
        assert store.keep_profiles([profile]) == (profile,)
        assert not store.has(sample.source("one.txt")), "a changed profile reads everything anew"
    assert not kept.exists()
    with open_register(tmp_path / "register.db") as store:
        assert store.keep_profiles([])[0].read_text() == "# 1", "nothing was read by the changed one: it may be broken"
    with open_register(tmp_path / "register.db") as store, pytest.raises(RegisterError, match="cannot read profile"):
        store.keep_profiles([tmp_path / "none.toml"])


def test_two_sources_with_one_id_are_told_apart(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store, "one.txt")
        twin = dataclasses.replace(sample.document("one.txt"), source="copy/one.txt")
        other = dataclasses.replace(sample.source("one.txt"), key="copy/one.txt")
        kept = store.add(other, twin, sample.statements("one.txt"), sample.mentions("one.txt"), sample.notes("one.txt"))
        assert kept.id.startswith("gazette-2021-05-04-0001-")
        ids = [d.id for d in store.documents()]
        assert ids == ["gazette-2021-05-04-0001", kept.id]
        mine = [s for s in store.statements() if s.document == kept.id]
        assert [s.id for s in mine] == [f"{kept.id}:{s.start}-{s.end}" for s in sample.statements("one.txt")]
        mention = next(m for m in store.mentions() if m.document == kept.id)
        assert mention.place_span is not None and mention.place_span.document == kept.id
        assert {span.document for span in mention.spans} == {kept.id}
        again = store.add(other, twin, sample.statements("one.txt"), (), ())
        assert again.id == kept.id


def test_half_an_emoji_is_kept_as_it_was_read(tmp_path: Path) -> None:
    text = "خبر \ud83d عاجل"  # "urgent \ud83d news"
    with open_register(tmp_path / "register.db") as store:
        store.add(sample.source("one.txt", text), sample.document("one.txt", text), (), (), ())
        assert store.documents()[0].text == text


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as writer:
        fill(writer, "one.txt")
        with open_register(path, create=False) as reader:
            fill(writer, "two.txt")
            assert len(reader.register().documents) == 2


def test_two_different_records_under_one_id_are_refused_whole(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        join(store)
        meeting = sample.join().meetings[0]
        with pytest.raises(RegisterError, match="two different records of meetings"):
            store.write_join(Join(meetings=(meeting, dataclasses.replace(meeting, place="Goma"))))
        assert store.register().meetings == (meeting,)


def test_a_full_disk_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        fill(store, "one.txt")
        pages = store._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        store._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = sample.source("two.txt", "كلمة " * 100_000)
        with pytest.raises(RegisterError, match="no room left on the disk"):
            store.add(long, sample.document("two.txt", long.text), (), (), ())
        assert [d.source for d in store.documents()] == ["one.txt"]
        assert not store.has(long)


# ---------------------------------------------------------------- files that are no register


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(RegisterError) as caught, open_register(path, create=create, patience=0.1):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_missing_register_names_the_command_that_makes_one(tmp_path: Path) -> None:
    assert "communique read PATH -r" in refusal(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()
    assert "there is no folder" in refusal(tmp_path / "a" / "none.db")


def test_files_of_others_are_refused_and_left_alone(tmp_path: Path) -> None:
    text, folder, other = tmp_path / "notes.db", tmp_path / "folder", tmp_path / "other.db"
    text.write_text("these are notes, not a database")
    folder.mkdir()
    with driver.connect(other) as connection:
        connection.execute("CREATE TABLE photos (id)")
    connection.close()
    before = bytes_of(other)
    assert "not a SQLite file" in refusal(text)
    assert "is a folder" in refusal(folder)
    assert "another program" in refusal(other)
    assert bytes_of(other) == before
    assert text.read_text() == "these are notes, not a database"


def test_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path):
        pass
    connection = driver.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "format 99" in refusal(path)


def test_damage_is_named(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        fill(store)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(RegisterError, match=r"damaged|cannot use"), open_register(path, create=False) as store:
        store.register()


def test_a_register_that_is_being_written_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path, patience=0.1) as store:
        fill(store, "one.txt")
        other = driver.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="being written by another program"):
            fill(store, "two.txt")
        other.execute("ROLLBACK")
        other.close()
        fill(store, "two.txt")
        assert len(store.documents()) == 2


def test_an_empty_file_becomes_a_register_only_when_one_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.touch()
    assert "is empty" in refusal(path, create=False)
    with open_register(path) as store:
        assert store.documents() == ()


def test_read_only_register_can_be_read_and_says_so_when_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        fill(store, "one.txt")
    before = bytes_of(path)
    monkeypatch.setattr(sqlite.os, "access", lambda place, mode: False)  # a superuser's real permissions are never refused
    with open_register(path) as store:
        assert store.read_only
        assert len(store.register().documents) == 1
        with pytest.raises(RegisterError, match="cannot be written"):
            fill(store, "two.txt")
    assert bytes_of(path) == before
    assert "cannot be written" in refusal(tmp_path / "new.db")


def test_network_file_systems_are_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_file_system", lambda path: "nfs4")
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        assert "network file system (nfs4)" in store.warnings[0]
    assert [p.name for p in tmp_path.iterdir()] == ["register.db"]


# ---------------------------------------------------------------- judgements


def test_judgement_on_nothing_is_refused(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store, pytest.raises(UnknownId, match="no document, meeting"):
        store.judge(Judgement(("nowhere",), "wrong", "Amina", "2021-06-01", ""))


def test_judgements_outlive_a_new_join(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as store:
        fill(store)
        join(store)
        subject = sample.statements("two.txt")[0].id
        store.judge(Judgement((subject,), "correct", "Amina", "2021-06-01", ""))
        store.judge(Judgement((subject,), "wrong", "Amina", "2021-06-02", "about another canal"))
        join(store)
        assert [j.verdict for j in store.judgements()] == ["wrong"]
        assert next(s.point for s in store.register().statements if s.id == subject) is None
        assert next(s.point for s in store.register(judged=False).statements if s.id == subject) == sample.POINT


def test_a_connection_more_in_the_same_process_leaves_the_others_their_journal(tmp_path: Path) -> None:
    """The journal may go only with the last connection of all processes: what is written without it damages the file."""
    path = tmp_path / "register.db"
    open_register(path).close()
    with open_reader(path) as reader:
        assert reader.version() > 0
        open_reader(path).close()
        write = f"from pathlib import Path; from communique.register.store import open_register; open_register(Path({str(path)!r})).close()"
        subprocess.run([sys.executable, "-c", write], check=True)
        assert path.with_name("register.db-wal").exists()
