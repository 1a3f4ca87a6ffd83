"""Pages of every make: the article is found, the rest gets its role, every character has one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.documents.regions import partition
from communique.knowledge import Knowledge
from communique.model import Region
from communique.settings import Settings

KNOWLEDGE = Knowledge()
RULES = Settings().regions
SHARED = Path(__file__).parents[1].parent / "shared"

HEAD = "وزراء الحوض ينشئون صندوقا للمزارعين"  # ministers of the basin set up a fund for farmers
# The agriculture ministers agreed in Amman yesterday to set up a joint fund for small farmers.
P1 = "اتفق وزراء الزراعة في دول الحوض، في ختام لقائهم أمس الأربعاء في عمان، على إنشاء صندوق مشترك لدعم صغار المزارعين."
# The ministers said in a joint statement that the fund starts next year.
P2 = "وأكد الوزراء في بيان مشترك أن الصندوق سيبدأ عمله مطلع العام المقبل، وأن الدول الأعضاء ستسهم فيه كل بحسب ناتجها."
# The statement added that a technical committee would meet every three months.
P3 = "وأضاف البيان أن لجنة فنية ستجتمع كل ثلاثة أشهر لمتابعة التنفيذ ورفع تقاريرها إلى الوزراء."
# The states had signed an agreement on farming in 2012.
P4 = "يذكر أن دول الحوض كانت قد وقعت عام 2012 اتفاقا للتعاون الزراعي يشمل البحوث والبذور والإرشاد."
# Another story: an airline announced five weekly flights.
OTHER = "أعلنت شركة الطيران الوطنية تسيير خمس رحلات أسبوعية جديدة إلى العاصمة التركية اعتبارا من الشهر المقبل."
ENGLISH = "Agriculture ministers of the basin states agreed in Amman on Wednesday to set up a joint fund for small farmers."


def regions(*lines: str, title: str | None = None, author: str | None = None) -> tuple[str, tuple[Region, ...]]:
    raw = "\n".join(lines)
    return raw, partition(raw, title, author, KNOWLEDGE, RULES).regions


def roles(*lines: str, title: str | None = None, author: str | None = None) -> list[tuple[str, str]]:
    """Role and stripped text of each region."""
    raw, found = regions(*lines, title=title, author=author)
    return [(region.role, raw[region.start : region.end].strip()) for region in found]


def body(*lines: str, title: str | None = None, author: str | None = None) -> list[str]:
    return [
        line for role, text in roles(*lines, title=title, author=author) if role == "body" for line in text.splitlines() if line
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n", "\u2029"])
def test_headline_and_paragraphs(newline: str) -> None:
    raw = newline.join([HEAD, P1, P2])
    found = partition(raw, None, None, KNOWLEDGE, RULES).regions
    assert [(r.role, raw[r.start : r.end].strip()) for r in found] == [("headline", HEAD), ("body", f"{P1}{newline}{P2}")]


def test_share_buttons_sections_and_counters_above_the_article() -> None:
    found = roles("Facebook", "واتساب", "عربي ودولي", HEAD, "0", "عمان - رويترز", P1, P2)
    assert [role for role, _ in found] == ["boilerplate", "boilerplate", "headline", "boilerplate", "byline", "body"]
    assert body("Facebook", "عربي ودولي", HEAD, "0", P1, P2) == [P1, P2]


def test_a_masthead_with_motto_and_date_is_not_the_headline() -> None:
    found = roles("صحيفة الجسر", "يومية سياسية مستقلة", "الأربعاء 13 نيسان 2022", HEAD, P1, P2)
    assert found[-2:] == [("headline", HEAD), ("body", f"{P1}\n{P2}")]
    assert ("dateline", "الأربعاء 13 نيسان 2022") in found


def test_headline_dateline_and_body_in_one_line() -> None:
    found = roles(f"{HEAD} : الجسر الجديد – متابعة: {P1} {P2}", "مشاركة :")
    assert found == [
        ("headline", HEAD),
        ("dateline", ": الجسر الجديد – متابعة:"),
        ("body", f"{P1} {P2}"),
        ("boilerplate", "مشاركة :"),
    ]


@pytest.mark.parametrize(
    "sign",
    ["عمان (بترا) -", "عمان - بترا:", "سبق- عمان:", "سامي خليل - عمان - رويترز:", "أبوظبي في 13 أبريل / وام /", "«الحياة» - عمان:"],
)
def test_a_dateline_before_the_first_sentence(sign: str) -> None:
    assert roles(f"{sign} {P1}", P2, title=HEAD) == [("dateline", sign), ("body", f"{P1}\n{P2}")]


def test_a_dateline_ends_with_its_colon() -> None:
    start = "افتُتح -مؤخراً- سوق المزارعين في الحوض."  # "was opened -lately- the farmers' market"
    assert roles(f"خالد خليل- سبق- عمان: {start} {P1}", P2, title=HEAD)[0] == ("dateline", "خالد خليل- سبق- عمان:")


@pytest.mark.parametrize(
    "start", ["قال الوزير لـ «الحياة»: إن المشروع قائم وإن العمل فيه بدأ.", "وقال رئيس اللجنة: لا بد من التعاون بين الدول."]
)
def test_reported_speech_is_no_dateline(start: str) -> None:
    assert roles(f"{start} {P1}", P2, title=HEAD) == [("body", f"{start} {P1}\n{P2}")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("خاص – SY24", "byline"), ("الدوحة - واس", "byline"), ("(رويترز)", "byline"), ("كتب: سامي خليل", "byline"), ("By Sam Hill", "byline"),
        ("الجسر نشر في: 31 مارس 2021", "dateline"), ("31 مارس 2021", "dateline"), ("عمان، 13 أبريل 2022", "dateline"),
        ("Last updated: 3 May 2019", "dateline"), ("صورة أرشيفية", "boilerplate"), ("تصوير: ليلى", "boilerplate"), ("#قمة #عمان", "boilerplate"),
    ],
)  # fmt: skip
def test_lines_between_headline_and_body(line: str, role: str) -> None:
    assert roles(HEAD, line, P1, P2) == [("headline", HEAD), (role, line), ("body", f"{P1}\n{P2}")]


@pytest.mark.parametrize(
    "line",
    ["الجسر. و م ع", "المصدر: وكالات", "// انتهى //", "(المرسى)", "وام/أحمد سعيد", "(Reporting by Sam Hill; Editing by Ann Lee)"],
)
def test_a_credit_below_the_body(line: str) -> None:
    assert roles(HEAD, P1, P2, line) == [("headline", HEAD), ("body", f"{P1}\n{P2}"), ("credit", line)]


def test_signs_and_links_after_the_last_sentence() -> None:
    assert roles(HEAD, P1, f"{P2} (أ ف ب)")[-1] == ("credit", "(أ ف ب)")
    assert roles(HEAD, P1, f"{P2} // انتهى // 14:20 ت م")[-1] == ("credit", "// انتهى // 14:20 ت م")
    assert roles(HEAD, P1, f"{P2} سمات الزراعة عمان")[-1] == ("boilerplate", "سمات الزراعة عمان")
    assert body(HEAD, P1, P2.replace("العام المقبل", "العام المقبل وفق سمات المرحلة")) == [
        P1,
        P2.replace("العام المقبل", "العام المقبل وفق سمات المرحلة"),
    ]


def test_comment_form_and_widgets_end_the_page() -> None:
    tail = [
        "اترك رد",
        "لن يتم نشر بريدك الإلكتروني.",
        "الطقس",
        "°",
        "أوقات الصلاة",
        "الأحد 09 نوفمبر 2025",
        "الصبح",
        "زر الذهاب إلى الأعلى",
    ]
    found = roles(HEAD, P1, P2, *tail)
    assert body(HEAD, P1, P2, *tail) == [P1, P2]
    assert {role for role, _ in found[2:]} == {"boilerplate"}


def test_a_comment_count_above_the_article_does_not_end_it() -> None:
    assert body(HEAD, "لا توجد تعليقات", P1, "التعليقات", P2, P3, P4) == [P1, P2, P3, P4]


def test_other_stories_below_the_article() -> None:
    tail = ["اقرأ أيضاً", "رحلات جديدة إلى أنقرة", OTHER, "سياسة", "مهرجان الأفلام يعود", OTHER.replace("خمس", "ست")]
    found = roles(HEAD, P1, P2, P3, *tail)
    assert body(HEAD, P1, P2, P3, *tail) == [P1, P2, P3]
    assert [role for role, _ in found] == ["headline", "body", "other-story", "other-story", "boilerplate", "other-story"]


def test_the_article_goes_on_after_links_to_other_stories() -> None:
    links = ["اقرأ أيضاً", "رحلات جديدة إلى أنقرة", "مهرجان الأفلام يعود"]
    assert body(HEAD, P1, *links, P2, P3, P4) == [P1, P2, P3, P4]
    assert body(HEAD, P1, "اقرأ أيضاً: رحلات جديدة إلى أنقرة", P2, P3) == [P1, P2, P3]


def test_a_title_in_two_lines_and_tags_below() -> None:
    found = roles(
        "البيان الختامي",
        "الصادر عن المجلس الأعلى لدول الحوض في دورته العاشرة",
        "عمان، 13 أبريل 2022",
        P1,
        P2,
        "الوسوم",
        "دول الحوض",
    )
    assert [role for role, _ in found] == ["headline", "headline", "dateline", "body", "boilerplate", "boilerplate"]


def test_headings_of_the_article_stay_in_it() -> None:
    assert body(HEAD, P1, "الاقتصاد", P2, "ثانيا: الأمن الغذائي", P3) == [P1, "الاقتصاد", P2, "ثانيا: الأمن الغذائي", P3]
    assert roles(HEAD, P1, P2, "سياسة")[-1] == ("boilerplate", "سياسة")


@pytest.mark.parametrize(
    "second",
    [[P1, P2, P3, P4], [" ".join([P1, P2, P3, P4])], [P1, P2.replace("سيبدأ", "يبدأ"), P3, P4.replace("عام 2012", "سنة 2012")]],
)
def test_a_body_printed_twice(second: list[str]) -> None:
    found = roles(HEAD, P1, P2, P3, P4, *second)
    assert [role for role, _ in found] == ["headline", "body", "repeat"]
    assert found[2][1] == "\n".join(second)


def test_a_pull_quote_and_an_excerpt() -> None:
    quote = "لجنة فنية ستجتمع كل ثلاثة أشهر لمتابعة التنفيذ"
    assert body(HEAD, P1, quote, P2, P3) == [P1, P2, P3]
    assert body(HEAD, P1, P2, P3, quote) == [P1, P2, P3]
    assert body(HEAD, P1.removesuffix(".") + "…", P1, P2) == [P1, P2]


def test_a_formula_that_comes_back_is_no_repeat() -> None:
    formula = "وتقبلوا أصحاب المعالي خالص التحية والتقدير"
    assert body(HEAD, P1, formula, P2, formula, P3) == [P1, formula, P2, formula, P3]


def test_an_enacting_formula_and_a_list_of_numbers_stay() -> None:
    formula = "وبعد الاطلاع على ما رفعه رئيس مجلس إدارة هيئة الموانئ قرر المجلس ما يلي:"  # having seen what the chairman submitted, the council decided:
    found = body(HEAD, formula, P1, formula, P2, "3601100204", "3601100410")
    assert found == [formula, P1, formula, P2, "3601100204", "3601100410"]


def test_a_row_keeps_everything_but_its_title_and_author() -> None:
    assert body("سامي خليل - عمان", "عنوان فرعي قصير", P1, P2, title=HEAD, author="سامي خليل - عمان") == ["عنوان فرعي قصير", P1, P2]
    assert body(HEAD, "عنوان فرعي قصير", P1, P2, title=HEAD) == ["عنوان فرعي قصير", P1, P2]
    assert body(P1, HEAD, P2, title=HEAD) == [P1, HEAD, P2]


def test_texts_without_a_page_are_body() -> None:
    assert body(P1, P2) == [P1, P2]
    assert body("كلمة") == ["كلمة"]
    assert body(*[line.removesuffix(".") for line in (HEAD, P1, P2, P3)]) == [line.removesuffix(".") for line in (P1, P2, P3)]


def test_every_role_has_its_reason() -> None:
    _, found = regions("Facebook", HEAD, "خاص – SY24", P1, P2, "(رويترز)", "اترك رد")
    assert all(region.reason for region in found)


LINES = st.sampled_from(
    [
        HEAD,
        P1,
        P2,
        OTHER,
        "Facebook",
        "اقرأ أيضاً",
        "اترك رد",
        "0",
        "سياسة",
        "عمان - رويترز",
        "",
        " ",
        "\u200f",
        "31 مارس 2021",
        "المصدر: وكالات",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(LINES, max_size=12).map("\n".join),
        st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=9).map("\r\n".join),
    )
)
def test_regions_partition_any_text(raw: str) -> None:
    found = partition(raw, None, None, KNOWLEDGE, RULES).regions
    assert "".join(raw[region.start : region.end] for region in found) == raw
    assert all(region.start < region.end for region in found)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "unit", [f"{P1}\nاقرأ أيضاً\n{OTHER}\n", "كلمة ", "كلمة\n", "اقرأ أيضاً\n", f"{P1}\n", "«", "a:b - c ", "\u0640", "- "]
)
def test_long_pages_of_one_unit_are_cut_too(unit: str) -> None:
    """Anything that grows faster than the page would hang here."""
    raw = unit * (240_000 // len(unit))
    found = partition(raw, None, None, KNOWLEDGE, RULES).regions
    assert found[0].start == 0 and found[-1].end == len(raw)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "first", "last"),
    [
        ("000_a2b1875a11f6e8bc.txt", "أكد وزراء شؤون", "عام 2020."), ("001_de6454f256de5732.txt", "أكد وزراء خارجية", "ومصر”."),
        ("002_8d2f6804c6a9ad88.txt", "اختتم وزراء", "الظروف”."), ("003_ce926c689b07067c.txt", "اعلن المدراء", "الربيع."),
        ("004_9a48095c285c24d6.txt", "أكد وزراء شؤون", "عام 2020."),
    ],
)  # fmt: skip
def test_the_real_reports(file: str, first: str, last: str) -> None:
    path = SHARED / "seeds" / file
    if not path.exists():
        pytest.skip(f"{file} is not in {path.parent}")
    raw = path.read_bytes().decode()
    texts = [raw[r.start : r.end].strip() for r in partition(raw, None, None, KNOWLEDGE, RULES).regions if r.role == "body"]
    assert len(texts) == 1
    assert texts[0].startswith(first)
    assert texts[0].endswith(last)
