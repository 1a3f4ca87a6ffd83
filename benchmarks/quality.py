"""Quality figures: a register made from reference texts, scored against hand-made references."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.model import Register

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
FOUND = ".on matched"
"""How the scorer ends the name of a label's figure on statements that were found."""


class Absent(Exception):
    """The reference texts are not on this machine."""


@dataclass(frozen=True)
class Measured:
    """Figures of one reference, from 0 to 1, with what identifies it and the errors by name."""

    reference: str
    """First 12 hex digits of the SHA-256 of what the figures rest on: a floor holds for this text of it only."""
    figures: dict[str, float]
    examples: dict[str, list[str]]
    compared: dict[str, float] = field(default_factory=dict)
    """Figures of another method on the same texts, for comparison: no floor holds them."""


def seeds() -> Measured:
    """The five reports of ``shared/seeds`` against ``shared/gold/seeds.json``, by the scorer beside it."""
    gold, folder, scorer = SHARED / "gold" / "seeds.json", SHARED / "seeds", SHARED / "score" / "score.py"
    if not (gold.exists() and folder.exists() and scorer.exists()):
        raise Absent(f"no reference texts in {SHARED}")
    from communique import pipeline, verbs
    from communique.register.export import to_json

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        pipeline.read([folder], scratch / "register.db")
        register = verbs.load(scratch / "register.db")
        (scratch / "register.json").write_text(to_json(register), "utf-8")
        subprocess.run(
            [sys.executable, str(scorer), "register.json", str(gold), "--texts", str(folder), "--json", "sheet.json"],
            cwd=scratch, check=True, capture_output=True,
        )  # fmt: skip
        sheet = json.loads((scratch / "sheet.json").read_text("utf-8"))
    figures = {name: sheet["figures"][name] for name in sheet["composite_of"]} | {"composite": sheet["composite"]}
    figures |= labels_of_found(sheet["figures"])
    compared = _marks_alone(register, json.loads(gold.read_text("utf-8"))["statements"])
    return Measured(hashlib.sha256(gold.read_bytes()).hexdigest()[:12], figures, sheet["examples"], compared)


def _marks_alone(register: Register, coded: list[dict[str, Any]]) -> dict[str, float]:
    """What reading quotation marks alone would have found in the texts that have coded statements."""
    from benchmarks import quotation_baseline

    places: dict[str, list[tuple[int, int]]] = {}
    for one in coded:
        places.setdefault(one["file"], []).append((one["content_start"], one["content_end"]))
    documents = [document for document in register.documents if document.source in places]
    return quotation_baseline.figures(documents, [places[document.source] for document in documents])


def labels_of_found(figures: Mapping[str, float | None]) -> dict[str, float]:
    """Of a scorer's figures the accuracy of each label where the statement itself was found.

    The overall figure of a label falls with every statement missed or made up; this one shows the label alone. No composite has it.
    """
    return {
        name: value for name, value in figures.items() if name.endswith(FOUND) and name.startswith("labels.") and value is not None
    }
