"""The lines of a page while their roles are being settled: what the parts of region finding hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.documents.furniture import Label
from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.model import Role
from communique.settings import Regions


@dataclass
class Cutting:
    """Lines with what their own words say (``labels``) and the role each is given in the end (``roles``, None: not yet)."""

    lines: list[Line]
    knowledge: Knowledge
    settings: Regions
    labels: list[Label | None] = field(default_factory=list)
    roles: list[tuple[Role, str] | None] = field(default_factory=list)

    def set(self, number: int, role: Role, reason: str) -> None:
        self.roles[number] = (role, reason)

    def free(self, number: int) -> bool:
        """Whether nothing in the line itself says that it is not of the article."""
        return self.labels[number] is None

    def role(self, number: int) -> Role | None:
        settled = self.roles[number]
        return settled[0] if settled else None

    def bodies(self) -> list[int]:
        """Numbers of the lines that are body so far."""
        return [number for number in range(len(self.lines)) if self.role(number) == "body"]

    def paragraph(self, number: int) -> bool:
        return self.lines[number].size >= self.settings.paragraph_words
