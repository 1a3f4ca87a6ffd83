"""Whose words they are: officers of the body, single parties, surnames, and where a speaker's name ends."""

from __future__ import annotations

import pytest

from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source, Statement
from communique.settings import Settings
from communique.statements.find import find_statements
from communique.statements.grammar import grammar
from communique.statements.line import Line
from communique.statements.persons import person

KNOWLEDGE, SETTINGS = Knowledge(), Settings()


def read(text: str, title: str | None = None) -> tuple[Statement, ...]:
    document, _ = describe(Source(key="a.txt", text=text, title=title), KNOWLEDGE, SETTINGS)
    return find_statements(document, KNOWLEDGE, SETTINGS)[0]


def voices(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    return [(one.voice, one.speaker.text if one.speaker else None) for one in read(text, title)]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("الأمين العام للمنظمة إياد سالم", {"اياد", "سالم"}),
        ("الدكتور الزرقاوي", {"زرقاوي"}),
        ("وزير المياه الأردني سمير الحوراني", {"سمير", "حوراني"}),
        ("رئيس مجلس إدارة مجموعة «نور غروب» بان مونغ", {"بان", "مونغ"}),
        ("رئيس اللجنة", set()),
    ],
)
def test_a_name_stands_behind_the_title(subject: str, name: set[str]) -> None:
    line = Line(subject, 0, len(subject), grammar(KNOWLEDGE, "ar"))
    assert person(line, 0, len(line.words)).name == name


def test_the_secretary_general_and_his_surname_speak_for_the_body() -> None:
    # "The League's secretary-general Nabil Sami welcomed the truce in a statement. Sami said that work goes on. His Excellency added ..."
    text = (
        "رحب الأمين العام لجامعة الدول العربية الدكتور نبيل سامي في بيان بالهدنة في الإقليم.\n"
        "وقال سامي إن العمل مستمر في كل الأحوال.\nوأضاف معاليه أن الجهود قائمة منذ شهور."
    )
    assert {voice for voice, _ in voices(text)} == {"joint"}


def test_a_minister_of_one_party_speaks_for_himself() -> None:
    # "The Arab League in its statement stressed the truce. The Jordanian foreign minister said that Jordan helps."
    text = (
        "أكدت جامعة الدول العربية في بيانها أهمية الهدنة في الإقليم.\n"
        "وقال وزير الخارجية الأردني سمير الحوراني إن بلاده تساعد المتضررين منذ شهور."
    )
    assert [voice for voice, _ in voices(text)] == ["joint", "third-party"]


def test_the_first_person_with_a_title_speaks_for_the_issuer_the_next_does_not() -> None:
    # "The Fishermen's Association condemned the ban. Its president said ... A municipal director said ..."
    text = (
        "دانت جمعية الصيادين قرار المنع في البحيرة كلها.\nوأوضح مدير الجمعية سالم النهدي أن الموسم ضاع على الجميع.\n"
        "وقال مدير البلدية حسان الشرفي إن المنع مؤقت في نظره."
    )
    assert [voice for voice, _ in voices(text)] == ["joint", "joint", "third-party"]


def test_unnamed_sources_speak_for_nobody() -> None:
    # "The Fishermen's Association condemned the ban. A security source said that the ban is temporary."
    text = "دانت جمعية الصيادين قرار المنع في البحيرة كلها.\nوقال مصدر أمني إن المنع مؤقت في نظره."
    assert [voice for voice, _ in voices(text)] == ["joint", "third-party"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال المدير سالم النهدي في حديث إلى الصحيفة إن الموسم ضاع على الجميع.", "المدير سالم النهدي"),
        ("وقال المدير سالم النهدي الأحد إن الموسم ضاع على الجميع.", "المدير سالم النهدي"),
        ("وقرر مجلس إدارة الجمعية برئاسة سالم النهدي تمديد الموسم شهرا.", "مجلس إدارة الجمعية"),
        ("طالب المجلس البلدي في محافظة القطيف بالإسراع في العمل كله.", "المجلس البلدي في محافظة القطيف"),
    ],
)
def test_where_the_name_of_a_speaker_ends(text: str, speaker: str) -> None:
    assert speaker in [said for _, said in voices(text)]


def test_an_idiom_has_no_subject_of_its_own() -> None:
    # "The director stressed the work. He drew attention to the season's end."
    text = "أكد المدير سالم النهدي أن العمل مستمر منذ شهور.\nولفت النظر إلى أن الموسم انتهى قبل أوانه."
    assert [said for _, said in voices(text)] == ["المدير سالم النهدي", "المدير سالم النهدي"]


