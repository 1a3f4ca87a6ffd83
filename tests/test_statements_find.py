"""Statements of short Arabic and English texts: who says what, how, and how firmly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.statements.find import find_statements
from statements_sample import KNOWLEDGE, SETTINGS, contents, document, found, read, said


def test_affirmed_commitment_with_subject_after_the_verb() -> None:
    body = "أكد وزراء الصحة التزامهم بتوفير اللقاحات."  # "The health ministers affirmed their commitment to providing vaccines."
    assert said(body) == [("أكد", "commit", "وزراء الصحة", "التزامهم بتوفير اللقاحات")]
    assert read(body)[0].strength == "firm"


def test_chain_of_participles_shares_the_subject() -> None:
    # "The ministers welcomed the agreement, calling on the parties to respect it, noting that the road is long."
    body = "رحب الوزراء بالاتفاق، داعين الأطراف إلى احترامه، مشيرين إلى أن الطريق طويل."
    assert said(body) == [
        ("رحب", "praise", "الوزراء", "الاتفاق"),
        ("داعين", "call", "الوزراء", "الأطراف إلى احترامه"),
        ("مشيرين", "assess", "الوزراء", "الطريق طويل"),
    ]


def test_outer_frame_is_via() -> None:
    body = "وأضاف البيان أن القادة شددوا على ضرورة احترام القانون الدولي."  # "The statement added that the leaders stressed the need to respect international law."
    (statement,) = read(body)
    assert (statement.via, statement.act, statement.speaker and statement.speaker.text) == ("البيان", "affirm", "القادة")
    assert contents(body, [statement]) == ["ضرورة احترام القانون الدولي"]


def test_dropped_subject_is_the_last_of_its_number() -> None:
    # "The statement noted that the danger is near. The ministers called for calm. It added that work continues."
    body = "أشار البيان إلى أن الخطر قريب. ودعا الوزراء إلى الهدوء التام. وأضاف أن العمل مستمر هناك."
    last = read(body)[-1]
    assert last.speaker is not None
    assert (last.speaker.text, last.speaker.resolved_by) == ("البيان", "previous subject")


def test_two_acts_of_one_cue_are_two_statements() -> None:
    body = "أكد الوزراء أن الأوضاع هناك تثير القلق، وأنه يجب أن نواصل العمل."  # "... that conditions are alarming and that we must go on working."
    assert [(act, content) for _, act, _, content in said(body)] == [
        ("concern", "الأوضاع هناك تثير القلق"),
        ("commit", "يجب أن نواصل العمل"),
    ]


def test_measures_toward_one_target_stay_together() -> None:
    body = "شدد المجلس على ضرورة حماية المدنيين، واحترام القانون الدولي، وصون حقوق الإنسان."  # "... need to protect civilians, respect law, uphold rights."
    assert len(read(body)) == 1


def test_need_of_own_work_is_soft_and_a_norm_for_all_a_position() -> None:
    own = read("أكد الوزراء أهمية تعزيز التعاون بين دولهم.")[0]  # "... the importance of strengthening cooperation"
    norm = read("أكد الوزراء ضرورة احترام سيادة الدول.")[0]  # "... the need to respect sovereignty"
    assert (own.act, own.strength, norm.act, norm.strength) == ("commit", "soft", "affirm", None)


def test_agreed_on_the_importance_is_soft() -> None:
    (statement,) = read("اتفق المشاركون على أهمية مواصلة العمل المشترك.")
    assert (statement.act, statement.strength) == ("commit", "soft")


def test_modes() -> None:
    direct = read("وقال البيان: “سنعمل معا على فتح الطرق بين المدن”.")[0]  # "we will work together to open the roads"
    mixed = read("وأكد الوزراء أهمية “فتح الطرق بين المدن القريبة والبعيدة”.")[0]
    indirect = read("وأكد الوزراء أن تنظيم “داعش” فقد أرضه.")[0]
    assert (direct.mode, mixed.mode, indirect.mode) == ("direct", "mixed", "indirect")


def test_content_leaves_marks_and_stop_outside() -> None:
    body = "وأشار البيان إلى أن “الحوار بين الجانبين مستمر منذ عام”."
    assert contents(body, read(body)) == ["الحوار بين الجانبين مستمر منذ عام"]


def test_speech_after_a_lost_particle() -> None:
    body = "شدد البلاغ بالقول، يجب أن يبقى المجلس متيقظا."  # "The statement stressed by saying, the Council must stay vigilant."
    ((cue, act, speaker, content),) = said(body)
    assert (cue, act, speaker, content) == ("شدد", "commit", "البلاغ", "يجب أن يبقى المجلس متيقظا")


def test_speech_runs_on_in_its_paragraph() -> None:
    body = "وأكد البيان أن المهمة لم تنته. سنواصل جهودنا في كل مكان."  # "... the mission is not over. We will continue our efforts everywhere."
    last = read(body)[-1]
    assert (last.cue, last.voice, last.act, last.strength) == (None, "joint", "commit", "firm")


def test_procedure_is_record_whoever_tells_it() -> None:
    body = "وشاركت عشر دول في الاجتماع الوزاري."  # "Ten states took part in the ministerial meeting."
    (statement,) = read(body)
    assert (statement.act, statement.voice, statement.cue) == ("record", "outlet", None)
    assert contents(body, [statement]) == ["شاركت عشر دول في الاجتماع الوزاري"]


def test_relative_clause_tells_of_the_meeting() -> None:
    body = "أعلن المجتمعون في ختام الاجتماع الذي عقد في عمان أمس، تمديد المهمة سنة أخرى."
    assert [(act, content) for _, act, _, content in said(body)] == [
        ("record", "عقد في عمان أمس"),
        ("commit", "تمديد المهمة سنة أخرى"),
    ]


def test_outlets_remark_and_third_party_are_background() -> None:
    remark = read("وتجدر الإشارة إلى أن المنظمة تأسست قبل عشرين عاما.")[0]  # "It should be noted that ..."
    # "The ministers affirmed their support for dialogue. The ministry of finance said the deficit is very large."
    other = read("أكد الوزراء دعمهم للحوار. وقالت وزارة المالية إن العجز كبير جدا.")[1]
    assert (remark.act, remark.voice) == ("background", "outlet")
    assert (other.act, other.voice) == ("background", "third-party")


def test_negated_cue_is_set_aside_with_a_note() -> None:
    statements, notes = find_statements(document("ولم يعلن الوزراء موعد اللقاء المقبل."), KNOWLEDGE, SETTINGS)
    assert [(one.act, one.cue) for one in statements] == [("background", None)] and any("negated" in note.message for note in notes)


def test_headline_is_lead_with_the_subject_before_the_verb() -> None:
    doc = document(
        "وصل الوفد.", headline="وزراء الخارجية يؤكدون دعمهم للحوار"
    )  # "Foreign ministers affirm their support for dialogue"
    first = found(doc)[0]
    assert first.lead and first.speaker is not None and first.speaker.text == "وزراء الخارجية"


def test_official_english() -> None:
    body = (
        "1. The Ministers reaffirmed their commitment to sharing data, and welcomed the report of the panel.\n\n"
        "2. They agreed to set up a fund before June.\n\n3. We call on all parties to stop fighting."
    )
    assert [(cue, act) for cue, act, _, _ in said(body, "en", "official")] == [
        ("reaffirmed", "commit"),
        ("welcomed", "praise"),
        ("agreed", "commit"),
        ("call", "call"),
    ]


def test_english_quotation_before_its_cue() -> None:
    body = "“The talks will go on for another month at least,” the ministers said."
    ((cue, _, speaker, content),) = said(body, "en")
    assert (cue, speaker, content) == ("said", "ministers", "The talks will go on for another month at least")


def test_ids_are_places_and_reading_twice_gives_the_same() -> None:
    doc = document("أكد الوزراء دعمهم للسلام. ودعوا إلى وقف القتال فورا.")
    once, again = found(doc), found(doc)
    assert once == again and [s.id for s in once] == [f"d:{s.start}-{s.end}" for s in once]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_any_text_gives_spans_inside_it(text: str, language: str) -> None:
    check_spans(text, language)


_PIECES = [
    "أكد",
    "الوزراء",
    "على",
    "أن",
    "“",
    "”",
    "،",
    ".",
    "ضرورة",
    "التزامهم",
    "وأضاف",
    "البيان",
    "مؤكدين",
    "جاء",
    "في",
    "كما",
    "«",
    "»",
    "\n",
    "ولا",
    "بد",
    "سنواصل",
    "said",
    "that",
    '"',
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from(["ar", "en"]))
def test_any_heap_of_cues_and_marks_gives_spans_inside_it(pieces: list[str], language: str) -> None:
    check_spans(" ".join(pieces), language)


def check_spans(text: str, language: str) -> None:
    if not text:
        return
    statements, notes = find_statements(document(text, language=language), KNOWLEDGE, SETTINGS)
    for s in statements:
        assert 0 <= s.start <= s.content[0][0] < s.content[-1][1] <= s.end <= len(text)
        assert s.cue is None or s.start <= s.cue.start < s.cue.end <= s.end
        for speaker in (s.speaker, s.holder):
            assert speaker is None or text[speaker.start : speaker.end] == speaker.text
    assert all(n.start is None or n.end is None or 0 <= n.start <= n.end <= len(text) for n in notes)
    assert len({s.id for s in statements}) == len(statements)


def test_a_trailing_attribution_is_no_content() -> None:
    body = "ودعا المجلس الدول إلى حماية شواطئها، وفق ما أورده البيان."  # "... called on states to protect their shores, according to the statement."
    assert contents(body, read(body)) == ["الدول إلى حماية شواطئها"]
    english = "The members adopted common rules for ports, they said after a long meeting."
    assert contents(english, read(english, language="en")) == ["common rules for ports"]


def test_what_was_discussed_tells_of_the_meeting() -> None:
    # "The two ministers met. During the meeting the plan for the lake was reviewed." / "A new bridge was opened."
    body = "التقى وزير المياه نظيره أمس.\nوجرى خلال اللقاء استعراض الخطة الجديدة للبحيرة.\nوتم افتتاح الجسر الجديد في المدينة."
    assert [one.act for one in read(body)][-2:] == ["record", "background"]


def test_a_topic_before_the_cue_is_no_statement() -> None:
    # "As regards water and dams in the region, the ministers stressed the need to cooperate."
    (only,) = read("وفيما يخص المياه والسدود في الإقليم، شدد الوزراء على ضرورة التعاون.")
    assert only.act != "background"


def test_who_stands_above_a_list_does_what_its_items_say() -> None:
    # The General Conference: 1. regrets the fire of the library, of which the director told; 2. decides to open a register of stolen books
    text = "إن المؤتمر العام:\n\n1. يأسف لاحتراق المكتبة.\n\n2. يقرر فتح سجل مشترك للكتب المسروقة.\n\n3. يحث الدول الأعضاء على إعفاء الورق من الرسوم.\n"
    found = said(text, kind="official")
    assert [(act, speaker) for _, act, speaker, _ in found] == [(act, "المؤتمر العام") for act in ("concern", "commit", "call")]
    assert [content for *_, content in found][1] == "فتح سجل مشترك للكتب المسروقة"
    english = (
        "The General Conference:\n\n1. Deeply regrets the fire in the library.\n\n2. Decides to open a register of stolen books.\n"
    )
    assert {speaker for _, _, speaker, _ in said(english, "en", "official")} == {"General Conference"}
