"""The program's statements against the reference, by the scorer of the seeds.

Each half is scored apart. What is wrong in the held-out half is counted and never shown: nobody may learn from it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import quotation_baseline
from benchmarks.matching import Place, mean
from benchmarks.press import texts
from benchmarks.press.coding import FOLDER, REFERENCE, Coded, Half, Report, load
from benchmarks.quality import SHARED, Absent, Measured, labels_of_found
from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Document, Register, Source, Statement
from communique.register.export import to_json
from communique.settings import Settings
from communique.statements.find import find_statements

SCORER = SHARED / "score" / "score.py"
SCORED = ("regions.", "statements.", "labels.")
"""What a report alone can be scored on; points, meetings and the rest need more than one."""


HALVES: dict[str, tuple[Path, Half]] = {
    "press-development": (REFERENCE, "development"),
    "press-held-out": (REFERENCE, "held-out"),
    "press-second-development": (FOLDER / "second-development.json", "development"),
    "press-second-held-out": (FOLDER / "second-held-out.json", "held-out"),
}
"""What the gate scores, by the name that it has there: of which coding which half."""


def half(file: Path, name: Half) -> Measured:
    """Figures of one half of a coding. Raises :class:`Absent` where the texts or the scorer are not on this machine."""
    coded = [report for report in load(file) if report.half == name]
    if not SCORER.exists():
        raise Absent(f"no scorer in {SCORER.parent}")
    sources = list(texts.reports(coded))
    register = read(sources)
    sheet = scored(register, coded, {source.key: source.text for source in sources})
    figures = {figure: sheet["figures"][figure] for figure in sheet["composite_of"] if figure.startswith(SCORED)}
    figures["composite"] = round(mean(list(figures.values())), 4)
    figures |= labels_of_found(sheet["figures"])
    reference = hashlib.sha256(msgspec.json.encode(coded)).hexdigest()[:12]
    return Measured(reference, figures, sheet["examples"] if name == "development" else {}, _marks_alone(register, coded))


def _marks_alone(register: Register, coded: Sequence[Report]) -> dict[str, float]:
    """What reading quotation marks alone would have found."""
    places = {report.key: [one.content for one in report.statements] for report in coded}
    documents = [document for document in register.documents if document.source in places]
    return quotation_baseline.figures(documents, [places[document.source] for document in documents])


def read(sources: Sequence[Source]) -> Register:
    """A register of nothing but the documents and their statements."""
    knowledge, settings = Knowledge(), Settings()
    documents: list[Document] = []
    statements: list[Statement] = []
    for source in sources:
        document, _ = describe(source, knowledge, settings)
        documents.append(document)
        statements += find_statements(document, knowledge, settings)[0]
    return Register(documents=tuple(documents), statements=tuple(statements))


def scored(register: Register, coded: Sequence[Report], contents: dict[str, str]) -> dict[str, Any]:
    """The scorer's sheet of a register against coded reports, whose texts are needed to write the codings out as it reads them."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        (scratch / "register.json").write_text(to_json(register), "utf-8")
        (scratch / "gold.json").write_text(json.dumps(gold(coded, contents), ensure_ascii=False), "utf-8")
        subprocess.run(
            [sys.executable, str(SCORER), "register.json", "gold.json", "--json", "sheet.json"],
            cwd=scratch, check=True, capture_output=True,
        )  # fmt: skip
        sheet: dict[str, Any] = json.loads((scratch / "sheet.json").read_text("utf-8"))
    return sheet


def gold(coded: Sequence[Report], contents: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The coding in the form of the seeds' gold; every report is a meeting's only one, and there are no points."""
    documents: list[dict[str, Any]] = [
        {
            "file": report.key,
            "title": None,
            "meeting": report.key,
            "credit_lines": [],
            "body": {"start": report.body[0], "end": report.body[1]},
        }
        for report in coded
    ]
    statements = [_statement(number, report, contents[report.key]) for report in coded for number in range(len(report.statements))]
    nothing: dict[str, list[dict[str, Any]]] = {name: [] for name in ("meetings", "points", "copies", "changes", "conflicts")}
    return {"documents": documents, "statements": statements, **nothing}


def _statement(number: int, report: Report, text: str) -> dict[str, Any]:
    coded: Coded = report.statements[number]

    def words(place: Place | None) -> str | None:
        return text[slice(*place)] if place else None

    return {
        "id": f"{report.key}/{number}",
        "file": report.key,
        "quote": words(coded.place),
        "start": coded.place[0],
        "end": coded.place[1],
        "content": words(coded.content),
        "content_start": coded.content[0],
        "content_end": coded.content[1],
        "cue": words(coded.cue),
        "cue_carried_from": None if coded.continues is None else f"{report.key}/{coded.continues}",
        "speaker": words(coded.speaker),
        "holder": words(coded.holder),
        "mode": coded.mode,
        "voice": coded.voice,
        "act": coded.act,
        "alt_acts": list(coded.alt_acts),
        "strength": coded.strength,
        "alt_strength": coded.alt_strength,
        "themes": list(coded.themes),
        "point": None,
    }
