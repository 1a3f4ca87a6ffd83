"""The pages in a real browser: open to every reader, in both languages, on wide and narrow screens, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from browsing import barriers, expect, launched, opened
from communique.knowledge import Knowledge
from communique.model import Register
from communique.register.store import open_register
from communique.text.normal import repaired
from communique.views.addresses import file_name
from communique.views.pages import prefix
from communique.views.site import write_site
from conftest import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LANGUAGES = ("en", "ar")
KINDS = ("index", "outlets", "reports", "commitments", "notes", "about", "bodies", "meetings", "points", "report", "changes")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def register(example_register: Path) -> Register:
    with open_register(example_register, create=False) as store:
        return store.register()


@pytest.fixture(scope="module")
def folder(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site")
    write_site(register, path, Knowledge((EXAMPLES / "water-and-coasts.toml",)))
    return path


@cache
def _largest(folder: Path, kind: str) -> str:
    """The page of a kind that has most on it."""
    name = "reports" if kind == "report" else kind
    return max((folder / name).glob("*.html"), key=lambda p: (p.stat().st_size, p.name)).relative_to(folder).as_posix()


def address(folder: Path, kind: str, language: str = "en") -> str:
    plain = kind in ("index", "outlets", "reports", "commitments", "notes", "about")
    return (folder / prefix(language) / (f"{kind}.html" if plain else _largest(folder, kind))).as_uri()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page for many looks, and what it asks of anywhere else."""
    context, page, away = opened(browser)
    yield page, away
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shuts_no_reader_out(reader: tuple[Page, list[str]], folder: Path, pictures: Path, kind: str, language: str) -> None:
    """Wide and narrow, light and dark: no serious finding of axe-core, nothing wider than the screen, no request that leaves."""
    page, away = reader
    page.goto(address(folder, kind, language))
    assert not barriers(page, pictures, f"{kind}-{language}")
    assert not away


def shown_spans(page: Page) -> list[tuple[str, str]]:
    """Links to words with the text they show: (address, text)."""
    pairs: list[list[str]] = page.eval_on_selector_all(
        "a[href*='#w']",
        "links => links.filter(a => a.querySelector('.words') || a.matches('.words')).map(a => [a.href, a.textContent])",
    )
    return [(unquote(href), text) for href, text in pairs]


def test_every_highlighted_span_equals_its_text(browser: Browser, folder: Path, register: Register) -> None:
    """What is drawn on a report's page is the document's own characters, wherever a span begins and ends."""
    context, page, _ = opened(browser)
    seen = 0
    for document in register.documents[::3]:
        page.goto((folder / "reports" / file_name(document.id)).as_uri())
        drawn: list[list[object]] = page.eval_on_selector_all(
            ".text .w[id]", "all => all.map(e => [e.id, e.textContent, e.classList.contains('cut')])"
        )
        for name, text, cut in drawn:
            start, end = map(int, str(name)[1:].split("-"))
            words = document.text[start:end].replace("\r", "")
            assert words.startswith(str(text)) if cut else words == text, f"{document.id} {name}"
            seen += 1
    assert seen > 200
    context.close()


@pytest.mark.parametrize("kind", ["index", "meetings", "points", "commitments"])
def test_every_quotation_is_what_it_leads_to(browser: Browser, folder: Path, register: Register, kind: str) -> None:
    texts = {file_name(d.id): d.text for d in register.documents}
    context, page, _ = opened(browser)
    page.goto(address(folder, kind))
    found = shown_spans(page)
    for href, text in found:
        file, start, end = re.search(r"reports/([^/#]+)#w(\d+)-(\d+)$", href).groups()  # type: ignore[union-attr]
        words = " ".join(repaired(texts[file][int(start) : int(end)]).text.split())
        text = " ".join(text.split())
        assert text == words or (text.endswith("…") and words.startswith(text[:-1])), href
    assert found or kind == "commitments", "the ledger links to points"
    context.close()


def test_a_followed_quotation_is_lit_where_it_stands(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser)
    page.goto(address(folder, "points"))
    page.locator(".wording a[href*='#w']").first.click()
    page.wait_for_url("**/reports/**#w*")
    target = page.locator(".w:target")
    expect(target).to_have_count(1)
    expect(target).to_be_visible()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    context.close()


def test_pages_can_be_read_without_a_script(browser: Browser, folder: Path) -> None:
    """The same words as with it, and nothing on the screen that would need it."""
    texts = {}
    for enabled in (True, False):
        context, page, _ = opened(browser, java_script_enabled=enabled)
        page.goto(address(folder, "meetings"))
        texts[enabled] = page.locator("main table.matrix").inner_text()
        if not enabled:
            assert page.locator("button:visible, form:visible, .sorts:visible").count() == 0
            assert page.locator("table.matrix tbody tr").count() > 20
        context.close()
    assert texts[True] == texts[False]


def test_keyboard_reaches_the_content_and_the_evidence(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser)
    page.goto(address(folder, "meetings"))
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    value = page.locator(".ev-value").first
    value.focus()
    card = page.locator(".ev-card").first
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card, "its links can be reached").to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator(".ev").nth(1).hover()
    expect(page.locator(".ev-card").nth(1)).to_be_visible()
    context.close()


def test_the_table_sorts_and_its_address_says_how(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser)
    page.goto(address(folder, "meetings"))
    before = page.locator("table.matrix tbody tr[data-number]").count()
    page.locator("[data-sort=sources]").click()
    page.wait_for_url("**?sort=sources")
    sources = page.locator("table.matrix td.src")
    numbers = sorted((int(n) for n in sources.all_inner_texts()), reverse=True)
    assert len(numbers) == before
    expect(sources).to_have_text([str(n) for n in numbers])
    page.reload()
    expect(sources).to_have_text([str(n) for n in numbers])
    page.locator("[data-sort=theme]").click()
    expect(page.locator("tr.theme").nth(3)).to_be_visible()
    context.close()


def test_the_ledger_narrows_and_its_address_says_to_what(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser)
    page.goto(address(folder, "commitments"))
    rows = page.locator(".commitments > li:visible")
    everything = rows.count()
    page.locator("select[name=strength]").select_option("soft")
    page.wait_for_url("**strength=soft**")
    expect(rows).not_to_have_count(everything)
    assert {row.get_attribute("data-strength") for row in rows.all()} == {"soft"}
    narrowed = rows.count()
    page.locator("a.language").click()
    page.wait_for_url("**/ar/**strength=soft**")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".commitments > li:visible")).to_have_count(narrowed)
    context.close()


def test_the_reader_turns_the_light_down_and_it_stays_down(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser, color_scheme="light")
    page.goto(address(folder, "index"))
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-switch]").click()
    expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(address(folder, "outlets", "ar"))
    assert page.evaluate(ground) == dark
    context.close()


def test_print_leaves_the_furniture_out(browser: Browser, folder: Path) -> None:
    context, page, _ = opened(browser, color_scheme="dark")
    page.goto(address(folder, "meetings"))
    page.emulate_media(media="print")
    assert page.locator("nav:visible, button:visible, .sorts:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def test_a_drawing_can_be_taken_along(browser: Browser, folder: Path, tmp_path: Path) -> None:
    context, page, away = opened(browser, accept_downloads=True)
    page.goto(address(folder, "outlets"))
    for kind, first in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as taken:
            page.locator(f"[data-take-{kind}]").click()
        path = tmp_path / taken.value.suggested_filename
        taken.value.save_as(path)
        assert path.name == f"outlets.{kind}" and path.read_bytes().startswith(first)
    assert not away
    context.close()
