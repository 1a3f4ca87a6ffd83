"""One meeting of many reports: dates, undated reports, recalls, and what must stay apart."""

from __future__ import annotations

import itertools

from communique.meetings.merge import merge_mentions
from communique.model import Published
from meetings_sample import KNOWLEDGE, SETTINGS, meetings, mentions, report

LEAD = "اختتم وزراء خارجية التحالف الدولي ضد داعش {} اجتماعهم الذي عقد عبر الاتصال المرئي بتأكيد دعم العراق."
"""The ministers of the Coalition closed their meeting, held by video, {when} by affirming support for Iraq."""
DATED = LEAD.format("اليوم الخميس (4 حزيران 2020)") + " وشاركت في الاجتماع 29 دولة وأكد الوزراء حماية المدنيين."
UNDATED = LEAD.format("الخميس") + " وشاركت في الاجتماع 29 دولة وشدد الوزراء على حماية المدنيين."
OTHER = "أكد وزراء خارجية التحالف الدولي ضد داعش في اجتماع شاركت فيه 74 دولة أهمية خطة التمويل، ودعوا المصارف إلى المساهمة فيها عبر العراق."
"""A meeting of 74 states about a plan of finance."""


def test_an_undated_report_joins_by_weekday_count_and_wording() -> None:
    (found,), _ = meetings(report(DATED, ident="a"), report(UNDATED, ident="b"))
    assert found.id == "global-coalition/2020-06-04/ministers"
    assert found.documents == ("a", "b")


def test_another_weekday_stays_apart() -> None:
    """Tuesday is not the weekday of 4 June 2020."""
    found, notes = meetings(report(DATED, ident="a"), report(UNDATED.replace("الخميس", "الثلاثاء"), ident="b"))
    assert [meeting.documents for meeting in found] == [("a",), ("b",)]
    assert any("nothing to count from" in note.message for note in notes)


def test_another_number_of_participants_speaks_against() -> None:
    found, _ = meetings(report(DATED, ident="a"), report(OTHER, ident="b"))
    assert [meeting.documents for meeting in found] == [("a",), ("b",)]


def test_another_level_stays_apart() -> None:
    found, _ = meetings(report(DATED, ident="a"), report(DATED.replace("وزراء خارجية", "المدراء السياسيون في"), ident="b"))
    assert [meeting.formation for meeting in found] == ["ministers", "political-directors"]


def test_relative_days_count_from_publication_or_from_that_of_a_copy() -> None:
    document = report(LEAD.format("أمس الخميس"), ident="a")
    borrowed = {"a": Published("2020-06-05", None, "copy b")}
    (found,), _ = merge_mentions([document], mentions(document), borrowed, KNOWLEDGE, SETTINGS)
    assert found.held.date == "2020-06-04"
    assert "copy b" in found.held.rule


def test_without_an_anchor_nothing_is_invented() -> None:
    (found,), notes = meetings(report(LEAD.format("أمس الخميس"), ident="a"))
    assert found.held.date is None
    assert found.id.startswith("global-coalition/undated-")
    assert [note.document for note in notes] == ["a"]


def test_a_page_fetched_later_than_its_today() -> None:
    """Fetched on Friday the 5th, "today, Thursday" is the 4th: the weekday moves it."""
    (found,), _ = meetings(report(LEAD.format("اليوم الخميس"), crawled="2020-06-05"))
    assert found.held.date == "2020-06-04"


def test_two_meetings_of_one_template_stay_apart() -> None:
    """Two weekly sessions of a cabinet with the same words."""
    text = "عقد مجلس الوزراء الكويتي اجتماعه الأسبوعي أمس الاثنين واطلع على تقرير عن الأسعار ووافق على محضر جلسته."
    found, _ = meetings(report(text, ident="a", day="2020-06-02"), report(text, ident="b", day="2020-06-09"))
    assert [meeting.id for meeting in found] == ["cabinet-kw/2020-06-01/cabinet", "cabinet-kw/2020-06-08/cabinet"]


