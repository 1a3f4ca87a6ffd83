"""What one document says of a meeting. Each text is our own; the gloss says what matters in it."""

from __future__ import annotations

import pytest

from communique.meetings.find import find_mentions
from communique.model import Document
from meetings_sample import KNOWLEDGE, SETTINGS, main, meetings, mentions, report


def spoken(document: Document) -> list[str]:
    """The words of the spans on which a report's facts rest."""
    found = main(document)
    return [document.text[span.start : span.end] for one in found.participants for span in one.spans]


def test_a_report_with_host_date_and_place() -> None:
    """At the invitation of the Norwegian foreign minister the political directors of the Coalition met in Oslo yesterday, Tuesday."""
    document = report(
        "اجتمع المدراء السياسيون للتحالف الدولي لهزيمة داعش أمس الثلاثاء في أوسلو بدعوة من وزير الخارجية النرويجي إسبن بارث."
    )
    found = main(document)
    assert (found.body, found.formation, found.format) == ("global-coalition", "political-directors", "in-person")
    assert found.place is not None
    assert found.place.en == "Oslo"
    assert [document.text[when.start : when.end] for when in found.when] == ["أمس الثلاثاء"]
    assert [(one.role, one.party, one.person) for one in found.participants] == [("host", "NO", "إسبن بارث")]
    assert spoken(document) == ["إسبن بارث"]


def test_the_place_of_the_matter_is_no_place_of_the_meeting() -> None:
    """The ministers discussed by video link the fighting in Baghdad and Damascus."""
    found = main(report("عقد وزراء خارجية التحالف الدولي ضد داعش اجتماعا عبر الاتصال المرئي، وتناولوا القتال في بغداد ودمشق."))
    assert (found.format, found.place) == ("virtual", None)


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        # deputy head of government and foreign minister: two titles, one person
        ("نائبة رئيس الوزراء ووزيرة الخارجية البلغارية ماريا إيفانوفا", [("BG", "ماريا إيفانوفا")]),
        # two hosts joined by "and"; the second name begins with the letter of "and"
        ("وزير خارجية اليابان كينجي تاناكا ووزير خارجية كندا وليام غراي", [("JP", "كينجي تاناكا"), ("CA", "وليام غراي")]),
        # the state named twice, as name and as adjective
        ("وزير خارجية الولايات المتحدة الأمريكية جون سميث، الذي", [("US", "جون سميث")]),
        # name before title
        ("سالم بن راشد، وزير الطاقة في سلطنة عمان، الذي", [("OM", "سالم بن راشد")]),
        # "his Iraqi counterpart"
        ("وزير الخارجية الأردني رامي خوري ونظيره العراقي نبيل حداد", [("JO", "رامي خوري"), ("IQ", "نبيل حداد")]),
        # an office without a name
        ("وزير الخارجية التونسي على هامش الدورة", [("TN", None)]),
    ],
)
def test_hosts(words: str, persons: list[tuple[str, str | None]]) -> None:
    found = main(report(f"عقد وزراء خارجية مجموعة السبع اجتماعا في روما بدعوة من {words} وتناولوا الاقتصاد."))
    assert [(one.party, one.person) for one in found.participants] == persons
    assert {one.role for one in found.participants} == {"host"}


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        # two ministers of two states invite a body of which no list of members is known
        ("بدعوة مشتركة من نائبة رئيس الوزراء ووزيرة الخارجية البلغارية ماريا إيفانوفا ووزير خارجية كندا وليام غراي", ["BG", "CA"]),
        ("برئاسة مشتركة من وزير الخارجية البلغاري إيفان بتروف ونظيره الكندي وليام غراي", ["BG", "CA"]),
        # the states themselves
        ("بدعوة مشتركة من بلغاريا وكندا واليابان", ["BG", "CA", "JP"]),
        # the office behind the name
        ("برئاسة الملك سالم بن راشد ملك الأردن", ["JO"]),
    ],
)
def test_who_invites_a_body_is_no_meeting_of_two(words: str, parties: list[str]) -> None:
    found = main(report(f"عقد وزراء خارجية التحالف الدولي ضد داعش اجتماعا في روما أمس {words}، وأكدوا التزامهم."))
    assert (found.body, [one.party for one in found.participants]) == ("global-coalition", parties)


