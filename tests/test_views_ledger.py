"""The ledger: commitments by body, theme, doer and date, in Python and on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import communique
from communique.cli import main


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        ({"body": "WATER"}, True),
        ({"body": "no such body"}, False),
        ({"theme": "fund"}, True),
        ({"doer": "الوزراء"}, True),
        ({"since": "2027"}, False),
    ],
)
def test_filters_keep_what_they_name(example_register: Path, narrowed: dict[str, str], left: bool) -> None:
    found = communique.commitments(example_register, **narrowed)
    assert bool(found) is left
    assert all(point.commitment for point in found)
    assert all("fund" in " ".join(point.themes) for point in found) or "theme" not in narrowed


def test_dates_split_the_ledger(example_register: Path) -> None:
    every, until, since = (
        communique.commitments(example_register, **bound) for bound in ({}, {"until": "2025"}, {"since": "2026"})
    )
    assert [*until, *since] == list(every)
    assert until and since


def test_the_ledger_on_the_command_line(example_register: Path) -> None:
    arguments = ["show", "--commitments", "--since", "2026", "-r", str(example_register)]
    shown, written = (CliRunner().invoke(main, [*arguments, *more]) for more in ([], ["--json"]))
    points = json.loads(written.stdout)
    assert points and all(point["id"] in shown.stdout.replace("\n", "") for point in points)
    assert "by when" in shown.stdout


@pytest.mark.parametrize("arguments", [["--body", "water"], ["2024-05-14", "--doer", "x"], ["2024-05-14", "--commitments"]])
def test_what_narrows_nothing_is_misuse(arguments: list[str], example_register: Path) -> None:
    assert CliRunner().invoke(main, ["show", *arguments, "-r", str(example_register)]).exit_code == 2
