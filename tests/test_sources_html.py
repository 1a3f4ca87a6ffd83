"""The article of a page, its metadata, and no network."""

from __future__ import annotations

import socket

import pytest

from communique.errors import InputError
from communique.settings import Reading
from communique.sources.html import looks_like_html, read_html

LIMITS = Reading()
# "The ministers of the coastal states discussed the new plan for ports and roads with their guests."
PARAGRAPH = "ناقش وزراء الدول الساحلية مع ضيوفهم الخطة الجديدة للموانئ والطرق رقم {}."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><title>اجتماع الوزراء - الساحل</title>
<meta property="og:site_name" content="الساحل"><meta property="og:title" content="اجتماع الوزراء">
<meta property="article:published_time" content="2021-03-31T10:00:00+01:00">
<link rel="canonical" href="https://coast.example/a/1"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>اجتماع الوزراء</h1>
{"".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(6))}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_paragraphs_and_metadata() -> None:
    source, notes = read_html(PAGE, "a.html", LIMITS)
    assert [line for line in source.text.splitlines() if "رقم" in line] == [PARAGRAPH.format(n) for n in range(6)]
    assert (source.title, source.outlet, source.published) == ("اجتماع الوزراء", "الساحل", "2021-03-31")
    assert source.url == "https://coast.example/a/1"
    assert notes == ()


def test_the_day_of_a_page_does_not_hang_on_todays() -> None:
    later = PAGE.replace("2021-03-31T", "2091-03-31T")
    assert read_html(later, "a.html", LIMITS)[0].published == "2091-03-31"


def test_a_page_without_an_article_gives_its_paragraphs_and_a_note() -> None:
    source, notes = read_html("<html><body><div>قصير</div></body></html>", "a.html", LIMITS)
    assert "قصير" in source.text
    assert len(notes) <= 1


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<p class="byline">عمان في 20 فبراير 2025 /الساحل/</p>', ["عمان في 20 فبراير 2025 /الساحل/"]),  # "Amman, 20 February"
        ('<div class="post-meta"><span>الساحل</span> <time>20 فبراير 2025</time></div>', ["الساحل 20 فبراير 2025"]),
        ('<div class="share-author"><a>انشر</a></div><ul class="meta"><li>انشر</li></ul>', []),  # buttons
        ('<p class="timestamp">' + "كلمة " * 40 + "</p>", []),
        ('<p class="meta">أ</p><p class="meta">ب</p><p class="meta">ت</p><p class="meta">ث</p>', []),
    ],
)
def test_writer_agency_and_date_under_the_headline_are_kept(markup: str, shown: list[str]) -> None:
    plain = read_html(PAGE, "a.html", LIMITS)[0].text.splitlines()
    lines = read_html(PAGE.replace("</h1>", "</h1>" + markup), "a.html", LIMITS)[0].text.splitlines()
    assert lines == [*plain[:1], *shown, *plain[1:]]
    assert plain[0] == "اجتماع الوزراء"


def test_a_byline_below_the_first_paragraph_stays_out() -> None:
    below = PAGE.replace("</article>", '<p class="byline">عمان في 20 فبراير 2025</p></article>')
    assert "فبراير" not in read_html(below, "a.html", LIMITS)[0].text


@pytest.mark.parametrize(
    "page", ["<html><p>نص مكسور <div><<<>" + PARAGRAPH, "<html>" + "<div>" * 200 + PARAGRAPH, "<p>a\x00b ناقش الوزراء"]
)
def test_broken_markup_is_read(page: str) -> None:
    source, _ = read_html(page, "a.html", LIMITS)
    assert "ناقش" in source.text


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(InputError, match="without readable text"):
        read_html("<html><body></body></html>", "a.html", LIMITS)


def test_a_long_page_is_cut_with_a_note() -> None:
    source, notes = read_html(PAGE, "a.html", Reading(longest_text=50))
    assert (len(source.text), source.complete) == (50, False)
    assert "was cut" in notes[-1].message


def test_what_looks_like_html() -> None:
    assert looks_like_html("\ufeff <!DOCTYPE html>")
    assert not looks_like_html("اجتمع الوزراء < أمس >")
