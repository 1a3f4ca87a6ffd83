"""The yardstick of quotation marks: what it takes for a statement and how it is compared."""

from __future__ import annotations

from benchmarks.quotation_baseline import Shares, compare, contents, figures
from communique.model import Document, Region

BODY = "قال البيان «إن الدول الأعضاء تدعم الحوار» ورحب بخطة «أفق» ثم أكد دعمه للسلام."  # 'said "member states support dialogue"; "Horizon" is a name'


def document(body: str) -> Document:
    return Document("d", "d", None, "press", "ar", None, None, None, None, None, body, (Region(0, len(body), "body", "test"),), ())


def test_a_long_quotation_counts_and_a_name_does_not() -> None:
    assert [BODY[start:end] for start, end in contents(document(BODY))] == ["إن الدول الأعضاء تدعم الحوار"]


def test_shares_of_what_was_coded() -> None:
    coded = [[(0, 10), (20, 30)]]
    assert compare([[(1, 10)]], coded) == Shares(found=0.5, right=1.0, f1=2 / 3)
    assert compare([[]], coded) == Shares(found=0.0, right=1.0, f1=0.0)


def test_figures_have_no_row_where_nothing_is_coded() -> None:
    assert figures([document(BODY)], [[]]) == {}
    assert figures([document(BODY)], [[(12, 40)]])["quotation marks alone.right"] == 1.0
