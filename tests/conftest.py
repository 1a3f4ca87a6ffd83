"""Registers that several tests look at, made once a run."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: the folder that COMMUNIQUE_SCREENSHOTS names, for CI to keep, else one that is thrown away."""
    named = os.environ.get("COMMUNIQUE_SCREENSHOTS")
    path = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def example_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the bundled example."""
    from communique import read

    path = tmp_path_factory.mktemp("example") / "register.db"
    read([EXAMPLES / "water-and-coasts"], path, profiles=[EXAMPLES / "water-and-coasts.toml"])
    return path


@pytest.fixture(scope="session")
def seeds_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the five real reports, which are no part of the project."""
    from communique import read

    if not (SHARED / "seeds").exists():
        pytest.skip(f"the five real reports are not in {SHARED}")
    path = tmp_path_factory.mktemp("seeds") / "register.db"
    read([SHARED / "seeds"], path)
    return path
