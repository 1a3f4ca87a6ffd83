"""The pictures of README and tutorial can be made, step by step, from the example as it is today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from browsing import chromium

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"


def test_the_walk_of_the_tutorial_is_there(example_register: Path, tmp_path: Path) -> None:
    pytest.importorskip("playwright", reason="pictures need playwright (in the dev group)")
    chromium()
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "scripts" / "make_pictures.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = {path.name for path in module.make(tmp_path, example_register)}
    assert made == {path.name for path in IMAGES.glob("*.png")}, "run python scripts/make_pictures.py"
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in made)


def test_every_picture_is_shown_and_described() -> None:
    pages = "".join((ROOT / page).read_text("utf-8") for page in ("README.md", "docs/tutorial.md"))
    shown = {Path(target).name: words for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]*\.png)\)", pages)}
    assert set(shown) == {path.name for path in IMAGES.glob("*.png")}
    assert all(len(words) > 30 for words in shown.values())
