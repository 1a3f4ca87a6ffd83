"""Points of the example: does each gather what says the same thing, in both languages, and nothing else?"""

from __future__ import annotations

from collections import Counter

from benchmarks.example_alignment import Alignment, Claim, group
from benchmarks.matching import f1, mean, ratio
from benchmarks.sheet import Sheet, shown
from communique.model import Point


def measure(alignment: Alignment, sheet: Sheet) -> None:
    _across_languages(alignment, sheet)
    _merges(alignment, sheet)
    _gathered(alignment, sheet)
    _labels(alignment, sheet)


def _across_languages(alignment: Alignment, sheet: Sheet) -> None:
    """Top-1: the Arabic and the English wording of a point stand in one point of the register."""
    official = {(i.point, i.file.endswith("-ar.txt")): i.statement for i in alignment.items if i.official}
    verdicts = []
    for point in alignment.reading.reference.points:
        arabic, english = official[point.id, True], official[point.id, False]
        together = bool(arabic and english and arabic.point and arabic.point == english.point)
        verdicts.append(together)
        if not together:
            said = [s.point.rpartition("/")[2] if s and s.point else "no point" if s else "no statement" for s in (arabic, english)]
            sheet.miss("points.across languages", f"{point.id}: {' | '.join(said)}: {shown(point.ar, 60)}")
    sheet.put_share("points.across languages top-1", verdicts)


def _merges(alignment: Alignment, sheet: Sheet) -> None:
    """Of the pairs of an Arabic and an English official statement in one point, the share that are of one point."""
    official = [c for c in alignment.claims if c.official and c.statement.point]
    arabic, english = ([c for c in official if c.file.endswith(f"-{language}.txt")] for language in ("ar", "en"))
    verdicts = []
    for a in arabic:
        for b in english:
            if a.statement.point == b.statement.point and (a.point or b.point):
                verdicts.append(a.point == b.point)
                if a.point != b.point:
                    sheet.miss("points.merges", f"{a.point} with {b.point}: {_words(alignment, a)} | {_words(alignment, b)}")
    sheet.put("points.merges precision", ratio(sum(verdicts), len(verdicts)) if verdicts else 0.0)


def _gathered(alignment: Alignment, sheet: Sheet) -> None:
    """B-cubed over official wordings and coded statements; what is missed or made up counts as wrong.

    Official statements outside every wording (who took part, "we declare the following") are left aside.
    """
    claims = [c for c in alignment.claims if c.point or not c.official]
    in_group = Counter(group(c.statement) for c in claims)
    of_point = Counter((c.point, group(c.statement)) for c in claims)
    right = [of_point[c.point, group(c.statement)] / in_group[group(c.statement)] if c.point else 0.0 for c in claims]
    precision = mean(right) if right else 0.0
    wordings = Counter(i.point for i in alignment.items)
    together = Counter((i.point, group(i.statement)) for i in alignment.items if i.statement)
    recall = mean([together[i.point, group(i.statement)] / wordings[i.point] if i.statement else 0.0 for i in alignment.items])
    sheet.put("points.b-cubed precision", precision)
    sheet.put("points.b-cubed recall", recall)
    sheet.put("points.b-cubed f1", 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
    for i in alignment.items:
        home = alignment.points.get(i.point)
        if i.statement and home and i.statement.point != home:
            other = i.statement.point.rpartition("/")[2] if i.statement.point else "no point"
            sheet.miss(
                "points: apart", f"{i.point} in {i.file} stands in {other}, not {home.rpartition('/')[2]}: {shown(i.words, 60)}"
            )
    for c in claims:
        wanted = alignment.back.get(c.statement.point or "")
        if c.point and wanted and wanted != c.point:
            sheet.miss("points: wrongly gathered", f"{c.point} within {wanted}: {c.file} {_words(alignment, c)}")
    for point in alignment.reading.reference.points:
        if point.id not in alignment.points:
            sheet.miss("points: missed", f"{point.id}: {shown(point.ar)}")


def _labels(alignment: Alignment, sheet: Sheet) -> None:
    """Act, strength and themes of points; a point that none stands for counts as wrong."""
    found = {p.id: p for p in alignment.reading.register.points}
    acts, strengths = [], []
    shared = claimed = wanted = 0
    for point in alignment.reading.reference.points:
        mine: Point | None = found.get(alignment.points.get(point.id, ""))
        acts.append(mine is not None and mine.act == point.act)
        if mine and mine.act != point.act:
            sheet.miss("points.act", f"{point.id}: {point.act} > {mine.act}: {shown(point.ar, 60)}")
        if point.strength:
            strengths.append(mine is not None and mine.strength == point.strength)
            if mine and mine.strength != point.strength:
                sheet.miss("points.strength", f"{point.id}: {point.strength} > {mine.strength}: {shown(point.ar, 60)}")
        themes = set(mine.themes) if mine else set[str]()
        shared, claimed, wanted = shared + len(themes & set(point.themes)), claimed + len(themes), wanted + len(point.themes)
        if mine and themes != set(point.themes):
            sheet.miss("points.themes", f"{point.id}: {', '.join(sorted(point.themes))} > {', '.join(sorted(themes))}")
    sheet.put_share("points.act", acts)
    sheet.put_share("points.strength", strengths)
    sheet.put("points.themes f1", f1(shared, claimed, wanted))


def _words(alignment: Alignment, claim: Claim) -> str:
    return shown(alignment.reading.words(claim.file, (claim.statement.start, claim.statement.end)), 60)
