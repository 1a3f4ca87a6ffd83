"""``python -m benchmarks gate``: quality against the floors; exit 1 when a figure fell. ``statements``: what finding them costs.

``events``: two joint statements among days of news. ``copies``: shared passages of an archive, beside other tools.
``pages``: how fast the server answers while texts are read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import copies, events, example, example_reference, floors, pages, points, quality
from benchmarks.press import scoring, speed

REFERENCES: dict[str, Callable[[], quality.Measured]] = {
    **{name: partial(example.example, file) for name, file in example_reference.FILES.items()},
    "seeds": quality.seeds,
    **{name: partial(scoring.half, *which) for name, which in scoring.HALVES.items()},
}


def gate(accept_lower: str | None, show: int) -> int:
    failed = False
    for name, measure in REFERENCES.items():
        try:
            measured = measure()
        except quality.Absent as err:
            print(f"{name}: skipped: {err}")
            continue
        verdicts = floors.judge(name, measured)
        print(f"{name} (reference {measured.reference})")
        for verdict in verdicts:
            floor = "  new" if verdict.floor is None else f"{verdict.floor:.3f}"
            mark = "FELL" if verdict.fell else "rose" if verdict.rose else ""
            print(f"  {verdict.name:<38}{verdict.value:.3f}  floor {floor}  {mark}".rstrip())
        for figure, value in sorted(measured.compared.items()):
            print(f"  {figure:<38}{value:.3f}  for comparison")
        fell = [verdict for verdict in verdicts if verdict.fell]
        if fell or show:
            for kind, rows in measured.examples.items():
                print(f"  -- {kind} ({len(rows)})", *rows[: show or 5], sep="\n     ")
        if fell and not accept_lower:
            failed = True
            print(
                f"  {len(fell)} figures fell below their floors; mend it, or say why: python -m benchmarks gate --accept-lower '...'"
            )
        elif not os.environ.get("CI") and (any(v.rose for v in verdicts) or fell):
            floors.write(name, measured, verdicts, accept_lower)
            print("  floors.json written")
    return int(failed)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("gate", help="quality against the floors")
    command.add_argument("--accept-lower", metavar="WHY", help="let floors fall to what was measured, with the reason written down")
    command.add_argument("--show", metavar="N", type=int, default=0, help="print up to N errors of each kind")
    command = commands.add_parser("statements", help="CPU time and memory of finding statements")
    command.add_argument("--articles", metavar="N", type=int, default=speed.ARTICLES, help="how many (default %(default)s)")
    commands.add_parser("points", help="CPU time of merging points, and of what stands behind it, by number of texts")
    command = commands.add_parser("events", help="two joint statements among days of news: retrieval, points, carriage, copies")
    command.add_argument("--days", nargs="+", metavar="DATE", default=events.DAYS, help="days to read (default: %(default)s)")
    command.add_argument("--show", metavar="N", type=int, default=5, help="print up to N errors of each kind")
    command = commands.add_parser("copies", help="copied passages of an archive: exact truth, and other tools in the same run")
    command.add_argument("--show", metavar="N", type=int, default=0, help="print N of the pairs found, drawn at random")
    command.add_argument("--articles", metavar="N", type=int, help="read the first N only")
    command.add_argument(
        "--permuted", metavar="N", type=int, help="instead: time and memory for N times as many, of permuted letters"
    )
    command = commands.add_parser("pages", help="how fast the server answers while texts are read into its register")
    command.add_argument("--register", metavar="FILE", type=Path, help="measure this one (a copy of it)")
    command.add_argument("--days", nargs="+", metavar="DATE", default=pages.DAYS, help="days to make one of (default: %(default)s)")
    args = parser.parse_args()
    if args.command == "pages":
        return pages.run(args.register, args.days)
    if args.command == "points":
        return points.scale()
    if args.command == "gate":
        return gate(args.accept_lower, args.show)
    try:
        if args.command == "events":
            return events.run(args.days, args.show)
        if args.command == "copies":
            if args.permuted:
                copies.large(args.permuted, args.articles)
            else:
                copies.run(args.show, args.articles)
            return 0
        speed.run(args.articles)
    except quality.Absent as err:
        print(f"{args.command}: skipped: {err}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
