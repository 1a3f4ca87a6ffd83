"""Carriage: form, place and omissions, a row for every pair."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Span
from points_sample import SPRING, find, meeting, renamed, text

OFFICIAL = text(
    "official",
    """commit/firm | ستنظف الدول الأعضاء جميع القنوات قبل نهاية العام وتنشر تقريرا مفصلا عن حالة السدود في كل بلد
       concern | القلق البالغ من تلوث مياه الأنهار في الدلتا
       praise | جهود العمال في صيانة السدود القديمة""",
    kind="official",
)
"""Member states will clean all canals before the year's end and publish a detailed report on the dams of each country; deep
concern at the pollution of rivers in the delta; the workers' efforts in keeping the old dams."""


def forms(*reports: object) -> dict[str, dict[str, str]]:
    found = find(OFFICIAL, *reports)  # type: ignore[arg-type]
    return {point.act: found.forms(point) for point in found.points if point.wording.document == "official"}


def test_a_text_carries_itself_word_for_word() -> None:
    for name in ("official", "twin"):
        found = forms(renamed(OFFICIAL, "twin"))
        assert {act: cells[name] for act, cells in found.items()} == {
            "commit": "verbatim",
            "concern": "verbatim",
            "praise": "verbatim",
        }


def test_spelling_titles_and_clitics_are_no_rewording() -> None:
    report = text("report", "concern | قلقهم البالغ من تلوث مياه الانهار فى الدلتا")
    assert forms(report)["concern"]["report"] == "verbatim"


def test_another_rendering_is_reworded() -> None:
    report = text("report", "concern | تلويث المجاري المائية عند المصب مصدر انزعاج شديد من تلوث الأنهار")
    assert forms(report)["concern"]["report"] == "reworded"


def test_half_a_point_is_partial_and_what_is_missing_is_shown() -> None:
    report = text("report", "commit/firm | ستنظف الدول الأعضاء جميع القنوات قبل نهاية العام")
    found = find(OFFICIAL, report)
    row = next(r for r in found.carriage if r.document == "report" and r.spans)
    missing = " ".join(found.texts[s.document][s.start : s.end] for s in row.omitted)
    assert row.form == "partial"
    assert {s.document for s in row.omitted} == {"official"}
    assert "تقريرا" in missing
    assert "القنوات" not in missing


def test_a_sentence_without_a_statement_can_carry_a_point() -> None:
    report = text("report", "praise | كرم الضيافة", loose="وقد أبدى الجميع القلق البالغ من تلوث مياه الأنهار في الدلتا.\n")
    found = find(OFFICIAL, report)
    row = next(r for r in found.carriage if r.document == "report" and r.spans and "concern" in point_acts(found, r.point))
    assert "تلوث مياه الأنهار" in found.texts["report"][row.spans[0].start : row.spans[0].end]
    assert any(reason.name == "located by its words" for reason in row.reasons)


def point_acts(found: object, name: str) -> set[str]:
    return {p.act for p in found.points if p.id == name}  # type: ignore[attr-defined]


def test_what_is_not_there_is_absent_or_not_checked() -> None:
    report = text("report", "affirm | احترام القانون")
    cut = text("cut", "affirm | احترام القانون", complete=False)
    cells = forms(report, cut)
    assert cells["concern"] == {"official": "verbatim", "report": "absent", "cut": "not-checked"}


def test_every_joint_point_has_a_row_in_every_text() -> None:
    report = text("report", "affirm | احترام القانون\nbackground theirs | السدود قديمة")
    found = find(OFFICIAL, report)
    joint = {p.id for p in found.points if p.joint}
    assert {(r.point, r.document) for r in found.carriage} == {(p, d) for p in joint for d in ("official", "report")}
    assert all(bool(r.spans) == (r.form not in ("absent", "not-checked")) for r in found.carriage)


def test_from_the_press_alone_nobody_knows_the_wording() -> None:
    found = find(text("report", "affirm | احترام القانون في جميع الأحوال"))
    assert [r.form for r in found.carriage] == ["reworded"]


def test_two_reports_with_the_same_words_share_the_wording() -> None:
    report = text("report", "affirm | احترام القانون في جميع الأحوال")
    found = find(report, renamed(report, "twin"))
    assert {r.form for r in found.carriage} == {"verbatim"}


def test_what_is_left_out_is_shown_in_whole_phrases() -> None:
    report = text("report", "commit/firm | ستنظف الدول الأعضاء جميع القنوات قبل نهاية العام")
    found = find(OFFICIAL, report)
    row = next(r for r in found.carriage if r.document == "report" and r.form == "partial")
    # "and will publish a detailed report on the state of the dams in each country"
    assert [found.texts[s.document][s.start : s.end] for s in row.omitted] == ["وتنشر تقريرا مفصلا عن حالة السدود في كل بلد"]


def test_each_official_text_is_the_measure_in_its_own_language() -> None:
    english = text(
        "english", "concern | the deep concern at the pollution of river waters in the delta", kind="official", language="en"
    )
    report = text("report", "concern | deep concern at the pollution of river waters in the delta", language="en")
    found = find(OFFICIAL, english, report)
    point = next(p for p in found.points if p.act == "concern")
    assert found.forms(point) == {"official": "verbatim", "english": "verbatim", "report": "verbatim"}


