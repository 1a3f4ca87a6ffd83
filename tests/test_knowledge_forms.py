"""The table of Arabic word forms is what the script makes of simplemma's."""

import gzip
import importlib.util
from pathlib import Path

from communique.knowledge.forms import arabic_forms

SCRIPT = Path(__file__).parents[1] / "scripts" / "make_forms.py"


def test_the_table_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_forms", SCRIPT)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert gzip.decompress(script.FILE.read_bytes()).decode("utf-8") == script.forms(), "run python scripts/make_forms.py"


def test_forms_lead_to_their_lemma() -> None:
    assert arabic_forms()["دول"] == "دوله"  # states: state, folded
    assert "وزراء" not in arabic_forms() or arabic_forms()["وزراء"] == "وزير"  # ministers: minister
