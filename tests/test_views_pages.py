"""The site as a whole: every link arrives, every page is well formed, the same register gives the same bytes."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from communique.knowledge import Knowledge
from communique.model import Note, Register
from communique.views.addresses import file_name
from communique.views.site import WRITTEN, site, write_site
from views_register import ANBA, REGISTER, SPRING

KNOWLEDGE = Knowledge()
LARGEST_PAGE = 120_000
"""Bytes; the small register's largest page is a tenth of it."""


@cache
def files() -> dict[str, bytes]:
    return dict(site(REGISTER, KNOWLEDGE))


@cache
def pages() -> dict[str, html.HtmlElement]:
    return {name: html.document_fromstring(content.decode()) for name, content in files().items() if name.endswith(".html")}


def test_every_link_arrives_inside_the_site() -> None:
    parsed = pages()
    ids = {name: set(page.xpath("//@id")) for name, page in parsed.items()}
    seen = 0
    for name, page in parsed.items():
        for href in page.xpath("//@href | //@src | //@cite"):
            assert not re.match(r"[a-z]+:|/", href), f"{name}: {href} leaves the site"
            path, _, fragment = re.sub(r"\?[^#]*", "", href).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in files(), f"{name}: no file for {href}"
            if fragment:
                assert fragment in ids[target], f"{name}: no element for {href}"
            seen += 1
    assert seen > 300


def test_every_page_is_reached_from_the_front() -> None:
    parsed = pages()
    reached, todo = {"index.html"}, ["index.html"]
    while todo:
        name = todo.pop()
        for href in parsed[name].xpath("//a/@href"):
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), href.split("#")[0]))
                if not href.startswith("#")
                else name
            )
            if target in parsed and target not in reached:
                reached.add(target)
                todo.append(target)
    assert reached == set(parsed)


def test_the_same_register_gives_the_same_bytes() -> None:
    assert dict(site(REGISTER, Knowledge())) == files()


@pytest.mark.parametrize("name", sorted(name for name in files() if name.endswith(".html")))
def test_a_page_has_the_structure_that_a_reader_without_eyes_needs(name: str) -> None:
    page = pages()[name]
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1 and page.xpath("//nav[@aria-label]") and page.xpath("//a[@class='skip'][@href='#main']")
    language = "ar" if name.startswith("ar/") else "en"
    assert page.get("lang") == language and page.get("dir") == {"en": "ltr", "ar": "rtl"}[language]
    doubled = [i for i, n in Counter(page.xpath("//@id")).items() if n > 1]
    assert not doubled, f"ids used twice: {doubled[:3]}"
    levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(b - a <= 1 for a, b in pairwise(levels)), f"a heading level is skipped: {levels}"
    for labelled in page.xpath("//@aria-labelledby"):
        assert page.xpath(f"//*[@id='{labelled}']")
    assert not page.xpath("//a//a"), "a link in a link"
    assert not page.xpath("//iframe | //object | //style | //@style | //*[@*[starts-with(name(), 'on')]]")
    (script,) = page.xpath("//script")
    assert script.get("src") and not script.text
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_arabic_never_runs_left_to_right() -> None:
    """Every stretch of Arabic stands in an element whose direction is set right to left, or found by itself."""
    seen = 0
    for name, page in pages().items():
        for text in page.xpath("//body//text()"):
            if not re.search("[\u0620-\u064a]{3}", text):
                continue
            element = text.getparent().getparent() if text.is_tail else text.getparent()
            # Names alone in a line find their own way, and BibTeX is code: neither takes markup.
            if element.xpath("ancestor-or-self::svg | ancestor-or-self::pre"):
                continue
            around = element.xpath("ancestor-or-self::*[@dir or self::bdi][1]")[-1]
            assert around.get("dir", "auto") in ("rtl", "auto"), f"{name}: {text[:40]!r} runs left to right"
            seen += 1
    assert seen > 100


def test_the_table_holds_every_point_and_report() -> None:
    (name,) = (n for n in files() if n.startswith("meetings/salt-lakes-2031-04-09") and n.endswith(".html"))
    (table,) = pages()[name].xpath("//table[contains(@class, 'matrix')]")
    meeting = next(m for m in REGISTER.meetings if m.id == SPRING)
    assert len(table.xpath("thead//th")) - 2 == len(meeting.documents)
    forms = [row.xpath("td[position()>1]//*[@class='hidden']/text()") for row in table.xpath("tbody/tr[th[@scope='row']]")]
    # the official text first, then by day; commitments first in a theme
    assert forms == [
        ["verbatim", "reworded", "partial", "reworded"],
        ["verbatim", "reworded", "absent", "reworded"],
        ["verbatim", "absent", "verbatim", "not checked"],
    ]


def test_pages_stay_small() -> None:
    assert max(len(content) for name, content in files().items() if name.endswith(".html")) < LARGEST_PAGE
    assert sum(len(content) for name, content in files().items() if name.endswith(".woff2")) < 400_000


def test_an_empty_register_has_a_site() -> None:
    assert {"index.html", "reports.html", "notes.html"} <= set(dict(site(Register(), KNOWLEDGE)))


def test_the_summary_counts_what_was_written(tmp_path: Path) -> None:
    summary = write_site(REGISTER, tmp_path / "out", KNOWLEDGE)
    assert summary.pages == len(list((tmp_path / "out").rglob("*.html")))
    assert (summary.meetings, summary.points, summary.reports, summary.changes) == (3, 6, 5, 1)
    assert summary.size == sum(f.stat().st_size for f in (tmp_path / "out").rglob("*") if f.is_file())


def test_no_note_is_lost() -> None:
    """Many notes are not all listed together: those on a report stand on its page, those on none in the list."""
    many = tuple(Note("documents", ANBA.id, 0, n + 1, f"note {n} on the report") for n in range(160))
    loose = tuple(Note("documents", None, None, None, f"note {n} on nothing") for n in range(160))
    shown = {
        name: content.decode()
        for name, content in site(replace(REGISTER, notes=(*many, *loose)), KNOWLEDGE)
        if name.endswith(".html")
    }
    listed, report = shown["notes.html"], shown[f"reports/{file_name(ANBA.id)}"]
    assert all(n.message in report for n in many) and all(n.message in listed for n in loose)
    assert "The first 160" in listed


def test_pages_of_an_earlier_register_go_and_nothing_else_does(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_site(REGISTER, folder, KNOWLEDGE)
    foreign = folder / "points" / "mine.html"
    foreign.write_text("of the user", "utf-8")
    outside = tmp_path / "outside.html"
    outside.write_text("of the user", "utf-8")
    listed = folder / "pages.txt"
    listed.write_text(listed.read_text("utf-8") + "../outside.html\npoints/../../outside.html\nstatic/style.css\n", "utf-8")
    write_site(Register(documents=REGISTER.documents[:1]), folder, KNOWLEDGE)
    pages = {p.relative_to(folder).as_posix() for p in folder.rglob("*.*") if p.suffix in WRITTEN} - {"points/mine.html"}
    assert pages == {name for name, _ in site(Register(documents=REGISTER.documents[:1]), KNOWLEDGE) if name.endswith(WRITTEN)}
    assert foreign.exists() and outside.exists() and (folder / "static" / "style.css").exists()
    assert listed.read_text("utf-8").splitlines() == sorted(pages)
