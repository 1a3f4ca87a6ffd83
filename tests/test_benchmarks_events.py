"""The benchmark of events among news: what it does without its data, and how it reads the scorer's sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import events
from benchmarks.quality import Absent


def test_a_day_that_is_not_there_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "FOLDER", tmp_path)
    with pytest.raises(Absent, match=r"no 1999-01-01\.zip in"):
        events.events(["1999-01-01"])
