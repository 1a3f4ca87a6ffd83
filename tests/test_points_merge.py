"""Points: what is joined, what stays apart, and that reading order and strangers change nothing."""

from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Span
from communique.points.content import Wordings
from communique.points.members import Procedures, member
from communique.points.merge import _groups
from communique.points.pairs import Pairs, compare
from communique.points.verdicts import Verdicts
from points_sample import AUTUMN, KNOWLEDGE, SETTINGS, SPRING, find, meeting, renamed, text

# Two renderings of one communique: canals, concern at pollution, thanks to the host.
ONE = text(
    "one",
    """commit/soft | ضرورة تنظيف القنوات قبل حلول فصل الخريف
       concern | قلقهم من تلوث مياه الأنهار في الدلتا
       praise | جهود العمال في صيانة السدود""",
)
OTHER = text(
    "other",
    """concern | تلوث الأنهار في الدلتا يثير القلق
       commit/firm | الالتزام بتنظيف القنوات قبل الخريف
       affirm | احترام حقوق المزارعين""",
)


def test_renderings_of_one_thing_are_one_point() -> None:
    assert find(ONE, OTHER).together() == sorted(
        [
            sorted(["ضرورة تنظيف القنوات قبل حلول فصل الخريف", "الالتزام بتنظيف القنوات قبل الخريف"]),
            sorted(["قلقهم من تلوث مياه الأنهار في الدلتا", "تلوث الأنهار في الدلتا يثير القلق"]),
            ["جهود العمال في صيانة السدود"],
            ["احترام حقوق المزارعين"],
        ]
    )


def test_order_of_reading_changes_nothing() -> None:
    third = text("third", "affirm | حقوق المزارعين يجب أن تحترم")
    results = [find(*order) for order in permutations((ONE, OTHER, third))]
    assert all(found.points == results[0].points and found.carriage == results[0].carriage for found in results)


def test_a_document_of_another_meeting_changes_no_point() -> None:
    stranger = text("stranger", "commit/soft | ضرورة تنظيف القنوات قبل حلول فصل الخريف", AUTUMN)
    alone, beside = find(ONE, OTHER), find(ONE, OTHER, stranger)
    assert alone.points == tuple(p for p in beside.points if p.meeting == SPRING)


def test_a_document_of_no_meeting_changes_nothing() -> None:
    stray = text("stray", "commit/soft | ضرورة تنظيف القنوات", "")
    found = find(ONE, stray, meetings=(meeting(SPRING, ONE),))
    assert found.points == find(ONE).points
    assert [s.point for s in found.statements if s.document == "stray"] == [None]


def test_a_lead_joins_the_body_it_sharpens() -> None:
    report = text(
        "report",
        """commit/firm lead | تنظيف القنوات قبل الخريف
           commit/soft | أهمية العمل على تنظيف جميع القنوات قبل حلول الخريف
           affirm | احترام حقوق المزارعين""",
    )
    found = find(report)
    assert len(found.points) == 2
    point = next(p for p in found.points if len(p.statements) == 2)
    assert (point.act, point.strength) == ("commit", "soft"), "a lead does not outvote the body"
    assert "أهمية" in found.said(point), "the body lends the wording"


def test_two_things_of_one_body_stay_apart() -> None:
    """Alike in words, yet one document says both: the dams of the north are not the dams of the south."""
    report = text("report", "affirm | صيانة سدود الشمال\naffirm | صيانة سدود الجنوب")
    assert len(find(report).points) == 2


def test_what_others_say_is_no_joint_point() -> None:
    report = text("report", "background theirs | السدود قديمة وتحتاج إلى صيانة\naffirm | السدود قديمة وتحتاج إلى صيانة")
    assert sorted((p.act, p.joint) for p in find(report).points) == [("affirm", True), ("background", False)]


def test_being_held_is_one_point_however_it_is_told() -> None:
    one = text("one", "record | اجتمع الوزراء أمس عبر الفيديو")
    other = text("other", "record | انعقد اللقاء افتراضيا")
    assert len(find(one, other).points) == 1


def test_that_a_meeting_was_held_is_worded_by_the_leads_that_tell_it_alike() -> None:
    # Two leads: "The ministers of water met yesterday in the city of Basra to discuss plans for the canals"; a body: "A meeting of two was held".
    line = "record lead | اجتمع وزراء المياه أمس في مدينة البصرة لبحث خطط القنوات"
    one, other = text("one", line), text("other", line)
    third = text("third", "record | انعقد لقاء ثنائي بين الوزير ونظيره وتطرق إلى ملفات عدة أبرزها أوضاع الأسواق والزراعة والتجارة")
    (point,) = find(one, other, third).points
    assert point.wording.document in ("one", "other")


def test_official_wording_comes_first_in_the_language_of_the_reports() -> None:
    english = text("english", "commit/firm | The canals will be cleaned before autumn.", kind="official", language="en")
    arabic = text("arabic", "commit/firm | ستنظف القنوات قبل الخريف", kind="official")
    found = find(ONE, english, arabic)
    point = next(p for p in found.points if len(p.statements) == 3)
    assert point.wording.document == "arabic"
    assert point.strength == "firm", "the official text weighs more than a report"


