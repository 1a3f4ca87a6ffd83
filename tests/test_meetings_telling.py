"""What tells of a meeting that was held, and what only speaks of one to come, of one past, or of none. Each text is our own."""

from __future__ import annotations

import pytest

from meetings_sample import main, mentions, report


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        # the minister leads the delegation to meetings that begin tomorrow
        (
            "",
            "يرأس وزير المالية وفد بلاده في اجتماعات المجلس الوزاري لصندوق الأنهار على مستوى وزراء المالية في الدول الأعضاء "
            "الذي تبدأ أعماله يوم غد الاثنين، بحسب بيان الوزارة.",
        ),
        # next Sunday there will be a meeting
        ("", "الأحد المقبل سيكون هناك اجتماع في مقر جامعة الدول العربية بمشاركة وزراء الخارجية."),
        # an assembly next March
        ("", "قال اتحاد السباحة أمس إنه تقرر عقد الاجتماع غير العادي للجمعية العمومية في 12 مارس 2019."),
        # a meeting of finance ministers on a day after that of the report
        ("", "أعلنت الرابطة في بيان عن اجتماع وزراء المالية لدول البحيرات في 12 مارس 2019."),
        # the headline alone names those who mean to meet
        ("مباحثات أردنية وكينية", "تعتزم الدولتان عقد جولة جديدة من المشاورات في نيروبي."),
        # the cabinet imposed fees some days ago
        ("", "قبل أيام أقر مجلس الوزراء السعودي رسوما جديدة، وما زال الناس يتحدثون عنها."),
        # a programme on television after the cabinet's decision
        ("", "يعود البرنامج إلى الموضوع بعد أن أقر مجلس الوزراء السعودي الرسوم الجديدة على المياه."),
        # what leaders will adopt next month
        ("", "اتفقت الدول على وثيقة ستعتمد في الشهر المقبل من قبل قادة الدول الأعضاء في مؤتمر قمة المياه، بحسب بيان."),
        # a summit that is called off is no meeting of others in the text
        (
            "",
            "أعلن رئيس المجلس الأوروبي عن إلغاء القمة الأوروبية. وقال في بيان إن قمة قادة منطقة اليورو ستستمر. "
            "وكانت القمة تجمع قادة منطقة اليورو.",
        ),
        # a campaign is concluded, not a meeting
        ("", "اختتمت منظمة التعاون الإسلامي حملتها لإطعام المحتاجين التي بدأتها في 3 مايو 2018."),
        # a palace that is called like a statement
        ("", "استقبل أمير الكويت اليوم في قصر بيان رئيس اللجنة ووزراء الشباب بدول مجلس التعاون لدول الخليج العربية."),
        # the headline names who will meet next Tuesday; the first sentence announces it
        (
            "حلف شمال الأطلسي يعقد اجتماعا الثلاثاء المقبل",
            "أعلن الحلف أمس أن مندوبيه سيجتمعون بطلب من دولة عضو. وقال في بيان إنه يتابع الموقف.",
        ),
        # two ministers will meet later
        ("لقاء أردني كيني", "وصل وزير الخارجية الأردني إلى نيروبي أمس على أن يلتقي في وقت لاحق نظيره الكيني."),
        # the board has put its meetings off
        ("", "تعذرت الرابطة بالنظام، وهو ما أجل عقد اجتماعات مجلس إدارة الرابطة لأكثر من عامين، بحسب بيان."),
        # a review of the press
        ("", "أبرزت الصحف اللبنانية الصادرة اليوم جلسة مجلس الوزراء السعودي التي عقدت أمس في جدة."),
        # "the leaders of the ... intelligence" are no leaders who meet
        ("", "تدير الغرفة نخبة من قادة المخابرات الكينية والأوغندية بهدف مراقبة الحدود، وبدأت عملها العام الماضي."),
        # the presidency of a summit and its states
        ("", "رفع الرؤساء البروتوكول بعد اجتماعين إلى رئاسة القمة مصر والكويت، ثم إلى المجلس."),
        # a state that sits in the Council
        ("", "قررت الحكومة أمس في اجتماعها إجراء اتصالات مع الأردن العضو العربي في مجلس الأمن الدولي."),
        # "complete" is written like "convened"
        ("", "تنص الخطة على الاستقلال التام لهيئة الموانئ والجمارك، وفق بيان."),
    ],
)
def test_what_is_to_come_past_or_no_meeting(headline: str, text: str) -> None:
    document = report(text, headline=headline, day="2018-10-01")
    assert [one.body for one in mentions(document) if one.relation == "report"] == []


@pytest.mark.parametrize(
    "text",
    [
        # it is over, and the next one has its day
        "اختتم وزراء خارجية مجموعة السبع اجتماعهم في روما أمس. وسيلتقون الأحد المقبل في ميلانو.",
        # a standing body decides on something of next month
        "أقر مجلس الوزراء السعودي في جلسته أمس موعد الانتخابات في الشهر المقبل.",
        # a decision and, days ago, what led to it
        "عقد مجلس الوزراء السعودي جلسته أمس في جدة. وكانت الوزارة قد اقترحت ذلك قبل أشهر.",
    ],
)
def test_what_was_held_though_other_days_are_named(text: str) -> None:
    assert main(report(text, day="2018-10-01")).when[0].text == "أمس"


