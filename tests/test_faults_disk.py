"""A disk that is full and a register that cannot be written: one line, nothing half written, and the same command goes on later."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from communique import pipeline, verbs
from communique.register.export import to_json
from faults_news import write_news

pytest.importorskip("resource", reason="limits of processes are Unix's")

LIMITED = """
import resource, sys
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # a write beyond fails as on a disk without room
from communique.cli import main
main(sys.argv[2:])
"""


def limited(most: int, *arguments: str) -> tuple[int, list[str]]:
    """A run of the program whose files may have so many bytes; its exit code and the lines on standard error."""
    done = subprocess.run([sys.executable, "-c", LIMITED, str(most), *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize("most", [40_000, 200_000, 700_000])
def test_no_room_for_the_register(most: int, tmp_path: Path) -> None:
    news, register = tmp_path / "news", tmp_path / "register.db"
    write_news(news, 300)
    code, lines = limited(most, "read", str(news), "-r", str(register), "--workers", "1")
    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith("communique: ")
    assert "register.db" in lines[0]
    assert "no room" in lines[0]
    if register.exists():
        with closing(sqlite3.connect(register)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    pipeline.read([news], register, workers=1)
    pipeline.read([news], tmp_path / "undisturbed.db", workers=1)
    assert to_json(verbs.load(register)) == to_json(verbs.load(tmp_path / "undisturbed.db"))


def test_a_register_of_a_newer_program(tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    (tmp_path / "a.txt").write_text("اجتمع الوزراء في القاهرة.", "utf-8")  # the ministers met in Cairo
    pipeline.read([tmp_path / "a.txt"], register)
    with closing(sqlite3.connect(register)) as file:
        file.execute("PRAGMA user_version = 99")
    before = register.read_bytes()
    code, (line,) = limited(10**9, "read", str(tmp_path / "a.txt"), "-r", str(register))
    assert code == 2
    assert line.startswith(f"communique: {register} has format 99, this program reads format ")
    assert line.endswith("install a newer communique")
    assert register.read_bytes() == before