def test_states_that_hold_a_meeting_of_theirs() -> None:
    """Kenya, Uganda and Rwanda held their tripartite summit in Kigali."""
    found = main(report("عقدت كينيا وأوغندا ورواندا قمتها الثلاثية في كيغالي أمس، وأكد القادة أهمية التجارة."))
    assert (found.body, found.place and found.place.en) == ("bilateral-ke-rw-ug", "Kigali")


def test_representatives_of_states_and_their_host() -> None:
    found = main(report("Representatives of Kenya, Norway and the United States met in Amman on Tuesday, hosted by Jordan."))
    assert found.body == "bilateral-ke-no-us"
    assert (found.participants[0].role, found.participants[0].party) == ("host", "JO")


def test_where_the_ministers_of_a_body_do_something_together() -> None:
    """The foreign ministers of the G7 discussed the war in Rome."""
    found = main(report("ناقش وزراء خارجية مجموعة السبع في روما أمس الاثنين الحرب، واتفقوا على عقوبات."))
    assert found.place and found.place.en == "Rome"


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("hosted by Danish Foreign Minister Lars Holm.", [("DK", "Lars Holm")]),
        (
            "chaired by Oman's energy minister, Salim bin Hamad, and Malta's foreign minister, Anna Vella.",
            [("OM", "Salim bin Hamad"), ("MT", "Anna Vella")],
        ),
        ("at the invitation of Lars Holm, Minister for Foreign Affairs of Denmark.", [("DK", "Lars Holm")]),
    ],
)
def test_hosts_in_english(words: str, persons: list[tuple[str, str]]) -> None:
    found = main(report(f"G7 foreign ministers met in Rome on Tuesday at a meeting {words}"))
    assert [(one.party, one.person) for one in found.participants] == persons


def test_participants_are_those_who_attend_not_those_who_are_members() -> None:
    """Foreign ministers of Japan, Canada and Italy took part; the second sentence only says who the members are."""
    found = main(
        report(
            "عقد وزراء خارجية مجموعة السبع اجتماعا في روما شارك فيه وزراء خارجية اليابان وكندا وإيطاليا. وتضم المجموعة ألمانيا وفرنسا وبريطانيا أيضا."
        )
    )
    assert [one.party for one in found.participants] == ["JP", "CA", "IT"]


def test_counts_say_what_is_counted() -> None:
    """29 countries took part; the body has 82 members; 18 million dollars were pledged; 5 people were hurt elsewhere."""
    found = main(
        report(
            "عقد وزراء خارجية التحالف الدولي ضد داعش اجتماعا شاركت فيه 29 دولة. ويضم التحالف 82 عضوا تعهدوا بدفع 18 مليون دولار. وأصيب 5 أشخاص في حادث."
        )
    )
    assert [(count.what, count.value) for count in found.counts] == [("participants", 29), ("members", 82), ("money", 18_000_000)]


def test_some_members_are_not_the_number_of_members() -> None:
    """Six member states are late; the fifteen members are thanked."""
    found = main(
        report(
            "عقد وزراء خارجية التحالف الدولي ضد داعش اجتماعا في روما. وتأخرت ست دول أعضاء عن السداد. وشكر البيان الأعضاء الخمسة عشر."
        )
    )
    assert [(count.what, count.value) for count in found.counts] == [("members", 15)]


def test_a_recalled_statement_is_no_date_of_the_meeting() -> None:
    """Recalling their statement issued on 4 May 2019, the ministers met yesterday."""
    document = report(
        "اجتمع وزراء خارجية التحالف الدولي ضد داعش أمس الأربعاء في روما. وتأكيدا لبيانهم الصادر في 4 مايو 2019، جدد الوزراء التزامهم.",
        day="2020-07-09",
    )
    found = main(document)
    assert [when.relative for when in found.when] == [-1]
    assert found.not_before == "2019-05-04"
    (recall,) = [mention for mention in mentions(document) if mention.relation == "recall"]
    (span,) = recall.spans
    assert document.text[span.start : span.end] == "تأكيدا لبيانهم الصادر في 4 مايو 2019"


