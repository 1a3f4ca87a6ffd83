"""The example's reference as records: typed, and known by a digest of all that it was written for."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from benchmarks.example_reference import EXAMPLES, FILE, load


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The example in a folder of its own; the reference's path in it."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    return tmp_path / "examples" / FILE.name


def test_the_digest_is_that_of_the_content_not_of_the_place(copied: Path) -> None:
    assert load(copied) == load()
    assert len(load().digest) == 12


@pytest.mark.parametrize("changed", [FILE.name, "water-and-coasts.toml", "water-and-coasts/no-meeting/alwaha-dates.txt"])
def test_the_digest_changes_with_reference_profile_and_texts(copied: Path, changed: str) -> None:
    file = copied.parent / changed
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert load(copied).digest != load().digest


def test_a_word_outside_the_vocabulary_is_refused(copied: Path) -> None:
    text = copied.read_text("utf-8")
    assert 'act = "praise"' in text
    copied.write_text(text.replace('act = "praise"', 'act = "applause"', 1), "utf-8")
    with pytest.raises(msgspec.ValidationError, match="applause"):
        load(copied)


def test_every_report_of_a_meeting_is_named_once() -> None:
    reference = load()
    reports = [file for meeting in reference.meetings for file in reference.reports(meeting.id)]
    assert len(reports) == len(set(reports))
    assert set(reference.coded()) <= set(reports)
    for meeting in reference.meetings:
        official = {reference.official(meeting.id, language) for language in ("ar", "en")}
        assert official | set(reference.reports(meeting.id)) == set(meeting.documents)
