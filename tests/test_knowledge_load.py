"""Knowledge that changes is noticed: what was read by other knowledge is read anew."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from communique import pipeline
from communique.knowledge.load import fingerprint

TEXT = "اجتمع وزراء المياه في تونس. وأكد الوزراء أهمية التعاون."  # "Ministers of water met in Tunis and stressed cooperation."


def test_any_byte_of_a_knowledge_file_changes_the_fingerprint(tmp_path: Path) -> None:
    with resources.as_file(resources.files("communique.knowledge")) as package:
        folder = shutil.copytree(package, tmp_path / "knowledge", ignore=shutil.ignore_patterns("__pycache__"))
    assert fingerprint(folder) == fingerprint()
    file = folder / "languages" / "ar" / "cues.toml"
    file.write_bytes(file.read_bytes() + b"\n")
    assert fingerprint(folder) != fingerprint()


def test_other_knowledge_reads_a_document_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, register = tmp_path / "report.txt", tmp_path / "register.db"
    source.write_text(TEXT, "utf-8")
    assert pipeline.read([source], register).already == 0
    assert pipeline.read([source], register).already == 1
    monkeypatch.setattr(pipeline, "fingerprint_of_knowledge", lambda: "other knowledge")
    assert pipeline.read([source], register).already == 0