def test_a_sentence_turned_round_is_no_part_of_it() -> None:
    report = text("report", "concern | تلوث مياه الأنهار في الدلتا الذي يثير القلق البالغ")
    assert forms(report)["concern"]["report"] == "reworded"


def test_a_number_and_a_month_are_the_same_in_any_words() -> None:
    # "seventy-two hours ... before 31 December 2030", in words and digits and with the Levant's name of the month
    official = text("official", "commit/firm | إيفاد فرق فنية في غضون اثنتين وسبعين ساعة قبل 31 ديسمبر 2030", kind="official")
    report = text("report", "commit/firm | إيفاد فرق فنية في غضون 72 ساعة قبل 31 كانون الأول 2030")
    found = find(official, report)
    assert [found.forms(p)["report"] for p in found.points] == ["verbatim"]


def test_a_translation_is_reworded() -> None:
    english = text("english", "concern | deep concern at the pollution of river waters in the delta", language="en")
    assert forms(english)["concern"]["english"] == "reworded"


WORDS = ["القنوات", "السدود", "الأنهار", "الحقول", "المزارعين", "الموانئ", "الأمطار", "الغابات", "التربة", "المياه"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_text_carries_itself(words: list[str]) -> None:
    official = text("official", "affirm | " + " ".join(words), kind="official")
    found = find(official, renamed(official, "twin"))
    assert {r.form for r in found.carriage} == {"verbatim"}
    assert {p.meeting for p in found.points} == {SPRING}


def test_what_several_reports_print_alike_is_the_wording() -> None:
    # "cleaning the canals before winter", printed by two; a third has it with much around it
    report = text("report", "commit/firm | تنظيف جميع القنوات القديمة قبل الشتاء")
    longer = text(
        "longer", "commit/firm | تنظيف جميع القنوات قبل الشتاء بعد حديث طويل مع سكان القرى وزيارة السدود والحقول والموانئ"
    )
    found = find(report, renamed(report, "twin"), longer)
    assert {p.wording.document for p in found.points if len(p.statements) == 3} <= {"report", "twin"}


def test_another_cue_is_no_rewording_but_an_opposed_act_is() -> None:
    # "cleaning all canals in the delta before the end of the year": agreed; assessed as a fact; asked of others
    wording = "تنظيف جميع القنوات في الدلتا قبل نهاية العام"
    official = text("official", f"commit/firm | {wording}", kind="official")
    fact, call = text("fact", f"assess | {wording}"), text("call", f"call | {wording}")
    cells = {r.document: r.form for r in find(official, fact, call).carriage}
    assert cells == {"official": "verbatim", "fact": "verbatim", "call": "reworded"}


def test_the_date_is_there_where_a_report_says_today() -> None:
    official = text(
        "official", "commit/firm | فتح السد الجديد للزراعة يوم الثلاثاء 3 مارس 2030 أمام جميع المزارعين", kind="official"
    )
    report = text("report", "commit/firm | فتح السد الجديد للزراعة اليوم الثلاثاء أمام جميع المزارعين")
    assert {r.form for r in find(official, report).carriage} == {"verbatim"}


ENGLISH = text(
    "english",
    """commit/firm | Member States will clean all irrigation canals before the end of the year, and publish a report on the dams
       concern | deep concern at the pollution of river waters in the delta
       praise | the efforts of workers to keep up the old dams""",
    kind="official",
    language="en",
)


def test_a_translation_that_leaves_out_a_clause_is_partial_and_shows_it() -> None:
    report = text("report", "commit/firm | ستنظف الدول الأعضاء جميع قنوات الري قبل نهاية العام")
    found = find(ENGLISH, report)
    row = next(r for r in found.carriage if r.document == "report" and r.spans)
    assert row.form == "partial"
    assert [found.texts[s.document][s.start : s.end] for s in row.omitted] == ["and publish a report on the dams"]


def test_a_point_in_quite_other_words_is_found_by_its_meaning() -> None:
    # "those gathered said they were very worried by the rivers' pollution", in no statement
    loose = "وتغير الطقس كثيرا هذا الشهر. وقال المجتمعون إنهم قلقون جدا من تلوث الأنهار. وغادر الضيوف القاعة مساء أمس.\n"
    found = find(ENGLISH, text("report", "affirm | احترام القانون في جميع الأحوال", loose=loose))
    concern = next(p for p in found.points if p.act == "concern")
    row = next(r for r in found.carriage if r.document == "report" and r.point == concern.id)
    assert "تلوث" in found.texts["report"][row.spans[0].start : row.spans[0].end]
    assert any(reason.name == "located by its meaning" for reason in row.reasons)


def test_a_report_carries_that_the_meeting_was_held_wherever_it_says_so() -> None:
    official = text("official", "record | اجتمع وزراء مجلس الأنهار في عمان برئاسة وزير المياه يوم 2 أبريل 2030", kind="official")
    loose = "وكان البرد شديدا، بعد أن اجتمعوا أمس في عمان، وغابت الشمس.\n"  # "after they met in Amman yesterday"
    report = text("report", "affirm | احترام القانون في جميع الأحوال", loose=loose)
    start = report.document.text.index("أمس")
    held = meeting(SPRING, official, report, dates=(Span("report", start, start + 3),))
    found = find(official, report, meetings=(held,))
    record = next(p for p in found.points if p.act == "record")
    row = next(r for r in found.carriage if r.document == "report" and r.point == record.id)
    assert "اجتمعوا أمس" in found.texts["report"][row.spans[0].start : row.spans[0].end]