def test_a_recall_leads_to_the_meeting_of_its_day() -> None:
    later = report(
        "اجتمع وزراء خارجية التحالف الدولي ضد داعش أمس الثلاثاء في روما. وعملا ببيانهم المؤرخ في 4 يونيو 2020 جدد الوزراء التزامهم.",
        ident="z",
        day="2021-03-31",
    )
    first, second = meetings(report(DATED, ident="a"), later)[0]
    assert second.recalls == (first.id,)
    assert first.mentions == ("z",)
    assert first.documents == ("a",)


def test_participants_of_one_party_are_one_with_hosts_first() -> None:
    """One report names the chair, the other lists his state among those who took part."""
    chaired = report(DATED.replace("بتأكيد", "برئاسة وزير خارجية إيطاليا لويجي روسي بتأكيد"), ident="a")
    listed = report(DATED.replace("29 دولة", "29 دولة منها فرنسا وكندا وإيطاليا"), ident="b")
    (found,), _ = meetings(chaired, listed)
    assert [(one.role, one.party, one.person) for one in found.participants] == [
        ("chair", "IT", "لويجي روسي"),
        ("participant", "FR", None),
        ("participant", "CA", None),
    ]
    assert {span.document for span in found.participants[0].spans} == {"a", "b"}


def test_a_joint_meeting_is_not_the_bodys_own_session() -> None:
    own = report("عقد وزراء خارجية دول مجلس التعاون اجتماعهم في الرياض أمس الأحد.", ident="a", day="2020-06-08")
    joint = report("اجتمع وزراء خارجية دول مجلس التعاون مع وزير الخارجية الأمريكي أمس الأحد في جدة.", ident="b", day="2020-06-08")
    found, _ = meetings(own, joint)
    assert {meeting.body: meeting.documents for meeting in found} == {"gcc": ("a",), "gcc-us": ("b",)}


def test_order_of_reading_and_unrelated_documents_change_nothing() -> None:
    unrelated = report("عقد مجلس الوزراء الكويتي اجتماعه الأسبوعي أمس الاثنين.", ident="c", day="2020-06-02")
    documents = [report(DATED, ident="a"), report(UNDATED, ident="b"), unrelated]
    results = {meetings(*order)[0] for order in itertools.permutations(documents)}
    assert len(results) == 1
    (both,) = results
    assert set(meetings(*documents[:2])[0]) <= set(both)


def test_official_texts_in_two_languages_and_reports_are_one_meeting() -> None:
    arabic = report("اجتمع وزراء خارجية مجموعة السبع في روما يوم 4 يونيو 2020 وأصدروا هذا البيان.", ident="a", kind="official")
    english = report("G7 foreign ministers met in Rome on 4 June 2020 and issued this statement.", ident="b", kind="official")
    (found,), _ = meetings(arabic, english, report("G7 foreign ministers met in Rome on Thursday.", ident="c", day="2020-06-05"))
    assert (found.id, found.place) == ("g7/2020-06-04/ministers", "Rome")
    assert found.documents == ("a", "b", "c")


def test_a_crawl_is_a_last_day_only() -> None:
    """One text, fetched on Tuesday, says today; its copy in a Tuesday paper says yesterday, Monday: the meeting was on Monday."""
    text = LEAD.format("أمس الاثنين") + " وشدد الوزراء على حماية المدنيين وعلى مواصلة العمل المشترك في العراق وفي سوريا ضد التنظيم."
    found, _ = meetings(
        report(text, crawled="2020-06-09", ident="a"), report(text.replace("أمس الاثنين", "اليوم"), crawled="2020-06-09", ident="b")
    )
    assert [(one.held.date, one.documents) for one in found] == [("2020-06-08", ("a", "b"))]


def test_an_undated_article_that_only_names_the_body_stays_apart() -> None:
    """A feature on the history of the council of ministers is not of the session of that week."""
    session = (
        "عقد مجلس الوزراء السعودي جلسته أمس الاثنين في جدة برئاسة نائب الملك، وأقر نظام الشواطئ ووافق على اتفاقية النقل البحري."
    )
    feature = "أقر مجلس الوزراء السعودي في عقوده الأولى أنظمة كثيرة رسمت ملامح الإدارة وطورت أقاليم المملكة وعلاقاتها."
    found, _ = meetings(
        report(session, day="2015-08-04", ident="a"), report(feature, day="2015-08-04", ident="b"),
    )  # fmt: skip
    assert [one.documents for one in found] == [("a",), ("b",)]


