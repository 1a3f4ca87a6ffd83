"""Who published what, when, in which language, about which body; and whether the text is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Document, Source
from communique.settings import Settings

KNOWLEDGE = Knowledge()
SETTINGS = Settings()
SHARED = Path(__file__).parents[1].parent / "shared"

HEAD = "وزراء الحوض ينشئون صندوقا للمزارعين"  # ministers of the basin set up a fund for farmers
# The agriculture ministers agreed in Amman yesterday to set up a joint fund for small farmers.
P1 = "اتفق وزراء الزراعة في دول الحوض، في ختام لقائهم أمس الأربعاء في عمان، على إنشاء صندوق مشترك لدعم صغار المزارعين."
# The ministers said in a joint statement that the fund starts next year.
P2 = "وأكد الوزراء في بيان مشترك أن الصندوق سيبدأ عمله مطلع العام المقبل، وأن الدول الأعضاء ستسهم فيه كل بحسب ناتجها."
# The statement added that a technical committee would meet every three months.
P3 = "وأضاف البيان أن لجنة فنية ستجتمع كل ثلاثة أشهر لمتابعة التنفيذ ورفع تقاريرها إلى الوزراء العاملين في الدول الأعضاء كافة."
# The states had signed an agreement on farming in 2012 that covers research, seeds and advice.
P4 = "يذكر أن دول الحوض كانت قد وقعت عام 2012 اتفاقا للتعاون الزراعي يشمل البحوث والبذور والإرشاد وتبادل الخبراء بين المعاهد."
# The minister of the host country thanked the guests and said that the next meeting would be in spring.
P5 = "وشكر وزير زراعة البلد المضيف الوفود على مشاركتها في اللقاء، معلنا أن الدورة المقبلة ستعقد في الربيع في عاصمة يجري اختيارها لاحقا."
PARAGRAPHS = [P1, P2, P3, P4]
# The ministers met; they stressed food security, welcomed two members, agreed on a fund.
OFFICIAL = [
    "عقد وزراء الزراعة في دول الحوض اجتماعهم الخامس في عمان يوم 13 أبريل 2022 برئاسة المملكة الأردنية الهاشمية.",
    "أكد الوزراء أهمية تعزيز الأمن الغذائي في دول الحوض وتبادل المعلومات عن المحاصيل.",
    "رحب الوزراء بانضمام عضوين جديدين إلى اللجنة الفنية الدائمة للبحوث الزراعية.",
    "اتفق الوزراء على إنشاء صندوق مشترك لدعم صغار المزارعين في الدول الأعضاء.",
]
OFFICIAL_EN = [
    "The Ministers of Agriculture of the Basin States met in Amman on 13 April 2022 under the chairmanship of Jordan.",
    "The Ministers reaffirmed the importance of food security and of sharing crop data among the member states.",
    "The Ministers agreed to establish a joint fund for small farmers in the member states.",
]


def document(*lines: str, key: str = "a.txt", **metadata: str) -> Document:
    return describe(Source(key, "\n".join(lines), **metadata), KNOWLEDGE, SETTINGS)[0]  # type: ignore[arg-type]


def notes(*lines: str, **metadata: str) -> list[str]:
    return [note.message for note in describe(Source("a.txt", "\n".join(lines), **metadata), KNOWLEDGE, SETTINGS)[1]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "outlet", "agency"),
    [
        ("خاص – SY24", "SY24", None), ("الدوحة - واس", None, "واس"), ("لندن: «الشرق الأوسط»", "الشرق الأوسط", None),
        ("عمان - أ.ف.ب", None, "أ ف ب"), ("الجسر الجديد – متابعة", "الجسر الجديد", None), ("صدى الجنوب – متابعات", "صدى الجنوب", None),
        ("هشام السامرائي – متابعات", None, None), ("AMMAN (Reuters)", None, "Reuters"), ("عكاظ (جدة)", "عكاظ", None), ("AMMAN, Dec 15 (Reuters)", None, "Reuters"),
        ("عمان في 13 أبريل 2022 /المنارة/", None, "المنارة"), ("وكالة المنارة للأنباء", None, "المنارة"),
    ],
)  # fmt: skip
def test_who_signs_above_the_article(line: str, outlet: str | None, agency: str | None) -> None:
    found = document(HEAD, line, *PARAGRAPHS)
    assert (found.outlet, found.agency) == (outlet, agency)


def test_who_signs_below_it() -> None:
    assert document(HEAD, *PARAGRAPHS, "الحدث. و م ع").agency == "و م ع"
    assert document(HEAD, *PARAGRAPHS, "المصدر: رويترز").agency == "رويترز"
    assert document(HEAD, *PARAGRAPHS, "(المنارة)").agency == "المنارة"
    assert document(HEAD, *PARAGRAPHS, "// انتهى //").agency is None


def test_a_masthead_names_the_outlet() -> None:
    assert document("صحيفة الجسر", HEAD, *PARAGRAPHS).outlet == "صحيفة الجسر"
    assert document("الجسر", "الأربعاء 13 نيسان 2022", HEAD, *PARAGRAPHS).outlet == "الجسر"
    assert document("The Coast Courier", HEAD, "AMMAN, April 13, 2022 (Coast Courier)", *PARAGRAPHS).outlet == "The Coast Courier"
    assert document("The Coast Courier", "News from both shores", "", HEAD, *PARAGRAPHS).outlet == "The Coast Courier"
    assert document("رابطة دول الحوض", HEAD, *PARAGRAPHS).outlet is None
    assert document("شؤون برلمانية", HEAD, *PARAGRAPHS).outlet is None


def test_metadata_goes_first_and_slugs_are_understood() -> None:
    row = document(*PARAGRAPHS, outlet="alriyadh", author="الدوحة - واس", title=HEAD, url="http://www.alriyadh.com/1")
    assert (row.outlet, row.agency, row.author) == ("صحيفة الرياض", "واس", None)
    assert row.id.startswith("al-riyadh-undated-")
    assert document(*PARAGRAPHS, url="https://ara.reuters.com/article/1").agency == "رويترز"
    assert document(*PARAGRAPHS, outlet="The Coast Courier").id.startswith("the-coast-courier-undated-")
    assert document(*PARAGRAPHS, url="https://www.jisr.example.com/a").outlet is None


def test_writers() -> None:
    assert document(HEAD, "كتب: سامي خليل", *PARAGRAPHS).author == "سامي خليل"
    assert document(*PARAGRAPHS, author="سامي خليل (جدة)", title=HEAD).author == "سامي خليل"
    assert document(*PARAGRAPHS, author="Sam Hill", title=HEAD).author == "Sam Hill"


@pytest.mark.parametrize(
    ("lines", "day", "rule"),
    [
        ([HEAD, "الجسر نشر في: 31 مارس 2021", *PARAGRAPHS], "2021-03-31", "printed date"),
        ([HEAD, "30/03/2021", *PARAGRAPHS], "2021-03-30", "printed date"),
        ([HEAD, "الأربعاء 13 نيسان 2022", *PARAGRAPHS], "2022-04-13", "printed date"),
        ([HEAD, P1.replace("أمس الأربعاء", "اليوم الأربعاء (13 نيسان 2022)"), P2, P3], "2022-04-13", "printed date in the lead"),
        (
            [HEAD, P1.replace("أمس الأربعاء", "أمس الأربعاء 13 أبريل 2022"), P2, P3],
            "2022-04-14",
            "printed date in the lead, called yesterday",
        ),
    ],
)
def test_the_day_a_report_came_out(lines: list[str], day: str, rule: str) -> None:
    found = document(*lines)
    assert found.published is not None
    assert (found.published.date, found.published.rule) == (day, rule)
    assert found.published.span is not None
    assert re.search(r"\d", found.text[slice(*found.published.span)])
    assert f"-{day}-" in found.id


def test_dates_of_widgets_and_other_stories_are_not_taken() -> None:
    tail = ["التعليقات مغلقة", "أوقات الصلاة", "الأحد 09 نوفمبر 2025", "الصبح"]
    assert document(HEAD, *PARAGRAPHS, *tail).published is None
    assert document(HEAD, *PARAGRAPHS, "اقرأ أيضاً", "رحلات جديدة", "9 نوفمبر 2025").published is None
    assert document(HEAD, P1, P2.replace("العام المقبل", "في 9 نوفمبر 2025"), P3).published is None


def test_metadata_gives_a_day_without_a_span_and_a_crawl_gives_none() -> None:
    found = document(*PARAGRAPHS, published="2021-03-31")
    assert found.published is not None
    assert (found.published.date, found.published.span, found.published.rule) == ("2021-03-31", None, "metadata")
    assert document(*PARAGRAPHS, crawled="2021-03-31").published is None
    assert document(*PARAGRAPHS, crawled="2021-03-31").crawled == "2021-03-31"


def test_a_printed_day_after_the_page_was_fetched_is_refused_with_a_note() -> None:
    source = Source("a.txt", "\n".join([HEAD, "31 مارس 2021", *PARAGRAPHS]), crawled="2021-03-30")
    found, remarks = describe(source, KNOWLEDGE, SETTINGS)
    assert found.published is None
    assert any("lies after 2021-03-30" in note.message for note in remarks)


TITLE = "البيان الختامي للاجتماع الخامس لوزراء الزراعة في دول الحوض"
TITLE_EN = "Joint Statement by the Ministers of Agriculture of the Basin States"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([TITLE, "عمان، 13 أبريل 2022", *OFFICIAL], "official"),
        ([TITLE_EN, *OFFICIAL_EN], "official"),
        (["Amman Declaration of the Ministers", "We, the Ministers, met in Amman at the invitation of Jordan on 13 April 2022.",
          "We agree to set up a joint fund for small farmers in the basin.", "We thank Jordan for its generous hospitality in Amman."], "official"),
        (["إعلان عمان", "نحن، وزراء الزراعة في دول الحوض، اجتمعنا في عمان يوم 13 أبريل 2022.", "نؤكد التزامنا بدعم صغار المزارعين في جميع دول الحوض."], "official"),
        ([TITLE, "عمان - بترا", *OFFICIAL], "press"),
        ([HEAD, *PARAGRAPHS], "press"),
        (["البيان الختامي لوزراء الزراعة يؤكد دعم المزارعين", *PARAGRAPHS], "press"),
        (["Basin ministers issue joint statement", "Ministers said in a statement on Wednesday that a fund would be set up for farmers.",
          "The statement added that a committee would meet every three months to follow up."], "press"),
    ],
)  # fmt: skip
def test_the_communique_itself_and_press_about_it(lines: list[str], kind: str) -> None:
    assert document(*lines).kind == kind


def test_a_paper_that_prints_the_whole_statement_is_press_with_a_note() -> None:
    assert any("an outlet or agency signs it" in note for note in notes(TITLE, "عمان - بترا", *OFFICIAL))
    assert document(*OFFICIAL, title=TITLE, outlet="alriyadh").kind == "press"
    assert document(*PARAGRAPHS, kind="official").kind == "official"


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (P1, None, "ar"), (OFFICIAL_EN[0], None, "en"), ("داعش", None, "und"), ("داعش", "ar", "ar"), ("Yes", "en-GB", "en"),
        ("وزرای کشورهای عضو این گروه روز چهارشنبه در نشستی مشترک درباره همکاری‌های اقتصادی گفت‌وگو کردند", None, "fa"),
        ("Les ministres des pays du bassin se sont réunis mercredi à Amman pour créer un fonds commun.", None, "fr"),
    ],
)  # fmt: skip
def test_language(text: str, stated: str | None, language: str) -> None:
    assert describe(Source("a.txt", text, language=stated), KNOWLEDGE, SETTINGS)[0].language == language


def test_ids_are_readable_and_made_from_content() -> None:
    first = document(HEAD, "خاص – SY24", *PARAGRAPHS, key="x/y/الملف.txt")
    assert re.fullmatch(r"sy24-undated-[0-9a-f]{8}", first.id)
    assert document(HEAD, "خاص – SY24", *PARAGRAPHS, key="z/الملف.txt").id == first.id
    assert document(HEAD, "خاص – SY24", *PARAGRAPHS, key="z/other.txt").id != first.id
    assert document(HEAD, *PARAGRAPHS, key="2015-08-04.json#3").id.startswith("2015-08-04-undated-")
    assert document(HEAD, *PARAGRAPHS, key="تقرير.txt").id.startswith("document-undated-")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # The short name begins a word before the full one: "the Organization of Islamic Cooperation".
        (
            "The foreign ministers of the Organization of Islamic Cooperation met in Jeddah. The Organization thanked its host.",
            ("oic",),
        ),
        ("The Organization thanked its host and closed its session in the city.", ()),
        ("أنهت المنظمة دورتها في المدينة وشكرت البلد المضيف على حسن الاستقبال.", ()),  # "the organisation ended its session"
        ("عقد في الرياض الاجتماع الوزاري الخليجي بحضور وفود الدول الأعضاء.", ("gcc",)),  # "the Gulf ministerial meeting"
        ("ارتفعت الأسهم الخليجية في ختام تعاملات الأسبوع على وقع صعود النفط.", ()),  # "Gulf shares rose"
    ],
)
def test_short_names_and_adjectives_need_something_beside_them(text: str, bodies: tuple[str, ...]) -> None:
    assert document(text).bodies == bodies


def test_bodies_by_prominence() -> None:
    text = "دعت الأمم المتحدة إلى الحوار. وناقش مجلس التعاون لدول الخليج العربية وجامعة الدول العربية الوضع في المنطقة أمس."
    found = document("جامعة الدول العربية تبحث الأمن الغذائي في المنطقة", text, P2).bodies
    assert found[:2] == ("arab-league", "gcc")


def test_the_name_of_a_text_heads_it() -> None:
    # "Amman Declaration", "adopted by the agriculture ministers of the basin states at their fifth meeting"
    lines = ["منظمة دول الحوض", "", "إعلان عمان", "", "الصادر عن وزراء الزراعة في دول الحوض في اجتماعهم الخامس", "", *OFFICIAL]
    assert document(*lines).title == "إعلان عمان"
    assert document("صحيفة البيان", "", HEAD, "", P1, P2).title == HEAD


def test_place_date_and_an_agency_that_no_list_holds_are_a_dateline() -> None:
    # "Smallville, 8 November 2025 (Slopes) -- "
    found = document("وكالة سفوح للأنباء", "", HEAD, "", f"بلدتنا في 8 نوفمبر 2025 (سفوح) -- {P1}", P2)
    assert (found.agency, found.published and found.published.date) == ("سفوح", "2025-11-08")
    assert [r.role for r in found.regions][-2:] == ["dateline", "body"]


def test_buttons_before_a_writer_are_no_outlet() -> None:
    assert document("Next Previous أحمد حجازي – متابعات", P1, P2).outlet is None


@pytest.mark.parametrize("widget", [["أوقات الصلاة", "الأحد 09 نونبر 2025"], ["الطقس", "°", "21", "الأحد 09 نونبر 2025"]])
@pytest.mark.parametrize("below", [True, False])
def test_the_day_of_a_widget_is_never_the_documents(widget: list[str], below: bool) -> None:
    article = [HEAD, "نشر في: 14 أبريل 2022", P1, P2]
    found = document(*article, *widget) if below else document(*widget, *article)
    assert found.published and found.published.date == "2022-04-14"
    assert document(*([HEAD, P1, P2, *widget] if below else [*widget, HEAD, P1, P2])).published is None


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([*PARAGRAPHS, P5[:70] + " ..."], "ellipsis"),
        ([*PARAGRAPHS, P5[:70] + "…"], "ellipsis"),
        ([*PARAGRAPHS, "اقرأ المزيد"], "link to the rest"),
        ([*PARAGRAPHS, "...المزيد"], "link to the rest"),
        ([*PARAGRAPHS, P5.removesuffix(" لاحقا.")], "no full stop"),
        ([*PARAGRAPHS, P5.removesuffix(".") + "،"], "middle of a sentence"),
        ([P1, "وشكر وزير زراعة البلد المضيف الوفود على"], "'على', in the middle"),  # "thanked the delegations for"
    ],
)
def test_a_text_that_is_cut_off_says_why(lines: list[str], why: str) -> None:
    assert not document(HEAD, *lines).complete
    assert any(note.startswith("incomplete: ") and why in note for note in notes(HEAD, *lines))


@pytest.mark.parametrize(
    "end", [P5, P5.removesuffix(".") + "؟", P5.removesuffix(".") + "”.", "صدر في عمان", P5 + " سمات الزراعة عمان"]
)
def test_a_text_that_is_whole(end: str) -> None:
    assert document(HEAD, *PARAGRAPHS, end).complete


def test_a_text_without_full_stops_is_not_taken_for_cut() -> None:
    assert document(HEAD, *[line.removesuffix(".") for line in PARAGRAPHS]).complete


def test_what_reading_cut_stays_incomplete() -> None:
    assert not describe(Source("a.txt", P1, complete=False), KNOWLEDGE, SETTINGS)[0].complete


def test_one_note_sums_up_what_was_set_aside() -> None:
    (note,) = notes("Facebook", HEAD, *PARAGRAPHS)
    assert re.fullmatch(r"set aside of \d+ characters: boilerplate \d+", note)
    assert notes(HEAD, *PARAGRAPHS) == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=40)), st.one_of(st.none(), st.text(max_size=40)))
def test_any_text_and_metadata_are_described_the_same_way_twice(text: str, title: str | None, outlet: str | None) -> None:
    source = Source("a.txt", text, title=title, outlet=outlet, author=outlet, url=title)
    found = describe(source, KNOWLEDGE, SETTINGS)
    assert found == describe(source, KNOWLEDGE, SETTINGS)
    assert "".join(text[region.start : region.end] for region in found[0].regions) == text
    assert found[0].id.isascii()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "outlet", "agency", "day"),
    [
        ("000_a2b1875a11f6e8bc.txt", "الحدث", "و م ع", None), ("001_de6454f256de5732.txt", "SY24", None, None),
        ("002_8d2f6804c6a9ad88.txt", None, None, "2020-06-04"), ("003_ce926c689b07067c.txt", "الصباح الجديد", None, None),
        ("004_9a48095c285c24d6.txt", "كشـ24", None, "2021-03-31"),
    ],
)  # fmt: skip
def test_the_real_reports(file: str, outlet: str | None, agency: str | None, day: str | None) -> None:
    path = SHARED / "seeds" / file
    if not path.exists():
        pytest.skip(f"{file} is not in {path.parent}")
    found = describe(Source(file, path.read_bytes().decode()), KNOWLEDGE, SETTINGS)[0]
    assert (found.kind, found.language, found.complete) == ("press", "ar", True)
    assert (found.outlet, found.agency, found.published.date if found.published else None) == (outlet, agency, day)
    assert found.bodies[0] == "global-coalition"
