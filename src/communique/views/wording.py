"""Words about records that are the same in every language of the interface: terms, orders, the handling of slugs and long texts."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import ConflictKind, Name, Role


@dataclass(frozen=True, slots=True)
class Term:
    """A value of the register as pages and terminal show it."""

    value: str
    label: str
    meaning: str
    sign: str = ""
    """One character that stands for it where colour must not be the only difference."""


SET_ASIDE: frozenset[Role] = frozenset({"boilerplate", "other-story", "repeat"})
"""Regions that no stage reads for statements, shown greyed."""

CONFLICT_ORDER: tuple[ConflictKind, ...] = (
    "date", "act", "strength", "quotation", "participants", "count", "body", "place", "speaker",
    "translation", "selection", "cut", "other",
)  # fmt: skip
"""What misleads a reader most comes first."""

LONGEST_ID = 22
"""Characters of an id that stands in for a name."""


def plain(slug: str) -> str:
    """A slug of the register as words."""
    return slug.replace("-", " ").replace("_", " ").strip() or slug


def title(slug: str) -> str:
    words = plain(slug)
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with an English noun, as the terminal writes it; pages ask :meth:`Tongue.counted`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def both_names(name: Name) -> str:
    return " · ".join(n for n in (name.en, name.ar) if n)


def first_words(text: str, limit: int = 120) -> str:
    """The start of a text on one line, cut at a word, with an ellipsis where it was cut."""
    line = " ".join(text[: limit * 3].split())
    if len(line) <= limit and len(text) <= limit * 3:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"