def test_bodies_without_a_profile_keep_apart_by_name() -> None:
    """Two municipal committees meet on one day in the words of one form; a second report of the first joins it."""
    form = "عقدت اللجنة المحلية للمياه بمحافظة {} اجتماعها أمس برئاسة رئيس اللجنة وناقشت الخطة وأقرت عددا من التوصيات المهمة."
    first, second = (
        report(form.format("سوسة"), ident="a", day="2021-05-10"),
        report(form.format("قابس"), ident="b", day="2021-05-10"),
    )
    again = report("أمس " + form.format("سوسة"), ident="c", day="2021-05-10")
    found, _ = meetings(first, second, again)
    assert sorted(meeting.documents for meeting in found) == [("a", "c"), ("b",)]
    assert len({meeting.body for meeting in found}) == 2


def test_takes_of_one_story_are_of_one_meeting() -> None:
    """The first take tells of the meeting, the second only goes on; another text under another title stays out."""
    title = "سياسي / وزراء الخارجية العرب يختتمون اجتماعهم"
    first = report("اختتم وزراء الخارجية العرب اجتماعهم في تونس أمس.", headline=title, ident="a", day="2021-05-10")
    second = report("وأوضح أن الصندوق سيمول المشاريع.", headline=f"{title} / إضافة أولى وأخيرة", ident="b", day="2021-05-10")
    other = report("وأوضح أن الصندوق سيمول المشاريع.", headline="سياسي / خبر آخر", ident="c", day="2021-05-10")
    (meeting,), _ = meetings(first, second, other)
    assert meeting.documents == ("a", "b")


def test_an_undated_meeting_shows_the_words_that_bound_its_day() -> None:
    """They met in Oslo, recalling a statement of 4 May 2019, and plan another meeting in 2021."""
    text = "اجتمع المدراء السياسيون للتحالف الدولي لهزيمة داعش في أوسلو. وتأكيدا لبيانهم الصادر في 4 مايو 2019، اتفقوا على خطط لعقد اجتماع آخر في عام 2021."
    (meeting,), _ = meetings(report(text))
    held = meeting.held
    assert (held.date, held.not_before, held.not_after) == (None, "2019-05-04", "2021-12-31")
    assert [text[span.start : span.end] for span in held.spans] == ["4 مايو 2019", "عام 2021"]
    assert held.rule == "no date in the texts; plans ahead 'عام 2021'; recalls '4 مايو 2019'"


def test_a_list_of_the_points_below_another_story_is_of_the_meeting() -> None:
    """A paper prints the points below a story of its own; the same list a month later, and another list, are not of the meeting."""
    points = [
        "إنشاء صندوق مشترك لتمويل محطات التحلية الصغيرة في القرى البعيدة عن الساحل",
        "تبادل بيانات المخزون الجوفي بين الهيئات الوطنية المختصة كل ثلاثة أشهر",
        "تدريب مهندسين شباب على صيانة الشبكات وكشف التسرب بأجهزة حديثة",
        "دعوة المصارف التنموية إلى خفض فوائد القروض الممنوحة لمشاريع الصرف",
        "مكافحة تلوث الأنهار بالمبيدات الزراعية ومراقبة المصانع القريبة منها",
    ]
    told = "اختتم وزراء الخارجية العرب اجتماعهم في تونس أمس واتفقوا على " + "، وعلى ".join(points) + "."
    first = report(told, ident="a", day="2021-05-10")
    listed = "\n".join(f"• {point}." for point in points)
    other = "\n".join(f"• افتتح المعرض جناح رقم {n} للكتب القديمة والخرائط النادرة والصور الملونة." for n in range(5))
    story = "قالت بلدية المدينة إن الشوارع الجديدة جاهزة.\n"
    box = report(story + listed, ident="b", day="2021-05-11")
    late = report(story + listed, ident="c", day="2021-06-20")
    strange = report(story + other, ident="d", day="2021-05-11")
    (meeting,), _ = meetings(first, box, late, strange)
    assert meeting.documents == ("a", "b")
