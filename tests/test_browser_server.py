"""The served pages in a real browser: searching and adding, with a script and without, under the policy that the server sends."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from browsing import barriers, expect, launched, opened
from communique import load
from communique.server import serving
from communique.server.limits import Limits
from communique.server.security import Guard
from communique.views.addresses import HERE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "search": "search.html?q=2025",
    "search-places": "search.html?q=desalination&in=reports",
    "search-nothing": "search.html?q=xyzzy",
    "add": "add.html",
    "records": "records.html",
    "missing": "meetings/water-and-coasts-2024.html",
    "home-served": "index.html",
    "point-served": "",
    "statement": "",
}
"""What a server alone has; the last two by a record of the example."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@contextmanager
def served(register: Path) -> Iterator[str]:
    """The address of a server of its own, as ``communique serve`` starts it."""
    import uvicorn

    application = serving.make_server(register, Guard(), "127.0.0.1", Limits())
    with serving.opened("127.0.0.1", 0) as sock:
        server = uvicorn.Server(uvicorn.Config(application, log_level="critical", access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [sock]})
        thread.start()
        try:
            yield serving.address(sock)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def address(example_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copy = tmp_path_factory.mktemp("served") / "register.db"
    shutil.copyfile(example_register, copy)
    with served(copy) as found:
        yield found


@pytest.fixture(scope="module")
def paths(example_register: Path) -> dict[str, str]:
    """Of :data:`PAGES`, with a point that many texts carry and one of its statements."""
    register = load(example_register)
    point = Counter(row.point for row in register.carriage if row.spans).most_common(1)[0][0]
    statement = next(s.id for s in register.statements if s.point == point)
    return PAGES | {"point-served": HERE.point(point), "statement": HERE.statement(statement)}


def complaints(page: Page) -> list[str]:
    """What the browser's console says from here on: scripts that fail, what the policy forbids."""
    found: list[str] = []
    page.on(
        "console", lambda said: found.append(said.text) if said.type in ("error", "warning") and "404" not in said.text else None
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """One page for many looks under the server's own policy, what it asks of anywhere else, and what its console says."""
    context, page, away = opened(browser, bypass_csp=False)
    yield page, away, complaints(page)
    context.close()


@pytest.mark.parametrize("language", ["", "ar/"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_served_page_shuts_no_reader_out(
    reader: tuple[Page, list[str], list[str]], address: str, paths: dict[str, str], pictures: Path, kind: str, language: str
) -> None:
    page, away, said = reader
    page.goto(f"{address}{language}{paths[kind]}")
    page.wait_for_load_state("networkidle")
    assert not said, said
    assert not barriers(page, pictures, f"{kind}-{language.strip('/') or 'en'}")
    assert not away


def test_searching_as_one_types_and_narrowing(browser: Browser, address: str) -> None:
    context, page, away = opened(browser)
    said = complaints(page)
    page.goto(address + "search.html")
    page.fill("#search-q", "desalin")
    page.locator("#search-q").type("ation")
    page.wait_for_url("**q=desalination**")
    expect(page.locator(".hits mark").first).to_have_text(re.compile("desalination", re.IGNORECASE))
    before = page.locator(".hits > li").count()
    page.select_option("select[name=act]", "concern")
    page.wait_for_url("**act=concern**")
    page.wait_for_function(f"document.querySelectorAll('.hits > li').length < {before}")
    page.locator(".hits mark").first.click()
    page.wait_for_url("**/reports/**")
    target = page.url.partition("#")[2]
    expect(page.locator(f"#{target}")).to_have_text("desalination")
    assert not said and not away
    context.close()


def test_without_a_script_one_can_search_and_read(browser: Browser, address: str) -> None:
    context, page, _ = opened(browser, java_script_enabled=False)
    page.goto(address + "ar/index.html")
    page.fill("#q", "الإنذار المبكر")
    page.press("#q", "Enter")
    expect(page.locator(".hits mark").nth(3)).to_be_visible()
    page.select_option("select[name=act]", "assess")
    page.locator(".facets button").click()
    page.wait_for_url("**act=assess**")
    expect(page.locator(".hits mark").first).to_be_visible()
    context.close()


def test_a_text_is_pasted_and_its_meeting_opened(browser: Browser, address: str) -> None:
    context, page, away = opened(browser)
    said = complaints(page)
    page.goto(address + "add.html")
    page.fill(
        "#text",
        "The ministers of the Water League met in Muscat on 3 May 2031. They agreed to build a dam in Sur before the end of 2037.",
    )
    page.fill("#name", "dam")
    page.locator(".add-form button").click()
    page.wait_for_url("**/adding/**")
    page.wait_for_selector("#added", timeout=120_000)
    page.locator("#reading .reports a").first.click()
    expect(page.locator(".printed")).to_contain_text("dam")
    assert not said and not away
    context.close()


def test_a_point_is_judged_without_a_script(browser: Browser, address: str, paths: dict[str, str]) -> None:
    """From the table of a meeting: how a text carries a point is found wrong, and the page says who says so and why."""
    context, page, away = opened(browser, java_script_enabled=False)
    page.goto(f"{address}ar/{paths['point-served']}")
    page.locator("details.judge summary").first.click()
    form = page.locator(".judge-form").first
    chosen = form.locator("select option").nth(2).get_attribute("value")
    form.locator("select").select_option(chosen)
    form.locator("input[value=wrong]").check()
    form.locator("textarea").fill("it speaks of another plan")
    form.locator("input[name=by]").fill("Amina")
    form.locator("button").click()
    expect(page.locator(".verdicts > li")).to_contain_text(["it speaks of another plan"])
    expect(page.locator(".verdict-wrong")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert not away
    context.close()


def test_nothing_of_a_page_runs_that_the_policy_forbids(browser: Browser, address: str) -> None:
    context, page, _ = opened(browser)
    page.goto(address + "index.html")
    page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s) }")
    page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<b style=\"position:fixed\" id=odd>x</b>') }")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('odd')).position") == "static"
    context.close()
