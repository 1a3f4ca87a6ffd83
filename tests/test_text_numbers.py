"""Numbers in digits and words, and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.knowledge import Knowledge
from communique.text.numbers import Number, find_numbers

KNOWLEDGE = Knowledge()


def numbers(raw: str, language: str = "ar") -> list[Number]:
    return find_numbers(raw, 0, len(raw), language, KNOWLEDGE)


ENTRIES = [(language, entry) for language in KNOWLEDGE.languages for entry in KNOWLEDGE.numerals[language]]


WORDED = [
    (tag, form, row.value) for tag, row in ENTRIES if row.kind in ("unit", "ten", "hundred") and row.value > 1 for form in row.forms
]


@pytest.mark.parametrize(("language", "form", "value"), WORDED)
def test_every_form_of_a_number_word_has_its_value(language: str, form: str, value: float) -> None:
    sentence = f"شارك {form} آخرون" if language == "ar" else f"Then {form} others came"
    assert [n.value for n in numbers(sentence, language)] == [value]


@pytest.mark.parametrize(
    ("raw", "text", "value", "approximate", "counted"),
    [
        ("شاركت 29 دولة", "29", 29, False, "دوله"),  # "29 states took part"
        ("يضم ٨٣ شريكا", "٨٣", 83, False, "شريكا"),
        ("ما يقرب من سبعة ملايين لاجئ", "سبعة ملايين", 7_000_000, True, "لاجي"),
        ("حوالي 8 ملايين شخص", "8 ملايين", 8_000_000, True, "شخص"),
        ("أعضاء التحالف الـ 82 في روما", "82", 82, False, None),
        ("ومجموعات العمل الأربع التابعة له", "الأربع", 4, False, "مجموعات العمل"),  # "the four working groups"
        ("والدول الخمس الدائمة", "الخمس", 5, False, "الدول"),
        ("مئتين وخمسين ألفا", "مئتين وخمسين ألفا", 250_000, False, None),
        ("مليار ومئتي مليون دولار", "مليار ومئتي مليون", 1_200_000_000, False, "دولار"),
        ("نصف مليون لاجئ", "نصف مليون", 500_000, False, "لاجي"),
        ("مليون ونصف المليون", "مليون ونصف المليون", 1_500_000, False, None),
        ("ثلاثمائة وخمسة وستون يوما", "ثلاثمائة وخمسة وستون", 365, False, "يوما"),
        ("ثلاث عشرة دولة", "ثلاث عشرة", 13, False, "دوله"),
        ("8 ملايين و500 ألف نسمة", "8 ملايين و500 ألف", 8_500_000, False, "نسمه"),
        ("12,500 شخص", "12,500", 12_500, False, "شخص"),
        ("١٢٬٥٠٠ شخص", "١٢٬٥٠٠", 12_500, False, "شخص"),
        ("12.500 شخص", "12.500", 12_500, False, "شخص"),
        ("10 000 شخص", "10 000", 10_000, False, "شخص"),
        ("3.5 مليون شخص", "3.5 مليون", 3_500_000, False, "شخص"),
        ("3,5 مليون شخص", "3,5 مليون", 3_500_000, False, "شخص"),
        ("50% منهم", "50%", 50, False, "%"),
        ("٥٠٪ منهم", "٥٠٪", 50, False, "%"),
        ("خمسين في المئة منهم", "خمسين في المئة", 50, False, "%"),
        ("أربعة من الوزراء", "أربعة", 4, False, "الوزراء"),
        ("خمسة من أعضاء الفرقة", "خمسة", 5, False, "اعضاء"),
        ("سبعة من عائلة واحدة", "سبعة", 7, False, None),
        ("القطاعات الخمسة عشر", "الخمسة عشر", 15, False, "القطاعات"),
        ("شارك (45) ألف شخص", "(45) ألف", 45_000, False, "شخص"),  # papers that print all numbers in brackets
        ("شاركت (29) دولة", "29", 29, False, "دوله"),
        ("أرباح 1.901 مليون ريال", "1.901 مليون", 1_901_000, False, "ريال"),
        ("سقط 108 «شهداء»", "108", 108, False, "شهداء"),
        ("بألفي جندي", "ألفي", 2_000, False, "جندي"),
        ("حضر 12 وقالوا", "12", 12, False, None),
        ("حضر 12، دول", "12", 12, False, None),
        ("مئتي منحة دراسية", "مئتي", 200, False, "منحه"),  # the construct form: "two hundred scholarships"
        ("ومليونا شخص", "مليونا", 2_000_000, False, "شخص"),  # the dual, its n lost before the noun: "two million people"
        ("بلغ ألفاً خلال عام", "ألفاً", 1_000, False, None),  # the accusative: "it came to a thousand"
        ("ست من الدول الأعضاء", "ست", 6, False, "الدول"),
        ("ست من دول الرابطة", "ست", 6, False, "دول"),
        ("استمر 30 ثانية", "30", 30, False, "ثانيه"),  # the same word is an ordinal: "second"
        ("5 وزراء", "5", 5, False, "وزراء"),  # no mark behind it: the line is not numbered
    ],
)
def test_numbers(raw: str, text: str, value: float, approximate: bool, counted: str | None) -> None:
    (number,) = numbers(raw)
    assert (raw[number.start : number.end], number.value, number.approximate, number.counted) == (text, value, approximate, counted)


@pytest.mark.parametrize(
    ("raw", "text", "value", "approximate", "counted"),
    [
        ("with 29 countries", "29", 29, False, "countries"),
        ("nearly eight million people", "eight million", 8_000_000, True, "people"),
        ("eight million were freed", "eight million", 8_000_000, False, None),
        ("twenty-nine member states", "twenty-nine", 29, False, "states"),
        ("two hundred and five observers", "two hundred and five", 205, False, "observers"),
        ("half a million people", "half a million", 500_000, False, "people"),
        ("1,500 people", "1,500", 1_500, False, "people"),
        ("more than 80 partners", "80", 80, True, "partners"),
        ("3 of the ministers", "3", 3, False, "ministers"),
        ("a rise of 5 per cent in aid", "5 per cent", 5, False, "%"),
        ("six of the member States", "six", 6, False, "states"),
        ("two new early-warning stations", "two", 2, False, "stations"),
        ("a $1.5 million study", "1.5 million", 1_500_000, False, "$"),
    ],
)
def test_english_numbers(raw: str, text: str, value: float, approximate: bool, counted: str | None) -> None:
    (number,) = numbers(raw, "en")
    assert (raw[number.start : number.end], number.value, number.approximate, number.counted) == (text, value, approximate, counted)


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("قرار مجلس الأمن رقم 1325، داعيا", "ar"),  # "Security Council resolution 1325, calling"
        ("القرار 2254 (2015)", "ar"),
        ("في 4 يونيو 2020", "ar"),
        ("الساعة 10:30", "ar"),
        ("منصة SY24", "ar"),
        ("دولة واحدة", "ar"),
        ("آلاف الأشخاص", "ar"),
        ("الاتصال على 0505000000", "ar"),
        ("موديل 2015 وذلك", "ar"),
        ("الاجتماع الرابع", "ar"),
        ("Resolution 2254 (2015)", "en"),
        ("the 4th meeting", "en"),
        ("one of them", "en"),
        ("at 3.30 p.m. in Rome", "en"),
        ("at 5 pm", "en"),
        ("on June 4, 2020", "en"),
        ("between 5 and 7 May", "en"),
        ("on June 3 and 4, 2021", "en"),
        ("بين 5 و7 مايو 2021", "ar"),
        ("من 5 إلى 7 مايو", "ar"),
        ("1.5m", "en"),
        ("three-fifths of the members", "en"),
        ("the twenty-fifth session", "en"),
        ("11. The Ministers met", "en"),
        ("They met.\n(3) Decides that", "en"),
        ("14) اجتمع الوزراء", "ar"),  # "the ministers met", numbered
        ("نص\n١١- يقرر", "ar"),
        ("عضواً خامس عشر", "ar"),  # "a fifteenth member"
        ("الدورة الخامسة عشرة", "ar"),
        ("خُمسَي الميزانية", "ar"),  # "two fifths of the budget"
        ("خُمس السكان", "ar"),  # "a fifth": without its first vowel the word is five
    ],
)
def test_what_is_no_number(raw: str, language: str) -> None:
    assert numbers(raw, language) == []


def test_two_numbers_do_not_add_up_without_and() -> None:
    assert [n.value for n in numbers("ثلاث عشرة دولة وأربعة وفود")] == [13, 4]  # "13 states and 4 delegations"
    assert [n.value for n in numbers("10-15 دولة")] == [10, 15]
    assert [n.value for n in numbers("twenty and five", "en")] == [20, 5]
    assert [n.value for n in numbers("two million three hundred thousand and twelve", "en")] == [2_300_012]
    assert [n.value for n in numbers("two hundred states and five observers", "en")] == [200, 5]


def test_a_number_out_of_another_counts_what_the_other_counts() -> None:
    assert [(n.value, n.counted) for n in numbers("تسعة من أصل 15 عضوا")] == [(9, "عضوا"), (15, "عضوا")]  # "nine of 15 members"
    assert [(n.value, n.counted) for n in numbers("nine of the 15 member states", "en")] == [(9, "states"), (15, "states")]
    assert [n.value for n in numbers("3 من " * 2000)] == [3] * 2000


def test_the_counted_noun_has_its_place() -> None:
    raw = "وشاركت 29 دولةً في الاجتماع"
    (number,) = numbers(raw)
    assert raw[number.counted_start : number.counted_end] == "دولةً"


@given(st.text(st.sampled_from("0123456789.,%/- مليون ألف خمسة وعشرون نصف دولة الأربع ثمانية و"), max_size=50))
def test_numbers_stand_in_order_and_apart(raw: str) -> None:
    at = 0
    for number in numbers(raw):
        assert at <= number.start < number.end <= len(raw)
        assert number.value >= 0
        at = number.end
