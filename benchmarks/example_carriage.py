"""Carriage in the example: which report carries which point, where, in what form, and how many do so by themselves?"""

from __future__ import annotations

from benchmarks.example_alignment import Alignment
from benchmarks.example_reference import Agreed
from benchmarks.matching import f1, letters, mean, ratio
from benchmarks.sheet import Sheet, shown
from communique.model import Carriage, Form

CARRIED: tuple[Form, ...] = ("verbatim", "reworded", "partial")
LOCATED = 0.25
"""Intersection over union of the words shown and the words that carry the point."""

Cells = dict[tuple[str, str], Carriage]


def measure(alignment: Alignment, sheet: Sheet) -> None:
    reading = alignment.reading
    cells = {(c.point, reading.file_of[c.document]): c for c in reading.register.carriage if c.document in reading.file_of}
    _reports(alignment, cells, sheet)
    _official(alignment, cells, sheet)
    _independent(alignment, sheet)


def _reports(alignment: Alignment, cells: Cells, sheet: Sheet) -> None:
    """Cells of points and reports. What is not named is absent, or not-checked where its document is cut off.

    A carried cell must show where; a point that none of the register's stands for loses all its cells.
    """
    reference = alignment.reading.reference
    accuracy, forms = [], []
    hits = claimed = wanted = absent_hits = absent_claimed = absent = 0
    for met in reference.meetings:
        verdicts = []
        for point in (p for p in reference.points if p.meeting == met.id):
            for file in reference.reports(met.id):
                truth, cell = _truth(alignment, point, file), cells.get((alignment.points.get(point.id, ""), file))
                said = cell.form if cell else "no row"
                located = said in CARRIED and _located(alignment, point, file, cell)
                right = located if truth in CARRIED else said == truth
                verdicts.append(right)
                wanted, claimed, hits = (
                    wanted + (truth in CARRIED),
                    claimed + (said in CARRIED),
                    hits + (truth in CARRIED and located),
                )
                absent, absent_claimed = absent + (truth == "absent"), absent_claimed + (said == "absent")
                absent_hits += truth == said == "absent"
                if truth in CARRIED:
                    forms.append(located and said == truth)
                if not right or (truth in CARRIED and said != truth):
                    _name(alignment, sheet, point, file, truth, said, right)
        accuracy.append(ratio(sum(verdicts), len(verdicts)))
    sheet.put("carriage.carried or absent", mean(accuracy))
    sheet.put("carriage.carried f1", f1(hits, claimed, wanted))
    sheet.put("carriage.absent f1", f1(absent_hits, absent_claimed, absent))
    sheet.put_share("carriage.form", forms)


def _truth(alignment: Alignment, point: Agreed, file: str) -> Form:
    if file in point.carriage:
        return point.carriage[file].form
    return "absent" if alignment.reading.described[file].complete else "not-checked"


def _located(alignment: Alignment, point: Agreed, file: str, cell: Carriage | None) -> bool:
    """The spans against the words that carry the point (either copy of a repeated body); anywhere where it carries none."""
    if cell is None or file not in point.carriage:
        return True
    reading = alignment.reading
    mine = letters(reading.places(cell.spans).get(file, []), reading.text(file))
    for place in reading.find(file, point.carriage[file].quote):
        truth = letters([place], reading.text(file))
        if len(mine & truth) >= LOCATED * len(mine | truth):
            return True
    return False


def _name(alignment: Alignment, sheet: Sheet, point: Agreed, file: str, truth: Form, said: str, right: bool) -> None:
    words = point.carriage[file].quote if file in point.carriage else point.ar
    where = " (elsewhere)" if truth in CARRIED and said in CARRIED and not right else ""
    none = "" if point.id in alignment.points else " (no such point)"
    kind = (
        "carriage.form"
        if right
        else f"carriage: {truth} > {said}{where}"
        if truth not in CARRIED or where
        else f"carriage: carried > {said}"
    )
    sheet.miss(kind, f"{point.id} in {file}: {truth} > {said}{where}{none}: {shown(words, 60)}")


def _official(alignment: Alignment, cells: Cells, sheet: Sheet) -> None:
    """Each official text carries every point verbatim, in its own language."""
    verdicts = []
    for point in alignment.reading.reference.points:
        for quote in alignment.reading.reference.quotes(point):
            cell = cells.get((alignment.points.get(point.id, ""), quote.file))
            verdicts.append(cell is not None and cell.form == "verbatim")
            if not verdicts[-1]:
                said = cell.form if cell else "no row"
                sheet.miss("carriage.official texts", f"{point.id} in {quote.file}: {said}: {shown(quote.quote, 60)}")
    sheet.put_share("carriage.official texts", verdicts)


def _independent(alignment: Alignment, sheet: Sheet) -> None:
    """How many reports carry the point, copies counted once: the exact number."""
    found = {p.id: p.independent_sources for p in alignment.reading.register.points}
    verdicts = []
    for point in alignment.reading.reference.points:
        said = found.get(alignment.points.get(point.id, ""))
        verdicts.append(said == point.independent_sources)
        if not verdicts[-1]:
            sheet.miss("carriage.independent sources", f"{point.id}: {point.independent_sources} > {said}")
    sheet.put_share("carriage.independent sources", verdicts)