def test_deadlines_and_decrees_are_no_dates_of_the_meeting() -> None:
    """The cabinet met today; the network is to run before 31 December 2025; decree 12 is of 3 March 2014."""
    found = main(
        report(
            "عقد مجلس الوزراء الأردني جلسة اليوم الأحد وقرر تشغيل الشبكة قبل 31 ديسمبر 2025 وفق القرار رقم 12 وتاريخ 3 مارس 2014."
        )
    )
    assert [when.relative for when in found.when] == [0]


def test_a_meeting_to_come_bounds_the_day() -> None:
    """They met in Oslo; the ministers will meet again in 2021."""
    found = main(
        report("اجتمع المدراء السياسيون للتحالف الدولي لهزيمة داعش في أوسلو. واتفقوا على خطط لعقد اجتماع آخر في عام 2021.")
    )
    assert (found.when, found.not_after) == ((), "2021-12-31")


def test_a_season_to_come_bounds_the_year() -> None:
    """They met in Oslo and plan a workshop in 2021; the next meeting will be in Rome this spring."""
    found = main(
        report(
            "اجتمع المدراء السياسيون للتحالف الدولي لهزيمة داعش في أوسلو. واتفقوا على خطط لعقد اجتماع آخر في عام 2021. "
            "وسيعقد الاجتماع القادم للوزراء في روما هذا الربيع."
        )
    )
    assert (found.when, found.not_after) == ((), "2021-06-20")


def test_an_announcement_is_a_mention_not_a_report() -> None:
    """The ministers of the Arab League will hold a meeting in Cairo next week."""
    document = report("من المقرر أن يعقد وزراء الخارجية العرب اجتماعا في القاهرة الأسبوع المقبل.")
    assert [mention.relation for mention in mentions(document)] == ["mention"]


@pytest.mark.parametrize(
    ("text", "body", "formation"),
    [
        # GCC foreign ministers met the US secretary: not a session of the GCC
        ("اجتمع وزراء خارجية دول مجلس التعاون مع وزير الخارجية الأمريكي جون سميث في الدوحة أمس.", "gcc-us", "ministers"),
        ("اجتمع وزراء خارجية دول مجلس التعاون في الدوحة أمس.", "gcc", "ministers"),
        # a meeting between the Egyptian foreign minister and his Jordanian counterpart
        ("عقد وزير الخارجية المصري سامي كمال اجتماعا مع نظيره الأردني رامي خوري في القاهرة.", "bilateral-eg-jo", "ministers"),
        ("اختتمت القمة المصرية الأردنية أعمالها في القاهرة أمس.", "bilateral-eg-jo", "leaders"),
        # the Small Group on Syria is not the Small Group of the Coalition
        ("عقد وزراء خارجية المجموعة المصغرة حول سوريا اجتماعا في باريس أمس.", "small-group-syria", "ministers"),
        ("عقدت القمة العربية اجتماعها في تونس أمس.", "arab-league", "leaders"),
        ("عقد مجلس الوزراء الكويتي اجتماعه الأسبوعي أمس.", "cabinet-kw", "cabinet"),
        ("The Security Council held an emergency meeting on Friday.", "un-security-council", "representatives"),
    ],
)
def test_which_body_at_which_level(text: str, body: str, formation: str) -> None:
    found = main(report(text))
    assert (found.body, found.formation) == (body, formation)


def test_the_state_of_a_cabinet_is_told_by_office_or_address() -> None:
    """The custodian of the two holy mosques chaired the session of the cabinet; an Iraqi address says the same of another."""
    assert main(report("رأس خادم الحرمين الشريفين الجلسة التي عقدها مجلس الوزراء أمس.")).body == "cabinet-sa"
    assert main(report("عقد مجلس الوزراء جلسة أمس.", url="https://news.example.iq/1")).body == "cabinet-iq"
    assert main(report("عقد مجلس الوزراء جلسة أمس.")).body == "cabinet"


