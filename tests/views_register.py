"""A small invented register for the tests of the views: the Council of the Salt Lakes, which does not exist."""

from __future__ import annotations

from dataclasses import replace

from communique.model import (
    Act,
    Carriage,
    Change,
    Commitment,
    Conflict,
    Copy,
    Cue,
    Document,
    Form,
    Held,
    Meeting,
    Name,
    Note,
    Participant,
    Point,
    Published,
    Reason,
    Region,
    Register,
    Role,
    Span,
    Speaker,
    StatedCount,
    Statement,
    Strength,
    Tests,
)

SPRING = "salt-lakes/2031-04-09/ministers"
AUTUMN = "salt-lakes/2031-10-21/ministers"
UNDATED = "salt-lakes/undated-port-ansa/experts"

COMMUNIQUE = (
    "Joint communique of the Council of the Salt Lakes\n\n"
    "The ministers of the Council met in Port Ansa on 9 April 2031.\n"
    "The ministers agreed to open a shared gauge station at Lake Mirr by the end of 2032, funded by the members.\n"
    "They call on all shore towns to stop the dumping of brine.\n"
    "They stressed the importance of exchanging water data every month.\n"
)
ARABIC_PRESS = (
    "وزراء البحيرات المالحة يتفقون على محطة قياس مشتركة\n"
    "بورت أنسا - Lakes News\n"
    "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء على افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032. "
    "وأكد الوزراء، في بيان صدر 2031-04-09، أهمية تبادل بيانات المياه كل شهر. "
    "وذكر الموقع أن 7 دول شاركت في الاجتماع.\n"
    "شارك الخبر على فيسبوك واتساب\n"
)
ENGLISH_PRESS = (
    "Lake ministers pledge gauge station\n"
    "Ministers of the Council of the Salt Lakes agreed to open a shared gauge station at Lake Mirr, the Shore Gazette has learnt. "
    "They called on all shore towns to stop the dumping of brine. "
    "Six countries took part in the meeting on 10 April.\n"
    "Also today: the price of salt rose again in the northern markets, traders said.\n"
)
AUTUMN_PRESS = (
    "مجلس البحيرات المالحة يجدد التزامه\n"
    "أعلن وزراء مجلس البحيرات المالحة في 21 تشرين الأول 2031 أنهم سيفتتحون محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2031. "
    "ودعا الوزراء المدن الساحلية إلى وقف رمي المحلول الملحي في البحيرة.\n"
)


def at(document: Document, words: str) -> Span:
    """The span of ``words``, which must stand in the document."""
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