def test_we_in_a_quotation_is_whoever_is_quoted() -> None:
    # "The association condemned the ban. For its part a centre said: 'We express our rejection of the ban'"
    text = (
        "دانت جمعية الصيادين قرار المنع في البحيرة كلها.\n"
        "وأضاف مركز الدراسات المائية في بيان «إذ نعبر عن رفضنا لهذا القرار الذي صدر دون دراسة»."
    )
    assert [voice for voice, _ in voices(text)][-1] == "third-party"


def test_words_of_degree_and_texts_of_their_own_are_no_part_of_a_name() -> None:
    # "The association expressed its deep sorrow"
    text = "وقدمت جمعية الصيادين خالص تعازيها لأسر الضحايا في البحيرة."
    assert [said for _, said in voices(text)] == ["جمعية الصيادين"]


def test_one_party_that_tells_what_all_agreed_speaks_for_all() -> None:
    # "The Arab League stressed calm in its statement. The Jordanian minister said: we agreed on a date; he said that his country helps."
    text = (
        "أكدت جامعة الدول العربية في بيانها أهمية الهدنة في الإقليم.\n"
        "وقال وزير الخارجية الأردني سمير الحوراني إننا اتفقنا على موعد جديد للجلسة.\n"
        "وقال وزير الخارجية الأردني سمير الحوراني إن بلاده تساعد المتضررين منذ شهور."
    )
    assert [voice for voice, _ in voices(text)] == ["joint", "joint", "third-party"]


def test_a_title_alone_behind_a_name_alone_is_one_person() -> None:
    # "Rajeh Badi said that the plan is ready. The government's spokesman added that work goes on."
    text = "قال راجح بادي إن الخطة جاهزة منذ شهور.\nوأشار المتحدث باسم الحكومة إلى أن العمل مستمر في البحيرة."
    assert [voice for voice, _ in voices(text)] == ["joint", "joint"]


@pytest.mark.parametrize(
    "text",
    [
        # "The League's health ministers met the foreign minister of Turkey. The ministers stressed ... Turkey renewed its commitment ...
        # Turkey and the League's states stressed ... France stressed its wish ..."
        "عمّان (رويترز) - اجتمع وزراء الصحة في جامعة الدول العربية مع وزير خارجية تركيا أمس في عمّان وأصدروا بيانا مشتركا.\n"
        "وأكد الوزراء أهمية التعاون بين الجانبين في البحوث.\nوجددت تركيا التزامها بدعم المستشفيات في المنطقة.\n"
        "وأكدت تركيا ودول جامعة الدول العربية ضرورة حماية الأطفال من الأوبئة.\nوأكدت فرنسا رغبتها في تمويل المشروع.",
        "AMMAN (Reuters) - The ministers of the Arab League met with the foreign minister of Turkey and issued a joint statement.\n"
        "The ministers stressed that research matters to both sides.\nTurkey reaffirmed its commitment to support hospitals.\n"
        "Turkey and the Arab League stressed the need to protect children.\nFrance said that it wishes to fund the project.",
    ],
)
def test_a_state_that_met_with_the_body_speaks_in_their_joint_text(text: str) -> None:
    arabic = "جامعة" in text
    said = read(text, "وزراء الصحة العرب يصدرون بيانا مشتركا" if arabic else "Arab ministers issue a joint statement with Turkey")
    assert [one.voice for one in said] == ["outlet", "joint", "joint", "joint", "third-party"]
    assert (said[2].act, said[2].strength) == ("commit", "firm")


def test_a_state_and_the_body_together_speak_for_the_meeting() -> None:
    # "The League's ministers issued a joint statement. Turkey and the League's states stressed ... Turkey stressed its wish ..."
    text = (
        "عمّان (رويترز) - أصدر وزراء الصحة في جامعة الدول العربية بيانا مشتركا في عمّان.\n"
        "وأكدت تركيا ودول جامعة الدول العربية ضرورة حماية الأطفال من الأوبئة.\nوأكدت تركيا رغبتها في تمويل المشروع."
    )
    assert [voice for voice, _ in voices(text, "وزراء الصحة العرب يصدرون بيانا مشتركا")][-2:] == ["joint", "third-party"]


def test_who_is_quoted_by_the_headline_speaks_whoever_spoke_before() -> None:
    # "Several bodies criticised the delay. Doctor Iyad al-Zarqani the president of the Fishermen's Association said ...; the secretary-general added ..."
    text = (
        "انتقدت عدة جهات تأخر الموسم هذا العام.\nوقال الدكتور إياد الزرقاني رئيس جمعية الصيادين إن الموسم ضاع على الجميع.\n"
        "وأوضح الزرقاني أن الخسائر كبيرة منذ شهور.\nومن جانبه، قال رئيس البلدية حسان الشرفي إن المنع مؤقت في نظره."
    )
    found = voices(text, title="الزرقاني: الموسم ضاع على الجميع")
    assert [voice for voice, _ in found][1:] == ["joint", "joint", "third-party"]