def test_a_meeting_of_a_body_without_a_profile_is_told_in_its_own_words() -> None:
    """The foreign ministers of the states around the lake met in Kampala yesterday and issued a final statement."""
    text = "أكد وزراء خارجية دول جوار البحيرة، في ختام اجتماعهم الذي احتضنته كمبالا أمس الأحد، دعم الصيادين. وجاء في البيان الختامي أنهم متفقون."
    document = report(text, day="2021-05-10")
    found = main(document)
    assert (found.body, found.formation, found.place and found.place.en) == ("unprofiled", "ministers", "Kampala")
    (meeting,) = meetings(document)[0]
    assert meeting.body_name.ar == "وزراء خارجية دول جوار البحيرة"
    assert meeting.id.startswith("unprofiled-")
    assert meeting.id.endswith("/2021-05-09/ministers")
    assert meeting.id.split("/")[0] == meeting.body


def test_an_officer_of_a_body_is_not_the_body() -> None:
    """The Secretary General of the Arab League received the ambassador at a meeting: no meeting of the League."""
    found = mentions(report("استقبل الأمين العام لجامعة الدول العربية السفير في اجتماع أمس."))
    assert found == ()


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت أسعار التمور في الأسواق هذا الأسبوع.",  # dates in the market
        "قصفت طائرات التحالف الدولي مواقع للتنظيم.",  # aircraft of the Coalition struck: no meeting
        "دعا الرئيس إلى تنفيذ قرار مجلس الأمن رقم 2254.",  # a resolution of the Security Council
    ],
)
def test_no_meeting_no_report_but_a_note(text: str) -> None:
    found, notes = find_mentions(report(text), KNOWLEDGE, SETTINGS)
    assert [mention for mention in found if mention.relation in ("report", "official")] == []
    assert notes


def test_facts_outside_the_body_text_are_not_read() -> None:
    """Furniture and other stories of the page name other meetings; a document without regions of body text says nothing."""
    document = report("عقد مجلس الوزراء الكويتي اجتماعه الأسبوعي أمس.")
    hidden = [region.__class__(region.start, region.end, "other-story", "test") for region in document.regions]
    from dataclasses import replace

    assert mentions(replace(document, regions=tuple(hidden))) == ()


@pytest.mark.parametrize(
    "text",
    [
        # OPEC left its production ceiling as it was ... during a meeting of its ministerial committee
        "أبقت منظمة أوبك سقف إنتاجها من النفط الخام من دون أي تعديل حتى نهاية السنة الحالية، وذلك خلال اجتماع لجنتها الوزارية أمس الثلاثاء في فيينا.",
        "OPEC kept its ceiling for the output of crude oil where it has stood since last winter, after its oil ministers met in Vienna.",
    ],
)
def test_a_meeting_told_behind_a_decision(text: str) -> None:
    found = main(report(text))
    assert (found.body, found.formation) == ("opec", "ministers")
    assert found.place is not None
    assert found.place.en == "Vienna"


def test_a_meeting_of_others_behind_a_decision_is_not_the_body_s() -> None:
    """The Arab League welcomed the accord on prisoners that the two sides had reached this spring at a meeting in Geneva."""
    text = "رحبت جامعة الدول العربية أمس بالاتفاق على تبادل الأسرى الذي توصل إليه الطرفان هذا الربيع خلال اجتماع في جنيف."
    assert not [one for one in mentions(report(text)) if one.relation == "report"]


@pytest.mark.parametrize(
    "text",
    [
        # leaders of the African Union, gathered in Arusha
        "نحن رؤساء دول وحكومات الاتحاد الأفريقي، المجتمعين في أروشا يوم 8 نوفمبر 2025،",
        "We, the Heads of State and Government of the African Union, meeting in Arusha on 8 November 2025,",
    ],
)
def test_those_gathered_are_in_a_place(text: str) -> None:
    found = main(report(text, kind="official"))
    assert (found.format, found.place and found.place.en) == ("in-person", "Arusha")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("وحضره تسع من الدول الأعضاء العشر.", [("participants", 9), ("members", 10)]),  # nine of the ten member states attended
        ("وشاركت فيه 12 دولة من الدول الأعضاء الـ 22.", [("participants", 12), ("members", 22)]),  # 12 of the 22
    ],
)
def test_a_part_and_its_whole(words: str, counts: list[tuple[str, int]]) -> None:
    found = main(report(f"عقد وزراء خارجية جامعة الدول العربية اجتماعا في القاهرة. {words}"))
    assert [(one.what, one.value) for one in found.counts] == counts


