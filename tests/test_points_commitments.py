"""Commitments: the five tests and the parts."""

import pytest

from communique.model import Commitment, Span
from points_sample import Found, find, text


def commitment(line: str, **more: str) -> tuple[Found, Commitment | None]:
    found = find(text("one", line, **more))  # type: ignore[arg-type]
    return found, found.points[0].commitment


def words(found: Found, span: Span | None) -> str | None:
    return found.texts[span.document][span.start : span.end] if span else None


def test_parts_in_arabic() -> None:
    # "We will clean two hundred canals before the end of 2031 through a joint fund, at the request of the state concerned"
    found, made = commitment("commit/firm | سننظف مئتي قناة قبل نهاية عام 2031 من خلال صندوق مشترك، بناء على طلب الدولة المعنية")
    assert made is not None
    assert words(found, made.due) == "قبل نهاية عام 2031"
    assert words(found, made.condition) == "بناء على طلب الدولة المعنية"
    assert [words(found, s) for s in made.mechanism] == ["من خلال صندوق مشترك"]
    assert words(found, made.amount) == "مئتي قناة"
    assert [words(found, s) for s in made.doer] == ["سننظف"]
    assert words(found, made.action) == "سننظف مئتي قناة "


@pytest.mark.parametrize(
    ("language", "line", "doer"),
    [
        ("ar", "ستباشر الوكالة الإقليمية للبذور عملها قبل نهاية العام", "الوكالة الإقليمية للبذور"),  # the regional seeds agency
        ("ar", "الأمانة العامة بعقد ورشتي عمل قبل نهاية العام", "الأمانة العامة"),  # (instructed) the Secretariat to hold
        ("en", "The regional seeds agency will begin its work by 2031", "The regional seeds agency"),
        ("en", "the Secretariat to hold two workshops by 2031", "the Secretariat"),
    ],
)
def test_who_is_to_act_may_stand_in_the_content(language: str, line: str, doer: str) -> None:
    found, made = commitment(f"commit/firm | {line}", language=language)
    assert made is not None
    assert [words(found, s) for s in made.doer] == [doer]


def test_an_official_text_that_says_we_speaks_for_itself() -> None:
    # "We, the ministers of the river council. The issue of a licence before the end of 2031", from a list below
    found = find(
        text(
            "official",
            "record | نحن وزراء مجلس الأنهار\ncommit/firm | إصدار رخصة موحدة للصيادين قبل نهاية عام 2031",
            kind="official",
        )
    )
    made = next(p.commitment for p in found.points if p.commitment)
    assert [words(found, s) for s in made.doer] == ["نحن"]


def test_an_amount_in_a_condition_is_none_of_the_action() -> None:
    # "withdraw 600 tonnes, if the price stays below 310 dollars"
    found, made = commitment("commit/firm | سحب 600 طن إضافية في مايو 2031، إذا ظل السعر دون 310 دولارات")
    assert made is not None
    assert (words(found, made.amount), words(found, made.due)) == ("600 طن", "في مايو 2031")


def test_people_are_known_by_the_form_of_their_word() -> None:
    found, made = commitment("commit/firm | عقد ورشتي عمل للإحصائيين الوطنيين قبل نهاية العام")  # for national statisticians
    assert made is not None
    assert [words(found, s) for s in made.beneficiary] == ["للإحصائيين الوطنيين"]
    _, rights = commitment("commit/firm | تعديل النظم المشتركة للتمكين قبل نهاية العام")  # a verbal noun is nobody
    assert rights is not None
    assert rights.beneficiary == ()


def test_parts_in_english() -> None:
    found, made = commitment(
        "commit/firm | We will pay 5 million dollars into the river fund within six months, if the council so agrees", language="en"
    )
    assert made is not None
    assert (words(found, made.amount), words(found, made.due)) == ("5 million dollars", "within six months")
    assert words(found, made.condition) == "if the council so agrees"


@pytest.mark.parametrize(
    ("line", "failed"),
    [
        ("commit/firm | تم إنجاز القناة الكبرى", "future"),  # the great canal has been completed
        ("commit/soft | البقاء متحدين", "testable"),  # to stay united
    ],
)
def test_what_is_past_or_a_stance_is_no_commitment(line: str, failed: str) -> None:
    found, made = commitment(line)
    assert made is None
    reason = next(r for r in found.points[0].reasons if r.name == "no commitment")
    assert failed in str(reason.value)


def test_a_call_on_others_is_no_commitment() -> None:
    assert commitment("call | على الدول تنظيف القنوات قبل عام 2031")[1] is None


def test_evidence_is_that_of_the_best_statement() -> None:
    report = text("report", "commit/firm direct | سننظف القنوات قبل عام 2031")
    official = text("official", "commit/firm | سننظف القنوات قبل عام 2031", kind="official")
    for texts, evidence in (((report,), "direct"), ((report, official), "official")):
        found = find(*texts)
        assert found.points[0].commitment is not None
        assert found.points[0].commitment.evidence == evidence


def test_a_rhythm_is_a_deadline_only_without_a_better_one() -> None:
    found, made = commitment("commit/firm | سننشر تقريرا كل شهر ابتداء من عام 2031")  # a report every month from 2031
    assert made is not None
    assert words(found, made.due) == "ابتداء من عام 2031"


def test_english_by_is_a_deadline_before_a_date_only() -> None:
    found, made = commitment("commit/firm | We will draw up rules supervised by the river committee", language="en")
    assert made is not None
    assert made.due is None
    assert [words(found, s) for s in made.mechanism] == ["supervised by the river committee"]
