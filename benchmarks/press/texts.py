"""Articles of SaudiNewsNet, read where they lie: nothing of them is kept."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.press.coding import Report
from benchmarks.quality import SHARED, Absent
from communique.model import Source
from communique.settings import Settings
from communique.sources.files import read_sources

FOLDER = SHARED / "data" / "saudinewsnet"
"""One ``<date>.zip`` a day with one JSON array of articles."""


def articles(keys: Iterable[str], folder: Path = FOLDER) -> Iterator[Source]:
    """Articles by key (``2015-08-04.json#626``), read as the program reads rows of a bulk file; days in order.

    Raises :class:`Absent` where a day or an article of it is missing.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        day, _, index = key.partition("#")
        wanted[day].append(int(index))
    for day, indexes in sorted(wanted.items()):
        rows = _rows(day, folder)
        if max(indexes) >= len(rows):
            raise Absent(f"{day} in {folder} has {len(rows)} articles, no number {max(indexes)}")
        yield from _sources(rows, sorted(indexes), day)


def reports(coded: Sequence[Report], folder: Path = FOLDER) -> Iterator[Source]:
    """The texts of coded reports. Raises :class:`Absent` where one is missing or not the text that was coded."""
    digests = {report.key: report.digest for report in coded}
    for source in articles(digests, folder):
        if hashlib.sha256(source.text.encode()).hexdigest()[:16] != digests[source.key]:
            raise Absent(f"{source.key} in {folder} is not the text that was coded")
        yield source


def spread(days: Sequence[str], count: int, folder: Path = FOLDER) -> Iterator[Source]:
    """About ``count`` articles evenly from the days named (``2015-07-21``), always the same ones; a row without text gives none."""
    share, more = divmod(count, len(days))
    for number, day in enumerate(days):
        rows = _rows(f"{day}.json", folder)
        taken = min(len(rows), share + (number < more))
        yield from _sources(rows, [place * len(rows) // taken for place in range(taken)], f"{day}.json")


def _rows(day: str, folder: Path) -> list[object]:
    file = folder / f"{day.removesuffix('.json')}.zip"
    if not file.exists():
        raise Absent(f"no {file.name} in {folder}; benchmarks/press/README.md says how to get the data set")
    with zipfile.ZipFile(file) as archive:
        rows = json.loads(archive.read(next(name for name in archive.namelist() if name.endswith(".json"))))
    assert isinstance(rows, list), file
    return rows


def _sources(rows: Sequence[object], indexes: Sequence[int], day: str) -> Iterator[Source]:
    """The chosen rows as the program reads a file of them, under their own keys."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "rows.json"
        file.write_text(json.dumps([rows[index] for index in indexes]), "utf-8")
        read = [source for source in read_sources([file], Settings()) if isinstance(source, Source)]
    for source in read:
        yield replace(source, key=f"{day}#{indexes[int(source.key.partition('#')[2])]}")
