"""What is done by saying a content, and how firmly."""

from __future__ import annotations

import pytest

from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.model import Source
from communique.settings import Settings
from communique.statements.find import find_statements

KNOWLEDGE, SETTINGS = Knowledge(), Settings()


def acts(text: str) -> list[tuple[str, str | None]]:
    document, _ = describe(Source(key="a.txt", text=f"أصدرت رابطة الصيادين بيانا أمس.\n{text}"), KNOWLEDGE, SETTINGS)
    return [(one.act, one.strength) for one in find_statements(document, KNOWLEDGE, SETTINGS)[0] if one.cue is not None][-1:]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("وقالت الرابطة إنه يجب على الحكومات أن تعود إلى الاتفاق القديم.", ("call", None)),  # "governments must return"
        ("وأكدت الرابطة أن على الجميع أن يعودوا إلى الاتفاق القديم.", ("call", None)),  # "it is upon all to return"
        ("وقالت الرابطة إنه يجب علينا أن نواصل العمل في البحيرة.", ("commit", "soft")),  # "we must go on"
        ("وشددت الرابطة على تطبيق الاتفاق القديم في البحيرة.", ("commit", "soft")),  # "stressed applying"
        ("وقالت الرابطة إن التقارير تناولت ضرورة دعم الصيادين.", ("assess", None)),  # "the reports dealt with the need"
        ("وقالت الرابطة إن هناك ضرورة لدعم الصيادين الصغار.", ("commit", "soft")),  # "there is a need"
        (
            "وقالت الرابطة إنه رغم البطء الشديد فإن الرابطة ملتزمة بالاتفاق القديم.",
            ("commit", "firm"),
        ),  # "despite ..., is committed"
        ("وتمنت الرابطة الشفاء العاجل للصيادين المصابين.", ("concern", None)),  # "wished a speedy recovery"
        ("ونوهت الرابطة بأن الموسم انتهى قبل أوانه هذا العام.", ("assess", None)),  # "noted that the season ended"
        ("ونوهت الرابطة بجهود الصيادين في البحيرة كلها.", ("praise", None)),  # "commended the efforts"
        ("وأكدت الرابطة أن احترام الاتفاق القديم لا يتجزأ.", ("affirm", None)),  # "respect of the agreement is indivisible"
        ("وقالت الرابطة إن الموعد الذي سيعلن فيه القرار مجهول.", ("assess", None)),  # "the day on which it will be told is unknown"
        ("وأكدت الرابطة أن احترام الاتفاق سيوقف الخسائر كلها.", ("assess", None)),  # "respect of it will stop the losses"
        ("وأكدت الرابطة أن على البلديات التعاون مع الصيادين في البحيرة.", ("call", None)),  # "it is upon the towns to cooperate"
        ("وأكدت الرابطة أن على الأرض تقدما في العمل الجديد.", ("assess", None)),  # "on the ground there is progress"
        ("واتفقت الرابطة على إدانة الهجوم على الصيادين في البحيرة.", ("concern", None)),  # "agreed on condemning"
        ("وأشارت الرابطة إلى أن وفد الرابطة شكر الصيادين على جهدهم.", ("praise", None)),  # "the delegation thanked"
        ("وبينت الرابطة أنه تم بحث تنظيم الموسم في البحيرة.", ("record", None)),  # "was discussed"
        ("وقالت الرابطة إن الصيادين يقفون مع القرار الجديد كله.", ("affirm", None)),  # "the fishermen stand with"
    ],
)
def test_the_act_of_a_content(text: str, act: tuple[str, str | None]) -> None:
    assert acts(text) == [act]