def document(
    ident: str, text: str, outlet: str, language: str, published: str | None, cuts: list[tuple[str, Role]], **more: object
) -> Document:
    """``cuts`` names the words a region begins with; everything before the first is a headline."""
    starts = [0, *(text.index(words) for words, _ in cuts)]
    roles: list[Role] = ["headline", *(role for _, role in cuts)]
    ends = [*starts[1:], len(text)]
    regions = tuple(Region(s, e, r, f"made as {r}") for s, e, r in zip(starts, ends, roles, strict=True))
    made = Document(
        id=ident, source=f"{ident}.txt", url=f"https://example.org/{ident}", kind="press", language=language, outlet=outlet,
        agency=None, title=text.split("\n")[0], author=None,
        published=Published(published, None, "metadata") if published else None, text=text, regions=regions,
        bodies=("salt-lakes",), meetings=(SPRING,),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


OFFICIAL = document(
    "salt-lakes-org-en", COMMUNIQUE, "salt-lakes.example", "en", "2031-04-09", [("The ministers of", "body")], kind="official"
)
ANBA = document(
    "anba-2031-04-10", ARABIC_PRESS, "أنباء الساحل", "ar", "2031-04-10",
    [("بورت", "dateline"), ("اتفق", "body"), ("شارك الخبر", "boilerplate")],
)  # fmt: skip
GAZETTE = document(
    "gazette-2031-04-11",
    ENGLISH_PRESS,
    "Shore Gazette",
    "en",
    "2031-04-11",
    [("Ministers of", "body"), ("Also today", "other-story")],
)
MIRROR = document(
    "mirror", ARABIC_PRESS.replace("بورت أنسا - Lakes News\n", ""), "مرآة الملح", "ar", None,
    [("اتفق", "body"), ("شارك الخبر", "boilerplate")], complete=False, url=None,
)  # fmt: skip
AUTUMN_REPORT = document(
    "anba-2031-10-22", AUTUMN_PRESS, "أنباء الساحل", "ar", "2031-10-22", [("أعلن", "body")], meetings=(AUTUMN,)
)


def statement(doc: Document, words: str, content: str, cue: str, act: Act, point: str | None, **more: object) -> Statement:
    whole, said = at(doc, words), at(doc, content)
    verb = doc.text.index(cue, whole.start)
    made = Statement(
        id=f"{doc.id}:{whole.start}-{whole.end}", document=doc.id, meeting=doc.meetings[0] if doc.meetings else None,
        start=whole.start, end=whole.end, content=((said.start, said.end),), cue=Cue(verb, verb + len(cue), cue),
        speaker=Speaker("ministers", verb, verb + len(cue), "body", "named"), holder=None, via=None, mode="indirect", voice="joint",
        act=act, strength=None, themes=("water",), lead=False, point=point,
        reasons=(Reason("cue", cue, "a made reason"),),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


STATION, BRINE, DATA = f"{SPRING}/water-1a2b", f"{SPRING}/shore-3c4d", f"{SPRING}/water-5e6f"
SALT = f"{SPRING}/other-7a8b"
LATER_STATION, LATER_BRINE = f"{AUTUMN}/water-9c0d", f"{AUTUMN}/shore-1e2f"

STATEMENTS = (
    statement(OFFICIAL, "The ministers agreed to open a shared gauge station at Lake Mirr by the end of 2032, funded by the members",
              "open a shared gauge station at Lake Mirr by the end of 2032, funded by the members", "agreed", "commit", STATION, strength="firm"),
    statement(OFFICIAL, "They call on all shore towns to stop the dumping of brine", "all shore towns to stop the dumping of brine", "call", "call", BRINE),
    statement(OFFICIAL, "They stressed the importance of exchanging water data every month", "importance of exchanging water data every month", "stressed", "affirm", DATA),
    statement(ANBA, "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء على افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032",
              "افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032", "اتفق", "commit", STATION, strength="firm"),
    statement(ANBA, "وأكد الوزراء، في بيان صدر 2031-04-09، أهمية تبادل بيانات المياه كل شهر", "أهمية تبادل بيانات المياه كل شهر", "وأكد", "affirm", DATA),
    # nested in the one before it, and crossing its end with the next
    statement(ANBA, "بيان صدر 2031-04-09، أهمية تبادل", "أهمية تبادل", "صدر", "record", None, voice="outlet"),
    statement(ANBA, "كل شهر. وذكر الموقع أن 7 دول شاركت", "7 دول شاركت", "ذكر", "background", None, voice="outlet"),
    statement(GAZETTE, "Ministers of the Council of the Salt Lakes agreed to open a shared gauge station at Lake Mirr", "open a shared gauge station at Lake Mirr", "agreed", "commit", STATION, strength="firm"),
    statement(GAZETTE, "They called on all shore towns to stop the dumping of brine", "all shore towns to stop the dumping of brine", "called", "call", BRINE),
    statement(GAZETTE, "the price of salt rose again in the northern markets, traders said", "the price of salt rose again", "said", "background", SALT, voice="third-party"),
    statement(MIRROR, "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء على افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032",
              "افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032", "اتفق", "commit", STATION, strength="firm"),
    statement(AUTUMN_REPORT, "أعلن وزراء مجلس البحيرات المالحة في 21 تشرين الأول 2031 أنهم سيفتتحون محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2031",
              "سيفتتحون محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2031", "أعلن", "commit", LATER_STATION, strength="firm"),
    statement(AUTUMN_REPORT, "ودعا الوزراء المدن الساحلية إلى وقف رمي المحلول الملحي في البحيرة", "وقف رمي المحلول الملحي في البحيرة", "ودعا", "call", LATER_BRINE),
)  # fmt: skip


def point(ident: str, wording: Span, act: Act, theme: str, strength: Strength | None = None, **more: object) -> Point:
    made = Point(
        id=ident, meeting=ident.rsplit("/", 1)[0], statements=tuple(s.id for s in STATEMENTS if s.point == ident), wording=wording,
        act=act, strength=strength, themes=(theme,), joint=True, commitment=None, independent_sources=2,
        reasons=(Reason("likeness", 0.91, "a made reason"),),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


PLEDGE = Commitment(
    doer=(at(OFFICIAL, "The ministers"),), action=at(OFFICIAL, "open a shared gauge station"), beneficiary=(),
    mechanism=(at(OFFICIAL, "funded by the members"),), amount=None, due=at(OFFICIAL, "by the end of 2032"), condition=None,
    tests=Tests(True, True, True, True, True), evidence="official", reasons=(Reason("specific", True, "a station at a named lake"),),
)  # fmt: skip
STATION_WORDS = "open a shared gauge station at Lake Mirr by the end of 2032, funded by the members"
POINTS = (
    point(STATION, at(OFFICIAL, STATION_WORDS), "commit", "water", "firm", commitment=PLEDGE),
    point(BRINE, at(OFFICIAL, "all shore towns to stop the dumping of brine"), "call", "shore"),
    point(DATA, at(OFFICIAL, "importance of exchanging water data every month"), "affirm", "water"),
    point(SALT, at(GAZETTE, "the price of salt rose again"), "background", "other", joint=False, themes=(), independent_sources=1),
    point(LATER_STATION, at(AUTUMN_REPORT, "سيفتتحون محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2031"), "commit", "water", "firm",
          commitment=replace(PLEDGE, doer=(at(AUTUMN_REPORT, "وزراء مجلس البحيرات المالحة"),), action=None, mechanism=(), due=None,
                             tests=Tests(True, True, True, True, False), evidence="indirect"), independent_sources=1),
    point(LATER_BRINE, at(AUTUMN_REPORT, "وقف رمي المحلول الملحي في البحيرة"), "call", "shore", independent_sources=1),
)  # fmt: skip


def carried(ident: str, doc: Document, form: Form, words: str = "", omitted: tuple[Span, ...] = (), score: float = 0.9) -> Carriage:
    return Carriage(ident, doc.id, form, (at(doc, words),) if words else (), omitted, score, (Reason("likeness", score, "made"),))


CARRIAGE = (
    carried(STATION, OFFICIAL, "verbatim", STATION_WORDS, score=1.0),
    carried(STATION, ANBA, "reworded", "افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032"),
    carried(STATION, GAZETTE, "partial", "open a shared gauge station at Lake Mirr", (at(OFFICIAL, "by the end of 2032"),), 0.71),
    carried(STATION, MIRROR, "reworded", "افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032"),
    carried(BRINE, OFFICIAL, "verbatim", "all shore towns to stop the dumping of brine", score=1.0),
    carried(BRINE, ANBA, "absent", score=0.1),
    carried(BRINE, GAZETTE, "verbatim", "all shore towns to stop the dumping of brine", score=1.0),
    carried(BRINE, MIRROR, "not-checked", score=0.0),
    carried(DATA, OFFICIAL, "verbatim", "importance of exchanging water data every month", score=1.0),
    carried(DATA, ANBA, "reworded", "أهمية تبادل بيانات المياه كل شهر"),
    carried(DATA, GAZETTE, "absent", score=0.2),
    carried(DATA, MIRROR, "reworded", "أهمية تبادل بيانات المياه كل شهر"),
    carried(LATER_STATION, AUTUMN_REPORT, "verbatim", "سيفتتحون محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2031"),
    carried(LATER_BRINE, AUTUMN_REPORT, "verbatim", "وقف رمي المحلول الملحي في البحيرة"),
)  # fmt: skip
NAME = Name("Council of the Salt Lakes", "مجلس البحيرات المالحة")
MEETINGS = (
    Meeting(SPRING, "salt-lakes", NAME, "ministers",
            Held("2031-04-09", "printed date", (at(OFFICIAL, "9 April 2031"), at(ANBA, "أمس الأربعاء")), None, None), "in-person", "Port Ansa",
            (Participant("MA", Name("Morocco", "المغرب"), None, "participant", (at(ANBA, "7 دول"),)),
             Participant(None, Name("Port Ansa", None), "Ada Vell", "host", ())),
            (StatedCount("participants", 7, False, (at(ANBA, "7 دول"),)), StatedCount("participants", 6, False, (at(GAZETTE, "Six countries"),))),
            (ANBA.id, GAZETTE.id, MIRROR.id, OFFICIAL.id), (), (), (at(OFFICIAL, "the Council"), at(ANBA, "مجلس البحيرات المالحة")),
            (at(GAZETTE, "10 April"),)),
    Meeting(AUTUMN, "salt-lakes", NAME, "ministers", Held("2031-10-21", "printed date", (at(AUTUMN_REPORT, "21 تشرين الأول 2031"),), None, None),
            "unknown", None, (), (), (AUTUMN_REPORT.id,), (), (SPRING,)),
    Meeting(UNDATED, "salt-lakes", NAME, "experts", Held(None, "before the ministers met", (), None, "2031-04-09"), "unknown", None, (), (), (), (), ()),
)  # fmt: skip
CONFLICTS = (
    Conflict(SPRING, "count", (), (at(ANBA, "7 دول"), at(GAZETTE, "Six countries")), "7 countries stated by one report, 6 by another"),
    Conflict(SPRING, "date", (), (at(OFFICIAL, "9 April 2031"), at(GAZETTE, "10 April")), "9 April or 10 April"),
    Conflict(SPRING, "strength", (STATION,), (at(GAZETTE, "pledge gauge station"), at(OFFICIAL, "agreed to")), "headline 'pledge', text 'agreed'"),
)  # fmt: skip
CHANGES = (
    Change(SPRING, AUTUMN, STATION, LATER_STATION, "strengthened", 0.8, (Reason("due", "2031", "a year earlier"),)),
    Change(SPRING, AUTUMN, BRINE, LATER_BRINE, "reworded", 0.7, ()),
    Change(SPRING, AUTUMN, DATA, None, "not-visible", 0.2, ()),
)
COPIES = (
    Copy(at(ANBA, "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء"), at(MIRROR, "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء"), "a-to-b", 0.98, ()),
    Copy(at(GAZETTE, "to stop the dumping of brine"), at(OFFICIAL, "to stop the dumping of brine"), "b-to-a", 0.9, ()),
)  # fmt: skip
NOTES = (
    Note("documents", GAZETTE.id, ENGLISH_PRESS.index("Also"), len(ENGLISH_PRESS), "another story on the page"),
    Note("sources", None, None, None, "notes.bin: not a text"),
)
REGISTER = Register(
    documents=(ANBA, AUTUMN_REPORT, GAZETTE, MIRROR, OFFICIAL), meetings=MEETINGS, statements=STATEMENTS, points=POINTS, carriage=CARRIAGE,
    copies=COPIES, changes=CHANGES, conflicts=CONFLICTS, notes=NOTES,
)  # fmt: skip
