"""Direction is claimed from evidence alone, and the evidence is kept."""

from __future__ import annotations

import pytest

from communique.copies.direction import Evidence, direction
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.model import Document
from communique.settings import Copying, Settings
from copies_sample import STORY, document

EVIDENCE = Evidence(Knowledge())


def verdict(a: Document, b: Document, share: float = 1.0) -> tuple[str, str]:
    towards, reasons = direction(a, b, share, EVIDENCE, Copying())
    back, _ = direction(b, a, share, EVIDENCE, Copying())
    assert {towards, back} in ({"a-to-b", "b-to-a"}, {"common-source"}, {"unknown"}), "the verdict turns round with the pair"
    return towards, reasons[0].name if reasons else ""


def test_nothing_is_claimed_from_nothing() -> None:
    assert verdict(document("a", STORY), document("b", f"{STORY} {STORY}")) == ("unknown", "")


def test_the_agencys_own_page_that_the_other_credits() -> None:
    a, b = document("a", STORY, outlet="SPA"), document("b", STORY, outlet="Herald", agency="واس")
    assert verdict(a, b) == ("a-to-b", "credit")


def test_an_outlet_named_in_a_credit_line() -> None:
    a = document("a", STORY, outlet="صحيفة المرفأ")  # "The Harbour newspaper"
    b = document(
        "b", "", outlet="Herald", regions=((f"{STORY}\n", "body"), ("نقلا عن صحيفة المرفأ", "credit"))
    )  # "quoted from ..."
    assert verdict(a, b) == ("a-to-b", "credit")


def test_an_outlet_named_in_running_text_is_no_credit() -> None:
    a = document("a", STORY, outlet="صحيفة المرفأ")
    assert verdict(a, document("b", f"{STORY} صحيفة المرفأ", outlet="Herald")) == ("unknown", "")


@pytest.mark.parametrize(("first", "second"), [("و م ع", "MAP"), ("و م ع", None)])
def test_an_agency_that_is_neither_of_them_is_the_common_source(first: str, second: str | None) -> None:
    a, b = document("a", STORY, outlet="Herald", agency=first), document("b", STORY, outlet="Gazette", agency=second)
    assert verdict(a, b) == ("common-source", "credit")


def test_two_agencies_leave_it_open() -> None:
    a, b = document("a", STORY, agency="MAP"), document("b", STORY, agency="SPA")
    assert verdict(a, b) == ("unknown", "")


def test_the_official_text_is_where_its_words_come_from() -> None:
    assert verdict(document("a", STORY, kind="official"), document("b", STORY)) == ("a-to-b", "kind")


def test_the_official_text_goes_before_an_agencys_credit() -> None:
    assert verdict(document("a", STORY, kind="official"), document("b", STORY, agency="MAP")) == ("a-to-b", "kind")


def test_an_agency_that_signs_its_own_page_is_no_third() -> None:
    own = document("a", STORY, outlet="Saudi Press Agency", agency="واس")
    assert verdict(own, document("b", STORY, outlet="Herald")) == ("a-to-b", "kind")


def test_an_agencys_own_page_without_credit() -> None:
    assert verdict(document("a", STORY, outlet="Herald"), document("b", STORY, outlet="WAM")) == ("b-to-a", "kind")


def test_dates_count_beyond_the_tolerance() -> None:
    early = document("a", STORY, published="2022-05-01")
    assert verdict(early, document("b", STORY, published="2022-05-02")) == ("unknown", "")
    assert verdict(early, document("b", STORY, published="2022-05-04")) == ("a-to-b", "published")


@pytest.mark.parametrize(("date", "rule"), [("2022-05-04", "crawl date"), ("2022-05-04", "copy c"), ("2022-05", "printed date")])
def test_dates_that_prove_nothing(date: str, rule: str) -> None:
    early = document("a", STORY, published="2022-05-01")
    assert verdict(early, document("b", STORY, published=date, rule=rule)) == ("unknown", "")


def test_little_in_common_across_a_long_time_is_a_formula() -> None:
    official = document("a", STORY, kind="official", published="2020-05-01")
    report = document("b", STORY, published="2022-05-04")
    assert verdict(official, report, share=0.1) == ("common-source", "formula")
    assert verdict(official, report, share=0.9) == ("a-to-b", "kind")
    assert verdict(official, document("c", STORY, published="2020-05-03"), share=0.1) == ("a-to-b", "kind")


def test_an_agency_that_no_list_holds() -> None:
    own = document("a", STORY, outlet="وكالة المرفأ للأنباء")  # "Harbour agency for news"
    assert verdict(own, document("b", STORY, outlet="Herald", agency="المرفأ")) == ("a-to-b", "credit")
    assert verdict(own, document("b", STORY, outlet="Herald")) == ("a-to-b", "kind")


def test_an_outlet_that_signs_its_own_dateline_credits_nobody() -> None:
    early = document("a", STORY, outlet="صحيفة المرفأ", published="2022-05-01")
    late = document("b", "", outlet="المرفأ", published="2022-05-01", regions=(("تونس – المرفأ\n", "dateline"), (STORY, "body")))
    assert verdict(early, late) == ("unknown", "")


def test_credit_goes_before_dates() -> None:
    late = document("a", STORY, outlet="MAP", published="2022-05-09")
    early = document("b", STORY, outlet="Herald", agency="MAP", published="2022-05-01")
    assert verdict(late, early) == ("a-to-b", "credit")


def test_the_reasons_stand_on_the_copy() -> None:
    a, b = document("a", STORY, outlet="Herald", agency="MAP"), document("b", STORY, outlet="Gazette", agency="MAP")
    (copy,) = find_copies([a, b], Settings(), Knowledge())
    assert copy.direction == "common-source"
    assert [reason.name for reason in copy.reasons][-1] == "credit"
