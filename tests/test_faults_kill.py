"""Twenty kills at moments drawn by lot while thousands of articles are read and two readers look on.

Nothing that was acknowledged is lost, no reader goes without an answer, and the run that is left in peace at last ends with the
very bytes of one that was never disturbed. A minute and a half of processor time; the articles are short so that it is no more.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from communique import pipeline, verbs
from communique.register.export import to_json
from communique.register.search import search
from communique.register.store import open_register
from conftest import EXAMPLES
from faults_news import WORDS, write_news

ARTICLES = 3000
KILLS = 20
PROFILE = EXAMPLES / "water-and-coasts.toml"

READ = """
import sys
from pathlib import Path
from communique import pipeline

def told(stage, things):
    for thing in things:
        print(stage, thing, flush=True)
        yield thing

if __name__ == "__main__":
    folder, register, profile, workers = sys.argv[1:]
    pipeline.read([Path(folder)], Path(register), profiles=[Path(profile)], workers=int(workers), watch=told)
    print("done all", flush=True)
"""
LOOK = """
import sys, time
from contextlib import nullcontext
from pathlib import Path
from communique.register.search import search
from communique.register.store import open_register

register, words, stays = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "stays"
most = 0
with open_register(register, create=False) if stays else nullcontext() as kept:
    while True:
        began = time.monotonic()
        try:
            with nullcontext(kept) if stays else open_register(register, create=False) as store:
                found, texts = len(search(store, words)), len(store.known())
            assert texts >= most, f"{texts} texts where there were {most}"
            most = texts
            print("answered", found, round(time.monotonic() - began, 3), flush=True)
        except BaseException as err:
            print("failed", type(err).__name__, err, flush=True)
        time.sleep(0.5)
"""


@contextmanager
def looking(register: Path, folder: Path) -> Iterator[None]:
    """Two readers, one that opens the register for every question and one that keeps it open; each has to have had answers only."""
    logs = {manner: folder / f"{manner}.log" for manner in ("comes", "stays")}
    readers = []
    for manner, log in logs.items():
        with log.open("w") as out:
            readers.append(subprocess.Popen([sys.executable, "-c", LOOK, str(register), WORDS, manner], stdout=out, stderr=out))
    try:
        yield
        assert all(reader.poll() is None for reader in readers), "a reader ended by itself"
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
    for manner, log in logs.items():
        lines = log.read_text("utf-8").splitlines()
        assert [line for line in lines if not line.startswith("answered ")] == [], f"the reader that {manner}"
        assert len(lines) >= KILLS, f"the reader that {manner} asked {len(lines)} times only"


def read(folder: Path, register: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READ, str(folder), str(register), str(PROFILE), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def killed(folder: Path, register: Path, workers: int, at: str | int, delay: float) -> tuple[list[str], str]:
    """A run that is killed ``delay`` seconds after so many texts, or after a stage began; what it acknowledged, and its last line."""
    acknowledged: list[str] = []
    last = ""
    with read(folder, register, workers) as run:
        assert run.stdout is not None
        if at == "the start":
            time.sleep(delay)
        else:
            for line in run.stdout:
                last = line.strip()
                stage, _, what = last.partition(" ")
                acknowledged += [what] if stage == "reading" else []
                if at in (len(acknowledged), last):
                    time.sleep(delay)
                    break
        run.send_signal(signal.SIGKILL)
        for line in run.stdout.read().splitlines():
            stage, _, what = line.partition(" ")
            acknowledged += [what] if stage == "reading" else []
            last = line
    return acknowledged, last


def kept(register: Path) -> set[str]:
    with closing(sqlite3.connect(register)) as file:
        assert file.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return {source for (source,) in file.execute("SELECT source FROM documents")}


def moments() -> list[tuple[str | int, float]]:
    """When to kill, drawn by lot but the same on every machine: mostly while texts are read, then in every part of the join."""
    chance = random.Random(20)
    start: list[tuple[str | int, float]] = [("the start", chance.uniform(0.1, 1.5)) for _ in range(2)]
    texts: list[tuple[str | int, float]] = [(chance.randint(1, 260), chance.uniform(0.0, 0.1)) for _ in range(13)]
    chance.shuffle(texts)
    stages = [f"joining {stage}" for stage in ("copies", "meetings", "points", "points", "changes")]
    return [texts[0], *start, *texts[1:], *((stage, chance.uniform(0.0, 0.1)) for stage in stages)]


def test_twenty_kills_lose_nothing_and_change_nothing(tmp_path: Path) -> None:
    news, register, undisturbed = tmp_path / "news", tmp_path / "register.db", tmp_path / "undisturbed.db"
    write_news(news, ARTICLES)
    assert len(moments()) == KILLS
    acknowledged: set[str] = set()
    with open_register(register):  # the readers need a file to look at
        pass
    with looking(register, tmp_path):
        for number, (at, delay) in enumerate(moments()):
            told, last = killed(news, register, 2 if number % 4 == 3 else 1, at, delay)
            assert not last.startswith("Traceback"), last
            assert not acknowledged.intersection(told), "read twice"
            acknowledged.update(told)
            assert acknowledged <= kept(register), f"lost at {at} + {delay:.3f} s"
        assert len(acknowledged) > ARTICLES / 2
        summary = pipeline.read([news], register, profiles=[PROFILE], workers=1)
        assert summary.already >= len(acknowledged)
        assert not summary.refused
    pipeline.read([news], undisturbed, profiles=[PROFILE], workers=2)
    first, second = verbs.load(undisturbed), verbs.load(register)
    assert len(first.meetings) == 1
    assert first.points
    assert to_json(second) == to_json(first)
    with open_register(register, create=False) as one, open_register(undisturbed, create=False) as other:
        assert search(one, WORDS) == search(other, WORDS)
