"""Bytes become the right characters, and whoever reads learns where that was a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.settings import Reading
from communique.sources.text import declared_charset, decode, without_surrogates

LIMITS = Reading()
SENTENCE = "قال الوزير إن الاجتماع ناقش الوضع"  # the minister said the meeting discussed the situation
ENGLISH = "The ministers met in “Cairo” – and agreed"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_utf8_is_kept_to_the_letter(newline: str) -> None:
    text = f"  {SENTENCE}{newline}{newline}\t{SENTENCE} {newline}"
    assert decode(text.encode(), LIMITS).text == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_utf8_comes_back(text: str) -> None:
    assert decode(("ا" + text).encode(), LIMITS).text == "ا" + text


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "cp720"])
def test_a_short_arabic_sentence_in_one_byte_a_letter(encoding: str) -> None:
    found = decode(SENTENCE.encode(encoding), LIMITS)
    assert (found.text, found.encoding) == (SENTENCE, encoding)
    assert len(found.remarks) == 1


@pytest.mark.parametrize("text", [SENTENCE, "Ministers met today."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), LIMITS)
    assert (found.text, found.encoding) == (text, encoding)
    assert "no byte order mark" in found.remarks[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_is_believed_and_dropped(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), LIMITS).text == SENTENCE
    assert decode(SENTENCE.encode(encoding), LIMITS).remarks == ()


def test_western_quotation_marks_of_windows() -> None:
    assert decode(ENGLISH.encode("cp1252"), LIMITS).text == ENGLISH


def test_a_few_broken_bytes_stay_where_they_are() -> None:
    data = bytearray((SENTENCE * 20).encode())
    data[301] = 0xFF
    found = decode(bytes(data), LIMITS)
    assert found.encoding == "utf-8"
    assert found.text[:100] == (SENTENCE * 20)[:100]
    assert "\ufffd" in found.text
    assert "the first at byte 301" in found.remarks[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4 stream", "a PDF"),
        (b"\x89PNG\r\n", "an image"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02" * 99, "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, LIMITS)


def test_one_line_of_fifty_megabytes_is_cut_at_once() -> None:
    data = ("س" * 25_000_000).encode()
    found = decode(data, LIMITS)
    assert len(found.text) == LIMITS.longest_text
    assert not found.complete
    assert "was cut" in found.remarks[-1]


def test_a_cut_in_the_middle_of_a_letter_is_no_damage() -> None:
    found = decode(("a" + "س" * 40).encode(), Reading(longest_text=5))
    assert found.text == "aسسسس"
    assert len(found.remarks) == 1


def test_a_page_says_its_encoding_and_is_believed_when_utf8_fails() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body>{SENTENCE}</body></html>'
    assert declared_charset(page.encode("cp1256")) == "cp1256"
    assert SENTENCE in decode(page.encode("cp1256"), LIMITS, "cp1256").text
    assert SENTENCE in decode(page.encode(), LIMITS, "cp1256").text
    assert declared_charset(b'<meta charset="klingon">') is None


def test_half_of_a_pair_is_replaced_one_for_one() -> None:
    assert without_surrogates("a\ud800b") == ("a\ufffdb", 1)
