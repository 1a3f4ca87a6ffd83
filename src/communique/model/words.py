"""The closed sets of words that records are labelled with (docs/coding.md)."""

from __future__ import annotations

from typing import Literal

Language = str
"""BCP 47 primary tag: ``ar``, ``en``, ..., ``und`` where it cannot be told."""

Role = Literal["headline", "dateline", "byline", "body", "boilerplate", "other-story", "repeat", "credit"]
Kind = Literal["press", "official"]
Mode = Literal["direct", "indirect", "mixed"]
Voice = Literal["joint", "outlet", "third-party"]
Act = Literal["commit", "affirm", "assess", "call", "praise", "concern", "record", "background"]
Strength = Literal["firm", "soft"]
Form = Literal["verbatim", "reworded", "partial", "absent", "not-checked"]
Format = Literal["virtual", "in-person", "hybrid", "unknown"]
Direction = Literal["a-to-b", "b-to-a", "common-source", "unknown"]
ChangeKind = Literal["kept", "reworded", "strengthened", "weakened", "new", "dropped", "not-visible"]
ConflictKind = Literal[
    "date", "place", "body", "participants", "count", "act", "strength", "quotation", "speaker",
    "translation", "selection", "cut", "other",
]  # fmt: skip
Evidence = Literal["official", "quoted-official", "direct", "indirect", "headline"]