@pytest.mark.parametrize(
    "words",
    ["ورحب الوزراء بمشاركة السنغال للمرة الأولى بصفة مراقب.", "وحضر بصفة مراقب كل من السنغال."],  # Senegal as an observer
)
def test_observers(words: str) -> None:
    found = main(report(f"عقد وزراء خارجية جامعة الدول العربية اجتماعا في القاهرة. {words}"))
    assert [(one.party, one.role) for one in found.participants] == [("SN", "observer")]


@pytest.mark.parametrize(
    "text",
    [
        # the ministers meet in Doha today: an announcement
        "يلتقي اليوم وزراء خارجية دول مجلس التعاون في الدوحة لبحث خطة المياه.",
        # a club signed a contract with a player
        "أبرم نادي الميناء الكويتي عقدا مع اللاعب البرازيلي باولو لمدة عامين.",
        # the national team prepares for the games of the Cooperation Council
        "يستعد المنتخب الكويتي لدورة ألعاب مجلس التعاون التي تضم ست رياضات.",
        # a column that only names a summit
        "كنت قد كتبت عن القمة العربية مرارا، ولا أظن أن شيئا من ذلك سيبقى.",
    ],
)
def test_what_reports_no_meeting(text: str) -> None:
    assert not [one for one in mentions(report(text, day="2024-05-14")) if one.relation == "report"]


def test_the_day_on_which_a_standing_body_decides() -> None:
    """The Security Council adopted a resolution on Friday."""
    found = main(report("تبنى مجلس الأمن الدولي بالإجماع أمس الجمعة قرارا يطلب التحقيق في الهجوم."))
    assert [when.text for when in found.when] == ["أمس الجمعة"]


def test_a_known_summit_in_the_sentence_gives_no_level() -> None:
    """The ministers met the US secretary of state and recalled the Camp David summit."""
    text = "عقد وزراء خارجية دول مجلس التعاون اجتماعا مع وزير الخارجية الأمريكي جون سميث لبحث ما أعلن في قمة كامب ديفيد."
    assert (main(report(text)).body, main(report(text)).formation) == ("gcc-us", "ministers")


def test_relations_with_a_state_are_no_meeting_with_it() -> None:
    """The meeting of the foreign ministers discussed Yemen, Libya and relations with Iran."""
    text = "عقد وزراء خارجية جامعة الدول العربية اجتماعا في القاهرة لبحث ملفات اليمن وليبيا والعلاقات مع إيران."
    assert {one.body for one in mentions(report(text))} == {"arab-league"}


@pytest.mark.parametrize(
    "text",
    [
        "عقد الاتحاد الأوروبي لكرة القدم اجتماعا أمس في زيورخ لبحث مواعيد البطولة.",  # the football union
        "اجتمع وزير الدولة عضو مجلس الوزراء السعودي أمس بعدد من المزارعين.",  # a member of the cabinet
    ],
)
def test_names_inside_other_names(text: str) -> None:
    assert not {one.body for one in mentions(report(text))} & {"european-union", "cabinet-sa", "cabinet"}


@pytest.mark.parametrize(
    "text",
    [
        # the minister said the meeting had been fruitful
        "قال وزير الخارجية التونسي سامي العيد أمس إن اجتماع وزراء خارجية جامعة الدول العربية كان مثمرا وبناء للجميع.",
        # the seat of the League; the president of the summit
        "استقبل السفير وفدا في مقر جامعة الدول العربية وبحث معه لقاء آخر.",
        # the League hosts a meeting of ministers on Wednesday next
        "تستضيف جامعة الدول العربية يوم الأربعاء المقبل اجتماع وزراء النقل لبحث الخطة.",
        # contacts to set a date for a summit
        "تجري منظمة التعاون الإسلامي اتصالات لتحديد موعد عقد القمة الاستثنائية.",
        # in the autumn of 1996 the summit met
        "في خريف العام 1996 انعقدت القمة العربية في القاهرة، وكان ذلك بداية طريق طويل.",
        # elected the Algerian to succeed his Qatari counterpart
        "انتخب وزير مالية الجزائر رئيسا للصندوق خلفا لنظيره القطري.",
    ],
)
def test_what_only_speaks_of_a_meeting(text: str) -> None:
    assert not [one for one in mentions(report(text, day="2024-05-14")) if one.relation == "report"]


