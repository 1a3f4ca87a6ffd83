"""Two writing directions in one line: which way a language runs, and isolation of the stretches that run against it.

Without isolation ``2021-03-30`` inside Arabic is shown with its parts swapped, and a Latin name pulls the full stop to the
wrong side. Text is never changed: the characters of the result, tags taken away, are those that came in. Two exceptions
that HTML forces: control characters that no page may hold become their Unicode pictures, lone surrogates U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup, escape

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})

_R = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_L = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u058f\u1e00-\u1fff"
_UNSAFE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_STEERING = "\u202a-\u202e\u2066-\u2069"
_NEUTRAL = f"[^{_R}{_L}0-9\\n\\r{_STEERING}{_UNSAFE}]"
_BRIDGE = f"{_NEUTRAL}{{0,6}}"
_AGAINST_RTL = f"[{_L}0-9]+(?:{_BRIDGE}[{_L}0-9]+)*"
_AGAINST_LTR = f"[{_R}]+(?:{_BRIDGE}[{_R}0-9]+)*"
_PIECES: dict[Direction, re.Pattern[str]] = {
    "rtl": re.compile(f"(?P<run>{_AGAINST_RTL})|(?P<steering>[{_STEERING}])|(?P<unsafe>[{_UNSAFE}])|(?P<cr>\\r)"),
    "ltr": re.compile(f"(?P<run>{_AGAINST_LTR})|(?P<steering>[{_STEERING}])|(?P<unsafe>[{_UNSAFE}])|(?P<cr>\\r)"),
}
_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«"}
_PLAIN_NUMBER = re.compile(r"[0-9]+\Z")
_NAMES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip


def direction(language: str) -> Direction:
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def direction_of(text: str) -> Direction:
    """By the majority of letters: a report's title of unknown language should not be laid out by its first Latin word."""
    right, left = len(re.findall(f"[{_R}]", text)), len(re.findall(f"[{_L}]", text))
    return "rtl" if right > left else "ltr"


def isolated(text: str, base: Direction) -> Markup:
    """``text`` escaped, runs against ``base`` in ``<bdi>``; characters that steer direction are boxed in and made visible."""
    out: list[Markup] = []
    at = 0
    for start, end, kind in _pieces(text, base):
        out.append(escape(text[at:start]))
        out.append(_drawn(text[start:end], kind, base))
        at = end
    out.append(escape(text[at:]))
    return Markup("").join(out)


def _pieces(text: str, base: Direction) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of what cannot stand as it is; a run takes along the brackets that close what opened inside it."""
    at = 0
    while piece := _PIECES[base].search(text, at):
        start, at = piece.span()
        if piece.lastgroup == "run":
            run = text[start:at]
            while text[at : at + 1] in _CLOSING and run.count(_CLOSING[text[at]]) > run.count(text[at]):
                at += 1
                run = text[start:at]
        yield start, at, piece.lastgroup or ""


def _drawn(found: str, kind: str, base: Direction) -> Markup:
    match kind:
        case "steering":
            return Markup('<bdi class="ctl" data-name="{}">{}</bdi>').format(_NAMES[found], found)
        case "unsafe":
            return Markup('<span class="ctl ctl-shown">{}</span>').format(_picture(found))
        case "cr":
            return Markup("&#13;")
        case _ if _PLAIN_NUMBER.match(found):
            return escape(found)
        case _:
            if base == "rtl":
                return Markup('<bdi dir="ltr">{}</bdi>').format(found)
            # Inside the Arabic stretch a range of years runs the other way again.
            return Markup('<bdi dir="rtl" lang="ar">{}</bdi>').format(isolated(found, "rtl"))


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def printable(text: str) -> str:
    """``text`` as a page can hold it where no tags are allowed (titles, attributes): steering and control characters spelt out."""
    spelt = re.sub(f"[{_STEERING}]", lambda m: f"[{_NAMES[m.group()]}]", text)
    return re.sub(f"[{_UNSAFE}]", lambda m: _picture(m.group()), spelt)


def as_shown(text: str) -> str:
    """``text`` with the characters that no page may hold replaced as :func:`isolated` replaces them."""
    return re.sub(f"[{_UNSAFE}]", lambda m: _picture(m.group()), text)


def runs_against(text: str, base: Direction) -> list[tuple[int, int]]:
    """Stretches that run against ``base`` and need isolation; plain numbers do not."""
    found = ((start, end) for start, end, kind in _pieces(text, base) if kind == "run")
    return [(start, end) for start, end in found if not _PLAIN_NUMBER.match(text[start:end])]
