"""The catalogue of the interface: whole in every language, used, and saying the same with the same places in it."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from communique.knowledge import load
from communique.knowledge.interface import LANGUAGES, read_interface
from communique.model import Act, ChangeKind, ConflictKind, Direction, Evidence, Form, Format, Kind, Mode, Role, Voice
from communique.views.tongue import Tongue

PACKAGE = Path(__file__).parents[1] / "src" / "communique"
CATALOGUE = read_interface()
SETS = {
    "act": Act, "form": Form, "change": ChangeKind, "role": Role, "evidence": Evidence, "conflict": ConflictKind,
    "direction": Direction, "format": Format, "kind": Kind, "mode": Mode, "voice": Voice,
}  # fmt: skip


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(CATALOGUE.texts))
def test_a_text_has_the_same_places_in_both_languages(key: str) -> None:
    text = CATALOGUE.texts[key]
    assert text.en.strip() and text.ar.strip()
    assert places(text.en) == places(text.ar)
    assert re.findall(r"</?\w+", text.en) == re.findall(r"</?\w+", text.ar)


def test_arabic_texts_are_arabic() -> None:
    said = {k: (re.sub(r"\{\w+\}|</?\w[^>]*>", "", text.en), text.ar) for k, text in CATALOGUE.texts.items()}
    bare = [k for k, (en, ar) in said.items() if re.search("[a-z]{3}", en) and not re.search("[\u0620-\u064a]", ar)]
    assert not bare


@pytest.mark.parametrize("group", sorted(SETS))
def test_every_word_of_the_register_has_a_label(group: str) -> None:
    assert set(get_args(SETS[group])) == set(CATALOGUE.terms[group])


def test_labels_are_in_both_languages() -> None:
    for group, words in CATALOGUE.terms.items():
        for word, term in words.items():
            assert bool(term.label.en) == bool(term.label.ar), f"{group}.{word}"
            assert term.meaning.en and term.meaning.ar, f"{group}.{word}"


def used() -> set[str]:
    """Keys that templates and modules name, whole or as a beginning to which something is joined."""
    files = [*PACKAGE.glob("views/templates/*.html"), *PACKAGE.glob("views/*.py"), *PACKAGE.glob("server/*.py")]
    text = "\n".join(f.read_text("utf-8") for f in files)
    return set(re.findall(r"""["']([a-z]+\.[a-z_]*)""", text)) | {f"nav.{s}" for s in ("register", "outlets")}


def test_every_text_is_used_and_every_key_is_there() -> None:
    keys, own = used(), load.read_toml("interface/texts.toml")
    begun = tuple(k for k in keys if k.endswith(("_", ".")))
    idle = [k for k in CATALOGUE.texts if k.split(".")[0] in own and k not in keys and not k.startswith(begun)]
    assert not idle
    calls = "\n".join(f.read_text("utf-8") for f in PACKAGE.glob("views/templates/*.html"))
    named = set(re.findall(r"""\bt\(["']([a-z]+\.[a-z_]+)["'][,)]""", calls))
    assert named and named <= set(CATALOGUE.texts)


@pytest.mark.parametrize("saying", CATALOGUE.sayings, ids=lambda s: s.en[:40])
def test_a_saying_is_said(saying: object) -> None:
    tongue = Tongue("ar")
    examples = saying.examples or (saying.en,)  # type: ignore[attr-defined]
    assert saying.examples or "{" not in saying.en, "a pattern needs an example"  # type: ignore[attr-defined]
    for example in examples:
        said, language = tongue.saying(example)
        assert language == "ar" and re.search("[\u0620-\u064a]", said), example
    assert places(saying.en) == places(saying.ar)  # type: ignore[attr-defined]


def test_what_pages_say_makes_no_text_to_be_read_anew(tmp_path: Path) -> None:
    (tmp_path / "interface").mkdir()
    (tmp_path / "a.toml").write_text("x = 1", "utf-8")
    before = load.fingerprint(tmp_path)
    (tmp_path / "interface" / "texts.toml").write_text("y = 1", "utf-8")
    assert load.fingerprint(tmp_path) == before
    (tmp_path / "b.toml").write_text("z = 1", "utf-8")
    assert load.fingerprint(tmp_path) != before


def test_files_of_the_catalogue_are_all_read() -> None:
    folder = resources.files("communique.knowledge").joinpath("interface")
    assert {f.name for f in folder.iterdir()} == {"texts.toml", "serving.toml", "terms.toml", "counted.toml", "sayings.toml"}
    assert set(CATALOGUE.months) == set(LANGUAGES) and all(len(names) == 12 for names in CATALOGUE.months.values())