def test_what_a_participant_reports_of_its_decisions_is_a_report() -> None:
    """The secretary general said that the meeting agreed on a fund."""
    text = "قال الأمين العام أمس إن اجتماع وزراء خارجية جامعة الدول العربية في تونس أقر إنشاء صندوق للمياه."
    assert main(report(text)).body == "arab-league"


def test_the_place_of_a_conference_decided_upon_is_not_the_session_s() -> None:
    """The cabinet approved the resolutions of the postal congress held in Doha."""
    found = main(report("قرر مجلس الوزراء الموافقة على قرارات مؤتمر الاتحاد البريدي العالمي المنعقد في الدوحة."))
    assert found.place is None


def test_counterparts_of_several_states() -> None:
    """The Tunisian foreign minister held a meeting with his Libyan and Egyptian counterparts."""
    found = main(report("عقد وزير الخارجية التونسي اجتماعا مع نظيريه الليبي والمصري في طرابلس أمس."))
    assert found.body == "bilateral-eg-ly-tn"


def test_a_short_name_before_the_full_one_is_not_the_body_s() -> None:
    """The council of traders met; the Security Council is named further down."""
    text = "اجتمع المجلس مساء أمس لبحث الأسعار. وقال تاجر إن مجلس الأمن الدولي بعيد."
    assert not [one for one in mentions(report(text)) if one.relation == "report" and one.body == "un-security-council"]


def test_namings_later_on_do_not_make_an_essay_a_report() -> None:
    filler = "ولم يتغير شيء في حياة الناس. " * 4
    text = filler + "وجاءت القمة العربية ومضت. " + filler + "واجتمعت القمة العربية ثم مضت. " + filler + "ثم القمة العربية اجتمعت."
    assert not [one for one in mentions(report(text)) if one.relation == "report"]


@pytest.mark.parametrize(
    ("text", "body", "formation"),
    [
        # the emir of Kuwait received the Iranian foreign minister: an officer of the one and an officer of the other
        ("استقبل أمير دولة الكويت وزير خارجية إيران سامي راد أمس وبحثا العلاقات.", "bilateral-ir-kw", "leaders"),
        # interior ministers in a joint statement, no meeting told of
        ("أكد وزير الداخلية الفرنسي جان مارتن ونظيرته البريطانية آن سميث في بيان مشترك أن الحدود آمنة.", "bilateral-fr-gb", "interior-ministers"),
        # France and Britain affirmed in a joint declaration
        ("أكدت فرنسا وبريطانيا في بيان مشترك أمس أن إنهاء الأزمة أولوية.", "bilateral-fr-gb", "meeting"),
        # the foreign ministers of three states held a meeting
        ("عقد وزراء خارجية مصر والأردن والعراق اجتماعا في عمان أمس وأكدوا عزمهم على التعاون.", "bilateral-eg-iq-jo", "ministers"),
        ("The leaders of Kenya and Uganda met in Kampala on Monday.", "bilateral-ke-ug", "leaders"),
        ("Kenyan Foreign Minister Jane Otieno met Foreign Minister of Uganda Paul Okello on Monday.", "bilateral-ke-ug", "ministers"),
    ],
)  # fmt: skip
def test_meetings_of_states_that_are_no_body(text: str, body: str, formation: str) -> None:
    found = main(report(text))
    assert (found.body, found.formation) == (body, formation)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the Council of Political Affairs held a meeting yesterday and reviewed
        ("عقد مجلس الشؤون السياسية والأمنية اجتماعا أمس في الرباط واستعرض عددا من الملفات.", "مجلس الشؤون السياسية والأمنية"),
        # the board approved at its meeting
        ("وافق مجلس إدارة اتحاد الصيادين خلال اجتماعه الدوري أمس على اللائحة.", "مجلس إدارة اتحاد الصيادين"),
        # at a meeting of the committee of fisheries, decided
        ("في اجتماع لجنة المصايد الوطنية أمس قرر الأعضاء وقف الصيد شهرا.", "لجنة المصايد الوطنية"),
        # what many bodies are called, with what tells this one from others: its festival, its district, its exhibition
        ("عقدت اللجنة المنظمة لمهرجان نخيل الواحة اجتماعها الأول أمس برئاسة المحافظ.", "اللجنة المنظمة لمهرجان نخيل الواحة"),
        ("أوصى المجلس البلدي في محافظة وادي الزهور خلال جلسته أمس بحديقة.", "المجلس البلدي في محافظة وادي الزهور"),
        ("عقدت اللجنة العليا لمعرض «كنوز من البحر» اجتماعا أمس بحضور الأعضاء.", "اللجنة العليا لمعرض «كنوز من البحر"),
        # but not what the body met for or decided upon
        ("عقدت اللجنة الوطنية لبحث أسعار التمور اجتماعا أمس بحضور الأعضاء.", "اللجنة الوطنية"),
        ("أقر المجلس البلدي لوائح جديدة في جلسته أمس بحضور الأعضاء.", "المجلس البلدي"),
        ("The Lake Chad Basin Commission met in Abuja on Friday. Its members agreed on a levy.", "Lake Chad Basin Commission"),
        ("The Council of River States held its meeting on Friday and members agreed on a levy.", "Council of River States"),
    ],
)
def test_bodies_without_a_profile_by_the_first_word_of_their_name(text: str, name: str) -> None:
    document = report(text, day="2021-05-10")
    found = main(document)
    assert found.body == "unprofiled"
    assert name in [document.text[span.start : span.end] for span in found.names]