def test_who_opens_the_sentence_met_with_those_behind_with() -> None:
    """The American minister said, long before "after a joint meeting with the foreign ministers of the GCC"."""
    text = (
        "قال وزير الخارجية الأمريكي جون سميث إن بلاده ستواصل دعم أصدقائها في المنطقة وستسرع التدريب، "
        "وذلك عقب اجتماع مشترك مع وزراء خارجية دول مجلس التعاون الخليجي في مسقط أمس."
    )
    assert main(report(text)).body == "gcc-us"


def test_who_speaks_of_what_others_hold_did_not_meet_them() -> None:
    """The Egyptian minister welcomes; the ministers of the G7 met among themselves."""
    text = "رحب وزير الخارجية المصري سامي عمر بما اتفق عليه وزراء خارجية مجموعة السبع في اجتماعهم في روما أمس."
    assert main(report(text)).body == "g7"


def test_where_an_agreement_was_concluded_nobody_meets_now() -> None:
    found = main(report("تبنى مجلس الأمن الدولي أمس قرارا يؤيد الاتفاق المبرم في جنيف بين الدولتين."))
    assert found.place is None


def test_words_of_honour_take_no_room_between_those_who_meet() -> None:
    text = (
        "بدأت في مسقط أمس أعمال الاجتماع المشترك بين أصحاب السمو والمعالي والسعادة وزراء خارجية دول مجلس التعاون لدول الخليج "
        "العربية ووزير خارجية اليابان كينجي تاناكا."
    )
    assert main(report(text)).body == "gcc-jp"


@pytest.mark.parametrize(
    "text",
    [
        # experts of the states, a federation of chambers in them: other bodies than the Council
        "بدأ فريق الخبراء المختص بحماية الشواطئ من التلوث بدول مجلس التعاون لدول الخليج العربية اجتماعا في المنامة أمس.",
        "شارك اتحاد غرف دول مجلس التعاون الخليجي أمس في اجتماع عن الأسماك.",
    ],
)
def test_a_body_of_its_states_is_not_the_council(text: str) -> None:
    assert "gcc" not in [one.body for one in mentions(report(text)) if one.relation == "report"]


def test_ministers_of_its_states_are_the_council() -> None:
    assert main(report("عقدت لجنة وزراء الصحة بدول مجلس التعاون لدول الخليج العربية اجتماعا في المنامة أمس.")).body == "gcc"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # a vice president and a minister of state; ministers of other fields
        ("التقى سامي عمر نائب الرئيس الكيني، أمس في نيروبي، كينجي تاناكا وزير الدولة الياباني للشؤون الخارجية.", "bilateral-jp-ke"),
        ("استقبل وزير الزراعة الأردني أمس وزيرة البيئة الكينية وبحثا التصحر.", "bilateral-jo-ke"),
    ],
)
def test_ministers_of_any_field_meet_for_their_states(text: str, body: str) -> None:
    found = main(report(text))
    assert found.body == body


def test_an_ambassador_received_is_no_meeting_of_states() -> None:
    assert mentions(report("استقبل وزير الزراعة الأردني أمس السفير الكيني لدى عمان.")) == ()


def test_the_day_on_which_one_received_another() -> None:
    """No word of a meeting stands in the sentence; the day on which the guest set out is farther off."""
    text = "استقبل وزير الخارجية الأردني في المطار أمس وزير الخارجية الكيني الذي غادر بلاده أول من أمس."
    assert [when.text for when in main(report(text)).when] == ["أمس", "أول من أمس"]


@pytest.mark.parametrize(
    "text",
    [
        # The Arab League decided to open a fund. The decision came at the end of the session of the council, convened in Rabat.
        "قررت جامعة الدول العربية فتح صندوق لدعم التعليم.\n\nوجاء القرار في ختام الدورة التاسعة للمجلس، المنعقدة في الرباط برئاسة الأردن.",
        # ... demanded that dealers keep what no paper shows to have been owned before 1970. The council had met on Thursday in Rabat.
        "طالبت جامعة الدول العربية التجار بحفظ كل مخطوط لا تبين الأوراق من كان صاحبه قبل 1970.\n\n"
        "وكان المجلس قد التأم في دورته التاسعة الخميس في الرباط برئاسة الأردن.",
        "The Arab League has agreed to set up a fund for schools.\n\nIts council, which met in Rabat on Thursday at a session chaired by Jordan, voiced regret.",
    ],
)
def test_the_meeting_may_be_told_behind_what_the_body_decided(text: str) -> None:
    found = main(report(text, day="2026-03-13"))
    assert (found.body, found.place and found.place.en) == ("arab-league", "Rabat")
    assert not [one for one in mentions(report(text, day="2026-03-13")) if one.relation == "recall"]
