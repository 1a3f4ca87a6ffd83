"""People's verdicts: as text and back, and applied last without touching what the stages found."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import register_sample as sample
from communique.errors import RegisterError
from communique.model import Judgement, Register
from communique.register.judgements import applied, beside, read_judgements, write_judgements
from communique.register.store import open_register

ONE, TWO = "gazette-2021-05-04-0001:0-30", "herald-0002:0-30"


def verdict(*subjects: str, verdict: str = "wrong", on: str = "2021-06-01", by: str = "Amina", note: str = "") -> Judgement:
    assert verdict in ("same", "different", "correct", "wrong")
    return Judgement(subjects, verdict, by, on, note)  # type: ignore[arg-type]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return sample.register(tmp_path / "register.db")


def test_a_wrong_statement_leaves_its_point(register: Register) -> None:
    judged = applied(register, [verdict(TWO, note="about another canal")])
    assert next(s.point for s in judged.statements if s.id == TWO) is None
    assert judged.points[0].statements == (ONE,)
    carried = {row.document: (row.form, row.spans) for row in judged.carriage}
    assert carried["herald-0002"] == ("not-checked", ())
    assert carried["gazette-2021-05-04-0001"][0] == "verbatim"
    assert judged.points[0].reasons[-1].detail == "Amina, 2021-06-01: about another canal"


def test_a_point_takes_another_wording_when_its_own_goes(register: Register) -> None:
    judged = applied(register, [verdict(ONE)])
    assert judged.points[0].wording.document == "herald-0002"


def test_a_point_without_statements_goes_with_all_that_names_it(register: Register) -> None:
    judged = applied(register, [verdict(ONE), verdict(TWO)])
    assert (judged.points, judged.carriage, judged.changes) == ((), (), ())
    assert judged.conflicts[0].points == ()
    assert len(judged.statements) == len(register.statements)


def test_verdicts_on_carriage(register: Register) -> None:
    judged = applied(register, [verdict(sample.POINT, "herald-0002")])
    row = next(row for row in judged.carriage if row.document == "herald-0002")
    assert (row.form, row.spans) == ("not-checked", ())
    praised = applied(register, [verdict("herald-0002", sample.POINT, verdict="correct")])
    row = next(row for row in praised.carriage if row.document == "herald-0002")
    assert (row.form, row.reasons[-1].value) == ("reworded", "correct")


def test_a_later_verdict_counts(register: Register) -> None:
    first, second = verdict(TWO, by="Amina", on="2021-06-01", verdict="correct"), verdict(TWO, by="Badr", on="2021-06-02")
    assert applied(register, [second, first]) == applied(register, [first, second])
    assert next(s.point for s in applied(register, [first, second]).statements if s.id == TWO) is None


@pytest.mark.parametrize("said", ["same", "different"])
def test_verdicts_that_are_only_kept_change_nothing(register: Register, said: str) -> None:
    kept = verdict(ONE, TWO, verdict=said), verdict("nowhere")
    judged = applied(register, kept)
    assert set(judged.judgements) == set(kept)
    assert dataclasses.replace(judged, judgements=()) == register


def test_the_text_file_lies_beside_the_register(tmp_path: Path) -> None:
    path = beside(tmp_path / "news.db")
    assert path == tmp_path / "news.judgements.jsonl"
    verdicts = [verdict(TWO, on="2021-06-03"), verdict(ONE, TWO, verdict="same", note="«نعم»")]
    write_judgements(path, verdicts)
    assert read_judgements(path) == tuple(reversed(verdicts))
    assert path.read_text("utf-8").count("\n") == 2
    with open_register(tmp_path / "news.db") as store:
        store.take_judgements(read_judgements(path))
        store.take_judgements(read_judgements(path))
        assert store.judgements() == tuple(reversed(verdicts))


def test_a_line_that_is_no_judgement_is_named(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    write_judgements(path, [verdict(ONE)])
    for line in ('{"subjects": ["a"]}', "not JSON", '{"subjects":["a"],"verdict":"maybe","by":"x","on":"y","note":""}'):
        path.write_text(f"{path.read_text('utf-8').splitlines()[0]}\n\n{line}\n", "utf-8")
        with pytest.raises(RegisterError, match="line 3: not a judgement"):
            read_judgements(path)
    with pytest.raises(RegisterError, match="cannot read judgements"):
        read_judgements(tmp_path / "none")


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
JUDGEMENTS = st.builds(
    Judgement, st.tuples(TEXT) | st.tuples(TEXT, TEXT), st.sampled_from(["same", "different", "correct", "wrong"]), TEXT, TEXT, TEXT
)


@settings(max_examples=30)
@given(st.lists(JUDGEMENTS, max_size=5))
def test_judgements_come_back_from_their_text(tmp_path_factory: pytest.TempPathFactory, judgements: list[Judgement]) -> None:
    path = tmp_path_factory.mktemp("judgements") / "j.jsonl"
    write_judgements(path, judgements)
    assert sorted(read_judgements(path), key=repr) == sorted(judgements, key=repr)


def test_applying_leaves_the_register_itself_alone(register: Register) -> None:
    before = dataclasses.replace(register)
    applied(register, [verdict(ONE)])
    assert register == before