@pytest.mark.parametrize(
    "text",
    [
        # the committee held a lecture; the society ended a course; the club begins to take applications
        "عقدت لجنة رعاية السجناء محاضرة عن التربية أمس.",
        "اختتمت جمعية البر دورة للخياطة أمس بحضور المتدربات.",
        "بدأت الجمعية العلمية للطلبة استقبال طلبات المشاركة في المؤتمر التاسع.",
        # the committee meets today to set prices: an announcement
        "تعقد اللجنة السداسية المشكلة من اللجنة الوطنية للحج والعمرة والمكتب التنسيقي اليوم اجتماعا لوضع تسعيرة.",
    ],
)
def test_what_bodies_do_that_is_no_meeting(text: str) -> None:
    assert not [one for one in mentions(report(text, day="2021-05-10")) if one.relation == "report"]


@pytest.mark.parametrize(
    "text",
    [
        # Pakistan called on the Security Council
        "دعت باكستان مجلس الأمن الدولي أمس إلى اتخاذ خطوات جادة لإنهاء الحرب.",
        # the law that the cabinet approved lately
        "أكدت لجنة العمال تطبيق النظام الجديد الذي أقره مجلس الوزراء مؤخرا خلال شهرين.",
        # the organisation does not mean to hold a meeting
        "قال مندوبان إن منظمة أوبك لا تنوي عقد اجتماع طارئ لمناقشة الأسعار.",
        # the secretary general of the Council meets an ambassador
        "اجتمع الأمين العام لمجلس التعاون الخليجي أمس مع سفير جمهورية ميانمار لدى المملكة.",
        # during the last summit the president renewed his call
        "جدد الرئيس خلال القمة العربية الأخيرة في تونس دعوته إلى زيارة المدينة.",
        # a former premier calls for a meeting of three states
        "دعا فؤاد سليم إلى اجتماع يضم قادة مصر والسعودية والمغرب لبحث الأزمة.",
    ],
)
def test_what_names_a_body_without_a_meeting_of_its_own(text: str) -> None:
    assert not [one for one in mentions(report(text, day="2024-05-14")) if one.relation == "report"]


def test_a_day_in_a_name_is_no_date() -> None:
    """Forces of 8 and of 14 March; the meeting was yesterday."""
    text = "عقد مجلس الوزراء اللبناني جلسة أمس غابت عنها قوى 8 آذار وناقش فيها وزراء قوى 14 آذار الخطة."
    assert [when.text for when in main(report(text, day="2024-05-14")).when] == ["أمس"]
