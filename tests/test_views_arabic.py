"""The Arabic pages speak Arabic: what is left of English on them are words of documents, names and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from communique.knowledge import Knowledge
from communique.model import Register
from communique.verbs import load_with_knowledge
from communique.views.lookup import Lookup
from communique.views.pages import Pages

SENTENCE = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[ ,:;()]+[A-Za-z0-9'’]+){3,}")
"""Four Latin words in a row."""
NAMES = {"SIL Open Font License", "Noto Naskh Arabic, Source Serif 4, IBM Plex Sans, IBM Plex Sans Arabic"}
WORD_LISTS = ("كلمات حُذفت", "كلمات أُضيفت")
"""Reasons whose detail is folded words of a document."""


@pytest.fixture(scope="module")
def loaded(example_register: Path) -> tuple[Register, Knowledge]:
    return load_with_knowledge(example_register)


@pytest.fixture(scope="module")
def arabic(loaded: tuple[Register, Knowledge]) -> dict[str, bytes]:
    """All kinds of pages, of each kind a good part."""
    whole, knowledge = loaded
    pages, lookup = Pages(knowledge, "ar"), Lookup(whole)
    found = {"home": pages.home(lookup), "outlets": pages.outlets(lookup), "notes": pages.notes(lookup), "about": pages.about()}
    found |= {m.id: pages.meeting(lookup, m.id) for m in whole.meetings}
    found |= {p.id: pages.point(lookup, p.id) for p in whole.points[::2]}
    found |= {d.id: pages.report(lookup, d.id) for d in whole.documents[::2]}
    found |= {s.id: pages.statement(lookup, s.id) for s in whole.statements[::4]}
    return found | {f"{a} {b}": pages.changes(lookup, a, b) for a, b in lookup.changes_between}


def sentences(page: bytes) -> Iterator[str]:
    tree = lxml.html.fromstring(page.decode("utf-8"))
    lists = " or ".join(f"preceding-sibling::dt[normalize-space() = '{name}']" for name in WORD_LISTS)
    aside = f"//dd[{lists}] | //*[self::code or self::pre or self::script or self::title or self::option]"
    for element in tree.xpath(f"{aside} | //p[@class = 'cite-text'] | //bdi[@class = 'other-name']"):
        if element.getparent() is not None:
            element.drop_tree()
    for text in tree.find("body").itertext():
        yield from (found[0] for found in SENTENCE.finditer(text))


def test_no_english_sentence_is_left_on_an_arabic_page(loaded: tuple[Register, Knowledge], arabic: dict[str, bytes]) -> None:
    printed = " ".join(" ".join(f"{d.title or ''} {d.text}".split()) for d in loaded[0].documents)
    left = {(found, name) for name, page in arabic.items() for found in sentences(page) if " ".join(found.split()) not in printed}
    assert not {(found, name) for found, name in left if found not in NAMES}
