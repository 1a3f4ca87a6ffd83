"""How far two codings of the same reports agree: ``python -m benchmarks.press.agreement`` prints it, ``--write`` pins it.

Statements are paired one to one within a report by the overlap of their contents, best first. Labels are compared on the pairs
alone, so that what one coding lacks counts once, against the statements. Chance is corrected by Cohen's kappa (both coders'
own frequencies) and by Krippendorff's alpha (pooled frequencies, two coders without gaps; for themes with the Jaccard distance).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.matching import Place, f1, iou, mean, pair_off, ratio, share
from benchmarks.press.coding import FOLDER, PASSES, Coded, Report, load

PINNED = FOLDER / "agreement.json"
LOOSE, STRICT = 0.5, 0.8
"""Overlap (IoU of contents) from which two statements are one: the levels of the register's scoring."""
LIKE = 0.5
"""Overlap from which two cues or speakers are the same; a shortened name is no disagreement."""

Pair = tuple[Coded, Coded]
Distance = Callable[[Hashable, Hashable], float]


def pairs(first: Report, second: Report, level: float = LOOSE) -> list[Pair]:
    """Statements of two codings of one report that lie on the same words."""
    likeness = {
        (m, n): value
        for m, one in enumerate(first.statements)
        for n, other in enumerate(second.statements)
        if (value := iou(one.content, other.content)) >= level
    }
    matched = pair_off(((value,), m, n) for (m, n), value in likeness.items())
    return [(first.statements[m], second.statements[n]) for m, n in sorted(matched)]


def different(one: Hashable, other: Hashable) -> float:
    """Nominal distance."""
    return float(one != other)


def jaccard(one: Hashable, other: Hashable) -> float:
    """Distance of two sets: 0 for the same, 1 for nothing shared."""
    assert isinstance(one, frozenset) and isinstance(other, frozenset)
    return 1 - ratio(len(one & other), len(one | other))


def kappa(values: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two coders; 1 where there is but one value."""
    if not values:
        return 1.0
    agreed = sum(one == other for one, other in values) / len(values)
    left, right = Counter(one for one, _ in values), Counter(other for _, other in values)
    chance = sum(left[value] * right[value] for value in left) / len(values) ** 2
    return ratio(agreed - chance, 1 - chance)


def alpha(values: Sequence[tuple[Hashable, Hashable]], distance: Distance = different) -> float:
    """Krippendorff's alpha of two coders who both coded every unit; 1 where there is but one value."""
    pooled = Counter(chain.from_iterable(values))
    total = sum(pooled.values())
    if total < 2:
        return 1.0
    observed = sum(distance(one, other) for one, other in values) / len(values)
    expected = sum(
        count * pooled[other] * distance(one, other) for one, count in pooled.items() for other in pooled if one != other
    ) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def measure(first: Sequence[Report], second: Sequence[Report]) -> dict[str, float]:
    """Every figure of the agreement of two codings of the same reports, to three places.

    ``<label>.same`` is the share of pairs that agree (for themes: the mean F1 of two sets), ``.kappa`` and ``.alpha`` as above.
    """
    others = {report.key: report for report in second}
    assert sorted(others) == sorted(report.key for report in first), "the codings are not of the same reports"
    together = [(report, others[report.key]) for report in first]
    counts = [sum(len(report.statements) for report in side) for side in (first, second)]
    loose = [pair for both in together for pair in pairs(*both)]
    strict = sum(len(pairs(*both, level=STRICT)) for both in together)
    found: dict[str, float] = {
        "reports": len(together),
        "statements.a": counts[0],
        "statements.b": counts[1],
        "statements.paired": len(loose),
        f"statements.f1 at IoU {LOOSE}": f1(len(loose), *counts),
        f"statements.f1 at IoU {STRICT}": f1(strict, *counts),
        "body.same": mean([float(one.body == other.body) for one, other in together]),
    }
    for name, values in _labels(loose).items():
        found |= {f"{name}.same": mean([1 - different(*both) for both in values]), f"{name}.kappa": kappa(values)}
        found[f"{name}.alpha"] = alpha(values)
    themes: list[tuple[Hashable, Hashable]] = [(frozenset(one.themes), frozenset(other.themes)) for one, other in loose]
    overlaps = [f1(len({*a.themes} & {*b.themes}), len(a.themes), len(b.themes)) for a, b in loose]
    found |= {"themes.same": mean(overlaps), "themes.alpha": alpha(themes, jaccard)}
    return {name: round(value, 3) for name, value in found.items()}


def _labels(together: Sequence[Pair]) -> dict[str, list[tuple[Hashable, Hashable]]]:
    """The nominal labels of the pairs by name."""
    return {
        "act": [(one.act, other.act) for one, other in together],
        "strength": [(one.strength, other.strength) for one, other in together],
        "strength of commitments": [(a.strength, b.strength) for a, b in together if a.act == b.act == "commit"],
        "mode": [(one.mode, other.mode) for one, other in together],
        "voice": [(one.voice, other.voice) for one, other in together],
        "lead": [(one.lead, other.lead) for one, other in together],
        "cue": [_places(one.cue, other.cue) for one, other in together],
        "speaker": [_places(one.speaker, other.speaker) for one, other in together],
    }


def _places(one: Place | None, other: Place | None) -> tuple[Hashable, Hashable]:
    """Two places as nominal values: the second is the first where they lie on the same words."""
    return (one, one) if one and other and share(one, other) >= LIKE else (one, other)


def halves(first: Sequence[Report], second: Sequence[Report]) -> dict[str, dict[str, float]]:
    """The agreement over all reports and in each half."""
    chosen = {"all": ("development", "held-out"), "development": ("development",), "held-out": ("held-out",)}
    return {
        name: measure([r for r in first if r.half in kept], [r for r in second if r.half in kept]) for name, kept in chosen.items()
    }


def main(arguments: Sequence[str] | None = None, pinned: Path = PINNED) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press.agreement", description=__doc__)
    parser.add_argument("--write", action="store_true", help="pin the figures beside the codings")
    args = parser.parse_args(arguments)
    figures = halves(*(load(file) for file in PASSES))
    print(f"{'':<30}{'all':>8}{'develop.':>10}{'held-out':>10}")
    for name in figures["all"]:
        print(f"{name:<30}{figures['all'][name]:>8}{figures['development'][name]:>10}{figures['held-out'][name]:>10}")
    if args.write:
        pinned.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
