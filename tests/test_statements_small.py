"""Closed classes of small words: each that the grammar asks for exists, and each that exists is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique import statements
from communique.errors import KnowledgeError
from communique.knowledge.particles import particles
from communique.statements.small import LANGUAGES, small

CLASSES = [(language, entry) for language in LANGUAGES for entry in particles(language)]
ASKED = re.compile(r'small\("([a-z*]+)", "([a-z-]+)"\)')


def test_no_class_is_read_by_nobody() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(statements.__path__[0]).glob("*.py"))
    asked = {(one, ident) for language, ident in ASKED.findall(source) for one in (LANGUAGES if language == "*" else (language,))}
    assert {(language, entry.id) for language, entry in CLASSES} == asked


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(KnowledgeError, match="no class"):
        small("ar", "nothing")
