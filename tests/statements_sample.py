"""Documents of a sentence or two, for tests of the statements room."""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.model import Document, Kind, Region, Statement
from communique.settings import Settings
from communique.statements.find import find_statements

KNOWLEDGE = Knowledge()
SETTINGS = Settings()


def document(body: str, headline: str = "", kind: Kind = "press", language: str = "ar", bodies: tuple[str, ...] = ()) -> Document:
    text = f"{headline}\n\n{body}" if headline else body
    regions = [Region(0, len(headline) + 2, "headline", "test")] if headline else []
    at = regions[-1].end if regions else 0
    regions.append(Region(at, len(text), "body", "test"))
    return Document("d", "d", None, kind, language, None, None, None, None, None, text, tuple(regions), bodies)


def found(doc: Document) -> list[Statement]:
    return list(find_statements(doc, KNOWLEDGE, SETTINGS)[0])


def read(
    body: str, headline: str = "", kind: Kind = "press", language: str = "ar", bodies: tuple[str, ...] = ()
) -> list[Statement]:
    return found(document(body, headline, kind, language, bodies))


def contents(body: str, statements: list[Statement]) -> list[str]:
    return [body[s.content[0][0] : s.content[-1][1]] for s in statements]


def said(body: str, language: str = "ar", kind: Kind = "press") -> list[tuple[str, str, str | None, str]]:
    """Cue, act, speaker and content of each statement of a body."""
    return [
        (
            body[s.cue.start : s.cue.end] if s.cue else "",
            s.act,
            s.speaker.text if s.speaker else None,
            body[s.content[0][0] : s.content[-1][1]],
        )
        for s in read(body, kind=kind, language=language)
    ]
