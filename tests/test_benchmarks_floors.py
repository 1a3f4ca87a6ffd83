"""Floors rise by themselves, fall only with a reason that is kept, and hold for one text of a reference."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import floors
from benchmarks.quality import Absent, Measured


def measured(reference: str = "abc", **figures: float) -> Measured:
    return Measured(reference, figures, {"dates wrong": ["one", "two"]})


def pin(file: Path, now: Measured, reason: str | None = None) -> dict[str, float]:
    """Judges and writes; the floors that stand afterwards."""
    floors.write("example", now, floors.judge("example", now, file), reason, file)
    kept: dict[str, float] = json.loads(file.read_text("utf-8"))["example"]["figures"]
    return kept


def test_a_first_figure_becomes_its_floor(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    (verdict,) = floors.judge("example", measured(dates=0.7), file)
    assert (verdict.floor, verdict.rose, verdict.fell) == (None, True, False)
    assert pin(file, measured(dates=0.7)) == {"dates": 0.7}


def test_a_floor_rises_with_its_figure(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7, acts=0.5))
    assert pin(file, measured(dates=0.8, acts=0.5)) == {"dates": 0.8, "acts": 0.5}


def test_a_fall_is_told_and_leaves_the_floor(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7, acts=0.5))
    verdicts = {v.name: v for v in floors.judge("example", measured(dates=0.6, acts=0.9), file)}
    assert verdicts["dates"].fell
    assert verdicts["acts"].rose
    assert pin(file, measured(dates=0.6, acts=0.9)) == {"dates": 0.7, "acts": 0.9}


def test_rounding_is_no_fall(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7))
    (verdict,) = floors.judge("example", measured(dates=0.7 - floors.NOISE / 2), file)
    assert not verdict.fell
    assert not verdict.rose


def test_a_reason_lowers_the_floor_and_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7, acts=0.5))
    assert pin(file, measured(dates=0.6, acts=0.5), "the reference was coded anew") == {"dates": 0.6, "acts": 0.5}
    (lowered,) = json.loads(file.read_text("utf-8"))["example"]["lowered"]
    assert lowered == {"figure": "dates", "from": 0.7, "to": 0.6, "why": "the reference was coded anew"}
    pin(file, measured(dates=0.9, acts=0.5))
    assert json.loads(file.read_text("utf-8"))["example"]["lowered"] == [lowered]


def test_a_figure_that_is_gone_has_fallen(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7, acts=0.5))
    fell = [v.name for v in floors.judge("example", measured(dates=0.7), file) if v.fell]
    assert fell == ["acts"]


def test_floors_of_another_text_of_the_reference_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7))
    (verdict,) = floors.judge("example", measured("def", dates=0.2), file)
    assert verdict.floor is None
    assert pin(file, measured("def", dates=0.2)) == {"dates": 0.2}


def test_references_keep_floors_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    pin(file, measured(dates=0.7))
    floors.write("seeds", measured(dates=0.1), floors.judge("seeds", measured(dates=0.1), file), None, file)
    assert pin(file, measured(dates=0.7)) == {"dates": 0.7}


# ---------------------------------------------------------------- the command


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command with a floors file of its own and one reference, whose figures a test sets."""
    file = tmp_path / "floors.json"
    judge, write = floors.judge, floors.write
    monkeypatch.setattr(floors, "judge", lambda name, now: judge(name, now, file))
    monkeypatch.setattr(floors, "write", lambda name, now, verdicts, why: write(name, now, verdicts, why, file))
    monkeypatch.delenv("CI", raising=False)
    return file


def run(monkeypatch: pytest.MonkeyPatch, now: Measured, why: str | None = None, show: int = 0) -> int:
    monkeypatch.setattr(command, "REFERENCES", {"example": lambda: now})
    return command.gate(why, show)


def test_the_gate_fails_on_a_fall_and_names_errors(
    gate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, measured(dates=0.7)) == 0
    assert run(monkeypatch, measured(dates=0.6)) == 1
    said = capsys.readouterr().out
    assert "FELL" in said
    assert "dates wrong (2)" in said
    assert json.loads(gate.read_text("utf-8"))["example"]["figures"] == {"dates": 0.7}


def test_the_gate_takes_a_reason(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, measured(dates=0.7))
    assert run(monkeypatch, measured(dates=0.6), "coded anew") == 0
    assert json.loads(gate.read_text("utf-8"))["example"]["figures"] == {"dates": 0.6}


def test_the_gate_writes_nothing_on_a_build_server(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    assert run(monkeypatch, measured(dates=0.7)) == 0
    assert not gate.exists()


def test_the_gate_shows_as_many_errors_as_asked(
    gate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, measured(dates=0.7), show=1)
    said = capsys.readouterr().out
    assert "one" in said
    assert "two" not in said


def test_a_reference_that_is_absent_is_skipped_with_its_reason(
    gate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> Measured:
        raise Absent("no reference texts here")

    monkeypatch.setattr(command, "REFERENCES", {"seeds": absent})
    assert command.gate(None, 0) == 0
    assert "seeds: skipped: no reference texts here" in capsys.readouterr().out
