"""The time line: a day is a dot, an open date a bar over its bounds, nothing lies on anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Held, Meeting
from communique.views.timeline import APART, timeline
from views_register import MEETINGS


def meeting(date: str | None = None, after: str | None = None, before: str | None = None) -> Meeting:
    return replace(MEETINGS[0], held=Held(date, "made", (), after, before))


def drawn(*meetings: Meeting):  # type: ignore[no-untyped-def]
    return timeline([(n + 1, f"m{n}.html", m) for n, m in enumerate(meetings)])


def test_meetings_keep_their_order_in_time() -> None:
    found = drawn(meeting("2031-01-05"), meeting("2031-04-09"), meeting("2032-02-01"))
    assert [d.number for d in sorted(found.dots, key=lambda d: d.x)] == [1, 2, 3]


def test_an_open_date_is_a_bar_over_what_its_texts_leave_open() -> None:
    found = drawn(meeting("2031-01-01"), meeting(None, "2031-02-01", "2031-03-01"), meeting("2031-04-01"))
    first, bar, last = sorted(found.dots, key=lambda d: d.number)
    assert bar.width > 0 and not bar.open_left and not bar.open_right
    assert first.x < bar.x and bar.x + bar.width < last.x


def test_a_date_bounded_on_one_side_is_open_on_the_other() -> None:
    found = drawn(meeting("2031-01-01"), meeting(None, None, "2031-06-01"), meeting(None, "2031-03-01", None))
    by_number = {d.number: d for d in found.dots}
    assert by_number[2].open_left and not by_number[2].open_right
    assert by_number[3].open_right and not by_number[3].open_left


def test_a_meeting_without_any_bound_stands_off_the_axis() -> None:
    found = drawn(meeting("2031-01-01"), meeting())
    assert [d.number for d in found.undated] == [2]
    assert drawn(meeting()).dots == () and drawn().height == 0


DAYS = st.dates().map(lambda d: d.isoformat()) | st.none() | st.sampled_from(["2031", "2031-04", "nonsense", "2031-13-01"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(meeting, DAYS, DAYS, DAYS), max_size=12))
def test_dots_lie_inside_the_drawing_and_apart(meetings: list[Meeting]) -> None:
    found = drawn(*meetings)
    assert len(found.dots) + len(found.undated) == len(meetings)
    for dot in found.dots:
        assert 0 <= dot.x <= 100 and dot.width >= 0 and dot.x + dot.width <= 100.01
        assert 0 < dot.y < found.height
    lanes: dict[int, list[tuple[float, float]]] = {}
    for dot in found.dots:
        lanes.setdefault(dot.y, []).append((dot.x, dot.x + dot.width))
    for places in lanes.values():
        ordered = sorted(places)
        assert all(b[0] - a[1] >= APART - 0.02 for a, b in pairwise(ordered))
    assert len(found.ticks) <= 7


def test_a_short_time_is_marked_in_days() -> None:
    found = drawn(meeting("2031-04-09"), meeting("2031-04-11"))
    assert [t.label for t in found.ticks][:2] == ["4 Apr 2031", "9 Apr"]
