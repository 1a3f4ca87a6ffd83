"""Every entry of the knowledge has an example; examples take effect and counter-examples do not."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby
from pathlib import Path

import pytest

from communique.checks import Finding, check_knowledge
from communique.knowledge import Knowledge
from communique.pipeline import read
from communique.proofs import Proof, proofs
from communique.verbs import check

EXAMPLES = Path(__file__).parents[1] / "examples"
ALL = sorted(proofs(Knowledge()), key=lambda proof: proof.file)
BY_FILE = {file: list(group) for file, group in groupby(ALL, lambda proof: proof.file)}


@pytest.mark.parametrize("file", BY_FILE)
def test_every_entry_has_an_example_and_every_example_holds(file: str) -> None:
    assert [f"{p.kind} {p.entry}: {p.sentence or 'no example'}" for p in BY_FILE[file] if p.broken] == []


def sentences_in(data: object) -> Iterator[str]:
    """All examples of a knowledge file as it stands; of an entry with names alone, the names."""
    if isinstance(data, list):
        for entry in data:
            yield from sentences_in(entry)
    elif isinstance(data, dict):
        if "examples" in data:
            sentences = [*data["examples"], *data.get("counter_examples", ())]
            yield from (" = ".join(s) if isinstance(s, list) else s for s in sentences)
        elif "names" in data:
            yield from (name for names in data["names"].values() for name in names)
        for value in data.values():
            yield from sentences_in(value)


def toml_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from toml_files(child, f"{path}/{child.name}")
        elif child.name.endswith(".toml"):
            yield f"{path}/{child.name}", child


def test_no_sentence_of_any_file_goes_unproved() -> None:
    """But for what the pages say, which is not looked for in texts: ``test_knowledge_interface`` proves that."""
    for path, file in toml_files(resources.files("communique.knowledge"), "knowledge"):
        if path.startswith("knowledge/interface/"):
            continue
        written = Counter(sentences_in(tomllib.loads(file.read_text("utf-8"))))
        assert Counter(proof.sentence for proof in BY_FILE.get(path, ())) == written, path


def broken(knowledge: Knowledge) -> list[Finding]:
    return [finding for finding in check_knowledge(knowledge) if finding.where == "knowledge/novelty.toml"]


def test_an_example_that_does_not_hold_is_found() -> None:
    knowledge = Knowledge()
    first, *rest = knowledge.novelty
    knowledge.__dict__["novelty"] = (replace(first, examples=("It rained.",), counter_examples=first.examples[:1]), *rest)
    assert broken(knowledge) == [
        Finding("knowledge/novelty.toml", f"novelty {first.id!r} takes no effect in its example: It rained."),
        Finding("knowledge/novelty.toml", f"novelty {first.id!r} takes effect in its counter-example: {first.examples[0]}"),
    ]


def test_an_entry_without_an_example_is_found() -> None:
    knowledge = Knowledge()
    first, *rest = knowledge.novelty
    knowledge.__dict__["novelty"] = (replace(first, examples=()), *rest)
    (finding,) = broken(knowledge)
    assert finding.message.startswith(f"novelty {first.id!r} has no example")


PROFILE = """
id = "river-club"
name = { en = "River Club" }
names = { en = ["River Club"] }
examples = ["The River Club met.", "The anglers met."]

[[themes]]
id = "boats"
name = { en = "Boats" }
words = { en = ["!boats"] }
examples = ["New boats were bought."]
counter_examples = ["Old boats were sold."]
"""


def test_a_profile_is_read_in_any_case_and_proved_by_check(tmp_path: Path) -> None:
    profile, register = tmp_path / "river-club.toml", tmp_path / "register.db"
    profile.write_text(PROFILE, "utf-8")
    read([EXAMPLES / "water-and-coasts" / "2024-05-14-muscat" / "official-en.txt"], register, profiles=[profile])
    assert [finding for finding in check(register) if finding.where == profile.name] == [
        Finding("river-club.toml", "body 'river-club' takes no effect in its example: The anglers met."),
        Finding("river-club.toml", "theme 'boats' takes effect in its counter-example: Old boats were sold."),
    ]


def test_a_profile_that_replaces_a_body_answers_for_it_alone(tmp_path: Path) -> None:
    profile = tmp_path / "ours.toml"
    profile.write_text(PROFILE.replace("river-club", "opec"), "utf-8")
    found: list[Proof] = [proof for proof in proofs(Knowledge((profile,))) if proof.kind == "body" and proof.entry == "opec"]
    assert [(proof.file, proof.broken) for proof in found] == [("ours.toml", False), ("ours.toml", True)]
