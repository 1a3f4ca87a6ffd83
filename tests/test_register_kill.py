"""A reading that is killed loses nothing that it acknowledged and leaves nothing half written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.register.search import search
from communique.register.store import open_register

WRITER = """
import dataclasses, sys
from pathlib import Path
import register_sample as sample
from communique.register.store import open_register

with open_register(Path(sys.argv[1])) as store:
    for number in range(10_000):
        key = f"{number}.txt"
        source = dataclasses.replace(sample.source("one.txt"), key=key)
        document = dataclasses.replace(sample.document("one.txt"), id=f"gazette-{number}", source=key)
        statements = [dataclasses.replace(s, id=f"gazette-{number}:{s.start}-{s.end}", document=document.id) for s in sample.statements("one.txt")]
        store.add(source, document, statements, sample.mentions("one.txt")[:0], [dataclasses.replace(n, document=document.id) for n in sample.notes("one.txt")])
        print(number, flush=True)
        if number % 7 == 6:
            store.write_join(sample.join())
"""


@pytest.mark.parametrize("moment", [0.0, 0.031, 0.157])
def test_nothing_acknowledged_is_lost(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "register.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline())]
        time.sleep(moment)
        writer.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout.read().splitlines() if line]
    with open_register(path, create=False) as store:
        kept = {document.id for document in store.documents()}
        assert {f"gazette-{number}" for number in acknowledged} <= kept
        assert len(kept) - len(acknowledged) <= 1, "at most the one that was written but not yet acknowledged"
        assert len(store.statements()) == 2 * len(kept)
        assert {note.document for note in store.register().notes if note.stage == "statements"} == kept
        hits = search(store, "تنظيف القنوات")
        assert {hit.span.document for hit in hits} == kept, "the index and the documents agree"
