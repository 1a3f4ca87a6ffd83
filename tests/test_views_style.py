"""The style sheet keeps its promises: contrast in light and dark, nothing from elsewhere."""

from __future__ import annotations

import re
from importlib import resources

import pytest

SHEET = resources.files("communique.views").joinpath("static/style.css").read_text("utf-8")
COLOURS = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", SHEET)
LIGHT, DARK = ({name: pair[at] for name, *pair in COLOURS} for at in (0, 1))
TEXT = (
    "ink",
    "soft",
    "link",
    "alert",
    "commit",
    "affirm",
    "call",
    "concern",
    "praise",
    "assess",
    "record",
    "background",
    "up",
    "down",
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_reaches_the_contrast_of_wcag_aa(block: dict[str, str], name: str) -> None:
    for ground in ("paper", "panel"):
        assert contrast(block[name], block[ground]) >= 4.5, f"--{name} on --{ground}"


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [("ink", "target"), ("ink", "own"), ("on-form", "form")])
def test_text_on_marks_does_too(block: dict[str, str], text: str, ground: str) -> None:
    assert contrast(block[text], block[ground]) >= 4.5


def test_nothing_is_loaded_from_elsewhere() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", SHEET)
    folder = resources.files("communique.views").joinpath("static")
    assert addresses and all(folder.joinpath(a).is_file() for a in addresses)
    assert "@import" not in SHEET and "http" not in SHEET


def test_every_font_has_its_licence() -> None:
    fonts = [f.name for f in resources.files("communique.views").joinpath("static/fonts").iterdir()]
    licences = [f.removeprefix("OFL-").removesuffix(".txt") for f in fonts if f.startswith("OFL-")]
    for font in (f for f in fonts if f.endswith(".woff2")):
        assert any(font.startswith(name) for name in licences), font
