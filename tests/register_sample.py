"""A small register of two documents of one meeting, built by hand, for the tests of the room ``register``."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from communique.model import (
    Carriage,
    Change,
    Commitment,
    Conflict,
    Copy,
    Cue,
    Document,
    Held,
    Join,
    Meeting,
    Mention,
    Name,
    Note,
    Participant,
    Point,
    Published,
    Reason,
    Region,
    Register,
    Source,
    Span,
    Speaker,
    StatedCount,
    Statement,
    Tests,
    When,
)
from communique.register.store import open_register

MEETING = "river-council/2021-05-03/ministers"
TEXTS = {
    # "The ministers stressed that the canals must be cleaned before autumn."
    "one.txt": "شدد الوزراء على ضرورة تنظيف القنوات قبل الخريف.",
    # "The council said it will clean the canals before autumn, and thanked Kenya."
    "two.txt": "قال المجلس إنه سينظف القنوات قبل الخريف، وشكر كينيا.",
}
IDS = {"one.txt": "gazette-2021-05-04-0001", "two.txt": "herald-0002"}


def source(key: str, text: str | None = None) -> Source:
    return Source(key=key, text=TEXTS[key] if text is None else text, title="عنوان")


def document(key: str, text: str | None = None, document_id: str | None = None) -> Document:
    text = TEXTS[key] if text is None else text
    return Document(
        id=document_id or IDS[key],
        source=key,
        url=None,
        kind="press",
        language="ar",
        outlet="Gazette" if key == "one.txt" else None,
        agency=None,
        title="عنوان",
        author=None,
        published=Published("2021-05-04", None, "metadata") if key == "one.txt" else None,
        text=text,
        regions=(Region(0, len(text), "body", "the only paragraph"),),
        bodies=("river-council",),
    )


def statement(key: str, start: int, end: int) -> Statement:
    owner = IDS[key]
    return Statement(
        id=f"{owner}:{start}-{end}",
        document=owner,
        meeting=None,
        start=start,
        end=end,
        content=((start + 4, end),),
        cue=Cue(start, start + 3, "شدد"),
        speaker=Speaker("الوزراء", start + 4, start + 11, "body", "named"),
        holder=None,
        via=None,
        mode="indirect",
        voice="joint",
        act="commit",
        strength="soft",
        themes=("water",),
        lead=False,
        point=None,
        reasons=(Reason("cue", "شدد", "a neutral cue"),),
    )


def statements(key: str) -> tuple[Statement, ...]:
    return (statement(key, 0, 30), statement(key, 31, len(TEXTS[key])))


def mentions(key: str) -> tuple[Mention, ...]:
    span = Span(IDS[key], 0, 10)
    when = When(0, 5, "الاثنين", None, -1, 0, "published", "yesterday")
    return (
        Mention(
            document=IDS[key],
            body="river-council",
            relation="report",
            formation="ministers",
            when=(when,),
            format="virtual",
            place=Name("Nairobi"),
            place_span=span,
            spans=(span,),
            names=(span,),
        ),
    )


def notes(key: str) -> tuple[Note, ...]:
    return (Note("statements", IDS[key], 0, 4, "a cue without content"),)


def joined_statements() -> tuple[Statement, ...]:
    first, second = statements("one.txt")[0], statements("two.txt")[0]
    return (
        dataclasses.replace(first, meeting=MEETING, point=POINT),
        dataclasses.replace(statements("one.txt")[1], meeting=MEETING),
        dataclasses.replace(second, meeting=MEETING, point=POINT, themes=("water", "autumn")),
    )


POINT = f"{MEETING}/water-1a2b"


def join() -> Join:
    one, two = IDS["one.txt"], IDS["two.txt"]
    first, second = Span(one, 0, 30), Span(two, 0, 30)
    held = Held("2021-05-03", "'yesterday' + published 2021-05-04", (first,), None, None)
    participants = (Participant("KE", Name("Kenya", "كينيا"), None, "participant", (second,)),)
    meeting = Meeting(
        MEETING, "river-council", Name("River Council"), "ministers", held, "virtual", "Nairobi", participants,
        (StatedCount("canals", 3, True, (first,)),), (one, two), (), (), (first,), (first,),
    )  # fmt: skip
    commitment = Commitment((first,), first, (), (), None, None, None, Tests(True, True, True, True, True), "indirect")
    ids = tuple(sorted(s.id for s in joined_statements() if s.point))
    point = Point(POINT, MEETING, ids, first, "commit", "soft", ("water",), True, commitment, 2)
    return Join(
        borrowed={two: Published("2021-05-04", None, "copy gazette")},
        meetings=(meeting,),
        statements=joined_statements(),
        points=(point,),
        carriage=(
            Carriage(POINT, one, "verbatim", (first,), (), 1.0, ()),
            Carriage(POINT, two, "reworded", (second,), (), 0.812345678, (Reason("vectors", 0.9, ""),)),
        ),
        copies=(Copy(first, second, "unknown", 0.5, ()),),
        changes=(Change(MEETING, MEETING, None, POINT, "new", 0.5, ()),),
        conflicts=(Conflict(MEETING, "count", (POINT,), (first, second), "3 canals stated, 1 named"),),
        notes=(Note("meetings", two, None, None, "no date of its own"),),
    )


def register(path: Path) -> Register:
    """Both documents and their join, written to ``path`` and read from it."""
    with open_register(path) as store:
        for key in IDS:
            store.add(source(key), document(key), statements(key), mentions(key), notes(key))
        store.write_join(join())
        return store.register()
