"""``python -m benchmarks pages``: how fast the server answers while texts are being read into its register, and how large pages are.

The register is one that is named, or one made of some days of SaudiNewsNet, or, without the data, that of the bundled example.
The server runs as users run it, the reading of one more day beside it; both write and read the same file. Times are the
server's own (``Server-Timing``), by the clock and of CPU: where other work shares the machine, the first say more of that work
than of the server. Nothing is asserted.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urljoin
from urllib.request import urlopen

from benchmarks.press.texts import FOLDER
from benchmarks.quality import SHARED
from communique import pipeline

DAYS = ("2015-08-02", "2015-08-03", "2015-08-04")
MEANWHILE = "2015-08-05"
"""The day that is read while pages are asked for."""
EXAMPLE = Path(__file__).parents[1] / "examples" / "water-and-coasts"
WORDS = ("وزير الخارجية", "مجلس الوزراء", '"مجلس الأمن"', "اليمن", "التعاون", "agreement", "الإنذار المبكر", "القمة", "بيان", "دعم")
ROUNDS = 12
AIM_MEDIAN, AIM_HIGH, AIM_SIZE = 150, 400, 300_000
"""Milliseconds, and bytes of a page without fonts."""


@dataclass(frozen=True)
class Asked:
    """One answer: milliseconds by the server's clock and of its CPU, milliseconds that the client waited, and its size."""

    kind: str
    served: float
    worked: float
    waited: float
    size: int


def run(register: Path | None, days: Sequence[str], rounds: int = ROUNDS) -> int:
    """Measures and prints."""
    with tempfile.TemporaryDirectory(prefix="communique-pages-") as name:
        scratch = Path(name)
        kept = scratch / "register.db"
        files = [file for day in days if (file := FOLDER / f"{day}.zip").exists()]
        if register:
            shutil.copyfile(register, kept)
        else:
            pipeline.read(files or [EXAMPLE], kept, profiles=[] if files else [EXAMPLE.with_suffix(".toml")])
        with _server(kept) as address:
            print(_size(address))
            print("with nothing else going on, answers that were not kept:")
            print(*_told(_asked(address, rounds, fresh=True)), sep="\n")
            more = FOLDER / f"{MEANWHILE}.zip"
            with _reading(more if more.exists() else SHARED / "seeds", kept) as reading:
                print("while texts are read into it:")
                found = list(_asked(address, rounds, fresh=False))
                print(*_told(found), sep="\n")
                print(f"the reading {'was still going on at the end' if reading.poll() is None else 'was over before the end'}")
    return 0


def _told(found: Sequence[Asked]) -> Iterator[str]:
    for kind in dict.fromkeys(one.kind for one in found):
        some = [one for one in found if one.kind == kind]
        served = [one.served for one in some]
        high = quantiles(served, n=20)[-1]
        largest = max(one.size for one in some)
        good = median(served) <= AIM_MEDIAN and high <= AIM_HIGH and largest <= AIM_SIZE
        yield (
            f"  {kind:<9}{len(some):>4} answers: median {median(served):4.0f} ms, 95th percentile {high:4.0f} ms by the server, CPU "
            f"{median(one.worked for one in some):4.0f} and {quantiles([one.worked for one in some], n=20)[-1]:4.0f} ms; largest {largest / 1000:4.0f} KB{'' if good else '  (beyond the aim)'}"
        )


def _asked(address: str, rounds: int, *, fresh: bool) -> list[Asked]:
    """Asks for pages of all kinds in turn. ``fresh``: each time another one, so that none comes from memory."""
    home = _text(address + "index.html")
    bodies = _links(home, "bodies")
    meetings = _links(home, "meetings")
    points = [link for meeting in meetings[:4] for link in _links(_text(urljoin(address, meeting)), "points")]
    reports = _links(_text(address + "reports.html"), "reports")
    found = []
    for turn in range(rounds):
        note = f"turn={turn}" if fresh else ""
        for kind, pages in (
            ("home", ["index.html"]),
            ("meeting", meetings),
            ("body", bodies),
            ("point", points),
            ("report", reports),
        ):
            if pages:
                found.append(_ask(kind, f"{address}{pages[turn % len(pages)]}?{note}"))
        scope = ("statements", "points", "reports")[turn % 3]
        found.append(_ask("search", f"{address}search.html?q={quote(WORDS[turn % len(WORDS)])}&in={scope}"))
        found += [_ask("other", f"{address}{kind}.html?{note}") for kind in ("commitments", "outlets", "reports", "notes")]
    return found


def _ask(kind: str, url: str) -> Asked:
    began = time.perf_counter()
    with urlopen(url, timeout=60) as answer:
        content = answer.read()
        served, worked = map(float, re.findall(r"dur=([0-9.]+)", answer.headers["Server-Timing"]))
    return Asked(kind, served, worked, 1000 * (time.perf_counter() - began), len(content))


def _links(page: str, folder: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="(?:\.\./)?({folder}/[^"#?]+\.html)', page)))


def _text(url: str) -> str:
    with urlopen(url, timeout=120) as answer:
        found: str = answer.read().decode("utf-8")
    return found


def _size(address: str) -> str:
    counts = re.findall(r'"(documents|meetings|points|statements)": (\d+)', _text(address + "api/totals"))
    return "register: " + ", ".join(f"{int(number):,} {what}" for what, number in counts)


@contextmanager
def _server(register: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "communique", "serve", "-r", str(register), "--port", "0", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            told = "".join(next(process.stdout, "") for _ in range(2))
            found = re.search(r"http://\S+", told)
            assert found, told
            for _ in range(100):
                try:
                    _text(found[0] + "about.html")
                    break
                except OSError:
                    time.sleep(0.2)
            yield found[0]
        finally:
            process.terminate()


@contextmanager
def _reading(what: Path, register: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "communique", "read", str(what), "-r", str(register), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            time.sleep(5)  # until it has read its knowledge and writes
            yield process
        finally:
            process.terminate()
