"""Makes the pictures of README and tutorial: walks through the site of the bundled example as a reader would, in a real browser.

Run from the checkout: python scripts/make_pictures.py [FOLDER]. Needs playwright (dev group) and chromium; COMMUNIQUE_CHROMIUM names one
that is not on the path. A step that is no longer there is an error: the tutorial would be wrong.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "water-and-coasts"
SIZE = {"width": 1120, "height": 720}
WORDS = "fishing"
"""What the reader of the tutorial looks for: the sentence on illegal fishing of May 2024."""

Shot = Callable[[str], None]


def walk(page: Page, home: str, shot: Shot) -> None:
    """From the front page to the answer; each picture is taken where the tutorial tells of it."""
    page.goto(home)
    shot("home")
    _follow(page, page.locator(".meetings a.meeting-link").first, "**/meetings/**")
    shot("meeting")
    row = page.locator("tr[data-number]", has=page.locator("a.words", has_text=WORDS)).first
    row.evaluate("e => e.scrollIntoView({block: 'end', behavior: 'instant'})")
    shot("table")
    _follow(page, row.locator("a.words"), "**/points/**")
    shot("point")
    _scroll(page, page.locator("#missing"))
    shot("left-out")
    _follow(page, page.locator(".step a", has_text="the two meetings compared").first, "**/changes/**")
    _scroll(page, page.locator(".change-row", has_text=WORDS).first, above=130)
    shot("changes")


def more(page: Page, home: str, shot: Shot) -> None:
    """What else there is to see: a body, outlets, a page in Arabic, in the dark."""
    page.goto(home)
    _follow(page, page.locator(".body > h2 a").first, "**/bodies/**")
    _scroll(page, page.locator("#themes-h"))
    shot("body")
    page.goto(home)
    _follow(page, page.locator("nav a", has_text="Outlets"), "**/outlets.html")
    shot("outlets")
    page.goto(home)
    _follow(page, page.locator(".meetings a.meeting-link").first, "**/meetings/**")
    _follow(page, page.locator("a.language"), "**/ar/**")
    page.emulate_media(color_scheme="dark")
    shot("meeting-ar")


def _follow(page: Page, link: Locator, address: str) -> None:
    """Clicks and waits until the page is there: a picture taken at once may show the page before."""
    link.click()
    page.wait_for_url(address)


def _scroll(page: Page, target: Locator, above: int = 24) -> None:
    """So that ``target`` stands ``above`` pixels under the top of the window."""
    top = target.evaluate("e => e.getBoundingClientRect().top + window.scrollY")
    page.evaluate("y => window.scrollTo({top: y, behavior: 'instant'})", max(top - above, 0))


def chromium() -> str | None:
    """Where the browser is, if anywhere."""
    named = os.environ.get("COMMUNIQUE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def make(folder: Path, register: Path | None = None) -> list[Path]:
    """Writes the pictures to ``folder``; ``register`` is one of the example at hand, made here if None."""
    from playwright.sync_api import sync_playwright

    from communique import read
    from communique.verbs import load_with_knowledge
    from communique.views.site import write_site

    made: list[Path] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        database = register or Path(name) / "register.db"
        if register is None:
            read([EXAMPLE], database, profiles=[EXAMPLE.with_suffix(".toml")])
        whole, knowledge = load_with_knowledge(database)
        write_site(whole, Path(name) / "site", knowledge)
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        )
        for steps in (walk, more):
            page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]

            def shot(step: str, page: Page = page) -> None:
                path = folder / f"{step}.png"
                page.screenshot(path=path)
                made.append(path)

            steps(page, (Path(name) / "site" / "index.html").as_uri(), shot)
        browser.close()
    return made


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    for picture in make(target):
        print(picture)
