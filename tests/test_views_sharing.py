"""Shared words on a report's page: drawn where they stand, with a way to the other report and back."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urldefrag

import pytest
from lxml import html

from communique.knowledge import Knowledge
from communique.model import Copy, Document, Register, Span
from communique.views.lookup import Lookup
from communique.views.pages import Pages
from views_register import REGISTER

PAGES = Pages(Knowledge())
ONE, OTHER, THIRD = (replace(d, regions=()) for d in REGISTER.documents[:3])


def copy(a: Span, b: Span) -> Copy:
    return Copy(a, b, "a-to-b", 1.0, ())


def page(register: Register, document: Document) -> html.HtmlElement:
    return html.document_fromstring(PAGES.report(Lookup(register), document.id).decode())


def register(*copies: Copy) -> Register:
    return Register(documents=(ONE, OTHER, THIRD), copies=copies)


def test_shared_words_lead_to_the_same_words_and_back() -> None:
    there = register(copy(Span(ONE.id, 5, 25), Span(OTHER.id, 10, 30)))
    pages = {document.id: page(there, document) for document in (ONE, OTHER)}
    for document, start, other in ((ONE, 5, OTHER), (OTHER, 10, ONE)):
        (words,) = pages[document.id].xpath("//div[contains(@class, 'text ')]//span[contains(@class, 'shared')]")
        assert "".join(words.itertext()) == document.text[start : start + 20]
        (sign,) = words.xpath(".//a[@class='share-sign']")
        assert not sign.text and sign.get("aria-label")
        address, anchor = urldefrag(sign.get("href"))
        assert address.startswith("../reports/") and pages[other.id].xpath(f"//*[@id='{anchor}']")


def test_overlapping_passages_are_one_stretch_with_a_list_of_who_has_it() -> None:
    there = register(
        copy(Span(ONE.id, 5, 25), Span(OTHER.id, 10, 30)),
        copy(Span(ONE.id, 20, 30), Span(THIRD.id, 0, 10)),
        copy(Span(THIRD.id, 20, 28), Span(ONE.id, 40, 48)),
    )
    found = page(there, ONE)
    signs = found.xpath("//a[@class='share-sign']")
    assert [sign.get("data-sign") for sign in signs] == ["1", "2"]
    assert signs[0].get("href") == "#shares" and found.xpath("//*[@id='shares']")
    assert sorted(number.text for number in found.xpath("//span[@class='share-number']")) == ["1", "1", "2"]


@pytest.mark.parametrize("missing", [True, False])
def test_what_a_page_repeats_or_the_register_lacks_is_not_drawn(missing: bool) -> None:
    other = Span("gone", 0, 9) if missing else Span(ONE.id, 30, 39)
    assert not page(register(copy(Span(ONE.id, 5, 14), other)), ONE).xpath("//a[@class='share-sign']")
