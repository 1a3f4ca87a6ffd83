"""Dates in both languages, and the days they mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.knowledge import Knowledge
from communique.knowledge.calendar import DateWord, MonthName
from communique.model import When
from communique.text.dates import find_dates, resolve

KNOWLEDGE = Knowledge()


def dates(raw: str, language: str = "ar") -> list[When]:
    return find_dates(raw, 0, len(raw), language, KNOWLEDGE)


ENTRIES = [
    (language, entry)
    for language in KNOWLEDGE.languages
    for entry in (*KNOWLEDGE.calendars[language].months, *KNOWLEDGE.calendars[language].words)
]


DAYS = [
    (tag, row.kind, form, row.value)
    for tag, row in ENTRIES
    if isinstance(row, DateWord) and row.kind in ("weekday", "relative")
    for form in row.forms
]


@pytest.mark.parametrize(("language", "kind", "form", "value"), DAYS)
def test_every_form_of_a_day_says_its_day(language: str, kind: str, form: str, value: int) -> None:
    sentence = f"اجتمع الوزراء {form}." if language == "ar" else f"Ministers met {form}."
    (when,) = dates(sentence, language)
    assert (when.weekday if kind == "weekday" else when.relative) == value


MONTHS = [(tag, row) for tag, row in ENTRIES if isinstance(row, MonthName) and row.calendar == "gregorian"]


@pytest.mark.parametrize(("language", "month"), MONTHS)
def test_every_name_of_a_month_says_its_month(language: str, month: MonthName) -> None:
    sentence = f"في 4 {month.name} 2020" if language == "ar" else f"on 4 {month.name} 2020"
    assert [when.date for when in dates(sentence, language)] == [f"2020-{month.number:02}-04"]


def test_months_are_those_of_the_tables_they_are_made_from() -> None:
    pytest.importorskip("babel", reason="the month tables are made with babel")
    import importlib.util

    root = Path(__file__).parents[1]
    spec = importlib.util.spec_from_file_location("make_months", root / "scripts" / "make_months.py")
    assert spec and spec.loader
    make_months = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_months)
    for language in ("ar", "en"):
        assert (make_months.LANGUAGES / language / "months.toml").read_text("utf-8") == make_months.toml(language)


@pytest.mark.parametrize(
    ("raw", "text", "date"),
    [
        ("في 4 يونيو 2020 اجتمعوا", "4 يونيو 2020", "2020-06-04"),
        ("في ٤ حزيران ٢٠٢٠", "٤ حزيران ٢٠٢٠", "2020-06-04"),
        ("يوم 4 حزيران/يونيو 2020", "يوم 4 حزيران/يونيو 2020", "2020-06-04"),
        ("في 4 حزيران (يونيو) 2020", "4 حزيران (يونيو) 2020", "2020-06-04"),
        ("في 4 من شهر يونيو من عام 2020", "4 من شهر يونيو من عام 2020", "2020-06-04"),
        ("في الرابع من يونيو 2020", "الرابع من يونيو 2020", "2020-06-04"),
        ("في 5 كانون الثاني 2021", "5 كانون الثاني 2021", "2021-01-05"),
        ("في 04/06/2020", "04/06/2020", "2020-06-04"),
        ("في 2020-06-04", "2020-06-04", "2020-06-04"),
        ("في 4.6.2020 صدر", "4.6.2020", "2020-06-04"),
        ("في 22-7-2015", "22-7-2015", "2015-07-22"),
        ("في 6/22/2020", "6/22/2020", "2020-06-22"),  # a month there is not: day second
        ("في 2/10/1436هـ", "2/10/1436هـ", "2015-07-18"),
        ("في 2 شوال 1436 هـ الموافق 18 يوليو 2015 م", "2 شوال 1436 هـ الموافق 18 يوليو 2015 م", "2015-07-18"),
        ("في 2/10/1436هـ (18/7/2015م)", "2/10/1436هـ (18/7/2015م)", "2015-07-18"),
        ("تأسس في شتنبر 2014", "شتنبر 2014", "2014-09"),
        ("في يونيو حزيران 2013", "يونيو حزيران 2013", "2013-06"),
        ("في أيلول/سبتمبر 2014", "أيلول/سبتمبر 2014", "2014-09"),
        ("خلال عام 2020", "عام 2020", "2020"),
        ("وخطة لسنة 2021", "سنة 2021", "2021"),
        ("في ربيع 2020", "ربيع 2020", "2020"),
        ("نشر في: 31 مارس 2021", "31 مارس 2021", "2021-03-31"),
    ],
)
def test_dates_the_words_alone_give(raw: str, text: str, date: str) -> None:
    (when,) = dates(raw)
    assert (when.text, when.date, when.anchor) == (text, date, "none")
    assert raw[when.start : when.end] == when.text


@pytest.mark.parametrize(
    ("raw", "text", "date"),
    [
        ("held on 4 June 2020 in Rome", "4 June 2020", "2020-06-04"),
        ("held on June 4, 2020, in Rome", "June 4, 2020", "2020-06-04"),
        ("held on the 4th of June, 2020", "4th of June, 2020", "2020-06-04"),
        ("held on Thursday, June 4, 2020", "Thursday, June 4, 2020", "2020-06-04"),
        ("on Sept. 11, 2001 it began", "Sept. 11, 2001", "2001-09-11"),
        ("by mid-2021", "2021", "2021"),
        ("for FY 2022", "FY 2022", "2022"),
        ("on 11-12 July 2019", "11-12 July 2019", "2019-07-12"),  # of a range the last day
        ("founded in September 2014", "September 2014", "2014-09"),
        ("founded in 2014", "2014", "2014"),
        ("by 2020-06-04", "2020-06-04", "2020-06-04"),
    ],
)
def test_english_dates_the_words_alone_give(raw: str, text: str, date: str) -> None:
    (when,) = dates(raw, "en")
    assert (when.text, when.date) == (text, date)


@pytest.mark.parametrize(
    ("raw", "text", "relative", "weekday"),
    [
        ("عقد أمس الثلاثاء", "أمس الثلاثاء", -1, 1),
        ("عقد أمس (الجمعة) في", "أمس (الجمعة)", -1, 4),
        ("عقد امس الاثنين", "امس الاثنين", -1, 0),
        ("عقد مساء أمس", "مساء أمس", -1, None),
        ("عقد أول أمس الخميس", "أول أمس الخميس", -2, 3),
        ("عقد أمس الأول", "أمس الأول", -2, None),
        ("عقد اليوم الخميس", "اليوم الخميس", 0, 3),
        ("يعقد غدا الأحد", "غدا الأحد", 1, 6),
        ("عقد قبل يومين", "قبل يومين", -2, None),
        ("عقد قبل ثلاثة أيام", "قبل ثلاثة أيام", -3, None),
        ("يعقد بعد 5 أيام", "بعد 5 أيام", 5, None),
        ("عقد الخميس", "الخميس", None, 3),
        ("عقد يوم الخميس الماضي", "يوم الخميس الماضي", None, 3),
    ],
)
def test_days_counted_from_the_day_of_writing(raw: str, text: str, relative: int | None, weekday: int | None) -> None:
    (when,) = dates(raw)
    assert (when.text, when.date, when.relative, when.weekday, when.anchor) == (text, None, relative, weekday, "published")


@pytest.mark.parametrize(
    ("raw", "text", "relative", "weekday"),
    [
        ("They met yesterday.", "yesterday", -1, None),
        ("They met on Tuesday.", "Tuesday", None, 1),
        ("They met last Thursday.", "last Thursday", None, 3),
        ("They met two days ago.", "two days ago", -2, None),
    ],
)
def test_english_days_counted_from_the_day_of_writing(raw: str, text: str, relative: int | None, weekday: int | None) -> None:
    (when,) = dates(raw, "en")
    assert (when.text, when.relative, when.weekday) == (text, relative, weekday)


def test_today_weekday_and_date_in_brackets_are_one_date() -> None:
    raw = "اجتمعوا اليوم الخميس، (4 حزيران 2020)، في روما"  # "met today Thursday, (4 June 2020), in Rome"
    (when,) = dates(raw)
    assert (when.text, when.date, when.relative, when.weekday) == ("اليوم الخميس، (4 حزيران 2020)", "2020-06-04", 0, 3)


@pytest.mark.parametrize(
    "raw",
    [
        "صدر قرار مجلس الأمن رقم 2020 بالإجماع",  # "Security Council resolution 2020 was adopted"
        "القرار المرقم 2254",
        "وحضر لويجي دي مايو الجلسة",  # "Luigi Di Maio attended"
        "شارك 2014 عضوا",
        "وفي اليوم التالي عادوا",  # "and on the next day they returned"
        "والتقى الاثنين معا",  # "the two of them together"
        "99/99/2020",
    ],
)
def test_what_is_no_date(raw: str) -> None:
    assert dates(raw) == []


def test_inside_a_quotation_today_is_the_day_of_what_is_quoted() -> None:
    raw = "صدر أمس بيان جاء فيه “اجتمع اليوم في روما وزراء الخارجية وقرروا”."  # 'a text said "today the ministers met in Rome"'
    assert [(when.text, when.anchor) for when in dates(raw)] == [("أمس", "published"), ("اليوم", "quoted")]


def one(raw: str, language: str = "ar") -> When:
    (when,) = dates(raw, language)
    return when


@pytest.mark.parametrize(
    ("raw", "anchor", "expected"),
    [
        ("أمس الثلاثاء", "2021-03-31", ("2021-03-30", True)),
        ("أمس الاثنين", "2021-03-31", (None, False)),  # the anchor or the words are wrong: no day is given
        ("اليوم الخميس", "2020-06-05", (None, False)),
        ("الخميس", "2020-06-05", ("2020-06-04", None)),
        ("الخميس", "2020-06-04", ("2020-06-04", None)),
        ("الخميس الماضي", "2020-06-04", ("2020-05-28", None)),
        ("الخميس المقبل", "2020-06-04", ("2020-06-11", None)),
        ("في 4 يونيو", "2020-07-01", ("2020-06-04", None)),
        ("في 30 ديسمبر", "2021-01-02", ("2020-12-30", None)),  # nearest, across the turn of the year
        ("في 2 يناير", "2020-12-28", ("2021-01-02", None)),
        ("الجمعة 4 يونيو", "2020-07-01", ("2020-06-04", False)),
        ("الجمعة 4 يونيو 2020", None, ("2020-06-04", False)),
        ("الخميس 4 يونيو 2020", None, ("2020-06-04", True)),
        ("في 4 يونيو الماضي", "2021-05-31", ("2020-06-04", None)),
        ("في 4 أبريل المقبل", "2021-05-31", ("2022-04-04", None)),
        ("في 14 من الشهر الماضي", "2021-01-31", ("2020-12-14", None)),
        ("في الرابع عشر من الشهر الجاري", "2021-01-31", ("2021-01-14", None)),
        ("يوم السبت 2 شوال", "2015-07-21", ("2015-07-18", True)),
        ("في 27 رمضان المقبل", "2015-07-21", ("2016-07-02", None)),
        ("في يوليو تموز الماضي", "2021-05-31", ("2020-07", None)),
        ("في شهر مارس", "2021-03-31", ("2021-03", None)),
        ("في ديسمبر الماضي", "2021-03-31", ("2020-12", None)),
        ("في مارس المقبل", "2021-03-31", ("2022-03", None)),
        ("العام الماضي", "2021-03-31", ("2020", None)),
        ("العام الماضي", "2021", ("2020", None)),
        ("الشهر المقبل", "2021-12-31", ("2022-01", None)),
        ("هذا الربيع", "2020-01-29", (None, None)),
        ("قبل أسبوعين", "2020-01-29", (None, None)),  # not to the day
        ("أمس", None, (None, None)),
        ("أمس", "2021-03", (None, None)),
    ],
)
def test_resolve(raw: str, anchor: str | None, expected: tuple[str | None, bool | None]) -> None:
    assert resolve(one(raw), anchor) == expected


def test_what_stays_open_is_said_in_the_rule() -> None:
    assert one("في 4 يونيو").rule == "day and month: 06-04"
    assert one("هذا الربيع").rule == "season: spring"
    assert one("الخريف المقبل").rule == "season after: autumn"


@given(st.text(st.sampled_from("0123456789/-.،() يونيو أمس الخميس عام شهر هـ 2020 1436"), max_size=50))
def test_dates_stand_in_order_and_apart(raw: str) -> None:
    at = 0
    for when in dates(raw):
        assert at <= when.start < when.end <= len(raw)
        assert raw[when.start : when.end] == when.text
        assert when.date is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", when.date)
        resolve(when, "2020-02-29")
        at = when.end


@pytest.mark.parametrize("words", ["اليوم الاثنين في الدوحة", "أمس (الاثنين) في قصر السلام", "يوم الاثنين على مستوى الوزراء"])
def test_a_weekday_behind_a_day_keeps_its_meaning_before_a_preposition(words: str) -> None:
    """Today, Monday, in Doha. Alone, ``الاثنين`` before a preposition is "the two": الاثنين على العمل."""
    (found,) = find_dates(words, 0, len(words), "ar", KNOWLEDGE)
    assert found.weekday == 0