def test_copies_are_one_source() -> None:
    twin = renamed(ONE, "twin")
    apart, together = find(ONE, twin), find(ONE, twin, sources={"one": "one", "twin": "one"})
    assert {p.independent_sources for p in apart.points} == {2}
    assert {p.independent_sources for p in together.points} == {1}


def test_ids_are_unique_and_made_from_content() -> None:
    twice = text("twice", "affirm | احترام القانون\naffirm | احترام القانون")
    found = find(ONE, OTHER, twice)
    ids = [p.id for p in found.points]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(f"{SPRING}/") for name in ids)
    assert {s.point for s in found.statements} == set(ids)


def test_a_document_of_two_meetings_gives_each_its_own() -> None:
    both = text("both", "affirm | احترام القانون\naffirm | حماية الغابات")
    second = both.document.text.index("حماية")
    meetings = (
        replace(meeting(SPRING, dates=(Span("both", 0, 6),)), documents=("both",)),
        replace(meeting(AUTUMN, dates=(Span("both", second, second + 5),)), documents=("both",)),
    )
    found = find(both, meetings=meetings)
    assert {found.said(p): p.meeting for p in found.points} == {"احترام القانون": SPRING, "حماية الغابات": AUTUMN}


def test_a_second_half_of_a_sentence_is_of_its_heads_point() -> None:
    # "to have a study made for building the dam, | and to receive it before the year 2031", then a half with a matter of its own
    whole = text("one", "commit/firm | إعداد دراسة لبناء السد وعلى تسلمها قبل عام 2031 وعلى فتح الموانئ أمام السفن")
    sentence = whole.document.text
    cuts = [0, sentence.index(" وعلى تسلمها"), sentence.index(" وعلى فتح"), sentence.index(".")]
    parts = [
        replace(
            whole.statements[0], id=f"one:{a}-{b}", start=a, end=b, content=((b - len(sentence[a:b].removeprefix(" وعلى ")), b),)
        )
        for a, b in pairwise(cuts)
    ]
    found = find(replace(whole, statements=tuple(parts)))
    assert found.together() == sorted(
        [sorted(["إعداد دراسة لبناء السد", " وعلى تسلمها قبل عام 2031"]), [" وعلى فتح الموانئ أمام السفن"]]
    )


WORDS = ["القنوات", "السدود", "الأنهار", "الحقول", "الموانئ", "الغابات", "التربة", "المزارعين", "الأمطار", "الجسور"]
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True), min_size=1, max_size=4)


@settings(max_examples=20, deadline=None)
@given(LINES, LINES, LINES, st.permutations(range(3)))
def test_neither_order_nor_a_text_of_another_meeting_changes_a_point(
    first: list[list[str]], second: list[list[str]], stranger: list[list[str]], order: list[int]
) -> None:
    one, two, other = (
        text(name, "\n".join("affirm | " + " ".join(line) for line in lines), at)
        for name, lines, at in (("one", first, SPRING), ("two", second, SPRING), ("other", stranger, AUTUMN))
    )
    alone, whole = find(one, two), find(*[(one, two, other)[n] for n in order])
    assert whole == find(one, two, other)
    assert alone.points == tuple(p for p in whole.points if p.meeting == SPRING)
    mine = {p.id for p in alone.points}
    assert alone.carriage == tuple(row for row in whole.carriage if row.point in mine)


def test_translations_come_before_the_press() -> None:
    official = text("official", "call | تقديم المسؤولين عن الحريق إلى العدالة", kind="official")
    english = text("english", "call | those responsible for the fire be brought to justice", kind="official", language="en")
    report = text("report", "call | محاكمة من أشعلوا النار")
    members = [
        member(s, t.document, Wordings(KNOWLEDGE), Procedures(KNOWLEDGE)) for t in (english, official, report) for s in t.statements
    ]
    nothing = np.zeros((3, 3), np.float32)
    # The report is nearer to the English text than that to its translation, which the report is far from.
    margins = np.array([[-9, 0.2, 0.3], [0.2, -9, -0.25], [0.3, -0.25, -9]], dtype=np.float32)
    groups, _ = _groups(members, Pairs(margins, nothing, nothing, nothing), Verdicts(SPRING, members, ()))
    assert groups == [(0, 1, 2)]


def test_procedure_of_two_kinds_is_not_of_one_act() -> None:
    kinds = [
        member(s, t.document, Wordings(KNOWLEDGE), Procedures(KNOWLEDGE))
        for t in (text("one", "record | حضر الاجتماع عشرة وفود"), text("two", "record | تسلم الوزراء دراسة الجدوى"))
        for s in t.statements
    ]
    assert [m.procedure for m in kinds] == ["counted", None]
    without = replace(SETTINGS.merging, same_act=0.0)
    values = [compare(kinds, (), settings).raised[0, 1] for settings in (SETTINGS.merging, without)]
    assert values[0] == values[1]
