"""The matrix of themes and meetings: where a point stands, what it is compared with, what is gone."""

from __future__ import annotations

from dataclasses import replace

from communique.figures.development import development
from views_register import AUTUMN, CHANGES, MEETINGS, POINTS, SPRING

IN_TIME = tuple(m for m in MEETINGS if m.id in (SPRING, AUTUMN))


def test_a_point_stands_under_the_first_of_its_themes() -> None:
    two = tuple(replace(p, themes=(*p.themes, "shore")) if "water" in p.themes else p for p in POINTS)
    lines = {line.theme: line for line in development(IN_TIME, two, CHANGES)}
    assert [len(cell.points) for cell in lines["water"].cells] == [2, 1]
    assert [len(cell.points) for cell in lines["shore"].cells] == [1, 1]


def test_moves_are_told_at_the_later_meeting_and_what_is_gone_too() -> None:
    lines = {line.theme: line for line in development(IN_TIME, POINTS, CHANGES)}
    assert [dict(cell.kinds) for cell in lines["water"].cells] == [{}, {"strengthened": 1, "not-visible": 1}]
    assert dict(lines["shore"].cells[1].kinds) == {"reworded": 1}


def test_a_meeting_is_compared_with_the_latest_before_it() -> None:
    """Where three meetings are compared pair by pair, the changes from the first to the third do not count twice."""
    third = replace(IN_TIME[1], id="salt-lakes/2032-01-01/ministers")
    again = replace(POINTS[4], id=f"{third.id}/water-1", meeting=third.id)
    changes = (
        *CHANGES,
        replace(CHANGES[0], earlier=AUTUMN, later=third.id, from_point=POINTS[4].id, to_point=again.id, kind="kept"),
        replace(CHANGES[0], earlier=SPRING, later=third.id, to_point=again.id, kind="weakened"),
    )
    lines = {line.theme: line for line in development((*IN_TIME, third), (*POINTS, again), changes)}
    assert dict(lines["water"].cells[2].kinds) == {"kept": 1}


def test_what_the_meeting_did_not_say_is_no_theme_of_its_body() -> None:
    assert "" not in {line.theme for line in development(IN_TIME, POINTS, CHANGES)}  # the price of salt is a third party's


def test_nothing_gives_nothing() -> None:
    assert development((), (), ()) == ()
