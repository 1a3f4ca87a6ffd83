"""Paragraphs, sentences, quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.segment import Quote, paragraphs, quotes, sentences


def parts(raw: str) -> list[str]:
    return [raw[s.start : s.end] for s in sentences(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("اجتمع الوزراء. واتفقوا.", ["اجتمع الوزراء.", "واتفقوا."]),  # "The ministers met. And agreed."
        ("اجتمع الوزراء.واتفقوا.", ["اجتمع الوزراء.", "واتفقوا."]),  # the space behind the stop is lost
        ('قال إنه "موافق".وأضاف', ['قال إنه "موافق".', "وأضاف"]),
        ("قال إنه “موافق.” وأضاف", ["قال إنه “موافق.”", "وأضاف"]),
        ("اجتمعوا؛ ثم تفرقوا.", ["اجتمعوا؛ ثم تفرقوا."]),  # a semicolon ends no sentence
        ("هل اتفقوا؟ نعم! انتهى", ["هل اتفقوا؟", "نعم!", "انتهى"]),
        ("بلغ 3.5 مليون و10.000 شخص.", ["بلغ 3.5 مليون و10.000 شخص."]),
        ("نقلت و.م.ع عن د. سالم قوله", ["نقلت و.م.ع عن د. سالم قوله"]),
        ("في عام 2015 م. وبعد ذلك", ["في عام 2015 م.", "وبعد ذلك"]),  # one letter after a number is a unit
        ("1. تعزيز التعاون. 2. حماية المدنيين.", ["1. تعزيز التعاون.", "2. حماية المدنيين."]),
        ("سكت.. ثم تكلم... ثم انصرف.", ["سكت.. ثم تكلم... ثم انصرف."]),  # dots for commas: "fell silent, then spoke, then left"
        (
            "انتهى الاجتماع الذي عقده الوزراء في العاصمة مساء ذلك اليوم دون بيان... وبدأ آخر.",
            ["انتهى الاجتماع الذي عقده الوزراء في العاصمة مساء ذلك اليوم دون بيان...", "وبدأ آخر."],
        ),
        ("ذكرت إي.بي.سي نيوز وبي.بي.سي ذلك.وأكدت", ["ذكرت إي.بي.سي نيوز وبي.بي.سي ذلك.", "وأكدت"]),
        ("وصل القطار ا?خر إلى المحطة.", ["وصل القطار ا?خر إلى المحطة."]),  # a lost letter: "the ?ther train arrived"
        ("وكان ص. أ يبحث عنه. فعاد", ["وكان ص. أ يبحث عنه.", "فعاد"]),
        ("قال “وافقنا. وسنلتزم. وسنعود” ثم خرج. وعاد", ["قال “وافقنا. وسنلتزم. وسنعود” ثم خرج.", "وعاد"]),
        ("حضر (وكان متأخرا. جدا) ثم خرج.", ["حضر (وكان متأخرا. جدا) ثم خرج."]),
        ("موقع example.com مفيد. Facebook أيضا", ["موقع example.com مفيد.", "Facebook أيضا"]),
        ("التعليق مغلق.Facebook", ["التعليق مغلق.", "Facebook"]),
        ("The talks began at 5 p.m. The ministers left.", ["The talks began at 5 p.m.", "The ministers left."]),
        ("At 5 p.m. Monday the U.S. Congress met.", ["At 5 p.m. Monday the U.S. Congress met."]),
        (
            "The U.S. Secretary met J. Hale at 3 p.m. in Rome. They agreed.",
            ["The U.S. Secretary met J. Hale at 3 p.m. in Rome.", "They agreed."],
        ),
        ('He said: "We agree. We will act." They left.', ['He said: "We agree. We will act."', "They left."]),
        ("They agreed.The next meeting is set.", ["They agreed.", "The next meeting is set."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(raw: str, expected: list[str]) -> None:
    assert parts(raw) == expected


def test_the_sentences_inside_a_quotation_are_offered_apart() -> None:
    raw = "قال “وافقنا. وسنلتزم” ثم خرج."  # 'He said "We agreed. And shall comply" then left.'
    (quote,) = quotes(raw, 0, len(raw))
    assert len(sentences(raw)) == 1
    assert [raw[s.start : s.end] for s in sentences(raw, quote.inner_start, quote.inner_end)] == ["وافقنا.", "وسنلتزم"]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (
            "عنوان قصير\nنص طويل يتبع العنوان مباشرة ولا يفصل بينهما سطر فارغ في هذا المثال الذي كتب للتجربة وحدها ولا لغيرها أبدا.",
            2,
        ),
        ("فقرة أولى\n\nفقرة ثانية\r\n\r\nفقرة ثالثة", 3),
        ("Facebook\nTwitter\nTelegram", 3),
        (
            "The ministers met in the capital on the invitation of\nthe government and agreed on a joint text that they will\npublish soon.",
            1,
        ),
        (
            "The ministers met in the capital on the invitation of\n- the government, which had asked them to come to it and\n- the assembly",
            3,
        ),
    ],
)
def test_paragraphs(raw: str, count: int) -> None:
    assert len(paragraphs(raw)) == count


def seen(raw: str) -> list[tuple[str, str]]:
    return [(raw[q.start : q.end], q.state) for q in quotes(raw, 0, len(raw))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("أكد “أهمية السلام” اليوم", [("“أهمية السلام”", "trusted")]),
        ('أكد "أهمية السلام" اليوم', [('"أهمية السلام"', "trusted")]),
        (
            "أكد ''أهمية السلام'' و``العدل'' و<<الأمن>>",
            [("''أهمية السلام''", "trusted"), ("``العدل''", "trusted"), ("<<الأمن>>", "trusted")],
        ),
        ("أكد „السلام“ و”العدل“ و‹الأمن›", [("„السلام“", "trusted"), ("”العدل“", "trusted"), ("‹الأمن›", "trusted")]),
        # the same glyph twice: a name inside a quotation
        ("أكد “ضرورة محاربة “داعش” في كل مكان”.", [("“ضرورة محاربة “داعش” في كل مكان”", "trusted"), ("“داعش”", "trusted")]),
        ('أكد "ضرورة محاربة "داعش" في كل مكان".', [('"ضرورة محاربة "داعش" في كل مكان"', "trusted"), ('"داعش"', "trusted")]),
        # turned round
        ("وقالت العائلة :» إن المنزل احترق «.", [("» إن المنزل احترق «", "trusted")]),
        ("وقال »سنعود« غدا", [("»سنعود«", "trusted")]),
        # never closed: ends with its sentence
        ("مر عبر “تخصيص الموارد في البلاد. ثم انتهى.", [("“تخصيص الموارد في البلاد", "repaired")]),
        (
            'مر عبر "تخصيص الموارد في البلاد.وأكد أهمية "جهود الاستقرار الجماعية في المنطقة كلها".',
            [('"تخصيص الموارد في البلاد', "repaired"), ('"جهود الاستقرار الجماعية في المنطقة كلها"', "trusted")],
        ),
        # a closing mark alone
        ("وشدد على أهمية الموارد”، لافتا إلى الأمن.", [("”", "stray")]),
        ('وشدد على أهمية الموارد"، لافتا إلى الأمن.', [('"', "stray")]),
        # the closing glyph on both sides, or spaces on the wrong one
        ("وقالت لـ»المدينة» إن الأمر انتهى", [("»المدينة»", "repaired")]),
        ("ونقل تقرير”ساما” ذلك", [("”ساما”", "repaired")]),
        ("وعرض الفيلم ” الحياة ” أمس", [("” الحياة ”", "repaired")]),
        ('وأكدت "أم فهد "صاحبة الركن ذلك', [('"أم فهد "', "repaired")]),
        ('من منطقة غرب" أبوماضي"بينما تملك', [('" أبوماضي"', "repaired")]),
        ("وقال: “يجب أن نعود. وأن نبني″.", [("“يجب أن نعود. وأن نبني″", "trusted")]),
        # over paragraphs
        ("وقال البيان: «نص أول.\nنص ثان» وانتهى", [("«نص أول.\nنص ثان»", "repaired")]),
        ('ب"الجمهورية" المزعومة وبـ"العدل"', [('"الجمهورية"', "trusted"), ('"العدل"', "trusted")]),
        ("the Ministers’ aim isn’t new", []),
        ("he said ‘we agree’ again", [("‘we agree’", "trusted")]),
        ("quot;سلامquot; دائم", [("quot;سلامquot;", "trusted")]),
    ],
)
def test_quotes(raw: str, expected: list[tuple[str, str]]) -> None:
    assert seen(raw) == expected


def test_marks_far_behind_an_open_one_tell_that_it_was_never_closed() -> None:
    told = "واجتمع الوفد في المدينة " * 30  # "and the delegation met in the town": a report without stops
    raw = f"وقال إن «المجلس يجتمع غدا {told} في قاعة «النور» وقرر المجلس العودة» أمس"
    states = {raw[quote.inner_start :][:5]: quote.state for quote in quotes(raw, 0, len(raw)) if quote.state == "trusted"}
    assert states == {"النور": "trusted"}


def test_marks_lie_outside_the_inner_span() -> None:
    raw = "قال &quot;نعم&quot; ثم"
    assert quotes(raw, 4, len(raw)) == [Quote(4, 19, 10, 13, "trusted")]


TEXT = st.text(st.sampled_from("ابو. .\n،؟!“”\"«»‘’'()<>1aA\u064e\u200f&;ـ"), max_size=60)


@given(TEXT, st.data())
def test_sentences_leave_nothing_out(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    at = start
    for sentence in sentences(raw, start, end):
        assert at <= sentence.start < sentence.end <= end
        assert not raw[at : sentence.start].strip(" \n\r\t\u200f\u064e\u0640\u200b")
        at = sentence.end
    assert not raw[at:end].strip(" \n\r\t\u200f\u064e\u0640\u200b")


@given(TEXT)
def test_quotes_nest_or_stand_apart(raw: str) -> None:
    found = quotes(raw, 0, len(raw))
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(raw)
    whole = [q for q in found if q.state == "trusted"]
    for a in whole:
        for b in whole:
            assert (
                a == b
                or a.end <= b.start
                or b.end <= a.start
                or a.start < b.start <= b.end < a.end
                or b.start < a.start <= a.end < b.end
            )


def test_a_heap_of_marks_of_every_kind_is_read() -> None:
    """It took minutes when every mark copied the rest."""
    found = quotes('"«»“”’' * 30_000, 0, 180_000)
    assert all(0 <= quote.start < quote.end <= 180_000 for quote in found)
