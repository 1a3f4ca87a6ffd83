"""Documents of the example: is the body told from the page, and is the document described as it is?"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.example_reading import Reading
from benchmarks.example_reference import Described
from benchmarks.matching import Place, f1, letters, mean, ratio, same_name
from benchmarks.sheet import Sheet, shown
from communique.model import Document, Region, Role

FURNITURE: dict[str, tuple[Role, ...]] = {
    "share buttons": ("boilerplate",),
    "comment form": ("boilerplate",),
    "widget with a misleading date": ("boilerplate", "other-story"),
    "teaser of another story": ("other-story",),
    "teaser that reports speech": ("other-story",),
    "credit line": ("credit", "byline"),
}
"""Planted features that are no body, with the roles that are right for them."""


def measure(reading: Reading, sheet: Sheet) -> None:
    _body(reading, sheet)
    _kept_out(reading, sheet)
    _facts(reading, sheet)


def _body(reading: Reading, sheet: Sheet) -> None:
    figures = []
    for file in reading.described:
        text = reading.text(file)
        wanted = letters([reading.body(file)], text)
        found = letters(_of_role(reading, file, ("body",)), text)
        figures.append(f1(len(found & wanted), len(found), len(wanted)) if text else 0.0)
        if figures[-1] < 0.999:
            lost = "".join(text[i] for i in sorted(wanted - found))
            gained = "".join(text[i] for i in sorted(found - wanted))
            sheet.miss("regions.body f1", f"{file} {figures[-1]:.3f} lost: {shown(lost, 60)} | taken in: {shown(gained, 60)}")
    sheet.put("regions.body f1", mean(figures))


def _kept_out(reading: Reading, sheet: Sheet) -> None:
    """What is planted around the body, the second copy and the headline: its share outside the body, and its role."""
    outside, roles = [], []
    for name, file, place, right in _furniture(reading):
        text = reading.text(file)
        inside = letters([place], text)
        taken = letters(_of_role(reading, file, ("body",)), text) & inside
        outside.append(1 - ratio(len(taken), len(inside)) if inside else 0.0)
        named = letters(_of_role(reading, file, right), text) & inside
        roles.append(bool(inside) and 2 * len(named) > len(inside))
        if taken or not roles[-1]:
            said = sorted({r.role for r in _regions(reading, file) if r.start < place[1] and place[0] < r.end})
            sheet.miss("regions.kept out", f"{file} {name}: {', '.join(said) or 'not read'}: {shown(text[slice(*place)], 60)}")
    sheet.put("regions.kept out", mean(outside))
    sheet.put_share("regions.roles", roles)


def _furniture(reading: Reading) -> list[tuple[str, str, Place, tuple[Role, ...]]]:
    rows: list[tuple[str, str, Place, tuple[Role, ...]]] = []
    for feature in reading.reference.features:
        if feature.name in FURNITURE:
            places = reading.find(feature.file, feature.quote)
            rows.append((feature.name, feature.file, places[0] if places else (0, 0), FURNITURE[feature.name]))
    for file, document in reading.described.items():
        start, end = reading.headline(file)
        if end:
            rows.append(("headline", file, (start, end), ("headline",)))
        if document.repeated:
            starts, ends = reading.find(file, document.body_first), reading.find(file, document.body_last)
            again = (starts[1][0], ends[1][1]) if len(starts) > 1 and len(ends) > 1 else (0, 0)
            rows.append(("second copy", file, again, ("repeat",)))
    return rows


def _facts(reading: Reading, sheet: Sheet) -> None:
    facts: dict[str, Callable[[Described, Document], tuple[object, object, bool]]] = {
        "kind": lambda w, d: (w.kind, d.kind, w.kind == d.kind),
        "language": lambda w, d: (w.language, d.language, w.language == d.language),
        "outlet": lambda w, d: (w.outlet, d.outlet, _same(w.outlet, d.outlet)),
        "agency": lambda w, d: (w.agency, d.agency, _same(w.agency, d.agency)),
        "title": lambda w, d: (w.title, d.title, same_name(w.title, d.title)),
        "published": lambda w, d: (w.published, _date(d), w.published == _date(d)),
        "complete": lambda w, d: (w.complete, d.complete, w.complete == d.complete),
    }
    for name, compare in facts.items():
        verdicts = []
        for file, wanted in reading.described.items():
            if file not in reading.documents:
                verdicts.append(False)
                continue
            right, said, same = compare(wanted, reading.documents[file])
            verdicts.append(same)
            if not same:
                sheet.miss(f"documents.{name}", f"{file}: {right} > {said}")
        sheet.put_share(f"documents.{name}", verdicts)
    for file in sorted(set(reading.described) - set(reading.documents)):
        sheet.miss("documents not read", file)


def _same(wanted: str | None, found: str | None) -> bool:
    return same_name(wanted, found) if wanted and found else not wanted and not found


def _date(document: Document) -> str | None:
    return document.published.date if document.published else None


def _of_role(reading: Reading, file: str, roles: tuple[Role, ...]) -> list[Place]:
    return [(r.start, r.end) for r in _regions(reading, file) if r.role in roles]


def _regions(reading: Reading, file: str) -> tuple[Region, ...]:
    return reading.documents[file].regions if file in reading.documents else ()
