"""What people found to be the same or different goes before every likeness."""

from communique.model import Judgement
from points_sample import Found, find, text

ONE = text(
    "one",
    """commit/firm | ستنظف الدول الأعضاء جميع القنوات قبل نهاية العام
       concern | القلق البالغ من تلوث مياه الأنهار في الدلتا""",
)
"""Member states will clean all canals before the year's end; deep concern at the pollution of rivers in the delta."""
TWO = text(
    "two",
    """commit/firm | ستنظف الدول الأعضاء كافة القنوات قبل نهاية السنة
       concern | القلق الشديد من تلوث مياه الأنهار في الدلتا""",
)
FAR = text("three", "affirm | احترام حقوق المزارعين في أعالي النهر")


def said(verdict: str, *subjects: str, on: str = "2031-01-01", by: str = "Amina") -> Judgement:
    return Judgement(subjects, verdict, by, on, "")  # type: ignore[arg-type]


def point(found: Found, act: str, document: str = "one") -> str:
    return next(s.point for s in found.statements if s.act == act and s.document == document) or ""


def statement(act: str, document: str) -> str:
    return next(s.id for one in (ONE, TWO, FAR) for s in one.statements if s.act == act and s.document == document)


def test_statements_found_different_are_not_one_point() -> None:
    assert point(find(ONE, TWO), "commit") == point(find(ONE, TWO), "commit", "two")
    found = find(ONE, TWO, judgements=(said("different", statement("commit", "one"), statement("commit", "two")),))
    assert point(found, "commit") != point(found, "commit", "two")
    assert point(found, "concern") == point(found, "concern", "two")


def test_points_found_the_same_are_one_and_say_who_found_so() -> None:
    before = find(ONE, TWO, FAR)
    ids = point(before, "concern"), point(before, "affirm", "three")
    assert len(set(ids)) == 2
    found = find(ONE, TWO, FAR, judgements=(said("same", *ids),))
    assert point(found, "concern") == point(found, "affirm", "three")
    joined = next(p for p in found.points if p.id == point(found, "concern"))
    assert len(joined.statements) == 3
    assert [(r.value, r.detail) for r in joined.reasons if r.name == "judgement"] == [("same", "Amina, 2031-01-01")]


def test_a_points_id_stands_for_its_wording_whatever_it_has_become() -> None:
    ids = point(find(ONE), "concern"), point(find(FAR), "affirm", "three")  # before the second report came
    found = find(ONE, TWO, FAR, judgements=(said("same", *ids),))
    assert point(found, "concern") == point(found, "affirm", "three")


def test_what_is_different_is_not_joined_through_others() -> None:
    three = text("three", "commit/firm | ستنظف الدول الأعضاء جميع القنوات قبل نهاية هذا العام")
    apart = statement("commit", "one"), statement("commit", "two")
    found = find(ONE, TWO, three, judgements=(said("different", *apart),))
    assert point(found, "commit") != point(found, "commit", "two")


def test_the_later_of_two_verdicts_holds() -> None:
    pair = statement("commit", "one"), statement("commit", "two")
    first, then = said("different", *pair), said("same", *pair[::-1], on="2031-02-01", by="Basil")
    found = find(ONE, TWO, judgements=(first, then))
    assert point(found, "commit") == point(found, "commit", "two")
    found = find(ONE, TWO, judgements=(then, first))
    assert point(found, "commit") != point(found, "commit", "two")


def test_verdicts_on_what_is_not_there_change_nothing() -> None:
    strange = said("same", "nowhere:0-3", statement("commit", "one"))
    assert find(ONE, TWO, judgements=(strange,)).points == find(ONE, TWO).points
