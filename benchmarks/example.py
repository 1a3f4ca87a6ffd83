"""The bundled example: its folder read with its profile, held against the reference that was made by hand.

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
)
from benchmarks.example_alignment import Alignment
from benchmarks.example_reading import Reading
from benchmarks.example_reference import EXAMPLES, Reference, load
from benchmarks.quality import Measured
from benchmarks.sheet import Sheet
from communique.model import Register


def example() -> Measured:
    """Reads the example's folder into a register of its own and measures it."""
    from communique import pipeline, verbs

    reference = load()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "register.db"
        pipeline.read([EXAMPLES / reference.folder], file, profiles=[EXAMPLES / reference.profile])
        return measure(verbs.load(file), reference)


def measure(register: Register, reference: Reference) -> Measured:
    """The figures of a register of the example, and its errors by name."""
    reading, sheet = Reading(reference, register), Sheet()
    alignment = Alignment(reading)
    example_documents.measure(reading, sheet)
    example_meetings.measure(reading, sheet)
    example_statements.measure(reading, sheet)
    example_points.measure(alignment, sheet)
    example_commitments.measure(alignment, sheet)
    example_carriage.measure(alignment, sheet)
    example_changes.measure(alignment, sheet)
    example_conflicts.measure(reading, sheet)
    example_copies.measure(reading, sheet)
    return Measured(reference.digest, sheet.figures, sheet.examples)
