"""What records are called for people: acts, forms, roles, kinds and dates in plain English, with their explanations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from communique.model import Act, ChangeKind, ConflictKind, Document, Evidence, Form, Held, Name, Role


@dataclass(frozen=True, slots=True)
class Term:
    """A value of the register as pages and terminal show it."""

    value: str
    label: str
    meaning: str
    sign: str = ""
    """One character that stands for it where colour must not be the only difference."""


ACTS: dict[Act, Term] = {
    "commit": Term("commit", "commits", "the speakers bind themselves to action of their own", "C"),
    "affirm": Term("affirm", "affirms", "a principle or position, no action of their own", "A"),
    "assess": Term("assess", "assesses", "a fact or judgement about the situation", "S"),
    "call": Term("call", "calls on others", "asks others to act", "→"),
    "praise": Term("praise", "welcomes", "thanks, welcomes, commends", "+"),
    "concern": Term("concern", "is concerned", "expresses concern or condemns", "!"),
    "record": Term("record", "records", "procedure of the meeting itself", "R"),
    "background": Term("background", "background", "the outlet's or a third party's own words", "·"),
}

FORMS: dict[Form, Term] = {
    "verbatim": Term("verbatim", "verbatim", "the same wording, up to inflection and spelling", "V"),
    "reworded": Term("reworded", "reworded", "the same content in other words; a translation is one", "R"),
    "partial": Term("partial", "partial", "part of the content is missing", "P"),
    "absent": Term("absent", "absent", "looked for in the whole text and not found", "–"),
    "not-checked": Term("not-checked", "not checked", "the text is cut off or was not fully read", "?"),
}

CHANGES: dict[ChangeKind, Term] = {
    "strengthened": Term("strengthened", "strengthened", "strength, act or detail moved up", "↑"),
    "weakened": Term("weakened", "weakened", "strength, act or detail moved down", "↓"),
    "reworded": Term("reworded", "reworded", "said again in other words", "≈"),
    "kept": Term("kept", "kept", "said again, as strongly", "="),
    "new": Term("new", "new", "not said at the earlier meeting", "+"),
    "dropped": Term("dropped", "dropped", "the later meeting's whole official text was read, and it is not there", "×"),
    "not-visible": Term("not-visible", "not visible", "not in what was read of the other meeting; it may have been said", "?"),
}

ROLES: dict[Role, Term] = {
    "headline": Term("headline", "headline", "the title of the report"),
    "dateline": Term("dateline", "dateline", "place, day and agency"),
    "byline": Term("byline", "byline", "who wrote it"),
    "body": Term("body", "body", "the report itself"),
    "boilerplate": Term("boilerplate", "page furniture", "menus, share buttons, notices"),
    "other-story": Term("other-story", "another story", "a story of its own on the same page"),
    "repeat": Term("repeat", "printed twice", "a second printing of the same text"),
    "credit": Term("credit", "credit", "names the source of the text"),
}
SET_ASIDE: frozenset[Role] = frozenset({"boilerplate", "other-story", "repeat"})
"""Regions that no stage reads for statements, shown greyed."""

CONFLICT_ORDER: tuple[ConflictKind, ...] = (
    "date", "act", "strength", "quotation", "participants", "count", "body", "place", "speaker",
    "translation", "selection", "cut", "other",
)  # fmt: skip
"""What misleads a reader most comes first."""

EVIDENCE: dict[Evidence, Term] = {
    "official": Term("official", "official text", "the body's own text says it", "5"),
    "quoted-official": Term("quoted-official", "official text, quoted", "a report quotes the body's text", "4"),
    "direct": Term("direct", "direct speech", "a report quotes a speaker", "3"),
    "indirect": Term("indirect", "reported speech", "a report tells it in its own words", "2"),
    "headline": Term("headline", "headline only", "no more than a headline says it", "1"),
}

TESTS = (
    ("discrete", "one target"),
    ("specific", "a stated action, amount, place or deadline"),
    ("own", "the doer is the speaker"),
    ("future", "still to be done"),
    ("testable", "one can tell whether it was done"),
)

LONGEST_ID = 22
"""Characters of an id that stands in for a name."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LANGUAGES = {"ar": "Arabic", "en": "English", "fr": "French", "und": "language not known"}


def day(iso: str | None) -> str:
    """``2021-03-30`` as ``30 March 2021``; an ISO prefix as far as it goes; anything else as it stands."""
    if not iso:
        return "date not known"
    parts = iso.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3:
        return iso
    if len(parts) == 1:
        return iso
    month = int(parts[1])
    if not 1 <= month <= 12:
        return iso
    name = f"{_MONTHS[month - 1]} {parts[0]}"
    return name if len(parts) == 2 else f"{int(parts[2])} {name}"


def short_day(iso: str) -> str:
    """A day for a narrow column, the month in three letters."""
    words = day(iso).split(" ")
    return " ".join(w[:3] if w.isalpha() else w for w in words)


def held(when: Held) -> str:
    """The day of a meeting, or what bounds it, said so."""
    if when.date:
        return day(when.date)
    if when.not_before and when.not_after:
        return f"date not known: between {day(when.not_before)} and {day(when.not_after)}"
    if when.not_before:
        return f"date not known: not before {day(when.not_before)}"
    if when.not_after:
        return f"date not known: not after {day(when.not_after)}"
    return "date not known"


def held_briefly(when: Held) -> str:
    """The day of a meeting where there is no room for bounds."""
    return day(when.date) if when.date else "undated"


def plain(slug: str) -> str:
    """A slug of the register as words."""
    return slug.replace("-", " ").replace("_", " ").strip() or slug


def title(slug: str) -> str:
    words = plain(slug)
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def both_names(name: Name) -> str:
    return " · ".join(n for n in (name.en, name.ar) if n)


def language(tag: str) -> str:
    return _LANGUAGES.get(tag, tag)


def outlet(document: Document) -> str:
    """How a document is called in a narrow column: its outlet, else the site it stood on, else what it is or its file's name."""
    if document.outlet:
        return document.outlet
    if document.url and "//" in document.url:
        host = document.url.split("//", 1)[1].split("/", 1)[0].split("@")[-1]
        if host:
            return host.removeprefix("www.")
    if document.kind == "official":
        return f"Official text, {language(document.language)}"
    if document.agency:
        return document.agency
    file, _, row = document.source.partition("#")
    name = f"{PurePosixPath(file).stem}{f' #{row}' if row else ''}" or document.id
    return name if len(name) <= LONGEST_ID else f"{name[:LONGEST_ID].rstrip('-')}…"


def first_words(text: str, limit: int = 120) -> str:
    """The start of a text on one line, cut at a word, with an ellipsis where it was cut."""
    line = " ".join(text[: limit * 3].split())
    if len(line) <= limit and len(text) <= limit * 3:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"
