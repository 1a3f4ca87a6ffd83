"""Where the subject of an Arabic verb ends and what it governs begins."""

from __future__ import annotations

import pytest

from statements_sample import contents, read


@pytest.mark.parametrize(
    ("body", "content"),
    [
        # a surname that no dictionary has
        ("طالب غرامبل جميع الأطراف بفتح الطرق.", "جميع الأطراف بفتح الطرق"),
        # a name, its office, and a preposition that belongs to the office
        ("دعا كلاوس فرايتاغ الأمين العام لمنظمة الملاحة إلى اجتماع عاجل.", "اجتماع عاجل"),
        # a comma between the subject and who is asked
        ("دعت الأمانة العامة لمنظمة الملاحة، شركات النقل إلى خفض الأسعار.", "شركات النقل إلى خفض الأسعار"),
        # an occasion and a comma
        ("اقترح المجلس في جلسته أمس، إلغاء الرسوم على القوارب.", "إلغاء الرسوم على القوارب"),
        # a relative clause with prepositions of its own
        ("أوصى الملتقى الذي عقد أمس بمقر الغرفة، بتخفيض الرسوم كلها.", "تخفيض الرسوم كلها"),
        ("أدان مجلس الوزراء في جلسته أمس، الهجوم على الميناء.", "الهجوم على الميناء"),
        ("حمل المجلس الشركة مسؤولية التسرب في الميناء.", "الشركة مسؤولية التسرب في الميناء"),
    ],
)
def test_content_begins_behind_the_subject(body: str, content: str) -> None:
    assert content in contents(body, read(body))
