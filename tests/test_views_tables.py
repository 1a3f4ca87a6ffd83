"""Tables for spreadsheets, citations, and the words that points are called by."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from communique.knowledge import Knowledge
from communique.model import Register, Span
from communique.views.citation import cite_meeting, cite_point
from communique.views.lookup import Lookup
from communique.views.naming import outlet
from communique.views.pages import Pages
from communique.views.tables import written
from views_register import ANBA, MEETINGS, OFFICIAL, POINTS, REGISTER, SPRING, STATION, at

ENGLISH, ARABIC = Pages(Knowledge()), Pages(Knowledge(), "ar")
LOOKUP = Lookup(REGISTER)


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_meetings_table_holds_what_its_page_shows() -> None:
    head, *rows = read(ENGLISH.meeting_table(LOOKUP, SPRING))
    assert head[0] == "Point" and head[-1] == "مرآة الملح" and len(rows) == 3
    assert rows[0][0].startswith("open a shared gauge station") and rows[0][-4:] == ["verbatim", "reworded", "partial", "reworded"]
    assert read(ARABIC.meeting_table(LOOKUP, SPRING))[0][0] == "النقطة"


def test_every_other_table_has_a_row_for_each_thing() -> None:
    assert len(read(ENGLISH.commitments_table(LOOKUP))) == 3
    assert len(read(ENGLISH.reports_table(LOOKUP))) == 1 + len(REGISTER.documents)
    assert [row[0] for row in read(ENGLISH.body_table(LOOKUP, "salt-lakes"))[1:]] == ["Water", "Shore"]
    assert {row[0] for row in read(ENGLISH.outlets_table(LOOKUP))[1:]} == {"أنباء الساحل", "Shore Gazette", "مرآة الملح"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_runs_in_a_spreadsheet(cell: str) -> None:
    assert read(written(["head"], [[cell]]))[1][0].startswith("'")


def test_a_citation_has_the_words_and_an_id_that_stays() -> None:
    shelf = ENGLISH.shelf(LOOKUP)
    point = LOOKUP.point(STATION)
    wording = shelf.called(point)
    assert wording
    made = cite_point(shelf, point, wording, MEETINGS[0])
    assert (
        STATION in made.text
        and "gauge station" in made.text
        and made.span == f"{OFFICIAL.id}:{wording.span.start}-{wording.span.end}"
    )
    assert made.bibtex.startswith("@misc{") and made.bibtex.count("{") == made.bibtex.count("}") and "year = {2031}" in made.bibtex
    assert cite_meeting(ARABIC.shelf(LOOKUP), MEETINGS[0]).text.startswith("مجلس البحيرات المالحة، على مستوى الوزراء، 9 أبريل 2031")


def test_strangers_do_not_end_a_field_of_bibtex() -> None:
    register = replace(REGISTER, points=(replace(POINTS[0], id=f"{SPRING}/x}}\\end{{y"),))
    shelf = ENGLISH.shelf(Lookup(register))
    point = register.points[0]
    wording = shelf.called(point)
    assert wording
    made = cite_point(shelf, point, wording, None)
    assert made.bibtex.count("{") == made.bibtex.count("}") and "\\" not in made.bibtex


def test_a_point_is_called_by_the_official_words_of_the_readers_language() -> None:
    arabic = replace(ANBA, id="official-ar", kind="official")
    row = replace(
        next(c for c in REGISTER.carriage if c.document == ANBA.id and c.point == STATION),
        document=arabic.id,
        spans=(Span(arabic.id, *_bounds("افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032")),),
    )
    register = replace(REGISTER, documents=(*REGISTER.documents, arabic), carriage=(*REGISTER.carriage, row))
    called = {pages.tongue.language: pages.shelf(Lookup(register)).called(POINTS[0]) for pages in (ENGLISH, ARABIC)}
    assert called["en"] and called["en"].text.startswith("open a shared gauge station")
    assert called["ar"] and called["ar"].text.startswith("افتتاح محطة قياس")
    # of a partial rendering one cannot say that it is the point, and press is not official
    partial = replace(register, carriage=(*REGISTER.carriage, replace(row, form="partial")))
    assert ARABIC.shelf(Lookup(partial)).called(POINTS[0]).text.startswith("open a")  # type: ignore[union-attr]
    assert ARABIC.shelf(LOOKUP).called(POINTS[0]).text.startswith("open a")  # type: ignore[union-attr]


def test_of_two_places_in_a_translation_the_one_with_the_numbers_is_the_points() -> None:
    text = "من مطلع 2026 تطبق المعايير على كل المحطات الجديدة والقائمة. محطة قبل ٢٠٣٢"  # "from the beginning of 2026 ...; a station before 2032"
    arabic = replace(ANBA, id="official-ar", kind="official", text=text)
    whole, part = text.split(". ")
    spans = (Span(arabic.id, 0, len(whole)), Span(arabic.id, text.index(part), len(text)))
    row = replace(REGISTER.carriage[0], document=arabic.id, spans=spans)
    register = replace(REGISTER, documents=(*REGISTER.documents, arabic), carriage=(*REGISTER.carriage, row))
    called = ARABIC.shelf(Lookup(register)).called(POINTS[0])
    assert called and called.text == part


def _bounds(words: str) -> tuple[int, int]:
    found = at(ANBA, words)
    return found.start, found.end


def test_quotations_are_mended_and_their_span_is_not() -> None:
    broken = replace(ANBA, text="قال إن ل#x200d;داعش حضورا")  # "that to #x200d; Daesh ..."
    register = Register(documents=(broken,))
    quotation = ENGLISH.shelf(Lookup(register)).quotation(Span(broken.id, 7, 19))
    assert quotation and quotation.text == "لداعش" and (quotation.span.start, quotation.span.end) == (7, 19)


def test_a_document_without_an_outlet_is_named_in_the_readers_language() -> None:
    official = replace(OFFICIAL, outlet=None, url=None)
    assert outlet(official) == "Official text, English"
    assert outlet(official, ARABIC.tongue) == "النص الرسمي، الإنجليزية"
