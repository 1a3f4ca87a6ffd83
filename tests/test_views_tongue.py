"""What the interface says: numbers agree with their nouns, days are days, sentences of records come back in a language and say which."""

from __future__ import annotations

import pytest

from communique.model import Held, Name
from communique.views.tongue import ENGLISH, Tongue

ARABIC = Tongue("ar")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 تقرير"), (1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (10, "10 تقارير"), (11, "11 تقريرا"), (99, "99 تقريرا"),
        (100, "100 تقرير"), (102, "102 تقرير"), (103, "103 تقارير"), (1234, "1,234 تقريرا"),
    ],
)  # fmt: skip
def test_arabic_nouns_follow_their_number(number: int, expected: str) -> None:
    assert ARABIC.counted(number, "report") == expected


def test_english_nouns_do_too() -> None:
    assert [ENGLISH.counted(n, "body") for n in (0, 1, 2)] == ["0 bodies", "1 body", "2 bodies"]


def test_a_noun_set_apart_from_its_number() -> None:
    assert [ENGLISH.noun(n, "report") for n in (1, 7)] == ["report", "reports"]
    assert [ARABIC.noun(n, "report") for n in (1, 7)] == ["تقرير", "تقارير"]


@pytest.mark.parametrize(
    ("iso", "english", "arabic"),
    [
        ("2031-04-09", "9 April 2031", "9 أبريل 2031"),
        ("2031-04", "April 2031", "أبريل 2031"),
        ("2031", "2031", "2031"),
        ("2031-13", "2031-13", "2031-13"),
        ("soon", "soon", "soon"),
        (None, "date not known", "التاريخ غير معروف"),
    ],
)
def test_days(iso: str | None, english: str, arabic: str) -> None:
    assert (ENGLISH.day(iso), ARABIC.day(iso)) == (english, arabic)


def test_open_dates_tell_their_bounds() -> None:
    assert ENGLISH.held(Held(None, "", (), "2031-04-01", "2031-04-09")) == "date not known: between 1 April 2031 and 9 April 2031"
    assert ARABIC.held(Held(None, "", (), "2031-04-01", None)).endswith("ليس قبل 1 أبريل 2031")


def test_sentences_of_records() -> None:
    assert ARABIC.saying("the official text affirms it; one report calls on others") == (
        "النص الرسمي: تأكيد له؛ تقرير واحد: دعوة للآخرين",
        "ar",
    )
    assert ARABIC.saying("nobody has said this before") == ("nobody has said this before", "en")
    assert ENGLISH.saying("the weekday does not fit the date") == ("the weekday does not fit the date", "en")


def test_values_are_escaped_in_texts_and_left_alone_in_lines() -> None:
    assert "&lt;b&gt;" in ENGLISH.text("search.tab", query="<b>")
    assert ENGLISH.line("search.tab", query="<b>") == "Search: <b>"


def test_a_name_in_the_other_language_is_better_than_none() -> None:
    assert (ARABIC.name(Name(en="Council")), ARABIC.name(Name("Council", "مجلس")), ENGLISH.name(Name())) == ("Council", "مجلس", "")
