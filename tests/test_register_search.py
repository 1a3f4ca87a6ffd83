"""Words are found however either side spells them, in the order in which they came out, and nearly the same words as near."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

import register_sample as sample
from communique.model import Published, Region
from communique.register.search import Hit, search
from communique.register.store import Store, open_register
from communique.register.tokens import stem

# "The ministers stressed the need to clean the old canals before the autumn and to repair the two main gates."
FIRST = "وشدّد الوزراء على ضرورة تنظيف القنوات القديمة قبل الخريف وإصلاح البوابتين الرئيسيتين."
# The same words in another order of print, with "urgently" put in and "main" left out.
SECOND = "أفادت مصادر أن «الوزراء شددوا على ضرورة تنظيف القنوات القديمة عاجلا قبل الخريف، وإصلاح البوابتين»، وتحدثت عن التمويل."
# "Autumn fashion: the old colours are back", a teaser.
THIRD = "أزياء الخريف: عودة الألوان القديمة إلى القنوات"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_register(tmp_path / "register.db") as opened:
        rows = [("one.txt", FIRST, "2022-09-03"), ("two.txt", SECOND, "2022-09-01"), ("three.txt", THIRD, None)]
        for key, text, date in rows:
            document = dataclasses.replace(
                sample.document("one.txt", text, key),
                source=key,
                regions=(Region(0, len(text), "other-story" if key == "three.txt" else "body", ""),),
                published=Published(date, None, "metadata") if date else None,
            )
            source = dataclasses.replace(sample.source("one.txt", text), key=key)
            opened.add(source, document, (), (), ())
        yield opened


def found(hits: tuple[Hit, ...]) -> list[tuple[str, str]]:
    return [(hit.span.document, hit.how) for hit in hits]


def words_at(hit: Hit) -> str:
    texts = {"one.txt": FIRST, "two.txt": SECOND, "three.txt": THIRD}
    return texts[hit.span.document][hit.span.start : hit.span.end]


def test_exact_words_in_any_spelling_by_date(store: Store) -> None:
    hits = search(store, "تَنظيف القنوات القديمه")
    assert found(hits) == [("two.txt", "exact"), ("one.txt", "exact")]
    assert [words_at(hit) for hit in hits] == ["تنظيف القنوات القديمة"] * 2
    assert hits[0].published == "2022-09-01"


def test_clitics_do_not_hide_words(store: Store) -> None:
    hits = search(store, "وبالقنوات القديمة")  # "and with the old canals"
    assert found(hits) == [("two.txt", "inflected"), ("one.txt", "inflected")]
    assert words_at(hits[0]) == "القنوات القديمة"


def test_a_sentence_with_words_changed_is_near(store: Store) -> None:
    hits = search(store, "شدد الوزراء على ضرورة تنظيف القنوات القديمة قبل الخريف وإصلاح البوابتين الرئيسيتين")
    assert ("one.txt", "inflected") in found(hits)
    near = next(hit for hit in hits if hit.span.document == "two.txt")
    assert near.how == "near"
    assert 0.7 <= near.share < 1
    assert words_at(near).startswith("الوزراء")
    assert words_at(near).endswith("البوابتين")
    assert "three.txt" not in {hit.span.document for hit in hits}, "a few common words are not the sentence"


def test_the_region_of_a_hit_is_told_and_undated_ones_come_last(store: Store) -> None:
    hits = search(store, "الخريف")
    assert [(hit.span.document, hit.role) for hit in hits] == [
        ("two.txt", "body"),
        ("one.txt", "body"),
        ("three.txt", "other-story"),
    ]


def test_words_that_stand_nowhere(store: Store) -> None:
    assert search(store, "البطاريق المهاجرة") == ()  # "the migrating penguins"
    assert search(store, "") == search(store, "؟!") == ()


@pytest.mark.parametrize("query", ['"', "' OR 1", "words:*", "NEAR(", "الخريف AND", "a-b", "^", "8,000.5", "\x00"])
def test_query_language_of_the_index_is_not_open(store: Store, query: str) -> None:
    assert all(hit.how in ("exact", "inflected", "near") for hit in search(store, query))


def test_a_replaced_document_is_found_by_its_new_words_only(store: Store) -> None:
    document = sample.document("one.txt", "نص جديد", "one.txt")  # "a new text"
    store.add(sample.source("one.txt", "نص جديد"), document, (), (), ())
    assert found(search(store, "نص جديد")) == [("one.txt", "exact")]
    assert "one.txt" not in {hit.span.document for hit in search(store, "تنظيف القنوات")}


def test_dates_from_copies_count(store: Store) -> None:
    store.write_join(dataclasses.replace(sample.join(), borrowed={"three.txt": Published("2022-08-01", None, "copy one.txt")}))
    assert search(store, "الخريف")[0].span.document == "three.txt"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreement", "agreements"),
        ("state", "states"),
        ("policy", "policies"),
        ("minister", "ministers"),
        ("employee", "employees"),
    ],
)
def test_an_english_plural_is_its_singular(one: str, other: str) -> None:
    assert stem(one) == stem(other) == one


@pytest.mark.parametrize("word", ["gas", "congress", "status", "us", "2030"])
def test_what_only_looks_like_a_plural_stays(word: str) -> None:
    assert stem(word) == word
