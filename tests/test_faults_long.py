"""Lines without an end: what is done for a text grows as its length does. Counted in calls of functions, which no other program disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from communique import pipeline, verbs
from communique.analysis import Analyser
from communique.knowledge import Knowledge
from communique.model import Source
from communique.settings import Settings

LENGTH = 8_000
LINES = {
    # The ministers stressed their commitment to protect the waters of the region and called for joint work with the partners
    "words": "وأكد الوزراء التزامهم بحماية المياه في المنطقة ودعوا إلى مواصلة العمل المشترك مع الشركاء ",
    # The ministers met in Cairo on Wednesday 4 June 2020 and stressed that the work goes on,
    "commas": "اجتمع الوزراء في القاهرة يوم الأربعاء 4 يونيو 2020 وأكدوا أن العمل مستمر، ",
    "English": "The ministers met and agreed to continue their work, ",
    "opened": "قال «إن المجلس ",  # he said "the council
    "brackets": "(" * 10,
    "figures": "4/6/2020 12 ",
    "stretched": "ـ ",
    "vowel signs": "وَ",
    "entities": "&amp;quot;",
    "one word": "ب" * 10,
}


def calls(function: Callable[[], object]) -> int:
    """Calls of functions, Python's and built-in ones, while the function runs."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(Knowledge(), Settings(), everything=True)


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_twice_the_length_takes_twice_the_work(name: str, analyser: Analyser) -> None:
    once, twice = (Source(f"{name}.txt", (LINES[name] * length)[:length] + "\n") for length in (LENGTH, 2 * LENGTH))
    analyser(Source("before.txt", once.text[: LENGTH // 5]))  # what is loaded and remembered counts in neither
    assert calls(lambda: analyser(twice)) < 2.5 * calls(lambda: analyser(once)) + 1000


def test_a_line_of_a_million_characters_is_read_whole(tmp_path: Path) -> None:
    line = LINES["figures"] * (1_000_000 // len(LINES["figures"]))
    (tmp_path / "line.txt").write_text(line, "utf-8")
    assert pipeline.read([tmp_path / "line.txt"], tmp_path / "register.db").already == 0
    (document,) = verbs.load(tmp_path / "register.db").documents
    assert document.text == line
    assert document.complete
