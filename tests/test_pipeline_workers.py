"""The register is the same for any number of processes, and a text that cannot be read costs itself alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from communique import pipeline, verbs
from communique.analysis import analyser
from communique.knowledge.load import Carried
from communique.model import Source
from communique.register.export import to_json
from communique.scale import executors
from communique.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "examples"
# "The municipality opened a new park for children beside the river."
PARK = "افتتحت البلدية حديقة جديدة للأطفال بجانب النهر."


def read(register: Path, *, workers: int, paths: list[Path] | None = None, everything: bool = False) -> pipeline.Summary:
    profile = EXAMPLE / "water-and-coasts.toml"
    return pipeline.read(
        paths or [EXAMPLE / "water-and-coasts"], register, profiles=[profile], workers=workers, everything=everything
    )


def test_the_export_has_the_same_bytes_for_any_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_MANY", 2)
    monkeypatch.setattr(executors, "_ENOUGH", 1)
    summaries = [read(tmp_path / f"{workers}.db", workers=workers) for workers in (1, 3)]
    assert [summary.workers > 1 for summary in summaries] == [False, True]
    first, second = (to_json(verbs.load(tmp_path / f"{workers}.db")) for workers in (1, 3))
    assert first == second
    counted = [[(s.stage, s.came_in, s.came_out, s.set_aside) for s in summary.stages] for summary in summaries]
    assert counted[0] == counted[1]
    again = read(tmp_path / "1.db", workers=3)
    assert (again.already, again.stages[0].came_out) == (summaries[0].stages[0].came_out, 0)
    assert to_json(verbs.load(tmp_path / "1.db")) == first


def test_what_tells_of_no_meeting_is_kept_and_searchable_but_not_analysed(tmp_path: Path) -> None:
    folder, register = tmp_path / "news", tmp_path / "register.db"
    folder.mkdir()
    (folder / "park.txt").write_text(PARK, "utf-8")
    summary = read(register, workers=1, paths=[folder])
    assert {stage.stage: (stage.came_out, stage.set_aside) for stage in summary.stages}["filter"] == (0, 1)
    whole = verbs.load(register)
    assert [document.text for document in whole.documents] == [PARK]
    assert not whole.statements
    assert [note.document for note in whole.notes if note.stage == "filter"] == [whole.documents[0].id]
    assert len(verbs.trace(register, "حديقة جديدة").found) == 1
    assert read(register, workers=1, paths=[folder]).already == 1
    assert read(register, workers=1, paths=[folder], everything=True).already == 0, "asked for, it is analysed after all"
    assert not [note for note in verbs.load(register).notes if note.stage == "filter"]
    assert read(register, workers=1, paths=[folder]).already == 1, "and stays so"


def test_a_text_that_cannot_be_read_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, register = tmp_path / "news", tmp_path / "register.db"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(PARK + name, "utf-8")

    def reading(source: Source, *rest: object) -> object:
        if source.key == "a.txt":
            raise ValueError("a fault of ours")
        return described(source, *rest)

    described = pipeline.Analyser.__call__.__globals__["describe"]
    monkeypatch.setattr("communique.analysis.describe", reading)
    summary = read(register, workers=1, paths=[folder])
    assert [note.message for note in summary.refused] == [
        "a.txt could not be read (ValueError: a fault of ours); everything else was, please report it"
    ]
    assert [document.source for document in verbs.load(register).documents] == ["b.txt"]


def test_an_analyser_of_another_process_is_the_same(tmp_path: Path) -> None:
    make = partial(analyser, (Carried.of(EXAMPLE / "water-and-coasts.toml"),), Settings(), True)
    one, other = make()(Source("a.txt", PARK)), make()(Source("a.txt", PARK))
    assert one.entry == other.entry
