"""The documents say what the code does: written pages are current, README and tutorial run, every field is described."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: make() for name, make in module.PAGES.items()}


@pytest.mark.parametrize("name", ["cli.md", "settings.md", "api.md"])
def test_written_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == pages()[name], "run python scripts/make_docs.py"


def test_every_setting_says_what_it_does() -> None:
    bare = [line for line in pages()["settings.md"].splitlines() if line.startswith("| `") and line.endswith("|  |")]
    assert not bare
