"""The finder takes any text: marks that never close, sentences without end, letters of every script."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Kind
from statements_sample import document, found

PARTS = ("أكد", "الوزراء", "أن", "إن", "قال", "البيان", "،", ".", ":", "«", "»", "“", "”", "\"", "(", ")", "دعا", "إلى", "ورحبوا", "بـ", "الذي", "عقد", "وأن", "سوف", "said", "the", "We decide:", "(a)", "to", "agreed", "was", "\n", "\n\n", "1.", "-", "د.", "ّ", "\u200f", "\u0640", "٣", "😀")  # fmt: skip


def check(text: str, language: str, kind: Kind) -> None:
    doc = document(text, kind=kind, language=language)
    statements = found(doc)
    assert statements == found(doc)
    assert len({s.id for s in statements}) == len(statements)
    for s in statements:
        assert 0 <= s.start <= s.content[0][0] < s.content[-1][1] <= s.end <= len(text)
        assert s.cue is None or (s.start <= s.cue.start < s.cue.end <= s.end)
        assert text[s.content[0][0] : s.content[-1][1]].strip()
        assert s.speaker is None or text[s.speaker.start : s.speaker.end] == s.speaker.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60), st.sampled_from(["ar", "en"]), st.sampled_from(["press", "official"]))
def test_any_order_of_the_words_that_rules_ask_for(parts: list[str], language: str, kind: Kind) -> None:
    check(" ".join(parts), language, kind)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_any_unicode(text: str, language: str) -> None:
    check(text, language, "press")


def test_a_sentence_without_end_is_cut_and_said_so() -> None:
    statements = found(
        document("أكد الوزراء أن " + "العمل مستمر في كل مكان " * 2000)
    )  # "The ministers affirmed that work goes on everywhere ..."
    assert len(statements) == 1 and statements[0].end < 10_000
