"""Closed classes of small words: each has examples that hold a word of it, and each that the grammar asks for exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique import statements
from communique.errors import KnowledgeError
from communique.knowledge.particles import Particles, particles
from communique.statements.small import LANGUAGES, small
from communique.text.normal import fold

CLASSES = [(language, entry) for language in LANGUAGES for entry in particles(language)]
ASKED = re.compile(r'small\("([a-z*]+)", "([a-z-]+)"\)')


@pytest.mark.parametrize(("language", "entry"), CLASSES, ids=lambda value: getattr(value, "id", value))
def test_examples_hold_a_word_of_the_class(language: str, entry: Particles) -> None:
    assert entry.examples
    for sentence in entry.examples:
        words = " " + re.sub(r"[^\w]+", " ", fold(sentence)) + " "
        assert any(f" {word} " in words or f"ال{word} " in words for word in small(language, entry.id)), sentence


def test_no_class_is_read_by_nobody() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(statements.__path__[0]).glob("*.py"))
    asked = {(one, ident) for language, ident in ASKED.findall(source) for one in (LANGUAGES if language == "*" else (language,))}
    assert {(language, entry.id) for language, entry in CLASSES} == asked


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(KnowledgeError, match="no class"):
        small("ar", "nothing")
