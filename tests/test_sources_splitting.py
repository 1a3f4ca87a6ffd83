"""One page, several articles: each a source of its own; teasers, comments and second copies are none."""

from __future__ import annotations

import json

import pytest

from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.pages import read_page

ONE, TWO, THREE = (
    [f"{who} في {where} يوم الأربعاء وناقش المشاركون حماية المياه وتمويل المشروعات المشتركة بين الدول الأعضاء في السنوات المقبلة."]
    * 2
    + [f"وقال المتحدث إن الاجتماع المقبل سيعقد في {where} في العام المقبل وإن الدعوات سترسل إلى جميع الدول الأعضاء قبل ذلك بشهرين."]
    * 3
    for who, where in (("اجتمع الوزراء", "مسقط"), ("التقى الخبراء", "تونس"), ("تشاور المندوبون", "الرباط"))
)  # the ministers met in Muscat; the experts met in Tunis; the delegates consulted in Rabat; ... the next meeting will be held in ...
TEASER = [
    "اجتمع الوزراء أمس في مسقط وأصدروا بيانا، اقرأ المزيد."
]  # the ministers met yesterday in Muscat and issued a text, read more


def article(title: str, said: list[str], *, tag: str = "article", more: str = "", inner: str = "") -> str:
    name = tag.partition(" ")[0]
    return f"<{tag}><h2>{title}</h2>{more}{''.join(f'<p>{p}</p>' for p in said)}{inner}</{name}>"


def page(*parts: str, head: str = "") -> bytes:
    return f"<html lang='ar'><head><title>الصفحة</title>{head}</head><body><h1>أخبار</h1>{''.join(parts)}</body></html>".encode()


def read(data: bytes) -> tuple[list[Source], list[str]]:
    found = list(read_page(data, "a.html", Reading()))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def test_articles_side_by_side() -> None:
    head = "<meta property='og:site_name' content='الواحة'><link rel='canonical' href='https://alwaha.example/day/'>"
    first = article("<a href='/1'>في مسقط</a>", ONE, more="<time datetime='2024-05-15'>15</time>")
    second = article("<a href='https://alwaha.example/2'>في تونس</a>", TWO, more="<time datetime='2024-05-16'>16</time>")
    sources, notes = read(page(first, second, article("teaser", TEASER), head=head))
    assert [source.key for source in sources] == ["a.html#0", "a.html#1"]
    assert [source.title for source in sources] == ["في مسقط", "في تونس"]
    assert [source.url for source in sources] == ["https://alwaha.example/1", "https://alwaha.example/2"]
    assert [source.published for source in sources] == ["2024-05-15", "2024-05-16"]
    assert {source.outlet for source in sources} == {"الواحة"}
    assert notes == ["a.html holds 2 articles, which were read apart"]
    for source, said, other in ((sources[0], ONE, TWO), (sources[1], TWO, ONE)):
        assert said[0] in source.text
        assert said[-1] in source.text
        assert other[0] not in source.text


@pytest.mark.parametrize(
    "parts",
    [
        [article("one", ONE)],
        [article("one", ONE), article("two", TEASER), article("three", TEASER)],
        [article("one", ONE), article("one", ONE)],
        [article("one", ONE), article("a reader", TWO, tag="article class='comment-body'")],
        [article("one", ONE, inner=article("a reader", TWO, tag="article id='comment-7'"))],
        [article("one", ONE), f"<article>{''.join(f'<p>{p}</p>' for p in TWO)}</article>"],
        [article("one", ONE, tag="div"), article("two", TWO, tag="div")],
        ["<article>" * 1000, article("one", ONE)],
    ],
)
def test_what_is_no_second_article(parts: list[str]) -> None:
    sources, _ = read(page(*parts))
    assert [source.key for source in sources] == ["a.html"]


def test_articles_of_another_element_and_inside_one_another() -> None:
    kind = "div itemscope itemtype='https://schema.org/NewsArticle'"
    sources, _ = read(page(article("one", ONE, tag=kind), article("two", TWO, tag=kind, inner=article("three", THREE))))
    assert [source.title for source in sources] == ["one", "two", "three"]
    assert [THREE[0] in source.text for source in sources] == [False, False, True]
    assert [TWO[0] in source.text for source in sources] == [False, True, False]


def linked(data: object) -> bytes:
    return page("<p>…</p>", head=f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>")


def news(title: str, said: list[str]) -> dict[str, object]:
    return {
        "@type": "NewsArticle", "headline": title, "articleBody": "\n".join(said), "datePublished": "2024-05-15T08:00:00+03:00",
        "url": f"https://alwaha.example/{title}", "publisher": {"@type": "Organization", "name": "الواحة"}, "inLanguage": "ar",
    }  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        [news("1", ONE), news("2", TWO)],
        {"@graph": [news("1", ONE), {"@type": "WebPage"}, news("2", TWO)]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": news("1", ONE)}, {"item": news("2", TWO)}]},
    ],
)
def test_a_list_of_articles_in_the_pages_data(data: object) -> None:
    sources, notes = read(linked(data))
    assert [(s.key, s.title, s.url) for s in sources] == [
        ("a.html#0", "1", "https://alwaha.example/1"), ("a.html#1", "2", "https://alwaha.example/2"),
    ]  # fmt: skip
    assert [source.text for source in sources] == ["\n".join(ONE), "\n".join(TWO)]
    assert {(s.published, s.outlet, s.language, s.kind) for s in sources} == {("2024-05-15", "الواحة", "ar", None)}
    assert notes == ["a.html holds 2 articles, which were read apart"]


@pytest.mark.parametrize(
    "data",
    [
        [news("1", ONE)],
        [news("1", ONE), news("again", ONE)],
        [news("1", ONE), news("2", TEASER)],
        {**news("1", ONE), "liveBlogUpdate": [news("2", TWO), news("3", THREE)]},
        json.loads("[" * 50 + "]" * 50),
        "articleBody articleBody",
    ],
)
def test_data_that_lists_no_second_article(data: object) -> None:
    whole = linked(data).replace("<p>…</p>".encode(), "".join(f"<p>{p}</p>" for p in ONE).encode())
    assert [source.key for source in read(whole)[0]] == ["a.html"]


def test_data_that_is_broken() -> None:
    broken = b'<script type=\'application/ld+json\'>[{"articleBody": "articleBody"</script>'
    assert [source.key for source in read(page(broken.decode() * 2, article("one", ONE)))[0]] == ["a.html"]
