"""Two joint statements among days of ordinary news: which articles are gathered, their points, their carriage, who copied whom.

The whole flow over some days of SaudiNewsNet (see ``press/README.md`` for getting the data), scored against ``gold/events.json``
by the scorer beside it. One day, 4 August 2015, has most of both events; the second has their beginnings, the third their echo.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.press.texts import FOLDER
from benchmarks.quality import SHARED, Absent, Measured

DAYS = ("2015-08-03", "2015-08-04", "2015-08-07")
GOLD = SHARED / "gold" / "events.json"
SCORER = SHARED / "score" / "score.py"


def events(days: Sequence[str] = DAYS) -> Measured:
    """The figures over some days. Raises :class:`Absent` where data, reference or scorer are missing."""
    files = [FOLDER / f"{day}.zip" for day in days]
    missing = [file for file in (*files, GOLD, SCORER) if not file.exists()]
    if missing:
        raise Absent(f"no {missing[0].name} in {missing[0].parent}")
    from communique import pipeline, verbs
    from communique.register.export import to_json

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        pipeline.read(files, scratch / "register.db")
        (scratch / "register.json").write_text(to_json(verbs.load(scratch / "register.db")), "utf-8")
        return scored(scratch / "register.json", days)


def scored(register: Path, days: Sequence[str]) -> Measured:
    """An exported register against the reference, cut down to the days that were read."""
    sheet = register.with_name("sheet.json")
    command = [sys.executable, str(SCORER), str(register), str(GOLD), "--files", ",".join(days), "--json", str(sheet)]
    subprocess.run(command, check=True, capture_output=True)
    result = json.loads(sheet.read_text("utf-8"))
    figures = {name: result["figures"][name] for name in result["composite_of"]} | {"composite": result["composite"]}
    figures |= {f"retrieval.{part}": result["figures"][f"retrieval.{part}"] for part in ("precision", "recall")}
    return Measured(hashlib.sha256(GOLD.read_bytes()).hexdigest()[:12], figures, result["examples"])


def run(days: Sequence[str], show: int) -> int:
    """Prints figures, and up to ``show`` errors of each kind."""
    measured = events(days)
    for figure, value in sorted(measured.figures.items()):
        print(f"{figure:<38}{value:.3f}")
    for kind, rows in measured.examples.items():
        print(f"-- {kind} ({len(rows)})", *rows[:show], sep="\n   ")
    return 0
