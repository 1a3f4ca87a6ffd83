"""A verdict on what is the same takes effect at once, outlives further readings, and comes back with the text file beside the register."""

from __future__ import annotations

from pathlib import Path

import communique
from communique.model import Point

EXAMPLES = Path(__file__).parents[1] / "examples"
MEETING = EXAMPLES / "water-and-coasts" / "2025-02-20-virtual"
NAMES = ("official-en.txt", "harbour-courier.txt")


def points(register: Path) -> dict[str, Point]:
    return {point.id: point for point in communique.load(register).points}


def read(register: Path, *names: str) -> None:
    communique.read([MEETING / name for name in names], register, profiles=[EXAMPLES / "water-and-coasts.toml"])


def test_same_and_different_are_applied_where_statements_are_merged(tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    read(register, *NAMES)
    before = points(register)
    one, other = sorted(name for name, point in before.items() if point.act == "commit")[:2]
    communique.judge(register, [one, other], "same", by="Amina", on="2031-01-01")
    together = next(p for p in points(register).values() if set(before[one].statements) <= set(p.statements))
    assert set(before[other].statements) <= set(together.statements)

    apart = next(
        p for p in points(register).values() if len({s.partition(":")[0] for s in p.statements}) > 1 and p.id != together.id
    )
    first = apart.statements[0]
    second = next(s for s in apart.statements if s.partition(":")[0] != first.partition(":")[0])
    communique.judge(register, [first, second], "different", by="Amina", on="2031-01-02")
    assert not [p for p in points(register).values() if {first, second} <= set(p.statements)]

    kept = points(register)
    register.unlink()
    read(register, *NAMES)  # anew, with the verdicts of the text file
    assert points(register) == kept
