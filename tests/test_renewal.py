"""A reading finds anew what its texts change and takes the rest as it stands; what comes out is what one reading of everything gives."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

import communique
from communique import pipeline, verbs
from communique.model import Point
from communique.register.export import to_json
from communique.register.store import open_register

EXAMPLE = Path(__file__).parents[1] / "examples"
PROFILE = EXAMPLE / "water-and-coasts.toml"
MEETINGS = ("2024-05-14-muscat", "2025-02-20-virtual", "2026-06-17-tunis")


def rows_of(meeting: str) -> list[dict[str, str]]:
    """The reports and official texts of a meeting as rows of a file."""
    texts = sorted((EXAMPLE / "water-and-coasts" / meeting).glob("*.txt"))
    return [
        {
            "url": f"https://{text.stem}.example/{meeting}",
            "outlet": text.stem,
            "content": text.read_text("utf-8"),
            "kind": "official" if "official" in text.stem else "press",
        }
        for text in texts
    ]


def files(folder: Path, parts: dict[str, list[dict[str, str]]]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, rows in parts.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return [folder / f"{name}.jsonl" for name in parts]


def read(register: Path, *paths: Path, profile: Path = PROFILE) -> pipeline.Summary:
    return pipeline.read(paths, register, profiles=[profile])


def anew(summary: pipeline.Summary) -> int:
    """Occasions of which the points were made anew."""
    return next(stage.came_out for stage in summary.stages if stage.stage == "occasions")


@pytest.mark.parametrize("seed", range(2))
def test_one_reading_or_many_in_any_order_give_the_same_bytes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    days: dict[str, list[dict[str, str]]] = {f"day-{number}": [] for number in range(3)}
    for meeting in MEETINGS:
        rows = rows_of(meeting)
        for row in chance.sample(rows, 3):
            days[chance.choice(sorted(days))].append(row)
    paths = files(tmp_path / "days", {name: rows for name, rows in days.items() if rows})
    read(tmp_path / "whole.db", *paths)
    whole = to_json(verbs.load(tmp_path / "whole.db"))
    chance.shuffle(paths)
    for path in paths:
        read(tmp_path / "daily.db", path)
    assert to_json(verbs.load(tmp_path / "daily.db")) == whole
    with open_register(tmp_path / "whole.db") as one, open_register(tmp_path / "daily.db") as other:
        assert one.standing().made_of == other.standing().made_of


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of three meetings of one body."""
    folder = tmp_path_factory.mktemp("three")
    read(folder / "register.db", *files(folder / "days", {meeting: rows_of(meeting)[:3] for meeting in MEETINGS}))
    return folder / "register.db"


@pytest.fixture
def register(three: Path, tmp_path: Path) -> Path:
    (tmp_path / "register.db").write_bytes(three.read_bytes())
    return tmp_path / "register.db"


def test_a_report_changes_its_own_meeting_and_the_steps_beside_it(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stepped: list[list[tuple[str, str]]] = []
    monkeypatch.setattr("communique.renewal.find_changes", lambda *rest: stepped.append([(a.id, b.id) for a, b in rest[-1]]) or ())
    before = set(verbs.load(register).changes)
    held = [meeting.id for meeting in verbs.load(register).meetings]
    one, two, three = (next(name for name in held if meeting[:10] in name) for meeting in MEETINGS)
    assert {(change.earlier, change.later) for change in before} == {(one, two), (one, three), (two, three)}

    park = {
        "url": "https://alwaha.example/park",
        "outlet": "alwaha",
        "content": "افتتحت البلدية حديقة جديدة بجانب النهر.",
    }  # a new park
    assert anew(read(register, *files(tmp_path / "news", {"park": [park]}))) == 0
    assert anew(read(register, *files(tmp_path / "news", {"third": rows_of(MEETINGS[2])[3:4]}))) == 1
    assert stepped == [[], [(one, three), (two, three)]]
    assert set(verbs.load(register).changes) == {change for change in before if change.later == two}


def test_a_verdict_changes_the_meeting_that_it_speaks_of(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def seen(of: object, *rest: object) -> object:
        made.extend(meeting.id for meeting in of)  # type: ignore[attr-defined]
        return merge(of, *rest)

    merge = pipeline.Assembler.__call__.__globals__["merge_points"]
    monkeypatch.setattr("communique.assembly.merge_points", seen)
    points: list[Point] = [point for point in verbs.load(register).points if point.act == "commit"]
    one, other = next((a, b) for a, b in pairwise(points) if a.meeting == b.meeting)
    communique.judge(register, [one.id, other.id], "same", by="Amina", on="2031-01-01")
    assert made == [one.meeting]
    assert any({*one.statements, *other.statements} <= set(point.statements) for point in verbs.load(register).points)


def test_other_knowledge_makes_everything_anew(register: Path, tmp_path: Path) -> None:
    profile = tmp_path / PROFILE.name
    profile.write_text(PROFILE.read_text("utf-8") + "\n# another word\n", "utf-8")
    paths = files(tmp_path / "days", {meeting: rows_of(meeting)[:3] for meeting in MEETINGS})
    summary = read(register, *paths, profile=profile)
    assert anew(summary) == next(stage.came_in for stage in summary.stages if stage.stage == "occasions") >= len(MEETINGS)


def test_what_failed_is_tried_again(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    third, park = (
        rows_of(MEETINGS[2])[3:4],
        {"url": "https://alwaha.example/park", "content": "افتتحت البلدية حديقة جديدة بجانب النهر."},
    )
    with monkeypatch.context() as broken:
        broken.setattr("communique.assembly.merge_points", lambda *_: 1 // 0)
        assert anew(read(register, *files(tmp_path / "news", {"third": third}))) == 1
    assert len([note for note in verbs.load(register).notes if note.stage == "points"]) == 1
    assert anew(read(register, *files(tmp_path / "news", {"park": [park]}))) == 1
    assert not [note for note in verbs.load(register).notes if note.stage == "points"]
    paths = files(tmp_path / "days", {meeting: rows_of(meeting)[:3] for meeting in MEETINGS})
    read(tmp_path / "fresh.db", *paths, *files(tmp_path / "news", {"third": third, "park": [park]}))
    assert to_json(verbs.load(register)) == to_json(verbs.load(tmp_path / "fresh.db"))
