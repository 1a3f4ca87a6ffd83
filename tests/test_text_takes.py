"""Takes of one story: which item a text is, whether it goes on, which items belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.knowledge import Knowledge
from communique.model import Document, Published, Region
from communique.text.takes import continued, goes_on, stories, take_of

KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(
    ("title", "story", "number", "last"),
    [
        ("سياسي / الوزير يلتقي نظيره / إضافة أولى", "سياسي الوزير يلتقي نظيره", 2, False),  # first addition
        ("سياسي / الوزير يلتقي نظيره          إضافة ثانية وأخيرة", "سياسي الوزير يلتقي نظيره", 3, True),  # second and last
        ("Ministers meet in Oslo, 2nd add", "ministers meet in oslo", 3, False),
        ("Ministers meet in Oslo (2/3)", "ministers meet in oslo", 2, False),
        ("Ministers meet in Oslo (3 of 3)", "ministers meet in oslo", 3, True),
    ],
)
def test_titles_of_takes(title: str, story: str, number: int, last: bool) -> None:
    take = take_of(title, KNOWLEDGE)
    assert take is not None
    assert (take.story, take.number, take.last) == (story, number, last)


@pytest.mark.parametrize("title", [None, "", "الوزراء يبحثون إضافة بند", "إضافة أولى", "Members add 2 seats", "Vote of 12/3"])
def test_titles_that_number_no_take(title: str | None) -> None:
    assert take_of(title, KNOWLEDGE) is None


@pytest.mark.parametrize(
    "text", ["وافق المجلس على الخطة.\n // يتبع //\n 16:01 ت م \n ", "وافق المجلس. //يتبع//", "The council agreed. (more)"]
)
def test_texts_that_go_on(text: str) -> None:
    assert goes_on(text, KNOWLEDGE)


@pytest.mark.parametrize("text", ["وافق المجلس.\n // انتهى //\n 16:01 ت م", "على المجلس أن يتبع الخطة.", "The council wants more."])
def test_texts_that_end(text: str) -> None:
    assert not goes_on(text, KNOWLEDGE)


def item(
    ident: str, title: str, text: str = "نص.", *, day: str | None = "2024-05-14", agency: str = "Agency", complete: bool = True
) -> Document:
    return Document(
        id=ident, source=ident, url=None, kind="press", language="ar", outlet=None, agency=agency, title=title, author=None,
        published=Published(day, None, "metadata") if day else None, text=text, regions=(Region(0, len(text), "body", "test"),),
        complete=complete,
    )  # fmt: skip


TITLE = "سياسي / مجلس المياه يقر الخطة"


def test_items_of_one_story_stand_in_order() -> None:
    takes = [item("c", f"{TITLE} / إضافة ثانية وأخيرة", day=None), item("a", f"{TITLE} / إضافة أولى"), item("b", TITLE)]
    strangers = [item("d", TITLE, agency="Other"), item("e", TITLE, day="2024-06-14"), item("f", "خبر آخر")]
    assert [[one.id for one in story] for story in stories([*takes, *strangers], KNOWLEDGE)] == [["b", "a", "c"]]


def test_a_take_that_is_followed_counts_as_whole() -> None:
    cut = item("b", TITLE, "وافق المجلس. // يتبع //", complete=False)
    follower = item("a", f"{TITLE} / إضافة أولى وأخيرة")
    assert [one.complete for one in continued([cut, follower], KNOWLEDGE)] == [True, True]
    assert [one.complete for one in continued([cut], KNOWLEDGE)] == [False]
    otherwise_cut = replace(cut, text="وافق المجلس على")
    assert [one.complete for one in continued([otherwise_cut, follower], KNOWLEDGE)] == [False, True]
