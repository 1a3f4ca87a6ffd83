"""The documents say what the code does: written pages are current, README and tutorial run, every field is described."""

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli import main
from conftest import EXAMPLES

ROOT = Path(__file__).parents[1]


def pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: make() for name, make in module.PAGES.items()}


@pytest.mark.parametrize("name", ["docs/cli.md", "docs/settings.md", "docs/api.md", "docs/sources.md", "README.md"])
def test_written_pages_are_current(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == pages()[name], "run python scripts/make_docs.py"


def test_every_setting_says_what_it_does() -> None:
    bare = [line for line in pages()["docs/settings.md"].splitlines() if line.startswith("| `") and line.endswith("|  |")]
    assert not bare


@pytest.fixture
def bench(example_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader has it after the first command of the README and the tutorial."""
    shutil.copy(example_register, tmp_path / "register.db")
    (tmp_path / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(page: str, language: str) -> list[str]:
    """Fenced code of a page; ``language`` is what stands behind the opening fence."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)


def commands(page: str) -> list[str]:
    """The commands of a page that name no placeholder and come to an end, without their remarks."""
    lines = [line.partition("  #")[0].strip() for block in blocks(page, "") for line in block.splitlines()]
    return [
        line
        for line in lines
        if line.startswith("communique ") and not re.search(r"\b[A-Z]{4,}\b|mine\.toml|^communique serve", line)
    ]


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "examples/README.md"])
def test_commands_in_pages_run(page: str, bench: Path) -> None:
    assert commands(page)
    for line in commands(page):
        result = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
        assert result.exit_code == 0, f"{line}\n{result.output}"


def test_every_verb_of_the_readme_is_one() -> None:
    named = set(re.findall(r"^communique (\w+)", "".join(blocks("README.md", "")), re.M))
    assert named == set(main.commands)


def test_python_in_the_readme_runs(bench: Path) -> None:
    for code in blocks("README.md", "python"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "2025" in done.stdout  # the due dates of commitments


def test_links_between_pages_lead_somewhere() -> None:
    for page in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "ARCHITECTURE.md",
        *(ROOT / "docs").glob("*.md"),
        EXAMPLES / "README.md",
    ):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
