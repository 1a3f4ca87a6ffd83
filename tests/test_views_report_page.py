"""A report's page shows the report: its text to the letter, every cited stretch under its own anchor."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from communique.knowledge import Knowledge
from communique.model import Document, Region, Register, Span
from communique.views.addresses import anchor
from communique.views.bidi import as_shown
from communique.views.lookup import Lookup
from communique.views.marks import Mark, drawn
from communique.views.pages import Pages
from views_register import ANBA, REGISTER

PAGES = Pages(Knowledge())


def page_of(register: Register, document: Document) -> html.HtmlElement:
    content = PAGES.report(Lookup(register), document.id)
    return html.document_fromstring(content.decode())


def shown(page: html.HtmlElement) -> str:
    return "".join(t for block in page.xpath("//div[contains(@class, 'text ')]") for t in block.itertext())


def test_the_text_on_the_page_is_the_text_of_the_report() -> None:
    for document in REGISTER.documents:
        assert shown(page_of(REGISTER, document)) == document.text


def test_every_cited_stretch_is_found_under_its_anchor() -> None:
    """A span that another one crosses goes on in a second element; its first holds the beginning of its words."""
    lookup = Lookup(REGISTER)
    whole = cut = 0
    for document in REGISTER.documents:
        page = page_of(REGISTER, document)
        for start, end in lookup.cited[document.id]:
            (element,) = page.xpath(f"//*[@id='{anchor(start, end)}']")
            words, text = document.text[start:end], "".join(element.itertext())
            assert text and words.startswith(text)
            whole, cut = whole + (text == words), cut + (text != words)
    assert whole > 40 and cut >= 1


def test_statements_lead_to_their_points() -> None:
    page = page_of(REGISTER, ANBA)
    linked = page.xpath("//div[contains(@class, 'text ')]//a/@href")
    assert any(href.startswith("../points/salt-lakes-2031-04-09-ministers-water-1a2b") for href in linked)


def test_text_that_no_region_covers_is_still_shown() -> None:
    holed = replace(ANBA, regions=(Region(5, 20, "headline", "made"), Region(30, 40, "body", "made")))
    register = replace(REGISTER, documents=(holed,))
    assert shown(page_of(register, holed)) == holed.text


TEXT = st.text(alphabet=st.sampled_from("ab \n\t<&>\"'ا ب٣4\u202e\u2067\u200f,(\r\x00\x85\ufffe"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=12)


@settings(max_examples=100, deadline=None)
@given(TEXT, SPANS)
def test_any_spans_can_be_drawn_into_any_text(text: str, spans: list[tuple[int, int, bool]]) -> None:
    marks = {
        (a, b): Mark(
            a,
            b,
            anchor(a, b),
            act="call" if is_statement else None,
            number=1 if is_statement else None,
            href="x" if is_statement else None,
        )
        for a, b, is_statement in spans
        if a < b <= len(text)
    }
    tree = html.document_fromstring(f"<div>{drawn(text, 0, len(text), marks.values(), 'rtl')}</div>")
    assert "".join(tree.itertext()) == as_shown(text)
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(anchor(a, b) for a, b in marks)
    assert not tree.xpath("//a//a")
    for a, b in marks:
        first = "".join(tree.xpath(f"//*[@id='{anchor(a, b)}']")[0].itertext())
        assert as_shown(text[a:b]).startswith(first) and first


def test_a_span_outside_its_document_is_left_out() -> None:
    beyond = replace(REGISTER.points[0], wording=Span(ANBA.id, 5, 10_000))
    assert (5, 10_000) not in Lookup(replace(REGISTER, points=(beyond,))).cited[ANBA.id]
