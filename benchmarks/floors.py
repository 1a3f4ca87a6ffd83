"""Floors: the best figure each reference has seen. They rise by themselves and fall only with a written reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import Measured

FILE = Path(__file__).with_name("floors.json")
NOISE = 0.0005
"""Figures are rounded to four places; anything below this is rounding, not loss."""


@dataclass(frozen=True)
class Verdict:
    """How one figure stands against its floor (None: it had none)."""

    name: str
    floor: float | None
    value: float

    @property
    def fell(self) -> bool:
        return self.floor is not None and self.value < self.floor - NOISE

    @property
    def rose(self) -> bool:
        return self.floor is None or self.value > self.floor + NOISE


def judge(reference: str, measured: Measured, file: Path = FILE) -> list[Verdict]:
    """Every figure beside its floor. Floors of another text of the reference do not count."""
    kept = json.loads(file.read_text("utf-8")).get(reference, {}) if file.exists() else {}
    floors = kept.get("figures", {}) if kept.get("reference") == measured.reference else {}
    gone = [Verdict(name, floor, 0.0) for name, floor in floors.items() if name not in measured.figures]
    return [Verdict(name, floors.get(name), value) for name, value in sorted(measured.figures.items())] + gone


def write(reference: str, measured: Measured, verdicts: list[Verdict], reason: str | None = None, file: Path = FILE) -> None:
    """Lifts the floors that were passed; with a reason, also sets those that fell to what was measured."""
    data = json.loads(file.read_text("utf-8")) if file.exists() else {}
    floors = {v.name: v.value if v.rose or (v.fell and reason) else v.floor for v in verdicts}
    lowered = data.get(reference, {}).get("lowered", [])
    if reason:
        lowered += [{"figure": v.name, "from": v.floor, "to": v.value, "why": reason} for v in verdicts if v.fell]
    data[reference] = {"reference": measured.reference, "figures": floors, "lowered": lowered}
    file.write_text(json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