@pytest.mark.parametrize(
    "presented",
    [
        "استعرض إياد الزرقاني، عضو مجلس جمعية الصيادين، خطة الموسم أمس.",
        "استعرض عضو مجلس جمعية الصيادين، المهندس إياد الزرقاني خطة الموسم أمس.",
        "استعرض المهندس إياد الزرقاني عضو مجلس جمعية الصيادين خطة الموسم أمس.",
    ],
)
def test_a_surname_brings_the_title_beside_which_it_was_introduced(presented: str) -> None:
    # "The Fishermen's Association announced a plan. (Its council member Iyad al-Zarqani presented it.) Al-Zarqani said that the season is good."
    text = f"أعلنت جمعية الصيادين خطة جديدة للموسم.\n{presented}\nوقال الزرقاني إن الموسم جيد هذا العام."
    assert voices(text)[-1] == ("joint", "الزرقاني")


def test_who_is_turned_to_is_not_taken_for_a_spokesman() -> None:
    # "The Fishermen's Association condemned the ban. For his part the club's chairman said that the ban is temporary."
    text = "دانت جمعية الصيادين قرار المنع في البحيرة كلها.\nمن جانبه، قال رئيس النادي حسان الشرفي إن المنع مؤقت في نظره."
    assert [voice for voice, _ in voices(text)] == ["joint", "third-party"]


@pytest.mark.parametrize(
    ("other", "voice"),
    [("لجنة الصيادين الشرقية", "joint"), ("منظمة المزارعين الدولية", "third-party"), ("المنظمة", "joint")],
)
def test_an_institution_by_a_name_of_its_own_is_another(other: str, voice: str) -> None:
    # "The organisation of eastern fishermen condemned the ban. And (another body) stressed ..."
    text = f"دانت منظمة الصيادين الشرقية قرار المنع في البحيرة.\nوأكدت {other} أن الموسم ضاع على الجميع."
    assert [found for found, _ in voices(text)] == ["joint", voice]


def test_titles_behind_a_comma_belong_to_the_name() -> None:
    # "The undersecretary of the ministry, chairman of the company, Doctor Salih al-Zarqani stressed that the work goes on."
    text = "وقال وكيل الوزارة لشؤون المياه، رئيس مجلس الشركة، الدكتور صالح الزرقاني إن العمل مستمر منذ شهور."
    assert voices(text)[0][1] == "وكيل الوزارة لشؤون المياه، رئيس مجلس الشركة، الدكتور صالح الزرقاني"


def test_the_head_of_a_cabinet_and_its_offices_speak_for_it() -> None:
    # "The Iraqi prime minister Salim al-Nahdi announced ... The council's media office said ... The Jordanian interior minister said ..."
    text = (
        "أعلن رئيس الوزراء العراقي سالم النهدي أن مجلس الوزراء العراقي يجتمع غدا في بغداد.\n"
        "وذكر المكتب الإعلامي للمجلس في بيان أن العمل مستمر منذ شهور.\nوقال وزير الداخلية الأردني سمير الحوراني إن بلاده تساعد منذ شهور."
    )
    assert [voice for voice, _ in voices(text)] == ["joint", "joint", "third-party"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال المتحدث باسم الصيادين، إياد الزرقاني، إن الموسم ضاع على الجميع.", "المتحدث باسم الصيادين، إياد الزرقاني"),
        ("وأكد عضو الجمعية في جلسة أمس أن الموسم ضاع على الجميع.", "عضو الجمعية"),
        ("وطالب ائتلاف الصيادين الحكومة بتمديد الموسم شهرا.", "ائتلاف الصيادين"),
        ("وتم الاتفاق على تمديد الموسم شهرا في البحيرة.", None),  # "it was agreed to extend the season": by nobody named
    ],
)
def test_who_is_named_and_who_is_not(text: str, speaker: str | None) -> None:
    assert voices(f"عقدت جمعية الصيادين اجتماعا أمس.\n{text}")[-1][1] == speaker


def test_experts_speak_for_nobody_even_of_a_joint_text() -> None:
    # "Two experts hold that the Arab League's statement is a step. The League stressed calm."
    text = "رأى خبيران أن بيان جامعة الدول العربية خطوة جيدة.\nوأكدت جامعة الدول العربية أهمية الهدنة في الإقليم."
    assert [voice for voice, _ in voices(text)] == ["third-party", "joint"]


def test_a_verb_in_the_masculine_plural_is_not_that_of_states() -> None:
    # The ministers announced a campaign; the states pledged money. They (masculine) renewed their support.
    found = read(
        "عقد وزراء المجلس اجتماعا وأصدروا بيانا. وأعلن الوزراء إطلاق حملة. وتعهدت الدول بدفع المال. كما جددوا دعمهم للآلية."
    )
    assert [s.speaker.text for s in found if s.speaker][-2:] == ["الدول", "الوزراء"]
