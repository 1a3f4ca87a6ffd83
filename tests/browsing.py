"""A real browser for tests: Debian's chromium driven by Playwright, one for the whole run, with no way to the network."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, LocatorAssertions, Page, Request

AXE = Path(__file__).parent / "axe" / "axe.min.js"
SERIOUS = ("serious", "critical")
WIDE, NARROW = (1280, 900), (360, 740)
ALL_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""Rules of axe-core that see colours; what the others see is the same in light and dark."""
STATES = (
    (*WIDE, "light", ALL_RULES),
    (*WIDE, "dark", OF_COLOUR),
    (*NARROW, "dark", ALL_RULES),
    (*NARROW, "light", OF_COLOUR),
)
"""Width, height, colours, and what axe-core is asked there: a change of colours alone asks for no second look at the rest."""
PATIENCE = 20_000
"""Milliseconds to wait for what a test expects to see: a busy machine is slow to move to the next page."""


def chromium() -> str:
    """Where the browser is; skips the test where there is none."""
    named = os.environ.get("COMMUNIQUE_CHROMIUM", "")
    found = named or next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
    if not found:
        pytest.skip("no chromium on this machine: install it (Debian: apt install chromium) or name one in COMMUNIQUE_CHROMIUM")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    pytest.importorskip("playwright", reason="the browser tests need playwright (in the dev group)")
    from playwright.sync_api import sync_playwright

    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def expect(what: Locator, message: str | None = None) -> LocatorAssertions:
    """What the page comes to show. A look at once after a click or a key may see the page as it was before."""
    from playwright.sync_api import expect as awaited

    awaited.set_options(timeout=PATIENCE)
    return awaited(what, message)


def barriers(page: Page, keep: Path, name: str) -> list[str]:
    """What shuts a reader out in any state: findings of axe-core, a page wider than the screen. Keeps a picture of each state."""
    found = []
    for width, height, scheme, rules in STATES:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.screenshot(path=keep / f"{name}-{width}-{scheme}.png")
        if (shown := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width} {scheme}: {shown} pixels wide")
        found += [f"{width} {scheme}: {finding}" for finding in findings(page, rules)]
    return found


def opened(browser: Browser, **options: Any) -> tuple[BrowserContext, Page, list[str]]:
    """A page of its own, and the list of requests that it makes to anywhere but this machine."""
    context = browser.new_context(**options)
    page = context.new_page()
    away: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(("file:", "http://127.0.0.1", "data:", "blob:")):
            away.append(request.url)

    page.on("request", watch)
    return context, page, away


@cache
def axe_source() -> str:
    return AXE.read_text("utf-8")


def findings(page: Page, asked: Sequence[str] = ALL_RULES) -> list[str]:
    """What axe-core finds on the page as it stands: rule, what to do, first element; serious and critical findings only."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(axe_source())
    kind = "tag" if asked is ALL_RULES else "rule"
    rules: dict[str, Any] = {"runOnly": {"type": kind, "values": list(asked)}, "resultTypes": ["violations"]}
    found: Sequence[dict[str, Any]] = page.evaluate(f"axe.run(document, {json.dumps(rules)}).then(r => r.violations)")
    return [
        f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}"
        for v in found
        if v["impact"] in SERIOUS
    ]
