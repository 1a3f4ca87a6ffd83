"""Rows keep their content to the letter, their fields are recognised, broken rows do not take others with them."""

from __future__ import annotations

import json

import pytest

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.fields import fields_from
from communique.sources.tables import iso_day, read_json, read_json_lines

LIMITS = Reading()
TEXT = "اجتمع الوزراء في القاهرة."  # the ministers met in Cairo


def rows(text: str, limits: Reading = LIMITS) -> tuple[list[Source], list[str]]:
    found = list(read_json(iter([text]), "a.json", limits))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def test_an_array_of_articles_as_newspapers_dumps_have_it() -> None:
    content = "\u00a0 اجتمع الوزراء.\r\nثم غادروا. "  # the ministers met, then left
    row = {
        "source": "alwaha",
        "url": "http://x.example/1",
        "date_extracted": "2015-08-04 18:16:22",
        "title": " عنوان ",
        "content": content,
    }
    sources, notes = rows(json.dumps([row, row], ensure_ascii=False))
    assert [source.key for source in sources] == ["a.json#0", "a.json#1"]
    first = sources[0]
    assert first.text == content
    assert (first.outlet, first.url, first.title) == ("alwaha", "http://x.example/1", "عنوان")
    assert (first.published, first.crawled) == (None, "2015-08-04")
    assert notes == []


def test_other_names_for_the_same_fields() -> None:
    row = {
        "Headline": "t",
        "article_text": "b",
        "publisher": {"name": "P"},
        "link": "u",
        "authors": ["A", "B"],
        "date": "2021-03-31T10:00:00Z",
        "lang": "en",
    }
    (source,), _ = rows(json.dumps(row))
    assert source == Source("a.json", "b", "t", "u", "P", "A, B", "2021-03-31", None, "en")


def test_a_row_may_say_that_it_is_official() -> None:
    (source,), _ = rows('{"text": "x", "kind": "Official"}')
    assert source.kind == "official"


def test_rows_without_text_are_counted() -> None:
    sources, notes = rows('[{"text": "a"}, {"text": " "}, {"x": 1}, 7]')
    assert [source.key for source in sources] == ["a.json#0"]
    assert notes[0].startswith("a.json: 3 of 4 rows have no text (#1, #2, #3)")


def test_rows_inside_an_object() -> None:
    sources, _ = rows('{"count": 1, "articles": [{"body": "a"}]}')
    assert [source.key for source in sources] == ["a.json#0"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"text": "x"},\n {"text" "y"}]', "line 2, column 10"),
        ("[" * 100_000, "nests too deeply"),
        ("[]", "no rows"),
        ('"word"', "neither rows nor an article"),
        ('{"a": 1}', "no text field"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rows(text)


def test_one_bad_line_is_set_aside_and_renames_no_other() -> None:
    lines = ['{"text": "one"}\n', "{bad}\n", "\n", '{"text": "three"}\n']
    found = list(read_json_lines(iter(lines), "a.jsonl", LIMITS))
    assert [f.key for f in found if isinstance(f, Source)] == ["a.jsonl#0", "a.jsonl#2"]
    (note,) = [f.message for f in found if isinstance(f, Note)]
    assert note.startswith("a.jsonl#1 is not valid JSON (line 2, column 2")


def test_json_lines_under_the_name_of_json() -> None:
    sources, _ = rows('{"text": "one"}\n{"text": "two"}\n')
    assert [source.text for source in sources] == ["one", "two"]


def test_half_of_a_pair_in_a_row_is_mended_with_a_note() -> None:
    (source,), (note,) = rows('[{"text": "a\\ud800b"}]')
    assert source.text == "a\ufffdb"
    assert "broken" in note


def test_a_long_row_is_cut_and_says_so() -> None:
    (source,), (note,) = rows(json.dumps([{"text": "x" * 20}]), Reading(longest_text=10))
    assert (len(source.text), source.complete) == (10, False)
    assert "was cut" in note


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-31", "2021-03-31"), ("2015-08-04 18:16:22", "2015-08-04"), ("2021-03-31T23:30:00+04:00", "2021-03-31"),
        ("Tue, 30 Mar 2021 10:00:00 GMT", "2021-03-30"), ("1617100000", "2021-03-30"), ("2021/03/31", "2021-03-31"),
        ("2021", "2021"), ("2021-03", "2021-03"), ("yesterday", None), ("2021-13-40", None), ("", None),
    ],
)  # fmt: skip
def test_days_of_metadata(value: str, day: str | None) -> None:
    assert iso_day(value) == day


def test_a_date_that_is_not_understood_is_noted() -> None:
    (source,), (note,) = rows('[{"text": "x", "date": "last spring"}]')
    assert source.published is None
    assert "'last spring' was not understood" in note


def test_a_mapped_column_comes_before_the_known_names_and_belongs_to_one_field() -> None:
    fields = fields_from({"content": "Story", "crawled": "date"})
    row = {"story": "a", "text": "b", "date": "2021-03-31"}
    (source,) = read_json(iter([json.dumps([row])]), "a.json", LIMITS, fields)
    assert source == Source("a.json#0", "a", crawled="2021-03-31")
    (other,) = read_json(iter(['[{"text": "b"}]']), "a.json", LIMITS, fields)  # a file without that column
    assert other == Source("a.json#0", "b")
    (note,) = [f for f in read_json(iter(['[{"story": "", "text": "b"}]']), "a.json", LIMITS, fields) if isinstance(f, Note)]
    assert "1 of 1 rows have no text" in note.message


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"colour": "x"}, "no field 'colour'; the fields are: content, title"),
        ({"content": " "}, "the column is missing"),
        ({"content": "a", "body": "b"}, "text has the column 'a' already"),
    ],
)
def test_what_cannot_be_mapped_is_said(columns: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        fields_from(columns)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("content", "text"), ("Article Body", "text"), ("articleBody", "text"), ("full-text", "text"), ("النص", "text"),
        ("Headline", "title"), ("publisher", "outlet"), ("Source Name", "outlet"), ("permalink", "url"), ("publishedAt", "published"),
        ("date_printed", "published"), ("page date", "published"), ("crawl_date", "crawled"), ("Date-Scraped", "crawled"),
    ],
)  # fmt: skip
def test_columns_are_known_however_they_are_written(name: str, wanted: str) -> None:
    value = {"text": TEXT, "published": "2024-05-15", "crawled": "2024-05-16"}.get(wanted, "https://alwaha.example/1")
    row = {"text": TEXT, name: value} if wanted != "text" else {name: value}
    (source,), _ = rows(json.dumps([row]))
    assert getattr(source, wanted) == value


def test_dates_of_three_kinds() -> None:
    row = {"text": TEXT, "date": "2024-05-17", "date_printed": "2024-05-15", "page_date": "2024-05-16", "crawled": "2024-06-01"}
    (source,), _ = rows(json.dumps([row]))
    assert (source.published, source.crawled) == ("2024-05-15", "2024-06-01")


def test_a_dump_of_a_site_that_holds_html() -> None:
    posts = [
        {
            "title": {"rendered": "البيان"},
            "content": {"rendered": f"<p>{TEXT}</p>\n<p>وأضاف&nbsp;البيان</p>"},
            "link": "https://alwaha.example/1",
        },
        {"text": "a < b and b > c"},
    ]
    sources, notes = rows(json.dumps(posts))
    assert [source.text for source in sources] == [f"{TEXT}\nوأضاف البيان", "a < b and b > c"]
    assert sources[0].title == "البيان"
    assert notes == ["a.json: 1 of 2 texts are written in HTML; their paragraphs were taken"]
