"""A folder of texts read with its profile and held against the reference that was made by hand: the bundled example, and
the pairs of official texts in ``benchmarks/texts``.

Needs nothing beyond the checkout, so this gate runs everywhere.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import (
    example_carriage,
    example_changes,
    example_commitments,
    example_conflicts,
    example_copies,
    example_documents,
    example_meetings,
    example_points,
    example_statements,
    quotation_baseline,
)
from benchmarks.example_alignment import Alignment
from benchmarks.example_reading import Reading
from benchmarks.example_reference import FILE, Reference, load
from benchmarks.quality import Measured
from benchmarks.sheet import Sheet
from communique.model import Register


def example(file: Path = FILE) -> Measured:
    """Reads the folder of a reference file into a register of its own and measures it."""
    from communique import pipeline, verbs

    reference = load(file)
    with tempfile.TemporaryDirectory() as name:
        register = Path(name) / "register.db"
        pipeline.read([reference.root / reference.folder], register, profiles=[reference.root / reference.profile])
        return measure(verbs.load(register), reference)


def measure(register: Register, reference: Reference) -> Measured:
    """The figures of a register of the folder, and its errors by name; none of a table that the reference leaves out."""
    reading, sheet = Reading(reference, register), Sheet()
    alignment = Alignment(reading)
    example_documents.measure(reading, sheet)
    example_meetings.measure(reading, sheet)
    if "points" in reference.coded_tables:
        example_points.measure(alignment, sheet)
        example_commitments.measure(alignment, sheet)
        example_carriage.measure(alignment, sheet)
    if "statements" in reference.coded_tables:
        example_statements.measure(reading, sheet)
    if "changes" in reference.coded_tables:
        example_changes.measure(alignment, sheet)
    if "conflicts" in reference.coded_tables:
        example_conflicts.measure(reading, sheet)
    if "copies" in reference.coded_tables:
        example_copies.measure(reading, sheet)
    return Measured(
        reference.digest, sheet.figures, sheet.examples, _marks_alone(reading) if "statements" in reference.coded_tables else {}
    )


def _marks_alone(reading: Reading) -> dict[str, float]:
    """What reading quotation marks alone would have found in the reports that were coded whole."""
    files = [file for file in reading.reference.coded() if file in reading.documents]
    coded = [[reading.find(file, one.content)[0] for one in reading.reference.statements if one.file == file] for file in files]
    return quotation_baseline.figures([reading.documents[file] for file in files], coded)
