"""Normal forms: what is mended, what is folded, and that every span finds its way back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.normal import Normal, fold, folded, repaired

DAMAGED = [
    ("شبكة ل#x200d;داعش", "شبكة لداعش"),  # "a network of Daesh", a joiner's entity without its ampersand
    ("كلمة&nbsp;أخرى", "كلمة أخرى"),
    ("كلمة&nbsp أخرى", "كلمة  أخرى"),
    ("كلمة nbsp;أخرى", "كلمة  أخرى"),
    ("quot;سلامquot;", '"سلام"'),
    ("&amp;quot;سلام&amp;quot;", '"سلام"'),
    ("قال #8220;سلام#8221;", "قال “سلام”"),
    ("R&D and AT&T; kept", "R&D and AT&T; kept"),
    ("see ?a=1&copy=2;", "see ?a=1&copy=2;"),
    ("إنــه", "إنه"),
    ("لـ “سلام”", "لـ “سلام”"),
    ("ﺍﻟﺴﻼﻡ", "السلام"),
    ("\u200fسلام\u200e", "سلام"),
    ("سلام\u00a0عليكم", "سلام عليكم"),
    ("في المملکة العربیة", "في المملكة العربية"),
    ("العراق".encode().decode("latin-1"), "العراق"),
    ("السلام".encode().decode("cp1256"), "السلام"),
    ("السلام و الأمن في العراق".encode().decode("latin-1"), "السلام و الأمن في العراق"),
    ("السلام و الأمن".encode().decode("cp1256"), "السلام و الأمن"),
    ("chÃ¢teau", "château"),
    ("â€œpeaceâ€\u009d", "“peace”"),
    ("château, naïve, Ærø", "château, naïve, Ærø"),
    ("طفل وظرف", "طفل وظرف"),
]

FOLDED = [
    ("الحُكْمُ", "الحكم"),
    ("مئة وشؤون ومسؤولية", "ميه وشوون ومسووليه"),
    ("١٢٬٣٤٥٫٦٪ و۱۹", "12,345.6% و19"),
    ("“سلام” «سلام» ''سلام'' <<سلام>>", '"سلام" "سلام" "سلام" "سلام"'),
    ("سياسية – عسكرية", "سياسيه - عسكريه"),
    ("لـ سلام", "لسلام"),
    ("الـ 82", "ال 82"),
    ("سلام ـ حرب", "سلام حرب"),
    ("Straße, Wilmès, ＡＢＣ", "strasse, wilmes, abc"),
    ("ﻻ ﷲ", "لا الله"),
    ("  two \n words ", "two words"),
]


@pytest.mark.parametrize(("raw", "expected"), DAMAGED)
def test_repair_mends_damage_and_nothing_else(raw: str, expected: str) -> None:
    assert repaired(raw).text == expected


@pytest.mark.parametrize(("raw", "expected"), FOLDED)
def test_fold_takes_away_what_print_varies(raw: str, expected: str) -> None:
    assert fold(raw) == expected


def test_persian_text_keeps_its_letters() -> None:
    assert repaired("کشور ایران").text == "کشور ایران"  # "the country of Iran"


def _part(normal: Normal, text: str) -> str:
    at = normal.text.index(text)
    start, end = normal.to_raw(at, at + len(text))
    return normal.raw[start:end]


@pytest.mark.parametrize(
    ("raw", "text", "part"),
    [
        ("شبكة ل#x200d;داعش، مع", "لداعش", "ل#x200d;داعش"),
        ("قال الحُكمُ، ثم", "الحكم", "الحُكمُ"),
        ("قال الحُكمُ، ثم", "ال", "ال"),
        ("إنّـه كان", "ان", "إنّـ"),
        ("ﻻ شيء", "لا", "ﻻ"),
        ("في \u200fسلام\u200f.", "سلام", "سلام"),
        ("quot;سلامquot;", '"سلام"', "quot;سلامquot;"),
    ],
)
def test_a_folded_span_leads_back_to_the_letters_as_printed(raw: str, text: str, part: str) -> None:
    assert _part(folded(raw), text) == part


ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("اأةىيـ\u064e\u0651\u200d\u200f\u00a0ﻻﷺ\"“«'`<>&#x;ط§ظ„ØÙقلسلام 123٣")), max_size=40
)


@given(ANY, st.data())
def test_every_span_comes_back(raw: str, data: st.DataObject) -> None:
    for normal in (repaired(raw), folded(raw)):
        start = data.draw(st.integers(0, len(normal.text)))
        end = data.draw(st.integers(start, len(normal.text)))
        first, last = normal.to_raw(start, end)
        assert 0 <= first <= last <= len(raw)
        back_start, back_end = normal.from_raw(first, last)
        if start < end:
            assert back_start <= start
            assert back_end >= end
            # what a repair reads is read again from the part of the raw text it names, damage apart
            assert first < last


@given(ANY, st.data())
def test_every_raw_span_is_covered_by_its_reading(raw: str, data: st.DataObject) -> None:
    for normal in (repaired(raw), folded(raw)):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, len(raw)))
        first, last = normal.from_raw(start, end)
        assert 0 <= first <= last <= len(normal.text)
        if first < last:
            back_start, back_end = normal.to_raw(first, last)
            assert back_start < end
            assert back_end > start


@given(ANY)
def test_neighbours_share_no_raw_letters_unless_one_edit_made_both(raw: str) -> None:
    normal = folded(raw)
    spans = [normal.to_raw(i, i + 1) for i in range(len(normal.text))]
    for (a, b), (c, d) in itertools.pairwise(spans):
        assert (a, b) == (c, d) or b <= c


@given(st.text(st.sampled_from("اأإآبتةثجدذرزسشصضطظعغفقكلمنهوىيءئؤ\u064b\u064e\u0651ـ ،.؟«»“”\"'-–٠١٢abcABCéñ"), max_size=40))
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)
