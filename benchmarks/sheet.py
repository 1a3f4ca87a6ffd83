"""Where the measures of one reference write their figures and the errors by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.matching import f1, ratio


@dataclass
class Sheet:
    """Figures from 0 to 1, and for each kind of error the lines that ``--show`` prints."""

    figures: dict[str, float] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def put(self, name: str, value: float) -> None:
        """One figure, to four places."""
        assert name not in self.figures, name
        assert 0 <= value <= 1, (name, value)
        self.figures[name] = round(value, 4)

    def put_sets(self, name: str, found: set[str], wanted: set[str]) -> None:
        """F1 of two sets; their differences are errors of that name."""
        self.put(name, f1(len(found & wanted), len(found), len(wanted)))
        for row in sorted(wanted - found):
            self.miss(f"{name}: missed", row)
        for row in sorted(found - wanted):
            self.miss(f"{name}: made up", row)

    def put_share(self, name: str, verdicts: Sequence[bool]) -> None:
        """The share that is right; 1 of none."""
        self.put(name, ratio(sum(verdicts), len(verdicts)))

    def miss(self, kind: str, line: str) -> None:
        """One error."""
        self.examples.setdefault(kind, []).append(line)


def shown(text: str, longest: int = 90) -> str:
    """Words of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
