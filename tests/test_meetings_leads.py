"""Ten leads about bodies without a profile, in both languages: who met, where, who hosted, led, came and watched, how many."""

from __future__ import annotations

import pytest

from meetings_sample import main, report

LEADS = [
    (
        "بدعوة من وزيرة البيئة الكينية غريس أوتيينو، اجتمع وزراء البيئة في دول بحيرة فكتوريا في نيروبي أمس برئاسة وزير البيئة الأوغندي بول أوكيلو، بمشاركة ست دول وبحضور المفوضية الأوروبية بصفة مراقب، وأكدوا عزمهم على خفض التلوث.",
        ("unprofiled", "ministers", "Nairobi"),
        {("host", "KE", "غريس أوتيينو"), ("chair", "UG", "بول أوكيلو"), ("observer", "european-union", None)},
        {("participants", 6)},
    ),
    (
        "عقد مجلس محافظي المصارف المركزية العربية دورته العادية في عمان أمس برئاسة محافظ البنك المركزي الأردني عادل شرقاوي وحضور 18 محافظا، وأقر المجلس ميزانيته.",
        ("unprofiled", "meeting", "Amman"),
        {("chair", "JO", "عادل شرقاوي")},
        {("participants", 18)},
    ),
    (
        "استضافت سلطنة عمان أمس الاجتماع الخامس لوزراء الثروة السمكية في دول المحيط الهندي بمشاركة الهند وسريلانكا وجزر المالديف وموريشيوس.",
        ("unprofiled", "ministers", "Oman"),
        {("host", "OM", None), ("participant", "IN", None), ("participant", "LK", None), ("participant", "MV", None), ("participant", "MU", None)},
        set(),
    ),
    (
        "اختتم اتحاد البرلمانات الأفريقية مؤتمره في أبيدجان أمس بمشاركة 41 برلمانا، وأصدر المشاركون بيانا ختاميا دعوا فيه إلى حماية الصحفيين.",
        ("unprofiled", "meeting", "Abidjan"),
        set(),
        {("participants", 41)},
    ),
    (
        "ترأس رئيس الوزراء الإيطالي ماركو ريتشي ورئيس الوزراء الإسباني لويس غارسيا قمة ثنائية في فالنسيا أمس، واتفق الجانبان على خط كهرباء مشترك.",
        ("bilateral-es-it", "leaders", "Valencia"),
        {("chair", "IT", "ماركو ريتشي"), ("chair", "ES", "لويس غارسيا")},
        set(),
    ),
    (
        "Foreign ministers of the Nordic and Baltic states met in Riga on Thursday at the invitation of Latvian Foreign Minister Edgars Ozols. "
        "Ministers of Denmark, Estonia, Finland and Iceland took part.",
        ("unprofiled", "ministers", "Riga"),
        {("host", "LV", "Edgars Ozols"), *(("participant", code, None) for code in ("DK", "EE", "FI", "IS"))},
        set(),
    ),
    (
        "The Lake Commission held its 12th session in Abuja on Friday, chaired by Nigeria's water minister, Amina Bello, with delegates from nine countries.",
        ("unprofiled", "meeting", "Abuja"),
        {("chair", "NG", "Amina Bello")},
        {("participants", 9)},
    ),
    (
        "Leaders of the Island States Forum concluded a two-day summit hosted by Fiji in Suva on Wednesday. "
        "Fourteen of the eighteen members attended, with New Zealand present as an observer.",
        ("unprofiled", "leaders", "Suva"),
        {("host", "FJ", None), ("observer", "NZ", None)},
        {("participants", 14), ("members", 18)},
    ),
    (
        "The board of the Danube Fund met by video conference on Tuesday under the chairmanship of Austria and agreed to pay 20 million euros.",
        ("unprofiled", "meeting", None),
        {("chair", "AT", None)},
        {("money", 20_000_000)},
    ),
    (
        "The conference on Sudan opened in Berlin on Monday with the participation of 25 countries.",
        ("unprofiled", "meeting", "Berlin"),
        set(),
        {("participants", 25)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "present", "counts"), LEADS, ids=range(len(LEADS)))
def test_leads(
    text: str,
    what: tuple[str, str, str | None],
    present: set[tuple[str, str, str | None]],
    counts: set[tuple[str, int]],
) -> None:
    found = main(report(text, day="2024-05-14"))
    assert (found.body, found.formation, found.place and found.place.en) == what
    assert {(one.role, one.party, one.person) for one in found.participants} == present
    assert {(count.what, count.value) for count in found.counts} == counts
