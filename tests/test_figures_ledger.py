"""The ledger narrows by what its entries hold, and offers what there is."""

from __future__ import annotations

import pytest

from communique.figures.ledger import Wanted, choices, entries
from views_register import LATER_STATION, POINTS, REGISTER, STATION

ENTRIES = entries({m.id: m for m in REGISTER.meetings}, POINTS, {d.id: d for d in REGISTER.documents})


def test_every_commitment_is_an_entry_with_its_doer() -> None:
    assert [(e.point.id, e.doer, e.year) for e in ENTRIES] == [
        (STATION, "The ministers", "2031"),
        (LATER_STATION, "وزراء مجلس البحيرات المالحة", "2031"),
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), 2), (Wanted(body="salt-lakes"), 2), (Wanted(body="salt"), 0), (Wanted(theme="water"), 2), (Wanted(theme="shore"), 0),
        (Wanted(doer="The ministers"), 1), (Wanted(strength="firm"), 2), (Wanted(strength="soft"), 0), (Wanted(year="2031"), 2),
        (Wanted(year="2032"), 0), (Wanted(theme="water", doer="The ministers"), 1),
    ],
)  # fmt: skip
def test_what_a_reader_wants(wanted: Wanted, expected: int) -> None:
    assert sum(e.fits(wanted) for e in ENTRIES) == expected
    assert wanted.anything is (wanted != Wanted())


def test_choices_count_what_each_value_leaves() -> None:
    offered = choices(ENTRIES)
    for field, counts in offered.items():
        for value, count in counts.items():
            assert sum(e.fits(Wanted(**{field: value})) for e in ENTRIES) == count


def test_a_commitment_of_a_meeting_that_is_not_at_hand_is_no_entry() -> None:
    assert entries({}, POINTS, {}) == ()
