"""What the cheap look keeps for analysis and what it leaves aside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from communique.documents.describe import describe
from communique.documents.worth import worth_analysing
from communique.knowledge import Knowledge
from communique.model import Note
from communique.settings import Settings
from communique.sources.files import read_sources
from tests.meetings_sample import KNOWLEDGE, report

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = Path(__file__).parents[1] / "benchmarks" / "texts"

REPORTS = [
    "عقد وزراء البيئة في دول الحوض اجتماعا في لومي أمس وأكدوا عزمهم على خفض التلوث.",
    "أقر مجلس إدارة صندوق الأنهار ميزانية العام المقبل.",
    "قالت حركة الفلاحين في بيان إن الأسعار لا تغطي الكلفة.",
    "التقى الرئيس الغاني نظيره التوغولي في أكرا وبحثا تجارة الكاكاو.",
    "بحث وزير الري السوداني مع سفير إثيوبيا ملء الخزان.",
    "أوصى ملتقى الصيادين الذي أقيم أمس بتأسيس جمعية.",
    "في ختام زيارة الوفد صدر بيان مشترك أكد عمق العلاقات.",
    "واختتم المجتمعون أعمالهم بالدعوة إلى هدنة.",
    "Ministers of the six river states met in Accra on Monday and agreed to cut waste.",
    "The cabinet approved a draft law on fisheries.",
    "In a joint communique the two sides pledged to keep the strait open.",
    "The lake commission said in a statement that stocks had fallen.",
    "Kenya's president held talks with his counterpart from Uganda.",
    "The bank's governors concluded their spring session without an accord.",
]
OTHERS = [
    "ضبطت الشرطة شابا سرق دراجة في حي الميناء.",
    "فاز منتخب غانا على نظيره التوغولي بهدفين في مباراة ودية جمعتهما أمس.",
    "احتفل الطالب بتخرجه وسط أقاربه وأصدقائه.",
    "تراجعت أسعار الكاكاو في السوق العالمية بعد أمطار غزيرة.",
    "A lorry overturned near the harbour and blocked the road for hours.",
    "The striker scored twice as Ghana beat Togo in a friendly match in Accra.",
]


@pytest.mark.parametrize("body", REPORTS)
def test_what_may_report_a_meeting_is_kept(body: str) -> None:
    kept, reasons = worth_analysing(report(body), KNOWLEDGE)
    assert kept
    assert reasons
    assert reasons[0].detail


@pytest.mark.parametrize("body", OTHERS)
def test_other_news_is_left_aside_with_the_reason(body: str) -> None:
    kept, reasons = worth_analysing(report(body), KNOWLEDGE)
    assert not kept
    assert [reason.name for reason in reasons] == ["tells of no meeting and no joint text"]


def test_a_quoted_name_that_decides_is_kept() -> None:
    assert worth_analysing(report("زاد عدد القوارب هذا العام.", headline="«الصيد» يقر الحصص الجديدة"), KNOWLEDGE)[0]


def test_a_meeting_far_below_the_opening_is_not_looked_for_but_a_joint_text_is() -> None:
    opening = " ".join(["باع التاجر سمكا طازجا في السوق."] * 25)
    assert not worth_analysing(report(f"{opening} اجتمع الوزراء في لومي."), KNOWLEDGE)[0]
    assert worth_analysing(report(f"{opening} وجاء في البيان الختامي أن الصيد موسمي."), KNOWLEDGE)[0]


def test_an_official_text_is_kept_whatever_it_says() -> None:
    assert worth_analysing(report("زاد عدد القوارب.", kind="official"), KNOWLEDGE)[0]


def test_what_names_a_body_of_the_user_s_profile_is_kept() -> None:
    mine = Knowledge((EXAMPLES / "water-and-coasts.toml",))
    ident = next(body.id for file, body in mine.written_bodies if file == "water-and-coasts.toml")
    document = replace(report("زاد عدد القوارب."), bodies=(ident,))
    assert worth_analysing(document, mine)[0]
    assert not worth_analysing(document, KNOWLEDGE)[0]


def test_all_example_texts_that_report_a_meeting_are_kept() -> None:
    for folder in (EXAMPLES / "water-and-coasts", TEXTS / "fertiliser-exporters", TEXTS / "highland-charter"):
        for source in read_sources([folder], Settings()):
            assert not isinstance(source, Note)
            document, _ = describe(source, KNOWLEDGE, Settings())
            assert worth_analysing(document, KNOWLEDGE)[0] or "no-meeting" in source.key, source.key
